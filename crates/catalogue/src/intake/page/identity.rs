//! Which call it is: title, code, publisher, fund, themes.

use voorstel_model::{Language, Text};

use super::dates::days;
use super::headings::Heading;
use super::outline::{Block, Outline, Piece};
use super::passage::Passage;
use crate::catalogue::Catalogue;
use crate::intake::draft::{Draft, code_of};
use crate::intake::pattern::patterns;
use crate::intake::{Shown, What, Why};

patterns! {
    /// `AMIF-2020-AG-CALL-01`
    TOPIC = r"\b[A-Z][A-Z0-9]{1,11}-(?:20\d{2}|[A-Z0-9]{2,12}-20\d{2})(?:-[A-Za-z0-9]{1,16}){1,6}\b";
    /// `ESF 507`, `AMIF-oproep nr. 31`
    NUMBERED = r"\b(?P<fund>AMIF|ESF\+?|EFRO|ERDF|ISF|BMVI|FEAD|EFMB|EHF|EIF|EVF|INTERREG|Interreg|ELFPO|LIFE)(?:[ -](?:[Oo]proep|[Pp]rojectoproep|[Cc]all))?(?: (?:nr\.?|nummer|no\.?))?[ -]?(?P<number>\d{1,4})\b";
    /// `oproep nr. 507`
    ONLY_NUMBERED = r"(?i)\b(?:project)?(?:oproep|call)\s(?:nr\.?|nummer|number|no\.?)\s?(?P<number>\d{1,4})\b";
    LAUNCHED = r"(?x)^(?:De\ |Het\ |The\ )?(?P<who>[\p{Lu}][^.,;:!?]{2,90}?)\s(?:lanceert|lanceren|lanceerde|publiceert|publiceerde|stelt|launches|launched|has\ launched|publishes|organiseert|roept)\b";
    YEAR = r"\b20\d{2}\b";
}

/// Fills in title and code.
pub(crate) fn title_and_code(draft: &mut Draft, call: &Block) {
    let code = code(call);
    if let Some((code, passage, range, section)) = &code {
        draft.call.code = code.clone();
        let origin = passage.origin(range.clone(), section);
        draft.recognise("code", What::Code, Shown::Words(code.clone()), &origin);
    }
    if let Some((passage, section)) = title(call) {
        let mut words = passage.text.clone();
        if let Some((_, _, range, _)) =
            code.as_ref().filter(|(code, ..)| TOPIC.is_match(code) && words.contains(code.as_str()))
        {
            // A code in brackets behind the title is not part of it.
            let code = passage.text.get(range.clone()).unwrap_or_default();
            for around in [format!("({code})"), format!("[{code}]"), code.to_owned()] {
                if words.contains(&around) && words.len() > around.len() + 8 {
                    words = words.replace(&around, "");
                }
            }
        }
        let words = words.trim_matches([' ', '-', '–', ':', '|']).split_whitespace().collect::<Vec<_>>().join(" ");
        draft.call.title = draft.words(&words);
        draft.recognise(draft.key_of_words("title"), What::Title, Shown::Words(words), &passage.whole(&section));
    }
    let names = [draft.call.code.as_str(), draft.call.title.get(draft.language)];
    draft.call.id = code_of(names.into_iter().find(|name| !name.is_empty()).unwrap_or_default(), "call");
}

/// Said so, or the last line above the first heading that is no sentence.
fn title(call: &Block) -> Option<(Passage, String)> {
    if let Some(part) = call.under(Heading::Title).find(|part| !part.pieces.is_empty()) {
        return part.pieces.first().map(|piece| (piece.passage().clone(), part.title.clone()));
    }
    let top = call.under(Heading::Top).next()?;
    let passages = || top.pieces.iter().filter(|piece| matches!(piece, Piece::Paragraph(_))).map(Piece::passage);
    let is_title = |passage: &&Passage| passage.text.len() <= 300 && !passage.text.ends_with(['.', ';', ':', '!']);
    passages().rfind(is_title).or_else(|| passages().next_back()).map(|passage| (passage.clone(), String::new()))
}

type Code = (String, Passage, std::ops::Range<usize>, String);

/// What stands under its heading, else what looks like one, nearest to the top.
fn code(call: &Block) -> Option<Code> {
    for part in call.under(Heading::Code) {
        if let Some(piece) = part.pieces.first() {
            let text = &piece.passage().text;
            let range = TOPIC.find(text).map_or(0..text.len(), |found| found.range());
            if range.len() <= 60 {
                return Some((
                    text[range.clone()].trim().to_owned(),
                    piece.passage().clone(),
                    range,
                    part.title.clone(),
                ));
            }
        }
    }
    let passages = || call.parts.iter().flat_map(|part| part.pieces.iter().map(move |piece| (part, piece.passage())));
    let topic = passages().find_map(|(part, passage)| {
        let found = TOPIC.find(&passage.text)?;
        Some((found.as_str().to_owned(), passage.clone(), found.range(), part.title.clone()))
    });
    topic.or_else(|| {
        passages()
            .filter(|(part, _)| matches!(part.heading, Heading::Top | Heading::Title | Heading::Introduction))
            .find_map(|(part, passage)| {
                let found = NUMBERED.captures_iter(&passage.text).find(|found| !is_year(&found["number"]));
                if let Some(found) = found {
                    let code = format!("{} {}", &found["fund"], &found["number"]);
                    return Some((code, passage.clone(), found.get(0)?.range(), part.title.clone()));
                }
                let found = ONLY_NUMBERED.captures(&passage.text)?;
                Some((found["number"].to_owned(), passage.clone(), found.get(0)?.range(), part.title.clone()))
            })
    })
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}

/// Fills in who launched it, where a sentence begins by saying so.
pub(crate) fn publisher(draft: &mut Draft, call: &Block) {
    for part in call.parts.iter().filter(|part| matches!(part.heading, Heading::Top | Heading::Introduction)) {
        for piece in &part.pieces {
            let passage = piece.passage();
            for sentence in passage.sentences() {
                if let Some(found) =
                    LAUNCHED.captures(&passage.text[sentence.clone()]).and_then(|found| found.name("who"))
                {
                    let range = sentence.start + found.start()..sentence.start + found.end();
                    draft.call.publisher = draft.words(found.as_str());
                    let shown = Shown::Words(found.as_str().to_owned());
                    return draft.recognise(
                        draft.key_of_words("publisher"),
                        What::Publisher,
                        shown,
                        &passage.origin(range, &part.title),
                    );
                }
            }
        }
    }
}

/// Fills in the fund, if one that is known is named and the years leave no doubt.
pub(crate) fn fund(draft: &mut Draft, outline: &Outline, catalogue: &Catalogue) {
    let passages = || {
        outline.blocks.iter().flat_map(|block| {
            block.title.iter().map(|title| (title, "")).chain(
                block
                    .parts
                    .iter()
                    .flat_map(|part| part.pieces.iter().map(move |piece| (piece.passage(), part.title.as_str()))),
            )
        })
    };
    let mut meant: Vec<(&str, &Text, Passage, std::ops::Range<usize>, &str)> = Vec::new();
    for fund in catalogue.funds() {
        let short = fund.acronym.split(' ').next().unwrap_or_default();
        let names = [short, without_years(&fund.title.nl), without_years(&fund.title.en)];
        let found = passages().find_map(|(passage, section)| {
            let at = names.iter().filter(|name| name.len() > 2).find_map(|name| find_word(&passage.text, name))?;
            Some((passage.clone(), at, section))
        });
        if let Some((passage, at, section)) = found {
            meant.push((&fund.id, &fund.years, passage, at, section));
        }
    }
    if let Some(year) = year(draft, outline).filter(|_| meant.len() > 1) {
        meant.retain(|(_, years, ..)| {
            let years: Vec<i16> = YEAR.find_iter(&years.en).filter_map(|found| found.as_str().parse().ok()).collect();
            matches!(years.as_slice(), [first, .., last] if (*first..=*last).contains(&year))
        });
    } else if meant.len() > 1 {
        // Without a year, the page may still say how much the fund has.
        let amounts: Vec<_> =
            passages().flat_map(|(passage, _)| super::numbers::amounts(&passage.text, draft.language)).collect();
        meant.retain(|(id, ..)| {
            let envelope = catalogue.fund(id).and_then(|fund| fund.envelope.as_ref());
            envelope.is_some_and(|envelope| amounts.iter().any(|found| found.amount == envelope.amount))
        });
    }
    match meant.as_slice() {
        [(id, _, passage, at, section)] => {
            draft.call.fund = (*id).to_owned();
            let title = catalogue.fund(id).map(|fund| fund.acronym.clone()).unwrap_or_default();
            draft.recognise("fund", What::Fund, Shown::Words(title), &passage.origin(at.clone(), section));
        }
        [] => {}
        [(_, _, passage, at, section), ..] => draft.unclear(Why::WhichFund, &passage.origin(at.clone(), section)),
    }
}

/// The year that the call is of: in its code, else in its days.
fn year(draft: &Draft, outline: &Outline) -> Option<i16> {
    if let Some(year) = YEAR.find(&draft.call.code) {
        return year.as_str().parse().ok();
    }
    let call = outline.blocks.first()?;
    let mut years = call.parts.iter().flat_map(|part| &part.pieces).flat_map(|piece| days(&piece.passage().text));
    years.find_map(|day| day.date.map(|date| date.0.year()))
}

fn without_years(title: &str) -> &str {
    title.trim_end_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '–' | ' '))
}

/// Where a text holds these words as words, capitals aside where they are long.
fn find_word(text: &str, words: &str) -> Option<std::ops::Range<usize>> {
    let same = |part: &str| if words.len() > 6 { part.to_lowercase() == words.to_lowercase() } else { part == words };
    text.char_indices().map(|(at, _)| at).find_map(|at| {
        let end = at + words.len();
        let part = text.get(at..end)?;
        let before = text[..at].chars().next_back();
        let after = text[end..].chars().next();
        let free = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
        (free(before) && free(after) && same(part)).then_some(at..end)
    })
}

/// Fills in the themes that are named under their heading, or in the line that says where on the site one is.
pub(crate) fn themes(draft: &mut Draft, outline: &Outline, catalogue: &Catalogue) {
    let under = outline.blocks.iter().flat_map(|block| block.under(Heading::Themes));
    let named = under.flat_map(|part| part.pieces.iter().map(move |piece| (piece.passage(), part.title.as_str())));
    let path = outline.path.iter().map(|path| (path, ""));
    let places: Vec<(Passage, String)> =
        named.chain(path).map(|(passage, section)| (passage.clone(), section.to_owned())).collect();
    for (passage, section) in places {
        for (code, title) in catalogue.themes() {
            let found = [Language::Nl, Language::En]
                .into_iter()
                .find_map(|language| find_word(&passage.text, title.get(language)));
            if let Some(at) = found.filter(|_| !draft.call.themes.contains(code)) {
                let shown = Shown::Words(title.get(draft.language).to_owned());
                draft.recognise(format!("themes.{code}"), What::Theme, shown, &passage.origin(at, &section));
                draft.call.themes.push(code.clone());
            }
        }
    }
}
