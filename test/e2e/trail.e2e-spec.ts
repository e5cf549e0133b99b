import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { categoryOf } from '#kernel';
import { decidersOf } from '#runtime';
import { demoDocument } from './demo-document.js';
import { allContexts } from '../../apps/composition/contexts.js';
import { pdfText, type PdfText } from './pdf-text.js';
import { SystemUnderTest } from './system.js';
import { strangers, visitStory } from './visit-story.js';

const HOST = 'pj-kades-angsana';
const ABOVE_HOST = 'pmd-tanah-bumbu';
const INSPECTOR = 'inspektorat-kapuas';
/** Examines the whole country. */
const AUDITOR = 'auditor-nasional';
const COUNTRY = 'inspektorat-jenderal';
const OUTSIDER = 'walidata';
const WHY = 'Tertukar saat disalin dari buku agenda.';

interface Step {
  readonly revision: number;
  readonly type: string;
  readonly metadata: { readonly actor: Readonly<Record<string, unknown>>; readonly command: string };
  readonly request?: Readonly<Record<string, unknown>>;
}
interface Difference {
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly changes?: readonly { readonly pointer: string; readonly before?: unknown; readonly after?: unknown }[];
  readonly items: readonly Step[];
  readonly nextCursor?: string;
  readonly asOf: string;
}

let system: SystemUnderTest;
let visitId: string;
/** Before anything, when the host had answered, when the correction was confirmed. */
let before: string;
let between: string;
let end: string;
const reply = {
  ...demoDocument('balasan-terbatas', 'Surat balasan', '2024-11-11', 'RESTRICTED'),
  number: 'NOMOR-TERBATAS',
  issuer: 'PENERBIT-TERBATAS',
};

const tick = (): string => {
  const was = system.clock.now();
  system.clock.set(new Date(Date.parse(was) + 1_000).toISOString());
  return was;
};
const fetched = async (by: string, url: string, headers: Readonly<Record<string, string>> = {}) => {
  for (;;) {
    const answer = await system.sinergi.app.inject({
      method: 'GET',
      url,
      headers: { ...headers, authorization: `Bearer ${await system.tokenOf(by)}` },
    });
    // A past state that is still being made is asked for again.
    if (answer.statusCode !== 503) return answer;
  }
};
const difference = async (by: string, query: string): Promise<Difference> => {
  const answer = await fetched(by, `/v1/visits/${visitId}/difference?${query}`);
  expect([query, answer.statusCode]).toEqual([query, 200]);
  return answer.json<Difference>();
};

beforeAll(async () => {
  system = await SystemUnderTest.start();
  await system.employ(AUDITOR, 'AUDITOR', 'ID', 'bpk-ri');
  await system.employ(COUNTRY, 'INSPECTOR', 'ID', 'itjen');
  const story = visitStory({
    askedOn: '2024-11-11',
    from: '2024-11-18',
    to: '2024-11-18',
    subjectRefs: strangers(1),
    common: { reason: 'Dicatat kemudian dari berkas, hanya untuk pengujian.' },
  });
  before = tick();
  visitId = await system.takeAll([story.propose, { ...story.accept, body: { ...story.accept.body, reply } }]);
  between = tick();
  const target = (await system.stream(`studyVisit-${visitId}`)).find(({ type }) => type === 'VisitHostingAccepted')!;
  const asked = {
    targetEventId: target.id,
    changes: [{ field: '/acceptedBy/officialName', value: 'SAYID FIRDAUS' }],
    reason: WHY,
  };
  for (const [by, command, body] of [
    [HOST, 'request-correction', asked],
    [ABOVE_HOST, 'confirm-correction', { requestId: '1', reason: 'Sudah dicocokkan dengan suratnya.' }],
  ] as const)
    expect([by, await system.post(by, `/v1/visits/${visitId}/${command}`, body)]).toEqual([
      by,
      expect.objectContaining({ status: 200 }),
    ]);
  await system.settle();
  end = tick();
});
afterAll(() => system.stop());

describe('The difference of a record between two instants', () => {
  it('tells in one answer what was known then, who changed what since, and on whose authority', async () => {
    const { before: was, after, changes, items, asOf } = await difference(INSPECTOR, `since=${between}`);
    expect([was!['corrections'], after!['corrections'], asOf]).toEqual([0, 1, system.clock.now()]);
    expect(changes).toContainEqual({ kind: 'ALTERED', pointer: '/corrections', before: 0, after: 1 });
    expect(changes!.find(({ pointer }) => pointer === '/hosts/0/answeredBy/officialName')).toMatchObject({
      after: 'SAYID FIRDAUS',
    });
    expect(items.map(({ type }) => type)).toEqual(['CorrectionRequested', 'RecordCorrected']);
    expect(items[1]).toMatchObject({
      metadata: {
        command: 'ConfirmCorrection',
        reason: 'Sudah dicocokkan dengan suratnya.',
        actor: { role: 'REGENCY_PMD', scope: '63.10', capacity: 'DEFINITIF' },
      },
      request: { revision: items[0]!.revision, reason: WHY, actor: { role: 'VILLAGE_HEAD' } },
    });
  });

  it('ends at the instant that is named, that instant included, and begins after the other', async () => {
    const all = await difference(INSPECTOR, `since=${before}&asOf=${between}`);
    expect([all.before, all.after!['corrections']]).toEqual([undefined, 0]);
    expect(all.changes!.map(({ pointer }) => pointer)).toEqual(['']);
    expect(all.items.map(({ revision }) => revision)).toEqual([0, 1]);
    const none = await difference(INSPECTOR, `since=${between}&asOf=${between.replace('.000Z', '.001Z')}`);
    expect([none.before, none.items, none.changes]).toEqual([none.after, [], []]);
    expect(await difference(INSPECTOR, `since=2024-01-01T00:00:00Z&asOf=2024-01-02T00:00:00Z`)).toMatchObject({
      items: [],
      changes: [],
    });
  });

  it('tells each step once, page after page, and the record on the first page alone', async () => {
    const since = 'since=2024-01-01T00:00:00Z';
    const first = await difference(INSPECTOR, `${since}&limit=1`);
    const revisions = first.items.map(({ revision }) => revision);
    for (let { nextCursor } = first; nextCursor !== undefined;) {
      const page: Difference = await difference(INSPECTOR, `${since}&asOf=${first.asOf}&limit=1&cursor=${nextCursor}`);
      expect([page.before, page.after, page.changes]).toEqual([undefined, undefined, undefined]);
      revisions.push(...page.items.map(({ revision }) => revision));
      ({ nextCursor } = page);
    }
    expect(revisions).toEqual([0, 1, 2, 3]);
  });

  it('or between two steps tells the same, by their revisions, page after page', async () => {
    const all = await difference(INSPECTOR, `since=${between}`);
    const steps = await difference(INSPECTOR, 'fromRevision=1');
    expect(steps).toMatchObject({ fromRevision: 1, toRevision: 3, before: all.before, after: all.after });
    expect([steps.changes, steps.items]).toEqual([all.changes, all.items]);
    const one = await difference(INSPECTOR, 'fromRevision=0&toRevision=1');
    expect(one.items.map(({ revision }) => revision)).toEqual([1]);
    expect((await system.get(INSPECTOR, `/v1/visits/${visitId}?revision=1`)).body).toMatchObject({ item: one.after });
    const { nextCursor } = await difference(INSPECTOR, 'fromRevision=0&limit=1');
    const second = await difference(INSPECTOR, `fromRevision=0&toRevision=3&limit=1&cursor=${nextCursor}`);
    expect([second.items.map(({ revision }) => revision), second.before]).toEqual([[2], undefined]);
    const beyond = await fetched(INSPECTOR, `/v1/visits/${visitId}/difference?fromRevision=1&toRevision=9`);
    expect([beyond.statusCode, beyond.json()]).toMatchObject([404, { parameter: 'toRevision', details: { last: 3 } }]);
    await system.employ('pmd-badung', 'REGENCY_PMD', '51.03', 'dpmd-51.03');
    for (const path of ['difference?fromRevision=1&toRevision=9', '?revision=9']) {
      const stranger = await fetched('pmd-badung', `/v1/visits/${visitId}/${path}`.replace('/?', '?'));
      expect([stranger.statusCode, stranger.json<{ details: object }>().details]).toEqual([404, { id: visitId }]);
    }
  });

  it.each([
    ['', 'since'],
    ['since=', 'since'],
    ['since=kemarin', 'since'],
    ['since=2024-02-30T00:00:00Z', 'since'],
    ['since=2024-01-01T00:00:00Z&since=2024-01-02T00:00:00Z', 'since'],
    ['since=2024-01-02T00:00:00Z&asOf=2024-01-02T00:00:00Z', 'since'],
    ['since=2024-01-02T00:00:00Z&asOf=2024-01-01T23:59:59Z', 'since'],
    ['since=2099-01-01T00:00:00Z', 'since'],
    ['since=2024-01-01T00:00:00Z&asOf=2099-01-01T00:00:00Z', 'asOf'],
    ['since=2024-01-01T00:00:00Z&cursor=e30', 'asOf'],
    ['since=2024-01-01T00:00:00Z&asOf=2024-01-02T00:00:00Z&cursor=e30', 'cursor'],
    ['since=2024-01-01T00:00:00Z&limit=0', 'limit'],
    ['since=2024-01-01T00:00:00Z&fromRevision=0', 'fromRevision'],
    ['since=2024-01-01T00:00:00Z&toRevision=1', 'toRevision'],
    ['toRevision=1', 'fromRevision'],
    ['fromRevision=1&toRevision=1', 'fromRevision'],
    ['fromRevision=3', 'fromRevision'],
    ['fromRevision=x', 'fromRevision'],
    ['fromRevision=0&cursor=e30', 'toRevision'],
    ['since=2024-01-01T00:00:00Z&from=2024-01-01', 'from'],
  ])('refuses ?%s, naming %s', async (query, parameter) => {
    const answer = await fetched(INSPECTOR, `/v1/visits/${visitId}/difference?${query}`);
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'E_MALFORMED', parameter }]);
  });

  it('refuses the cursor of another span, and of another record', async () => {
    const { nextCursor } = await difference(INSPECTOR, 'since=2024-01-01T00:00:00Z&limit=1');
    const at = (since: string) => `since=${since}&asOf=${system.clock.now()}&cursor=${nextCursor}`;
    const { items } = (await fetched(INSPECTOR, '/v1/visits')).json<{ items: readonly { id: string }[] }>();
    const another = items.find(({ id }) => id !== visitId)!.id;
    for (const path of [
      `${visitId}/difference?${at('2024-01-02T00:00:00Z')}`,
      `${another}/difference?${at('2024-01-01T00:00:00Z')}`,
    ])
      expect((await fetched(INSPECTOR, `/v1/visits/${path}`)).json()).toMatchObject({ parameter: 'cursor' });
  });
});

describe('The difference of a list between two instants', () => {
  interface Listed {
    readonly items: readonly { readonly id: string; readonly kind: string; readonly changes: readonly object[] }[];
    readonly nextCursor?: string;
    readonly asOf: string;
  }
  const listed = async (query: string, by = INSPECTOR): Promise<Listed> =>
    (await fetched(by, `/v1/visits/difference?${query}`)).json<Listed>();
  const ofVisit = async (query: string): Promise<readonly string[]> =>
    (await listed(query)).items.filter(({ id }) => id === visitId).map(({ kind }) => kind);

  it('tells what came in, what changed, and what left, with why', async () => {
    expect(await ofVisit(`since=2024-01-01T00:00:00Z`)).toEqual(['ENTERED']);
    expect(await ofVisit(`since=2024-01-01T00:00:00Z&status=PROPOSED`)).toEqual([]);
    expect(await ofVisit(`since=${between}`)).toEqual(['CHANGED']);
    expect(await ofVisit(`since=${before}&asOf=${between}`)).toEqual(['ENTERED']);
    expect(await ofVisit(`since=${end}`)).toEqual([]);
    const { items } = await listed(`since=${between}&region=62.03`);
    expect(items.find(({ id }) => id === visitId)!.changes).toContainEqual({
      kind: 'ALTERED',
      pointer: '/corrections',
      before: 0,
      after: 1,
    });
  });

  it('is told page by page, each object once', async () => {
    const query = `since=2024-01-01T00:00:00Z&asOf=${end}`;
    const whole = await listed(`${query}&limit=200`);
    const ids: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: Listed = await listed(`${query}&limit=1${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      expect(page.items.length).toBeLessThanOrEqual(1);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(ids).toEqual(whole.items.map(({ id }) => id));
    expect(ids).toContain(visitId);
  });

  it('goes on by a cursor of the same selection alone', async () => {
    const query = `since=2024-01-01T00:00:00Z&asOf=${end}&limit=1`;
    const { nextCursor } = await listed(query);
    const other = `/v1/visits/difference?${query}&region=62.03&cursor=${encodeURIComponent(nextCursor!)}`;
    expect((await fetched(INSPECTOR, other)).json()).toMatchObject({ code: 'E_MALFORMED', parameter: 'cursor' });
  });

  it('shows nothing of other regions', async () => {
    expect(await ofVisit('since=2024-01-01T00:00:00Z')).toEqual(['ENTERED']);
    expect((await listed('since=2024-01-01T00:00:00Z&region=62.03', 'jauh')).items).toEqual([]);
  });

  it('of what went to another region tells each side its own end alone, and nothing of where it went or came from', async () => {
    const { propose } = visitStory({
      askedOn: '2024-11-11',
      from: '2025-01-20',
      to: '2025-01-20',
      subjectRefs: [],
      common: { reason: WHY, acknowledge: ['W_REPEAT_VISIT'] },
    });
    const id = await system.takeAll([propose]);
    const since = tick();
    const [proposed] = await system.stream(`studyVisit-${id}`);
    const changes = [{ field: '/hosts', value: [{ region: '51.04.05.2003', required: true }] }];
    for (const [by, command, body] of [
      ['kades-sei-asam', 'request-correction', { targetEventId: proposed!.id, changes, reason: WHY }],
      ['kadis-pmd-kapuas', 'confirm-correction', { requestId: '1' }],
    ] as const)
      expect((await system.post(by, `/v1/visits/${id}/${command}`, body)).body).toMatchObject({ id });
    await system.settle();
    const told = async (by: string) => (await listed(`since=${since}`, by)).items.filter((item) => item.id === id);
    const [left] = await told(ABOVE_HOST);
    const [entered] = await told('jauh');
    const [changed] = await told(INSPECTOR);
    expect([left, entered, changed].map((item) => item?.kind)).toEqual(['LEFT', 'ENTERED', 'CHANGED']);
    const sides = [left, entered, changed].map((item) =>
      ['63.10', '51.04'].filter((code) => JSON.stringify(item).includes(code)),
    );
    expect(sides).toEqual([['63.10'], ['51.04'], ['63.10', '51.04']]);
  });

  it.each([
    ['', 'since'],
    ['since=2024-01-02T00:00:00Z&asOf=2024-01-01T00:00:00Z', 'since'],
    ['since=2024-01-01T00:00:00Z&sort=title', 'sort'],
    ['since=2024-01-01T00:00:00Z&format=csv', 'format'],
    ['since=2024-01-01T00:00:00Z&cursor=e30', 'cursor'],
    ['since=2024-01-01T00:00:00Z&year=dua', 'year'],
  ])('refuses ?%s, naming %s', async (query, parameter) => {
    const answer = await fetched(INSPECTOR, `/v1/visits/difference?${query}`);
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'E_MALFORMED', parameter }]);
  });

  beforeAll(() => system.employ('jauh', 'INSPECTOR', '51', 'inspektorat-51'));
});

describe('The file of a record', () => {
  const file = (by: string, query: string, headers = {}) => fetched(by, `/v1/visits/${visitId}/file${query}`, headers);
  const pdf = async (by: string): Promise<PdfText> => {
    const answer = await file(by, `?format=pdf&asOf=${end}`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    return pdfText(answer.rawPayload);
  };

  it('holds the record, its history, each document once with its hash, and corrections with both persons', async () => {
    const told = (await file(HOST, '')).json();
    expect(Object.keys(told)).toEqual(['metadata', 'record', 'history', 'documents', 'corrections', 'steps']);
    expect(told.metadata).toMatchObject({
      title: { en: 'Study visits' },
      asked: { path: `/v1/visits/${visitId}/file`, by: { offices: [{ role: 'VILLAGE_HEAD' }] } },
      licence: expect.stringContaining('ODbL'),
    });
    expect(told.metadata.fields).toContainEqual(expect.objectContaining({ pointer: '/hosts/*/answeredOn' }));
    expect([told.record.id, told.history.length, told.steps]).toEqual([visitId, 4, 4]);
    const own = told.documents.filter(({ document }: never) => document['docId'] === reply.docId);
    expect(own).toMatchObject([{ document: { sha256: reply.sha256 } }]);
    expect(own[0].at).toContainEqual({ revision: 1, pointer: '/data/reply' });
    expect(told.corrections).toMatchObject([
      {
        kind: 'CORRECTION',
        status: 'CONFIRMED',
        requestId: '1',
        asked: { revision: 2, reason: WHY, actor: { role: 'VILLAGE_HEAD' } },
        decided: { revision: 3, actor: { role: 'REGENCY_PMD' } },
      },
    ]);
  });

  it('is of the instant that is named, and is not there before the record was', async () => {
    const told = (await file(HOST, `?asOf=${between}`)).json();
    expect([told.steps, told.record.corrections, told.corrections]).toEqual([2, 0, []]);
    expect((await file(HOST, `?asOf=${before}`)).statusCode).toBe(404);
  });

  it('is a PDF for who prefers one, in Indonesian, with numbered pages and a table of contents that leads there', async () => {
    const { pages, links, bookmarks, info } = await pdf(HOST);
    expect(info).toMatchObject({ Language: 'id-ID', Title: expect.stringContaining(visitId) });
    pages.forEach((page, index) => expect(page).toContain(`Halaman ${index + 1} dari ${pages.length}`));
    pages.forEach((page) => expect(page).toContain(visitId));
    const text = pages.join('\n').replace(/\s+/g, ' ');
    for (const words of ['Langkah 4: catatan diperbaiki', reply.sha256, 'SAYID FIRDAUS', WHY, 'Kepala Desa', 'ODbL'])
      expect(text).toContain(words);
    expect(bookmarks).toEqual(expect.arrayContaining(['1. Isi catatan', '4. Dokumen dan SHA-256']));
    const [, target] = links.find(([line]) => line.startsWith('4. Dokumen'))!;
    expect(pages[target - 1]).toContain('4. Dokumen dan SHA-256');
    const byAccept = await file(HOST, `?asOf=${end}`, { accept: 'application/pdf' });
    expect(byAccept.headers['content-disposition']).toContain(`visits-${visitId}-2026-11-20.pdf`);
  });

  it('is the same bytes when it is asked for again at the same instant', async () => {
    const [one, other] = [await file(HOST, `?format=pdf&asOf=${end}`), await file(HOST, `?format=pdf&asOf=${end}`)];
    expect(one.rawPayload.equals(other.rawPayload)).toBe(true);
  });

  it('hides what is closed to the reader, on paper, too, and says that it does', async () => {
    const traces = [reply.number, reply.issuer, reply.sha256];
    const shown = (text: string): readonly string[] => traces.filter((word) => text.includes(word));
    expect(shown((await pdf(HOST)).pages.join(''))).toEqual(traces);
    expect(shown((await pdf(OUTSIDER)).pages.join(''))).toEqual([]);
    expect((await pdf(OUTSIDER)).pages.join('')).toContain('tersembunyi');
    for (const by of [OUTSIDER, INSPECTOR]) expect(shown((await file(by, '')).payload)).toEqual([]);
  });

  it.each([
    ['?format=csv', 'format'],
    ['?format=pdf&format=json', 'format'],
    ['?asOf=kemarin', 'asOf'],
    ['?limit=1', 'limit'],
  ])('refuses %s, naming %s', async (query, parameter) => {
    const answer = await file(HOST, query);
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'E_MALFORMED', parameter }]);
  });
});

describe('Every stream of every context', () => {
  it('has a trail that an examiner of the whole country reads', async () => {
    const listed = new Map(
      allContexts().flatMap(({ queries }) =>
        queries.flatMap(({ path, category }) => (category ? [[category, path]] : [])),
      ),
    );
    const known = new Set(decidersOf(allContexts()).map(({ category }) => category));
    const streams = [...new Set((await system.log()).map(({ stream }) => stream))];
    const first = new Map(streams.map((stream) => [categoryOf(stream), stream]));
    // What the runtime notes of its own: which versions of events this log holds.
    expect([...first.keys()].filter((category) => !known.has(category))).toEqual(['eventNames']);
    first.delete('eventNames');
    expect(first.size).toBeGreaterThan(8);
    for (const [category, stream] of first) {
      const id = encodeURIComponent(stream.slice(category.length + 1));
      const path = listed.has(category) ? `${listed.get(category)}/${id}/history` : `trail/${category}/${id}`;
      const answer = await fetched(COUNTRY, `/v1/${path}`);
      expect([path, answer.statusCode]).toEqual([path, 200]);
      expect(answer.json<{ items: object[] }>().items.length).toBeGreaterThan(0);
    }
  });

  it('is read by who examines all regions of its acts, and by nobody else', async () => {
    const path = '/v1/trail/visitRegister/62.03.02.2007-2024';
    const answer = await fetched(INSPECTOR, path);
    expect(answer.statusCode).toBe(200);
    expect(answer.json<{ items: object[] }>().items.at(-1)).toMatchObject({
      type: 'VisitRegistered',
      changes: expect.arrayContaining([expect.objectContaining({ kind: 'ADDED', pointer: `/visits/${visitId}` })]),
    });
    expect((await fetched('inspektorat-kalsel', path)).statusCode).toBe(404);
    expect((await fetched('kades-sei-asam', path)).statusCode).toBe(403);
    expect((await fetched(INSPECTOR, '/v1/trail/installation/sinergi')).statusCode).toBe(404);
  });

  it('is closed to auditors where it holds the numbers of closed letters apart from the letters', async () => {
    const [book] = (await system.log())
      .map(({ stream }) => stream)
      .filter((each) => each.startsWith('numberRegister-'));
    const path = `/v1/trail/numberRegister/${encodeURIComponent(book!.slice('numberRegister-'.length))}`;
    expect([(await fetched(COUNTRY, path)).statusCode, (await fetched(AUDITOR, path)).statusCode]).toEqual([200, 404]);
  });

  it.each([
    ['/v1/trail/studyVisit/x', 404],
    ['/v1/trail/toString/x', 404],
    ['/v1/trail/visitRegister/tidak-ada', 404],
    ['/v1/trail/visitRegister/62.03.02.2007-2024?asOf=2024-01-01T00:00:00Z', 400],
  ])('%s is %i', async (path, status) => {
    expect((await fetched(AUDITOR, path)).statusCode).toBe(status);
  });
});
