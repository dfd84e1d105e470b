//! Text on lines of a readable length.

/// The longest line, in letters.
const WIDTH: usize = 92;

/// Breaks a text between words and indents every line. A no-break space stays whole.
pub(crate) fn wrapped(text: &str, indent: usize) -> String {
    let room = WIDTH.saturating_sub(indent);
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > room {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    let indent = " ".repeat(indent);
    lines.iter().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{indent}{line}\n") }).collect()
}

/// A text on one line, whatever it holds: a file's name could hold a line end.
pub(crate) fn one(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// A text without the codes that would command the terminal.
pub(crate) fn shown(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control() || *letter == '\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_keep_amounts_whole() {
        let text = format!("{} €\u{a0}1.234,56", "woord ".repeat(14).trim_end());
        let lines: Vec<String> = wrapped(&text, 4).lines().map(str::to_owned).collect();
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line.starts_with("    ") && line.chars().count() <= WIDTH));
        assert_eq!(lines[1].trim_start(), "€\u{a0}1.234,56");
        assert_eq!(wrapped("", 2), "");
        assert_eq!(wrapped("a\n\nb", 2), "  a\n\n  b\n");
    }

    #[test]
    fn a_terminal_is_not_commanded_by_a_dossier() {
        assert_eq!(one("a\nb\u{1b}[31m"), "a b [31m");
        assert_eq!(shown("a\u{1b}[2Jb\u{7}"), "a[2Jb");
    }
}
