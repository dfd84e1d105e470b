/** Every kind of organisation, in the order in which they are offered: authorities first. */
import type { OrganisationKind } from './types';

export const KINDS: readonly OrganisationKind[] = [
  'municipality',
  'ocmw',
  'district',
  'intermunicipal',
  'vgc',
  'regional-authority',
  'national-authority',
  'public-company',
  'school',
  'university',
  'research-institute',
  'ngo',
  'non-profit',
  'umbrella',
  'social-partner',
  'international-organisation',
  'sme',
  'private-company',
];
