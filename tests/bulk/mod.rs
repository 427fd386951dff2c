//! Files of many ads: every habit of those who write them, and runs that stop and go on.

mod accents;
mod archive;
#[cfg(feature = "parquet")]
mod columnar;
mod filter;
mod spreadsheet;
mod stop;
mod survey;
mod torture;

use rolefit::bulk::{Asked, Format, Postings, Source};
use std::path::Path;

/// A text that is long enough to be judged, and to be known again.
pub const AD: &str = "Vos missions : vous animez nos réseaux sociaux, vous créez du contenu et vous répondez aux commentaires de la communauté. \
    Profil : vous maîtrisez Instagram et Canva, vous avez deux ans d'expérience en communication. CDI à Nantes, 26 à 29 k€ brut par an.";

/// What is read from a file: "id:title:text" for an ad, "!row reason" for a bad row, "refused: reason" for the whole.
pub fn read(name: &str, bytes: &[u8], asked: &Asked) -> String {
    let format = Format::of(Path::new(name)).unwrap();
    let bytes = std::io::Cursor::new(bytes.to_vec());
    match Source::open(Box::new(bytes), format, asked, None) {
        Ok(source) => told(source, asked),
        Err(refused) => format!("refused: {refused}"),
    }
}

/// What a source holds.
pub fn told(source: Source, asked: &Asked) -> String {
    let ads = Postings::of(source, asked.clone()).map(|row| match row {
        Ok(Ok(ad)) => {
            let text: String = ad.description.chars().take(40).collect();
            format!("{}:{}:{text}", ad.id.unwrap_or_default(), ad.title)
        }
        Ok(Err(bad)) => format!("!{} {}", bad.row, bad.fault),
        Err(error) => format!("stopped: {error}"),
    });
    ads.collect::<Vec<_>>().join(" / ")
}

/// A packed copy of some bytes.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

pub fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}
