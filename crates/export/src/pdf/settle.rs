//! Layout until what a document says of itself (page numbers, contents) is so.

use comemo::{Constraint, Track};
use typst::World;
use typst::diag::SourceResult;
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{Output, StyleChain, Target, TargetElem};
use typst::introspection::Introspector;
use typst::utils::Protected;
use typst_layout::PagedDocument;

use super::world::Sheets;

/// So many layouts are made at most, as of a document that is laid out for the first time.
const ROUNDS: usize = 5;

/// Lays out a document that was laid out before and edited since: it begins with the page numbers of the last time, which
/// mostly still hold, where a first layout finds them in rounds. Nothing where it does not come to rest.
pub(super) fn settled(sheets: &Sheets, last: &PagedDocument) -> SourceResult<Option<PagedDocument>> {
    let world: &dyn World = sheets;
    let (library, traced) = (world.library(), Traced::default());
    let Ok(main) = world.source(world.main()) else { return Ok(None) };
    let mut sink = Sink::new();
    let route = Route::default();
    let content =
        typst_eval::eval(world.track(), library, traced.track(), sink.track_mut(), route.track(), &main)?.content();
    let base = StyleChain::new(&library.styles);
    let target = TargetElem::target.set(Target::Paged).wrap();
    let styles = base.chain(&target);

    let mut known: Option<PagedDocument> = None;
    for _ in 0..ROUNDS {
        let told = known.as_ref().unwrap_or(last).introspector().as_ref();
        let asked = Constraint::new();
        let mut sink = Sink::new();
        let mut engine = Engine {
            library,
            world: world.track(),
            introspector: Protected::new((told as &dyn Introspector).track_with(&asked)),
            traced: traced.track(),
            sink: sink.track_mut(),
            route: Route::default(),
        };
        let document = PagedDocument::create(&mut engine, &content, styles)?;
        if asked.validate(document.introspector().as_ref() as &dyn Introspector) {
            let delayed = sink.delayed();
            return if delayed.is_empty() { Ok(Some(document)) } else { Err(delayed) };
        }
        known = Some(document);
    }
    Ok(None)
}
