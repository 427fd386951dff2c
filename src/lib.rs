//! rolefit
pub mod span;
pub mod posting;
pub mod text;
pub mod taxonomy;
pub mod analysis;
pub mod advice;
pub mod wordings;
pub mod report;
pub mod evaluate;
pub mod bulk;
