//! What a locked packet is opened with.

use age::secrecy::SecretString;
use automerge::ActorId;
use sha2::{Digest, Sha256};

/// Letters and figures that nobody takes for one another, also not when they are said aloud or written down.
const SIGNS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";
const GROUPS: usize = 4;
const GROUP: usize = 4;

/// A passphrase. Its memory is wiped when it goes, and it shows itself to no log.
#[derive(Debug, Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// A passphrase that somebody typed.
    pub fn new(text: String) -> Passphrase {
        Passphrase(SecretString::from(text))
    }

    /// A fresh one to hand on, of eighty random bits: `k7mp-3xw9-hh2r-v6dq`.
    pub fn proposal() -> String {
        // The random bytes of the system, as they come to new sessions.
        let mut random = Sha256::new();
        for _ in 0..2 {
            random.update(ActorId::random().to_bytes());
        }
        let signs = random.finalize();
        let signs: Vec<char> =
            signs.iter().take(GROUPS * GROUP).map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect();
        signs.chunks(GROUP).map(|group| group.iter().collect()).collect::<Vec<String>>().join("-")
    }

    pub(super) fn secret(&self) -> SecretString {
        self.0.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proposals_differ_and_can_be_said_aloud() {
        let one = Passphrase::proposal();
        assert_ne!(one, Passphrase::proposal());
        assert_eq!(one.len(), 19);
        assert!(
            one.split('-').all(|group| group.len() == 4 && group.bytes().all(|sign| SIGNS.contains(&sign))),
            "{one}"
        );
    }

    #[test]
    fn a_passphrase_shows_itself_to_no_log() {
        assert!(!format!("{:?}", Passphrase::new("geheim".to_owned())).contains("geheim"));
    }
}
