//! XML feeds of every board.

use super::{all_read, latin};
use crate::bulk::gzip;

#[test]
fn feeds_of_every_board() {
    let bytes = |text: &str| text.as_bytes().to_vec();
    all_read(vec![
        (
            "Indeed",
            "a.xml",
            bytes(
                "<?xml version='1.0' encoding='utf-8'?><source><publisher>X</publisher><job><title><![CDATA[CM]]></title><referencenumber>1</referencenumber><description><![CDATA[<p>a</p><p>b</p>]]></description></job><job><title>VID</title><description>c</description></job></source>",
            ),
            "~ / :VID:c",
        ),
        (
            "HR-XML",
            "a.xml",
            bytes(
                "<JobPositionPosting><JobPositionPostingId>7</JobPositionPostingId><JobPositionInformation><JobPositionTitle>CM</JobPositionTitle><JobPositionDescription><JobPositionPurpose>a</JobPositionPurpose><SummaryText>b</SummaryText></JobPositionDescription></JobPositionInformation></JobPositionPosting>",
            ),
            "7:CM:a\nb",
        ),
        (
            "HR Open",
            "a.xml",
            bytes(
                "<o:PositionOpening xmlns:o='x'><o:PositionProfile><o:PositionTitle>CM</o:PositionTitle><o:PositionFormattedDescription><o:Content>a</o:Content></o:PositionFormattedDescription></o:PositionProfile></o:PositionOpening>",
            ),
            ":CM:a",
        ),
        (
            "RSS",
            "a.rss",
            bytes(
                "<rss><channel><title>Offres</title><item><title>CM</title><description>&lt;p&gt;a&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;</description></item></channel></rss>",
            ),
            "~:CM:a",
        ),
        (
            "Latin letters declared",
            "a.xml",
            latin(
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><jobs><job><title>Été</title><description>Orléans</description></job></jobs>",
            ),
            ":Été:Orléans",
        ),
        (
            "HTML as elements",
            "a.xml",
            bytes(
                "<jobs><job><title>CM</title><description><p>a</p><ul><li>b</li></ul></description></job></jobs>",
            ),
            "~:CM:a",
        ),
        (
            "French names",
            "a.xml",
            bytes(
                "<offres><offre><reference>1</reference><intitule>CM</intitule><descriptif>a</descriptif></offre></offres>",
            ),
            "1:CM:a",
        ),
        (
            "names that nobody knows",
            "a.xml",
            bytes(
                "<x><y><titre>CM</titre><texte>a</texte></y><y><titre>VID</titre><texte>b</texte></y></x>",
            ),
            ":CM:a / :VID:b",
        ),
        (
            "XML under .csv",
            "a.csv",
            bytes("<?xml version='1.0'?><jobs><job><title>CM</title><text>a</text></job></jobs>"),
            ":CM:a",
        ),
        (
            "a feed that is cut",
            "a.xml",
            bytes("<jobs><job><title>CM</title><text>a</text></job><job><title>VI"),
            "~:CM:a / !2 broken XML",
        ),
        (
            "signs that should be written otherwise",
            "a.xml",
            bytes("<jobs><job><title>R & D</title><text>a</text></job></jobs>"),
            ":R & D:a",
        ),
        (
            "a page under the name of a spreadsheet",
            "a.xls",
            bytes("<html><table><tr><td>titre</td></tr></table></html>"),
            "~refused: this is a web page under the name of a table",
        ),
        (
            "a page",
            "a.xml",
            bytes("<html><body>x</body></html>"),
            "~refused: no ads are found in this XML",
        ),
        (
            "a feed in gzip",
            "a.xml.gz",
            gzip(b"<jobs><job><title>CM</title><text>a</text></job></jobs>"),
            ":CM:a",
        ),
    ]);
}
