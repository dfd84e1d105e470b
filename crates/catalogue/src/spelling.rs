//! How codes, hours and addresses are spelt.

use toml::Spanned;
use toml::de::DeValue;

/// The longest code, in characters.
const LONGEST_CODE: usize = 64;

/// A whole number that fits.
pub(crate) fn count(value: &Spanned<DeValue<'_>>) -> Option<u32> {
    let number = value.get_ref().as_integer()?;
    if number.radix() == 10 { number.as_str().parse().ok() } else { None }
}

/// Small letters, digits and hyphens between them.
pub(crate) fn is_code(text: &str) -> bool {
    let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty()
        && text.len() <= LONGEST_CODE
        && text.bytes().all(letters)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// `17:00`
pub(crate) fn is_hour(text: &str) -> bool {
    let two = |part: &str, most: u32| part.len() == 2 && part.parse::<u32>().is_ok_and(|number| number <= most);
    text.split_once(':').is_some_and(|(hour, minute)| two(hour, 23) && two(minute, 59))
}

/// Something at a host.
pub(crate) fn is_mail(text: &str) -> bool {
    let parts = text.split_once('@').filter(|(name, host)| !name.is_empty() && host.contains('.'));
    parts.is_some() && !text.contains(char::is_whitespace)
}

/// How many digits stand behind the point.
pub(crate) fn decimals(text: &str) -> usize {
    text.trim().split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

/// Whether a character has the text around it shown in another order than it is written: nothing a call needs, and a way
/// to make a text seem to say something else.
pub(crate) fn turns_text(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
