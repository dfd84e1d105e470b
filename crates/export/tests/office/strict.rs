//! What Word is strict about, and LibreOffice is not: the order of what is in an element, identities that are there once,
//! relations that lead somewhere, cells that end with a paragraph.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use voorstel_export::{Docx, Export, ExportOptions, Exporter as _, Part, Watch};
use voorstel_model::{Date, Dossier, Entry, Language, Partner, Typed as _};
use voorstel_rules::judge;
use zip::ZipArchive;

use crate::made::{BOTH, TODAY, call, every_sample, thorny};

/// An element with what is in it.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Element>,
}

impl Element {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All elements of that name, in any depth.
    fn all<'a>(&'a self, name: &'a str) -> Vec<&'a Element> {
        let below = self.children.iter().flat_map(|child| child.all(name));
        (self.name == name).then_some(self).into_iter().chain(below).collect()
    }

    fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }
}

/// Reads what is written without comments and sections of other kinds; what is not closed, or closed twice, fails.
fn parsed(xml: &str, of: &str) -> Element {
    let mut open = vec![Element::default()];
    for piece in xml.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').unwrap_or_else(|| panic!("{of}: {piece}"));
        if tag.starts_with('?') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            let done = open.pop().unwrap();
            assert_eq!(done.name, name, "{of}: closed");
            open.last_mut().unwrap().children.push(done);
            continue;
        }
        let (inner, closed) = tag.strip_suffix('/').map_or((tag, false), |inner| (inner, true));
        let (name, mut rest) = inner.split_once(' ').unwrap_or((inner, ""));
        let mut attributes = Vec::new();
        while let Some((key, after)) = rest.split_once("=\"") {
            let (value, more) = after.split_once('"').unwrap();
            let key = key.trim().to_owned();
            assert!(attributes.iter().all(|(known, _)| *known != key), "{of}: {key} twice in {tag}");
            attributes.push((key, value.to_owned()));
            rest = more;
        }
        let element = Element { name: name.to_owned(), attributes, children: Vec::new() };
        if closed {
            open.last_mut().unwrap().children.push(element);
        } else {
            open.push(element);
        }
    }
    assert_eq!(open.len(), 1, "{of}: something is not closed");
    open.remove(0).children.remove(0)
}

/// The elements of which the order is fixed, with what may be in them, in that order.
const ORDERS: &[(&str, &str)] = &[
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
         suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd \
         snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
         textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
    ),
    (
        "w:rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish \
         webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang \
         eastAsianLayout specVanish oMath",
    ),
    ("w:numPr", "ilvl numId"),
    ("w:pBdr", "top left bottom right between bar"),
    ("w:tbl", "bookmarkStart bookmarkEnd tblPr tblGrid tr"),
    (
        "w:tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd \
         tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    ),
    ("w:tblBorders", "top left start bottom right end insideH insideV"),
    ("w:tblCellMar", "top left start bottom right end"),
    ("w:tr", "tblPrEx trPr tc"),
    (
        "w:tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    ),
    ("w:tcBorders", "top start left bottom end right insideH insideV tl2br tr2bl"),
    (
        "w:sectPr",
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols \
         formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    ),
    ("w:sdt", "sdtPr sdtEndPr sdtContent"),
    ("w:styles", "docDefaults latentStyles style"),
    ("w:docDefaults", "rPrDefault pPrDefault"),
    (
        "w:style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal \
         personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    ),
    ("w:tblStylePr", "pPr rPr tblPr trPr tcPr"),
    ("w:numbering", "numPicBullet abstractNum num numIdMacAtCleanup"),
    ("w:abstractNum", "nsid multiLevelType tmpl name styleLink numStyleLink lvl"),
    ("w:lvl", "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
    ("w:num", "abstractNumId lvlOverride"),
    ("w:lvlOverride", "startOverride lvl"),
    (
        "w:settings",
        "writeProtection view zoom removePersonalInformation removeDateAndTime mirrorMargins attachedTemplate linkStyles \
         documentType trackRevisions documentProtection defaultTabStop autoHyphenation consecutiveHyphenLimit \
         hyphenationZone doNotHyphenateCaps evenAndOddHeaders characterSpacingControl updateFields hdrShapeDefaults \
         footnotePr endnotePr compat docVars rsids mathPr themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    ),
    ("wp:inline", "extent effectExtent docPr cNvGraphicFramePr graphic"),
    ("pic:pic", "nvPicPr blipFill spPr"),
    ("pic:nvPicPr", "cNvPr cNvPicPr"),
    ("pic:blipFill", "blip srcRect stretch"),
    ("pic:spPr", "xfrm custGeom prstGeom"),
];

/// The parts of a document, each read.
struct Document {
    names: BTreeSet<String>,
    parts: Vec<(String, Element)>,
}

impl Document {
    fn of(bytes: &[u8]) -> Document {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let names: BTreeSet<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(names.len(), archive.len(), "no part is there twice");
        let mut parts = Vec::new();
        for name in names.iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
            let mut text = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            parts.push((name.clone(), parsed(&text, name)));
        }
        Document { names, parts }
    }

    fn part(&self, name: &str) -> &Element {
        self.parts.iter().find(|(known, _)| known == name).map(|(_, part)| part).unwrap()
    }

    fn check(&self) {
        for (name, part) in &self.parts {
            in_order(part, name);
        }
        self.relations();
        self.types();
        self.tables();
        self.identities();
        self.numbers_and_styles();
    }

    /// Every relation that is used is there once, and leads to a part or to an address that is one.
    fn relations(&self) {
        let relations = self.part("word/_rels/document.xml.rels").all("Relationship");
        let ids: Vec<&str> = relations.iter().filter_map(|one| one.attribute("Id")).collect();
        once(&ids, "relations");
        let document = self.part("word/document.xml");
        let mut used = BTreeSet::new();
        for (element, attribute) in [
            ("w:hyperlink", "r:id"),
            ("a:blip", "r:embed"),
            ("w:headerReference", "r:id"),
            ("w:footerReference", "r:id"),
        ] {
            used.extend(document.all(element).iter().filter_map(|one| one.attribute(attribute)));
        }
        used.iter().for_each(|id| assert!(ids.contains(id), "{id} leads nowhere"));
        for relation in relations {
            let target = relation.attribute("Target").unwrap();
            if relation.attribute("TargetMode") == Some("External") {
                let fits = |one: char| one.is_ascii_graphic() && !"<>\"{}|\\^`[]".contains(one);
                assert!(target.chars().all(fits), "{target} is no address");
                let percents = target.split('%').skip(1);
                let escaped = |rest: &str| rest.len() >= 2 && rest.chars().take(2).all(|one| one.is_ascii_hexdigit());
                assert!(percents.into_iter().all(escaped), "{target} is no address");
            } else {
                assert!(self.names.contains(&format!("word/{target}")), "{target} is not there");
            }
        }
    }

    /// Every part has a type, and no type is of a part that is not there.
    fn types(&self) {
        let types = self.part("[Content_Types].xml");
        let of = |name: &str, attribute: &str| -> Vec<String> {
            types.all(name).iter().filter_map(|one| one.attribute(attribute)).map(str::to_owned).collect()
        };
        let (defaults, overrides) = (of("Default", "Extension"), of("Override", "PartName"));
        for name in self.names.iter().filter(|name| *name != "[Content_Types].xml") {
            let known = overrides.contains(&format!("/{name}")) || defaults.iter().any(|end| name.ends_with(end));
            assert!(known, "{name} has no type");
        }
        for name in &overrides {
            assert!(self.names.contains(name.trim_start_matches('/')), "{name} is not there");
        }
    }

    /// Rows are as wide as their table, cells end with a paragraph, and no two tables touch.
    fn tables(&self) {
        let document = self.part("word/document.xml");
        for table in document.all("w:tbl") {
            let columns = table.child("w:tblGrid").unwrap().children.len();
            assert!(columns > 0 && table.child("w:tr").is_some());
            for row in table.children.iter().filter(|one| one.name == "w:tr") {
                let cells: Vec<&Element> = row.children.iter().filter(|one| one.name == "w:tc").collect();
                let over = |cell: &&Element| {
                    let span = cell.child("w:tcPr").and_then(|own| own.child("w:gridSpan"));
                    span.map_or(1, |span| span.attribute("w:val").unwrap().parse::<usize>().unwrap())
                };
                assert_eq!(cells.iter().map(over).sum::<usize>(), columns, "a row is as wide as its table");
                for cell in cells {
                    assert_eq!(cell.children.last().unwrap().name, "w:p", "a cell ends with a paragraph");
                }
            }
        }
        let body = &document.children[0];
        assert_eq!(body.children.last().unwrap().name, "w:sectPr");
        assert!(body.children.windows(2).all(|two| two[0].name != "w:tbl" || two[1].name == "w:p"), "tables touch");
    }

    /// What is named by a number or a word is so once; what refers to it finds it; what begins ends.
    fn identities(&self) {
        let document = self.part("word/document.xml");
        let of = |name: &str, attribute: &str| -> Vec<String> {
            document.all(name).iter().filter_map(|one| one.attribute(attribute)).map(str::to_owned).collect()
        };
        let (starts, ends) = (of("w:bookmarkStart", "w:id"), of("w:bookmarkEnd", "w:id"));
        assert_eq!(starts, ends);
        for (ids, what) in [
            (&starts, "bookmarks"),
            (&of("w:bookmarkStart", "w:name"), "names of bookmarks"),
            (&of("wp:docPr", "id"), "pictures"),
        ] {
            once(&ids.iter().map(String::as_str).collect::<Vec<_>>(), what);
        }
        let names = of("w:bookmarkStart", "w:name");
        of("w:hyperlink", "w:anchor").iter().for_each(|anchor| assert!(names.contains(anchor), "{anchor}"));
        assert!(names.iter().all(|name| name.len() <= 40), "Word cuts longer names off");
        for (part, element) in &self.parts {
            let kinds: Vec<&str> =
                element.all("w:fldChar").iter().filter_map(|one| one.attribute("w:fldCharType")).collect();
            let mut depth = 0_i32;
            for kind in kinds {
                depth += match kind {
                    "begin" => 1,
                    "end" => -1,
                    _ => 0,
                };
                assert!(depth >= 0, "{part}: a field ends that has not begun");
            }
            assert_eq!(depth, 0, "{part}: a field does not end");
        }
    }

    /// Every style and list that is used is there.
    fn numbers_and_styles(&self) {
        let styles: Vec<&str> =
            self.part("word/styles.xml").all("w:style").iter().filter_map(|one| one.attribute("w:styleId")).collect();
        once(&styles, "styles");
        let numbering = self.part("word/numbering.xml");
        let numbers: Vec<&str> = numbering.all("w:num").iter().filter_map(|one| one.attribute("w:numId")).collect();
        once(&numbers, "lists");
        for (name, part) in &self.parts {
            for kind in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"] {
                for style in part.all(kind).iter().filter_map(|one| one.attribute("w:val")) {
                    assert!(styles.contains(&style), "{name}: style {style}");
                }
            }
            for number in part.all("w:numId").iter().filter_map(|one| one.attribute("w:val")) {
                // Nought takes the numbering of a style away.
                assert!(number == "0" || numbers.contains(&number), "{name}: list {number}");
            }
        }
    }
}

fn once(ids: &[&str], what: &str) {
    let different: BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(different.len(), ids.len(), "{what}: {ids:?}");
}

/// What is in an element of a fixed order is known there, and in that order.
fn in_order(element: &Element, of: &str) {
    if let Some((_, order)) = ORDERS.iter().find(|(name, _)| *name == element.name) {
        let order: Vec<&str> = order.split_whitespace().collect();
        let mut last = 0;
        for child in &element.children {
            let name = child.name.split_once(':').map_or(child.name.as_str(), |(_, name)| name);
            let place = order.iter().position(|known| *known == name);
            let place = place.unwrap_or_else(|| panic!("{of}: {name} in {}", element.name));
            // The first of two references may be to a foot; they are one group.
            let place = if name == "footerReference" { 0 } else { place };
            assert!(place >= last, "{of}: {name} comes too late in {}", element.name);
            last = place;
        }
    }
    element.children.iter().for_each(|child| in_order(child, of));
}

fn of(dossier: &Dossier, language: Language, options: ExportOptions) -> Document {
    let (call, today) = (call(&dossier.call), Date::read(TODAY).unwrap());
    let report = judge(&call, dossier, today);
    let input = Export { dossier, call: &call, report: &report, language, today, options, files: &[] };
    Document::of(&Docx.export(&input, &Watch::nobody()).unwrap().bytes)
}

#[test]
fn every_sample_is_what_word_takes() {
    for (at, dossier) in every_sample().iter().enumerate() {
        let partner = dossier.partners[0].id.clone();
        for (turn, part) in [Part::Whole, Part::Summary, Part::Budget, Part::Partner(partner)].into_iter().enumerate() {
            let options = ExportOptions { part, draft: turn % 2 == 0, ..ExportOptions::default() };
            of(dossier, BOTH[(at + turn) % 2], options).check();
        }
    }
}

#[test]
fn so_is_what_nobody_expected() {
    let empty = Dossier { call: "amif-31-integratie@1".to_owned(), ..Dossier::default() };
    of(&empty, Language::Nl, ExportOptions::default()).check();
    of(&thorny(60), Language::En, ExportOptions::default()).check();
    let mut odd = every_sample().remove(0);
    odd.partners
        .push(Partner { id: "p\"9<".to_owned(), name: "<w:p/> & \"جمعية\"".to_owned(), ..Partner::default() });
    odd.actions[0].title = "</w:t>\u{b}\u{fffe}".to_owned();
    odd.actions[1].start = Entry::from_text("niet nu");
    let section = call(&odd.call).section[0].id.clone();
    let text = "# A\n\n[a](https://voorbeeld.example/een weg/{x}|[y]?a=%zz&b=\"é\") [b](<https://voorbeeld.example/a b>)\n\n\
                1. een\n\n   twee\n   - drie\n     1. vier\n\n> - vijf\n\n```\n<zes>\n```\n";
    odd.texts.insert(section, text.to_owned());
    for language in BOTH {
        of(&odd, language, ExportOptions::default()).check();
    }
}
