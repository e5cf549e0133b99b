import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openEmbeddedReadStore } from '#read-store-embedded';
import type { ApiReady } from './api.child.js';
import { asked, climb } from './asking.js';
import { startHelper } from './children.js';
import { figure, type Figure } from './figures.js';
import { fill, kindsOf } from './many-visits.js';
import type { Section } from './section.js';
import { bigPdf, importFile } from './uploads.js';

const FLAT = { budget: { of: 'value', atMost: 64 } } as const;

/** A list of visits as one CSV file. */
const csv = async (dataDir: string, wanted: number, seconds: number): Promise<readonly Figure[]> => {
  await mkdir(dataDir, { recursive: true });
  const store = await openEmbeddedReadStore({ file: join(dataDir, 'read-models.db') });
  const count = await fill(store, kindsOf(), wanted, seconds);
  await store.close();
  const api = await startHelper<ApiReady>('./api.child.js', [dataDir, '0', 'ID'], ['--expose-gc']);
  const request = () => asked(api.ready, '/v1/visits?format=csv');
  await asked(api.ready, '/v1/visits?limit=1');
  const { result, before, early, most } = await climb(api, request);
  const again = await climb(api, request);
  await api.end();
  const name = `CSV of ${(result.lines - 1).toLocaleString('en')} of ${count.toLocaleString('en')} visits`;
  return [
    figure(`${name}: first byte`, result.firstByte, 'ms', { budget: { of: 'value', atMost: 200 } }),
    figure(`${name}: first byte, the second time`, again.result.firstByte, 'ms', {
      budget: { of: 'value', atMost: 200 },
    }),
    figure(`${name}: rows`, (result.lines - 1) / (result.whole / 1_000), 'rows/s'),
    figure(`${name}: most memory of the api`, most, 'MB', { baseline: before }),
    figure(`${name}: most memory after the first third, beyond that before it`, most - early, 'MB', FLAT),
    figure(`${name}: the same, the second time`, again.most - again.early, 'MB', FLAT),
  ];
};

/** Documents of nearly the largest size, each uploaded and stored. */
const documents = async (dataDir: string, count: number): Promise<readonly Figure[]> => {
  const api = await startHelper<ApiReady>('./api.child.js', [dataDir], ['--expose-gc']);
  const headers = { 'tus-resumable': '1.0.0' };
  const one = async (n: number): Promise<number> => {
    const bytes = bigPdf(n);
    const answer = await fetch(`http://127.0.0.1:${api.ready.port}/v1/uploads`, {
      method: 'POST',
      headers: {
        ...headers,
        authorization: `Bearer ${api.ready.token}`,
        'upload-length': String(bytes.length),
        'content-type': 'application/offset+octet-stream',
      },
      body: bytes,
    });
    if (answer.status !== 201) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
    await asked(api.ready, '/v1/documents', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `bench-document-${n}` },
      body: JSON.stringify({
        upload: answer.headers.get('location')!.replace('/v1/uploads/', ''),
        document: { type: 'SURAT', date: '2024-11-02', classification: 'INTERNAL' },
      }),
    });
    return bytes.length;
  };
  await one(-1);
  const began = performance.now();
  const { result, before, early, most } = await climb(api, async () => {
    let bytes = 0;
    for (let n = 0; n < count; n += 1) bytes += await one(n);
    return bytes;
  });
  const seconds = (performance.now() - began) / 1_000;
  await api.end();
  const name = `${count} documents of 20 MB uploaded and stored, ${(result / 1e9).toFixed(1)} GB`;
  return [
    figure(name, result / 1e6 / seconds, 'MB/s'),
    figure(`${name}: most memory of the api`, most, 'MB', { baseline: before }),
    figure(`${name}: most memory after the first third, beyond that before it`, most - early, 'MB', FLAT),
  ];
};

/** An old register: read, and its rows made records. */
const register = async (dataDir: string, rows: number, note: (text: string) => void): Promise<readonly Figure[]> => {
  const api = await startHelper<ApiReady>('./api.child.js', [dataDir], ['--expose-gc']);
  await api.ask({ do: 'consume', seconds: 30 });
  const dry = await asked(api.ready, '/v1/imports?region=33', {
    method: 'POST',
    headers: { 'content-type': 'text/csv', 'idempotency-key': 'bench-import' },
    body: importFile(rows),
  });
  const { id, reading } = JSON.parse(dry.text) as { id: string; reading: { counts: { ready: number } } };
  const { ready } = reading.counts;
  const began = performance.now();
  const { most, before } = await climb(api, async () => {
    await asked(api.ready, `/v1/imports/${id}/commit-import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'bench-commit', 'if-match': '"0"' },
      body: '{}',
    });
    while (performance.now() - began < 300_000) {
      const { item } = JSON.parse((await asked(api.ready, `/v1/imports/${id}`)).text) as {
        readonly item: { readonly stage: string };
      };
      if (item.stage === 'COMPLETED') return;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    note(`import: not at its end after 300 s`);
  });
  const seconds = (performance.now() - began) / 1_000;
  await api.end();
  const name = `import of ${rows.toLocaleString('en')} rows`;
  return [
    figure(`${name}: read and answered`, dry.whole / 1_000, 's'),
    figure(`${name}: records of ${ready.toLocaleString('en')} ready rows`, ready / seconds, 'rows/s'),
    figure(`${name}: most memory of the api`, most, 'MB', { baseline: before }),
  ];
};

export const csvFile: Section = ({ quick, folder }) => csv(join(folder, 'csv'), quick ? 10_000 : 100_000, 400);
export const uploads: Section = ({ quick, folder }) => documents(join(folder, 'documents'), quick ? 5 : 50);
export const imports: Section = ({ quick, folder, note }) =>
  register(join(folder, 'import'), quick ? 1_000 : 10_000, note);
