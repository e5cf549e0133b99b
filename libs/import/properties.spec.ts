import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SAMPLE_REGIONS } from './sample-regions.fixture.js';
import {
  FLAGS,
  LAYOUTS,
  flag,
  readAgreements,
  readAmount,
  readAwards,
  readCount,
  readDates,
  readDocumentKind,
  readDocumentNumbers,
  readEnd,
  readFollowUp,
  readFollowUps,
  readFunding,
  readParties,
  readPlace,
  readPrize,
  readRank,
  readSignatories,
  readTable,
  readTerm,
  readText,
  readVisits,
  type FlagCode,
  type Reading,
  type Table,
} from './index.js';

/** Text as offices write it, put together at random, and text that nobody writes. */
const scraps = fc
  .array(
    fc.constantFrom(
      '1',
      '31',
      '02',
      '2023',
      '44935',
      '/',
      '-',
      '–',
      '.',
      ',',
      ';',
      ' ',
      '\u00a0',
      '(',
      ')',
      's.d.',
      'idem',
      'Senin',
      'Minggu',
      'Jumat',
      'Feb',
      'Pebruari',
      'Rp',
      'jt',
      'M',
      ',-',
      'per',
      'desa',
      '/org',
      'x',
      'Kab.',
      'Pemkab',
      'Kota',
      'Ds',
      'Kec',
      'Desa',
      'Angsana',
      'Kapuas',
      'DPRD',
      'PT',
      'UNS',
      'dan',
      '&',
      '+',
      'tahun',
      '(lima)',
      'Juara',
      'harapan',
      'II',
      'Plt.',
      'a.n.',
      'Wakil',
      'l19/65',
      '%',
      '??',
      '"',
      "'",
      '±',
      '\n',
      'Th',
      'No.',
      'BUMDes',
      'Malaysia',
      '{',
      '\\',
      '$',
      '*',
      'a',
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''));
const anyText = fc.oneof(
  scraps,
  scraps,
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

const READERS: Readonly<Record<string, (raw: string) => Reading<unknown>>> = {
  readText,
  readDates,
  readTerm,
  readEnd,
  readAmount,
  readCount,
  readDocumentNumbers,
  readDocumentKind,
  readRank,
  readFunding,
  readFollowUp,
  readSignatories,
  readPrize,
  readPlace: (raw) => readPlace(raw, SAMPLE_REGIONS),
  readParties: (raw) => readParties(raw, SAMPLE_REGIONS),
};

describe('Whatever a cell holds', () => {
  it.each(Object.keys(READERS))('%s never throws, keeps it as it is, and knows nothing without a value', (name) => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const read = READERS[name]!(raw);
        expect(read.raw).toBe(raw);
        if (name !== 'readParties') expect(read.confidence === 'UNKNOWN').toBe(!('value' in read));
        expect(read.quarantine).toBe(read.flags.some(({ kind }) => kind === 'QUARANTINE'));
      }),
      { numRuns: name.startsWith('readP') ? 150 : 1000 },
    );
  });

  it('is read in time that grows with its length alone', () => {
    for (const part of [
      '1/',
      '1-',
      '(',
      ', ',
      '1.',
      'x ',
      'dan ',
      'Kab. ',
      '12 Mei ',
      'a/',
      '1 x ',
      '; ',
      'Rp 1 ',
      'tahun ',
    ]) {
      const long = part.repeat(Math.floor(4000 / part.length));
      for (const read of [
        readText,
        readDates,
        readTerm,
        readAmount,
        readCount,
        readDocumentNumbers,
        readDocumentKind,
        readRank,
        readFollowUp,
        readSignatories,
        readPrize,
      ])
        expect(read(long).raw).toBe(long);
    }
  });
});

const everyRow = (table: Table): unknown =>
  ({
    AGREEMENTS: () => readAgreements(table.rows, SAMPLE_REGIONS),
    VISITS: () => readVisits(table.rows, SAMPLE_REGIONS, { danaDesaBanFrom: 2026 }),
    AWARDS: () => readAwards(table.rows, SAMPLE_REGIONS),
    FOLLOW_UPS: () => readFollowUps(table.rows),
    '': () => undefined,
  })[table.layout]!();

describe('Whatever a file holds', () => {
  it('it is read or refused, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          anyText.map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          const read = readTable(bytes, LAYOUTS);
          expect(read.rows.length > 0 || read.flags.some(({ kind }) => kind === 'REFUSAL')).toBe(true);
        },
      ),
    );
  });

  it.each(LAYOUTS)('rows of $name are read, and none is lost', ({ headings }) => {
    const fields = Object.values(headings).map(([heading]) => heading as string);
    const cells = fc.array(
      anyText.map((text) => text.replace(/[\0-\x1f\x7f-\x9f\ufffd\ud800-\udfff"]/gu, '')),
      { minLength: fields.length - 1, maxLength: fields.length - 1 },
    );
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 4 }), (rows) => {
        const quoted = (cell: string): string => `"${cell}"`;
        const text = [fields, ...rows.map((row, index) => [String(index + 1), ...row])]
          .map((row) => row.map(quoted).join(';'))
          .join('\n');
        const table = readTable(Buffer.from(text), LAYOUTS);
        everyRow(table);
        expect(table.rows.length + table.notes.length + new Set(table.totals.map(({ row }) => row)).size).toBe(
          rows.length,
        );
      }),
      { numRuns: 15 },
    );
  });
});

it('Every flag says in both languages what is the matter', () => {
  for (const code of Object.keys(FLAGS) as FlagCode[]) {
    const { messageId, messageEn } = flag(code);
    expect([messageId, messageEn]).toEqual([
      expect.stringMatching(/^\p{Lu}.*[.?]$/u),
      expect.stringMatching(/^\p{Lu}.*[.?]$/u),
    ]);
    expect(messageId).not.toBe(messageEn);
  }
});
