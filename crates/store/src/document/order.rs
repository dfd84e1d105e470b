//! Keys that keep a list in order: between any two there is always room for another, so that adding or moving one
//! entity writes one key and two people's moves merge.
//!
//! A key is digits of base 36: eight whole ones, by which a list grows at either end without its keys growing longer,
//! then a fraction. Each session ends its keys in digits of its own, so that two people's keys hardly ever collide.

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
const WHOLE: usize = 8;
/// The whole digits of the first key of a list: halfway, with as much room before it as behind it.
const FIRST: u64 = 18 * 36_u64.pow(7);

/// A key between two others, `None` standing for either end of the list.
///
/// `None` is the answer where there is no room, or where a neighbour is no key: then the list wants new keys.
pub(crate) fn between(before: Option<&str>, behind: Option<&str>, session: &str) -> Option<String> {
    let whole = match (before, behind) {
        (None, None) => FIRST,
        (Some(before), None) => whole(before)?.checked_add(1)?,
        (None, Some(behind)) => whole(behind)?.checked_sub(1)?,
        (Some(before), Some(behind)) => return fraction_between(before, behind, session),
    };
    Some(written(whole)? + session)
}

/// Keys for a whole list.
pub(crate) fn fresh(count: usize, session: &str) -> Vec<String> {
    (0..count as u64).map_while(|place| written(FIRST + place)).map(|key| key + session).collect()
}

/// The digits with which a session ends its keys; never ending in the zero before which nothing would fit.
pub(crate) fn session(bytes: &[u8]) -> String {
    bytes.iter().take(3).map(|byte| char::from(DIGITS[1 + usize::from(*byte) % 35])).collect()
}

fn whole(key: &str) -> Option<u64> {
    key.get(..WHOLE)?.bytes().try_fold(0, |sum, byte| Some(sum * 36 + digit(byte)? as u64))
}

fn written(whole: u64) -> Option<String> {
    let mut left = whole;
    let mut key = [0; WHOLE];
    for place in key.iter_mut().rev() {
        *place = DIGITS[(left % 36) as usize];
        left /= 36;
    }
    (left == 0).then(|| key.into_iter().map(char::from).collect())
}

fn digit(byte: u8) -> Option<usize> {
    DIGITS.iter().position(|one| *one == byte)
}

fn fraction_between(before: &str, behind: &str, session: &str) -> Option<String> {
    if before >= behind || !before.bytes().chain(behind.bytes()).all(|byte| digit(byte).is_some()) {
        return None;
    }
    let mut key = String::new();
    let mut bounded = true;
    for place in 0.. {
        let low = before.as_bytes().get(place).map_or(Some(0), |byte| digit(*byte))?;
        let high = match behind.as_bytes().get(place) {
            Some(byte) if bounded => digit(*byte)?,
            None if bounded => return None,
            _ => DIGITS.len(),
        };
        if high > low + 1 {
            key.push(char::from(DIGITS[low + (high - low) / 2]));
            break;
        }
        key.push(char::from(DIGITS[low]));
        // Once below the digit behind, whatever follows stays in front of it.
        bounded &= high == low;
    }
    Some(key + session)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_list_grows_at_either_end_without_longer_keys() {
        let mut keys = vec![between(None, None, "abc").unwrap()];
        for _ in 0..10_000 {
            keys.push(between(keys.last().map(String::as_str), None, "abc").unwrap());
            keys.insert(0, between(None, keys.first().map(String::as_str), "xyz").unwrap());
        }
        assert!(keys.is_sorted() && keys.iter().all(|key| key.len() == 11));
    }

    #[test]
    fn fresh_keys_rise() {
        let keys = fresh(1000, "1");
        assert!(keys.len() == 1000 && keys.windows(2).all(|two| two[0] < two[1]));
    }

    #[test]
    fn no_room_and_no_key_are_said() {
        for (before, behind) in [("i0000000", "i0000000"), ("b", "a"), ("i0000000", "i00000000"), ("é", "ü"), ("", "i")]
        {
            let key = between(Some(before), Some(behind), "1");
            assert!(key.as_deref().is_none_or(|key| before < key && key < behind), "{before} {key:?} {behind}");
        }
        assert_eq!(between(Some("i0000000"), Some("i0000000"), "1"), None);
        assert_eq!(between(Some("short"), None, "1"), None);
        assert_eq!(between(Some("zzzzzzzz"), None, "1"), None);
        assert_eq!(between(None, Some("00000000"), "1"), None);
    }

    proptest! {
        #[test]
        fn there_is_always_room_between_two_of_our_keys(places in proptest::collection::vec((any::<usize>(), 0..3_usize), 1..200)) {
            let sessions = ["111", "i4z", "zzz"];
            let mut keys = Vec::<String>::new();
            for (place, session) in places {
                let at = place % (keys.len() + 1);
                let before = at.checked_sub(1).map(|at| keys[at].as_str());
                let key = between(before, keys.get(at).map(String::as_str), sessions[session]).unwrap();
                keys.insert(at, key);
            }
            prop_assert!(keys.windows(2).all(|two| two[0] < two[1]), "{:?}", keys);
        }
    }
}
