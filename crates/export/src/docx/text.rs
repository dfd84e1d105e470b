//! Runs of text, each in a style of letters that a person who edits finds by its name.

use super::xml::escaped;

/// How letters look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Look {
    #[default]
    Plain,
    Strong,
    /// Where something leads.
    Link,
    /// What is still to be filled in.
    Open,
    /// What was not understood, or is not in order.
    Wrong,
    /// What is in order.
    Met,
    /// What is said besides.
    Aside,
}

impl Look {
    /// The identity of its style.
    fn style(self) -> Option<&'static str> {
        match self {
            Look::Plain => None,
            Look::Strong => Some("Strong"),
            Look::Link => Some("Hyperlink"),
            Look::Open => Some("Open"),
            Look::Wrong => Some("Wrong"),
            Look::Met => Some("Met"),
            Look::Aside => Some("Aside"),
        }
    }
}

/// Runs, as they stand in a paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    runs: String,
}

impl Text {
    /// Goes on with more, after a space.
    pub(super) fn and(mut self, look: Look, more: &str) -> Text {
        if !more.is_empty() {
            let space = if self.runs.is_empty() { "" } else { " " };
            self.push(look, "", &format!("{space}{more}"));
        }
        self
    }

    /// One run, with properties besides its look.
    pub(super) fn push(&mut self, look: Look, properties: &str, text: &str) {
        let style = look.style().map(|style| format!("<w:rStyle w:val=\"{style}\"/>")).unwrap_or_default();
        for (leftwards, stretch) in stretches(text) {
            let way = if leftwards { "<w:rtl/>" } else { "" };
            let properties = match format!("{style}{properties}{way}") {
                none if none.is_empty() => none,
                some => format!("<w:rPr>{some}</w:rPr>"),
            };
            let text = escaped(stretch);
            self.runs.push_str(&format!("<w:r>{properties}<w:t xml:space=\"preserve\">{text}</w:t></w:r>"));
        }
    }

    /// A new line.
    pub(super) fn line_end(&mut self) {
        self.runs.push_str("<w:r><w:br/></w:r>");
    }

    /// Runs that are written already.
    pub(super) fn push_runs(&mut self, runs: &str) {
        self.runs.push_str(runs);
    }

    pub(super) fn runs(&self) -> &str {
        &self.runs
    }

    pub(super) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text::default().and(Look::Plain, text)
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Text {
        text.as_str().into()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        text.as_str().into()
    }
}

/// What a program makes itself, by that instruction; it shows `now` until it does.
pub(super) fn field(instruction: &str, now: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {instruction} </w:instrText>\
         </w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{now}</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    )
}

/// A text in that look.
pub(super) fn looking(look: Look, text: &str) -> Text {
    Text::default().and(look, text)
}

/// A text in stretches that run one way, and whether that is from right to left. What has no way of its own goes with the
/// letters around it when they run to the left, so that a name of several words stays in its order.
fn stretches(text: &str) -> Vec<(bool, &str)> {
    let mut found = Vec::new();
    let (mut start, mut leftwards, mut end) = (0, false, 0);
    let mut close = |start: usize, end: usize, leftwards: bool| {
        if let Some(stretch) = text.get(start..end).filter(|stretch| !stretch.is_empty()) {
            found.push((leftwards, stretch));
        }
    };
    for (at, letter) in text.char_indices() {
        if runs_leftwards(letter) {
            if !leftwards {
                close(start, at, false);
                (start, leftwards) = (at, true);
            }
            end = at + letter.len_utf8();
        } else if leftwards && letter.is_alphabetic() {
            close(start, end, true);
            (start, leftwards) = (end, false);
        }
    }
    if leftwards {
        close(start, end, true);
        start = end;
    }
    close(start, text.len(), false);
    found
}

/// Letters of the scripts that are written from right to left: Hebrew, Arabic, Syriac and their kin.
pub(super) fn runs_leftwards(letter: char) -> bool {
    matches!(u32::from(letter), 0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_arabic_is_one_stretch_and_what_is_around_it_another() {
        assert_eq!(stretches("Huis"), [(false, "Huis")]);
        assert_eq!(stretches("vzw بيت 12 الجار, Gent"), [(false, "vzw "), (true, "بيت 12 الجار"), (false, ", Gent")]);
        assert_eq!(stretches("(שלום)"), [(false, "("), (true, "שלום"), (false, ")")]);
        assert!(stretches("").is_empty());
    }

    #[test]
    fn runs_bear_their_style_and_nothing_else() {
        let text = Text::from("a").and(Look::Open, "<b>").and(Look::Aside, "");
        assert_eq!(
            text.runs(),
            "<w:r><w:t xml:space=\"preserve\">a</w:t></w:r>\
             <w:r><w:rPr><w:rStyle w:val=\"Open\"/></w:rPr><w:t xml:space=\"preserve\"> &lt;b&gt;</w:t></w:r>"
        );
    }
}
