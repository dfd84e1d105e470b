//! The headings under which pages about calls stand, in Dutch and English.

/// What a heading announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Heading {
    /// Above the first heading.
    Top,
    Title,
    Deadline,
    Opening,
    Code,
    Introduction,
    Objectives,
    Actions,
    Budget,
    Period,
    Beneficiaries,
    Themes,
    Contact,
    Conditions,
    Links,
    Annexes,
}

const HEADINGS: &[(Heading, &[&str])] = &[
    (Heading::Title, &["titel", "title", "naam van de oproep", "call title", "topic title"]),
    (
        Heading::Deadline,
        &[
            "deadline",
            "deadlines",
            "indiendatum",
            "uiterste indiendatum",
            "indienen tot",
            "indienen voor",
            "indientermijn",
            "uiterste datum",
            "sluitingsdatum",
            "submission deadline",
            "deadline for submission",
            "deadline date",
            "closing date",
            "apply by",
            "application deadline",
            "deadline voor indiening",
        ],
    ),
    (
        Heading::Opening,
        &[
            "opening",
            "openingsdatum",
            "start oproep",
            "opening date",
            "planned opening date",
            "open vanaf",
            "gelanceerd op",
            "launch date",
        ],
    ),
    (
        Heading::Code,
        &[
            "code",
            "oproepcode",
            "oproepnummer",
            "referentie",
            "referentienummer",
            "reference",
            "reference number",
            "call id",
            "call identifier",
            "call reference",
            "call code",
            "identifier",
            "topic id",
            "topic identifier",
            "nummer van de oproep",
        ],
    ),
    (
        Heading::Introduction,
        &[
            "inleiding",
            "introductie",
            "situering",
            "achtergrond",
            "context",
            "samenvatting",
            "beschrijving",
            "omschrijving",
            "over deze oproep",
            "over de oproep",
            "kort",
            "in het kort",
            "introduction",
            "background",
            "summary",
            "description",
            "overview",
            "about",
            "about this call",
            "about the call",
            "in short",
            "call summary",
        ],
    ),
    (
        Heading::Objectives,
        &[
            "doelstellingen",
            "doelstelling",
            "doel",
            "doelen",
            "doel van de oproep",
            "objectives",
            "objective",
            "aims",
            "aim",
            "goals",
            "goal",
            "aims and objectives",
            "priorities",
            "prioriteiten",
            "specific objectives",
            "expected outcome",
            "expected outcomes",
        ],
    ),
    (
        Heading::Actions,
        &[
            "acties",
            "activiteiten",
            "subsidiabele acties",
            "subsidiabele activiteiten",
            "mogelijke acties",
            "wat komt in aanmerking",
            "wat wordt gesubsidieerd",
            "wat wordt gefinancierd",
            "type projecten",
            "soorten projecten",
            "projecten",
            "actions",
            "activities",
            "eligible actions",
            "eligible activities",
            "scope",
            "what we fund",
            "what is funded",
            "types of activities",
            "types of projects",
            "activities that can be funded",
        ],
    ),
    (
        Heading::Budget,
        &[
            "budget",
            "financiering",
            "subsidie",
            "subsidiebedrag",
            "middelen",
            "bedrag",
            "beschikbaar budget",
            "budget en financiering",
            "hoeveel",
            "steun",
            "funding",
            "financing",
            "grant",
            "grants",
            "available budget",
            "budget and funding",
            "available funding",
            "call budget",
            "indicative budget",
            "eu funding",
            "co-financing",
            "cofinanciering",
            "funding rate",
            "amount",
        ],
    ),
    (
        Heading::Period,
        &[
            "looptijd",
            "duur",
            "projectduur",
            "periode",
            "projectperiode",
            "duurtijd",
            "uitvoeringsperiode",
            "timing",
            "duration",
            "period",
            "project duration",
            "project period",
            "implementation period",
            "timeline",
            "project length",
        ],
    ),
    (
        Heading::Beneficiaries,
        &[
            "begunstigden",
            "begunstigde",
            "wie kan indienen",
            "wie kan aanvragen",
            "wie komt in aanmerking",
            "voor wie",
            "aanvragers",
            "indieners",
            "promotoren",
            "doelgroep aanvragers",
            "beneficiaries",
            "beneficiary",
            "eligible applicants",
            "applicants",
            "who can apply",
            "who is eligible",
            "eligible beneficiaries",
            "eligible participants",
            "who can participate",
            "for whom",
            "partnerschap",
            "partnership",
            "consortium",
        ],
    ),
    (
        Heading::Themes,
        &[
            "thema",
            "thema's",
            "thema’s",
            "thema('s)",
            "thema(’s)",
            "themes",
            "theme",
            "theme(s)",
            "topics",
            "policy area",
            "beleidsdomein",
        ],
    ),
    (
        Heading::Contact,
        &[
            "contact",
            "info & contact",
            "info en contact",
            "contact & info",
            "contact en info",
            "contactgegevens",
            "contactpersoon",
            "contactpersonen",
            "meer info",
            "meer informatie",
            "info",
            "informatie",
            "vragen",
            "info and contact",
            "information and contact",
            "contact details",
            "contact person",
            "contact persons",
            "contact us",
            "more information",
            "more info",
            "further information",
            "questions",
            "helpdesk",
            "contact information",
        ],
    ),
    (
        Heading::Conditions,
        &[
            "voorwaarden",
            "criteria",
            "beoordelingscriteria",
            "selectiecriteria",
            "ontvankelijkheid",
            "procedure",
            "hoe indienen",
            "conditions",
            "eligibility",
            "eligibility criteria",
            "award criteria",
            "admissibility",
            "how to apply",
            "selection criteria",
            "requirements",
        ],
    ),
    (
        Heading::Links,
        &[
            "meer lezen",
            "links",
            "bronnen",
            "nuttige links",
            "documenten",
            "read more",
            "sources",
            "useful links",
            "documents",
            "references",
        ],
    ),
    (
        Heading::Annexes,
        &["bijlage", "bijlagen", "bijlage(n)", "annex", "annexes", "attachments", "attachment(s)", "annex(es)"],
    ),
];

/// A line with a longer name before its colon is a sentence.
const LONGEST_HEADING: usize = 60;

/// The heading that a line is, and where its text begins that follows on the same line, if any.
pub(crate) fn heading(text: &str) -> Option<(Heading, Option<usize>)> {
    if let Some(found) = known(text) {
        return Some((found, None));
    }
    let (name, rest) = text.split_once(':')?;
    let found = known(name)?;
    let from = text.len() - rest.trim_start().len();
    Some((found, (!rest.trim().is_empty()).then_some(from)))
}

fn known(name: &str) -> Option<Heading> {
    if name.len() > LONGEST_HEADING {
        return None;
    }
    let name = name
        .trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '#' | '*' | '.' | ')' | ' '));
    let name = name.trim_end_matches([':', '?', '*', '#', ' ']).to_lowercase();
    // The line above one's own contact at an organisation: 'Uw contact voor dit thema'.
    let own = ["jouw ", "uw ", "je ", "your "].iter().any(|own| name.starts_with(own)) && name.contains("contact");
    if own {
        return Some(Heading::Contact);
    }
    HEADINGS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(heading, _)| *heading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_both_languages_however_they_are_set() {
        for (text, expected) in [
            ("Doelstellingen", Heading::Objectives),
            ("3. BUDGET:", Heading::Budget),
            ("## Who can apply?", Heading::Beneficiaries),
            ("Info & contact", Heading::Contact),
            ("Jouw steunpunt-contact voor dit thema", Heading::Contact),
            ("Thema('s)", Heading::Themes),
        ] {
            assert_eq!(heading(text), Some((expected, None)), "{text}");
        }
        assert_eq!(heading("Het budget is op."), None);
    }

    #[test]
    fn a_heading_may_have_its_text_beside_it() {
        let text = "Deadline: 16/02/2021";
        let (found, from) = heading(text).expect("a heading");
        assert_eq!((found, from.map(|from| &text[from..])), (Heading::Deadline, Some("16/02/2021")));
        assert_eq!(heading("Budget:"), Some((Heading::Budget, None)));
        assert_eq!(heading("Let op: dit is geen kop"), None);
    }
}
