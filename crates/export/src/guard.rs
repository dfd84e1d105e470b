//! What a spreadsheet program would calculate instead of showing.

/// Whether a text would be taken for a formula or a command where it is typed or read from a file of text.
pub(crate) fn would_calculate(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}
