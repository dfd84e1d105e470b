//! A draft call while it is being filled from a text.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use voorstel_model::{
    Authority, CALL_FORMAT, Call, Certainty, Choice, Dates, Euro, Language, Menu, Rule, RuleKind, Severity, Source,
    Text,
};

use super::{CALL_PAGE, Place, Recognised, Shown, Unclear, What, Why};

/// As many entries as a list of a call file may have.
pub(crate) const MOST_ENTRIES: usize = 200;
/// A code that is easy to read stays this short.
const LONGEST_CODE: usize = 48;
/// As long as a text of a call file may be, in characters.
const LONGEST_TEXT: usize = 5_000;

/// Where something was read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Origin {
    /// The words.
    pub quote: String,
    /// Where they stand.
    pub places: Vec<Place>,
    /// The heading above them.
    pub section: String,
}

/// The call so far, and what it was made of.
pub(crate) struct Draft {
    pub call: Call,
    pub language: Language,
    pub recognised: Vec<Recognised>,
    pub unclear: Vec<Unclear>,
}

impl Draft {
    pub(crate) fn new(language: Language, source: Source) -> Draft {
        let call = Call {
            format: CALL_FORMAT.to_owned(),
            id: String::new(),
            version: 1,
            fund: String::new(),
            code: String::new(),
            title: Text::default(),
            short_title: Text::default(),
            publisher: Text::default(),
            summary: Text::default(),
            objective: Vec::new(),
            themes: Vec::new(),
            dates: Dates::default(),
            envelope: None,
            other_envelope: Vec::new(),
            cofinancer: Vec::new(),
            beneficiaries: Vec::new(),
            menu: Menu::default(),
            section: Vec::new(),
            category: Vec::new(),
            indirect: None,
            declaration: Vec::new(),
            annex: Vec::new(),
            award_criterion: Vec::new(),
            contact: Vec::new(),
            source: vec![source],
            rule: Vec::new(),
        };
        Draft { call, language, recognised: Vec::new(), unclear: Vec::new() }
    }

    /// Words of the text, in the language it is written in; the other language is for the author.
    pub(crate) fn words(&self, words: &str) -> Text {
        let words: String = words.trim().chars().take(LONGEST_TEXT).collect();
        match self.language {
            Language::Nl => Text { nl: words, en: String::new() },
            Language::En => Text { nl: String::new(), en: words },
        }
    }

    /// The key of a text in the language of the source: `title.nl`.
    pub(crate) fn key_of_words(&self, key: &str) -> String {
        match self.language {
            Language::Nl => format!("{key}.nl"),
            Language::En => format!("{key}.en"),
        }
    }

    /// The authority of whatever was read there: nobody has confirmed it yet.
    pub(crate) fn authority(origin: &Origin) -> Authority {
        Authority {
            certainty: Certainty::Assumed,
            document: CALL_PAGE.to_owned(),
            section: origin.section.chars().take(120).collect(),
        }
    }

    pub(crate) fn recognise(&mut self, key: impl Into<String>, what: What, shown: Shown, origin: &Origin) {
        let rewrite = matches!(what, What::Summary | What::Objective | What::Action | What::Section);
        self.recognised.push(Recognised {
            key: key.into(),
            what,
            shown,
            quote: origin.quote.clone(),
            places: origin.places.clone(),
            section: origin.section.clone(),
            rewrite,
        });
    }

    pub(crate) fn unclear(&mut self, why: Why, origin: &Origin) {
        let line = origin.places.first().map_or(0, |place| place.line);
        let unclear = Unclear { line, text: origin.quote.clone(), why };
        if self.unclear.len() < MOST_ENTRIES && !self.unclear.contains(&unclear) {
            self.unclear.push(unclear);
        }
    }

    /// Proposes a rule; the same one is proposed once.
    pub(crate) fn rule(&mut self, id: &str, kind: RuleKind, origin: &Origin) {
        self.rule_when(id, kind, None, origin);
    }

    /// The same for a rule that holds under a condition.
    pub(crate) fn rule_when(&mut self, id: &str, kind: RuleKind, when: Option<RuleKind>, origin: &Origin) {
        let is_known = |rule: &Rule| rule.kind == kind && rule.when.as_deref() == when.as_ref();
        if self.call.rule.len() >= MOST_ENTRIES || self.call.rule.iter().any(is_known) {
            return;
        }
        let taken: BTreeSet<&str> = self.call.rule.iter().map(|rule| rule.id.as_str()).collect();
        let id = unique(id, &taken);
        self.call.rule.push(Rule {
            id: id.clone(),
            severity: Severity::Warning,
            authority: Draft::authority(origin),
            note: Text::default(),
            when: when.map(Box::new),
            kind,
        });
        self.recognise(format!("rule.{id}"), What::Rule, Shown::Rule, origin);
    }

    /// Adds an action to the menu; returns its code.
    pub(crate) fn action(&mut self, title: &str, note: &str, origin: &Origin) -> Option<String> {
        if self.call.menu.action.len() >= MOST_ENTRIES {
            return None;
        }
        let taken: BTreeSet<&str> =
            self.call.menu.action.iter().map(|action| action.id.as_str()).chain(["own"]).collect();
        let id = unique(&code_of_action(title), &taken);
        let action = Choice { id: id.clone(), title: self.words(title), note: self.words(note) };
        self.call.menu.action.push(action);
        self.recognise(format!("menu.action.{id}"), What::Action, Shown::Words(title.to_owned()), origin);
        Some(id)
    }

    /// An amount that is the call's own: the first is its envelope, another one stands beside it.
    pub(crate) fn has_envelope_of(&self, amount: Euro) -> bool {
        self.call.envelope.as_ref().is_some_and(|envelope| envelope.amount == amount)
            || self.call.other_envelope.iter().any(|envelope| envelope.amount == amount)
    }
}

/// A code made of words: `train-media-professionals`; `otherwise` where they have no letters.
pub(crate) fn code_of(words: &str, otherwise: &str) -> String {
    let mut code = String::new();
    let folded: String = words.nfd().filter(|letter| !is_combining_mark(*letter)).collect::<String>().to_lowercase();
    for word in folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !code.is_empty() && code.len() + 1 + word.len() > LONGEST_CODE {
            break;
        }
        if !code.is_empty() {
            code.push('-');
        }
        code.extend(word.chars().take(LONGEST_CODE));
    }
    if code.is_empty() { otherwise.to_owned() } else { code }
}

/// A short code for an action: its first words that say something.
pub(crate) fn code_of_action(title: &str) -> String {
    const MOST_WORDS: usize = 4;
    const LITTLE: &[&str] = &[
        "de", "het", "een", "en", "of", "om", "te", "van", "voor", "met", "in", "op", "aan", "bij", "door", "naar",
        "tot", "over", "die", "dat", "hoe", "ook", "the", "a", "an", "and", "or", "to", "of", "for", "with", "on",
        "at", "by", "from", "that", "how", "as", "s",
    ];
    let code = code_of(title, "action");
    let telling = || code.split('-').filter(|word| !LITTLE.contains(word));
    let words: Vec<&str> = telling().take(MOST_WORDS).collect();
    if words.is_empty() { code } else { words.join("-") }
}

/// The code, with a number behind it where it is taken.
pub(crate) fn unique(code: &str, taken: &BTreeSet<&str>) -> String {
    if !taken.contains(code) {
        return code.to_owned();
    }
    let mut number = 2_u32;
    loop {
        let next = format!("{code}-{number}");
        if !taken.contains(next.as_str()) {
            return next;
        }
        number = number.saturating_add(1);
    }
}
