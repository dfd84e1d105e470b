//! What a reader finds in a PDF: its words, read back by a program that is not ours.

use std::collections::HashSet;
use std::io;
use std::path::Path;

use tokio::process::Command;

use crate::WindowError;

/// The text of a PDF without the lines at the head and the foot of its pages.
#[derive(Debug)]
pub struct Pdf {
    /// All letters without what only the page gives them: spaces, line ends, soft hyphens.
    letters: String,
    words: HashSet<String>,
}

impl Pdf {
    /// Reads a PDF with `pdftotext`.
    ///
    /// # Errors
    /// [`WindowError::Start`] where `pdftotext` is missing or cannot read the file.
    pub async fn read(path: &Path) -> Result<Pdf, WindowError> {
        let failed = |source| WindowError::Start { what: "pdftotext", source };
        // An A4 page, in points, without the bands that its head and foot stand in.
        let output = Command::new("pdftotext")
            .args(["-x", "0", "-y", "66", "-W", "596", "-H", "716"])
            .arg(path)
            .arg("-")
            .output()
            .await
            .map_err(failed)?;
        if !output.status.success() {
            return Err(failed(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned())));
        }
        let text = String::from_utf8_lossy(&output.stdout);
        Ok(Pdf {
            letters: letters(&text),
            words: text
                .split(|letter: char| letter.is_whitespace() || letter == '€')
                .map(|word| word.trim_matches(['.', ',', ';', ':', '(', ')']).to_owned())
                .collect(),
        })
    }

    /// Which of these sentences it does not hold, however its lines are broken.
    pub fn lacks<T: AsRef<str>>(&self, texts: impl IntoIterator<Item = T>) -> Vec<T> {
        texts.into_iter().filter(|text| !self.letters.contains(&letters(text.as_ref()))).collect()
    }

    /// Which of these it does not hold as a word of its own: `1.234,00` is not in `21.234,00`.
    pub fn lacks_words<T: AsRef<str>>(&self, words: impl IntoIterator<Item = T>) -> Vec<T> {
        words.into_iter().filter(|word| !self.words.contains(word.as_ref())).collect()
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{ad}').collect()
}
