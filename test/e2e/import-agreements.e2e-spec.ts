import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { SystemUnderTest } from './system.js';

/** Registers of agreements, from the file to the records (COM-07, domain §7.10). */
let system: SystemUnderTest;
const STEWARD = 'walidata-ri';
const KAPUAS = 'walidata-kapuas';
const SAMPLE = readFileSync(new URL('../../libs/import/samples/register_kerja_sama.csv', import.meta.url));

/** Other names that the sample uses, as a data steward keeps them. */
const ALIASES = {
  Kobar: '62.01',
  Kukar: '64.02',
  Kotim: '62.02',
  Lamteng: '18.02',
  Tala: '63.01',
  Batola: '63.04',
  HSU: '63.08',
};

beforeAll(async () => {
  system = await SystemUnderTest.start();
  await system.employ(STEWARD, 'DATA_STEWARD', 'ID', 'walidata-nasional');
  await system.employ(KAPUAS, 'DATA_STEWARD', '62.03', 'walidata-kapuas');
  for (const [alias, region] of Object.entries(ALIASES))
    expect([200, 409]).toContain(
      (await system.post(STEWARD, '/v1/region-directory/add-region-alias', { alias, region })).status,
    );
});
afterAll(() => system.stop());

type Body = Readonly<Record<string, unknown>>;
interface Cell {
  readonly field: string;
  readonly raw: string;
  readonly value?: unknown;
  readonly provenance?: string;
}
interface Flag {
  readonly code: string;
  readonly kind: string;
  readonly field?: string;
  readonly accepted: boolean;
  readonly acceptable: boolean;
  readonly details?: Body;
  readonly proposals?: readonly { readonly text: string; readonly label: { readonly id: string } }[];
}
interface Row {
  readonly row: number;
  readonly no: string;
  readonly state: string;
  readonly recordId?: string;
  readonly flags: readonly Flag[];
  readonly cells: readonly Cell[];
}

const send = async (by: string, file: Uint8Array | string, { region = '62.03', more = '' } = {}) => {
  const { statusCode, body } = await system.sinergi.app.inject({
    method: 'POST',
    url: `/v1/imports?region=${region}${more}`,
    headers: { authorization: `Bearer ${await system.tokenOf(by)}`, 'content-type': 'text/csv' },
    payload: Buffer.from(file),
  });
  const answer = JSON.parse(body) as { readonly id: string; readonly reading: Body };
  expect([statusCode, answer]).toEqual([201, expect.anything()]);
  return answer;
};
const rowsOf = async (by: string, id: string): Promise<readonly Row[]> =>
  ((await system.get(by, `/v1/imports/${id}/rows?limit=100`)).body as { items: readonly Row[] }).items;
const settleAs =
  (by: string, id: string) =>
  async (row: number, settlement: object): Promise<void> => {
    const { status, body } = await system.post(by, `/v1/imports/${id}/settle-row`, { row, settlement });
    expect([status, body]).toEqual([200, expect.anything()]);
  };
const commit = async (by: string, id: string): Promise<void> => {
  expect((await system.post(by, `/v1/imports/${id}/commit-import`, {})).status).toBe(200);
  await system.settle();
};
const record = async (id: string | undefined): Promise<Body> =>
  ((await system.get(STEWARD, `/v1/historical-agreements/${id}`)).body as { item: Body }).item;

/** What of a row waits for a person. */
const openOf = ({ flags }: Row): readonly Flag[] =>
  flags.filter(({ kind, accepted }) => (kind === 'ASK' || kind === 'QUARANTINE') && !accepted);
/** Takes everything of these rows as it was read. */
const acceptAll = async (by: string, id: string, ...numbers: readonly string[]): Promise<void> => {
  for (const { row, no, flags } of await rowsOf(by, id))
    if (numbers.includes(no))
      for (const { code, field, acceptable } of flags.filter((flag) => openOf({ flags: [flag] } as never).length > 0))
        if (acceptable)
          await settleAs(by, id)(row, { kind: 'ACCEPT', flag: code, ...(field !== undefined && { field }) });
};

/** Where each row stands before anybody has decided anything. */
const NUMBERS: Readonly<Record<string, readonly number[]>> = {
  QUARANTINED: [18, 19, 20, 21, 22, 25, 31, 32],
  OPEN: [1, 3, 4, 6, 7, 9, 10, 13, 17, 23, 24, 28, 29, 30, 34, 36],
  READY: [2, 5, 8, 11, 12, 14, 15, 16, 26, 27, 33, 35, 37, 38],
};

describe('The register of agreements', () => {
  let id: string;
  let settle: ReturnType<typeof settleAs>;
  const rowOf = async (no: number): Promise<Row> => (await rowsOf(STEWARD, id)).find((row) => row.no === String(no))!;
  const stateOf = async (no: number): Promise<string> => (await rowOf(no)).state;
  const choose = async (no: number, code: string, at = 0): Promise<void> => {
    const { row, flags } = await rowOf(no);
    const flag = flags.find((each) => each.code === code)!;
    await settle(row, { kind: 'VALUE', field: flag.field!, text: flag.proposals![at]!.text });
  };
  const region = async (no: number, party: string, code: string): Promise<void> =>
    settle((await rowOf(no)).row, { kind: 'REGION', field: 'parties', party, region: code });

  it('is recognised by its headings, read cell by cell, and nothing is recorded', async () => {
    const { id: begun, reading } = await send(STEWARD, SAMPLE, { region: 'ID' });
    [id, settle] = [begun, settleAs(STEWARD, begun)];
    expect(reading).toMatchObject({ layout: 'AGREEMENTS', counts: { rows: 38 } });
    const states = Object.entries(NUMBERS).flatMap(([state, numbers]) => numbers.map((no) => [String(no), state]));
    expect(Object.fromEntries((await rowsOf(STEWARD, id)).map(({ no, state }) => [no, state]))).toEqual(
      Object.fromEntries(states),
    );
    await system.settle();
    expect((await system.get(STEWARD, `/v1/historical-agreements?import=${id}`)).body).toMatchObject({ items: [] });
  });

  it('asks whether seven universities make one agreement or seven, and nobody passes that over', async () => {
    const { row, flags } = await rowOf(3);
    const asked = flags.find(({ code }) => code === 'BILATERAL_OR_JOINT')!;
    expect([asked.field, asked.acceptable, asked.proposals?.map(({ text }) => text)]).toEqual([
      'split',
      false,
      ['bersama', 'bilateral'],
    ]);
    const pass = await system.post(STEWARD, `/v1/imports/${id}/settle-row`, {
      row,
      settlement: { kind: 'ACCEPT', flag: 'BILATERAL_OR_JOINT', field: 'split' },
    });
    expect(pass.status).toBe(422);
    await acceptAll(STEWARD, id, '3');
    expect(await stateOf(3)).toBe('OPEN');
    await choose(3, 'BILATERAL_OR_JOINT', 1);
    expect(await stateOf(3)).toBe('READY');
  });

  it('offers a termination and an amendment as what they are, of the row that they refer to', async () => {
    expect((await rowOf(20)).flags.find(({ code }) => code === 'ENDS_ANOTHER')).toMatchObject({
      field: 'parent',
      details: { no: '19' },
      proposals: [{ text: `baris ${(await rowOf(19)).row}` }],
    });
    await region(20, 'Pemkab Lamteng', '18.02');
    await choose(20, 'ENDS_ANOTHER');
    await acceptAll(STEWARD, id, '20');
    // What it ends is not settled yet.
    expect([await stateOf(20), openOf(await rowOf(20)).map(({ code }) => code)]).toEqual(['OPEN', ['AWAITS_ROW']]);
    await region(19, 'Pemkab Lamteng', '18.02');
    await acceptAll(STEWARD, id, '19');
    expect([await stateOf(19), await stateOf(20)]).toEqual(['READY', 'READY']);
    await acceptAll(STEWARD, id, '21', '22');
    expect([await stateOf(21), await stateOf(22)]).toEqual(['READY', 'READY']);
  });

  it('proposes a region for a name that is nearly that of another party, and for an office of the umbrella', async () => {
    const near = (await rowOf(18)).flags.find(({ code }) => code === 'REGION_UNKNOWN')!;
    expect(near.details).toMatchObject({ candidates: [{ code: '74.09' }] });
    await region(18, 'Kantor Pertanahan Kab. Koanwe Utara', '74.09');
    const office = (await rowOf(9)).flags.find(({ code }) => code === 'REGION_NOT_NAMED')!;
    expect(office.details).toMatchObject({ candidates: [{ code: '34.01' }] });
    await region(9, 'Disdagin KP', '34.01');
    await choose(9, 'PARENT_PROPOSED');
    expect([await stateOf(18), await stateOf(9)]).toEqual(['READY', 'READY']);
  });

  it('lets nobody take central bodies alone, nor a day that there is not, for anything but what they are', async () => {
    const { flags } = await rowOf(25);
    expect(flags.find(({ code }) => code === 'OUT_OF_SCOPE')).toMatchObject({ acceptable: false });
    expect(flags.find(({ code }) => code === 'LOOKS_SCANNED')?.proposals?.[0]?.text).toBe(
      '119/65/19/BAK; PER/278/122015; 453/KTR/1215',
    );
    await acceptAll(STEWARD, id, '25', '31');
    expect([await stateOf(25), await stateOf(31)]).toEqual(['QUARANTINED', 'READY']);
  });

  it('becomes records: one of each document and each pair, with what they lack', async () => {
    const others = Object.values(NUMBERS)
      .flat()
      .filter((no) => ![25, 31, 32].includes(no))
      .map(String);
    await acceptAll(STEWARD, id, ...others);
    const ready = (await rowsOf(STEWARD, id)).filter(({ state }) => state === 'READY').map(({ no }) => Number(no));
    expect(ready).toEqual(Array.from({ length: 38 }, (_, index) => index + 1).filter((no) => no !== 25 && no !== 32));
    await commit(STEWARD, id);
    expect((await system.get(STEWARD, `/v1/imports/${id}`)).body).toMatchObject({
      item: { stage: 'COMPLETED', imported: ready.length, already: 0, refused: [] },
    });
    const of = async (no: number): Promise<readonly Body[]> => {
      const { row } = await rowOf(no);
      const { items } = (await system.get(STEWARD, `/v1/historical-agreements?import=${id}&limit=100`)).body as {
        items: readonly (Body & { row: number })[];
      };
      return items.filter((each) => each.row === row);
    };
    const seven = await of(3);
    expect(seven).toHaveLength(7);
    expect(seven.map(({ parties }) => (parties as Body[]).length)).toEqual(Array(7).fill(2));
    expect(new Set(seven.map(({ parties }) => (parties as Body[])[1]!['asWritten'])).size).toBe(7);
    expect(seven[0]).toMatchObject({ term: { until: '2027-11-26' }, scheme: 'KSDPK' });
    for (const no of [4, 10]) {
      const two = await of(no);
      const umbrella = two.find(({ instrument }) => instrument === 'KESEPAKATAN_BERSAMA')!;
      const pks = two.find(({ instrument }) => instrument === 'PKS')!;
      expect([no, two.length, pks['parentRecordId'], umbrella['gaps']]).toEqual([
        no,
        2,
        umbrella['id'],
        ['DOCUMENTS', 'END', 'MANDATE'],
      ]);
    }
    const eight = (await of(8))[0]!;
    expect((await of(9))[0]).toMatchObject({ parentRecordId: eight['id'], signedOn: '2024-07-18' });
  });

  it('keeps what each row says, and nothing that it does not say', async () => {
    const said = async (no: number): Promise<Body> => record((await rowOf(no)).recordId);
    expect(await said(2)).toMatchObject({
      addendum: true,
      signedOn: '2022-01-17',
      gaps: ['DOCUMENTS', 'END', 'PARENT'],
    });
    // A memorandum with a university is no synergy with a ministry.
    expect(await said(5)).toMatchObject({ instrument: 'KESEPAKATAN_BERSAMA', scheme: 'KSDPK' });
    expect(await said(37)).toMatchObject({
      instrument: 'NOTA_KESEPAKATAN_SINERGI',
      scheme: 'SINERGI_PUSAT',
      signedOn: '2020-10-17',
      signatures: ['2020-10-10', '2020-10-17'],
      term: { end: 'UNTIL', until: '2024-12-31' },
      place: { virtual: true },
    });
    expect(await said(7)).toMatchObject({
      signedOn: '2020',
      signatories: [{ capacity: 'DEFINITIF' }, { title: 'Wakil Rektor', capacity: 'MEWAKILI' }],
      gaps: expect.arrayContaining(['DATE_PART', 'MANDATE']),
    });
    expect(await said(16)).toMatchObject({
      signatories: [{ role: 'WITNESS', capacity: 'PJ' }],
      gaps: expect.arrayContaining(['SIGNATORY']),
    });
    expect(await said(17)).toMatchObject({ numbers: [{ partyNo: 1 }, { partyNo: 2 }, { partyNo: 3 }], scheme: 'KSDD' });
    expect((await said(23))['numbers']).toHaveLength(8);
    expect(await said(27)).toMatchObject({ scheme: 'KSDPL', gaps: expect.arrayContaining(['DATE', 'DPRD_APPROVAL']) });
    expect(await said(28)).toMatchObject({ term: { until: '2026-03-12' }, value: { rupiah: '0' } });
    expect(await said(29)).toMatchObject({ term: { until: '2026-03-11', derived: true } });
    expect(await said(30)).toMatchObject({ signedOn: '2023-04-03', value: { rupiah: '1250000', per: ['BULAN'] } });
    expect(await said(31)).toMatchObject({ gaps: expect.arrayContaining(['DATE']) });
    expect(await said(31)).not.toHaveProperty('signedOn');
    expect(await said(33)).toMatchObject({
      signedOn: '2022-03-14',
      validFrom: '2022-01-01',
      term: { until: '2024-03-13' },
    });
    expect(await said(34)).toMatchObject({ signedOn: '2023-01-09', term: { end: 'OPEN_ENDED' } });
    expect(await said(36)).toMatchObject({
      withoutAuthority: true,
      term: { until: '2024-06-30' },
      value: { rupiah: '2500000000' },
      gaps: expect.arrayContaining(['NO_AUTHORITY']),
    });
    expect(await said(38)).toMatchObject({ status: 'INCOMPLETE', scheme: 'KSDPL' });
    const [event] = await system.stream(`historicalAgreement-${(await rowOf(34)).recordId}`);
    expect(event).toMatchObject({
      type: 'HistoricalRecordImported',
      metadata: { provenance: { source: 'IMPORTED', dateConfidence: 'CONFLICTING' } },
    });
  });

  it('ends and changes the agreements that were meant, and makes no agreement of it', async () => {
    const [nineteen, twenty] = [await rowOf(19), await rowOf(20)];
    expect(twenty.recordId).toBe(nineteen.recordId);
    expect(await record(nineteen.recordId)).toMatchObject({
      signedOn: '2016',
      until: '2020-12',
      addendaTold: 3,
      gaps: expect.arrayContaining(['ADDENDUM', 'DATE_PART', 'END_PART']),
      termination: { on: '2021-05-06', arrears: '656800000', afterEnd: true, source: { row: twenty.row } },
    });
    expect(await record(nineteen.recordId)).not.toHaveProperty('value');
    const events = await system.stream(`historicalAgreement-${nineteen.recordId}`);
    expect(events.map(({ type }) => type)).toEqual(['HistoricalRecordImported', 'AgreementTerminated']);
    expect(events[1]).toMatchObject({ metadata: { provenance: { dateConfidence: 'CONFLICTING' } } });
    expect(await record((await rowOf(21)).recordId)).toMatchObject({
      signedOn: '2021-07-09',
      addenda: [{ on: '2021-11-11', numbers: [{ number: '690/498/PUPR/2021' }] }],
    });
  });

  it('shows known ends, and is out of all that live agreements are counted and reminded in', async () => {
    const { items } = (await system.get(STEWARD, '/v1/historical-agreements?endsFrom=2026-03-01&endsTo=2026-03-31'))
      .body as { items: readonly Body[] };
    expect(items.map(({ until }) => until).sort()).toEqual(['2026-03-11', '2026-03-12']);
    // A month may end on its last day; what was terminated after its term ended with the term.
    const { recordId } = await rowOf(19);
    const endingIn = async (from: string, to: string): Promise<boolean> => {
      const listed = (
        await system.get(STEWARD, `/v1/historical-agreements?import=${id}&endsFrom=${from}&endsTo=${to}&limit=100`)
      ).body as { items: readonly Body[] };
      return listed.items.some((each) => each['id'] === recordId);
    };
    expect([
      await endingIn('2020-12-31', '2020-12-31'),
      await endingIn('2020-11-01', '2020-11-30'),
      await endingIn('2021-01-01', '2021-12-31'),
    ]).toEqual([true, false, false]);
    const live = (await system.get(STEWARD, '/v1/agreements')).body as { items: readonly Body[] };
    expect(live.items).toEqual([]);
  });

  it('adds nothing when it is sent again, nor when its rows stand in another file', async () => {
    const head = await system.head();
    expect((await send(STEWARD, SAMPLE, { region: 'ID' })).id).toBe(id);
    expect(await system.head()).toBe(head);
    const lines = SAMPLE.toString('utf8').split('\r\n');
    const other = await send(STEWARD, [lines[0], lines[8], lines[26]].join('\r\n'), { region: 'ID' });
    await commit(STEWARD, other.id);
    expect((await system.get(STEWARD, `/v1/imports/${other.id}`)).body).toMatchObject({
      item: { stage: 'COMPLETED', imported: 0, already: 2 },
    });
  });
});

const HEAD = 'No;Nomor;Jenis;Tentang;Para Pihak;Tgl TTD;Jangka Waktu;Berakhir;Nilai;Tempat;Penandatangan;Ket';
const csv = (...lines: readonly string[]): string => [HEAD, ...lines].join('\r\n');
const KB = '415.4/1/KB/2023;KB;Air bersih;Kab. Kapuas; Kab. Barito Kuala'.replace('Kapuas; ', 'Kapuas, ');

describe('A file of agreements', () => {
  it('of other regions is refused row by row, and one with a party that may be the own is not', async () => {
    const { id } = await send(
      KAPUAS,
      csv(
        '1;;KB;Air;Kab. Sleman, Kab. Bantul;1/2/2023;;;;;Bupati - Bupati;',
        '2;;KB;Air;Kab. Kapuas, Kab. Bantul;1/3/2023;;;;;Bupati - Bupati;',
        '3;;KB;Air;Ds. Sei Asam, Kec. Kapuas Hilir, Kab. Kapuas – Kab. Bantul;1/4/2023;;;;;Kades - Bupati;',
      ),
    );
    expect((await rowsOf(KAPUAS, id)).map(({ state }) => state)).toEqual(['REFUSED', 'READY', 'READY']);
  });

  it('with a termination whose agreement is left out records it as what it is, with that gap', async () => {
    const { id } = await send(
      KAPUAS,
      csv(
        `1;${KB};12/3/2023;3 tahun;;;;Bupati - Bupati;`,
        '2;9/2024;Pengakhiran;Air bersih;idem;1/2/2024;;;;;Bupati;lihat no 1',
      ),
    );
    const [first, second] = await rowsOf(KAPUAS, id);
    expect(openOf(second!).map(({ code }) => code)).toEqual(['ENDS_ANOTHER']);
    await system.post(KAPUAS, `/v1/imports/${id}/skip-row`, { row: first!.row, reason: 'Sudah dicatat sendiri.' });
    expect((await rowsOf(KAPUAS, id)).map(({ state }) => state)).toEqual(['SKIPPED', 'READY']);
    await commit(KAPUAS, id);
    expect(await record((await rowsOf(KAPUAS, id))[1]!.recordId)).toMatchObject({
      act: 'TERMINATION',
      gaps: expect.arrayContaining(['PARENT']),
    });
  });

  it('committed by two at once is recorded once, and a register of visits stays one', async () => {
    const { id } = await send(KAPUAS, csv(`7;${KB};13/3/2023;3 tahun;;;;Bupati - Wakil Bupati;`));
    const both = await Promise.all([1, 2].map(() => system.post(KAPUAS, `/v1/imports/${id}/commit-import`, {})));
    expect(both.map(({ status }) => status)).toContain(200);
    await system.settle();
    const [row] = await rowsOf(KAPUAS, id);
    expect((await system.stream(`historicalAgreement-${row!.recordId}`)).map(({ type }) => type)).toEqual([
      'HistoricalRecordImported',
    ]);
    // A deputy without a mandate: refused where somebody signs now, a gap of what was signed then.
    expect(await record(row!.recordId)).toMatchObject({ gaps: expect.arrayContaining(['MANDATE']) });
    const visits = await send(KAPUAS, 'Tanggal;Asal;Tujuan\n2019-05-02;Kab. Kapuas;Kota Yogyakarta\n');
    expect(visits.reading).toMatchObject({ layout: 'VISITS' });
  });

  it('is corrected and voided afterwards by people, and nothing of its file is', async () => {
    const { id } = await send(KAPUAS, csv(`8;${KB};14/3/2023;3 tahun;;;;Bupati - Bupati;`));
    await commit(KAPUAS, id);
    const [row] = await rowsOf(KAPUAS, id);
    const at = `/v1/historical-agreements/${row!.recordId}`;
    const [imported] = await system.stream(`historicalAgreement-${row!.recordId}`);
    const ask = (field: string, value: unknown) =>
      system.post(KAPUAS, `${at}/request-correction`, {
        targetEventId: imported!.id,
        changes: [{ field, value }],
        reason: 'Judul pada register tertulis dengan singkatan.',
      });
    expect((await ask('/source/row', 5)).body).toMatchObject({ code: 'E_VALIDATION', field: '/changes/0/field' });
    expect((await ask('/signedOn', '2023-02-30')).body).toMatchObject({ code: 'E_VALIDATION' });
    expect((await ask('/title', 'Pengelolaan air bersih')).body).toMatchObject({ events: ['CorrectionRequested'] });
  });
});
