//! Two versions of an ad compared: which findings are mended, new, or still there.
//! Knows findings; does not know what changed in the text.

use super::Finding;

/// What became of the findings of an older version: names and words of each.
#[derive(Debug, Default)]
pub struct Comparison<'f, 'r> {
    /// They were in the old version and are not in the new one.
    pub mended: Vec<&'f Finding<'r>>,
    /// They are in the new version only.
    pub new: Vec<&'f Finding<'r>>,
    /// They are in both.
    pub still: Vec<&'f Finding<'r>>,
}

/// Compares the findings of two versions: one for one, by rule.
#[must_use]
pub fn compare<'f, 'r>(old: &'f [Finding<'r>], new: &'f [Finding<'r>]) -> Comparison<'f, 'r> {
    let mut left: Vec<&Finding<'_>> = old.iter().collect();
    let mut comparison = Comparison::default();
    for finding in new {
        let same = |known: &&Finding<'_>| known.rule.code == finding.rule.code;
        if let Some(at) = left.iter().position(|known| same(&known)) {
            left.remove(at);
            comparison.still.push(finding);
        } else {
            comparison.new.push(finding);
        }
    }
    comparison.mended = left;
    comparison
}
