import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { HttpAnswer } from '#demo';
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
  readonly flags: readonly { readonly code: string; readonly field?: string; readonly accepted: boolean }[];
  readonly cells: readonly Cell[];
}

const send = async (
  by: string,
  file: Uint8Array | string,
  { region = '62.03', type = 'text/csv', more = '' }: { region?: string; type?: string; more?: string } = {},
): Promise<HttpAnswer & { readonly body: Body & { id: string; events: readonly string[]; reading: Reading } }> => {
  const { statusCode, headers, body } = await system.sinergi.app.inject({
    method: 'POST',
    url: `/v1/imports?region=${region}${more}`,
    headers: { authorization: `Bearer ${await system.tokenOf(by)}`, 'content-type': type },
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

describe('The register of study visits', () => {
  let id: string;

  it('is read row by row, and nothing is recorded', async () => {
    const head = await system.head();
    const { status, body } = await send(STEWARD, SAMPLE, { region: 'ID' });
    expect([status, body.events]).toEqual([201, ['ImportStarted']]);
    id = body.id;
    console.log(JSON.stringify(body.reading.counts));
    for (const row of await rows(STEWARD, id))
      console.log(row.no, row.state, row.flags.map(({ code, field }) => `${field ?? ''}:${code}`).join(' '));
    expect(head).not.toBe(await system.head());
  });

  it('commits', async () => {
    const { status, body } = await system.post(STEWARD, `/v1/imports/${id}/commit-import`, {});
    console.log(status, JSON.stringify(body));
    await system.settle();
    console.log(JSON.stringify((await system.get(STEWARD, `/v1/imports/${id}`)).body));
    console.log(JSON.stringify((await system.get(STEWARD, `/v1/historical-visits?import=${id}`)).body).slice(0, 3000));
    console.log(JSON.stringify(await counts(STEWARD, id)));
    expect((await send(KAPUAS, csv(line(1), line(2)))).status).toBe(201);
  });
});
