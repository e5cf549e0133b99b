import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpAnswer } from '#demo';
import { demoDocument } from './demo-document.js';
import { withHandles } from './handles.js';
import { ADMIN, SystemUnderTest } from './system.js';
import { strangers, visitStory, type VisitStep } from './visit-story.js';

const REF = /sub_[a-z2-7]{26}/g;
const REASON = { reason: 'Dicatat kemudian dari berkas, hanya untuk pengujian.' };
const [TRAVELLER, OTHER] = strangers(2) as readonly [string, string];

/** What no stranger may find in any answer: numbers and hashes of the closed documents of the visit. */
const order = {
  ...demoDocument('surat-tugas-rahasia', 'Surat Tugas', '2024-11-11', 'SECRET'),
  issuer: 'Penerbit Rahasia',
};
const attendance = {
  ...demoDocument('daftar-hadir-terbatas', 'Daftar hadir', '2024-11-19', 'RESTRICTED'),
  issuer: 'Penerbit Terbatas',
};
const reply = {
  ...demoDocument('balasan-terbatas', 'Surat balasan', '2024-11-11', 'RESTRICTED'),
  issuer: 'Penerbit Angsana',
};
const traces = ({ docId, number, sha256, issuer }: typeof order): readonly string[] => [docId, number!, sha256, issuer];

let system: SystemUnderTest;
let visitId: string;

const text = ({ body }: HttpAnswer): string => JSON.stringify(body);

/** Everything that can be asked about the visit. */
const ROUTES = [
  '',
  '/history',
  '?asOf=2026-11-20T02:00:00Z',
  '/file',
  '/difference?since=2024-01-01T00:00:00Z',
] as const;
const everything = async (by: string): Promise<string> => {
  const answers = [];
  for (const route of ROUTES) answers.push(await system.get(by, `/v1/visits/${visitId}${route}`));
  for (const list of ['?limit=200', '?limit=200&asOf=2026-11-20T02:00:00Z'])
    answers.push(await system.get(by, `/v1/visits${list}`));
  return answers.map(text).join('\n') + (await exported(by));
};
const exported = async (by: string): Promise<string> =>
  (
    await system.sinergi.app.inject({
      method: 'GET',
      url: '/v1/visits?format=csv',
      headers: { authorization: `Bearer ${await system.tokenOf(by)}` },
    })
  ).payload;

const grantee = async (username: string, grant: object): Promise<void> => {
  const { id } = (await system.post(ADMIN, '/v1/users', { kind: 'PERSON' })).body as { id: string };
  await system.grantByTwo(id, { grantId: 'satu', validFrom: '2024-01-01', officeId: 'kantor', ...grant });
  const password = { username, password: 'pohon-ulin-77' };
  expect(
    (
      await system.call({
        method: 'PUT',
        path: `/v1/users/${id}/password`,
        token: await system.tokenOf(ADMIN),
        body: password,
      })
    ).status,
  ).toBe(204);
  const answer = await system.call({ method: 'POST', path: '/v1/auth/token', body: password });
  tokens.set(username, (answer.body as { access_token: string }).access_token);
};
const tokens = new Map<string, string>();
const getAs = (username: string, path: string) => system.call({ method: 'GET', path, token: tokens.get(username)! });

beforeAll(async () => {
  system = await SystemUnderTest.start();
  const story = visitStory({
    askedOn: '2024-11-11',
    from: '2024-11-18',
    to: '2024-11-19',
    subjectRefs: [TRAVELLER],
    common: REASON,
    orderNo: 'DEMO/ST/77',
  });
  const withDocuments = (step: VisitStep, documents: object): VisitStep => ({
    ...step,
    body: { ...step.body, ...documents },
  });
  visitId = await system.takeAll([
    story.propose,
    withDocuments(story.accept, { reply }),
    story.approve,
    withDocuments(story.order, { order }),
    story.start,
    story.session,
    withDocuments(story.complete, { attendanceDoc: attendance, evidence: [attendance] }),
    story.report,
  ]);
  await system.settle();
});
afterAll(() => system.stop());

describe('Persons and closed documents of a visit', () => {
  it('are shown to the party that entered them', async () => {
    const seen = await everything('kades-sei-asam');
    for (const known of [TRAVELLER, ...traces(order), ...traces(attendance)]) expect(seen).toContain(known);
  });

  it('are shown to those who examine that party', async () => {
    const seen = await everything('inspektorat-kapuas');
    for (const known of [TRAVELLER, ...traces(order), ...traces(attendance)]) expect(seen).toContain(known);
  });

  it.each([
    'pj-kades-angsana',
    'kades-mekar-jaya',
    'pmd-tanah-bumbu',
    'kemendes',
    'walidata',
    'inspektorat-kalsel',
    'pmd-kalsel',
  ])('leave in no answer to %s', async (by) => {
    const seen = await everything(by);
    expect(seen.match(REF)).toBeNull();
    for (const closed of [...traces(order), ...traces(attendance)]) expect(seen).not.toContain(closed);
  });

  it('are marked as hidden, and never look as if they were not there', async () => {
    const { items } = (await system.get('pj-kades-angsana', `/v1/visits/${visitId}/history`)).body as {
      items: { type: string; data: Record<string, unknown>; metadata: Record<string, unknown> }[];
    };
    const issued = items.find(({ type }) => type === 'TravelOrderIssued')!;
    expect(issued.data).toMatchObject({
      order: { type: 'Surat Tugas', date: '2024-11-11', classification: 'SECRET', hidden: true },
      travellers: [{ subjectRef: { hidden: true }, spdNo: 'DEMO/ST/77/1', official: true }],
    });
    expect(issued.metadata['commandHash']).toEqual({ hidden: true });
    const { item } = (await system.get('pj-kades-angsana', `/v1/visits/${visitId}`)).body as {
      item: { documents: { role: string; document: object }[] };
    };
    expect(item.documents.find(({ role }) => role === 'order')!.document).toEqual({
      type: 'Surat Tugas',
      date: '2024-11-11',
      classification: 'SECRET',
      hidden: true,
    });
  });

  it("of a host are the host's: the visitors and their inspector do not see them", async () => {
    expect(await everything('pj-kades-angsana')).toContain(reply.sha256);
    expect(await everything('pmd-tanah-bumbu')).toContain(reply.sha256);
    for (const by of ['kades-sei-asam', 'inspektorat-kapuas']) {
      const seen = await everything(by);
      for (const closed of traces(reply)) expect(seen).not.toContain(closed);
    }
  });

  it('that are restricted are known to those who approve, secret ones are not', async () => {
    const seen = await everything('kadis-pmd-kapuas');
    for (const known of traces(attendance)) expect(seen).toContain(known);
    for (const closed of [TRAVELLER, ...traces(order)]) expect(seen).not.toContain(closed);
  });

  it('are not found by asking for them', async () => {
    const found = async (by: string, question: string) =>
      ((await system.get(by, `/v1/visits?${question}`)).body as { items: object[] }).items.length;
    for (const by of ['kades-sei-asam', 'pj-kades-angsana', 'inspektorat-kapuas']) {
      for (const word of [TRAVELLER, TRAVELLER.slice(4), order.sha256, order.docId])
        expect([by, word, await found(by, `q=${word}`)]).toEqual([by, word, 0]);
    }
  });
});

describe('A correction of who travels', () => {
  const ask = async (by: string, subjectRef: string): Promise<HttpAnswer> => {
    const order = (await system.stream(`studyVisit-${visitId}`)).find(({ type }) => type === 'TravelOrderIssued')!;
    const handle = (withHandles({ travellers: [{ subjectRef }] }) as { travellers: [{ subjectRef: string }] })
      .travellers[0].subjectRef;
    return system.post(by, `/v1/visits/${visitId}/request-correction`, {
      targetEventId: order.id,
      changes: [{ field: '/travellers/0/subjectRef', value: handle }],
      reason: 'Orangnya tertukar saat disalin dari surat tugas.',
    });
  };

  it('is not to be asked for by who may not see them, and tells him nothing, whomever he names', async () => {
    const answers = [];
    for (const named of [TRAVELLER, OTHER]) answers.push(await ask('kadis-pmd-kapuas', named));
    for (const { status, body } of answers)
      expect([status, (body as { code: string }).code]).toEqual([403, 'E_CONFIDENTIAL']);
    const [first, second] = answers.map(({ body }) => ({
      ...(body as object),
      instance: '',
      traceId: '',
      correlationId: '',
    }));
    expect(first).toEqual(second);
  });

  it('is heard of by the officers of the party that entered them', async () => {
    expect((await ask('sekdes-sei-asam', TRAVELLER)).body).toMatchObject({
      code: 'E_VALIDATION',
      field: '/changes/0/value',
    });
  });
});

describe('A correction of a closed document', () => {
  const WHY = 'Nomornya tertukar saat disalin dari buku agenda.';
  const OUTSIDERS = ['pj-kades-angsana', 'pmd-tanah-bumbu', 'kemendes', 'walidata', 'inspektorat-kalsel'];
  const SUCCESSOR = 'kades-sei-asam-baru';
  const NEW = { order: 'NOMOR-BARU-RAHASIA', attendance: 'NOMOR-BARU-TERBATAS' };
  const codeOf = ({ status, body }: HttpAnswer): string =>
    [status, (body as { code?: string }).code].filter(Boolean).join(' ');
  const post = async (by: string, command: string, body: object): Promise<HttpAnswer> => {
    const path = `/v1/visits/${visitId}/${command}`;
    if (!tokens.has(by)) return system.post(by, path, body);
    return system.call({
      method: 'POST',
      path,
      token: tokens.get(by)!,
      body,
      ifMatch: (await system.lastRevision(path))!,
    });
  };
  const ask = async (by: string, type: string, field: string, value: unknown): Promise<HttpAnswer> => {
    const { id } = (await system.stream(`studyVisit-${visitId}`)).find((event) => event.type === type)!;
    return post(by, 'request-correction', { targetEventId: id, changes: [{ field, value }], reason: WHY });
  };
  const confirm = (by: string, requestId: string) => post(by, 'confirm-correction', { requestId });
  /** Wherever a correction shows. */
  const seenBy = async (by: string): Promise<string> => {
    await system.settle();
    const file = await system.sinergi.app.inject({
      method: 'GET',
      url: '/v1/corrections?format=csv',
      headers: { authorization: `Bearer ${await system.tokenOf(by)}` },
    });
    expect(file.statusCode).toBe(200);
    return [await everything(by), text(await system.get(by, '/v1/corrections?limit=200')), file.payload].join('\n');
  };

  beforeAll(() => grantee(SUCCESSOR, { role: 'VILLAGE_HEAD', scope: '62.03.02.2007' }));

  it.each<[string, string, unknown]>([
    ['TravelOrderIssued', '/order/number', 'x'],
    ['TravelOrderIssued', '/order/number', order.number],
    ['TravelOrderIssued', '/order/number', 7],
    ['TravelOrderIssued', '/order/sha256', 'a'.repeat(64)],
    ['TravelOrderIssued', '/order/issuer', 'x'],
    ['TravelOrderIssued', '/order/unheard-of', 'x'],
    ['TravelOrderIssued', '/order/classification', 'PUBLIC'],
    ['TravelOrderIssued', '/order', { ...order, classification: 'PUBLIC' }],
    ['VisitCompleted', '/attendanceDoc/number', 'x'],
    ['VisitCompleted', '/attendanceDoc/classification', 'PUBLIC'],
  ])('is not to be asked for by who may not see it: %s%s to %j', async (type, field, value) => {
    const head = await system.head();
    const answer = await ask('walidata', type, field, value);
    expect(codeOf(answer)).toBe('403 E_CONFIDENTIAL');
    expect(answer.body).toMatchObject({
      messageId: expect.stringContaining('dokumen'),
      messageEn: expect.stringContaining('document'),
    });
    expect(answer.body).not.toHaveProperty('details');
    for (const closed of [...traces(order), ...traces(attendance)]) expect(text(answer)).not.toContain(closed);
    expect(await system.head()).toBe(head);
  });

  it('is not to be asked for by who may not see what it would become', async () => {
    expect(codeOf(await ask('sekdes-sei-asam', 'VisitCompleted', '/attendanceDoc/classification', 'SECRET'))).toBe(
      '403 E_CONFIDENTIAL',
    );
  });

  it("of the host is not the visitors' to ask for", async () => {
    for (const by of ['kades-sei-asam', 'kadis-pmd-kapuas', 'walidata'])
      expect(codeOf(await ask(by, 'VisitHostingAccepted', '/reply/number', 'x'))).toBe('403 E_CONFIDENTIAL');
  });

  it.each([
    ['RESTRICTED', 'pmd-tanah-bumbu'],
    ['SECRET', 'kades-angsana-baru'],
  ] as const)(
    "of the host that is %s is the host's to ask for, and is confirmed there by who sees it",
    async (classification, second) => {
      if (!tokens.has('kades-angsana-baru'))
        await grantee('kades-angsana-baru', { role: 'VILLAGE_HEAD', scope: '63.10.09.2005' });
      const story = visitStory({
        askedOn: '2024-11-11',
        from: '2024-11-25',
        to: '2024-11-26',
        subjectRefs: strangers(1),
        common: REASON,
      });
      const own = {
        ...demoDocument(`balasan-${classification}`, 'Surat balasan', '2024-11-11', classification),
        issuer: 'Penerbit Angsana',
      };
      const id = await system.takeAll([story.propose, { ...story.accept, body: { ...story.accept.body, reply: own } }]);
      const { id: targetEventId } = (await system.stream(`studyVisit-${id}`))[1]!;
      const path = (command: string): string => `/v1/visits/${id}/${command}`;
      const give = async (by: string, command: string, body: object): Promise<string> =>
        codeOf(
          tokens.has(by)
            ? await system.call({
                method: 'POST',
                path: path(command),
                token: tokens.get(by)!,
                body,
                ifMatch: (await system.lastRevision(path(command)))!,
              })
            : await system.post(by, path(command), body),
        );
      const asked = {
        targetEventId,
        changes: [
          { field: '/reply/number', value: `BARU-${classification}` },
          { field: '/acceptedBy/officialName', value: 'SAYID FIRDAUS' },
        ],
        reason: WHY,
      };
      for (const by of ['kades-sei-asam', 'walidata'])
        expect(await give(by, 'request-correction', asked)).toBe('403 E_CONFIDENTIAL');
      expect(await give('pj-kades-angsana', 'request-correction', asked)).toBe('200');
      expect(await give('pj-kades-angsana', 'confirm-correction', { requestId: '1' })).toBe('403 E_SOD');
      expect(await give('walidata', 'confirm-correction', { requestId: '1' })).toBe('403 E_CONFIDENTIAL');
      expect(await give('kadis-pmd-kapuas', 'confirm-correction', { requestId: '1' })).toBe('403 E_SCOPE');
      if (classification === 'SECRET')
        expect(await give('pmd-tanah-bumbu', 'confirm-correction', { requestId: '1' })).toBe('403 E_CONFIDENTIAL');
      expect(await give(second, 'confirm-correction', { requestId: '1' })).toBe('200');
      await system.settle();
      for (const by of ['kades-sei-asam', 'walidata', 'kadis-pmd-kapuas']) {
        for (const route of [`/v1/visits/${id}/history?limit=100`, `/v1/corrections?record=${id}`])
          expect(text(await system.get(by, route))).not.toMatch(new RegExp(`BARU-${classification}|${own.number}`));
      }
      expect(text(await system.get('pj-kades-angsana', `/v1/corrections?record=${id}`))).toContain(
        `BARU-${classification}`,
      );
    },
  );

  const CLOSED = [...traces(order), ...traces(attendance), ...Object.values(NEW)];
  const outsidersSeeNothing = async (): Promise<void> => {
    for (const by of OUTSIDERS) {
      const seen = await seenBy(by);
      for (const closed of CLOSED) expect(seen).not.toContain(closed);
    }
  };

  it('is asked for and confirmed by those who see it, and by no other; who does not, never learns its values', async () => {
    expect(codeOf(await ask('sekdes-sei-asam', 'VisitCompleted', '/attendanceDoc/number', NEW.attendance))).toBe('200');
    expect(codeOf(await ask('kades-sei-asam', 'TravelOrderIssued', '/order/number', NEW.order))).toBe('200');
    await outsidersSeeNothing();

    for (const requestId of ['1', '2']) {
      const answer = await confirm('walidata', requestId);
      expect(codeOf(answer)).toBe('403 E_CONFIDENTIAL');
      for (const closed of CLOSED) expect(text(answer)).not.toContain(closed);
    }
    expect(codeOf(await confirm('kadis-pmd-kapuas', '2'))).toBe('403 E_CONFIDENTIAL');
    expect(codeOf(await confirm('kadis-pmd-kapuas', '1'))).toBe('200');
    expect(codeOf(await confirm(SUCCESSOR, '2'))).toBe('200');

    await outsidersSeeNothing();
    const approver = await seenBy('kadis-pmd-kapuas');
    expect([
      approver.includes(NEW.attendance),
      approver.includes(attendance.number!),
      approver.includes(NEW.order),
      approver.includes(order.number!),
    ]).toEqual([true, true, false, false]);
    const head = await seenBy('kades-sei-asam');
    for (const known of CLOSED) expect(head).toContain(known);
  });

  it('is marked as hidden in the list, the file and the history, with the field that it concerns', async () => {
    const { items } = (await system.get('walidata', `/v1/corrections?record=${visitId}`)).body as {
      items: { requestId: string; asked: readonly object[]; changes: readonly object[] }[];
    };
    const hidden = { field: '/order/number', old: { hidden: true }, new: { hidden: true } };
    const shown = items.find(({ requestId }) => requestId === '2')!;
    expect([shown.asked[0], shown.changes[0]]).toEqual([
      expect.objectContaining(hidden),
      expect.objectContaining(hidden),
    ]);
    const history = (await system.get('walidata', `/v1/visits/${visitId}/history?limit=100`)).body as {
      items: { type: string; data: { changes?: readonly { field: string }[] }; metadata: object }[];
    };
    expect(
      history.items.find(
        ({ type, data }) => type === 'CorrectionRequested' && data.changes![0]!.field === '/order/number',
      )!.data,
    ).toMatchObject({ changes: [hidden] });
    const corrected = history.items.filter(({ type }) => type === 'RecordCorrected').at(-1)!;
    expect(corrected).toMatchObject({ data: { changes: [hidden] }, metadata: { commandHash: { hidden: true } } });
  });

  it('to another classification is not confirmed by who does not see the document', async () => {
    expect(codeOf(await ask('kades-sei-asam', 'TravelOrderIssued', '/order/classification', 'PUBLIC'))).toBe('200');
    for (const by of ['walidata', 'kadis-pmd-kapuas'])
      expect(codeOf(await confirm(by, '3'))).toBe('403 E_CONFIDENTIAL');
    expect(await seenBy('walidata')).not.toContain(order.sha256);
  });
});

describe('A travel overlap', () => {
  it('tells which of the travellers that were just sent it is, and nothing of the other trip', async () => {
    const story = visitStory({
      askedOn: '2024-11-11',
      from: '2024-11-19',
      to: '2024-11-20',
      subjectRefs: [OTHER, TRAVELLER],
      common: REASON,
      orderNo: 'DEMO/ST/78',
    });
    const other = await system.takeAll([story.propose, story.accept, story.approve]);
    const { status, body } = await system.take(story.order, other);
    expect({ status, ...(body as object) }).toMatchObject({
      status: 409,
      code: 'E_TRAVEL_OVERLAP',
      field: '/travellers/1',
    });
    expect(body).not.toHaveProperty('details');
    expect(JSON.stringify(body)).not.toMatch(/2024|63\.10|62\.03/);
    expect(JSON.stringify(body)).not.toContain(visitId);
  });
});

describe('Whoever may not read a visit', () => {
  const UNKNOWN = '00000000-0000-4000-8000-000000000000';
  /** All but what was asked and the id of the request. */
  const answerOf = ({ status, headers, body }: HttpAnswer, id: string) => ({
    status,
    body: { ...(body as Record<string, unknown>), correlationId: '' },
    headers: { ...headers, 'x-correlation-id': '', date: '' },
    ...(JSON.parse(
      JSON.stringify({
        text: JSON.stringify(body)
          .replaceAll(id, '{id}')
          .replace(/"correlationId":"[^"]+"/, ''),
      }),
    ) as object),
  });
  const withoutId = (answer: HttpAnswer, id: string) => {
    const {
      status,
      text: shown,
      headers,
    } = answerOf(answer, id) as unknown as { status: number; text: string; headers: Record<string, string> };
    const { 'content-length': _length, 'idempotency-key': _key, ...same } = headers;
    return { status, shown, same };
  };

  beforeAll(async () => {
    await grantee('inspektur-jambi', { role: 'INSPECTOR', scope: '15' });
    await grantee('kades-jambi', { role: 'VILLAGE_HEAD', scope: '15.01.01.2001' });
  });

  it.each(['', '/history', '?asOf=2026-11-20T02:00:00Z', '/history?limit=1'])(
    'is answered as if there were none: GET …%s',
    async (route) => {
      const [there, nowhere] = [
        await getAs('inspektur-jambi', `/v1/visits/${visitId}${route}`),
        await getAs('inspektur-jambi', `/v1/visits/${UNKNOWN}${route}`),
      ];
      expect(there).toMatchObject({ status: 404, body: { code: 'E_NOT_FOUND' } });
      expect(withoutId(there, visitId)).toEqual(withoutId(nowhere, UNKNOWN));
    },
  );

  it.each<[string, object, number | undefined]>([
    ['cancel-visit', REASON, undefined],
    ['cancel-visit', REASON, 8],
    [
      'record-session',
      { topic: 'x', place: 'y', speaker: { officeId: 'o', officialName: 'p', capacity: 'PJ' } },
      undefined,
    ],
    [
      'accept-hosting',
      {
        host: '15.01.01.2001',
        acting: { officialName: 'Kepala Desa' },
        reply: demoDocument('x', 'Surat', '2024-11-11'),
      },
      0,
    ],
  ])('is answered as if there were none: POST …/%s', async (command, body, ifMatch) => {
    const post = (id: string) =>
      system.call({
        method: 'POST',
        path: `/v1/visits/${id}/${command}`,
        token: tokens.get('kades-jambi')!,
        body,
        ...(ifMatch !== undefined && { ifMatch }),
      });
    const [there, nowhere] = [await post(visitId), await post(UNKNOWN)];
    expect(there).toMatchObject({ status: 404, body: { code: 'E_NOT_FOUND' } });
    expect(withoutId(there, visitId)).toEqual(withoutId(nowhere, UNKNOWN));
  });

  it('learns nothing from an id of a command that was used there', async () => {
    const {
      metadata: { commandId },
    } = (await system.stream(`studyVisit-${visitId}`))[0]!;
    const answer = await system.call({
      method: 'POST',
      path: `/v1/visits/${visitId}/cancel-visit`,
      token: tokens.get('kades-jambi')!,
      body: REASON,
      idempotencyKey: commandId,
    });
    expect(answer).toMatchObject({ status: 404, body: { code: 'E_NOT_FOUND' } });
  });

  it('is told apart from who may read but not act, who hears for which region an officer is needed', async () => {
    const { status, body } = await system.post('pmd-tanah-bumbu', `/v1/visits/${visitId}/cancel-visit`, REASON);
    expect([status, (body as { code: string }).code]).toEqual([403, 'E_SCOPE']);
    expect(body).toMatchObject({ details: { lacks: 'REGION', regions: ['62.03.02.2007'] } });
  });
});

describe('A text that looks like a reference of a person', () => {
  it('is none in a field of which it is not said: whoever may ask for its correction may, whether he sees persons or not', async () => {
    const text = `Berkas ${OTHER} dipinjam.`;
    const asked = async (type: string, field: string, value: string) => {
      const { id: targetEventId } = (await system.stream(`studyVisit-${visitId}`)).find(
        (event) => event.type === type,
      )!;
      const { status, body } = await system.post('kadis-pmd-kapuas', `/v1/visits/${visitId}/request-correction`, {
        targetEventId,
        changes: [{ field, value }],
        reason: 'Orangnya tertukar saat disalin.',
      });
      return [status, (body as { code?: string }).code];
    };
    for (const [type, field] of [
      ['VisitSessionHeld', '/topic'],
      ['VisitProposed', '/topics/0'],
      ['TravelOrderIssued', '/travellers/0/spdNo'],
    ] as const) {
      expect([field, ...(await asked(type, field, text))]).toEqual([field, 200, undefined]);
    }
    expect(await asked('VisitSessionHeld', '/speaker/officialName', OTHER)).toEqual([200, undefined]);
  });
});
