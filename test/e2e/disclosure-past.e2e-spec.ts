import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpAnswer } from '#demo';
import { unzipped } from '#testing';
import { demoDocument } from './demo-document.js';
import { SystemUnderTest } from './system.js';
import { strangers, visitStory } from './visit-story.js';

const REASON = { reason: 'Dicatat kemudian dari berkas, hanya untuk pengujian.' };
const HOST = 'pj-kades-angsana';
const ABOVE_HOST = 'pmd-tanah-bumbu';
/** Who may see a restricted document of the host, and who may not. */
const INSIDERS = [HOST, ABOVE_HOST, 'inspektorat-kalsel'];
const OUTSIDERS = ['walidata', 'kades-sei-asam', 'kadis-pmd-kapuas', 'inspektorat-kapuas', 'kemendes'];

let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
});
afterAll(() => system.stop());

const codeOf = ({ status, body }: HttpAnswer): string =>
  [status, (body as { code?: string }).code].filter(Boolean).join(' ');
const fetched = async (by: string, url: string) => {
  const answer = await system.sinergi.app.inject({
    method: 'GET',
    url,
    headers: { authorization: `Bearer ${await system.tokenOf(by)}` },
  });
  expect([url, answer.statusCode]).toEqual([url, 200]);
  return answer;
};
interface Visit {
  readonly id: string;
  readonly reply: ReturnType<typeof demoDocument> & { readonly issuer: string };
}

/** A visit of which the host has answered by a letter. */
const answered = async (
  docId: string,
  classification: 'PUBLIC' | 'INTERNAL' | 'SECRET',
  day: number,
): Promise<Visit> => {
  const story = visitStory({
    askedOn: '2024-11-11',
    from: `2024-11-${day}`,
    to: `2024-11-${day}`,
    subjectRefs: strangers(1),
    common: REASON,
  });
  const reply = {
    ...demoDocument(docId, 'Surat balasan', '2024-11-11', classification),
    number: `NOMOR-LAMA-${docId}`,
    issuer: `PENERBIT-LAMA-${docId}`,
  };
  return {
    id: await system.takeAll([story.propose, { ...story.accept, body: { ...story.accept.body, reply } }]),
    reply,
  };
};
const ask = async (by: string, { id }: Visit, values: Readonly<Record<string, unknown>>): Promise<void> => {
  const target = (await system.stream(`studyVisit-${id}`)).find(({ type }) => type === 'VisitHostingAccepted')!;
  const changes = Object.entries(values).map(([field, value]) => ({ field, value }));
  expect(
    codeOf(
      await system.post(by, `/v1/visits/${id}/request-correction`, {
        targetEventId: target.id,
        changes,
        reason: 'Tertukar saat disalin dari buku agenda.',
      }),
    ),
  ).toBe('200');
};
const decide = async (by: string, { id }: Visit, command: string, requestId: string): Promise<void> => {
  expect(codeOf(await system.post(by, `/v1/visits/${id}/${command}`, { requestId, ...REASON }))).toBe('200');
};
const correct = async (visit: Visit, requestId: string, values: Readonly<Record<string, unknown>>): Promise<string> => {
  await ask(HOST, visit, values);
  await decide(ABOVE_HOST, visit, 'confirm-correction', requestId);
  await system.settle();
  const { recordedAt } = (await system.stream(`studyVisit-${visit.id}`)).at(-1)!.metadata;
  // One act after another: what is asked as of this instant shows none of those that follow.
  system.clock.set(new Date(Date.parse(system.clock.now()) + 1_000).toISOString());
  return recordedAt;
};

const presentOf = ({ id }: Visit): readonly string[] => [
  `/v1/visits/${id}`,
  '/v1/visits?limit=200',
  '/v1/visits?format=csv',
];
/** Wherever the past of a visit is told; with the files in every form that is text. */
const pastOf = ({ id }: Visit, instants: readonly string[]): readonly string[] => [
  `/v1/visits/${id}/history?limit=200`,
  `/v1/visits/${id}/history?limit=1`,
  `/v1/visits/${id}/history?limit=2`,
  '/v1/corrections?limit=200',
  `/v1/corrections?record=${id}`,
  `/v1/corrections?record=${id}&format=csv`,
  `/v1/corrections/studyVisit-${id}.1`,
  ...instants.flatMap((at) => [
    `/v1/visits/${id}?asOf=${at}`,
    `/v1/visits?limit=200&asOf=${at}`,
    `/v1/visits?format=csv&asOf=${at}`,
    `/v1/visits?format=jsonl&asOf=${at}`,
    `/v1/visits/${id}/file?asOf=${at}`,
    `/v1/visits/${id}/difference?since=2024-01-01T00:00:00Z&asOf=${at}`,
    `/v1/visits/difference?since=2024-01-01T00:00:00Z&asOf=${at}`,
    `/v1/corrections?asOf=${at}`,
    `/v1/corrections?format=csv&asOf=${at}`,
  ]),
];
const seen = async (by: string, routes: readonly string[]): Promise<string> => {
  let all = '';
  for (const url of routes) {
    let answer = await system.sinergi.app.inject({
      method: 'GET',
      url,
      headers: { authorization: `Bearer ${await system.tokenOf(by)}` },
    });
    // A past state that is still being made is asked for again.
    while (answer.statusCode === 503)
      answer = await system.sinergi.app.inject({
        method: 'GET',
        url,
        headers: { authorization: `Bearer ${await system.tokenOf(by)}` },
      });
    expect([by, url, answer.statusCode]).toEqual([by, url, 200]);
    all += answer.payload;
  }
  return all;
};
const traces = ({ reply: { docId, sha256, number, issuer } }: Visit): readonly string[] => [
  number!,
  issuer,
  sha256,
  `"${docId}"`,
];
/** What of these stands in the text. */
const found = (text: string, words: readonly string[]): readonly string[] =>
  words.filter((word) => text.includes(word));

describe('A document that is found out to be closed', () => {
  let visit: Visit;
  let words: readonly string[];
  const instants: string[] = [];

  beforeAll(async () => {
    visit = await answered('balasan-terlalu-terbuka', 'INTERNAL', 18);
    await system.settle();
    instants.push((await system.stream(`studyVisit-${visit.id}`)).at(-1)!.metadata.recordedAt);
    system.clock.set(new Date(Date.parse(system.clock.now()) + 1_000).toISOString());
    words = [...traces(visit), 'NOMOR-BARU', 'PENERBIT-BARU', 'NOMOR-DITOLAK', 'f'.repeat(64)];
    instants.push(
      await correct(visit, '1', { '/reply/number': 'NOMOR-BARU', '/acceptedBy/officialName': 'SAYID FIRDAUS' }),
    );
    await ask(HOST, visit, { '/reply': { ...visit.reply, sha256: 'f'.repeat(64), number: 'NOMOR-DITOLAK' } });
    await decide(ABOVE_HOST, visit, 'refuse-correction', '2');
    await system.settle();
    expect(found(await seen('walidata', [...presentOf(visit), ...pastOf(visit, instants)]), words)).toEqual([
      ...traces(visit),
      'NOMOR-BARU',
      'NOMOR-DITOLAK',
      'f'.repeat(64),
    ]);
    instants.push(
      await correct(visit, '3', { '/reply/classification': 'RESTRICTED', '/reply/issuer': 'PENERBIT-BARU' }),
    );
  });

  it.each(OUTSIDERS)('shows nowhere what it held, as it is and as it was, to %s', async (by) => {
    expect(found(await seen(by, presentOf(visit)), words)).toEqual([]);
    for (const route of pastOf(visit, instants))
      expect([route, found(await seen(by, [route]), words)]).toEqual([route, []]);
  });

  it.each(INSIDERS)('still shows it all to %s', async (by) => {
    expect(found(await seen(by, [`/v1/visits/${visit.id}/history?limit=200`]), words)).toEqual(words);
    expect(found(await seen(by, [`/v1/visits/${visit.id}?asOf=${instants[0]!}`]), words)).toEqual(traces(visit));
    expect(found(await seen(by, [`/v1/visits?limit=200&asOf=${instants[1]!}`]), words)).toContain('NOMOR-BARU');
  });

  it('says what it was said to be, and that it is hidden', async () => {
    const { items } = (await fetched('walidata', `/v1/visits/${visit.id}/history?limit=200`)).json<{
      items: { type: string; data: object; metadata: object }[];
    }>();
    expect(items.find(({ type }) => type === 'VisitHostingAccepted')).toMatchObject({
      data: { reply: { type: 'Surat balasan', date: '2024-11-11', classification: 'INTERNAL', hidden: true } },
      metadata: { commandHash: { hidden: true } },
    });
    expect(items.find(({ type }) => type === 'RecordCorrected')).toMatchObject({
      data: {
        changes: [
          { field: '/reply/number', old: { hidden: true }, new: { hidden: true } },
          { field: '/acceptedBy/officialName', new: 'SAYID FIRDAUS' },
        ],
      },
    });
  });

  it('is hidden alike by what is made anew', async () => {
    const { projections } = system.sinergi.runtime;
    await projections.rebuild('record-documents');
    await system.settle();
    expect(await projections.compare('record-documents')).toMatchObject({ equal: true, differences: [] });
    expect(found(await seen('walidata', pastOf(visit, instants)), words)).toEqual([]);
  });
});

describe('A document that turns out to be another', () => {
  it('closes the one that stood in its place, under whatever id and hash', async () => {
    const visit = await answered('balasan-tertukar', 'INTERNAL', 20);
    const at = await correct(visit, '1', { '/reply/docId': 'balasan-lain', '/reply/sha256': 'e'.repeat(64) });
    await correct(visit, '2', { '/reply/classification': 'RESTRICTED' });
    const words = [...traces(visit), 'balasan-lain', 'e'.repeat(64)];
    expect(found(await seen('walidata', [...presentOf(visit), ...pastOf(visit, [at])]), words)).toEqual([]);
    expect(found(await seen(HOST, pastOf(visit, [at])), words)).toEqual(words);
  });
});

describe('A document that is found out to be open', () => {
  it('shows as it is, and stays hidden where its past is told', async () => {
    const visit = await answered('balasan-terlalu-tertutup', 'INTERNAL', 22);
    await correct(visit, '1', { '/reply/classification': 'RESTRICTED', '/reply/number': 'NOMOR-TERTUTUP' });
    const closed = (await system.stream(`studyVisit-${visit.id}`)).at(-1)!.metadata.recordedAt;
    await correct(visit, '2', { '/reply/classification': 'PUBLIC', '/reply/number': 'NOMOR-TERBUKA' });
    const words = [...traces(visit), 'NOMOR-TERTUTUP', 'NOMOR-TERBUKA'];
    for (const by of OUTSIDERS) {
      expect(found(await seen(by, [`/v1/visits/${visit.id}`]), words)).toEqual([
        ...traces(visit).slice(1),
        'NOMOR-TERBUKA',
      ]);
      expect(found(await seen(by, pastOf(visit, [closed])), words)).toEqual([]);
    }
  });
});

describe('A request for several fields of which some are closed', () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await answered('balasan-campuran', 'INTERNAL', 25);
    await correct(visit, '1', { '/reply/classification': 'RESTRICTED' });
    await ask(HOST, visit, {
      '/reply/number': 'NOMOR-CAMPURAN',
      '/acceptedBy/officialName': 'SAYID FIRDAUS',
      '/reply/issuer': 'PENERBIT-CAMPURAN',
    });
    await system.settle();
  });

  const HIDDEN = 'tersembunyi / hidden';
  const FIELDS = '/reply/number /acceptedBy/officialName /reply/issuer';
  const cellsFor = (shown: boolean) => {
    const { number, issuer } = visit.reply;
    return {
      isian: FIELDS,
      lama: JSON.stringify({
        '/reply/number': shown ? number : HIDDEN,
        '/acceptedBy/officialName': 'Sayid Firdaus',
        '/reply/issuer': shown ? issuer : HIDDEN,
      }),
      baru: JSON.stringify({
        '/reply/number': shown ? 'NOMOR-CAMPURAN' : HIDDEN,
        '/acceptedBy/officialName': 'SAYID FIRDAUS',
        '/reply/issuer': shown ? 'PENERBIT-CAMPURAN' : HIDDEN,
      }),
    };
  };

  it.each([
    [HOST, true],
    ['walidata', false],
  ] as const)('shows the open ones in a workbook, all of them in one cell by field: to %s', async (by, shown) => {
    const files = unzipped(
      (await fetched(by, `/v1/corrections?record=${visit.id}&status=WAITING&format=xlsx`)).rawPayload,
    );
    expect(files['xl/worksheets/sheet1.xml']!.toString().match(/<row /g)).toHaveLength(2);
    const words = files['xl/sharedStrings.xml']!.toString().replaceAll('&quot;', '"');
    for (const cell of Object.values(cellsFor(shown))) expect(words).toContain(`>${cell}<`);
    if (!shown) expect(found(words, [...traces(visit), 'NOMOR-CAMPURAN', 'PENERBIT-CAMPURAN'])).toEqual([]);
  });

  it.each([
    [HOST, true],
    ['walidata', false],
  ] as const)('and in a CSV the same: to %s', async (by, shown) => {
    const { payload } = await fetched(by, `/v1/corrections?record=${visit.id}&status=WAITING&format=csv`);
    const rows = payload
      .replace('\uFEFF', '')
      .trimEnd()
      .split('\n')
      .map((line) =>
        (line.match(/("(""|[^"])*"|[^,]*)(,|$)/g) ?? []).map((cell) =>
          cell
            .replace(/,$/, '')
            .replace(/^"(.*)"$/, '$1')
            .replaceAll('""', '"'),
        ),
      );
    expect(rows).toHaveLength(2);
    expect(Object.fromEntries(rows[0]!.map((title, column) => [title, rows[1]![column]]))).toMatchObject(
      cellsFor(shown),
    );
  });

  it('and in the list and the history each by itself', async () => {
    const changes = [
      { field: '/reply/number', old: { hidden: true }, new: { hidden: true } },
      { field: '/acceptedBy/officialName', old: 'Sayid Firdaus', new: 'SAYID FIRDAUS' },
      { field: '/reply/issuer', old: { hidden: true }, new: { hidden: true } },
    ];
    const { items } = (await fetched('walidata', `/v1/corrections?record=${visit.id}&status=WAITING`)).json<{
      items: object[];
    }>();
    expect(items).toMatchObject([{ asked: changes }]);
    const history = (await fetched('walidata', `/v1/visits/${visit.id}/history?limit=200`)).json<{ items: object[] }>();
    expect(history.items.at(-1)).toMatchObject({ type: 'CorrectionRequested', data: { changes } });
  });
});
