//! Drafting one dossier at the same time over a network, over samod, which speaks the protocol of automerge-repo.
