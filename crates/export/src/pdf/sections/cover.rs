//! The cover, what stands above and below every page, and what the file says about itself.

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;
use voorstel_model::Role;

use crate::input::Part;
use crate::pdf::material::{Entered, Material};
use crate::pdf::typed::BREAK;

/// How much of a title fits above a page.
const LONGEST_RUNNING_TITLE: usize = 60;
/// How much of the call's title fits beside it.
const LONGEST_RUNNING_CALL: usize = 44;
/// How much of a partner's name fits into the name of its part.
const LONGEST_PART: usize = 90;
/// How many partners a cover names; the others are counted.
const PARTNERS_NAMED: usize = 6;

#[derive(Debug, Serialize)]
pub(crate) struct Cover {
    /// What part of an application it is; nothing where it is all of it.
    pub(crate) part: String,
    pub(crate) title: String,
    pub(crate) acronym: String,
    pub(crate) call: String,
    pub(crate) publisher: String,
    pub(crate) lead: Entered,
    pub(crate) others: String,
    pub(crate) figures: Vec<Figure>,
    pub(crate) dated: String,
    pub(crate) closed: Option<String>,
    #[serde(skip)]
    pub(crate) running: Running,
    #[serde(skip)]
    pub(crate) about: About,
}

#[derive(Debug, Serialize)]
pub(crate) struct Figure {
    pub(crate) label: String,
    pub(crate) value: Entered,
}

/// What stands above and below each page: data of its own, so that the figures of the cover change no other page.
#[derive(Debug, Serialize)]
pub(crate) struct Running {
    /// Whether a cover comes first; without one, every page has a foot.
    pub(crate) cover: bool,
    pub(crate) left: String,
    pub(crate) right: String,
    pub(crate) dated: String,
    pub(crate) page: String,
}

/// What the file says about itself.
#[derive(Debug, Serialize)]
pub(crate) struct About {
    language: &'static str,
    region: &'static str,
    pub(crate) title: String,
    pub(crate) authors: Vec<String>,
    pub(crate) keywords: Vec<String>,
    pub(crate) description: String,
}

impl Cover {
    pub(crate) fn of(material: &Material<'_>) -> Cover {
        let input = material.input;
        let (dossier, call) = (input.dossier, input.call);
        let title = material.title();
        let acronym = material.typed.line(&dossier.acronym);
        let day = material.day(input.today);
        let call_title = material.call_text(&call.title);
        let dated = material
            .say(if input.options.draft { "export-draft-of" } else { "export-version-of" }, &[("day", day.into())]);
        Cover {
            call: call_title.clone(),
            publisher: material.call_text(&call.publisher),
            lead: dossier.lead().map_or_else(|| material.open(), |lead| material.known(material.name_of(lead))),
            others: others(material),
            part: part(material),
            figures: figures(material),
            dated: dated.clone(),
            closed: call.is_closed(input.today).then(|| closed(material)),
            running: Running {
                cover: input.options.part != Part::Summary,
                left: shortened(&if acronym.is_empty() { title.clone() } else { format!("{acronym} – {title}") }),
                right: shortened_to(&short_call(material), LONGEST_RUNNING_CALL),
                dated,
                // The template knows the numbers; where they stand in the sentence is the language's affair.
                page: material.say("export-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
            },
            about: About {
                language: words_code(input.language),
                region: region(input.language),
                title: shortened_to(&title.replace(BREAK, ""), 250),
                authors: dossier
                    .lead()
                    .map(|lead| shortened_to(&material.name_of(lead).replace(BREAK, ""), 250))
                    .into_iter()
                    .collect(),
                keywords: [call.code.as_str(), call.fund.as_str(), call.id.as_str(), dossier.acronym.as_str()]
                    .into_iter()
                    .map(|word| shortened_to(&material.typed.plain(word), 80))
                    .filter(|word| !word.is_empty())
                    .collect(),
                description: shortened_to(&material.say("export-about", &[("call", call_title.into())]), 250),
            },
            title,
            acronym,
        }
    }
}

fn part(material: &Material<'_>) -> String {
    match &material.input.options.part {
        Part::Whole => String::new(),
        Part::Summary => material.label("export-part-summary"),
        Part::Budget => material.label("export-part-budget"),
        Part::Partner(id) => {
            let name = shortened_to(&material.partner(id), LONGEST_PART);
            material.say("export-part-partner", &[("partner", name.into())])
        }
    }
}

/// What stands out on the first page: of the whole, or of what one partner bears.
fn figures(material: &Material<'_>) -> Vec<Figure> {
    let (dossier, totals, words) = (material.input.dossier, &material.input.report.totals, material.words);
    let figure = |key, value| Figure { label: material.label(key), value };
    let money = |amount| material.known(words.money(amount));
    let period = figure("export-cover-period", material.days(&dossier.period.start, &dossier.period.end));
    if let Some(only) = material.only() {
        let cost = totals.by_partner.get(only).map(|cost| cost.total).unwrap_or_default();
        let means = totals.funding_by_partner.get(only).copied().unwrap_or_default();
        return vec![
            figure("export-cover-own-cost", money(cost)),
            figure("export-cover-own-means", money(means)),
            period,
        ];
    }
    let share = totals.asked_share.map_or_else(|| material.open(), |share| material.known(words.percent(share)));
    vec![
        figure("export-cover-cost", money(totals.cost)),
        figure("export-cover-asked", money(totals.asked)),
        figure("export-cover-share", share),
        period,
    ]
}

/// That nothing can be submitted any more, and since when.
pub(crate) fn closed(material: &Material<'_>) -> String {
    match &material.input.call.dates.deadline {
        Some(deadline) => material.say("export-call-closed-on", &[("day", material.day(deadline.date).into())]),
        None => material.label("export-call-closed"),
    }
}

pub(crate) fn short_call(material: &Material<'_>) -> String {
    let call = material.input.call;
    let short = material.call_text(&call.short_title);
    if short.is_empty() { material.call_text(&call.title) } else { short }
}

pub(crate) fn others(material: &Material<'_>) -> String {
    let lead = material.input.dossier.lead().map(|lead| lead.id.as_str());
    let others: Vec<_> = material.input.dossier.partners.iter().filter(|one| Some(one.id.as_str()) != lead).collect();
    let (associated, co): (Vec<_>, Vec<_>) = others.iter().partition(|one| one.role == Role::Associated);
    let named: Vec<String> =
        co.into_iter().chain(associated).take(PARTNERS_NAMED).map(|one| material.name_of(one)).collect();
    let names = named.join(", ");
    match others.len() {
        0 => String::new(),
        count if count > PARTNERS_NAMED => material
            .say("export-cover-with-more", &[("names", names.into()), ("count", (count - PARTNERS_NAMED).into())]),
        _ => material.say("export-cover-with", &[("names", names.into())]),
    }
}

fn words_code(language: voorstel_model::Language) -> &'static str {
    match language {
        voorstel_model::Language::Nl => "nl",
        voorstel_model::Language::En => "en",
    }
}

fn region(language: voorstel_model::Language) -> &'static str {
    match language {
        voorstel_model::Language::Nl => "BE",
        voorstel_model::Language::En => "GB",
    }
}

fn shortened(text: &str) -> String {
    shortened_to(text, LONGEST_RUNNING_TITLE)
}

/// So many characters at most, with an ellipsis where something is left out.
pub(crate) fn shortened_to(text: &str, longest: usize) -> String {
    if text.graphemes(true).count() <= longest {
        return text.to_owned();
    }
    let kept: String = text.graphemes(true).take(longest - 1).collect();
    format!("{}…", kept.trim_end())
}
