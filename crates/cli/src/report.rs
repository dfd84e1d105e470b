//! A report for reading in a terminal: whether, by how much, what would mend it, on whose authority.

use voorstel_app::model::{Call, Date, Dossier, Euro, Language, Severity, Totals};
use voorstel_app::views::{FindingView, ReasonsView, Status};
use voorstel_app::{Checked, Words};

use crate::lines::{shown, wrapped};
use crate::style::Style;

/// Puts a report on lines.
pub(crate) fn text(call: &Call, dossier: &Dossier, checked: &Checked, today: Date, language: Language) -> String {
    let style = Style::of_output();
    let page = Page { words: Words::of(language), language, style, call };
    let mut out = page.head(dossier, today);
    for (heading, status, severity) in [
        ("cli-blocking", Status::Broken, Severity::Blocking),
        ("cli-warnings", Status::Broken, Severity::Warning),
        ("cli-advice", Status::Broken, Severity::Advice),
    ] {
        let found: Vec<_> = of(checked, status).filter(|finding| finding.severity == severity).collect();
        page.block(&mut out, heading, &found, Page::whole);
    }
    let undecided: Vec<_> = of(checked, Status::Undecided).collect();
    page.block(&mut out, "cli-undecided", &undecided, Page::still_open);
    let met: Vec<_> = of(checked, Status::Met).collect();
    page.block(&mut out, "cli-met", &met, Page::short);
    page.totals(&mut out, &checked.report.totals);
    page.headroom(&mut out, checked);
    page.verdict(&mut out, checked);
    out
}

fn of(checked: &Checked, status: Status) -> impl Iterator<Item = &FindingView> {
    checked.judged.findings.iter().filter(move |finding| finding.status == status)
}

struct Page<'a> {
    words: &'static Words,
    language: Language,
    style: Style,
    call: &'a Call,
}

impl Page<'_> {
    fn head(&self, dossier: &Dossier, today: Date) -> String {
        let title = if dossier.title.is_empty() { self.words.label("cli-untitled") } else { shown(&dossier.title) };
        let about = self.words.message(
            "cli-about",
            &[
                ("call", self.call.title.get(self.language).into()),
                ("pin", self.call.pin().into()),
                ("day", self.words.date(today).into()),
            ],
        );
        format!("\n{}\n{}", self.style.strong(&title), self.style.quiet(&wrapped(&about, 0)))
    }

    fn block(&self, out: &mut String, heading: &str, found: &[&FindingView], one: fn(&Self, &FindingView) -> String) {
        if found.is_empty() {
            return;
        }
        let heading = self.words.message(heading, &[("count", found.len().into())]);
        out.push_str(&format!("\n{}\n", self.style.strong(&heading)));
        found.iter().for_each(|finding| out.push_str(&one(self, finding)));
    }

    fn whole(&self, finding: &FindingView) -> String {
        let mut out = self.titled(finding, &self.style.strong(&self.title(finding)));
        out.push_str(&wrapped(&shown(finding.text.get(self.language)), 4));
        self.reasons(&mut out, finding.because.as_ref(), 4);
        for fix in &finding.fixes {
            out.push_str(&wrapped(&format!("→ {}", shown(fix.label.get(self.language))), 4));
        }
        out.push_str(&self.authority(finding));
        out
    }

    fn still_open(&self, finding: &FindingView) -> String {
        let mut out = self.titled(finding, &self.title(finding));
        if !finding.missing.is_empty() {
            let names: Vec<_> = finding.missing.iter().map(|field| shown(field.name.get(self.language))).collect();
            let missing = self.words.message("cli-missing", &[("fields", names.join(", ").into())]);
            out.push_str(&wrapped(&missing, 4));
        }
        self.reasons(&mut out, finding.because.as_ref(), 4);
        out
    }

    /// The parts of a rule made of rules, each below what it is a part of.
    fn reasons(&self, out: &mut String, reasons: Option<&ReasonsView>, indent: usize) {
        let Some(reasons) = reasons else { return };
        out.push_str(&wrapped(&shown(reasons.head.get(self.language)), indent));
        for part in &reasons.parts {
            let (title, text) = (shown(part.title.get(self.language)), shown(part.text.get(self.language)));
            let said = format!("– {}: {title}. {text}", self.words.status(part.status));
            out.push_str(&wrapped(said.trim(), indent));
            self.reasons(out, part.because.as_ref(), indent + 2);
        }
    }

    fn short(&self, finding: &FindingView) -> String {
        self.titled(finding, &self.title(finding))
    }

    fn titled(&self, finding: &FindingView, title: &str) -> String {
        let mark = self.style.mark(finding.severity, finding.status);
        format!("  {mark} {}\n", wrapped(title, 4).trim())
    }

    fn title(&self, finding: &FindingView) -> String {
        shown(finding.title.get(self.language))
    }

    fn authority(&self, finding: &FindingView) -> String {
        let written = finding.authority.get(self.language);
        let Some(certainty) = finding.certainty.filter(|_| !written.is_empty()) else { return String::new() };
        let line = format!("{}, {}", shown(written), self.words.certainty(certainty));
        wrapped(&line, 4).lines().map(|line| format!("{}\n", self.style.quiet(line))).collect()
    }

    fn totals(&self, out: &mut String, totals: &Totals) {
        out.push_str(&format!("\n{}\n", self.style.strong(&self.words.label("cli-totals"))));
        let rows = [
            ("cli-direct", totals.direct.total),
            ("cli-indirect", totals.indirect),
            ("cli-cost", totals.cost),
            ("cli-eligible", totals.eligible),
            ("cli-funding", totals.funding),
            ("cli-asked", totals.asked),
            ("cli-difference", totals.difference),
        ];
        let rows: Vec<(String, String, Euro)> =
            rows.map(|(key, amount)| (self.words.label(key), self.words.money(amount), amount)).into();
        let name = rows.iter().map(|(name, ..)| name.chars().count()).max().unwrap_or_default();
        let money = rows.iter().map(|(_, money, _)| money.chars().count()).max().unwrap_or_default();
        for (label, shown, amount) in &rows {
            let share =
                totals.asked_share.filter(|_| *amount == totals.asked && *label == self.words.label("cli-asked"));
            let share = share
                .map(|share| self.words.message("cli-of-eligible", &[("share", self.words.percent(share).into())]));
            let row = format!("  {label:<name$}  {shown:>money$}  {}", share.unwrap_or_default());
            out.push_str(row.trim_end());
            out.push('\n');
        }
        let left_out = totals.uncounted_lines.len() + totals.uncounted_funding.len();
        if left_out > 0 {
            let said = self.words.message("cli-uncounted", &[("count", left_out.into())]);
            out.push_str(&wrapped(&said, 2));
        }
    }

    fn headroom(&self, out: &mut String, checked: &Checked) {
        let said: Vec<_> = checked.judged.headroom.iter().map(|room| shown(room.sentence.get(self.language))).collect();
        if said.iter().all(String::is_empty) {
            return;
        }
        out.push_str(&format!("\n{}\n", self.style.strong(&self.words.label("cli-headroom"))));
        for sentence in said.iter().filter(|sentence| !sentence.is_empty()) {
            out.push_str(&format!("  · {}\n", wrapped(sentence, 4).trim()));
        }
    }

    fn verdict(&self, out: &mut String, checked: &Checked) {
        let count = of(checked, Status::Broken).filter(|finding| finding.severity == Severity::Blocking).count();
        let open = of(checked, Status::Undecided).filter(|finding| finding.severity == Severity::Blocking).count();
        let verdict = match (count, open) {
            (0, 0) => self.words.label("cli-fine"),
            (0, _) => self.words.message("cli-fine-so-far", &[("count", open.into())]),
            _ => self.words.message("cli-blocked", &[("count", count.into())]),
        };
        out.push_str(&format!("\n{}\n\n", self.style.strong(&verdict)));
    }
}
