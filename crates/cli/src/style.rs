//! Colour and weight, where a terminal shows them; the words and marks say everything without.

use std::io::IsTerminal as _;

use voorstel_app::model::Severity;
use voorstel_app::views::Status;

/// Paints text, or leaves it as it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    painted: bool,
}

impl Style {
    /// As standard output takes it.
    pub(crate) fn of_output() -> Style {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Style { painted: std::io::stdout().is_terminal() && !plain }
    }

    /// Titles.
    pub(crate) fn strong(self, text: &str) -> String {
        self.paint("1", text)
    }

    /// Sources, counts.
    pub(crate) fn quiet(self, text: &str) -> String {
        self.paint("2", text)
    }

    /// The mark of a finding: its shape says what it is, its colour repeats it.
    pub(crate) fn mark(self, severity: Severity, status: Status) -> String {
        match (status, severity) {
            (Status::Met, _) => self.paint("32", "✓"),
            (Status::NotApplicable, _) => self.paint("2", "–"),
            (Status::Undecided, _) => self.paint("36", "○"),
            (Status::Broken, Severity::Blocking) => self.paint("31;1", "✖"),
            (Status::Broken, Severity::Warning) => self.paint("33;1", "▲"),
            (Status::Broken, Severity::Advice) => self.paint("34", "✦"),
        }
    }

    fn paint(self, code: &str, text: &str) -> String {
        if self.painted { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
