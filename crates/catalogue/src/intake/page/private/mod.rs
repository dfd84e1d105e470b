//! Leaves out what is a person's: names, numbers, mailboxes. This happens before anything else is read, so that no later
//! step can hand any of it on. Where in doubt it is left out: who needs it can type it.

mod mailboxes;
mod people;
mod words;

pub(crate) use mailboxes::functional;

use std::collections::BTreeSet;
use std::ops::Range;

use super::dates::days;
use super::headings::{Heading, heading};
use super::lines::Line;
use crate::intake::pattern::patterns;
use crate::intake::{LEFT_OUT, LeftOut, Personal};

patterns! {
    /// With the sign of a country in front, or with a nought and the length of a Belgian number.
    PHONE = r"(?x) \(? (?:\+|\b00)\ ?\d{1,3}\)? (?:[\s./()–-]{0,3}\d){6,12}\b | \b0\d{1,3} (?:[\s./–-]{0,2}\d){6,8}\b ";
    CALLED = r"(?xi) \b(?: tel(?:efoon|ephone)?(?:nummer)? | gsm | mobiel | mobile | phone | fax | t | m )\b\s?[.:]*\s? (?P<number> \(?\+?\d(?:[\s./()–-]{0,3}\d){5,13} )";
    ACCOUNT = r"\b[A-Z]{2}\d{2}(?: ?\d{4}){3,7}\b";
    REGISTER = r"\b\d{2}\.\d{2}\.\d{2}[- ]\d{3}[.-]\d{2}\b";
    /// A number of an enterprise is no person's.
    ENTERPRISE = r"(?i)\b(?:btw|kbo|bce|ondernemingsnummer|enterprise number|vat)\b[^0-9]{0,12}$";
}

/// What is to be left out of a line.
type Cuts = BTreeSet<(usize, usize, Personal)>;

/// Leaves out what is a person's; a sign stands in its place.
pub(crate) fn leave_out(lines: &mut [Line]) -> Vec<LeftOut> {
    let mut cuts: Vec<Cuts> = lines.iter().map(|line| numbers(&line.text)).collect();
    let mut owners = BTreeSet::new();
    for (line, cuts) in lines.iter().zip(&mut cuts) {
        for mailbox in mailboxes::personal(&line.text) {
            owners.extend(mailboxes::owner(&line.text[mailbox.clone()]));
            cuts.insert((mailbox.start, mailbox.end, Personal::Mailbox));
        }
    }
    let contact = in_contact(lines);
    let beside: Vec<bool> = (0..lines.len()).map(|index| is_beside(lines, &cuts, index)).collect();
    let mut surnames = BTreeSet::new();
    for (index, (line, cuts)) in lines.iter().zip(&mut cuts).enumerate() {
        let at = people::Where { contact: contact[index], beside_reach: beside[index] };
        let reach = cuts.clone();
        let within = |name: &Range<usize>| reach.iter().any(|(from, to, _)| name.start < *to && *from < name.end);
        for name in people::names(&line.text, &owners, at).into_iter().filter(|name| !within(name)) {
            surnames.extend(people::surname(&line.text[name.clone()]));
            cuts.insert((name.start, name.end, Personal::Name));
        }
    }
    let mut left_out = Vec::new();
    for (line, mut cuts) in lines.iter_mut().zip(cuts) {
        let again = people::again(&line.text, &surnames);
        cuts.extend(again.into_iter().map(|name| (name.start, name.end, Personal::Name)));
        cut(line, &cuts, &mut left_out);
    }
    left_out
}

/// Cuts a line; what overlaps is one.
fn cut(line: &mut Line, cuts: &Cuts, left_out: &mut Vec<LeftOut>) {
    let mut kept = String::new();
    let mut at = 0;
    for (from, to, what) in cuts {
        if *to <= at {
            continue;
        }
        if *from >= at {
            kept.push_str(&line.text[at..*from]);
            kept.push(LEFT_OUT);
            left_out.push(LeftOut { what: *what, line: line.number });
        }
        at = *to;
    }
    if at > 0 {
        kept.push_str(&line.text[at..]);
        line.text = kept;
    }
}

fn numbers(text: &str) -> Cuts {
    let days: Vec<Range<usize>> = days(text).into_iter().map(|day| day.at).collect();
    let is_day = |at: &Range<usize>| days.iter().any(|day| day.start <= at.start && at.start < day.end);
    let mut cuts = Cuts::new();
    let mut add = |at: Range<usize>| cuts.extend([(at.start, at.end, Personal::Number)]);
    for found in [&REGISTER, &ACCOUNT].into_iter().flat_map(|pattern| pattern.find_iter(text)) {
        add(found.range());
    }
    for found in CALLED.captures_iter(text).filter_map(|captures| captures.name("number")) {
        if !is_day(&found.range()) {
            add(found.range());
        }
    }
    for found in PHONE.find_iter(text) {
        let digits = found.as_str().bytes().filter(u8::is_ascii_digit).count();
        let enterprise = ENTERPRISE.is_match(&text[..found.start()]);
        if (9..=15).contains(&digits) && !enterprise && !is_day(&found.range()) {
            add(found.range());
        }
    }
    cuts
}

/// Which lines stand under a heading about contact.
fn in_contact(lines: &[Line]) -> Vec<bool> {
    let mut contact = false;
    let under = |line: &Line| {
        if let Some((found, _)) = heading(&line.text) {
            contact = found == Heading::Contact;
        }
        contact
    };
    lines.iter().map(under).collect()
}

/// Whether a number or a mailbox that is left out stands on the line, or within two lines of text from it.
fn is_beside(lines: &[Line], cuts: &[Cuts], index: usize) -> bool {
    let near = |step: &mut dyn Iterator<Item = usize>| {
        step.filter(|at| !lines[*at].text.is_empty()).take(2).any(|at| !cuts[at].is_empty())
    };
    !cuts[index].is_empty() || near(&mut (0..index).rev().take(6)) || near(&mut (index + 1..lines.len()).take(6))
}

#[cfg(test)]
mod tests;
