//! Parquet, for table programs and data lakes: in the feature `parquet`, which the default build leaves out.

mod column;
mod rows;
mod written;

pub(super) use rows::Rows;
pub(super) use written::write;
