//! Whom to ask: mailboxes of services and addresses on the web. Whatever is a person's is gone before this is read.

use voorstel_model::{ContactPoint, Text};

use super::headings::Heading;
use super::outline::{Block, Piece};
use super::private::functional;
use crate::intake::draft::{Draft, MOST_ENTRIES};
use crate::intake::pattern::patterns;
use crate::intake::{LEFT_OUT, Shown, What};

patterns! {
    ADDRESS = r"(?i)\b(?:https?://[^\s<>()\[\]{}]+|www\.[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[^\s<>()\[\]{}]*)?)";
}

/// Reads the contacts of the call; those of the fund beside it where it has none of its own.
pub(crate) fn contacts(draft: &mut Draft, blocks: &[Block]) {
    for block in blocks {
        of_block(draft, block);
        if !draft.call.contact.is_empty() {
            return;
        }
    }
}

fn of_block(draft: &mut Draft, block: &Block) {
    for part in &block.parts {
        let mut above: Option<&str> = None;
        for piece in &part.pieces {
            let passage = piece.passage();
            let mails = functional(&passage.text);
            let addresses = ADDRESS
                .find_iter(&passage.text)
                .map(|found| found.range())
                .filter(|_| part.heading == Heading::Contact);
            for (at, is_mail) in mails.iter().cloned().map(|at| (at, true)).chain(addresses.map(|at| (at, false))) {
                let said = passage.text[at.clone()].trim_end_matches(['.', ',', ';', ':', '/']).to_owned();
                let at = at.start..at.start + said.len();
                let known = |point: &ContactPoint| point.email == said || point.url.ends_with(&said);
                if draft.call.contact.iter().any(known) || draft.call.contact.len() >= MOST_ENTRIES {
                    continue;
                }
                let title = match above.filter(|_| passage.text.len() < said.len() + 12) {
                    Some(service) => draft.words(service),
                    None => Text { nl: "Vragen over de oproep".to_owned(), en: "Questions about the call".to_owned() },
                };
                let web = if said.starts_with("http") { said.clone() } else { format!("https://{said}") };
                let index = draft.call.contact.len();
                let same = draft
                    .call
                    .contact
                    .last_mut()
                    .filter(|point| point.title == title && point.url.is_empty() && !is_mail);
                let key = match same {
                    Some(point) => {
                        point.url = web;
                        index - 1
                    }
                    None => {
                        let (email, url) = if is_mail { (said.clone(), String::new()) } else { (String::new(), web) };
                        draft.call.contact.push(ContactPoint { title, email, url });
                        index
                    }
                };
                draft.recognise(
                    format!("contact.{key}.{}", if is_mail { "email" } else { "url" }),
                    What::Contact,
                    Shown::Words(said),
                    &passage.origin(at, &part.title),
                );
            }
            if let Piece::Paragraph(passage) = piece {
                let is_service = |text: &&str| {
                    text.len() < 100
                        && !text.contains(['@', LEFT_OUT])
                        && !ADDRESS.is_match(text)
                        && !text.ends_with(['.', ':', ';'])
                };
                above = Some(passage.text.as_str()).filter(is_service).or(above);
            }
        }
    }
}
