import { describe, expect, it } from '@jest/globals';
import type { AgreementReading } from './agreement-cells.js';
import { agreementsTogether } from './agreements-together.js';

const party = (region: string) => ({ raw: region, value: { kind: 'REGION', name: region, region }, flags: [] });
const agreement = (
  no: string,
  [act, ...instruments]: readonly string[],
  regions: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
): AgreementReading =>
  ({
    row: Number(no) + 1,
    no,
    flags: [],
    gaps: [],
    quarantine: false,
    cells: {
      numbers: { flags: [] },
      kind: { value: { act, instruments }, flags: [] },
      subject: { value: `Perihal ${no}`, flags: [] },
      parties: { value: regions.map(party), flags: [] },
      signedOn: { value: `2024-01-${no.padStart(2, '0')}`, flags: [] },
      end: { flags: [] },
    },
    ...more,
  }) as unknown as AgreementReading;

const UMBRELLA = ['AGREEMENT', 'KESEPAKATAN_BERSAMA'];
const PKS = ['AGREEMENT', 'PKS'];
const [KAPUAS, PULANG_PISAU, BARITO, TANAH_BUMBU] = ['62.03', '62.11', '62.04', '63.10'] as const;

/** What each row is told of its parent, by its number in the register. */
const parents = (...rows: readonly AgreementReading[]) =>
  Object.fromEntries(
    agreementsTogether(rows).map(({ no, flags }) => [
      no,
      flags
        .filter(({ code }) => code.startsWith('PARENT'))
        .map(({ code, details }) => (details ? `${code} ${String(details['no'])}` : code)),
    ]),
  );

describe('The umbrella of a PKS', () => {
  it('is one of all its parties, of no more, and not signed after it; the latest of several', () => {
    const pair = [KAPUAS, PULANG_PISAU];
    expect(
      parents(
        agreement('1', UMBRELLA, pair),
        agreement('2', UMBRELLA, pair),
        agreement('3', UMBRELLA, [KAPUAS, BARITO]),
        agreement('4', UMBRELLA, [PULANG_PISAU, TANAH_BUMBU]),
        agreement('5', UMBRELLA, [...pair, BARITO]),
        agreement('6', PKS, pair),
        agreement('7', PKS, [BARITO, TANAH_BUMBU]),
        agreement('8', UMBRELLA, [BARITO, TANAH_BUMBU]),
      ),
    ).toMatchObject({ 6: ['PARENT_PROPOSED 2'], 7: ['PARENT_MISSING'] });
  });

  it('is no other PKS, and none is proposed where no party is known', () => {
    expect(
      parents(
        agreement('1', PKS, [KAPUAS]),
        agreement('2', PKS, [KAPUAS]),
        agreement('3', UMBRELLA, []),
        agreement('4', PKS, []),
      ),
    ).toEqual({ 1: ['PARENT_MISSING'], 2: ['PARENT_MISSING'], 3: [], 4: ['PARENT_MISSING'] });
  });
});

describe('An amendment', () => {
  it('amends the row that it refers to, which is in the register', () => {
    const amending = (no: string, refersTo?: string) =>
      agreement(no, ['AMENDMENT', 'PKS'], [KAPUAS], refersTo === undefined ? {} : { refersTo });
    expect(parents(agreement('1', UMBRELLA, [KAPUAS]), amending('2', '1'), amending('3', '9'), amending('4'))).toEqual({
      1: [],
      2: [],
      3: ['PARENT_MISSING'],
      4: ['PARENT_MISSING'],
    });
  });
});
