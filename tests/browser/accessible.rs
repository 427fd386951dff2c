//! What must hold of every page: the rules of accessibility, and that nothing runs off its side.

use super::chromium::{Browser, root};
use serde_json::json;
use std::fs;

/// axe-core, as `tests/run` installs it.
const AXE: &str = "tests/browser/node_modules/axe-core/axe.min.js";
/// The rules that must hold: WCAG 2.2, levels A and AA, and good practice.
const RULES: [&str; 6] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

impl Browser {
    /// Expects that axe-core finds nothing on the page as it is, and that nothing runs off its side.
    pub async fn is_accessible(&self) {
        let axe = fs::read_to_string(root().join(AXE))
            .expect("axe-core is needed: tests/run installs it");
        self.page
            .execute(&axe, vec![])
            .await
            .expect("axe-core runs");
        let script = "const done = arguments[arguments.length - 1]; \
                      axe.run(document, {runOnly: arguments[0], resultTypes: ['violations']}) \
                         .then(found => done(found), error => done({error: String(error)}));";
        let found = self
            .page
            .execute_async(script, vec![json!(RULES)])
            .await
            .expect("axe-core answers");
        let broken: Vec<String> = found["violations"]
            .as_array()
            .unwrap_or_else(|| panic!("{found}"))
            .iter()
            .map(|rule| {
                format!(
                    "{}: {} {}",
                    rule["id"], rule["help"], rule["nodes"][0]["html"]
                )
            })
            .collect();
        assert!(
            found["passes"]
                .as_array()
                .is_some_and(|passed| passed.len() > 10),
            "axe-core checked too little"
        );
        assert!(broken.is_empty(), "{broken:#?}");
        let wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
        self.until(wide).await;
    }
}
