//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use voorstel_model::Language;

/// The ink of headings: the accent of the application's documents.
const ACCENT: Color = Color::RGB(0x0B_5C_5C);
const SOFT: Color = Color::RGB(0x5B_66_66);
const BAND: Color = Color::RGB(0xE6_EF_EF);
const LINE: Color = Color::RGB(0xC9_D2_D2);

/// The formats of a workbook. Texts wrap, numbers do not.
pub(super) struct Look {
    pub(super) title: Format,
    pub(super) about: Format,
    pub(super) heading: Format,
    pub(super) heading_end: Format,
    pub(super) section: Format,
    pub(super) text: Format,
    pub(super) soft: Format,
    pub(super) number: Format,
    pub(super) money: Format,
    /// Money in a table with many empty crossings: nothing is a dash.
    pub(super) sparse: Format,
    pub(super) price: Format,
    pub(super) share: Format,
    pub(super) day: Format,
    pub(super) total: Format,
    pub(super) total_money: Format,
}

impl Look {
    pub(super) fn of(language: Language) -> Look {
        // The currency goes with the language of the document, whatever that of the program that opens it.
        let (money, price) = match language {
            Language::Nl => ("#,##0.00 [$€-813]", "#,##0.00## [$€-813]"),
            Language::En => ("[$€-809]#,##0.00", "[$€-809]#,##0.00##"),
        };
        let plain = || Format::new().set_font_name("Calibri").set_font_size(11).set_align(FormatAlign::Top);
        let cell = || plain().set_border_bottom(FormatBorder::Hair).set_border_bottom_color(LINE);
        let heading = || {
            plain()
                .set_bold()
                .set_font_color(ACCENT)
                .set_background_color(BAND)
                .set_text_wrap()
                .set_border_bottom(FormatBorder::Thin)
                .set_border_bottom_color(ACCENT)
        };
        let total = || plain().set_bold().set_border_top(FormatBorder::Thin).set_border_top_color(ACCENT);
        let end = FormatAlign::Right;
        Look {
            title: plain().set_bold().set_font_size(16).set_font_color(ACCENT),
            about: plain().set_font_color(SOFT),
            heading: heading().set_align(FormatAlign::Left).set_indent(1),
            heading_end: heading().set_align(end),
            section: plain().set_bold().set_font_size(13).set_font_color(ACCENT),
            text: cell().set_text_wrap().set_align(FormatAlign::Left).set_indent(1),
            soft: cell().set_font_color(SOFT),
            number: cell().set_align(end),
            money: cell().set_num_format(money),
            sparse: cell().set_align(end).set_num_format(format!("{money};-{money};–")),
            price: cell().set_num_format(price),
            share: cell().set_num_format("0.00%"),
            day: cell().set_num_format("dd/mm/yyyy").set_align(end),
            total: total().set_align(FormatAlign::Left).set_indent(1),
            total_money: total().set_num_format(money),
        }
    }
}
