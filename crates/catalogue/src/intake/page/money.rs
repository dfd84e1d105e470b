//! The money of a call: its envelope and the parts of it, who pays along, what one project may ask, and the shares.

use std::ops::Range;

use voorstel_model::{Base, Cofinancer, Envelope, EnvelopePart, Euro, GRANT, RuleKind, Text};

use super::each::{Each, by_inhabitants, is_about_money};
use super::headings::Heading;
use super::numbers::{Amount, amounts, shares};
use super::outline::{Block, Part, Piece};
use super::passage::Passage;
use crate::intake::draft::{Draft, MOST_ENTRIES, Origin, code_of};
use crate::intake::pattern::patterns;
use crate::intake::{Shown, What, Why};

patterns! {
    OF_WHICH = r"(?i)\b(?:waarvan|of which|bestaande uit|consisting of|namelijk|onderverdeeld|made up of)\b";
    WITH_OTHERS = r"(?i)\b(?:samen met (?:de |het )?(?:andere|overige)|together with (?:the )?other|alle (?:oproepen|calls|topics) samen|all (?:calls|topics) together|for all (?:the )?topics|gezamenlijk(?:e)? (?:budget|enveloppe))\b";
    EACH = r"(?i)\b(?:per (?:project|proeftuin|voorstel|aanvraag|dossier|proposal|application|applicant|aanvrager|grant|promotor|begunstigde|beneficiary|initiatief)|(?:for|to) (?:each|one|a single) (?:project|proposal)|elk project|each project)\b";
    ASKED = r"(?i)\b(?:(?:maximale|minimale|maximum|minimum|max\.?) (?:subsidie|toelage|steun|grant|EU contribution|bijdrage|subsidiebedrag|aangevraagde|requested)|subsidiebedrag|gevraagde subsidie|grant (?:amount|requested|of)|requested (?:EU )?(?:grant|contribution|funding)|EU contribution|aangevraagd|te vragen|aan te vragen)\b";
    PER_OTHER = r"(?i)\bper (?:partner|deelnemer|participant|persoon|person|inwoner|inhabitant|uur|hour|maand|month|jaar|year|dag|day|organisatie|organisation|lidstaat|member state|gemeente|municipality)\b";
    WHOLE = r"(?i)\b(?:budget|beschikbaar|beschikbare|available|totaal\w*|total\w*|bedraagt|amounts to|envelop\w*|middelen|indicative amount|allocated|uitgetrokken|voorzien|reserved)\b";
    MOST = r"(?i)\b(?:max\.?|maxim\w+|hoogstens|ten hoogste|niet (?:meer|hoger) dan|up to|at most|no more than|not exceed\w*|cannot exceed|tot(?: en met)?|bovengrens|ceiling|hoogste)(?:\s|$)";
    LEAST = r"(?i)\b(?:min\.?|minim\w+|minstens|ten minste|tenminste|at least|no less than|not less than|ondergrens|verplichte|mandatory|vanaf|from)(?:\s|$)";
    OWN = r"(?i)\b(?:eigen (?:financiering|middelen|bijdrage|inbreng|aandeel)|own (?:contribution|funding|resources|means|funds|share)|self-financing|zelf in voor|zelf dragen)\b";
    OTHER_PUBLIC = r"(?i)\b(?:andere (?:regionale|lokale|publieke|openbare)[\w/ ]*(?:subsidies|middelen)|(?:regionale|lokale)[/ ]\w+ subsidies|other (?:public|regional|local)[\w/ ]* (?:funds|funding|grants|subsidies|sources))\b";
    COFINANCING = r"(?i)\b(?:cofinanciering|co-financiering|medefinanciering|co-?financing|co-?funding|match funding)\b";
    RATE_OF_GRANT = r"(?i)(?:cofinancieringspercentage|financieringspercentage|subsidiepercentage|steunpercentage|(?:co-?)?(?:financing|funding) rate|EU co-?financing|union co-?financing|toelage|subsidie\b|steun\b|tussenkomst|\bgrant\b|EU[- ](?:bijdrage|contribution|funding|steun)|AMIF[- ]\w+|ESF[- ]\w+)";
    INDIRECT = r"(?i)(?:indirecte kosten|onrechtstreekse kosten|overhead|indirect costs?|flat[- ]rate|forfait\w*)";
    EXCEPTION = r"(?i)(?:uitzonderlijk|uitzondering|exceptional|in bijzondere gevallen|in specific cases)";
    ELIGIBLE = r"(?i)(?:subsidiabele|betoelaagbare|in aanmerking komende|eligible)";
    DIRECT = r"(?i)(?:directe|rechtstreekse|direct)\s(?:subsidiabele |betoelaagbare |eligible )?(?:kost|cost)";
    TOTAL_COST = r"(?i)(?:totale (?:project)?kost\w*|total (?:project )?costs?|projectkost\w*)";
    COFINANCED_BY = r"(?:[Cc]o-?financiering|[Mm]edefinanciering|[Cc]o-?financing|[Cc]o-?funding) (?:van|door|by|from) (?:de |het |the )?(?P<who>[\p{Lu}][\p{L}\p{N}&'’-]*(?: (?:(?:van|voor|en|of|for|and) )?(?:de |het |the )?[\p{Lu}][\p{L}\p{N}&'’-]*){0,6})";
    ADDS = r"(?x)^(?:De\ |Het\ |The\ )?(?P<who>[\p{Lu}][^.,;:]{1,80}?)\s(?:voorziet|voorzien|voegt|legt|draagt|betaalt|biedt|provides|adds|contributes|offers|pays)\s(?:\w+\s){0,3}?(?:co-?financiering|medefinanciering|co-?financing|co-?funding|bijdrage|contribution)\b";
    BEFORE_TITLE = r"(?i)^[\s:–-]*(?:(?:komt |komen |comes? )?(?:van|uit|door|from|by|voor|for|via)\s(?:de |het |the )?)?";
    AFTER_TITLE = r"(?i)(?:[,;.]|\s(?:en|and|plus)\s*)*$";
}

/// What a sentence is about, for the next one that only says 'this'.
#[derive(Debug, Clone, Default, PartialEq)]
struct Payers {
    sources: Vec<String>,
    own: bool,
}

/// Reads the money of a call.
pub(crate) fn money(draft: &mut Draft, call: &Block) {
    let mut parts: Vec<&Part> = call.parts.iter().collect();
    // What stands under the heading of the money comes first: the envelope is there.
    parts.sort_by_key(|part| part.heading != Heading::Budget);
    for part in
        parts.into_iter().filter(|part| !matches!(part.heading, Heading::Links | Heading::Annexes | Heading::Code))
    {
        let mut before = String::new();
        let mut payer: Option<String> = None;
        let mut whole: Option<Euro> = None;
        for piece in &part.pieces {
            let passage = piece.passage();
            if let (Piece::Item(..), Some(envelope)) = (piece, whole)
                && listed_part(draft, passage, part, envelope)
            {
                continue;
            }
            for sentence in passage.sentences() {
                let text = &passage.text[sentence.clone()];
                let origin = passage.origin(sentence.clone(), &part.title);
                if let Some(named) = cofinancer(draft, text, passage, sentence.start, &part.title) {
                    payer = Some(named);
                }
                let said =
                    Sentence { text, before: &before, payer: payer.as_deref(), start: sentence.start, passage, part };
                if let Some(envelope) = said.amounts(draft) {
                    whole = text.trim_end().ends_with(':').then_some(envelope);
                }
                said.shares(draft, &origin);
                before = text.to_owned();
            }
        }
    }
    settle_parts(draft);
}

/// Parts that do not add up are for a person to look at, and are not kept as if they did.
fn settle_parts(draft: &mut Draft) {
    let Some(envelope) = draft.call.envelope.as_mut().filter(|envelope| !envelope.part.is_empty()) else { return };
    let sum: Euro = envelope.part.iter().map(|part| part.amount).sum();
    if sum == envelope.amount {
        return;
    }
    envelope.part.clear();
    let parts = draft.recognised.extract_if(.., |one| one.what == What::EnvelopePart);
    let origins: Vec<Origin> =
        parts.map(|one| Origin { quote: one.quote, places: one.places, section: one.section }).collect();
    for origin in origins {
        draft.unclear(Why::PartsDoNotAddUp, &origin);
    }
}

/// An item such as '400.000 euro: nationale programma's' below the sentence with the whole.
fn listed_part(draft: &mut Draft, passage: &Passage, part: &Part, envelope: Euro) -> bool {
    let found: Vec<Amount> = amounts(&passage.text, draft.language).into_iter().filter(|one| one.currency).collect();
    let [amount] = found.as_slice() else { return false };
    if draft.call.envelope.as_ref().is_none_or(|whole| whole.amount != envelope) {
        return false;
    }
    let title = format!("{} {}", &passage.text[..amount.at.start], &passage.text[amount.at.end..]);
    part_of_envelope(draft, &title, amount.amount, &passage.whole(&part.title));
    true
}

fn part_of_envelope(draft: &mut Draft, title: &str, amount: Euro, origin: &Origin) {
    let title = BEFORE_TITLE.replace(title.trim(), "");
    let title = AFTER_TITLE.replace(title.trim(), "").trim_matches([' ', ':', ',', ';', '-', '–', '(', ')']).to_owned();
    let text = draft.words(&title);
    if let Some(envelope) = draft.call.envelope.as_mut().filter(|envelope| envelope.part.len() < MOST_ENTRIES) {
        let index = envelope.part.len();
        envelope.part.push(EnvelopePart { title: text, amount });
        draft.recognise(format!("envelope.part.{index}"), What::EnvelopePart, Shown::Part(title, amount), origin);
    }
}

/// Who pays along, where the sentence names it; returns its code.
fn cofinancer(draft: &mut Draft, text: &str, passage: &Passage, start: usize, section: &str) -> Option<String> {
    let captures = COFINANCED_BY.captures(text).or_else(|| ADDS.captures(text))?;
    let who = captures.name("who")?;
    if OWN.is_match(who.as_str()) || who.as_str().contains(" per ") {
        return None;
    }
    let id = code_of(who.as_str(), "cofinancer");
    if draft.call.cofinancer.iter().any(|known| known.id == id) {
        return Some(id);
    }
    if draft.call.cofinancer.len() >= MOST_ENTRIES || voorstel_model::COMMON_SOURCES.contains(&id.as_str()) {
        return None;
    }
    let title = draft.words(who.as_str());
    draft.call.cofinancer.push(Cofinancer { id: id.clone(), title, note: Text::default(), asked: false });
    let origin = passage.origin(start + who.start()..start + who.end(), section);
    draft.recognise(format!("cofinancer.{id}"), What::Cofinancer, Shown::Words(who.as_str().to_owned()), &origin);
    Some(id)
}

struct Sentence<'t> {
    text: &'t str,
    before: &'t str,
    payer: Option<&'t str>,
    start: usize,
    passage: &'t Passage,
    part: &'t Part,
}

impl Sentence<'_> {
    fn origin(&self, at: &Range<usize>) -> Origin {
        self.passage.origin(self.start + at.start..self.start + at.end, &self.part.title)
    }

    fn whole(&self) -> Origin {
        self.origin(&(0..self.text.len()))
    }

    /// Reads the amounts; returns the envelope if it stands here.
    fn amounts(&self, draft: &mut Draft) -> Option<Euro> {
        if self.steps(draft) {
            return None;
        }
        let found = amounts(self.text, draft.language);
        let of_which = OF_WHICH.find(self.text).map(|found| found.start());
        let limits = self.limits(&found);
        let mut envelope = None;
        let mut asked_along = false;
        for (index, one) in found.iter().enumerate() {
            let until = found.get(index + 1).map_or(self.text.len(), |next| next.at.start);
            let behind = self.text.get(one.at.end..until).unwrap_or_default();
            let from = if index == 0 { 0 } else { found[index - 1].at.end };
            let ahead = self.text.get(from..one.at.start).unwrap_or_default();
            let origin = self.origin(&one.at);
            if !one.currency {
                if self.part.heading == Heading::Budget && !self.is_counted(one) {
                    draft.unclear(Why::AmountWithoutCurrency, &origin);
                }
            } else if of_which.is_some_and(|at| one.at.start > at) && envelope.is_some() {
                let before = draft.call.cofinancer.len();
                part_of_envelope(
                    draft,
                    behind,
                    one.amount,
                    &self.origin(&(one.at.start..one.at.end + title_end(behind))),
                );
                asked_along |= before > 0 && COFINANCING.is_match(behind);
            } else if let Some(each) = Each::of(self.text, ahead, behind)
                && (is_about_money(self.text) || direction(ahead).is_some())
            {
                let least = direction(ahead) == Some(Limit::Least);
                let (id, kind) = each.rule(least.then_some(one.amount), (!least).then_some(one.amount));
                draft.rule(id, kind, &self.whole());
            } else if PER_OTHER.is_match(behind) {
                draft.unclear(Why::AmountOfWhat, &self.origin(&(one.at.start..until.min(one.at.end + 40)).clone()));
            } else if EACH.is_match(self.text) || ASKED.is_match(self.text) {
                match limits.get(index).copied().flatten() {
                    Some(_) if limits.iter().take(index).any(Option::is_some) && limits.len() > 1 => {}
                    Some(_) => self.grant_limits(draft, &found, &limits),
                    None => draft.unclear(Why::AmountOfWhat, &origin),
                }
            } else if COFINANCING.is_match(ahead) && self.payer.is_some() {
                self.ceiling(draft, one.amount);
            } else if WITH_OTHERS.is_match(self.text) {
                self.beside(draft, one, &WITH_OTHERS_NOTE);
            } else if WHOLE.is_match(self.text) || self.part.heading == Heading::Budget {
                if draft.has_envelope_of(one.amount) {
                    envelope = envelope.or(Some(one.amount));
                } else if draft.call.envelope.is_none() && self.is_of_the_call() {
                    let note = Text::default();
                    draft.call.envelope = Some(Envelope {
                        amount: one.amount,
                        note,
                        part: Vec::new(),
                        authority: Draft::authority(&origin),
                    });
                    draft.recognise("envelope", What::Envelope, Shown::Money(one.amount), &origin);
                    envelope = Some(one.amount);
                } else {
                    draft.unclear(Why::AmountOfWhat, &origin);
                }
            } else {
                draft.unclear(Why::AmountOfWhat, &origin);
            }
        }
        if asked_along
            && let Some(payer) = self.payer
            && let Some(cofinancer) = draft.call.cofinancer.iter_mut().find(|one| one.id == payer)
        {
            // Its money is part of the pot that is asked from.
            cofinancer.asked = true;
        }
        envelope
    }

    /// Proposes a rule for each amount that goes by the number of inhabitants; whether there are any.
    fn steps(&self, draft: &mut Draft) -> bool {
        let is_meant = self.part.heading == Heading::Budget || is_about_money(self.text);
        let steps = if is_meant { by_inhabitants(self.text, draft.language) } else { Vec::new() };
        for step in &steps {
            let kind = RuleKind::Amount { of: vec![GRANT.to_owned()], at_least: None, at_most: Some(step.amount) };
            draft.rule_when("grant-by-inhabitants", kind, Some(step.when.clone()), &self.origin(&step.at));
        }
        !steps.is_empty()
    }

    /// Outside the part about money, only what is plainly called the call's budget is its envelope.
    fn is_of_the_call(&self) -> bool {
        self.part.heading == Heading::Budget
            || (WHOLE.is_match(self.text) && !matches!(self.part.heading, Heading::Contact))
    }

    /// A number of people, places, projects.
    fn is_counted(&self, one: &Amount) -> bool {
        let next = self.text.get(one.at.end..).unwrap_or_default().trim_start();
        let word = next.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        !matches!(word, "" | "per" | "voor" | "for" | "en" | "and" | "of" | "or" | "to" | "tot")
    }

    /// For each amount whether it is the least or the most.
    fn limits(&self, found: &[Amount]) -> Vec<Option<Limit>> {
        let between = found.len() == 2 && {
            let ahead = self.text.get(..found[0].at.start).unwrap_or_default().to_lowercase();
            let middle = self.text.get(found[0].at.end..found[1].at.start).unwrap_or_default().trim().to_lowercase();
            let opened = ["tussen", "between", "van", "from"].iter().any(|word| ahead.trim_end().ends_with(word));
            (opened && matches!(middle.as_str(), "en" | "and" | "tot" | "to" | "en maximaal"))
                || matches!(middle.as_str(), "-" | "–" | "tot" | "to")
        };
        if between {
            return vec![Some(Limit::Least), Some(Limit::Most)];
        }
        let mut from = 0;
        let limit = |one: &Amount| {
            let ahead = self.text.get(from..one.at.start).unwrap_or_default();
            from = one.at.end;
            direction(ahead).or_else(|| direction(self.text))
        };
        found.iter().map(limit).collect()
    }

    fn grant_limits(&self, draft: &mut Draft, found: &[Amount], limits: &[Option<Limit>]) {
        let of_limit = |wanted: Limit| {
            let mut pairs = found.iter().zip(limits).filter(|(one, limit)| one.currency && **limit == Some(wanted));
            pairs.next().map(|(one, _)| one.amount)
        };
        let kind = RuleKind::Amount {
            of: vec![GRANT.to_owned()],
            at_least: of_limit(Limit::Least),
            at_most: of_limit(Limit::Most),
        };
        draft.rule("grant-amount", kind, &self.whole());
    }

    fn ceiling(&self, draft: &mut Draft, amount: Euro) {
        let Some(payer) = self.payer else { return };
        let kind = RuleKind::Amount { of: vec![payer.to_owned()], at_least: None, at_most: Some(amount) };
        draft.rule(&code_of(&format!("{payer} amount"), "amount"), kind, &self.whole());
    }

    fn beside(&self, draft: &mut Draft, one: &Amount, note: &(&str, &str)) {
        if draft.has_envelope_of(one.amount) || draft.call.other_envelope.len() >= MOST_ENTRIES {
            return;
        }
        let origin = self.origin(&one.at);
        let note = Text { nl: note.0.to_owned(), en: note.1.to_owned() };
        let index = draft.call.other_envelope.len();
        draft.call.other_envelope.push(Envelope {
            amount: one.amount,
            note,
            part: Vec::new(),
            authority: Draft::authority(&origin),
        });
        draft.recognise(format!("other-envelope.{index}"), What::OtherEnvelope, Shown::Money(one.amount), &origin);
    }

    /// Reads the shares.
    fn shares(&self, draft: &mut Draft, whole: &Origin) {
        let found = shares(self.text);
        for (index, share) in found.iter().enumerate() {
            let from = if index == 0 { 0 } else { found[index - 1].at.end };
            let until = found.get(index + 1).map_or(self.text.len(), |next| next.at.start);
            let ahead = self.text.get(from..share.at.start).unwrap_or_default();
            let behind = self.text.get(share.at.end..until).unwrap_or_default();
            if index > 0 && EXCEPTION.is_match(self.text.get(from..).unwrap_or_default()) {
                draft.unclear(Why::ShareOfWhat, &self.origin(&(share.at.clone())));
                continue;
            }
            if INDIRECT.is_match(ahead) || (INDIRECT.is_match(behind) && !OWN.is_match(ahead)) {
                draft.rule("indirect-rate", RuleKind::FlatRate { at_most: share.rate }, whole);
                continue;
            }
            let Some((payers, id)) = self.payers(draft, ahead, behind) else {
                draft.unclear(Why::ShareOfWhat, &self.origin(&(from..until)));
                continue;
            };
            let limit = direction(ahead).unwrap_or(if payers.own { Limit::Least } else { Limit::Most });
            let (at_least, at_most) = match limit {
                Limit::Least => (Some(share.rate), None),
                Limit::Most => (None, Some(share.rate)),
            };
            let kind = RuleKind::Share { of: payers.sources, over: base(ahead, behind), at_least, at_most };
            draft.rule(&id, kind, whole);
        }
    }

    /// Whose share is meant: what stands nearest tells, and a sentence that only says 'this' goes by the one before.
    fn payers(&self, draft: &Draft, ahead: &str, behind: &str) -> Option<(Payers, String)> {
        let own = |text: &str| {
            let public = OTHER_PUBLIC.is_match(text).then_some("other-public");
            let sources = ["own"].into_iter().chain(public).map(str::to_owned).collect();
            (Payers { sources, own: true }, "own-share".to_owned())
        };
        let all = || {
            let named = draft.call.cofinancer.iter().map(|one| one.id.clone());
            let common = ["own", "other-public", "other-private"].map(str::to_owned);
            (Payers { sources: named.chain(common).collect(), own: true }, "cofinancing-share".to_owned())
        };
        let named = |payer: &str| {
            let id = code_of(&format!("{payer} share"), "share");
            (Payers { sources: vec![payer.to_owned()], own: false }, id)
        };
        let grant = || (Payers { sources: vec![GRANT.to_owned()], own: false }, "grant-share".to_owned());
        let mandatory = |text: &str| COFINANCING.is_match(text) && LEAST.is_match(text);
        if OWN.is_match(ahead) {
            Some(own(self.text))
        } else if mandatory(ahead) && !ADDS.is_match(ahead) {
            Some(all())
        } else if (ADDS.is_match(self.text) || COFINANCED_BY.is_match(ahead)) && self.payer.is_some() {
            self.payer.map(named)
        } else if RATE_OF_GRANT.is_match(ahead) {
            Some(grant())
        } else if OWN.is_match(behind) {
            Some(own(self.text))
        } else if COFINANCING.is_match(ahead) || COFINANCING.is_match(behind) {
            Some(all())
        } else if RATE_OF_GRANT.is_match(behind) {
            Some(grant())
        } else if self.part.heading == Heading::Budget && OWN.is_match(self.before) {
            Some(own(self.before))
        } else if self.part.heading == Heading::Budget && RATE_OF_GRANT.is_match(self.before) {
            Some(grant())
        } else {
            None
        }
    }
}

const WITH_OTHERS_NOTE: (&str, &str) = ("Samen met andere oproepen.", "Together with other calls.");

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Limit {
    Least,
    Most,
}

/// Which limit the words nearest to the end speak of.
fn direction(text: &str) -> Option<Limit> {
    let last = |pattern: &crate::intake::pattern::Pattern| pattern.find_iter(text).last().map(|found| found.start());
    match (last(&LEAST), last(&MOST)) {
        (None, None) => None,
        (least, most) if least > most => Some(Limit::Least),
        _ => Some(Limit::Most),
    }
}

/// How far the title of a part reaches into what stands behind its amount.
fn title_end(behind: &str) -> usize {
    let trimmed = AFTER_TITLE.replace(behind, "");
    trimmed.len().min(behind.len())
}

fn base(ahead: &str, behind: &str) -> Base {
    for text in [behind, ahead] {
        if DIRECT.is_match(text) {
            return Base::DirectEligible;
        }
        if ELIGIBLE.is_match(text) {
            return Base::TotalEligible;
        }
        if TOTAL_COST.is_match(text) {
            return Base::TotalCost;
        }
    }
    Base::TotalEligible
}
