import { describe, expect, it } from '@jest/globals';
import { specActor } from '#testing';
import { Rejection, type Instant, type LocalDate, type RegionCode, type SettingValue } from '#kernel';
import type { CommandRequest } from './command-table.js';
import { occasionOf, type Term } from './envelope.js';

/** 22:30 of 4 November in Kapuas (WIB), half past midnight of the 5th in Papua (WIT). */
const LATE_EVENING = '2026-11-04T15:30:00.000Z' as Instant;
const KAPUAS = '62.03' as RegionCode;
const JAYAPURA = '91.71' as RegionCode;

const at = (input: object, term: Partial<Term> = {}, now = LATE_EVENING, values: readonly SettingValue[] = []) =>
  occasionOf(
    { input, commandId: 'c' } as CommandRequest,
    specActor,
    { obligated: KAPUAS, actsIn: KAPUAS, lastDay: undefined, ...term },
    now,
    { version: 'v', values },
  );
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Rejection) return `${error.code} ${error.info.field}`;
    throw error;
  }
  return 'taken';
};

describe('The day of an act', () => {
  it('is that of the one who acts: who lives east of the obligated party dates it by the own calendar', () => {
    expect(at({}, { actsIn: JAYAPURA }).context).toMatchObject({ today: '2026-11-05', occurredOn: '2026-11-05' });
    expect(codeOf(() => at({ occurredOn: '2026-11-05' }, { actsIn: JAYAPURA }))).toBe('taken');
    expect(codeOf(() => at({ occurredOn: '2026-11-06' }, { actsIn: JAYAPURA }))).toBe('E_DATE_ORDER /occurredOn');
    expect(codeOf(() => at({ occurredOn: '2026-11-05' }))).toBe('E_DATE_ORDER /occurredOn');
  });

  it('without a party is that of Jakarta', () => {
    const nobody = { obligated: undefined, actsIn: undefined };
    expect(at({}, nobody).context.occurredOn).toBe('2026-11-04');
    expect(at({}, nobody, '2026-11-04T17:00:00.000Z' as Instant).context.occurredOn).toBe('2026-11-05');
  });

  it('ends a term where the obligated party lives', () => {
    const lastDay = '2026-11-04' as LocalDate;
    expect(codeOf(() => at({ occurredOn: '2026-11-04' }, { actsIn: JAYAPURA, lastDay }))).toBe('taken');
    expect(
      codeOf(() =>
        at({ occurredOn: '2026-11-04' }, { actsIn: JAYAPURA, lastDay }, '2026-11-04T17:00:00.000Z' as Instant),
      ),
    ).toBe('E_REASON_REQUIRED /reason');
    expect(
      at(
        { occurredOn: '2026-11-04', reason: 'Diterima di meja sebelum tengah malam.' },
        { lastDay },
        '2026-11-05T01:00:00.000Z' as Instant,
      ).warnings,
    ).toEqual(['W_BACKDATED']);
  });

  it('and those of its documents have bounds that a region may set', () => {
    const since = (setting: string, value: unknown): SettingValue => ({
      setting,
      region: KAPUAS,
      validFrom: '2000-01-01' as LocalDate,
      value,
      legalBasis: 'Perbup',
    });
    const reason = 'Dipindahkan dari buku register lama.';
    expect(codeOf(() => at({ occurredOn: '1900-01-01', reason }))).toBe('E_DATE_ORDER /occurredOn');
    expect(
      codeOf(() =>
        at({ occurredOn: '1999-12-31', reason }, {}, LATE_EVENING, [since('RECORDS_BEGIN_ON', '1999-12-31')]),
      ),
    ).toBe('taken');
    const letter = { docId: 'd', sha256: 'x', classification: 'PUBLIC', date: '2026-11-05' };
    expect(codeOf(() => at({ letter }))).toBe('taken');
    expect(codeOf(() => at({ letter: { ...letter, date: '2026-11-06' } }))).toBe('E_DATE_ORDER /letter/date');
    expect(
      codeOf(() =>
        at({ letter: { ...letter, date: '1999-12-31' } }, {}, LATE_EVENING, [
          since('DOCUMENTS_BEGIN_ON', '2000-01-01'),
        ]),
      ),
    ).toBe('E_DATE_ORDER /letter/date');
  });
});
