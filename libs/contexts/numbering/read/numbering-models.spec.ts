import { expect, it } from '@jest/globals';
import type { Recorded, RegionRef } from '#kernel';
import { day, documentsOf, recordedEvent, region } from '#testing';
import type { NumberBookEvent } from '../domain/number-book.events.js';
import type { NumberingRulesEvent } from '../domain/numbering-rules.events.js';
import { numberBook } from './number-book.model.js';
import { numberingRules } from './numbering-rules.model.js';

const KAPUAS = region('62.03', 'Kabupaten Kapuas');
const OFFICE = 'dpmd-62.03';
const BOOK = `${OFFICE}.SURAT_TUGAS.2026`;

const recorded = <Event extends { readonly type: string; readonly data: object }>(
  stream: string,
  events: readonly Event[],
) => events.map((event, index) => recordedEvent(stream, event as never, index)) as unknown as Recorded<never>[];

const gave = (of: RegionRef | undefined): NumberBookEvent => ({
  type: 'NumbersGiven',
  data: {
    officeId: OFFICE,
    kind: 'SURAT_TUGAS',
    year: 2026,
    record: 'visit-1',
    day: day('2026-11-03'),
    outOfOrder: false,
    numbers: [5, 6].map((number) => ({ number, text: `00${number}/ST/2026` })),
    ruleNo: 1,
    ...(of && { region: of }),
  },
});
const set = (kind: 'SURAT_TUGAS' | 'LAPORAN', ruleNo: number, of: RegionRef | undefined): NumberingRulesEvent => ({
  type: 'NumberingRuleSet',
  data: {
    officeId: OFFICE,
    kind,
    ruleNo,
    template: '{number}/{year}',
    digits: 3,
    firstYear: 2026,
    firstNumber: 1,
    ...(of && { region: of }),
  },
});

it.each([
  ['a region', KAPUAS, { regions: ['62.03'], national: false }],
  ['the country', undefined, { regions: [], national: true }],
])('Each number of an office of %s is a line of its book, a void one with its reason', (_, of, where) => {
  const voided: NumberBookEvent = {
    type: 'NumberVoided',
    data: { officeId: OFFICE, kind: 'SURAT_TUGAS', year: 2026, number: 6, reason: 'Batal.' },
  };
  const lines = documentsOf(numberBook, ...recorded(`numberBook-${BOOK}`, [gave(of), voided]));
  expect(lines).toMatchObject({
    [`${BOOK}.5`]: { number: 5, text: '005/ST/2026', record: 'visit-1', state: 'GIVEN', ...where },
    [`${BOOK}.6`]: {
      number: 6,
      text: '006/ST/2026',
      record: 'visit-1',
      state: 'VOIDED',
      voidReason: 'Batal.',
      ...where,
    },
  });
});

it.each([
  ['a region', KAPUAS, { regions: ['62.03'], national: false }],
  ['the country', undefined, { regions: [], national: true }],
])('The rules of an office of %s are the last of each kind, used or not', (_, of, where) => {
  const used: NumberingRulesEvent = {
    type: 'NumberingRuleUsed',
    data: { officeId: OFFICE, kind: 'SURAT_TUGAS', ruleNo: 1 },
  };
  const events = [set('SURAT_TUGAS', 1, of), set('LAPORAN', 2, of), used, set('SURAT_TUGAS', 3, of), used];
  const entry = documentsOf(numberingRules, ...recorded(`numberingRules-${OFFICE}`, events))[OFFICE]!;
  expect(entry).toMatchObject({ officeId: OFFICE, ...where });
  expect(entry.rules.map(({ kind, ruleNo }) => [kind, ruleNo])).toEqual([
    ['LAPORAN', 2],
    ['SURAT_TUGAS', 3],
  ]);
});
