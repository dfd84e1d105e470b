import { describe, expect, it } from 'vitest';
import {
  amount,
  bytes,
  date,
  isNegative,
  isZero,
  magnitude,
  moment,
  money,
  number,
  percent,
  quantity,
  shortDate,
  time,
  typedDate,
  WHOLE_DAY,
} from './format';

const NB = '\u00a0';

describe('amounts', () => {
  it('puts the reader’s signs in and keeps every digit', () => {
    expect(amount('1234.5', 'nl')).toBe('1.234,50');
    expect(amount('1234567.89', 'en')).toBe('1,234,567.89');
    expect(amount('0', 'nl')).toBe('0,00');
    expect(number('9007199254740993', 'nl')).toBe('9.007.199.254.740.993');
  });
  it('shows money with a no-break space in Dutch and none in English', () => {
    expect(money('1234.56', 'nl')).toBe(`€${NB}1.234,56`);
    expect(money('1234.56', 'en')).toBe('€1,234.56');
    expect(money('-1500.00', 'nl')).toBe(`\u2212${NB}€${NB}1.500,00`);
    expect(money('-1500.00', 'en')).toBe('\u2212€1,500.00');
  });
  it('knows no negative zero', () => {
    expect(money('-0.00', 'en')).toBe('€0.00');
    expect(isNegative('-0.00')).toBe(false);
    expect(isNegative('-0.01')).toBe(true);
    expect(isZero('0.00')).toBe(true);
    expect(isZero('40 u.')).toBe(false);
  });
  it('leaves what it cannot read as it was typed', () => {
    expect(amount('40 u.', 'nl')).toBe('40 u.');
    expect(money('', 'nl')).toBe('');
    expect(quantity('12.5', 'nl')).toBe('12,5');
    expect(magnitude('-3.00')).toBe('3.00');
  });
});

describe('percent', () => {
  it('moves the point without a float', () => {
    expect(percent('0.478', 'nl')).toBe(`47,8${NB}%`);
    expect(percent('0.478', 'en')).toBe('47.8%');
    expect(percent('0.5', 'nl')).toBe(`50${NB}%`);
    expect(percent('0.07', 'nl')).toBe(`7${NB}%`);
    expect(percent('1', 'nl')).toBe(`100${NB}%`);
    expect(percent('0.4999', 'nl')).toBe(`49,99${NB}%`);
  });
  it('cuts rather than rounds, so that 49.99 % never reads 50 %', () => {
    expect(percent('0.4999', 'nl', 1)).toBe(`49,9${NB}%`);
  });
});

describe('days and times', () => {
  it('writes days in full, short, and as typed', () => {
    expect(date('2020-10-16', 'nl')).toBe(`16${NB}oktober${NB}2020`);
    expect(date('2020-10-16', 'en')).toBe(`16${NB}October${NB}2020`);
    expect(shortDate('2021-02-06', 'nl')).toBe(`6${NB}feb.${NB}2021`);
    expect(typedDate('2021-02-06')).toBe('06/02/2021');
  });
  it('knows a day that is typed in full from one that is being typed', () => {
    expect(WHOLE_DAY.test('1/2/2021')).toBe(true);
    expect(WHOLE_DAY.test('2021-02-01')).toBe(true);
    expect(WHOLE_DAY.test('1/2/20')).toBe(false);
    expect(WHOLE_DAY.test('01/02')).toBe(false);
  });
  it('leaves a text that is no day alone', () => {
    expect(date('volgend jaar', 'nl')).toBe('volgend jaar');
    expect(date('2020-13-01', 'nl')).toBe('2020-13-01');
    expect(typedDate('31/1')).toBe('31/1');
  });
  it('says when something was saved as shortly as the day allows', () => {
    expect(time('2026-11-23T14:32:07')).toBe('14:32:07');
    expect(moment('2026-11-23T14:32:07', '2026-11-23', 'nl')).toBe('14:32');
    expect(moment('2026-11-03T14:32:07', '2026-11-23', 'nl')).toBe(`3${NB}nov.`);
    expect(moment('2018-02-28T14:32:07', '2026-11-23', 'en')).toBe(`28${NB}Feb${NB}2018`);
  });
  it('sizes a file', () => {
    expect(bytes(412_300, 'nl')).toBe(`412${NB}kB`);
    expect(bytes(1_260_000, 'nl')).toBe(`1,3${NB}MB`);
  });
});
