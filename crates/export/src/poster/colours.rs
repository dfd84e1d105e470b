//! Colours of the poster, and how partners are told apart without them.

/// A colour: red, green, blue, each from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour(pub(super) u8, pub(super) u8, pub(super) u8);

pub(super) const INK: Colour = Colour(0x15, 0x20, 0x1f);
pub(super) const INK_2: Colour = Colour(0x46, 0x53, 0x51);
pub(super) const LINE: Colour = Colour(0xcf, 0xd7, 0xd5);
pub(super) const LINE_SOFT: Colour = Colour(0xe6, 0xeb, 0xea);
pub(super) const PROJECT: Colour = Colour(0xf1, 0xf6, 0xf6);
pub(super) const ACCENT: Colour = Colour(0x0b, 0x5d, 0x6e);
pub(super) const WHITE: Colour = Colour(0xff, 0xff, 0xff);
/// Of what nobody leads.
pub(super) const NOBODY: Colour = Colour(0x7b, 0x86, 0x84);

/// Told apart by who does not see red, green or blue well, also when printed in grey: lightness alternates.
const PARTNERS: [Colour; 8] = [
    Colour(0x0b, 0x5d, 0x8e),
    Colour(0xe6, 0x9f, 0x00),
    Colour(0x9c, 0x2f, 0x6b),
    Colour(0x56, 0xb4, 0xe9),
    Colour(0xb8, 0x4a, 0x00),
    Colour(0x4d, 0xb8, 0x95),
    Colour(0x4b, 0x3f, 0x8f),
    Colour(0xd9, 0x8c, 0xb3),
];

/// What is drawn over a bar's colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pattern {
    Plain,
    Rising,
    Falling,
    Upright,
}

/// How a partner's bars look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) colour: Colour,
    pub(super) pattern: Pattern,
}

impl Look {
    /// The look of the partner at a place of the list. Neighbours differ in pattern too, and where a colour comes again, it
    /// comes with another pattern.
    pub(super) fn of(partner: Option<usize>) -> Look {
        let Some(at) = partner else { return Look { colour: NOBODY, pattern: Pattern::Plain } };
        let patterns = [Pattern::Plain, Pattern::Rising, Pattern::Falling, Pattern::Upright];
        let turn = at + at / PARTNERS.len();
        Look {
            colour: PARTNERS.get(at % PARTNERS.len()).copied().unwrap_or(NOBODY),
            pattern: patterns.get(turn % patterns.len()).copied().unwrap_or(Pattern::Plain),
        }
    }
}

impl Colour {
    /// The colour of letters on it.
    pub(super) fn letters(self) -> Colour {
        if self.lightness() > 0.32 { INK } else { WHITE }
    }

    /// Relative luminance, as WCAG counts it.
    fn lightness(self) -> f64 {
        let part = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(self.0) + 0.7152 * part(self.1) + 0.0722 * part(self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_of_the_first_partners_look_alike_and_numbers_are_legible() {
        let looks: Vec<Look> = (0..24).map(|at| Look::of(Some(at))).collect();
        for (at, look) in looks.iter().enumerate() {
            assert!(!looks[..at].contains(look), "{at}");
            let (one, other) = (look.colour.lightness(), look.colour.letters().lightness());
            let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
            assert!(contrast >= 4.5, "{look:?}: {contrast}");
        }
    }
}
