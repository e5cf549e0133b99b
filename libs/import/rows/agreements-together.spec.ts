import { describe, expect, it } from '@jest/globals';
import type { AgreementReading } from './agreement-cells.js';
import { agreementsTogether } from './agreements-together.js';
import { atOneGo } from './duplicates.js';

const party = (region: string) => ({ raw: region, value: { kind: 'REGION', name: region, region }, flags: [] });
const agreement = (
  no: string,
  [act, ...instruments]: readonly string[],
  regions: readonly string[],
  refersTo?: string,
  title = `Judul${no}`,
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
      subject: { value: title, flags: [] },
      parties: { value: regions.map(party), flags: [] },
      signedOn: { value: `2024-01-${no.padStart(2, '0')}`, flags: [] },
      end: { flags: [] },
      parent: { raw: '', flags: [] },
      ...(refersTo !== undefined && {
        parent: { raw: `no ${refersTo}`, value: { no: refersTo }, provenance: 'REMARK', flags: [] },
      }),
    },
  }) as unknown as AgreementReading;

const UMBRELLA = ['AGREEMENT', 'KESEPAKATAN_BERSAMA'];
const PKS = ['AGREEMENT', 'PKS'];
const [KAPUAS, PULANG_PISAU, BARITO, TANAH_BUMBU] = ['62.03', '62.11', '62.04', '63.10'] as const;

/** What each row is told of its parent, by its number in the register. */
const parents = (...rows: readonly AgreementReading[]) =>
  Object.fromEntries(
    atOneGo(agreementsTogether(rows)).map(({ no, flags }) => [
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
    const amending = (no: string, refersTo?: string) => agreement(no, ['AMENDMENT', 'PKS'], [KAPUAS], refersTo);
    expect(parents(agreement('1', UMBRELLA, [KAPUAS]), amending('2', '1'), amending('3', '9'), amending('4'))).toEqual({
      1: [],
      2: [],
      3: ['PARENT_MISSING'],
      4: ['PARENT_MISSING'],
    });
  });
});

describe('A change or termination that names no other row', () => {
  const told = (...rows: readonly AgreementReading[]) =>
    Object.fromEntries(
      atOneGo(agreementsTogether(rows)).map(({ no, flags, parentRow }) => [
        no,
        [...flags.map(({ code }) => code).filter((code) => code !== 'PARENT_PROPOSED'), parentRow],
      ]),
    );
  const ROAD = 'Pemeliharaan jalan perbatasan';

  it('is of the latest agreement above it of the same regions with a similar title, and a person confirms it', () => {
    expect(
      told(
        agreement('1', UMBRELLA, [KAPUAS, BARITO], undefined, ROAD),
        agreement('2', UMBRELLA, [KAPUAS, BARITO], undefined, 'Persampahan'),
        agreement('3', ['TERMINATION'], [KAPUAS, BARITO], undefined, `Pengakhiran ${ROAD}`),
        agreement('4', ['AMENDMENT'], [KAPUAS, BARITO], undefined, 'Perubahan persampahan'),
      ),
    ).toEqual({ 1: [undefined], 2: [undefined], 3: ['ENDS_ANOTHER', 2], 4: ['CHANGES_ANOTHER', 3] });
  });

  it('is of none with other parties, another title, or below it', () => {
    expect(
      told(
        agreement('1', UMBRELLA, [KAPUAS, TANAH_BUMBU], undefined, ROAD),
        agreement('2', UMBRELLA, [KAPUAS, BARITO], undefined, 'Persampahan'),
        agreement('3', ['TERMINATION'], [KAPUAS, BARITO], undefined, ROAD),
        agreement('4', UMBRELLA, [KAPUAS, BARITO], undefined, ROAD),
      )[3],
    ).toEqual(['PARENT_MISSING', undefined]);
  });
});
