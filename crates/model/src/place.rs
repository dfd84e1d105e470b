//! Where in a file something is wrong.

use std::fmt;

/// A place in a file: the key, and the line and column where known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The key or path, such as `budget[3].unit_cost`; empty for the file as a whole.
    pub key: String,
    /// Line, counted from 1.
    pub line: Option<usize>,
    /// Column, counted from 1.
    pub column: Option<usize>,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if let Some(line) = self.line {
            parts.push(match self.column {
                Some(column) => format!("line {line}, column {column}"),
                None => format!("line {line}"),
            });
        }
        if !self.key.is_empty() {
            parts.push(self.key.clone());
        }
        out.write_str(&parts.join(", "))
    }
}
