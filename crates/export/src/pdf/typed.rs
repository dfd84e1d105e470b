//! People's texts, made fit for setting: what cannot be seen is left out, what has no glyph becomes a box and is told,
//! and what is too long for a line gets places where it may break.

use std::cell::RefCell;
use std::collections::BTreeSet;

use ttf_parser::Face;
use typst::text::is_default_ignorable;
use unicode_segmentation::UnicodeSegmentation;

use super::fonts::Fonts;

/// Stands for a character that no bundled font has.
const BOX: char = '□';
/// Marks, for the template alone, where a line may break. It breaks there without a character, so that what is copied
/// from the page is what was typed.
pub(super) const BREAK: char = '\u{200b}';

/// Marks, for the template alone, a part of an address that stays on one line: a hyphen that the layout put into an
/// address would be read as part of it.
pub(super) const WHOLE: char = '\u{2060}';

/// A run without spaces that is longer than this is no word of a language, and nothing else would break it.
const LONGEST_WORD: usize = 40;
/// A run of digits and signs is never hyphenated, so it gets its breaks sooner.
const LONGEST_CODE: usize = 16;
/// No name before an `@` or between dots is longer than this, and so many letters fit a line.
const LONGEST_PART: usize = 64;
/// How far apart breaks are in a run that has no sign to break after.
const STEP: usize = 10;

/// Makes texts fit, and keeps what could not be set.
#[derive(Debug, Default)]
pub(crate) struct Typed {
    lost: RefCell<BTreeSet<char>>,
    /// Whoever sets the text has fonts of its own and breaks lines itself: only what cannot be seen is left out.
    as_typed: bool,
}

impl Typed {
    /// For texts that another program sets.
    pub(super) fn as_typed() -> Typed {
        Typed { as_typed: true, ..Typed::default() }
    }

    /// A text on one line.
    pub(super) fn line(&self, text: &str) -> String {
        let words: Vec<String> =
            text.split(is_space).filter(|word| !word.is_empty()).map(|word| self.word(word)).collect();
        let line = words.iter().filter(|word| !word.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
        // Nothing but no-break spaces is nothing to see either.
        if line.chars().all(char::is_whitespace) { String::new() } else { line }
    }

    /// A text in paragraphs of lines, as somebody typed it into a field of several lines.
    pub(super) fn paragraphs(&self, text: &str) -> Vec<Vec<String>> {
        let mut paragraphs = vec![Vec::new()];
        for line in text.replace("\r\n", "\n").split(is_line_end) {
            match (self.line(line), paragraphs.last_mut()) {
                (line, Some(last)) if !line.is_empty() => last.push(line),
                _ => paragraphs.push(Vec::new()),
            }
        }
        paragraphs.retain(|lines| !lines.is_empty());
        paragraphs
    }

    /// Part of a running text: spaces at its ends stay, so that it can be joined with the part before and after it.
    pub(super) fn part(&self, text: &str) -> String {
        if !text.is_empty() && text.chars().all(char::is_whitespace) {
            return if text.contains('\u{a0}') { "\u{a0}" } else { " " }.to_owned();
        }
        let line = self.line(text);
        let space = |is_there: bool| if is_there && !line.is_empty() { " " } else { "" };
        format!("{}{line}{}", space(text.starts_with(is_space)), space(text.ends_with(is_space)))
    }

    /// A text for places that hold no breaks: metadata, descriptions of pictures, names of links.
    pub(super) fn plain(&self, text: &str) -> String {
        self.line(text).replace(BREAK, "")
    }

    /// An address of mail or the web: it breaks behind its signs alone, and never by hyphenation.
    pub(super) fn address(&self, text: &str) -> String {
        let line = self.plain(text);
        if self.as_typed {
            return line;
        }
        let signs = if line.contains('@') { "@." } else { "/.?&=_-" };
        let (mut set, mut since) = (String::from(WHOLE), 0);
        for cluster in line.graphemes(true) {
            if since >= LONGEST_PART {
                set.push(WHOLE);
                since = 0;
            }
            set.push_str(cluster);
            since += 1;
            let is_sign = cluster.chars().all(|sign| signs.contains(sign));
            if is_sign && ![":/", "://"].iter().any(|scheme| set.ends_with(scheme)) {
                set.push(WHOLE);
                since = 0;
            }
        }
        if line.is_empty() { line } else { set }
    }

    /// Every character that had no glyph.
    pub(super) fn lost(&self) -> Vec<char> {
        self.lost.borrow().iter().copied().collect()
    }

    fn word(&self, word: &str) -> String {
        let seen: Vec<String> =
            word.graphemes(true).map(|cluster| self.seen(cluster)).filter(|cluster| !cluster.is_empty()).collect();
        let code = seen.iter().any(|cluster| !cluster.chars().all(char::is_alphabetic));
        let longest = if code { LONGEST_CODE } else { LONGEST_WORD };
        if self.as_typed || seen.len() <= longest {
            return seen.concat();
        }
        let mut set = String::with_capacity(word.len() + seen.len() / STEP * BREAK.len_utf8());
        let mut since = 0;
        for (at, cluster) in seen.iter().enumerate() {
            set.push_str(cluster);
            since += 1;
            let after_sign = since > 2 && cluster.chars().all(|sign| "@./\\_-:;,=&?+|)".contains(sign));
            if (after_sign || since >= STEP) && at + 1 < seen.len() {
                set.push(BREAK);
                since = 0;
            }
        }
        set
    }

    /// A cluster of characters that read as one, as far as there are glyphs for it.
    fn seen(&self, cluster: &str) -> String {
        let joins = cluster.chars().next().is_some_and(is_joining);
        let visible: String = cluster.chars().filter(|one| !is_invisible(*one) || (joins && is_joiner(*one))).collect();
        let faces = &Fonts::bundled().faces;
        if self.as_typed
            || visible.is_empty()
            || faces.iter().any(|face| visible.chars().all(|one| has_glyph(face, one)))
        {
            return visible;
        }
        let mut chars = visible.chars();
        let base = chars.next().unwrap_or(BOX);
        let Some(face) = faces.iter().find(|face| has_glyph(face, base)) else {
            self.lost.borrow_mut().extend(visible.chars());
            return BOX.to_string();
        };
        let mut set = String::from(base);
        for mark in chars {
            if has_glyph(face, mark) {
                set.push(mark);
            } else {
                self.lost.borrow_mut().insert(mark);
            }
        }
        set
    }
}

fn has_glyph(face: &Face<'_>, character: char) -> bool {
    // Characters for private use mean something else in every font.
    let private = matches!(u32::from(character), 0xE000..=0xF8FF | 0xF0000..=0x10FFFF);
    !private && face.glyph_index(character).is_some()
}

fn is_space(character: char) -> bool {
    // A no-break space keeps two words on one line: it stays.
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{202f}')
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Letters of scripts in which a joiner changes how a name is written.
fn is_joining(letter: char) -> bool {
    matches!(u32::from(letter), 0x620..=0x6FF | 0x700..=0x77F | 0x8A0..=0x8FF | 0x900..=0xDFF | 0x1000..=0x109F)
}

/// Whether letters beside it join, or do not.
fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Control and format characters: they show nothing, can turn the order of other people's text round, and have no place
/// in a PDF's text.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || is_default_ignorable(character)
        || matches!(u32::from(character), 0x61C | 0x200E..=0x200F | 0x202A..=0x202E | 0x2066..=0x206F)
        || matches!(u32::from(character), 0xFFF9..=0xFFFC | 0xFFFE..=0xFFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_left_out() {
        let typed = Typed::default();
        assert_eq!(typed.line("\u{feff}a\u{0}b\u{202e}c\u{200d}\u{ad}d\u{7}"), "abcd");
        assert_eq!(typed.line(" \u{a0}\u{0} "), "");
        assert_eq!(typed.line("  two \t\u{3000} words\n"), "two words");
        assert!(typed.lost().is_empty());
    }

    #[test]
    fn what_has_no_glyph_is_a_box_and_is_told() {
        let typed = Typed::default();
        assert_eq!(typed.line("zon 🌞 en 𐎀\u{e001}"), "zon □ en □□");
        assert_eq!(typed.lost(), ['\u{e001}', '𐎀', '🌞']);
        assert_eq!(typed.line("👩‍👩‍👧"), "□", "what reads as one is one box");
    }

    #[test]
    fn for_another_program_a_text_stays_as_it_was_typed() {
        let typed = Typed::as_typed();
        let long = "0".repeat(100);
        assert_eq!(typed.line(&long), long);
        assert_eq!(typed.line("zon 🌞\u{202e}\u{0}"), "zon 🌞");
        assert_eq!(typed.address("info@dorp.be"), "info@dorp.be");
        assert!(typed.lost().is_empty());
    }

    #[test]
    fn a_joiner_stays_where_it_belongs_to_the_spelling() {
        let typed = Typed::default();
        assert_eq!(typed.line("علی\u{200c}رضا"), "علی\u{200c}رضا");
        assert_eq!(typed.line("a\u{200c}b"), "ab");
    }

    #[test]
    fn long_words_may_break_and_say_the_same() {
        let typed = Typed::default();
        for text in
            ["x".repeat(10_000), "https://voorbeeld.example/een/heel-lang/pad?met=vraag".to_owned(), "0".repeat(30)]
        {
            let set = typed.line(&text);
            assert!(set.split(BREAK).all(|piece| piece.chars().count() <= STEP.max(11)), "{set}");
            assert_eq!(set.replace(BREAK, ""), text);
        }
        assert_eq!(
            typed.line("gemeenteraadsverkiezingen"),
            "gemeenteraadsverkiezingen",
            "hyphenation breaks a real word"
        );
        assert_eq!(typed.line("info@dorp.be"), "info@dorp.be");
    }

    #[test]
    fn addresses_break_behind_their_signs_alone() {
        let typed = Typed::default();
        let parts = |text: &str| -> Vec<String> {
            typed.address(text).split(WHOLE).filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        assert_eq!(
            parts("integratie-team.coordinatie@voorbeeldgemeente.be"),
            ["integratie-team.", "coordinatie@", "voorbeeldgemeente.", "be"]
        );
        assert_eq!(parts("https://dorp.example/a-b"), ["https://dorp.", "example/", "a-", "b"]);
        let long = "x".repeat(1000);
        assert!(
            parts(&long).iter().all(|part| part.len() <= LONGEST_PART),
            "an address without signs breaks somewhere"
        );
        assert_eq!(parts(&long).concat(), long);
        assert_eq!(typed.address("  "), "");
    }

    #[test]
    fn lines_and_paragraphs_are_kept() {
        let typed = Typed::default();
        assert_eq!(typed.paragraphs("a\r\nb\n\n\n c \n"), [vec!["a".to_owned(), "b".to_owned()], vec!["c".to_owned()]]);
        assert!(typed.paragraphs(" \n \n").is_empty());
    }

    #[test]
    fn parts_keep_the_spaces_between_them() {
        let typed = Typed::default();
        assert_eq!(typed.part(" een  twee "), " een twee ");
        assert_eq!(typed.part(" "), " ");
        assert_eq!(typed.part("\u{a0}"), "\u{a0}");
        assert_eq!(typed.part("drie"), "drie");
    }
}
