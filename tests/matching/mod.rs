//! Matching at size: what the memory finds is what scoring every pair finds, after any changes and under any filter.

mod scene;
mod search;
