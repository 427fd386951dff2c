//! Why a file is no ad that can be read, said so that its owner knows what to do.

/// Why a file is no ad that can be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It holds bytes that are no text.
    #[error("this is not text but binary data; give the ad as text, HTML, docx, odt, PDF or JSON")]
    Binary,
    /// It is of a format that is not read.
    #[error("this is {0}, which is not read; save the ad as docx, odt, PDF or text")]
    Format(&'static str),
    /// It is a table of many ads.
    #[error("this is a spreadsheet; \"rolefit bulk\" reads many ads from one")]
    Spreadsheet,
    /// It is a document that cannot be opened.
    #[error("this {0} file is damaged and cannot be opened; save it anew, or paste its text")]
    Broken(&'static str),
    /// It is a document that asks for a password.
    #[error("this {0} file is protected by a password; save it without one, or paste its text")]
    Locked(&'static str),
    /// It unpacks to more than any ad needs, or takes longer to read than any ad does.
    #[error(
        "this {0} file is far larger inside than any ad is; save only the ad, or paste its text"
    )]
    Bloated(&'static str),
    /// It is a PDF of pictures.
    #[error(
        "this PDF holds pictures of pages and no text, as a scan does; recognise its text first (OCR), or paste it"
    )]
    Scanned,
    /// It is a PDF whose fonts do not say which letters they draw.
    #[error(
        "the letters of this PDF cannot be told, its fonts do not name them; save it anew from the program it was written with, or paste its text"
    )]
    Unlettered,
    /// It is JSON without an ad in it.
    #[error("{0}")]
    Json(String),
}
