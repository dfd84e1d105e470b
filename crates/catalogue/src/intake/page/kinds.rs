//! Who may apply: kinds of organisation and regions, as pages name them.

use std::collections::BTreeSet;
use std::ops::Range;

use voorstel_model::{OrganisationKind, Role, RuleKind};

use super::headings::Heading;
use super::outline::{Block, Outline, Part, Piece};
use crate::intake::draft::Draft;
use crate::intake::pattern::patterns;
use crate::intake::{Shown, What};
use OrganisationKind::{
    District, Intermunicipal, InternationalOrganisation, Municipality, NationalAuthority, Ngo, NonProfit, Ocmw,
    PrivateCompany, PublicCompany, RegionalAuthority, ResearchInstitute, School, Sme, SocialPartner, Umbrella,
    University, Vgc,
};

/// Words for kinds, the longer before the shorter that they hold.
const NAMES: &[(&str, &[OrganisationKind])] = &[
    ("regionale of bovenlokale overheden", &[RegionalAuthority]),
    ("lokale en regionale overheden", &[Municipality, Ocmw, RegionalAuthority]),
    ("lokale of regionale overheden", &[Municipality, Ocmw, RegionalAuthority]),
    ("local and regional authorities", &[Municipality, Ocmw, RegionalAuthority]),
    ("local or regional authorities", &[Municipality, Ocmw, RegionalAuthority]),
    ("lokale besturen", &[Municipality, Ocmw]),
    ("lokaal bestuur", &[Municipality, Ocmw]),
    ("lokale overheden", &[Municipality, Ocmw]),
    ("local authorities", &[Municipality, Ocmw]),
    ("regionale overheden", &[RegionalAuthority]),
    ("bovenlokale overheden", &[RegionalAuthority]),
    ("regional authorities", &[RegionalAuthority]),
    ("provincies", &[RegionalAuthority]),
    ("nationale overheden", &[NationalAuthority]),
    ("federale overheden", &[NationalAuthority]),
    ("national authorities", &[NationalAuthority]),
    ("publieke overheden", &[Municipality, Ocmw, RegionalAuthority, NationalAuthority]),
    ("public authorities", &[Municipality, Ocmw, RegionalAuthority, NationalAuthority]),
    ("overheden", &[Municipality, Ocmw, RegionalAuthority, NationalAuthority]),
    ("gemeentebesturen", &[Municipality]),
    ("gemeenten", &[Municipality]),
    ("municipalities", &[Municipality]),
    ("steden", &[Municipality]),
    ("cities", &[Municipality]),
    ("towns", &[Municipality]),
    ("ocmw", &[Ocmw]),
    ("public centres for social welfare", &[Ocmw]),
    ("vgc", &[Vgc]),
    ("vlaamse gemeenschapscommissie", &[Vgc]),
    ("districten", &[District]),
    ("districts", &[District]),
    ("intercommunales", &[Intermunicipal]),
    ("intergemeentelijke", &[Intermunicipal]),
    ("inter-municipal", &[Intermunicipal]),
    ("intermunicipal", &[Intermunicipal]),
    ("publieke ondernemingen", &[PublicCompany]),
    ("overheidsbedrijven", &[PublicCompany]),
    ("public companies", &[PublicCompany]),
    ("public undertakings", &[PublicCompany]),
    ("hogescholen", &[University]),
    ("universiteiten", &[University]),
    ("universities", &[University]),
    ("higher education institutions", &[University]),
    ("onderzoeksinstellingen", &[ResearchInstitute]),
    ("kennisinstellingen", &[ResearchInstitute]),
    ("research institutes", &[ResearchInstitute]),
    ("research organisations", &[ResearchInstitute]),
    ("research institutions", &[ResearchInstitute]),
    ("scholen", &[School]),
    ("onderwijsinstellingen", &[School, University]),
    ("schools", &[School]),
    ("niet-gouvernementele organisaties", &[Ngo]),
    ("non-governmental organisations", &[Ngo]),
    ("ngo", &[Ngo]),
    ("niet-commerciële organisaties", &[NonProfit]),
    ("organisaties zonder winstoogmerk", &[NonProfit]),
    ("verenigingen zonder winstoogmerk", &[NonProfit]),
    ("non-profit", &[NonProfit]),
    ("nonprofit", &[NonProfit]),
    ("vzw", &[NonProfit]),
    ("koepelorganisaties", &[Umbrella]),
    ("umbrella organisations", &[Umbrella]),
    ("sociale partners", &[SocialPartner]),
    ("social partners", &[SocialPartner]),
    ("vakbonden", &[SocialPartner]),
    ("trade unions", &[SocialPartner]),
    ("werkgeversorganisaties", &[SocialPartner]),
    ("internationale organisaties", &[InternationalOrganisation]),
    ("international organisations", &[InternationalOrganisation]),
    ("kmo", &[Sme]),
    ("smes", &[Sme]),
    ("small and medium-sized enterprises", &[Sme]),
    ("private ondernemingen", &[PrivateCompany]),
    ("private companies", &[PrivateCompany]),
    ("bedrijven", &[PrivateCompany, Sme]),
    ("ondernemingen", &[PrivateCompany, Sme]),
    ("companies", &[PrivateCompany, Sme]),
    ("enterprises", &[PrivateCompany, Sme]),
];

patterns! {
    /// In running text these say that applicants are meant.
    APPLIES = r"(?xi)\b(?: gericht\ (?:aan|tot|op) | richt\ zich\ (?:tot|op|aan) | richten\ zich | (?:staat\ )?open\ (?:voor|to|for) | kan\ indienen | kunnen\ .{0,60}indienen | komen\ .{0,40}in\ aanmerking
        | kunnen\ .{0,60}aanvragen | dienen\ .{0,30}\ in | addressed\ to | aimed\ at | can\ apply | may\ apply | are\ eligible | eligible\ (?:applicants|are) | targets | open\ call\ for )\b";
    /// What belongs to a kind of organisation, such as its staff, is not that organisation.
    BELONGING = r"(?i)\b(?:van|uit|bij|of|from|at|by|door|met andere|with other)(?: (?:de|het|een|the|alle|all|andere|other))?\s$";
    NOT_THEM = r"(?i)\b(?:geen|niet|no|not|except|behalve|uitgezonderd|uitgesloten|excluded|cannot)\b";
    REGION = r"(?i)\b(?:(?P<vlaanderen>vlaanderen|vlaams(?:e)? gewest|flanders)|(?P<brussel>brussel(?:s)?(?: hoofdstedelijk gewest)?|brussels)|(?P<wallonie>wallonië|waals gewest|wallonia))\b";
}

struct Named {
    at: Range<usize>,
    kinds: &'static [OrganisationKind],
}

/// The kinds a text names, in its order, none within another.
fn named(text: &str) -> Vec<Named> {
    let mut taken: Vec<Named> = Vec::new();
    for (name, kinds) in NAMES {
        for at in text.char_indices().map(|(at, _)| at).filter(|at| starts_with(&text[*at..], name)) {
            let range = at..at + name.len();
            let begins = text[..at].chars().next_back().is_none_or(|letter| !letter.is_alphanumeric() && letter != '-');
            let ends = text[range.end..].chars().next().is_none_or(|letter| !letter.is_alphanumeric());
            let free = taken.iter().all(|one| one.at.end <= range.start || range.end <= one.at.start);
            if begins && ends && free {
                taken.push(Named { at: range, kinds });
            }
        }
    }
    taken.sort_by_key(|one| one.at.start);
    taken
}

fn starts_with(text: &str, name: &str) -> bool {
    text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name) || start.to_lowercase() == *name)
}

/// Fills in who may apply. What the call itself says is proposed as a rule, what stands at its fund is not.
pub(crate) fn beneficiaries(draft: &mut Draft, outline: &Outline) {
    let Some((call, funds)) = outline.blocks.split_first() else { return };
    if !of_block(draft, call, true) {
        let _ = funds.iter().any(|fund| of_block(draft, fund, false));
    }
}

fn of_block(draft: &mut Draft, block: &Block, of_call: bool) -> bool {
    let under: Vec<&Part> = block.under(Heading::Beneficiaries).collect();
    let said = under.iter().any(|part| of_part(draft, part, of_call, false));
    // Without a heading, a list of nothing but kinds still says who is meant.
    said || block
        .parts
        .iter()
        .filter(|part| part.heading != Heading::Beneficiaries)
        .any(|part| of_part(draft, part, of_call, true))
}

fn of_part(draft: &mut Draft, part: &Part, of_call: bool, only_lists: bool) -> bool {
    let items: Vec<&Piece> = part.pieces.iter().filter(|piece| matches!(piece, Piece::Item(..))).collect();
    let of_kinds: Vec<&Piece> = items.iter().filter(|piece| is_kind(&piece.passage().text)).copied().collect();
    let mut kinds = BTreeSet::new();
    let mut origin = None;
    if of_kinds.len() >= if only_lists { 3 } else { 1 } && of_kinds.len() * 2 >= items.len() {
        for piece in of_kinds {
            for one in named(&piece.passage().text) {
                kinds.extend(one.kinds.iter().copied());
                origin.get_or_insert_with(|| piece.passage().whole(&part.title));
                if let Some(origin) = origin.as_mut().filter(|origin| piece.passage().line() > origin.places[0].line) {
                    extend(origin, piece, &part.title);
                }
            }
        }
    }
    if kinds.is_empty() && !only_lists {
        for piece in part.pieces.iter().filter(|piece| matches!(piece, Piece::Paragraph(_))) {
            let passage = piece.passage();
            let sentences = passage.sentences();
            let short = part.pieces.len() == 1 && sentences.len() == 1 && passage.text.len() < 200;
            for sentence in sentences {
                let text = &passage.text[sentence.clone()];
                if !(APPLIES.is_match(text) || short) || NOT_THEM.is_match(text) {
                    continue;
                }
                let meant: Vec<Named> =
                    named(text).into_iter().filter(|one| !BELONGING.is_match(&text[..one.at.start])).collect();
                if !meant.is_empty() {
                    kinds.extend(meant.iter().flat_map(|one| one.kinds.iter().copied()));
                    origin.get_or_insert_with(|| passage.origin(sentence.clone(), &part.title));
                    if of_call {
                        territory(draft, text, &passage.origin(sentence, &part.title));
                    }
                }
            }
        }
    }
    let Some(origin) = origin else { return false };
    let kinds: Vec<OrganisationKind> = OrganisationKind::ALL.into_iter().filter(|kind| kinds.contains(kind)).collect();
    draft.call.beneficiaries.clone_from(&kinds);
    draft.recognise("beneficiaries", What::Beneficiaries, Shown::Kinds(kinds.clone()), &origin);
    if of_call {
        draft.rule("applicants", RuleKind::ApplicantKinds { roles: vec![Role::Lead], kinds }, &origin);
    }
    true
}

/// A short item that names a kind first.
fn is_kind(text: &str) -> bool {
    text.len() < 120 && named(text).first().is_some_and(|one| text[..one.at.start].split_whitespace().count() <= 2)
}

fn extend(origin: &mut crate::intake::draft::Origin, piece: &Piece, section: &str) {
    let more = piece.passage().whole(section);
    if !more.places.iter().all(|place| origin.places.contains(place)) && origin.places.len() < 40 {
        origin.quote.push_str("; ");
        origin.quote.push_str(&more.quote);
        origin.places.extend(more.places);
    }
}

fn territory(draft: &mut Draft, text: &str, origin: &crate::intake::draft::Origin) {
    let mut regions: Vec<String> = Vec::new();
    for found in REGION.captures_iter(text) {
        for name in ["vlaanderen", "brussel", "wallonie"] {
            if found.name(name).is_some() && !regions.iter().any(|region| region == name) {
                regions.push(name.to_owned());
            }
        }
    }
    if !regions.is_empty() {
        draft.rule("territory", RuleKind::Territory { roles: vec![Role::Lead], regions }, origin);
    }
}
