//! JSON of every shape.

use super::{all_read, wide};
use crate::bulk::zstd;

#[test]
fn json_of_every_shape() {
    let bytes = |text: &str| text.as_bytes().to_vec();
    all_read(vec![
        (
            "an array",
            "a.json",
            bytes(
                "[{\"id\":1,\"title\":\"CM\",\"description\":\"a\"},{\"id\":2,\"title\":\"VID\",\"description\":\"b\"}]",
            ),
            "1:CM:a / 2:VID:b",
        ),
        (
            "an array with a mark before it",
            "a.json",
            bytes("\u{FEFF}[\n  {\n    \"title\": \"CM\",\n    \"texte\": \"a\"\n  }\n]\n"),
            ":CM:a",
        ),
        (
            "an array in UTF-16",
            "a.json",
            wide("[{\"titre\":\"CM\",\"texte\":\"é\"}]", true),
            ":CM:é",
        ),
        (
            "objects one after the other",
            "a.json",
            bytes("{\"title\":\"CM\",\"text\":\"a\"}\n{\"title\":\"VID\",\"text\":\"b\"}"),
            ":CM:a / :VID:b",
        ),
        (
            "an array under .ndjson",
            "a.ndjson",
            bytes("[{\"title\":\"CM\",\"text\":\"a\"}]"),
            ":CM:a",
        ),
        (
            "an answer of France Travail",
            "a.json",
            bytes(
                "{\"resultats\":[{\"id\":\"123ABC\",\"intitule\":\"CM (H/F)\",\"description\":\"a\",\"entreprise\":{\"nom\":\"X\"},\"lieuTravail\":{\"libelle\":\"44 - NANTES\"}}],\"filtresPossibles\":[{\"filtre\":\"x\"}]}",
            ),
            "123ABC:CM (H/F):a",
        ),
        (
            "schema.org",
            "a.jsonld",
            bytes(
                "{\"@context\":\"https://schema.org\",\"@type\":\"JobPosting\",\"title\":\"CM\",\"description\":\"<p>a</p>\"}",
            ),
            ":CM:a",
        ),
        (
            "schema.org in a graph",
            "a.json",
            bytes(
                "{\"@graph\":[{\"@type\":\"Organization\",\"name\":\"X\"},{\"@type\":\"JobPosting\",\"title\":\"CM\",\"description\":\"a\"},{\"@type\":\"JobPosting\",\"title\":\"VID\",\"description\":\"b\"}]}",
            ),
            ":CM:a / :VID:b",
        ),
        (
            "schema.org in a list",
            "a.json",
            bytes(
                "{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":\"ListItem\",\"item\":{\"@type\":\"JobPosting\",\"title\":\"CM\",\"description\":\"a\"}}]}",
            ),
            ":CM:a",
        ),
        (
            "ads deep in an answer",
            "a.json",
            bytes("{\"status\":\"ok\",\"data\":{\"jobs\":[{\"title\":\"CM\",\"text\":\"a\"}]}}"),
            ":CM:a",
        ),
        (
            "hits of a search engine",
            "a.json",
            bytes(
                "{\"hits\":{\"total\":1,\"hits\":[{\"_id\":\"9\",\"_source\":{\"title\":\"CM\",\"text\":\"a\"}}]}}",
            ),
            ":CM:a",
        ),
        (
            "an array that is cut",
            "a.json",
            bytes("[{\"title\":\"CM\",\"text\":\"a\"},{\"title\":\"VI"),
            "~:CM:a / !2 not JSON",
        ),
        (
            "a slip in the middle",
            "a.json",
            bytes(
                "[{\"title\":\"CM\",\"text\":\"a\"},{\"title\":},{\"title\":\"VID\",\"text\":\"b\"}]",
            ),
            "~!2 not JSON",
        ),
        (
            "the ad behind a slip",
            "a.json",
            bytes(
                "[{\"title\":\"CM\",\"text\":\"a\"},{\"title\":},{\"title\":\"VID\",\"text\":\"b\"}]",
            ),
            "~/ :VID:b",
        ),
        (
            "no ads",
            "a.json",
            bytes("[1, null, {\"x\": 1}]"),
            "~!3 no ad in it",
        ),
        ("an empty array", "a.json", bytes("[]"), ""),
        (
            "lines with a blank one and a bad one",
            "a.ndjson",
            bytes("{\"title\":\"CM\",\"text\":\"a\"}\n\nnon\n{\"title\":\"VID\",\"text\":\"b\"}"),
            "~:CM:a / !3 not JSON",
        ),
        (
            "lines with a mark before them",
            "a.ndjson",
            bytes("\u{FEFF}{\"title\":\"CM\",\"text\":\"a\"}\r\n"),
            ":CM:a",
        ),
        (
            "texts as a list of lines",
            "a.ndjson",
            bytes("{\"title\":\"CM\",\"missions\":[\"a\",\"b\"]}"),
            ":CM:a\nb",
        ),
        (
            "lines in zstd",
            "a.ndjson.zst",
            zstd(b"{\"title\":\"CM\",\"text\":\"a\"}\n"),
            ":CM:a",
        ),
    ]);
}
