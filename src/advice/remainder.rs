//! What cuts leave behind in their clauses: a small word that leads to nothing, a bullet without words, are cut too.
//! Knows words and clauses; does not know why something is cut.

use super::edit::{line, states};
use crate::analysis::Analysis;
use crate::span::{Field, Place, Span};
use crate::text::language::is_function_word;

/// What ends a clause.
const ENDS: [char; 5] = ['\n', ';', '.', '!', '?'];
/// Small words that lead to a tool, beside those of the languages.
const LEADING: [&str; 4] = ["sous", "via", "using", "type"];

/// The cuts, with what they would leave dangling; `stays` are the phrases that must not go.
pub(super) fn tidied(analysis: &Analysis<'_>, mut cuts: Vec<Place>, stays: &[Span]) -> Vec<Place> {
    let mut clauses: Vec<Span> = cuts
        .iter()
        .filter(|cut| cut.field == Field::Description)
        .filter_map(|cut| clause(analysis, cut.span))
        .collect();
    clauses.dedup();
    for clause in clauses {
        let own: Vec<Span> = cuts
            .iter()
            .filter(|cut| cut.field == Field::Description && cut.span.overlaps(clause))
            .map(|cut| cut.span)
            .collect();
        if let Some(more) = dangling(analysis, clause, &own, stays) {
            cuts.push(Place {
                field: Field::Description,
                span: more,
            });
        }
    }
    cuts
}

/// What else is to be cut in a clause; nothing when what stays can stand.
fn dangling(analysis: &Analysis<'_>, clause: Span, cuts: &[Span], stays: &[Span]) -> Option<Span> {
    let passage = analysis.reading.passage(Field::Description);
    let text = passage.text.as_str();
    let tokens = || passage.tokens.list.iter().enumerate();
    let left = |span: Span| !cuts.iter().any(|cut| cut.overlaps(span));
    let kept: Vec<usize> = tokens()
        .filter(|(_, token)| clause.covers(token.span) && left(token.span))
        .map(|(at, _)| at)
        .collect();
    let is_small = |at: &usize| {
        is_function_word(passage.tokens.list[*at].word)
            || LEADING.contains(&passage.tokens.word(*at))
    };
    let last_cut = cuts.iter().map(|cut| cut.end).max()?;
    // something stands behind the cut: the small words before it lead there
    let leads = |at: &&usize| passage.tokens.list[**at].span.start >= last_cut;
    if kept.iter().any(|at| leads(&at)) {
        return None;
    }
    let full = kept.iter().rposition(|at| !is_small(at));
    let dangle = kept.len() - full.map_or(0, |at| at + 1);
    if dangle == 0 && !kept.is_empty() {
        return None;
    }
    let stands = |stay: &Span| stay.overlaps(clause) && left(*stay);
    if !stays.iter().any(stands) && !states(analysis, clause) {
        return Some(whole(text, clause));
    }
    // the clause stays: only the small words go, with the blanks around them
    let from = full.map(|at| passage.tokens.list[kept[at]].span.end)?;
    (from < last_cut).then_some(Span {
        start: from,
        end: last_cut,
    })
}

/// The clause in which a cut lies, without the bullet before it; nothing when the cut goes beyond one.
fn clause(analysis: &Analysis<'_>, cut: Span) -> Option<Span> {
    let text = analysis.reading.passage(Field::Description).text.as_str();
    // the point in a name or a figure ends nothing
    let ends_there = |(at, sign): &(usize, &str)| {
        let next = text.get(at + 1..).and_then(|rest| rest.chars().next());
        *sign != "." || next.is_none_or(|next| !next.is_alphanumeric())
    };
    let ends: Vec<usize> = text
        .match_indices(ENDS)
        .filter(ends_there)
        .map(|(at, _)| at)
        .collect();
    let (start, end) = (cut.start as usize, cut.end as usize);
    if ends.iter().any(|at| (start..end).contains(at)) {
        return None;
    }
    let from = ends
        .iter()
        .rev()
        .find(|at| **at < start)
        .map_or(0, |at| at + 1);
    let to = ends
        .iter()
        .find(|at| **at >= end)
        .map_or(text.len(), |at| *at);
    let said = text.get(from..to)?;
    // a heading is not cut
    (!said.contains(':')).then(|| Span::new(from, to))
}

/// A whole clause, with the sign that parts it from its neighbours; with its bullet and line when it is alone there.
fn whole(text: &str, clause: Span) -> Span {
    let said = clause.of(text);
    let blank = said.len()
        - said
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .len();
    let inner = Span::new(
        clause.start as usize + blank,
        clause.start as usize + said.trim_end().len(),
    );
    let starts_line = clause.start == 0 || text[..clause.start as usize].ends_with('\n');
    let after = text.get(clause.end as usize..).unwrap_or("");
    if starts_line && after.starts_with([';', '.']) {
        let rest = &after[1..];
        let spaces = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
        if !rest[spaces..].is_empty() && !rest[spaces..].starts_with('\n') {
            return Span::new(inner.start as usize, clause.end as usize + 1 + spaces);
        }
    }
    if starts_line {
        return line(text, inner, false);
    }
    // behind another clause: the sign before it goes, the one after it stays
    Span::new(clause.start as usize - 1, clause.end as usize)
}
