//! A report
