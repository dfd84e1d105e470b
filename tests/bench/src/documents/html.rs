//! The content of an application as HTML, for who sets that: the same texts and tables as in the PDF.

use std::fmt::Write as _;
use std::path::Path;

use voorstel_model::{Call, Dossier, Language, Totals};
use voorstel_words::Words;

/// The page, in the fonts of the PDF.
pub fn page(dossier: &Dossier, call: &Call, fonts: &Path) -> String {
    let (words, totals) = (Words::of(Language::Nl), Totals::of(call, dossier));
    let mut html = format!(
        "<!doctype html><html lang=\"nl-BE\"><head><meta charset=\"utf-8\"><title>{}</title><style>{}</style></head><body>",
        escaped(&dossier.title),
        style(fonts)
    );
    let mut put = |text: &str| html.push_str(text);
    put(&format!(
        "<section class=\"cover\"><h1>{}</h1><p>{}</p></section>",
        escaped(&dossier.title),
        escaped(call.title.get(Language::Nl))
    ));
    put(&format!("<h1>{}</h1><p>{}</p>", words.label("export-call"), escaped(call.summary.get(Language::Nl))));
    put(&format!("<h1>{}</h1>", words.label("export-partners")));
    let cost = |id: &str| words.amount(totals.by_partner.get(id).copied().unwrap_or_default().total);
    put(&table(
        &["export-partner", "export-partner-place", "export-direct-cost"].map(|key| words.label(key)),
        dossier.partners.iter().map(|one| vec![escaped(&one.name), escaped(&one.country), cost(&one.id)]),
    ));
    put(&format!("<h1>{}</h1>", words.label("export-actions")));
    for action in &dossier.actions {
        put(&format!("<h2>{}</h2><p>{}</p>", escaped(&action.title), escaped(&action.description)));
    }
    put(&format!("<h1>{}</h1>", words.label("export-texts")));
    for section in &call.section {
        put(&format!("<h2>{}</h2>", escaped(section.title.get(Language::Nl))));
        for paragraph in dossier.texts.get(&section.id).into_iter().flat_map(|text| text.split("\n\n")) {
            put(&format!("<p>{}</p>", escaped(paragraph)));
        }
    }
    put(&format!("<h1>{}</h1>", words.label("export-budget")));
    let heads = ["description", "action-short", "quantity", "unit", "unit-cost", "amount-in-euro"];
    let heads = heads.map(|key| words.label(&format!("export-{key}")));
    for partner in &dossier.partners {
        put(&format!("<h2>{}</h2>", escaped(&partner.name)));
        let lines = dossier.budget.iter().filter(|line| line.partner == partner.id);
        put(&table(
            &heads,
            lines.map(|line| {
                vec![
                    escaped(&line.description),
                    escaped(&line.action),
                    line.quantity.get().map(|one| words.quantity(one)).unwrap_or_default(),
                    escaped(&line.unit),
                    line.unit_cost.get().map(|one| words.unit_cost(one)).unwrap_or_default(),
                    line.amount().map(|one| words.amount(one)).unwrap_or_default(),
                ]
            }),
        ));
        put(&format!("<p>{}</p>", cost(&partner.id)));
    }
    put(&format!("<h1>{}</h1>", words.label("export-funding")));
    put(&table(
        &["export-source", "export-amount-in-euro"].map(|key| words.label(key)),
        dossier.funding.iter().map(|one| {
            vec![words.source(&one.source, call), one.amount.get().map(|sum| words.amount(sum)).unwrap_or_default()]
        }),
    ));
    put(&format!("<h1>{}</h1>", words.label("export-declarations")));
    for one in &call.declaration {
        put(&format!("<p>{}</p><p>{}</p>", escaped(one.title.get(Language::Nl)), escaped(one.note.get(Language::Nl))));
    }
    html.push_str("</body></html>");
    html
}

fn style(fonts: &Path) -> String {
    format!(
        "@font-face {{ font-family: Inter; src: url('file://{}/Inter-Regular.ttf') }} \
         @page {{ size: A4; margin: 29mm 21mm 29mm 27mm; @bottom-right {{ content: counter(page) ' / ' counter(pages) }} }} \
         body {{ font: 9.5pt Inter; }} .cover {{ break-after: page }} h1 {{ font-size: 19pt }} h2 {{ font-size: 12pt }} \
         table {{ width: 100%; border-collapse: collapse; font-size: 8.5pt }} th {{ text-align: left }} \
         td {{ border-bottom: 0.5pt solid #ddd; padding: 1.75mm 0 }} tr {{ break-inside: avoid }} td:last-child {{ text-align: right }}",
        fonts.display()
    )
}

fn table(heads: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut html = String::from("<table><thead><tr>");
    for head in heads {
        let _ = write!(html, "<th>{head}</th>");
    }
    html.push_str("</tr></thead><tbody>");
    for row in rows {
        let _ = write!(html, "<tr><td>{}</td></tr>", row.join("</td><td>"));
    }
    html.push_str("</tbody></table>");
    html
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
