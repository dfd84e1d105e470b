//! What texts about a call file name: its keys, its kinds of rule, the kinds of organisation. A text marks them, so that
//! who reads the file sees them as they stand there, and who fills in a screen sees what the screen calls them.

/// Something that a text names, marked `` `over` ``, `` `kind:share` `` or `` `organisation:ngo` ``.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark<'t> {
    /// A key of the file, with what leads to it: `over`, `menu.own-actions`.
    Key(&'t str),
    /// A kind of rule.
    Kind(&'t str),
    /// A kind of organisation.
    Organisation(&'t str),
}

impl<'t> Mark<'t> {
    fn read(mark: &'t str) -> Mark<'t> {
        match mark.split_once(':') {
            Some(("kind", kind)) => Mark::Kind(kind),
            Some(("organisation", kind)) => Mark::Organisation(kind),
            _ => Mark::Key(mark),
        }
    }

    /// As the file has it.
    pub fn code(self) -> &'t str {
        match self {
            Mark::Key(code) | Mark::Kind(code) | Mark::Organisation(code) => code,
        }
    }
}

/// A text in which everything marked is called by its name.
pub fn named<'t>(text: &'t str, name: impl Fn(Mark<'t>) -> String) -> String {
    let mut said = String::with_capacity(text.len());
    let mut pieces = text.split('`');
    while let Some(plain) = pieces.next() {
        said.push_str(plain);
        if let Some(mark) = pieces.next() {
            said.push_str(&name(Mark::read(mark)));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_marked_is_called_by_its_name() {
        let text = "a rule of the kind `kind:share` (`over`), for `organisation:ngo`";
        assert_eq!(named(text, |mark| mark.code().to_owned()), "a rule of the kind share (over), for ngo");
        assert_eq!(named(text, |mark| format!("{mark:?}")).matches("Kind(\"share\")").count(), 1);
        assert_eq!(named("nothing marked", |_| String::new()), "nothing marked");
    }
}
