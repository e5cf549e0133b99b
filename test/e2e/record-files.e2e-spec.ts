import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { categoryOf } from '#kernel';
import { allContexts } from '../../apps/composition/contexts.js';
import { plainPdf } from '#testing';
import { pdfText } from './pdf-text.js';
import { SystemUnderTest } from './system.js';

/** Files of records on paper: people know no places of a program and no names of its fields. */
let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
});
afterAll(() => system.stop());

it('A step that happened before one that was entered earlier says so on paper, and keeps its place', async () => {
  const { stream } = (await system.log()).find(({ type }) => type === 'InnovationObserved')!;
  await system.employ('inspektorat-jenderal', 'INSPECTOR', 'ID', 'itjen');
  await system.settle();
  const text = await onPaper('visits', stream.slice('studyVisit-'.length));
  expect(text).toContain('Langkah diurutkan menurut waktu dicatat');
  expect(text).toContain(
    'Tanggal kejadian 19 November 2024, sebelum kejadian langkah 10 (20 November 2024) yang dicatat lebih dahulu',
  );
  expect(text.match(/yang dicatat lebih dahulu/g)).toHaveLength(1);
});

const ofProgram = (text: string): readonly string[] => [
  ...(text.match(/(?<![\p{L}\d/.])\/[a-z]\p{L}*[^\s]*/gu) ?? []),
  ...(text.match(/(?<![\p{L}\d/_-])[a-z]+[A-Z]\p{L}*/gu) ?? []),
];

const onPaper = async (path: string, id: string): Promise<string> => {
  const { statusCode, rawPayload } = await system.sinergi.app.inject({
    url: `/v1/${path}/${encodeURIComponent(id)}/file?format=pdf`,
    headers: { authorization: `Bearer ${await system.tokenOf('inspektorat-jenderal')}` },
  });
  expect([path, statusCode]).toEqual([path, 200]);
  return (await pdfText(rawPayload)).pages.join('\n').replace(/\s+/gu, ' ');
};

it('The files of the demonstration tell all in words: no place of a program, no name of a field', async () => {
  const uploaded = await system.call({
    method: 'POST',
    path: '/v1/uploads',
    token: await system.tokenOf('sekdes-sei-asam'),
    bytes: plainPdf(['Surat']),
  });
  const stored = await system.post('sekdes-sei-asam', '/v1/documents', {
    upload: uploaded.headers['location']!.replace('/v1/uploads/', ''),
    document: { docId: 'surat', type: 'Surat', date: '2026-11-03', classification: 'PUBLIC' },
  });
  expect(stored.status).toBe(201);
  await system.settle();
  const paths = new Map(
    allContexts().flatMap(({ queries }) =>
      queries.flatMap(({ path, category }) => (category ? [[category, path]] : [])),
    ),
  );
  const streams = new Map((await system.log()).map(({ stream }) => [categoryOf(stream), stream]));
  const told = new Map<string, string>();
  for (const [category, stream] of streams) {
    const path = paths.get(category);
    if (path !== undefined && category !== 'user')
      told.set(category, await onPaper(path, stream.slice(category.length + 1)));
  }
  expect([...told.keys()]).toEqual(expect.arrayContaining(['studyVisit', 'adoption', 'document', 'office', 'person']));
  for (const [category, text] of told) {
    expect([category, ofProgram(text)]).toEqual([category, []]);
    expect(text).not.toContain('tidak diberikan kepada siapa pun');
  }
  for (const words of [
    'tahap – diajukan, menunggu jawaban tuan rumah',
    'guna dokumen dalam kunjungan: surat permohonan; dokumen',
    'guna dokumen dalam kunjungan: surat keterangan tuan rumah',
    'langkah 3: pejabat yang menerima › surat mandat',
    'langkah 3: wewenang yang bertindak',
    'isian: hari pertama menurut rencana; asal isian',
    'Kantor Pemerintah Desa',
    'Terima sebagai tuan rumah Tanggal kejadian',
    '(nomor urut dalam catatan sistem)',
  ])
    expect(told.get('studyVisit')).toContain(words);
  expect(told.get('studyVisit')).not.toContain('bumdes-terbuka');
  for (const text of told.values()) {
    // By the local clock alone, and no office by its id that the register calls by a name.
    expect(text).not.toMatch(/\d{4}-\d\d-\d\d[T ]\d\d:/u);
    expect(text).not.toContain('pemdes-62.03.02.2007');
    expect(text).not.toMatch(/\bid kantor\b/u);
  }
  expect(told.get('studyVisit')).toMatch(/Data per \d+ \p{L}+ \d{4} \d\d\.\d\d\.\d\d WI(?:B|TA|T) /u);
});
