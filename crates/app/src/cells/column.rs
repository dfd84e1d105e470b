//! The columns of a budget, and the names people give them.

use super::matching::fold;

/// A column of the budget as it can come from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    Description,
    Partner,
    Action,
    Category,
    Quantity,
    Unit,
    UnitCost,
    Eligible,
    /// The product; only of use where neither factor is there.
    Amount,
    /// The identity of the line, in a spreadsheet that Voorstel made.
    Identity,
}

use Column::*;

/// In the order of the table on the screen.
const TABLE: [Column; 8] = [Description, Partner, Action, Category, Quantity, Unit, UnitCost, Amount];

const ALL: [Column; 10] =
    [Description, Partner, Action, Category, Quantity, Unit, UnitCost, Eligible, Amount, Identity];

impl Column {
    /// The field of a budget line that the column fills; none for the amount, which is computed, and the identity.
    pub(crate) fn field(self) -> Option<&'static str> {
        Some(match self {
            Description => "description",
            Partner => "partner",
            Action => "action",
            Category => "category",
            Quantity => "quantity",
            Unit => "unit",
            UnitCost => "unit_cost",
            Eligible => "eligible",
            Amount | Identity => return None,
        })
    }

    fn names(self) -> &'static [&'static str] {
        match self {
            Description => &[
                "omschrijving",
                "beschrijving",
                "kost",
                "kosten",
                "kostenpost",
                "post",
                "wat",
                "item",
                "toelichting",
                "description",
                "cost",
                "cost item",
                "budget line",
                "name",
                "naam",
            ],
            Partner => {
                &["partner", "organisatie", "begunstigde", "drager", "organisation", "organization", "beneficiary"]
            }
            Action => &["actie", "activiteit", "werkpakket", "action", "activity", "work package", "wp"],
            Category => &[
                "categorie",
                "rubriek",
                "kostencategorie",
                "kostenrubriek",
                "kostensoort",
                "soort",
                "category",
                "cost category",
                "heading",
                "budget heading",
                "type",
            ],
            Quantity => &[
                "aantal",
                "aantallen",
                "hoeveelheid",
                "aantal eenheden",
                "quantity",
                "qty",
                "number",
                "units",
                "number of units",
                "no of units",
            ],
            Unit => &["eenheid", "unit", "type of unit", "soort eenheid"],
            UnitCost => &[
                "per eenheid",
                "eenheidsprijs",
                "eenheidskost",
                "eenheidskostprijs",
                "kost per eenheid",
                "kostprijs per eenheid",
                "prijs per eenheid",
                "prijs",
                "tarief",
                "stukprijs",
                "unit cost",
                "unit price",
                "unit rate",
                "cost per unit",
                "price per unit",
                "per unit",
                "price",
                "rate",
            ],
            Eligible => &["subsidiabel", "komt in aanmerking", "in aanmerking", "eligible", "eligible cost"],
            Amount => &["bedrag", "totaal", "totale kost", "subtotaal", "amount", "total", "total cost", "sum"],
            Identity => &["voorstel id"],
        }
    }

    /// The column that a heading names, whatever stands behind it in brackets: `Bedrag (€)`, `Unit cost, EUR`.
    fn named(heading: &str) -> Option<Column> {
        let folded = fold(heading);
        let plain = folded.split(['(', '[', ',']).next().unwrap_or_default();
        let plain = plain.replace('€', " ").replace(['.', ':', '*', '_', '-'], " ");
        let words: Vec<&str> =
            plain.split_whitespace().filter(|word| !matches!(*word, "eur" | "euro" | "in")).collect();
        let plain = words.join(" ");
        ALL.into_iter().find(|column| column.names().iter().any(|name| *name == plain || fold(heading) == *name))
    }
}

/// What each column of a block is, and whether its first row only says so.
pub(crate) fn of_block(rows: &[Vec<String>], target: &str) -> (Vec<Option<Column>>, bool) {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    if let Some(columns) = rows.first().and_then(|first| headings(first, width)) {
        return (columns, true);
    }
    let from = TABLE.iter().position(|column| column.field() == Some(target)).unwrap_or_default();
    let columns = (0..width).map(|at| TABLE.get(from + at).copied()).collect();
    (columns, false)
}

/// The columns that a row of headings names; none where the row is no such row.
pub(crate) fn headings(row: &[String], width: usize) -> Option<Vec<Option<Column>>> {
    let mut columns: Vec<Option<Column>> = Vec::with_capacity(width);
    for cell in row {
        let column = Column::named(cell);
        // The same heading twice: the first one counts.
        columns.push(column.filter(|column| !columns.contains(&Some(*column))));
    }
    columns.resize(width, None);
    let named = columns.iter().flatten().count();
    let filled = row.iter().filter(|cell| !cell.is_empty()).count();
    // One word that happens to be a heading ('prijs') is not a row of them, unless nothing else stands there.
    (named >= 2 || (named == 1 && filled == 1 && width == 1)).then_some(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str) -> Vec<Vec<String>> {
        text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect()
    }

    #[test]
    fn headings_are_known_in_both_languages_and_any_order() {
        let dutch = block("Bedrag (€)|Omschrijving|Aantal|Eenheid|Prijs per eenheid, EUR\n1|2|3|4|5");
        let (columns, headed) = of_block(&dutch, "description");
        assert!(headed);
        assert_eq!(columns, [Some(Amount), Some(Description), Some(Quantity), Some(Unit), Some(UnitCost)]);
        let english = block("Category|Cost item|Unit cost|Qty.|Remarks");
        let (columns, headed) = of_block(&english, "quantity");
        assert!(headed);
        assert_eq!(columns, [Some(Category), Some(Description), Some(UnitCost), Some(Quantity), None]);
    }

    #[test]
    fn without_headings_columns_run_from_the_target_on() {
        let (columns, headed) = of_block(&block("12|maand|4250\n1|stuk|5"), "quantity");
        assert!(!headed);
        assert_eq!(columns, [Some(Quantity), Some(Unit), Some(UnitCost)]);
        let (columns, _) = of_block(&block("1|2|3|4"), "unit_cost");
        assert_eq!(columns, [Some(UnitCost), Some(Amount), None, None], "what lies beyond the table is left out");
        let (columns, _) = of_block(&block("prijs|zaalhuur"), "description");
        assert_eq!(columns, [Some(Description), Some(Partner)], "one word of a heading makes no row of them");
    }

    #[test]
    fn no_heading_names_two_columns() {
        let mut seen = std::collections::HashMap::new();
        for column in ALL {
            for name in column.names() {
                assert_eq!(fold(name), *name, "names are compared folded");
                assert_eq!(seen.insert(*name, column), None, "{name}");
            }
        }
    }
}
