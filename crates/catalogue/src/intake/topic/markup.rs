//! HTML as text: what comes out is lines of plain text, and nothing of the markup is kept. Texts of the portal are small
//! and simple; a parser that builds a page would bring more than it is worth.

/// Text without markup on one line.
pub(super) fn plain(html: &str) -> String {
    lines(html).join(" ")
}

/// Text without markup, a line for each paragraph, row and item.
pub(super) fn lines(html: &str) -> Vec<String> {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        push(&mut text, before);
        rest = if from.starts_with('<') { element(&mut text, from) } else { reference(&mut text, from) };
    }
    push(&mut text, rest);
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    text.lines().map(words).filter(|line| !line.is_empty() && line != "•").collect()
}

/// Text as it stands: ends of lines in the markup are spaces of the text.
fn push(text: &mut String, plain: &str) {
    text.extend(plain.chars().filter_map(seen));
}

fn seen(letter: char) -> Option<char> {
    if letter.is_whitespace() { Some(' ') } else { (!letter.is_control()).then_some(letter) }
}

const BLOCKS: &[&str] = &[
    "p",
    "div",
    "br",
    "hr",
    "tr",
    "table",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "blockquote",
    "pre",
];
/// Elements whose content is no text; it ends where they end, whatever it looks like.
const HIDDEN: &[&str] = &["script", "style", "head", "template", "noscript", "iframe", "object", "svg"];

/// Reads the markup that `from` begins with; what follows it.
fn element<'h>(text: &mut String, from: &'h str) -> &'h str {
    if let Some(comment) = from.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    let inside = &from[1..];
    let (closes, named) = inside.strip_prefix('/').map_or((false, inside), |named| (true, named));
    let is_markup =
        named.starts_with(|letter: char| letter.is_ascii_alphabetic()) || inside.starts_with(['!', '?', '/']);
    if !is_markup {
        text.push('<');
        return inside;
    }
    let end = named.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(named.len());
    let name = named[..end].to_ascii_lowercase();
    let (rest, alone) = behind(&named[end..]);
    match name.as_str() {
        "li" if !closes => text.push_str("\n• "),
        "td" | "th" => text.push(' '),
        name if HIDDEN.contains(&name) && !closes && !alone => return behind_hidden(rest, name),
        name if name == "li" || BLOCKS.contains(&name) => text.push('\n'),
        _ => {}
    }
    rest
}

/// What follows the end of a tag, with its attributes passed over; and whether it closes itself.
fn behind(attributes: &str) -> (&str, bool) {
    let mut quote = None;
    for (at, letter) in attributes.char_indices() {
        match (quote, letter) {
            (None, '>') => return (&attributes[at + 1..], attributes[..at].ends_with('/')),
            (None, '"' | '\'') if attributes[..at].trim_end().ends_with('=') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            _ => {}
        }
    }
    ("", false)
}

fn behind_hidden<'h>(from: &'h str, name: &str) -> &'h str {
    let mut rest = from;
    while let Some((_, closing)) = rest.split_once("</") {
        if closing.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) {
            return behind(&closing[name.len()..]).0;
        }
        rest = closing;
    }
    ""
}

/// Named letters that texts of the portal use.
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ensp", " "),
    ("emsp", " "),
    ("thinsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("hellip", "…"),
    ("bull", "•"),
    ("middot", "·"),
    ("euro", "€"),
    ("pound", "£"),
    ("sect", "§"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("deg", "°"),
    ("times", "×"),
    ("shy", ""),
    ("aacute", "á"),
    ("agrave", "à"),
    ("acirc", "â"),
    ("auml", "ä"),
    ("ccedil", "ç"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("ecirc", "ê"),
    ("euml", "ë"),
    ("iacute", "í"),
    ("icirc", "î"),
    ("iuml", "ï"),
    ("ntilde", "ñ"),
    ("oacute", "ó"),
    ("ocirc", "ô"),
    ("ouml", "ö"),
    ("uacute", "ú"),
    ("ugrave", "ù"),
    ("uuml", "ü"),
    ("szlig", "ß"),
];

/// Reads `&name;` or `&#number;`; what is none of these stays as it stands.
fn reference<'h>(text: &mut String, from: &'h str) -> &'h str {
    const LONGEST: usize = 10;
    let inside = &from[1..];
    let end = inside.bytes().take(LONGEST).position(|byte| byte == b';');
    let read = end.and_then(|end| Some((letter(inside.get(..end)?)?, &inside[end + 1..])));
    match read {
        Some((letter, rest)) => {
            push(text, &letter);
            rest
        }
        None => {
            text.push('&');
            inside
        }
    }
}

fn letter(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
        return char::from_u32(code).map(String::from);
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, letter)| (*letter).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_items_become_lines_and_nothing_of_the_markup_stays() {
        let html = "<div class='a>b'><h3>Scope&nbsp;</h3><p>Towns &amp; <b>villages</b>,\n together.</p><ul><li>one</li><LI><p>two</p></li></ul></div>";
        assert_eq!(lines(html), ["Scope", "Towns & villages, together.", "• one", "two"]);
    }

    #[test]
    fn what_is_no_text_is_not_read() {
        let html = "<style>p{}</style><script>if (a < b) alert('</p>')</SCRIPT >a<!-- <p>b -->&lt;i&gt;c<img src=x onerror=alert(1)>";
        assert_eq!(plain(html), "a<i>c");
        for (html, text) in [
            ("<p>left <b>open", "left open"),
            ("no markup", "no markup"),
            ("1 < 2 & 3 > 2 &unknown; &#8364;&#x20ac;&#0;", "1 < 2 & 3 > 2 &unknown; €€"),
            ("a<b", "a"),
            ("a<script>b", "a"),
            ("é<", "é<"),
            ("&", "&"),
            ("<p title=\"> é", ""),
        ] {
            assert_eq!(plain(html), text, "{html}");
        }
    }
}
