//! An authority of one's own, as a municipality may have.

use std::path::PathBuf;

use rcgen::{Certificate, CertificateParams, DistinguishedName, DnType, IsCa, Issuer, KeyPair};
use tempfile::TempDir;

/// An authority, and a certificate of it for this computer.
pub struct Authority {
    /// Its own certificate, as a file in PEM.
    pub file: PathBuf,
    pub leaf: Certificate,
    pub key: KeyPair,
    _folder: TempDir,
}

impl Authority {
    pub fn new() -> Authority {
        let own_key = KeyPair::generate().unwrap();
        let mut own = CertificateParams::default();
        own.is_ca = IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        own.distinguished_name = DistinguishedName::new();
        own.distinguished_name.push(DnType::CommonName, "Gemeente Lindebeke (verzonnen)");
        let root = own.self_signed(&own_key).unwrap();
        let key = KeyPair::generate().unwrap();
        let issuer = Issuer::from_params(&own, &own_key);
        let leaf = CertificateParams::new(vec!["localhost".to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("authority.pem");
        std::fs::write(&file, root.pem()).unwrap();
        Authority { file, leaf, key, _folder: folder }
    }
}
