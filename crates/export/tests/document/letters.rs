//! Names in any script: each is set in letters, and read back as it was typed.

use std::path::Path;

use voorstel_model::{Dossier, Language, Partner, Role};

use crate::paper::{empty, one_line, paper, run};

/// A name in each script, as people and organisations bear them.
const NAMES: [(&str, &str); 22] = [
    ("Greek", "Ελένη Παπαδοπούλου"),
    ("Polish", "Łucja Żółćńska"),
    ("Vietnamese", "Nguyễn Thị Ánh"),
    ("Cyrillic", "Олександр Їжакевич"),
    ("Armenian", "Արամ Խաչատրյան"),
    ("Georgian", "ნინო ბერიძე"),
    ("Arabic", "فاطمة الزهراء"),
    ("Persian", "علی‌رضا محمدی"),
    ("Hebrew", "שרה לוי"),
    ("Syriac", "ܐܦܪܝܡ"),
    ("Amharic", "አበበ በቀለ"),
    ("Devanagari", "कृष्णा शर्मा"),
    ("Bengali", "রহিমা খাতুন"),
    ("Gurmukhi", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ"),
    ("Tamil", "கவிதா ராஜன்"),
    ("Sinhala", "නිමල් පෙරේරා"),
    ("Thai", "สมชาย ใจดี"),
    ("Khmer", "សុខ ចាន់ដារ៉ា"),
    ("Burmese", "အောင်ဆန်း"),
    ("Chinese", "王小明"),
    ("Japanese", "さくら 渡辺ケン"),
    ("Korean", "김민준"),
];

fn dossier() -> Dossier {
    let mut dossier = empty("proeftuinen-inburgering@1");
    dossier.title = "Namen".to_owned();
    for (at, (script, name)) in NAMES.iter().enumerate() {
        let role = if at == 0 { Role::Lead } else { Role::CoApplicant };
        let mut partner =
            Partner { id: format!("p{at}"), role, name: format!("{script} {name}"), ..Partner::default() };
        partner.contact.name = (*name).to_owned();
        dossier.partners.push(partner);
        dossier.texts.insert(format!("t{at}"), format!("Met *{name}* en **{name}**."));
    }
    dossier
}

/// A text as letters in the order in which they are written, without what a page may put between them.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|one| {
            !one.is_whitespace() && !matches!(u32::from(*one), 0x200B..=0x200F | 0x202A..=0x202E | 0x2066..=0x2069)
        })
        .collect()
}

#[test]
fn names_in_any_script_are_set_and_read_back() {
    let paper = paper("letters", &dossier(), Language::Nl);
    let text = one_line(&paper.text());
    assert!(!text.contains('□') && !text.contains("U+"), "every letter has a glyph");
    let copied = letters(&text);
    for (script, name) in NAMES {
        // Readers of PDFs differ in the order they give words that run from right to left.
        for word in name.split_whitespace() {
            let (word, turned): (String, String) = (letters(word), letters(word).chars().rev().collect());
            let whole = copied.contains(&word) || copied.contains(&turned);
            // Where signs are set around their letter, a reader may give the syllable once for each of its signs.
            let signs = script == "Khmer" && word.chars().all(|letter| copied.contains(letter));
            assert!(whole || signs, "{script}: {word} in {copied}");
        }
    }
}

#[test]
fn no_glyph_is_the_one_for_nothing() {
    let paper = paper("letters-glyphs", &dossier(), Language::Nl);
    let fonts = run("pdffonts", &[paper.path.to_str().unwrap()]);
    for font in ["Arabic", "Hebrew", "Devanagari", "Ethiopic", "Thai", "DroidSansFallback"] {
        assert!(fonts.contains(font), "{font} is embedded: {fonts}");
    }
    let size = std::fs::metadata(Path::new(&paper.path)).unwrap().len();
    assert!(size < 1_000_000, "only the letters that are used go along: {size} bytes");
}
