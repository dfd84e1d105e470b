//! How many partners, from how many Member States, and for how many months.

use voorstel_model::{Role, RuleKind};

use super::outline::Block;
use crate::intake::draft::Draft;
use crate::intake::pattern::patterns;

const NUMBER: &str = "\\d{1,3}|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|one|two|three|four|five|six|seven|eight|nine|ten|twelve";
const LEAST: &str = "minstens|ten minste|tenminste|minimaal|minimum|min\\.|at least|a minimum of|no fewer than";
const MOST: &str =
    "hoogstens|ten hoogste|maximaal|maximum|max\\.|at most|up to|no more than|a maximum of|niet langer dan|not exceed";

patterns! {
    PARTNERS = &format!(
        r"(?i)\b(?:{LEAST})\s(?P<count>{NUMBER})\s(?:(?:verschillende|different|independent|onafhankelijke|eligible)\s)?(?:partners?|organisaties|entiteiten|aanvragers|organisations|entities|applicants|participants|beneficiaries)\b"
    );
    STATES = &format!(
        r"(?i)\b(?:{LEAST})\s(?P<count>{NUMBER})\s(?:(?:verschillende|different|participating|deelnemende)\s)?(?:EU-?\s?)?(?:lidstaten|lidstaat|member states?|countries|landen)\b"
    );
    MONTHS_MOST = &format!(r"(?i)\b(?:{MOST})\s(?P<count>\d{{1,3}})\s(?:maanden|months)\b");
    MONTHS_LEAST = &format!(r"(?i)\b(?:{LEAST})\s(?P<count>\d{{1,3}})\s(?:maanden|months)\b");
    MONTHS_BETWEEN = r"(?i)\b(?:tussen|between|van|from)?\s?(?P<least>\d{1,3})\s?(?:maanden|months)?\s?(?:en|and|tot|to|-|–)\s?(?P<count>\d{1,3})\s(?:maanden|months)\b";
    RUNS = r"(?i)\b(?:project\w*|looptijd|duur|duurt|duren|loopt|lopen|duration|last|lasts|actions?|acties)\b";
}

/// Reads them.
pub(crate) fn limits(draft: &mut Draft, call: &Block) {
    for part in &call.parts {
        for piece in &part.pieces {
            let passage = piece.passage();
            for sentence in passage.sentences() {
                let text = &passage.text[sentence.clone()];
                let origin = passage.origin(sentence.clone(), &part.title);
                if let Some(count) = PARTNERS.captures(text).and_then(|found| number(&found["count"])) {
                    let roles = vec![Role::Lead, Role::CoApplicant];
                    draft.rule(
                        "partner-count",
                        RuleKind::PartnerCount { roles, at_least: Some(count), at_most: None },
                        &origin,
                    );
                }
                if let Some(at_least) =
                    STATES.captures(text).and_then(|found| number(&found["count"])).filter(|count| *count <= 27)
                {
                    let roles = vec![Role::Lead, Role::CoApplicant];
                    draft.rule(
                        "member-states",
                        RuleKind::MemberStates { roles, at_least, excluded: Vec::new() },
                        &origin,
                    );
                }
                let timed = part.heading == super::headings::Heading::Period || RUNS.is_match(text);
                if let Some((at_least, at_most)) = months(text).filter(|_| timed) {
                    draft.rule("duration", RuleKind::Duration { at_least, at_most }, &origin);
                }
            }
        }
    }
}

fn months(text: &str) -> Option<(Option<u32>, Option<u32>)> {
    if let Some(found) = MONTHS_BETWEEN.captures(text) {
        let (least, most) = (number(&found["least"])?, number(&found["count"])?);
        return (least <= most).then_some((Some(least), Some(most)));
    }
    let of = |pattern: &regex::Regex| pattern.captures(text).and_then(|found| number(&found["count"]));
    let (least, most) = (of(&MONTHS_LEAST), of(&MONTHS_MOST));
    (least.is_some() || most.is_some()).then_some((least, most))
}

fn number(word: &str) -> Option<u32> {
    const WORDS: [(&[&str], u32); 11] = [
        (&["een", "één", "one"], 1),
        (&["twee", "two"], 2),
        (&["drie", "three"], 3),
        (&["vier", "four"], 4),
        (&["vijf", "five"], 5),
        (&["zes", "six"], 6),
        (&["zeven", "seven"], 7),
        (&["acht", "eight"], 8),
        (&["negen", "nine"], 9),
        (&["tien", "ten"], 10),
        (&["twaalf", "twelve"], 12),
    ];
    let word = word.to_lowercase();
    word.parse()
        .ok()
        .or_else(|| WORDS.iter().find(|(names, _)| names.contains(&word.as_str())).map(|(_, number)| *number))
}
