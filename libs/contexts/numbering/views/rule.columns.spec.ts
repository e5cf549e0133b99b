import { expect, it } from '@jest/globals';
import { uiOf } from '#views';
import { likenessOf } from './rule.columns.js';

it('shows how a number looks by its rule, and leaves what it does not know as it is', () => {
  const rule = { kind: 'SPD', digits: 3, firstYear: 2024 };
  const whole = { ...rule, template: '090/{number}/{kind}-{office}/{month}/{year}', kindCode: 'SPD', officeCode: 'SA' };
  expect(likenessOf(whole, uiOf('id'))).toBe('090/001/SPD-SA/(bulan)/(tahun)');
  expect(likenessOf(whole, uiOf('en'))).toBe('090/001/SPD-SA/(month)/(year)');
  expect(likenessOf({ ...rule, digits: 1, template: '{number}/{lain}{kind}' }, uiOf('id'))).toBe('1/{lain}');
});
