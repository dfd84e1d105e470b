//! What keeps a text from being read, in sentences.

use voorstel_catalogue::{NotAPage, NotATopic};

use crate::views::{Failure, FailureCode};

pub(super) fn of_page(error: NotAPage) -> Failure {
    match error {
        NotAPage::Empty => Failure::new(FailureCode::UnusableFile, "fail-page-empty", &[]),
        NotAPage::TooLarge => Failure::new(FailureCode::TooMuch, "fail-page-too-large", &[]),
        NotAPage::NotACall => Failure::new(FailureCode::UnusableFile, "fail-page-no-call", &[]),
    }
}

pub(super) fn of_topic(error: &NotATopic) -> Failure {
    match error {
        NotATopic::TooLarge => Failure::new(FailureCode::TooMuch, "fail-topic-too-large", &[("path", "JSON".into())]),
        NotATopic::NotJson(detail) => {
            Failure::new(FailureCode::UnusableFile, "fail-topic-no-json", &[("detail", detail.as_str().into())])
        }
        NotATopic::NoTopic => Failure::new(FailureCode::UnusableFile, "fail-topic-none", &[]),
    }
}
