//! Tables with other headers.

use super::all_read;
use crate::bulk::AD;

#[test]
fn tables_with_other_headers() {
    let bytes = |text: &str| text.as_bytes().to_vec();
    let long = |header: &str| {
        format!("{header}\n7,Community manager (H/F),\"{AD}\"\n8,Vidéaste (H/F),\"{AD}\"\n")
            .into_bytes()
    };
    all_read(vec![
        (
            "a blank line above",
            "a.csv",
            bytes("\n\nid,title,text\n1,CM,a\n"),
            "1:CM:a",
        ),
        (
            "a title above",
            "a.csv",
            bytes("Export du 3 mars\n\nid,title,text\n1,CM,a\n"),
            "1:CM:a",
        ),
        (
            "a title with its empty cells above",
            "a.csv",
            bytes("Offres;;\n;;\nid;title;text\n1;CM;a\n"),
            "1:CM:a",
        ),
        (
            "capitals and accents",
            "a.csv",
            bytes("RÉFÉRENCE,INTITULÉ DU POSTE,DESCRIPTIF\n1,CM,a\n"),
            "1:CM:a",
        ),
        (
            "camel case",
            "a.csv",
            bytes("jobId,jobTitle,jobDescription\n1,CM,a\n"),
            "1:CM:a",
        ),
        (
            "German",
            "a.csv",
            bytes("Kennung;Stellenbezeichnung;Stellenbeschreibung\n1;CM;a\n"),
            "1:CM:a",
        ),
        (
            "Spanish",
            "a.csv",
            bytes("referencia;Título del puesto;Descripción del puesto\n1;CM;a\n"),
            "1:CM:a",
        ),
        (
            "Italian",
            "a.csv",
            bytes("riferimento;Titolo dell'annuncio;Testo dell'annuncio\n1;CM;a\n"),
            "1:CM:a",
        ),
        (
            "Dutch",
            "a.csv",
            bytes("referentie;Functietitel;Vacaturetekst\n1;CM;a\n"),
            "1:CM:a",
        ),
        (
            "Portuguese",
            "a.csv",
            bytes("identificador;Título da vaga;Descrição da vaga\n1;CM;a\n"),
            "1:CM:a",
        ),
        (
            "names that tell nothing",
            "a.csv",
            long("no,quoi,blabla"),
            "~:Community manager (H/F):Vos missions",
        ),
        (
            "two columns of one name, the first empty",
            "a.csv",
            bytes("title,description,description\nCM,,a\n"),
            ":CM:a",
        ),
        (
            "names in quotes with blanks",
            "a.csv",
            bytes("\" id \",\" Title \",\"text\"\n1,CM,a\n"),
            "1:CM:a",
        ),
        (
            "a header with empty cells at its end",
            "a.csv",
            bytes("id,title,text,,\n1,CM,a,,\n2,VID,b\n"),
            "1:CM:a / 2:VID:b",
        ),
        (
            "an index without a name",
            "a.csv",
            bytes(",title,text\n0,CM,a\n"),
            ":CM:a",
        ),
        (
            "one column alone",
            "a.csv",
            bytes("description\nUn texte, deux; trois\n"),
            "::Un texte, deux; trois",
        ),
        ("a header alone", "a.csv", bytes("id,title,text\n"), ""),
        ("nothing", "a.csv", bytes(""), "~refused: it is empty"),
        (
            "blank lines alone",
            "a.csv",
            bytes("\n \n\n"),
            "~refused: it is empty",
        ),
        (
            "no texts",
            "a.csv",
            bytes("nom,prix\nx,3\n"),
            "~found \"nom\", \"prix\". Name the column \"description\"",
        ),
    ]);
}
