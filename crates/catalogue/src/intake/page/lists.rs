//! Lists: what the call wants to reach, and the actions it offers.

use voorstel_model::RuleKind;

use super::headings::Heading;
use super::outline::{Block, Part, Piece};
use super::passage::Passage;
use crate::intake::draft::{Draft, MOST_ENTRIES, Origin};
use crate::intake::pattern::patterns;
use crate::intake::{Shown, What};

patterns! {
    OF_ACTIONS = r"(?i)\b(?:acties?|activiteiten|actions?|activities|projecten kunnen|projects (?:can|may|should))\b";
    OF_AIMS = r"(?i)\b(?:doelstellingen|doelen|doel|objectives?|aims?|goals?|prioriteiten|priorities|resultaten|outcomes?|trajectprogramma's)\b";
    OPEN_ENDED = r"(?i)\b(?:niet[- ](?:uitputtend|limitatief|exhaustief)\w*|non[- ]exhaustive|not exhaustive|onder (?:meer|andere)|such as|for example|zoals|bijvoorbeeld|other activities)\b";
    AT_LEAST_ONE = r"(?i)\b(?:een of meer|één of meer|minstens (?:een|één|1)|ten minste (?:een|één|1)|one or more|at least one)\b";
    ALL_OF = r"(?i)\b(?:alle volgende|al de volgende|elk van de volgende|all of the following|each of the following|all the following)\b";
    ABOUT = r"(?i)\b(?:hebben betrekking op|concern|relate to)\b";
}

/// A list with the words that lead it in.
struct List<'p> {
    lead: Option<(&'p Passage, std::ops::Range<usize>)>,
    items: Vec<(&'p Passage, usize)>,
}

/// Fills in aims and actions.
pub(crate) fn lists(draft: &mut Draft, call: &Block) {
    for part in &call.parts {
        if matches!(
            part.heading,
            Heading::Beneficiaries
                | Heading::Contact
                | Heading::Budget
                | Heading::Themes
                | Heading::Links
                | Heading::Annexes
        ) {
            continue;
        }
        for list in of_part(part) {
            let lead = list.lead.as_ref().map_or("", |(passage, range)| &passage.text[range.clone()]);
            let actions = match (OF_ACTIONS.is_match(lead), OF_AIMS.is_match(lead)) {
                (true, false) => true,
                (false, true) => false,
                // Both are named, or neither: the heading says.
                _ => part.heading == Heading::Actions,
            };
            if actions {
                menu(draft, part, &list, lead);
            } else if part.heading == Heading::Objectives || OF_AIMS.is_match(lead) {
                aims(draft, part, &list);
            }
        }
    }
    if draft.call.objective.is_empty() {
        // Running text under the heading is the aim as a whole.
        for part in call.under(Heading::Objectives) {
            let Some(Piece::Paragraph(passage)) = part.pieces.first() else { continue };
            let first = passage.sentences().into_iter().next();
            // What ends in a colon leads in something else.
            let Some(first) = first.filter(|first| !passage.text[first.clone()].ends_with(':')) else { continue };
            aim(draft, &passage.origin(first, &part.title));
        }
    }
}

/// Lists of marked items, and of unmarked lines behind a colon that each end in a semicolon.
fn of_part(part: &Part) -> Vec<List<'_>> {
    let mut lists: Vec<List<'_>> = Vec::new();
    let mut lead: Option<&Passage> = None;
    let mut open = false;
    let mut index = 0;
    while let Some(piece) = part.pieces.get(index) {
        match piece {
            Piece::Item(passage, indent) => {
                match lists.last_mut().filter(|_| open) {
                    Some(list) => list.items.push((passage, *indent)),
                    None => lists.push(List { lead: lead.and_then(last_sentence), items: vec![(passage, *indent)] }),
                }
                open = true;
                index += 1;
            }
            Piece::Paragraph(passage) => {
                open = false;
                lead = Some(passage);
                index += 1;
                let items = unmarked(passage, &part.pieces[index..]);
                if items.len() > 1 {
                    index += items.len();
                    lists.push(List {
                        lead: last_sentence(passage),
                        items: items.into_iter().map(|item| (item, 0)).collect(),
                    });
                }
            }
        }
    }
    lists
}

fn last_sentence(passage: &Passage) -> Option<(&Passage, std::ops::Range<usize>)> {
    // What is in brackets at the end belongs to the sentence before it.
    let sentences = passage.sentences();
    let last = sentences.last()?.clone();
    Some((passage, last))
}

fn unmarked<'p>(lead: &Passage, rest: &'p [Piece]) -> Vec<&'p Passage> {
    if !lead.text.ends_with(':') {
        return Vec::new();
    }
    let mut items = Vec::new();
    for piece in rest {
        let Piece::Paragraph(passage) = piece else { break };
        items.push(passage);
        if !passage.text.ends_with([';', ',']) {
            // The last one, if any came before it.
            return if items.len() > 1 { items } else { Vec::new() };
        }
    }
    items
}

/// The items with those set in deeper taken into the one above.
fn nested<'p>(list: &List<'p>) -> Vec<(&'p Passage, String)> {
    let outer = list.items.iter().map(|(_, indent)| *indent).min().unwrap_or(0);
    let mut items: Vec<(&Passage, String)> = Vec::new();
    for (passage, indent) in &list.items {
        match items.last_mut().filter(|_| *indent > outer) {
            Some((_, notes)) => {
                if !notes.is_empty() {
                    notes.push_str("; ");
                }
                notes.push_str(said(&passage.text));
            }
            None => items.push((passage, String::new())),
        }
    }
    items
}

/// An item without the mark that ends it.
fn said(text: &str) -> &str {
    text.trim_end_matches([';', ',', '.', ' '])
}

fn menu(draft: &mut Draft, part: &Part, list: &List<'_>, lead: &str) {
    let mut codes = Vec::new();
    for (passage, notes) in nested(list) {
        codes.extend(draft.action(said(&passage.text), &notes, &passage.whole(&part.title)));
    }
    let Some((passage, range)) = &list.lead else { return };
    let origin = passage.origin(range.clone(), &part.title);
    if OPEN_ENDED.is_match(lead) && !draft.call.menu.own_actions {
        draft.call.menu.own_actions = true;
        draft.recognise("menu.own-actions", What::OwnActions, Shown::Yes, &origin);
    }
    if codes.is_empty() {
        return;
    }
    let none = Vec::new;
    if ALL_OF.is_match(lead) || (ABOUT.is_match(lead) && !OPEN_ENDED.is_match(lead)) {
        let kind = RuleKind::ActionsFromMenu { any_of: none(), count: None, all_of: codes, none_of: none() };
        draft.rule("actions", kind, &origin);
    } else if AT_LEAST_ONE.is_match(lead) {
        let kind = RuleKind::ActionsFromMenu { any_of: codes, count: None, all_of: none(), none_of: none() };
        draft.rule("actions", kind, &origin);
    }
}

fn aims(draft: &mut Draft, part: &Part, list: &List<'_>) {
    for (passage, _) in nested(list) {
        aim(draft, &passage.whole(&part.title));
    }
}

fn aim(draft: &mut Draft, origin: &Origin) {
    if draft.call.objective.len() < MOST_ENTRIES {
        let words = said(&origin.quote).to_owned();
        let index = draft.call.objective.len();
        draft.call.objective.push(draft.words(&words));
        draft.recognise(
            draft.key_of_words(&format!("objective.{index}")),
            What::Objective,
            Shown::Words(words),
            origin,
        );
    }
}

/// Proposes the first sentences of the introduction as summary.
pub(crate) fn summary(draft: &mut Draft, call: &Block) {
    const LONG_ENOUGH: usize = 320;
    let mut parts = call.under(Heading::Introduction).chain(call.under(Heading::Objectives));
    let Some(part) = parts.find(|part| part.pieces.iter().any(|piece| matches!(piece, Piece::Paragraph(_)))) else {
        return;
    };
    let Some(passage) = part.pieces.iter().find(|piece| matches!(piece, Piece::Paragraph(_))).map(Piece::passage)
    else {
        return;
    };
    let mut end = 0;
    for sentence in passage.sentences().into_iter().take(2) {
        if end == 0 || sentence.end <= LONG_ENOUGH {
            end = sentence.end;
        }
    }
    let origin = passage.origin(0..end, &part.title);
    draft.call.summary = draft.words(&origin.quote);
    draft.recognise(draft.key_of_words("summary"), What::Summary, Shown::Words(origin.quote.clone()), &origin);
}
