import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { HttpAnswer } from '#demo';
import { HTTP_OPTIONS, type HttpOptions } from '#nest';
import { SystemUnderTest } from './system.js';

/** Registers of visits, from the file to the records (COM-07, domain §7.10). */
let system: SystemUnderTest;
const STEWARD = 'walidata-ri';
const KAPUAS = 'walidata-kapuas';
const SAMPLE = readFileSync(new URL('../../libs/import/samples/kunjungan_studi.csv', import.meta.url));

beforeAll(async () => {
  system = await SystemUnderTest.start();
  await system.employ(STEWARD, 'DATA_STEWARD', 'ID', 'walidata-nasional');
  await system.employ(KAPUAS, 'DATA_STEWARD', '62.03', 'walidata-kapuas');
});
afterAll(() => system.stop());

type Body = Readonly<Record<string, unknown>>;
interface Reading {
  readonly counts: Readonly<Record<string, number>>;
  readonly flags: readonly { readonly code: string }[];
  readonly top?: readonly unknown[];
}
interface Cell {
  readonly field: string;
  readonly raw: string;
  readonly value?: unknown;
  readonly confidence?: string;
  readonly provenance?: string;
}
interface Row {
  readonly row: number;
  readonly no: string;
  readonly state: string;
  readonly recordId?: string;
  readonly voided?: boolean;
  readonly flags: readonly { readonly code: string; readonly field?: string; readonly accepted: boolean }[];
  readonly cells: readonly Cell[];
}

const send = async (
  by: string,
  file: Uint8Array | string,
  {
    region = '62.03',
    type = 'text/csv',
    more = '',
    key,
  }: { region?: string; type?: string; more?: string; key?: string } = {},
): Promise<HttpAnswer & { readonly body: Body & { id: string; events: readonly string[]; reading: Reading } }> => {
  const { statusCode, headers, body } = await system.sinergi.app.inject({
    method: 'POST',
    url: `/v1/imports?region=${region}${more}`,
    headers: {
      authorization: `Bearer ${await system.tokenOf(by)}`,
      'content-type': type,
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    payload: Buffer.from(file),
  });
  return { status: statusCode, headers: headers as never, body: body ? JSON.parse(body) : undefined };
};
const rows = async (by: string, id: string, query = ''): Promise<readonly Row[]> => {
  const found: Row[] = [];
  for (let cursor = '0'; ;) {
    const { body } = await system.get(by, `/v1/imports/${id}/rows?limit=100&cursor=${cursor}${query}`);
    const page = body as { items: readonly Row[]; nextCursor?: string };
    found.push(...page.items);
    if (page.nextCursor === undefined) return found;
    cursor = page.nextCursor;
  }
};
const counts = async (by: string, id: string) =>
  ((await system.get(by, `/v1/imports/${id}/reading`)).body as unknown as Reading).counts;
const HEAD = 'No;Asal;Tujuan;Tanggal;Jumlah orang;Materi;Biaya;Sumber dana';
const VISIT = 'Desa Sei Asam, Kec. Kapuas Hilir, Kab. Kapuas;Desa Mekar Jaya, Kec. Angsana, Kab. Tanah Bumbu';
const line = (no: number, change: Partial<Record<'date' | 'topic' | 'parties', string>> = {}): string =>
  `${no};${change.parties ?? VISIT};${change.date ?? `${(no % 28) + 1} Januari 2023`};12;${change.topic ?? `Topik ${no}`};Rp1.000.000;ADD 2023`;
const csv = (...lines: readonly string[]): string => [HEAD, ...lines].join('\r\n');

/** Where each row stands before anybody has decided anything. */
const NUMBERS: Readonly<Record<string, readonly number[]>> = {
  QUARANTINED: [1, 7, 10, 11, 15, 16, 19, 36],
  OPEN: [2, 4, 6, 8, 9, 12, 13, 14, 18, 20, 21, 22, 23, 28, 35],
  READY: [3, 5, 17, 26, 27, 29, 30, 33, 34],
  DUPLICATE: [24, 25, 31, 32],
};
const STATES = Object.fromEntries(
  Object.entries(NUMBERS).flatMap(([state, numbers]) => numbers.map((no) => [String(no), state])),
);

/** Other names that the sample uses, as a data steward keeps them. */
const ALIASES = {
  Agara: '11.02',
  Kobar: '62.01',
  Kotim: '62.02',
  Bartim: '62.13',
  Lamsel: '18.01',
  Yoopneos: '92.07.02.2002',
  'Werdhi Bhuana': '51.03.02.2013',
};

describe('The register of study visits', () => {
  let id: string;
  const states = async () => Object.fromEntries((await rows(STEWARD, id)).map(({ no, state }) => [no, state]));
  const rowOf = async (no: string): Promise<Row> => (await rows(STEWARD, id)).find((row) => row.no === no)!;
  const settle = (row: number, settlement: object) =>
    system.post(STEWARD, `/v1/imports/${id}/settle-row`, { row, settlement });

  it('is read cell by cell, and nothing is recorded', async () => {
    for (const [alias, region] of Object.entries(ALIASES))
      expect((await system.post(STEWARD, '/v1/region-directory/add-region-alias', { alias, region })).status).toBe(200);
    const { status, body, headers } = await send(STEWARD, SAMPLE, { region: 'ID' });
    id = body.id;
    expect([status, body.events, headers['location']]).toEqual([201, ['ImportStarted'], `/v1/imports/${id}`]);
    expect(body.reading.counts).toEqual(await counts(STEWARD, id));
    expect(await states()).toEqual(STATES);
    await system.settle();
    expect((await system.get(STEWARD, `/v1/historical-visits?import=${id}`)).body).toMatchObject({ items: [] });
  });

  it('shows each cell as it stands and as it was read, with what is to be said in both languages', async () => {
    const { cells, flags } = await rowOf('1');
    expect(cells.find(({ field }) => field === 'dates')).toMatchObject({
      value: { from: '2021-03-23', until: '2021-03-26' },
      confidence: 'CONFLICTING',
      provenance: 'STATED',
      label: { id: 'tanggal', en: 'dates' },
    });
    expect(flags.find(({ code }) => code === 'W_DATE_CONFLICT')).toMatchObject({
      field: 'dates',
      kind: 'ASK',
      accepted: false,
      messageId: expect.stringContaining('Hari'),
      messageEn: expect.stringContaining('weekday'),
    });
  });

  it('lists rows by state and flag, page after page, and refuses parameters that say nothing', async () => {
    const duplicates = await rows(STEWARD, id, '&state=DUPLICATE');
    expect(duplicates.map(({ no }) => Number(no))).toEqual(NUMBERS['DUPLICATE']);
    const [first] = (
      (await system.get(STEWARD, `/v1/imports/${id}/rows?limit=1&flag=E_REGION_AMBIGUOUS`)).body as { items: Row[] }
    ).items;
    expect(first?.flags.map(({ code }) => code)).toContain('E_REGION_AMBIGUOUS');
    for (const query of ['state=GONE', 'limit=0', 'limit=101', 'cursor=x', 'rows=1', 'state=READY&state=OPEN'])
      expect([query, (await system.get(STEWARD, `/v1/imports/${id}/rows?${query}`)).status]).toEqual([query, 400]);
  });

  it('is settled by a person: a region is chosen, a value written anew, a reading accepted', async () => {
    const { row } = await rowOf('4');
    const written = (await rowOf('4')).cells.find(({ field }) => field === 'host')!.raw;
    expect((await settle(row, { kind: 'REGION', field: 'host', party: written, region: '32.01.31.2004' })).status).toBe(
      200,
    );
    expect((await rowOf('4')).cells.find(({ field }) => field === 'host')).toMatchObject({
      provenance: 'SETTLED',
      raw: written,
    });
    const eight = await rowOf('8');
    expect((await settle(eight.row, { kind: 'ACCEPT', flag: 'W_DATE_CONFLICT', field: 'dates' })).status).toBe(200);
    expect((await settle(eight.row, { kind: 'ACCEPT', flag: 'SOURCE_CONFLICT' })).status).toBe(200);
    expect((await settle(eight.row, { kind: 'VALUE', field: 'source', text: 'APBD Kab 2025' })).status).toBe(200);
    expect([(await rowOf('4')).state, (await rowOf('8')).state]).toEqual(['READY', 'READY']);
  });

  it('is settled for all rows alike', async () => {
    const before = await counts(STEWARD, id);
    const answer = await system.post(STEWARD, `/v1/imports/${id}/settle-alike`, {
      alike: { flag: 'SEVERAL_ORIGINS' },
      settlement: { kind: 'ACCEPT', flag: 'SEVERAL_ORIGINS' },
    });
    expect(answer.status).toBe(200);
    expect(await rows(STEWARD, id, '&flag=SEVERAL_ORIGINS')).toEqual([]);
    expect((await counts(STEWARD, id))['ready']).toBeGreaterThan(before['ready']!);
  });

  it.each<[string, string, object, string]>([
    [
      'a flag that the row has not',
      'settle-row',
      { row: 2, settlement: { kind: 'ACCEPT', flag: 'DOUBTED', field: 'dates' } },
      '/settlement/flag',
    ],
    [
      'a field that there is not',
      'settle-row',
      { row: 2, settlement: { kind: 'VALUE', field: 'price', text: '1' } },
      '/settlement/field',
    ],
    [
      'a value that is missing',
      'settle-row',
      { row: 2, settlement: { kind: 'VALUE', field: 'dates' } },
      '/settlement/text',
    ],
    [
      'a party that is not written there',
      'settle-row',
      { row: 2, settlement: { kind: 'REGION', field: 'host', party: 'X', region: '62.03' } },
      '/settlement/party',
    ],
    ['a row that there is not', 'settle-row', { row: 999, settlement: { kind: 'UNKNOWN', field: 'dates' } }, '/row'],
    [
      'what no row bears',
      'settle-alike',
      { alike: { flag: 'DOUBTED' }, settlement: { kind: 'ACCEPT', flag: 'DOUBTED' } },
      '/alike',
    ],
    ['a row merged into itself', 'merge-rows', { row: 2, into: 2 }, '/into'],
  ])('refuses to settle %s', async (_, command, body, field) => {
    const answer = await system.post(STEWARD, `/v1/imports/${id}/${command}`, body);
    expect([answer.status, (answer.body as { field: string }).field]).toEqual([422, field]);
  });

  it('has rows merged or left out by a person alone, who may take it back', async () => {
    const [one, other] = [await rowOf('31'), await rowOf('32')];
    expect(one.state).toBe('DUPLICATE');
    expect((await system.post(STEWARD, `/v1/imports/${id}/merge-rows`, { row: one.row, into: other.row })).status).toBe(
      200,
    );
    expect([(await rowOf('31')).state, (await rowOf('32')).state]).toEqual(['MERGED', 'READY']);
    const seven = await rowOf('7');
    const skip = (reason?: string) =>
      system.post(STEWARD, `/v1/imports/${id}/skip-row`, { row: seven.row, ...(reason && { reason }) });
    expect((await skip()).status).toBe(422);
    expect((await skip('Tidak jelas siapa yang datang.')).status).toBe(200);
    expect((await rowOf('7')).state).toBe('SKIPPED');
    expect((await system.post(STEWARD, `/v1/imports/${id}/reopen-row`, { row: seven.row })).status).toBe(200);
    expect((await rowOf('7')).state).toBe(seven.state);
  });

  it('becomes records with gaps and the place of every cell; what is in quarantine keeps nobody waiting', async () => {
    const ready = await rows(STEWARD, id, '&state=READY');
    expect((await system.post(STEWARD, `/v1/imports/${id}/commit-import`, {})).status).toBe(200);
    await system.settle();
    const shown = (await system.get(STEWARD, `/v1/imports/${id}`)).body as { item: Body };
    expect(shown.item).toMatchObject({ stage: 'COMPLETED', imported: ready.length, already: 0, refused: [] });
    const now = await counts(STEWARD, id);
    expect([now, shown.item['counts']]).toEqual([expect.objectContaining({ ready: 0, imported: ready.length }), now]);
    const { recordId } = await rowOf('8');
    const record = (await system.get(STEWARD, `/v1/historical-visits/${recordId}`)).body as { item: Body };
    expect(record.item).toMatchObject({
      status: 'INCOMPLETE',
      gaps: ['DOCUMENTS', 'PERSONS', 'COST'],
      importId: id,
      funding: { source: 'APBD_KAB', fiscalYear: 2025 },
      cells: expect.arrayContaining([
        expect.objectContaining({
          field: '/dates',
          row: (await rowOf('8')).row,
          confidence: 'CONFLICTING',
          from: 'STATED',
          flags: ['W_DATE_CONFLICT'],
        }),
        expect.objectContaining({ field: '/funding', from: 'SETTLED' }),
      ]),
    });
    const [event] = await system.stream(`historicalVisit-${recordId}`);
    expect(event).toMatchObject({
      type: 'HistoricalRecordImported',
      metadata: { provenance: { source: 'IMPORTED', dateConfidence: 'CONFLICTING' } },
    });
    const merged = (await system.get(STEWARD, `/v1/historical-visits/${(await rowOf('32')).recordId}`)).body as {
      item: Body;
    };
    expect(merged.item['source']).toMatchObject({ alsoRows: [(await rowOf('31')).row] });
  });

  it('never fills what is not stated, and is out of all that live visits are counted in', async () => {
    const unknown = (await rows(STEWARD, id, '&state=IMPORTED')).find(({ cells }) =>
      cells.some(({ field, value }) => field === 'cost' && value === undefined),
    )!;
    const { item } = (await system.get(STEWARD, `/v1/historical-visits/${unknown.recordId}`)).body as { item: Body };
    expect([item['cost'], item['gaps']]).toEqual([undefined, expect.arrayContaining(['COST'])]);
    const visits = (await system.get(STEWARD, '/v1/visits')).body as { items: readonly { id: string }[] };
    expect(visits.items.map((visit) => visit.id)).not.toContain(unknown.recordId);
  });

  it('takes no more decisions on a row that is recorded, and goes on with the others', async () => {
    const { row } = await rowOf('8');
    const answer = await settle(row, { kind: 'UNKNOWN', field: 'dates' });
    expect([answer.status, (answer.body as Body)['code']]).toEqual([409, 'E_STATE']);
    const fifteen = await rowOf('15');
    for (const { code, field } of fifteen.flags)
      if (field) await settle(fifteen.row, { kind: 'ACCEPT', flag: code, field });
    expect((await rowOf('15')).state).toBe('READY');
    await system.post(STEWARD, `/v1/imports/${id}/commit-import`, {});
    await system.settle();
    expect([(await rowOf('15')).state, (await rowOf('8')).state]).toEqual(['IMPORTED', 'IMPORTED']);
  });

  it('adds nothing when it is sent again', async () => {
    const head = await system.head();
    const again = await send(STEWARD, SAMPLE, { region: 'ID' });
    expect([again.status, again.body.id, again.body.events, await system.head()]).toEqual([201, id, [], head]);
  });
});

describe('A file', () => {
  const dated = (date: string) => csv(line(1, { date }));

  it('is one import, whoever sends it at the same moment', async () => {
    const file = csv(line(41), line(42));
    const both = await Promise.all([send(KAPUAS, file), send(KAPUAS, file)]);
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
    expect((await system.stream(`import-${both[0].body.id}`)).map(({ type }) => type)).toEqual(['ImportStarted']);
  });

  it('with a row that another file had is recorded once', async () => {
    const first = await send(KAPUAS, csv(line(51), line(52)));
    const second = await send(KAPUAS, csv(line(52), line(53)));
    for (const { body } of [first, second]) {
      await system.post(KAPUAS, `/v1/imports/${body.id}/commit-import`, {});
      await system.settle();
    }
    const { item } = (await system.get(KAPUAS, `/v1/imports/${second.body.id}`)).body as { item: Body };
    expect(item).toMatchObject({ stage: 'COMPLETED', imported: 1, already: 1 });
  });

  it('with a column of the day of the return is recorded with the whole period, and both cells', async () => {
    const head = HEAD.replace('Tanggal', 'Tanggal berangkat;Tanggal kembali');
    const { body } = await send(KAPUAS, `${head}\r\n${line(59, { date: '1/2/2023;3/2/2023' })}`);
    await system.post(KAPUAS, `/v1/imports/${body.id}/commit-import`, {});
    await system.settle();
    const [row] = await rows(KAPUAS, body.id);
    const { item } = (await system.get(KAPUAS, `/v1/historical-visits/${row!.recordId}`)).body as { item: Body };
    expect(item).toMatchObject({ dates: { from: '2023-02-01', until: '2023-02-03' } });
    const [imported] = await system.stream(`historicalVisit-${row!.recordId}`);
    expect(
      (imported!.data as { cells: { field: string }[] }).cells.filter(({ field }) => field === '/dates'),
    ).toMatchObject([
      { asWritten: '1/2/2023', column: 4 },
      { asWritten: '3/2/2023', column: 5 },
    ]);
  });

  it('with a row that was voided as wrong has that row refused, and it counts as no record', async () => {
    const at = async (path: string) => (await system.get(KAPUAS, `/v1/${path}`)).body as { item: Body; items: Body[] };
    const commit = async (...numbers: number[]): Promise<string> => {
      const { body } = await send(KAPUAS, csv(...numbers.map((number) => line(number))));
      await system.post(KAPUAS, `/v1/imports/${body.id}/commit-import`, {});
      await system.settle();
      return body.id;
    };
    const before = await commit(56);
    const [one] = await rows(KAPUAS, before);
    const record = `historical-visits/${one!.recordId}`;
    const reason = 'Baris ini catatan desa lain.';
    expect((await system.post(KAPUAS, `/v1/${record}/request-voiding`, { reason })).status).toBe(200);
    // COM-04: nobody holds the office of whoever confirms, by the register that has it from now on.
    await system.employ('walidata-ke-2', 'DATA_STEWARD', '62.03', 'walidata-62.03');
    const office = { officeId: 'walidata-62.03', name: 'Walidata Kapuas', headTitle: 'Kepala', region: '62.03' };
    expect((await system.post(STEWARD, '/v1/offices', office)).status).toBe(201);
    const confirm = (by: string) => system.post(by, `/v1/${record}/confirm-voiding`, { requestId: '1' });
    expect((await confirm('walidata-ke-2')).body).toMatchObject({ code: 'E_NO_AUTHORITY', ruleId: 'COM-04' });
    expect((await confirm(STEWARD)).status).toBe(200);
    const told = async (id: string) => (await rows(KAPUAS, id)).map(({ state, voided }) => [state, voided]);
    expect(await told(before)).toEqual([['IMPORTED', true]]);
    const ready = await send(KAPUAS, csv(line(56), line(58)));
    expect(await told(ready.body.id)).toEqual([
      ['READY', true],
      ['READY', undefined],
    ]);
    const again = await commit(56, 57);
    expect((await at(`imports/${again}`)).item).toMatchObject({
      imported: 1,
      already: 0,
      refused: [{ from: 2, to: 2 }],
      counts: { rows: 2, ready: 0, imported: 1, refused: 1 },
    });
    expect((await at(record)).item).toMatchObject({ status: 'VOIDED' });
    // It does not stay ready for ever: it says that it was refused, and there is nothing left to commit.
    expect((await rows(KAPUAS, again)).map(({ state }) => state)).toEqual(['REFUSED', 'IMPORTED']);
    const recommitted = await system.post(KAPUAS, `/v1/imports/${again}/commit-import`, {});
    expect([recommitted.status, recommitted.body]).toMatchObject([
      409,
      { code: 'E_STATE', details: { counts: { rows: 2, ready: 0, refused: 1, imported: 1 } } },
    ]);
  });

  it('with a row that the register of another region has is recorded for each of them', async () => {
    for (const region of ['62.03', '62.03.02']) {
      const { body } = await send(KAPUAS, csv(line(54)), { region });
      await system.settle();
      const begun = (await system.get(KAPUAS, `/v1/imports/${body.id}`)).body as { item: Body };
      expect(begun.item).toMatchObject({ stage: 'OPEN', idleUntil: expect.any(String) });
      await system.post(KAPUAS, `/v1/imports/${body.id}/commit-import`, {});
      await system.settle();
      const { item } = (await system.get(KAPUAS, `/v1/imports/${body.id}`)).body as { item: Body };
      expect([region, item]).toMatchObject([region, { stage: 'COMPLETED', imported: 1, already: 0 }]);
      expect(item).not.toHaveProperty('idleUntil');
    }
  });

  it('committed by two at once is recorded once', async () => {
    const { body } = await send(KAPUAS, csv(line(61), line(62)));
    const both = await Promise.all([1, 2].map(() => system.post(KAPUAS, `/v1/imports/${body.id}/commit-import`, {})));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    await system.settle();
    const { item } = (await system.get(KAPUAS, `/v1/imports/${body.id}`)).body as { item: Body };
    expect(item).toMatchObject({ stage: 'COMPLETED', imported: 2 });
  });

  it('of sixty rows that cannot be read ends in quarantine, imports nothing, and says so', async () => {
    const { body } = await send(
      KAPUAS,
      csv(...Array.from({ length: 60 }, (_, at) => line(at + 1, { parties: '@@##;%%%%', date: '99/99/9999' }))),
    );
    expect(body.reading.counts).toMatchObject({ rows: 60, quarantined: 60, ready: 0, imported: 0 });
    const answer = await system.post(KAPUAS, `/v1/imports/${body.id}/commit-import`, {});
    expect([answer.status, answer.body]).toEqual([
      409,
      expect.objectContaining({
        code: 'E_STATE',
        messageId: expect.stringContaining('60 dikarantina'),
        messageEn: expect.stringContaining('60 in quarantine'),
      }),
    ]);
    await system.settle();
    expect((await system.get(KAPUAS, `/v1/historical-visits?import=${body.id}`)).body).toMatchObject({ items: [] });
  });

  it('with an origin elsewhere has that row refused, and the others not', async () => {
    const other = 'Desa Mekar Jaya, Kec. Angsana, Kab. Tanah Bumbu;Desa Sei Asam, Kec. Kapuas Hilir, Kab. Kapuas';
    const { body } = await send(KAPUAS, csv(line(71), line(72, { parties: other })));
    expect((await rows(KAPUAS, body.id)).map(({ state, flags }) => [state, flags.map(({ code }) => code)])).toEqual([
      ['READY', []],
      ['REFUSED', ['E_SCOPE']],
    ]);
    const accept = await system.post(KAPUAS, `/v1/imports/${body.id}/settle-row`, {
      row: 3,
      settlement: { kind: 'ACCEPT', flag: 'E_SCOPE' },
    });
    expect(accept.status).toBe(422);
  });

  it('COM-11 is settled without the number of a person, which no event, row or history holds then', async () => {
    const { body } = await send(KAPUAS, csv(line(91)));
    const before = await system.head();
    const text = 'Budi, NIK 6203020101800001, HP 081234567890';
    const value = { kind: 'VALUE', field: 'topic', text };
    const decide = async (command: string, input: object) => {
      const { status, body: refused } = await system.post(KAPUAS, `/v1/imports/${body.id}/${command}`, input);
      const { code, ruleId, field } = refused as Partial<Record<string, string>>;
      return [status, code, ruleId, field].join(' ');
    };
    expect(await decide('settle-row', { row: 2, settlement: value })).toBe('422 E_VALIDATION COM-11 /settlement/text');
    expect(
      await decide('settle-row', {
        row: 2,
        settlement: { kind: 'REGION', field: 'host', party: text, region: '62.03' },
      }),
    ).toBe('422 E_VALIDATION COM-11 /settlement/party');
    expect(await decide('skip-row', { row: 2, reason: text })).toBe('422 E_VALIDATION COM-11 /reason');
    expect(await decide('abandon-import', { reason: text })).toBe('422 E_VALIDATION COM-11 /reason');
    expect(await system.head()).toBe(before);
    expect(await decide('settle-row', { row: 2, settlement: { ...value, text: 'Air bersih' } })).toMatch(/^200/);
  });

  it('with an impossible day or a formula waits; with a number of population keeps it out of the log', async () => {
    expect((await send(KAPUAS, dated('31/04/2022'))).body.reading.counts).toMatchObject({ quarantined: 1 });
    expect((await send(KAPUAS, csv(line(81, { topic: '=HYPERLINK(A1)' })))).body.reading.counts).toMatchObject({
      open: 1,
    });
    const nik = '6203020101800001';
    const { body } = await send(KAPUAS, csv(line(82, { topic: `Air bersih, NIK ${nik}, HP 0812-3456-7890` })));
    const [row] = await rows(KAPUAS, body.id);
    expect([row?.state, row?.flags.map(({ code }) => code)]).toEqual(['READY', ['PERSONAL_DATA']]);
    await system.post(KAPUAS, `/v1/imports/${body.id}/commit-import`, {});
    await system.settle();
    const events = JSON.stringify(await system.log());
    expect([
      events.includes(nik),
      events.includes('3456-7890'),
      events.includes('Air bersih, NIK [data pribadi], HP [data pribadi]'),
    ]).toEqual([false, false, true]);
  });

  it('COM-11 is told of, and not recorded, in whatever digits and with whatever gaps a number of a person is written', async () => {
    const numbers = [
      '６３０１０１０１０１９０００１１',
      '630101/010190/0011',
      '6301\u200b01  010190 \u00a0 0011',
      '０８１２３４５６７８９０',
    ];
    const lines = numbers.map((number, index) => line(141 + index, { topic: `Irigasi, NIK ${number}` }));
    const { body } = await send(KAPUAS, csv(...lines));
    expect((await rows(KAPUAS, body.id)).map(({ state, flags }) => [state, ...flags.map(({ code }) => code)])).toEqual(
      numbers.map(() => ['READY', 'PERSONAL_DATA']),
    );
    await system.post(KAPUAS, `/v1/imports/${body.id}/commit-import`, {});
    await system.settle();
    const recorded = (await system.log()).filter(({ data }) => JSON.stringify(data).includes('Irigasi, NIK'));
    expect(recorded.map(({ data }) => (data as { topic?: string }).topic)).toEqual(
      numbers.map(() => 'Irigasi, NIK [data pribadi]'),
    );
    for (const { data } of recorded) expect(JSON.stringify(data).normalize('NFKC')).not.toMatch(/0011|3456/);
  });

  it.each<[string, Buffer | string, { type?: string; more?: string; region?: string }, number, string]>([
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), {}, 422, 'E_VALIDATION'],
    ['nothing', '', {}, 422, 'E_VALIDATION'],
    ['headings alone', HEAD, {}, 422, 'E_VALIDATION'],
    ['a workbook that is none', Buffer.from('504b0304000000', 'hex'), {}, 422, 'E_VALIDATION'],
    ['more than 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), {}, 413, 'E_TOO_LARGE'],
    ['JSON', '{}', { type: 'application/json' }, 415, 'E_MEDIA_TYPE'],
    ['a table that is sent as JSON', csv(line(1)), { type: 'application/json' }, 415, 'E_MEDIA_TYPE'],
    ['a form', csv(line(1)), { type: 'application/x-www-form-urlencoded' }, 415, 'E_MEDIA_TYPE'],
    ['a type that no route takes', 'x', { type: 'image/png' }, 415, 'E_MEDIA_TYPE'],
    ['an unknown register', csv(line(1)), { more: '&layout=AGREEMENT' }, 400, 'E_MALFORMED'],
    ['an unknown parameter', csv(line(1)), { more: '&rows=1' }, 400, 'E_MALFORMED'],
    ['a region outside the own', csv(line(1)), { region: '63.10' }, 403, 'E_SCOPE'],
    ['a region that there is not', csv(line(1)), { region: '62.99' }, 404, 'E_REGION_UNKNOWN'],
    ['a region of the same digits', csv(line(1)), { region: '62.0' }, 400, 'E_MALFORMED'],
    ['the whole country', csv(line(1)), { region: 'ID' }, 403, 'E_SCOPE'],
  ])('is refused, and nothing is kept: %s', async (_, file, how, status, code) => {
    const head = await system.head();
    const answer = await send(KAPUAS, file, how);
    expect([answer.status, answer.body['code'], await system.head()]).toEqual([status, code, head]);
    expect([answer.body['messageId'], answer.body['messageEn']]).toEqual([expect.any(String), expect.any(String)]);
  });

  it.each(['application/json', 'image/png', 'application/x-www-form-urlencoded'])(
    'of the wrong type %s is refused with the types that are taken',
    async (type) => {
      const { body } = await send(KAPUAS, '{}', { type });
      for (const told of ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
        expect([body['messageId'], body['messageEn']]).toEqual([
          expect.stringContaining(told),
          expect.stringContaining(told),
        ]);
    },
  );

  it('that is empty is said to be empty', async () =>
    expect((await send(KAPUAS, '')).body).toMatchObject({
      code: 'E_VALIDATION',
      messageEn: expect.stringContaining('empty'),
      details: { flag: 'FILE_EMPTY' },
    }));

  it('is taken by no other route', async () => {
    const { statusCode } = await system.sinergi.app.inject({
      method: 'POST',
      url: '/v1/visits',
      headers: { authorization: `Bearer ${await system.tokenOf(KAPUAS)}`, 'content-type': 'text/csv' },
      payload: 'x',
    });
    expect(statusCode).toBe(415);
  });

  it('is open to importers of its region alone', async () => {
    const { body } = await send(KAPUAS, csv(line(91)));
    await system.employ('dpmd-tanbu', 'REGENCY_PMD', '63.10', 'dpmd-63.10');
    await system.employ('camat-kapuas', 'TREASURER', '62.03', 'bud-62.03');
    for (const [by, status] of [
      ['dpmd-tanbu', 404],
      ['camat-kapuas', 403],
    ] as const) {
      expect((await system.get(by, `/v1/imports/${body.id}/rows`)).status).toBe(status);
      expect((await system.get(by, `/v1/imports/${body.id}/reading`)).status).toBe(status);
      expect((await send(by, csv(line(92)))).status).toBe(403);
      expect((await system.post(by, `/v1/imports/${body.id}/commit-import`, {})).status).toBeGreaterThanOrEqual(403);
    }
  });

  it('is given up with a reason, and begun again when it is sent again', async () => {
    const file = csv(line(95));
    const { body } = await send(KAPUAS, file);
    expect((await system.post(KAPUAS, `/v1/imports/${body.id}/abandon-import`, {})).status).toBe(422);
    expect((await system.post(KAPUAS, `/v1/imports/${body.id}/abandon-import`, { reason: 'Keliru.' })).status).toBe(
      200,
    );
    expect((await system.post(KAPUAS, `/v1/imports/${body.id}/commit-import`, {})).status).toBe(409);
    expect((await send(KAPUAS, file)).body).toMatchObject({ id: body.id, events: ['ImportStarted'] });
  });
});

describe('The command by which a file comes in', () => {
  const measured = async (code: string): Promise<number> => {
    const text = await system.sinergi.app.get<HttpOptions>(HTTP_OPTIONS).metrics.text();
    const told = text
      .split('\n')
      .find((each) => each.startsWith(`sinergi_commands_total{command="StartImport",code="${code}"}`));
    return Number(told?.split(' ')[1] ?? 0);
  };

  it('is measured, and tells its key, also where it is refused', async () => {
    const before = [await measured('OK'), await measured('E_VALIDATION'), await measured('E_MEDIA_TYPE')];
    const [taken, empty, none] = [
      await send(KAPUAS, csv(line(201)), { key: 'kunci-201-a' }),
      await send(KAPUAS, '', { key: 'kunci-201-b' }),
      await send(KAPUAS, '{}', { key: 'kunci-201-c', type: 'application/json' }),
    ];
    expect([taken, empty, none].map(({ headers }) => headers['idempotency-key'])).toEqual([
      'kunci-201-a',
      'kunci-201-b',
      'kunci-201-c',
    ]);
    expect([await measured('OK'), await measured('E_VALIDATION'), await measured('E_MEDIA_TYPE')]).toEqual(
      before.map((count) => count + 1),
    );
    expect((await send(KAPUAS, csv(line(201)), { key: 'k' })).body['code']).toBe('E_MALFORMED');
  });

  it('repeated by the same key gets the first answer, also after columns were remembered for its headings', async () => {
    const file = ['Q;R;S;T', `1;${VISIT};9 Januari 2023`].join('\n');
    const first = await send(KAPUAS, file, { key: 'kunci-202' });
    const columns = ['no', 'origin', 'host', 'dates'].map((field, at) => ({ column: at + 1, field }));
    await system.post(KAPUAS, `/v1/imports/${first.body.id}/assign-columns`, { headerRow: 1, columns });
    await system.settle();
    const again = await send(KAPUAS, file, { key: 'kunci-202' });
    const receipt = ({ body: { reading: _reading, ...told } }: typeof again) => told;
    expect([again.status, receipt(again)]).toEqual([201, receipt(first)]);
    // What was read is told as it is by now.
    expect([first.body.reading.counts['rows'], again.body.reading.counts['rows']]).toEqual([0, 1]);
  });

  it('is waited for as long as any command, from when the file was read', async () => {
    const { executor, commandWait } = system.sinergi.app.get<HttpOptions>(HTTP_OPTIONS);
    const execute = jest.spyOn(executor, 'execute');
    await send(KAPUAS, csv(line(203)));
    const asked = execute.mock.calls.map(([request]) => request).filter(({ row }) => row.name === 'StartImport');
    execute.mockRestore();
    expect(asked.map(({ answerWithin }) => answerWithin)).toEqual([commandWait]);
  });
});

describe('Columns that are not recognised', () => {
  const file = (no: number) => ['A;B;C;D', `${no};${VISIT};9 Januari 2023`].join('\n');

  it('are assigned by hand, and the next file with the same headings is read so', async () => {
    const { body } = await send(KAPUAS, file(1));
    expect([body.reading.flags.map(({ code }) => code), body.reading.top?.length]).toEqual([['HEADER_MISSING'], 2]);
    const assign = (columns: readonly object[], headerRow = 1) =>
      system.post(KAPUAS, `/v1/imports/${body.id}/assign-columns`, { headerRow, columns });
    const columns = [
      { column: 1, field: 'no' },
      { column: 2, field: 'origin' },
      { column: 3, field: 'host' },
      { column: 4, field: 'dates' },
    ];
    for (const [wrong, field] of [
      [[{ column: 1, field: 'price' }], '/columns/0/field'],
      [
        [
          { column: 1, field: 'no' },
          { column: 2, field: 'no' },
        ],
        '/columns/1',
      ],
    ] as const)
      expect((await assign(wrong)).body).toMatchObject({ code: 'E_VALIDATION', field });
    expect((await assign(columns, 9)).body).toMatchObject({ code: 'E_VALIDATION', field: '/headerRow' });
    expect((await assign(columns)).status).toBe(200);
    expect((await rows(KAPUAS, body.id)).map(({ state }) => state)).toEqual(['READY']);
    await system.settle();
    const next = await send(KAPUAS, file(2));
    expect(next.body.reading.counts).toMatchObject({ rows: 1, ready: 1 });
    await system.settle();
    expect(((await system.get(KAPUAS, `/v1/imports/${next.body.id}`)).body as { item: Body }).item).toMatchObject({
      remembered: true,
    });
  });

  it('keep every row waiting where they hold the date, or both sides, until a person assigns them', async () => {
    const [origin] = VISIT.split(';');
    const sent = await send(KAPUAS, `No;Siapa;Kapan;Topik;Biaya\n1;${origin};9 Januari 2023;Air bersih;Rp5.000`);
    const { id, reading } = sent.body;
    const codes = reading.flags.map(({ code }) => code);
    expect([codes, reading.counts['ready'], reading.counts['open']]).toEqual([
      ['COLUMN_MISSING', 'COLUMN_MISSING', 'COLUMN_UNKNOWN', 'COLUMN_UNKNOWN'],
      0,
      1,
    ]);
    expect((await system.post(KAPUAS, `/v1/imports/${id}/commit-import`, {})).body).toMatchObject({ code: 'E_STATE' });
    const columns = [
      { column: 2, field: 'origin' },
      { column: 3, field: 'dates' },
    ];
    await system.post(KAPUAS, `/v1/imports/${id}/assign-columns`, { headerRow: 1, columns });
    expect((await rows(KAPUAS, id)).map(({ state, flags }) => [state, flags])).toEqual([['READY', []]]);
  });

  it('that a register does not have are said to be missing of all its rows at once', async () => {
    const { body } = await send(KAPUAS, `No;Asal;Tujuan;Materi\n1;${VISIT};Air bersih\n2;${VISIT};Pasar desa`);
    expect((await rows(KAPUAS, body.id)).map(({ state }) => state)).toEqual(['OPEN', 'OPEN']);
    const alike = { flag: 'COLUMN_MISSING', field: 'dates' };
    const answer = await system.post(KAPUAS, `/v1/imports/${body.id}/settle-alike`, {
      alike,
      settlement: { kind: 'ACCEPT', ...alike },
    });
    expect(answer.status).toBe(200);
    expect((await rows(KAPUAS, body.id)).map(({ state }) => state)).toEqual(['READY', 'READY']);
  });
});

describe('The template', () => {
  it.each(['csv', 'xlsx'])(
    'as %s is recognised when it comes back, and its row of example is not recorded',
    async (format) => {
      const { statusCode, headers, rawPayload } = await system.sinergi.app.inject({
        method: 'GET',
        url: `/v1/import-templates/visits?format=${format}`,
        headers: { authorization: `Bearer ${await system.tokenOf(KAPUAS)}` },
      });
      expect([statusCode, headers['content-disposition']]).toEqual([
        200,
        `attachment; filename="templat-kunjungan.${format}"`,
      ]);
      const { body } = await send(KAPUAS, rawPayload, { type: String(headers['content-type']).split(';')[0]! });
      expect(body.reading.counts).toMatchObject({ rows: 1, quarantined: 1 });
      expect(body.reading.flags.filter(({ code }) => code.startsWith('COLUMN'))).toEqual([]);
    },
  );

  it('is asked for in a form that there is', async () => {
    expect((await system.get(KAPUAS, '/v1/import-templates/visits?format=ods')).status).toBe(400);
  });
});

describe('An import that nobody goes on with', () => {
  const stageOf = async (id: string) =>
    ((await system.get(KAPUAS, `/v1/imports/${id}`)).body as { item: Body }).item['stage'];

  it('is closed after ninety days without a step, and can be begun again', async () => {
    const [left, settled, recorded] = [csv(line(301)), csv(line(302)), csv(line(303))];
    const [one, two, three] = [await send(KAPUAS, left), await send(KAPUAS, settled), await send(KAPUAS, recorded)];
    await system.post(KAPUAS, `/v1/imports/${three.body.id}/commit-import`, {});
    await system.settle();
    await system.moveTo('2027-02-01T02:00:00.000Z');
    const skip = await system.post(KAPUAS, `/v1/imports/${two.body.id}/skip-row`, { row: 2, reason: 'Keliru.' });
    expect(skip.status).toBe(200);
    // In Kapuas the ninetieth day ends at 17:00 of the universal time.
    await system.moveTo('2027-02-18T16:59:59.000Z');
    expect(await stageOf(one.body.id)).toBe('OPEN');
    await system.moveTo('2027-02-18T17:00:00.000Z');
    expect([await stageOf(one.body.id), await stageOf(two.body.id), await stageOf(three.body.id)]).toEqual([
      'ABANDONED',
      'OPEN',
      'COMPLETED',
    ]);
    expect((await rows(KAPUAS, one.body.id)).map(({ state }) => state)).toEqual(['READY']);
    expect((await send(KAPUAS, left)).body).toMatchObject({ id: one.body.id, events: ['ImportStarted'] });
  });
});
