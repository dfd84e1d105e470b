//! Where everything stands on the sheets.

use voorstel_model::Date;
use voorstel_words::Words;

use super::axis::Axis;
use super::colours::{ACCENT, INK, INK_2, LINE, LINE_SOFT, Look, NOBODY, PROJECT, WHITE};
use super::letters::Style;
use super::plan::{Aside, Mark, Plan, Row};
use super::sheet::{Area, HEIGHT, Sheet, Sheets, WIDTH, What};

const MARGIN: f64 = 14.0;
const RIGHT: f64 = WIDTH - MARGIN;
/// Where names, the numbers of partners and the days begin.
const NAMES: f64 = MARGIN + 10.0;
const CHIPS: f64 = 112.0;
const DAYS: f64 = 140.0;
const CHIP: f64 = 4.2;
/// So many partners of an action have their number; more are counted.
const MOST_CHIPS: usize = 6;
/// How thick the strip of a partner that takes part is at most.
const STRIP: f64 = 1.7;
/// The legend has at most so many lines.
const MOST_LEGEND_LINES: usize = 12;
/// Where the bottom line begins.
const FOOT: f64 = HEIGHT - 17.0;
/// Rows on one sheet at most.
const MOST_ROWS: usize = 60;
/// The sizes in which names are tried, with how many lines each may have.
const TRIES: [(f64, usize); 17] = [
    (16.0, 3),
    (14.0, 3),
    (12.5, 3),
    (11.0, 3),
    (10.0, 3),
    (9.5, 3),
    (9.0, 3),
    (8.5, 2),
    (8.0, 2),
    (7.5, 2),
    (7.0, 2),
    (7.0, 1),
    (6.5, 2),
    (6.5, 1),
    (6.0, 1),
    (5.5, 1),
    (5.0, 1),
];
/// A row is never taller.
const TALLEST: f64 = 30.0;
/// How high years and months are, and how large the days of the call are written.
const YEARS: f64 = 11.5;
const MARK: f64 = 8.0;
/// What is listed aside: height of one, and how many beside each other.
const ASIDE: f64 = 8.4;
const ASIDE_COLUMNS: usize = 3;

/// Lays the plan out.
pub(super) fn sheets(plan: &Plan, words: &Words) -> Sheets {
    let mut layers: Vec<String> =
        plan.partners.iter().enumerate().map(|(at, name)| format!("{}. {name}", at + 1)).collect();
    if plan.rows.iter().any(|row| row.lead.is_none()) || plan.aside.iter().any(|one| one.lead.is_none()) {
        layers.push(words.label("poster-no-lead"));
    }
    let setter = Setter { plan, words, axis: plan.days().map(|(first, last)| Axis::over(first, last, DAYS, RIGHT)) };
    let mut chunks: Vec<&[Row]> = plan.rows.chunks(MOST_ROWS).collect();
    if chunks.is_empty() {
        chunks.push(&[]);
    }
    let mut aside = plan.aside.as_slice();
    let mut pages: Vec<Sheet> = Vec::new();
    for (at, rows) in chunks.iter().enumerate() {
        let last = at + 1 == chunks.len();
        let mut none: &[Aside] = &[];
        pages.push(setter.page(rows, if last { &mut aside } else { &mut none }));
    }
    while !aside.is_empty() {
        pages.push(setter.page(&[], &mut aside));
    }
    let count = pages.len();
    for (at, page) in pages.iter_mut().enumerate() {
        setter.foot(page, at + 1, count);
    }
    Sheets { layers, pages: pages.into_iter().map(|page| page.items).collect() }
}

struct Setter<'p> {
    plan: &'p Plan,
    words: &'p Words,
    axis: Option<Axis>,
}

impl Setter<'_> {
    /// A sheet with rows, and as many of those aside as there is room for.
    fn page(&self, rows: &[Row], aside: &mut &[Aside]) -> Sheet {
        let mut sheet = Sheet::default();
        let mut top = self.head(&mut sheet);
        top = self.legend(&mut sheet, top);
        let room = FOOT - top;
        let most = if rows.is_empty() { room } else { (room * 0.4).min(room - self.least(rows)) };
        let (listed, height) = fitting(aside, most);
        let (here, rest) = aside.split_at(listed);
        *aside = rest;
        let bottom = FOOT - height;
        match &self.axis {
            Some(axis) if !rows.is_empty() || here.is_empty() => self.chart(&mut sheet, axis, rows, top, bottom),
            _ if here.is_empty() => {
                let style = Style::regular(14.0);
                sheet.text(None, MARGIN, top + 20.0, style, INK_2, &self.words.label("poster-empty"));
            }
            _ => {}
        }
        let begins = if rows.is_empty() { top } else { bottom };
        self.list_aside(&mut sheet, here, begins);
        sheet
    }

    /// The height that a chart of so many rows cannot do without.
    fn least(&self, rows: &[Row]) -> f64 {
        let [.., smallest] = TRIES;
        let lanes = self.axis.map_or(0, |axis| self.lanes(&axis).len());
        let marks = lanes as f64 * Style::regular(MARK).leading() + 2.2;
        YEARS + marks + rows.len() as f64 * row_height(smallest.0, 1) + 1.0
    }

    fn head(&self, sheet: &mut Sheet) -> f64 {
        sheet.put(None, What::Fill { area: Area::new(0.0, 0.0, WIDTH, 3.2), colour: ACCENT });
        let side = Style::regular(9.0);
        let day = self.words.message("poster-as-of", &[("day", self.words.date(Date(self.plan.today)).into())]);
        sheet.text_before(RIGHT, MARGIN, side, INK_2, &day);
        let mut beside = side.width(&day);
        if self.plan.draft {
            let mark = self.words.label("export-draft-mark");
            let style = Style::bold(9.0);
            sheet.text_before(RIGHT, MARGIN + side.leading(), style, ACCENT, &mark);
            beside = beside.max(style.width(&mark));
        }
        let room = RIGHT - MARGIN - beside - 10.0;
        let title = [24.0, 20.0, 17.0].map(Style::bold);
        let fits = title.into_iter().find(|style| style.wrapped(&self.plan.title, room, 99).len() <= 1);
        let style = fits.unwrap_or(Style::bold(17.0));
        let mut top = sheet.lines(MARGIN, MARGIN - 2.0, style, INK, &style.wrapped(&self.plan.title, room, 2));
        let below = Style::regular(11.0);
        top = sheet.lines(MARGIN, top + 0.6, below, INK_2, &below.wrapped(&self.plan.below, room, 2));
        let off = self.plan.marks.iter().filter(|mark| !self.is_on_axis(mark)).map(|mark| mark.title.as_str());
        let off = off.collect::<Vec<_>>().join(" · ");
        let small = Style::regular(9.0);
        top = sheet.lines(MARGIN, top + 0.6, small, INK_2, &small.wrapped(&off, RIGHT - MARGIN, 2));
        top + 3.5
    }

    fn is_on_axis(&self, mark: &Mark) -> bool {
        self.axis.is_some_and(|axis| axis.holds(mark.day))
    }

    fn legend(&self, sheet: &mut Sheet, top: f64) -> f64 {
        let count = self.plan.partners.len();
        if count == 0 {
            return top;
        }
        let (columns, height, size) = match count {
            0..=16 => (4_usize, 6.0, 9.5),
            17..=40 => (5, 4.8, 8.0),
            _ => (7, 4.0, 6.5),
        };
        let style = Style::regular(size);
        let width = (RIGHT - MARGIN) / columns as f64;
        let most = columns * MOST_LEGEND_LINES;
        let shown = if count > most { most - 1 } else { count };
        if count > most {
            let (x, y) = (RIGHT - width, top + (MOST_LEGEND_LINES - 1) as f64 * height);
            sheet.text(None, x, y + (height - style.leading()) / 2.0, style, INK_2, &format!("+{}", count - shown));
        }
        for (at, name) in self.plan.partners.iter().take(shown).enumerate() {
            let (column, row) = (at % columns, at / columns);
            let (x, y) = (MARGIN + column as f64 * width, top + row as f64 * height);
            let bar = Area::new(x + CHIP + 0.8, y + (height - 3.4) / 2.0, 7.0, 3.4);
            self.chip(sheet, Some(at), Area::new(x, y, CHIP - 0.5, height), true);
            sheet.put(Some(at), What::Bar { area: bar, look: Look::of(Some(at)) });
            let name = style.cut(name, width - CHIP - 13.0);
            sheet.text(None, bar.right() + 2.0, y + (height - style.leading()) / 2.0, style, INK, &name);
        }
        top + count.min(most).div_ceil(columns) as f64 * height + 4.0
    }

    /// The number of a partner, filled for the one who leads.
    fn chip(&self, sheet: &mut Sheet, partner: Option<usize>, within: Area, leads: bool) {
        let look = Look::of(partner);
        let height = (within.height - 0.5).min(CHIP * 0.86);
        let area = Area::new(within.x, within.middle() - height / 2.0, within.width, height);
        let layer = Some(partner.unwrap_or(self.plan.partners.len()));
        let number = partner.map_or_else(|| "–".to_owned(), |at| (at + 1).to_string());
        let style = Style::bold((height * 2.2).min(if number.len() > 1 { 6.2 } else { 7.2 }));
        if leads {
            sheet.put(layer, What::Fill { area, colour: look.colour });
            sheet.label(layer, area, style, look.colour.letters(), &number);
        } else {
            sheet.put(layer, What::Fill { area, colour: WHITE });
            sheet.put(layer, What::Edge { area, colour: look.colour });
            sheet.label(layer, area, style, INK, &number);
        }
    }

    fn chart(&self, sheet: &mut Sheet, axis: &Axis, rows: &[Row], top: f64, bottom: f64) {
        let lanes = self.lanes(axis);
        let head = top + YEARS;
        let count = lanes.iter().map(|(lane, ..)| lane + 1).max().unwrap_or_default();
        let lane = Style::regular(MARK);
        let first = head + if count > 0 { count as f64 * lane.leading() + 2.2 } else { 0.0 };
        let (style, heights) = row_heights(rows, bottom - first);
        let end = if rows.is_empty() {
            bottom.min(first + 30.0)
        } else {
            first + heights.iter().map(|one| one.1).sum::<f64>()
        };
        if let Some((start, last)) = self.plan.project {
            let (left, right) = (axis.at(start), axis.after(last));
            sheet.put(None, What::Fill { area: Area::new(left, head, right - left, end - head), colour: PROJECT });
        }
        self.days(sheet, axis, top, head, end);
        sheet.lying(head, MARGIN, RIGHT, LINE, 0.3);
        for (lane_at, mark, x, text_x) in &lanes {
            let y = head + 1.2 + *lane_at as f64 * lane.leading();
            sheet.upright(*x, first - 0.6, end, ACCENT, 0.25, true);
            let middle = y + lane.leading() / 2.0;
            sheet.put(None, What::Diamond { x: *x, y: middle, radius: 1.3, fill: ACCENT, edge: ACCENT });
            sheet.text(None, *text_x, y, lane, ACCENT, &mark.title);
        }
        if count > 0 {
            sheet.lying(first - 0.6, MARGIN, RIGHT, LINE, 0.3);
            let name = self.words.label("poster-call");
            sheet.text(None, MARGIN, head + 1.2, Style::bold(8.0), ACCENT, &name);
        }
        let mut y = first;
        for (row, (lines, height)) in rows.iter().zip(&heights) {
            self.row(sheet, axis, row, style, lines, Area::new(MARGIN, y, RIGHT - MARGIN, *height));
            y += height;
            sheet.lying(y, MARGIN, RIGHT, LINE_SOFT, 0.2);
        }
    }

    /// Years and months above, and their lines down to the end of the rows.
    fn days(&self, sheet: &mut Sheet, axis: &Axis, top: f64, head: f64, end: f64) {
        let month = axis.month();
        let (every, labels): (i32, Vec<String>) = if month >= 7.0 {
            (1, self.words.label("export-months-short").split_whitespace().map(str::to_owned).collect())
        } else if month >= 3.4 {
            (1, (1..=12).map(|number| number.to_string()).collect())
        } else if month >= 1.6 {
            (
                3,
                (0..12_usize)
                    .map(|at| self.words.message("poster-quarter", &[("number", (at / 3 + 1).into())]))
                    .collect(),
            )
        } else {
            (12, Vec::new())
        };
        let small = Style::regular(7.5);
        for span in axis.steps(every) {
            sheet.upright(span.left, top + 6.4, end, LINE_SOFT, 0.2, false);
            let label = usize::try_from(span.from.month() - 1).ok().and_then(|at| labels.get(at));
            if let Some(label) = label.filter(|label| small.width(label) + 0.4 <= span.right - span.left) {
                let area = Area::new(span.left, top + 6.4, span.right - span.left, head - top - 6.4);
                sheet.label(None, area, small, INK_2, label);
            }
        }
        let bold = Style::bold(10.0);
        let mut free = DAYS;
        for span in axis.steps(12) {
            let year = span.from.year().to_string();
            sheet.upright(span.left, top, end, LINE, 0.35, false);
            let x = span.left + 1.2;
            if x >= free && bold.width(&year) + 1.2 <= (span.right - span.left).max(0.0) {
                sheet.text(None, x, top + 0.6, bold, INK, &year);
                free = x + bold.width(&year) + 1.0;
            }
        }
        sheet.upright(RIGHT, top, end, LINE, 0.35, false);
    }

    /// The days of the call that are on the axis: their lane, where they are, where their text begins.
    fn lanes(&self, axis: &Axis) -> Vec<(usize, Mark, f64, f64)> {
        let style = Style::regular(MARK);
        let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
        let mut lanes = Vec::new();
        for mark in self.plan.marks.iter().filter(|mark| axis.holds(mark.day)) {
            let title = style.cut(&mark.title, (RIGHT - DAYS) * 0.5);
            let (x, width) = (axis.at(mark.day), style.width(&title));
            let text_x = if x + 2.4 + width <= RIGHT { x + 2.4 } else { x - 2.4 - width };
            let (from, to) = (text_x.min(x - 2.0), (text_x + width).max(x + 2.0));
            let free =
                |lane: &Vec<(f64, f64)>| lane.iter().all(|(left, right)| to + 1.5 < *left || *right + 1.5 < from);
            let lane = taken.iter().position(free).unwrap_or(taken.len());
            match taken.get_mut(lane) {
                Some(taken) => taken.push((from, to)),
                None => taken.push(vec![(from, to)]),
            }
            lanes.push((lane, Mark { day: mark.day, title }, x, text_x));
        }
        lanes
    }

    fn row(&self, sheet: &mut Sheet, axis: &Axis, row: &Row, style: Style, lines: &[String], area: Area) {
        // However large the names are, the code stays in its column.
        let wide = Style::bold(style.size).width(&row.code);
        let bold = Style::bold(style.size * ((NAMES - MARGIN - 1.5) / wide).min(1.0));
        let y = area.middle() - style.leading() * lines.len().max(1) as f64 / 2.0;
        sheet.text(None, MARGIN, y + style.ascent() - bold.ascent(), bold, INK_2, &row.code);
        sheet.lines(NAMES, y, style, INK, lines);
        self.chips(sheet, row, area);

        let layer = Some(row.lead.unwrap_or(self.plan.partners.len()));
        let (left, right) = (axis.at(row.start), axis.after(row.end));
        let width = (right - left).max(0.8);
        let strips = (area.height * 0.3).min(row.others.len() as f64 * STRIP);
        let height = (area.height * 0.72 - strips).min(9.0);
        // Where a row is tall, what it yields has a line of its own below.
        let small = Style::regular((style.size * 0.9).clamp(5.0, 9.5));
        let has_line = !row.deliverables.is_empty() && area.height >= height + strips + 1.6 * small.leading();
        let line = if has_line { small.leading() + 0.8 } else { 0.0 };
        let bar = Area::new(left, area.middle() - (height + strips + line) / 2.0, width, height);
        sheet.put(layer, What::Bar { area: bar, look: Look::of(row.lead) });
        let thick = (strips - 0.3) / row.others.len().max(1) as f64;
        for (at, other) in row.others.iter().enumerate() {
            let y = bar.bottom() + 0.3 + at as f64 * thick;
            let strip = Area::new(left, y, width, (thick - 0.15).max(0.15));
            sheet.put(Some(*other), What::Fill { area: strip, colour: Look::of(Some(*other)).colour });
        }
        self.end(sheet, axis, row, bar, layer);
        if has_line {
            self.yields_below(sheet, axis, row, small, Area { height: height + strips, ..bar });
        } else {
            self.yields_beside(sheet, axis, row, small, bar);
        }
    }

    fn chips(&self, sheet: &mut Sheet, row: &Row, area: Area) {
        let mut x = CHIPS;
        let within = |x: f64| Area::new(x, area.y, CHIP - 0.5, area.height);
        self.chip(sheet, row.lead, within(x), true);
        let room = MOST_CHIPS - 1;
        let shown = if row.others.len() > room { room - 1 } else { row.others.len() };
        for other in row.others.iter().take(shown) {
            x += CHIP;
            self.chip(sheet, Some(*other), within(x), false);
        }
        let more = row.others.len() - shown;
        if more > 0 {
            let style = Style::bold(area.height.min(3.2) * 2.0);
            sheet.text(None, x + CHIP, area.middle() - style.leading() / 2.0, style, INK_2, &format!("+{more}"));
        }
    }

    /// The sign that an action yields something, at its end.
    fn end(&self, sheet: &mut Sheet, axis: &Axis, row: &Row, bar: Area, layer: Option<usize>) {
        if !row.deliverables.is_empty() {
            let (radius, edge) = (end_radius(bar), Look::of(row.lead).colour);
            let x = axis.after(row.end).min(RIGHT - radius);
            sheet.put(layer, What::Diamond { x, y: bar.middle(), radius, fill: WHITE, edge });
        }
    }

    /// What an action yields, below what is drawn of it.
    fn yields_below(&self, sheet: &mut Sheet, axis: &Axis, row: &Row, style: Style, drawn: Area) {
        let free = self.free_before(axis, drawn.x);
        let said = style.cut(&row.deliverables.join(" · "), RIGHT - free);
        let x = drawn.x.min(RIGHT - style.width(&said)).max(free);
        sheet.text(None, x, drawn.bottom() + 0.8, style, INK_2, &said);
    }

    /// What an action yields, beside its bar where there is room.
    fn yields_beside(&self, sheet: &mut Sheet, axis: &Axis, row: &Row, style: Style, bar: Area) {
        if row.deliverables.is_empty() {
            return;
        }
        let radius = end_radius(bar);
        let y = bar.middle() - style.leading() / 2.0;
        let said = row.deliverables.join(" · ");
        let after = axis.after(row.end).min(RIGHT - radius) + radius + 1.0;
        let before = bar.x - 1.2;
        let (room, room_before) = (RIGHT - after, before - self.free_before(axis, before));
        if room >= style.width(&said) || room >= 24.0 && room >= room_before {
            sheet.text(None, after, y, style, INK_2, &style.cut(&said, room));
        } else if room_before >= 24.0 {
            let said = style.cut(&said, room_before);
            sheet.text(None, before - style.width(&said), y, style, INK_2, &said);
        }
    }

    /// From where a text before a place writes over no line of a day of the call.
    fn free_before(&self, axis: &Axis, place: f64) -> f64 {
        let lines = self.plan.marks.iter().filter(|mark| axis.holds(mark.day)).map(|mark| axis.at(mark.day) + 1.0);
        lines.filter(|line| *line < place).fold(DAYS, f64::max)
    }

    fn list_aside(&self, sheet: &mut Sheet, aside: &[Aside], top: f64) {
        if aside.is_empty() {
            return;
        }
        let head = Style::bold(10.0);
        sheet.text(None, MARGIN, top + 2.4, head, INK, &self.words.label("poster-aside"));
        let width = (RIGHT - MARGIN) / ASIDE_COLUMNS as f64;
        let per_column = aside.len().div_ceil(ASIDE_COLUMNS);
        let first = top + 2.4 + head.leading() + 1.0;
        for (at, one) in aside.iter().enumerate() {
            let (x, y) = (MARGIN + (at / per_column) as f64 * width, first + (at % per_column) as f64 * ASIDE);
            self.chip(sheet, one.lead, Area::new(x, y, CHIP - 0.5, 4.0), true);
            sheet.text(None, x + 6.0, y, Style::bold(8.0), INK_2, &one.code);
            let (title, why) = (Style::regular(8.0), Style::regular(7.0));
            let room = width - 20.0;
            sheet.text(None, x + 15.0, y, title, INK, &title.cut(&one.title, room));
            sheet.text(None, x + 15.0, y + title.leading(), why, INK_2, &why.cut(&one.why, room));
        }
    }

    fn foot(&self, sheet: &mut Sheet, number: usize, count: usize) {
        let y = HEIGHT - 12.0;
        let style = Style::regular(8.0);
        let middle = y + style.leading() / 2.0;
        sheet.lying(y - 2.0, MARGIN, RIGHT, LINE, 0.3);
        let mut x = MARGIN;
        let said = |key: &str| self.words.label(key);
        for (at, key) in ["poster-sign-leads", "poster-sign-takes-part", "poster-sign-deliverable"].iter().enumerate() {
            match at {
                0 => sheet.put(None, What::Bar { area: Area::new(x, middle - 1.6, 7.0, 3.2), look: Look::of(None) }),
                1 => sheet.put(None, What::Fill { area: Area::new(x, middle - 0.4, 7.0, 0.9), colour: NOBODY }),
                _ => sheet.put(None, What::Diamond { x: x + 3.5, y: middle, radius: 1.7, fill: WHITE, edge: INK_2 }),
            }
            let text = said(key);
            sheet.text(None, x + 8.6, y, style, INK_2, &text);
            x += 8.6 + style.width(&text) + 8.0;
        }
        let page = match count {
            1 => String::new(),
            _ => self.words.message("poster-page", &[("number", number.into()), ("count", count.into())]),
        };
        let room = RIGHT - x - 4.0 - style.width(&page);
        let layers = style.cut(&said("poster-layers"), room);
        sheet.text(None, x, y, style, INK_2, &layers);
        sheet.text_before(RIGHT, y, style, INK_2, &page);
    }
}

fn end_radius(bar: Area) -> f64 {
    (bar.height * 0.5).clamp(0.8, 1.9)
}

/// How many of those aside fit in a height, and how high they are.
fn fitting(aside: &[Aside], most: f64) -> (usize, f64) {
    if aside.is_empty() {
        return (0, 0.0);
    }
    let head = 2.4 + Style::bold(10.0).leading() + 2.0;
    let lines = |count: usize| count.div_ceil(ASIDE_COLUMNS) as f64 * ASIDE;
    let count = (1..=aside.len()).rev().find(|count| head + lines(*count) <= most).unwrap_or_default();
    if count == 0 {
        return (0, 0.0);
    }
    (count, head + lines(count))
}

/// The largest letters in which the names of all rows fit, with the lines and the height of each.
fn row_heights(rows: &[Row], room: f64) -> (Style, Vec<(Vec<String>, f64)>) {
    let set = |size: f64, most: usize| {
        let style = Style::regular(size);
        let heights: Vec<(Vec<String>, f64)> = rows
            .iter()
            .map(|row| {
                let lines = style.wrapped(&row.title, CHIPS - NAMES - 2.0, most);
                let height = row_height(size, lines.len());
                (lines, height)
            })
            .collect();
        (style, heights)
    };
    let total = |heights: &[(Vec<String>, f64)]| heights.iter().map(|one| one.1).sum::<f64>();
    let [.., smallest] = TRIES;
    let (style, mut heights) = TRIES
        .into_iter()
        .map(|(size, most)| set(size, most))
        .find(|(_, heights)| total(heights) <= room)
        .unwrap_or_else(|| set(smallest.0, smallest.1));
    let spare = (room - total(&heights)).max(0.0) / rows.len().max(1) as f64;
    for (lines, height) in &mut heights {
        let tallest = TALLEST.max(lines.len() as f64 * style.leading() + 2.0);
        *height = (*height + spare).min(tallest.max(*height));
    }
    (style, heights)
}

/// The height of a row with so many lines of letters of a size, with what keeps it apart from the next one.
fn row_height(size: f64, lines: usize) -> f64 {
    let leading = Style::regular(size).leading();
    lines.max(1) as f64 * leading + leading * if size > 7.0 { 0.55 } else { 0.22 }
}
