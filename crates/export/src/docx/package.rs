//! The parts of a document, packed as one file.

use std::io::{Cursor, Write as _};

use voorstel_model::Language;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::body::Body;
use super::text::{Text, field};
use super::xml::escaped;
use crate::error::ExportError;
use crate::pdf::material::Material;
use crate::pdf::sections::cover::Cover;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const TYPES: &str = include_str!("parts/content-types.xml");
const RELATIONS: &str = include_str!("parts/relations.xml");
const DOCUMENT_RELATIONS: &str = include_str!("parts/document-relations.xml");
const APP: &str = include_str!("parts/app.xml");
const SETTINGS: &str = include_str!("parts/settings.xml");
pub(super) const STYLES: &str = include_str!("parts/styles.xml");
const WATERMARK: &str = include_str!("parts/watermark.xml");

/// The file's bytes.
pub(super) fn packed(body: &Body, material: &Material<'_>, cover: &Cover) -> Result<Vec<u8>, ExportError> {
    let language = material.input.language;
    let (tag, point, separator) = match language {
        Language::Nl => ("nl-BE", ",", ";"),
        Language::En => ("en-GB", ".", ","),
    };
    // Which pages the contents name is made on opening.
    let update = if body.has_contents() { "<w:updateFields w:val=\"true\"/>" } else { "" };
    let settings = SETTINGS
        .replace("{language}", tag)
        .replace("{point}", point)
        .replace("{separator}", separator)
        .replace("{update}", update);
    let relations = format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}{}</Relationships>",
        DOCUMENT_RELATIONS.trim_end(),
        body.relations()
    );
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("docProps/core.xml", core(material, cover, tag)),
        ("docProps/app.xml", APP.to_owned()),
        ("word/document.xml", format!("{HEAD}{}", body.document(cover.running.cover))),
        ("word/_rels/document.xml.rels", relations),
        ("word/styles.xml", STYLES.replace("{language}", tag)),
        ("word/numbering.xml", format!("{HEAD}{}", body.lists.xml())),
        ("word/settings.xml", settings),
        ("word/header.xml", header(material, 1, &[&cover.running.left, &cover.running.right])),
        ("word/first-header.xml", header(material, 2, &[])),
        ("word/footer.xml", footer(cover)),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        put(&mut archive, name, content.as_bytes())?;
    }
    for (at, png) in (1..).zip(&body.pictures) {
        put(&mut archive, &format!("word/media/picture{at}.png"), png)?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|error| ExportError::Fault(error.to_string()))
}

fn put(archive: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, content: &[u8]) -> Result<(), ExportError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    archive.start_file(name, options).map_err(|error| ExportError::Fault(error.to_string()))?;
    archive.write_all(content).map_err(|error| ExportError::Fault(error.to_string()))
}

/// What the file says about itself.
fn core(material: &Material<'_>, cover: &Cover, tag: &str) -> String {
    // The day it is of, not the moment it was made: the same dossier gives the same bytes.
    let day = format!("{}T00:00:00Z", material.input.today);
    let about = &cover.about;
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject>\
         <dc:creator>{}</dc:creator><cp:keywords>{}</cp:keywords><dc:language>{tag}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{day}</dcterms:modified></cp:coreProperties>",
        escaped(&about.title),
        escaped(&about.description),
        escaped(&about.authors.join(", ")),
        escaped(&about.keywords.join(", ")),
    )
}

/// What stands above a page, with the mark of a draft behind it.
fn header(material: &Material<'_>, at: usize, sides: &[&str]) -> String {
    let mut text = Text::default();
    if material.input.options.draft {
        let mark = escaped(&material.label("export-draft-mark"));
        text.push_runs(&WATERMARK.trim_end().replace("{at}", &at.to_string()).replace("{mark}", &mark));
    }
    for (place, side) in sides.iter().enumerate() {
        if place > 0 {
            text.push_runs("<w:r><w:tab/></w:r>");
        }
        text.push_runs(Text::from(*side).runs());
    }
    let style = if sides.is_empty() { "Normal" } else { "Header" };
    framed("hdr", style, &text)
}

/// The day, and the number of the page and of all pages, in the sentence of the language.
fn footer(cover: &Cover) -> String {
    let mut text = Text::from(&cover.running.dated);
    text.push_runs("<w:r><w:tab/></w:r>");
    let mut rest = cover.running.page.as_str();
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, open)| Some((before, open.split_once('}')?)))
    {
        text.push_runs(Text::from(before).runs());
        let code = if name == "page" { "PAGE" } else { "NUMPAGES" };
        text.push_runs(&field(code, "1"));
        rest = after;
    }
    text.push_runs(Text::from(rest).runs());
    framed("ftr", "Footer", &text)
}

fn framed(kind: &str, style: &str, text: &Text) -> String {
    format!(
        "{HEAD}<w:{kind} xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">\
         <w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p></w:{kind}>",
        text.runs()
    )
}
