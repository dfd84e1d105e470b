//! The application as it will look, a page at a time, beside the work.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use voorstel_export::{Export, ExportOptions, Pages, Rows};
use voorstel_model::{Call, Date, Dossier, Language};
use voorstel_rules::judge_files;

use crate::annexes::Unusable;
use crate::app::{App, Shared, lock};
use crate::views::{Failure, PageAsked, PagePlace, PageView};

/// A budget of more lines than this is shown by its sums: nobody reads on while thousands of lines are laid out.
const LINES_SHOWN: usize = 400;

/// The pages that were laid out last, and how often pages were asked for.
#[derive(Default)]
pub(crate) struct Paper {
    asked: AtomicU64,
    /// Held while pages are laid out: one layout at a time.
    kept: Mutex<Option<Kept>>,
}

/// Pages with what they were made of.
struct Kept {
    id: String,
    dossier: Dossier,
    call: Arc<Call>,
    unusable: Unusable,
    language: Language,
    today: Date,
    pages: Pages,
}

impl Paper {
    /// A ticket for whoever asks: it holds until somebody asks again.
    pub(crate) fn ticket(&self) -> u64 {
        self.asked.fetch_add(1, Ordering::SeqCst) + 1
    }
}

impl App {
    /// A page of the application as it stands, with what it is about. Whoever asks while pages are being laid out waits
    /// for the last of all who asked; the others get nothing, since what they asked about is past.
    pub async fn page(&self, id: String, asked: PageAsked, language: Language) -> Result<Option<PageView>, Failure> {
        let ticket = self.shared.paper.ticket();
        self.blocking(move |shared| shared.page_of(ticket, &id, &asked, language)).await
    }

    /// Gives back the memory of the pages, when nobody looks at them any more.
    pub async fn close_pages(&self) -> Result<(), Failure> {
        self.blocking(|shared| {
            lock(&shared.paper.kept).take();
            Pages::forget();
            Ok(())
        })
        .await
    }
}

impl Shared {
    fn page_of(
        &self,
        ticket: u64,
        id: &str,
        asked: &PageAsked,
        language: Language,
    ) -> Result<Option<PageView>, Failure> {
        let (dossier, call) = self.snapshot(id)?;
        let unusable = self.found_unusable(id, &dossier);
        self.page_made(ticket, id, (&dossier, &call, unusable), Date(self.now().date()), asked, language)
    }

    /// A page of a dossier; `id` says which it is, now or at a moment. Nothing where another was asked for meanwhile.
    pub(crate) fn page_made(
        &self,
        ticket: u64,
        id: &str,
        (dossier, call, unusable): (&Dossier, &Arc<Call>, Unusable),
        today: Date,
        asked: &PageAsked,
        language: Language,
    ) -> Result<Option<PageView>, Failure> {
        let mut kept = lock(&self.paper.kept);
        if self.paper.asked.load(Ordering::SeqCst) != ticket {
            return Ok(None);
        }
        let stands = |kept: &Kept| {
            kept.id == id
                && kept.language == language
                && kept.today == today
                && (Arc::ptr_eq(&kept.call, call) || kept.call == *call)
                && kept.unusable == unusable
                && kept.dossier == *dossier
        };
        let kept = match kept.take() {
            Some(pages) if stands(&pages) => kept.insert(pages),
            last => {
                let last = last.filter(|last| last.id == id && last.language == language).map(|last| last.pages);
                let pages = pages(last.as_ref(), (dossier, call, &unusable), language, today)?;
                let (dossier, call) = (dossier.clone(), Arc::clone(call));
                kept.insert(Kept { id: id.to_owned(), dossier, call, unusable, language, today, pages })
            }
        };
        Ok(Some(view(&kept.pages, asked)))
    }
}

fn pages(
    last: Option<&Pages>,
    (dossier, call, unusable): (&Dossier, &Call, &Unusable),
    language: Language,
    today: Date,
) -> Result<Pages, Failure> {
    let report = judge_files(call, dossier, today, unusable.ids());
    let rows = if dossier.budget.len() > LINES_SHOWN { Rows::Attached } else { Rows::All };
    let options = ExportOptions { draft: false, findings: false, rows, ..ExportOptions::default() };
    let input = Export { dossier, call, report: &report, language, today, options, files: &[] };
    Ok(last.map_or_else(|| Pages::of(&input), |last| last.after(&input))?)
}

fn view(pages: &Pages, asked: &PageAsked) -> PageView {
    let count = pages.count();
    let page = match asked {
        PageAsked::Field { field } => pages.page_of(field),
        PageAsked::Page { page } => *page,
    };
    let page = page.clamp(1, count.max(1));
    let places = pages.places(page).into_iter();
    PageView {
        svg: pages.svg(page).unwrap_or_default(),
        page,
        pages: count,
        shape: pages.shape(),
        places: places.map(|one| PagePlace { field: one.field, top: one.top, bottom: one.bottom }).collect(),
    }
}
