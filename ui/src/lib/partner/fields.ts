/** A partner's fields by the names that edits use, and what is done with a partner outside any dossier. */
import type { FieldValue, Language, OrganisationKind, Partner } from '../types';
import { partners } from '../words/partners';
import { shell } from '../words/shell';
import { countryName } from './countries';

export type PartnerField = Exclude<keyof typeof partners.edits.fields, 'role'>;

/** Kinds whose inhabitants a call may ask about. */
const LOCAL: readonly string[] = ['municipality', 'ocmw', 'district', 'intermunicipal', 'vgc'];

export function isLocal(kind: string): boolean {
  return LOCAL.includes(kind);
}

export function emptyPartner(): Partner {
  return {
    id: '',
    role: 'co-applicant',
    name: '',
    kind: '',
    country: '',
    region: '',
    enterprise_number: '',
    pic: '',
    inhabitants: null,
    contact: { name: '', email: '', phone: '' },
  };
}

/** A copy with one field set. */
export function withField(partner: Partner, name: PartnerField, value: FieldValue): Partner {
  const text = typeof value === 'string' ? value : '';
  switch (name) {
    case 'inhabitants':
      return { ...partner, inhabitants: typeof value === 'number' ? value : null };
    case 'contact/name':
      return { ...partner, contact: { ...partner.contact, name: text } };
    case 'contact/email':
      return { ...partner, contact: { ...partner.contact, email: text } };
    case 'contact/phone':
      return { ...partner, contact: { ...partner.contact, phone: text } };
    default:
      return { ...partner, [name]: text };
  }
}

/** Every field but role and identity, as an edit that adds a partner takes them. */
export function fieldsOf(partner: Partner): { [name: string]: FieldValue } {
  const { name, kind, country, region, enterprise_number, pic, inhabitants, contact } = partner;
  return {
    name,
    kind,
    country,
    region,
    enterprise_number,
    pic,
    inhabitants,
    'contact/name': contact.name,
    'contact/email': contact.email,
    'contact/phone': contact.phone,
  };
}

/** Whether anything is known of it. */
export function isBlank(partner: Partner): boolean {
  return Object.values(fieldsOf(partner)).every((value) => value === '' || value === null);
}

/** The kinds by name, as a list to choose from. */
export function kindOptions(
  kinds: readonly OrganisationKind[],
  names: { readonly [K in OrganisationKind]: string },
): { value: string; label: string }[] {
  return kinds.map((kind) => ({ value: kind, label: names[kind] }));
}

/** Kind and place in a few words. */
export function aboutPartner(partner: Partner, language: Language): string {
  const named = (names: { readonly [code: string]: string }, code: string) => names[code] ?? code;
  return [
    named(shell.organisationKinds, partner.kind),
    named(partners.regions, partner.region),
    partner.country && countryName(partner.country, language),
  ]
    .filter(Boolean)
    .join(', ');
}

/** Letters without case and accents, so that 'gemeente lie' finds 'Gemeente Liège'. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/** The partners that have every word of a query in their name, contact, numbers or in what is said about them. */
export function matchingPartners(
  all: readonly Partner[],
  query: string,
  about: (partner: Partner) => string,
): readonly Partner[] {
  return all.filter((one) => {
    const { name, enterprise_number, pic, contact } = one;
    return hasWords([name, enterprise_number, pic, contact.name, contact.email, about(one)].join(' '), query);
  });
}

/** Whether a text has every word of a query, or a part of a word. */
export function hasWords(text: string, query: string): boolean {
  const letters = plain(text);
  return plain(query)
    .split(/\s+/)
    .every((word) => letters.includes(word));
}
