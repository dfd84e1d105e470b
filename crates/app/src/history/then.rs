//! The dossier as it was: its sums, what was broken, its pages, and the files that it would have made.

use std::path::PathBuf;

use voorstel_model::{Call, Language, Severity, Totals};
use voorstel_rules::{Measure, Status};

use crate::app::{App, Shared, lock};
use crate::checked::Checked;
use crate::exporting::file_name;
use crate::history::views::{ThenFigure, ThenFinding, ThenView};
use crate::said::each;
use crate::session::local;
use crate::views::{ExportFormat, ExportOptions, ExportProgress, Failure, PageAsked, PageView};

impl App {
    /// The dossier as it was at a moment, judged on that day.
    pub async fn dossier_then(&self, id: String, moment: String) -> Result<ThenView, Failure> {
        self.blocking(move |shared| shared.then_view(&id, &moment)).await
    }

    /// A page of the application as it was, as [`App::page`].
    pub async fn page_then(
        &self,
        id: String,
        moment: String,
        asked: PageAsked,
        language: Language,
    ) -> Result<Option<PageView>, Failure> {
        let ticket = self.shared.paper.ticket();
        self.blocking(move |shared| {
            let (dossier, call, at) = shared.then(&id, &moment)?;
            let (of, unusable) = (format!("{id} {moment}"), shared.found_unusable(&id, &dossier));
            shared.page_made(ticket, &of, (&dossier, &call, unusable), shared.day(at), &asked, language)
        })
        .await
    }

    /// Exports the dossier as it was, as [`App::export`].
    pub async fn export_then(
        &self,
        id: String,
        moment: String,
        format: ExportFormat,
        language: Language,
        options: ExportOptions,
        path: PathBuf,
    ) -> Result<ExportProgress, Failure> {
        self.export_of(id, Some(moment), format, language, options, path).await
    }

    /// The name that an export of the dossier as it was is offered under: with the day.
    pub async fn export_then_name(&self, id: String, moment: String, format: ExportFormat) -> Result<String, Failure> {
        self.blocking(move |shared| {
            let (dossier, call, at) = shared.then(&id, &moment)?;
            let name = file_name(&dossier, &call, format);
            let (stem, end) = name.rsplit_once('.').unwrap_or((&name, ""));
            Ok(format!("{stem}-{}.{end}", shared.day(at).0))
        })
        .await
    }
}

impl Shared {
    fn then_view(&self, id: &str, moment: &str) -> Result<ThenView, Failure> {
        let (dossier, call, at) = self.then(id, moment)?;
        let Checked { report, judged } = self.checked(id, &dossier, &call, self.day(at));
        let figures = sums(&call, &report.totals, &report.totals)
            .into_iter()
            .map(|(name, value, _)| ThenFigure { name, value: each(|words| words.figure(value.as_ref(), &call)) });
        let figures = figures.collect();
        let views = judged.findings;
        let broken = views.iter().filter(|finding| finding.status == Status::Broken).map(|finding| ThenFinding {
            title: finding.title.clone(),
            severity: finding.severity,
            text: finding.text.clone(),
        });
        let broken = broken.collect();
        let met = views.iter().filter(|one| one.status == Status::Met && one.severity != Severity::Advice).count();
        let past = self.past(id)?;
        let past = lock(&past);
        let author = past.change(&moment.parse()?).map(|done| done.author.clone()).unwrap_or_default();
        Ok(ThenView {
            moment: moment.to_owned(),
            at: local(at, &self.now()),
            author,
            title: dossier.title.clone(),
            call: call.title.clone(),
            figures,
            broken,
            met: super::list::count(met),
        })
    }
}

/// A sum by name, before and after.
pub(super) type Sum = (voorstel_model::Text, Option<Measure>, Option<Measure>);

/// The sums of a dossier at two moments, in the order in which they are read.
pub(super) fn sums(call: &Call, before: &Totals, after: &Totals) -> Vec<Sum> {
    type Of = fn(&Totals) -> Option<Measure>;
    let named: [(&str, Of); 6] = [
        ("figure-cost", |totals| Some(Measure::Money(totals.cost))),
        ("figure-eligible", |totals| Some(Measure::Money(totals.eligible))),
        ("figure-indirect", |totals| Some(Measure::Money(totals.indirect))),
        ("figure-funding", |totals| Some(Measure::Money(totals.funding))),
        ("figure-asked", |totals| Some(Measure::Money(totals.asked))),
        ("figure-asked-share", |totals| totals.asked_share.map(Measure::Share)),
    ];
    let mut sums: Vec<Sum> =
        named.into_iter().map(|(key, of)| (each(|words| words.heading(key)), of(before), of(after))).collect();
    let codes: std::collections::BTreeSet<&String> = before.by_source.keys().chain(after.by_source.keys()).collect();
    let amount = |totals: &Totals, code: &str| Some(Measure::Money(totals.sources([code])));
    sums.extend(
        codes
            .into_iter()
            .map(|code| (each(|words| words.source_heading(code, call)), amount(before, code), amount(after, code))),
    );
    sums
}
