import { describe, expect, it } from '@jest/globals';
import { rulesOn } from '#kernel';
import { actor, day, given, region } from '#testing';
import { numberingRulesDecider, type SetNumberingRule } from './numbering-rules.decider.js';
import type { NumberingRulesEvent } from './numbering-rules.events.js';

const KAPUAS = region('62.03', 'Kabupaten Kapuas');
const SEI_ASAM = region('62.03.02.2007', 'Sei Asam');
const OFFICE = 'dpmd-62.03';
const holder = actor('REGENCY_PMD', KAPUAS.code, { officeId: OFFICE });

const setting = (more: Partial<SetNumberingRule> = {}): SetNumberingRule => ({
  type: 'SetNumberingRule',
  officeId: OFFICE,
  region: KAPUAS,
  kind: 'SURAT_TUGAS',
  template: '{number}/{kind}/{year}',
  digits: 3,
  kindCode: 'ST',
  firstYear: 2024,
  firstNumber: 1,
  ...more,
});
const set = (ruleNo: number, more: Partial<SetNumberingRule> = {}): NumberingRulesEvent => {
  const { type: _type, ...rule } = setting(more);
  return { type: 'NumberingRuleSet', data: { ...rule, ruleNo } };
};
const used = (ruleNo: number, kind: SetNumberingRule['kind'] = 'SURAT_TUGAS'): NumberingRulesEvent => ({
  type: 'NumberingRuleUsed',
  data: { officeId: OFFICE, kind, ruleNo },
});
const office = (...events: NumberingRulesEvent[]) => given(numberingRulesDecider, events, { actor: holder, facts: {} });

describe('A numbering rule', () => {
  it('is set, once', () => {
    office()
      .when(setting())
      .then([set(1)]);
    office(set(1)).when(setting()).then([]);
  });
  it('is changed by setting another; the earlier one keeps its number', () =>
    office(set(1), used(1))
      .when(setting({ digits: 4 }))
      .then([set(2, { digits: 4 })]));
  it('moves no book that has numbers: its first number is the next of the book, or stays what it was (NUM-03)', () => {
    const begun = { facts: { last: 1 } };
    expect(
      office(set(1), used(1))
        .when(setting({ firstNumber: 40 }), begun)
        .thenRejected('E_STATE', 'NUM-03').info,
    ).toMatchObject({ field: '/firstNumber', details: { next: 2 } });
    office(set(1), used(1))
      .when(setting({ firstNumber: 2 }), begun)
      .then([set(2, { firstNumber: 2 })]);
    office(set(1), used(1))
      .when(setting({ digits: 4 }), begun)
      .then([set(2, { digits: 4 })]);
    office(set(1))
      .when(setting({ firstNumber: 40 }))
      .then([set(2, { firstNumber: 40 })]);
    // That number was of another year.
    office(set(1), used(1), set(2, { firstYear: 2025 }))
      .when(setting(), begun)
      .thenRejected('E_STATE', 'NUM-03');
  });
  it('is whole (NUM-01)', () => {
    office()
      .when(setting({ template: '{number}/{kind}' }))
      .thenRejected('E_VALIDATION', 'NUM-01');
    office()
      .when(setting({ firstYear: 2025 }))
      .then([set(1, { firstYear: 2025 })]);
    expect(
      office()
        .when(setting({ firstYear: 2026 }))
        .thenRejected('E_DATE_ORDER', 'NUM-01').info.field,
    ).toBe('/firstYear');
  });

  it('gives no number that another kind gives, or gave (NUM-02)', () => {
    const spd = setting({ kind: 'SPD' });
    expect(office(set(1)).when(spd).thenRejected('E_NUMBER_TAKEN', 'NUM-02').info.details).toEqual({
      kind: 'SURAT_TUGAS',
      template: '{number}/{kind}/{year}',
    });
    office(set(1))
      .when({ ...spd, kindCode: 'SPD' })
      .then([set(2, { kind: 'SPD', kindCode: 'SPD' })]);
    const changed = set(2, { kindCode: 'STG' });
    office(set(1), used(1), changed).when(spd).thenRejected('E_NUMBER_TAKEN', 'NUM-02');
    // Set by mistake, and no number came of it.
    office(set(1), changed)
      .when(spd)
      .then([set(3, { kind: 'SPD' })]);
  });

  it.each([
    ['who works there', holder, true],
    ['the steward of the region', actor('DATA_STEWARD', KAPUAS.code), true],
    ['its secretary', actor('REGENCY_SECRETARY', KAPUAS.code), true],
    ['a steward of the country', actor('DATA_STEWARD', 'ID'), true],
    ['the steward of another region', actor('DATA_STEWARD', '63.10' as typeof KAPUAS.code), false],
    ['another agency', actor('OPD_HEAD', KAPUAS.code), false],
    ['the agency for villages, for an office that is none of a village', actor('REGENCY_PMD', KAPUAS.code), false],
  ])('is set by %s: %#', (_, by, may) => {
    const asked = office().when(setting(), { actor: by });
    if (may) asked.then([set(1)]);
    else expect(asked.thenRejected('E_NO_AUTHORITY', 'COM-04').info.field).toBe('/officeId');
  });
  it('of a village is also set by the agency for villages', () =>
    office()
      .when(setting({ region: SEI_ASAM, officeId: 'pemdes' }), { actor: actor('REGENCY_PMD', KAPUAS.code) })
      .then([set(1, { region: SEI_ASAM, officeId: 'pemdes' })]));

  it('is set as often as the bound says, and not once more (COM-14)', () => {
    const rules = rulesOn(
      'spec',
      [{ setting: 'NUMBERING_RULES', region: 'ID', validFrom: day('2024-01-01'), value: 2, legalBasis: 'COM-14' }],
      day('2024-11-04'),
    );
    office(set(1))
      .when(setting({ digits: 4 }), { rules })
      .then([set(2, { digits: 4 })]);
    office(set(1), set(2, { digits: 4 }))
      .when(setting(), { rules })
      .thenRejected('E_LIMIT', 'COM-14');
  });
});

describe('A claim on the rule', () => {
  const use = (ruleNo: number) => ({
    type: 'UseNumberingRule' as const,
    officeId: OFFICE,
    kind: 'SURAT_TUGAS' as const,
    ruleNo,
  });
  it('is told once', () => {
    office(set(1))
      .when(use(1))
      .then([used(1)]);
    office(set(1), used(1)).when(use(1)).then([]);
  });
  it('is refused once the rule has changed, or where there is none', () => {
    office(set(1), set(2, { digits: 4 }))
      .when(use(1))
      .thenRejected('E_CONCURRENCY', 'NUM-03');
    office(set(1, { kind: 'SPD' }))
      .when(use(1))
      .thenRejected('E_CONCURRENCY', 'NUM-03');
  });
  it('is not undone', () => office(set(1), used(1)).when({ type: 'KeepNumberingRule' }).then([]));
});
