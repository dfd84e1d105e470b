import { describe, expect, test } from 'vitest';
import type { Partner } from '../types';
import { aboutPartner, emptyPartner, fieldsOf, isBlank, matchingPartners, withField } from './fields';

const town: Partner = {
  ...emptyPartner(),
  name: 'Gemeente Lindebeke',
  kind: 'municipality',
  country: 'BE',
  region: 'vlaanderen',
  enterprise_number: '0403.019.261',
  contact: { name: 'Dienst Welzijn', email: 'welzijn@example.org', phone: '' },
};
const about = (partner: Partner) => aboutPartner(partner, 'nl');

describe('a field of a partner', () => {
  test('is set beside the others, also within the contact', () => {
    const changed = withField(withField(town, 'contact/phone', '012'), 'inhabitants', 12000);
    expect(changed.contact).toEqual({ ...town.contact, phone: '012' });
    expect(changed.inhabitants).toBe(12000);
    expect(withField(changed, 'inhabitants', null).inhabitants).toBeNull();
    expect(withField(town, 'name', 'Molendorp')).toEqual({ ...town, name: 'Molendorp' });
  });

  test('goes along into a dossier, all but role and identity', () => {
    const fields = fieldsOf(town);
    expect(Object.keys(fields)).toHaveLength(10);
    expect(fields['contact/email']).toBe('welzijn@example.org');
    expect('role' in fields || 'id' in fields).toBe(false);
  });
});

describe('a partner', () => {
  test('is blank while nothing is known of it', () => {
    expect(isBlank(emptyPartner())).toBe(true);
    expect(isBlank(withField(emptyPartner(), 'pic', '999999999'))).toBe(false);
  });

  test('is found by every word of what is known of it', () => {
    const french = { ...emptyPartner(), name: 'Ville de Liège', country: 'BE', region: 'wallonie' };
    const all = [town, french];
    expect(matchingPartners(all, '', about)).toEqual(all);
    expect(matchingPartners(all, 'liege', about)).toEqual([french]);
    expect(matchingPartners(all, 'gemeente vlaanderen', about)).toEqual([town]);
    expect(matchingPartners(all, '0403', about)).toEqual([town]);
    expect(matchingPartners(all, 'welzijn wallonië', about)).toEqual([]);
  });
});
