//! The bundled fonts; `fonts/README.md` says where they come from.

use std::sync::LazyLock;

use ttf_parser::Face;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Every font a document can be set in. There are no others: the system's fonts would make the pages differ from one
/// machine to the next.
pub(super) struct Fonts {
    /// What the layout engine chooses from.
    pub(super) book: LazyHash<FontBook>,
    /// The fonts, in the order of the book.
    pub(super) fonts: Vec<Font>,
    /// The same fonts, to look into.
    pub(super) faces: Vec<Face<'static>>,
}

/// The two families of the template first; then those that lend the letters of other scripts, in the order in which
/// they are asked.
pub(crate) static FILES: [&[u8]; 28] = [
    include_bytes!("../../fonts/Inter-Regular.ttf"),
    include_bytes!("../../fonts/Inter-Italic.ttf"),
    include_bytes!("../../fonts/Inter-SemiBold.ttf"),
    include_bytes!("../../fonts/SourceSerif4-Regular.ttf"),
    include_bytes!("../../fonts/SourceSerif4-Italic.ttf"),
    include_bytes!("../../fonts/SourceSerif4-SemiBold.ttf"),
    include_bytes!("../../fonts/SourceSerif4-SemiBoldItalic.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansArmenian-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansBengali-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansDevanagari-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansEthiopic-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansGeorgian-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansGujarati-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansGurmukhi-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansHebrew-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansKannada-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansKhmer-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansLao-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansMalayalam-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansMyanmar-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansSinhala-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansSyriac-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansTamil-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansTelugu-Regular.ttf"),
    include_bytes!("../../fonts/scripts/NotoSansThai-Regular.ttf"),
    include_bytes!("../../fonts/scripts/DroidSansFallbackFull.ttf"),
    include_bytes!("../../fonts/scripts/NanumGothicCoding-Regular.ttf"),
];

/// Where the fonts of other scripts begin among [`FILES`].
pub(crate) const FIRST_OF_OTHER_SCRIPTS: usize = 7;

impl Fonts {
    /// The fonts, read once.
    pub(super) fn bundled() -> &'static Fonts {
        static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
            let fonts: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
            let faces = FILES.iter().filter_map(|file| Face::parse(file, 0).ok()).collect();
            Fonts { faces, book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
        });
        &FONTS
    }

    /// The heaviest sans serif: what drawn letters are drawn after.
    pub(super) fn display(&self) -> Option<&Face<'static>> {
        self.faces.get(2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_families_are_there_in_every_style_the_template_uses() {
        let book = &Fonts::bundled().book;
        assert_eq!(Fonts::bundled().faces.len(), FILES.len(), "every file is a font");
        for (family, styles) in [("inter", 3), ("source serif 4", 4)] {
            assert_eq!(book.select_family(family).count(), styles, "{family}");
        }
    }

    #[test]
    fn a_letter_that_a_font_has_is_drawn() {
        // Stand where a part of a syllable is missing.
        const FILLERS: [u32; 4] = [0x115F, 0x1160, 0x3164, 0xFFA0];
        for (font, face) in Fonts::bundled().fonts.iter().zip(&Fonts::bundled().faces) {
            let letters = font.info().coverage.iter().filter(|code| !FILLERS.contains(code));
            let letters = letters.filter_map(char::from_u32).filter(|letter| letter.is_alphanumeric());
            let blank = letters.filter(|letter| {
                let glyph = face.glyph_index(*letter);
                glyph.is_none_or(|glyph| face.glyph_bounding_box(glyph).is_none())
            });
            assert_eq!(blank.collect::<String>(), "", "{:?} has nothing to draw", font.post_script_name());
        }
    }

    #[test]
    fn names_from_all_over_the_union_have_glyphs() {
        for font in Fonts::bundled().fonts.iter().take(7) {
            for letter in "ĂąĐđĒőŘșțŽžßØåİ Αθήνα Ώώ София Ђњ €–—‘’“”…•".chars()
            {
                assert!(
                    font.info().coverage.contains(u32::from(letter)),
                    "{:?} lacks {letter}",
                    font.post_script_name()
                );
            }
        }
    }
}
