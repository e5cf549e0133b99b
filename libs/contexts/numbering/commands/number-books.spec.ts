import { describe, expect, it } from '@jest/globals';
import { fold, type AnyDecider } from '#kernel';
import type { Sources } from '#runtime';
import { day, specMetadata } from '#testing';
import { numberBookDecider } from '../domain/number-book.decider.js';
import type { NumberBookEvent } from '../domain/number-book.events.js';
import { numberingRulesDecider } from '../domain/numbering-rules.decider.js';
import type { NumberingRulesEvent } from '../domain/numbering-rules.events.js';
import type { PaperKind } from '../domain/numbering.codes.js';
import { numberBooks } from './number-books.js';

const officeId = 'pemdes';
const rule = (
  kind: PaperKind,
  ruleNo: number,
  kindCode: string,
  template = '{number}/{kind}/{month}/{year}',
): NumberingRulesEvent => ({
  type: 'NumberingRuleSet',
  data: { officeId, kind, ruleNo, template, digits: 3, kindCode, firstYear: 2026, firstNumber: 5 },
});
const taken = {
  type: 'NumbersGiven',
  data: {
    officeId,
    kind: 'SURAT_TUGAS',
    year: 2026,
    record: 'visit-1',
    day: day('2026-11-30'),
    outOfOrder: false,
    ruleNo: 1,
    numbers: [5, 6].map((number) => ({ number, text: `00${number}/ST/XI/2026` })),
  },
} satisfies NumberBookEvent;
const report: NumberBookEvent = {
  type: 'NumbersGiven',
  data: { ...taken.data, kind: 'LAPORAN', ruleNo: 3, numbers: [{ number: 5, text: '005/LAP/2026' }] },
};
const voided: NumberBookEvent = {
  type: 'NumberVoided',
  data: { officeId, kind: 'SURAT_TUGAS', year: 2026, number: 6, reason: 'Batal.' },
};
const streams: Readonly<Record<string, readonly (NumberBookEvent | NumberingRulesEvent)[]>> = {
  [`${numberingRulesDecider.category} ${officeId}`]: [
    rule('SURAT_TUGAS', 1, 'ST'),
    rule('SPD', 2, 'SPD'),
    rule('LAPORAN', 3, 'LAP', '{number}/{kind}/{year}'),
  ],
  [`${numberBookDecider.category} ${officeId}.SURAT_TUGAS.2026`]: [taken, voided],
  [`${numberBookDecider.category} ${officeId}.LAPORAN.2026`]: [report],
};

describe('NUM-07 what the books say of a written number', () => {
  let read: string[] = [];
  const sources = {
    state: async (decider: AnyDecider, id: string) => {
      read.push(id);
      const events = streams[`${decider.category} ${id}`] ?? [];
      return fold(decider as never, events.map((event) => ({ ...event, metadata: specMetadata() })) as never) as never;
    },
  } as unknown as Sources;
  const told = async (text: string, on: string) =>
    (await numberBooks.standingsOf([{ text, on: day(on) }], officeId, sources))[0];
  const given = { kind: 'SURAT_TUGAS', record: 'visit-1' };

  it('is looked up by the year that it tells, whatever the day of its paper', async () => {
    for (const on of ['2025-12-31', '2026-11-02', '2027-01-01'])
      expect(await told('007/ST/XI/2026', on)).toEqual({ standing: 'NEVER_GIVEN' });
    for (const on of ['2025-11-30', '2026-10-31', '2026-12-01', '2027-11-30'])
      expect(await told('005/ST/XI/2026', on)).toEqual({ standing: 'GIVEN', ...given, inPeriod: false });
    expect(await told('005/st/xi/2026', '2026-11-01')).toEqual({ standing: 'GIVEN', ...given, inPeriod: true });
    expect(await told('006/ST/XI/2026', '2025-11-30')).toMatchObject({ standing: 'VOIDED' });
  });

  it('that tells no month is of any day of its year', async () => {
    for (const [on, inPeriod] of [
      ['2025-12-31', false],
      ['2026-01-01', true],
      ['2026-12-31', true],
      ['2027-01-01', false],
    ] as const)
      expect(await told('005/LAP/2026', on)).toMatchObject({ standing: 'GIVEN', kind: 'LAPORAN', inPeriod });
  });

  it('is theirs from the first number of the rule on', async () => {
    expect(await told('005/SPD/XI/2026', '2026-11-30')).toEqual({ standing: 'NEVER_GIVEN' });
    expect(await told('004/SPD/XI/2026', '2026-11-30')).toEqual({ standing: 'OTHER' });
    expect(await told('004/SPD/XI/2027', '2026-11-30')).toEqual({ standing: 'NEVER_GIVEN' });
  });

  it('is the same with other zeros in front, and how the book has it is told', async () => {
    for (const text of ['5/ST/XI/2026', '0005/st/XI/2026'])
      expect(await told(text, '2026-11-30')).toEqual({
        standing: 'GIVEN',
        ...given,
        inPeriod: true,
        spelling: '005/ST/XI/2026',
      });
    expect(await told('06/ST/XI/2026', '2026-11-30')).toMatchObject({ standing: 'VOIDED' });
    expect(await told('7/ST/XI/2026', '2026-11-30')).toEqual({ standing: 'NEVER_GIVEN' });
  });

  it('is none of theirs in another form, of a year before the rule, or before its first number', async () => {
    for (const text of ['5/ST/13/2026', '007/ST/XI/2025', '004/ST/XI/2026', 'lain'])
      expect(await told(text, '2026-11-30')).toEqual({ standing: 'OTHER' });
  });

  it('is that of the kind whose form it has, and each book is read once', async () => {
    expect(await told('001/SPD/XI/2027', '2026-11-30')).toEqual({ standing: 'NEVER_GIVEN' });
    read = [];
    await numberBooks.standingsOf(
      Array.from({ length: 9 }, () => ({ text: '005/ST/XI/2026', on: day('2026-11-30') })),
      officeId,
      sources,
    );
    expect(read).toEqual([officeId, `${officeId}.SURAT_TUGAS.2026`]);
  });
});
