//! Whose certificates are believed: those the system trusts, and an authority of one's own where there is one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use thiserror::Error;

/// Whose certificates are believed.
#[derive(Debug, Clone)]
pub struct Trust(pub(crate) Arc<ClientConfig>);

/// Why an authority of one's own cannot be used.
#[derive(Debug, Error)]
pub enum TrustError {
    /// Its file cannot be read.
    #[error("the certificates in {} cannot be read: {why}; it has to be a file in PEM", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// This computer's encryption does not do what is needed.
    #[error("a safe connection cannot be set up on this computer: {0}")]
    Unsafe(rustls::Error),
}

impl Trust {
    /// The system's, and those in a file of one's own besides.
    ///
    /// # Errors
    /// [`TrustError`].
    pub fn new(own: Option<&Path>) -> Result<Trust, TrustError> {
        let mut roots = RootCertStore::empty();
        // One that cannot be read is left out, as every browser does; where none is left, no server will be believed.
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        if let Some(file) = own {
            let unreadable = |why: String| TrustError::Unreadable { file: file.to_owned(), why };
            let certificates = CertificateDer::pem_file_iter(file).map_err(|error| unreadable(error.to_string()))?;
            let before = roots.len();
            for certificate in certificates {
                let certificate = certificate.map_err(|error| unreadable(error.to_string()))?;
                roots.add(certificate).map_err(|error| unreadable(error.to_string()))?;
            }
            if roots.len() == before {
                return Err(unreadable("there is none in it".to_owned()));
            }
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(TrustError::Unsafe)?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Trust(Arc::new(config)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_certificates_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("own.pem");
        assert!(Trust::new(Some(&file)).unwrap_err().to_string().contains("own.pem"));
        std::fs::write(&file, "a letter").unwrap();
        assert!(Trust::new(Some(&file)).unwrap_err().to_string().contains("there is none in it"));
        Trust::new(None).unwrap();
    }
}
