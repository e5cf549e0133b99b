import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import request, { type Response, type Test } from 'supertest';
import { S0_PROPOSAL } from '#demo';
import { s0Niks } from './handles.js';
import { ADMIN, SystemUnderTest } from './system.js';

/** What a refusal must say; `rest` are further members of the problem. */
interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly field?: string;
  readonly [rest: string]: unknown;
}

let system: SystemUnderTest;
let url: string;
let visitId: string;
let village: string;

beforeAll(async () => {
  system = await SystemUnderTest.start();
  await system.sinergi.app.listen(0, '127.0.0.1');
  url = await system.sinergi.app.getUrl();
  village = await system.tokenOf('kades-sei-asam');
  visitId = (await system.log()).find(({ type }) => type === 'VisitProposed')!.stream.slice('studyVisit-'.length);
});
afterAll(() => system.stop());

/**
 * Sends a request that must be refused exactly so, as a problem in both languages, and proves that nothing was written.
 */
const refuses = async (sent: () => Test, { status, code, field, ...rest }: Refusal): Promise<Response> => {
  const head = await system.head();
  const answer = await sent();
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const problem = JSON.parse(answer.text) as Record<string, unknown>;
  expect([answer.status, problem['code'], problem['field']]).toEqual([status, code, field]);
  expect(problem).toMatchObject({
    ...rest,
    status,
    messageId: expect.stringMatching(/\S/),
    messageEn: expect.stringMatching(/\S/),
  });
  expect(answer.text).not.toMatch(/\bat \w+ \(|node_modules|SQLITE/);
  expect(await system.head()).toBe(head);
  return answer;
};

/** Token of a new user with one grant. */
const grantee = async (username: string, grant: object): Promise<string> => {
  const admin = await system.tokenOf(ADMIN);
  const {
    body: { id },
  } = await posting('/v1/users', { kind: 'PERSON' }, admin);
  await system.grantByTwo(id, { validFrom: '2024-01-01', ...grant });
  await request(url)
    .put(`/v1/users/${id}/password`)
    .set(...bearer(admin))
    .send({ username, password: 'pohon-ulin-77' })
    .expect(204);
  return (await request(url).post('/v1/auth/token').send({ username, password: 'pohon-ulin-77' })).body
    .access_token as string;
};

const bearer = (token: string): readonly [string, string] => ['Authorization', `Bearer ${token}`];
const posting = (path: string, body: string | object, token = village): Test =>
  request(url)
    .post(path)
    .set(...bearer(token))
    .set('Content-Type', 'application/json')
    .send(typeof body === 'string' ? body : JSON.stringify(body));
const proposing = (change: object): Test => posting('/v1/visits', { ...S0_PROPOSAL, ...change });
const closing = (id: string): Test => posting(`/v1/visits/${id}/close-visit`, { occurredOn: '2026-11-20' });

describe('A body that is no command', () => {
  it.each([
    ['broken JSON', '{"kind": "KAJI_BANDING", '],
    ['nothing at all', ''],
    ['words', 'tolong setujui'],
    ['a prototype in disguise', '{"__proto__": {"roles": ["ACCESS_ADMIN"]}}'],
    ['a prototype in deep disguise', '{"origin": {"region": "63.10", "__proto__": {"officeId": "x"}}}'],
    ['a constructor in disguise', '{"constructor": {"prototype": {"roles": ["ACCESS_ADMIN"]}}}'],
  ])('is malformed: %s', async (_name, body) => {
    await refuses(() => posting('/v1/visits', body), { status: 400, code: 'E_MALFORMED' });
    expect(({} as Record<string, unknown>)['roles']).toBeUndefined();
  });

  it.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
  ])('is of a wrong type: %s', (type) =>
    refuses(() => posting('/v1/visits', JSON.stringify(S0_PROPOSAL)).set('Content-Type', type), {
      status: 415,
      code: 'E_MEDIA_TYPE',
    }),
  );

  it('is too large', () =>
    refuses(() => proposing({ reasonForHost: 'x'.repeat(2_000_000) }), { status: 413, code: 'E_TOO_LARGE' }));
  it('has too many members', async () => {
    const members = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, 1]));
    await refuses(() => posting('/v1/visits', JSON.stringify(members(20_001))), { status: 413, code: 'E_TOO_LARGE' });
    await refuses(() => posting('/v1/visits', JSON.stringify(members(20_000))), {
      status: 422,
      code: 'E_VALIDATION',
      field: '/origin',
    });
  });

  it.each([
    ['a list', '[]'],
    ['a number', '17'],
    ['a text', '"x"'],
    ['a truth', 'true'],
  ])('is no object but %s', (_name, body) =>
    refuses(() => posting('/v1/visits', body), { status: 422, code: 'E_VALIDATION' }),
  );

  it('is nested beyond reason', () =>
    refuses(
      () =>
        posting(
          '/v1/visits',
          JSON.stringify({ ...S0_PROPOSAL, topics: '?' }).replace(
            '"?"',
            `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
          ),
        ),
      { status: 422, code: 'E_VALIDATION', field: '/topics/0' },
    ));
});

describe('A proposal with an invalid field', () => {
  const { topics: _topics, ...withoutTopics } = S0_PROPOSAL;
  it.each<[string, object, string]>([
    ['unknown', { colour: 'red' }, '/colour'],
    ['unknown, inside', { origin: { ...S0_PROPOSAL.origin, name: 'Sei Asam' } }, '/origin/name'],
    [
      'unknown, in a list',
      { hosts: [{ region: '63.10' }, { region: '63.10.09', nik: '6203020101800001' }] },
      '/hosts/1/nik',
    ],
    ['of no known kind', { kind: 'JALAN_JALAN' }, '/kind'],
    ['a text for a list', { hosts: '63.10' }, '/hosts'],
    ['a number in a list of texts', { topics: ['BUMDes', 7] }, '/topics/1'],
    ['a blank text', { topics: ['   '] }, '/topics/0'],
    ['a text for a number', { delegationSize: '25' }, '/delegationSize'],
    ['a fraction of a person', { delegationSize: 2.5 }, '/delegationSize'],
    ['nobody', { delegationSize: 0 }, '/delegationSize'],
    ['more than a list may hold', { hosts: Array.from({ length: 51 }, () => ({ region: '63.10' })) }, '/hosts'],
    ['a text for a truth', { costBorneByHost: 'yes' }, '/costBorneByHost'],
    ['nothing where something is needed', { letter: null }, '/letter'],
    ['a document without its fingerprint', { letter: { ...S0_PROPOSAL.letter, sha256: 'abc' } }, '/letter/sha256'],
    [
      'a script for an address',
      { provenance: { ...S0_PROPOSAL.provenance, url: 'javascript:alert(1)' } },
      '/provenance/url',
    ],
    ['an office id that is a path', { origin: { ...S0_PROPOSAL.origin, officeId: '../users' } }, '/origin/officeId'],
  ])('is refused: %s', (_name, change, field) =>
    refuses(() => proposing(change), { status: 422, code: 'E_VALIDATION', field }),
  );

  it('is refused when a field is missing, and every fault is listed', async () => {
    const { body } = await refuses(() => posting('/v1/visits', { ...withoutTopics, kind: 'X' }), {
      status: 422,
      code: 'E_VALIDATION',
      field: '/topics',
    });
    expect((body.details.errors as { field: string }[]).map(({ field }) => field)).toEqual(['/topics', '/kind']);
  });
});

describe('A text', () => {
  const SIGNS = ['\\u0000', '\\u001b', '\\ud800', '\\u202e', '\\u200b', '\\ufeff', '\\ue000', '\\uffff', '\\ufffd'];
  /** The same JSON with signs put into the first of its texts that reads so. */
  const spoilt = (body: object, text: string, sign: string): string =>
    JSON.stringify(body).replace(`"${text}"`, `"${text}${sign}"`);
  const placesOf = (part: unknown, pointer = ''): readonly (readonly [pointer: string, text: string])[] =>
    typeof part === 'string'
      ? [[pointer, part]]
      : typeof part === 'object' && part !== null
        ? Object.entries(part).flatMap(([key, value]) => placesOf(value, `${pointer}/${key}`))
        : [];

  it.each(SIGNS)('is refused in every field of every kind when it holds %s', async (sign) => {
    const places = placesOf(S0_PROPOSAL).filter(
      ([, text], index, all) => all.findIndex(([, other]) => other === text) === index,
    );
    expect(places.length).toBeGreaterThan(15);
    for (const [pointer, text] of places) {
      const { body } = await refuses(() => posting('/v1/visits', spoilt(S0_PROPOSAL, text, sign)), {
        status: 422,
        code: expect.stringMatching(/^E_(VALIDATION|AMOUNT)$/) as never,
        field: pointer,
      });
      expect(body.messageEn).toMatch(/\S/);
    }
  });

  it.each(SIGNS)('is refused at the sign-in, at passwords, at persons, with %s', async (sign) => {
    const account = { username: 'kades-baru', password: 'pohon-ulin-77' };
    await refuses(() => posting('/v1/auth/token', spoilt(account, 'kades-baru', sign)), {
      status: 422,
      code: 'E_VALIDATION',
      field: '/username',
    });
    await refuses(() => posting('/v1/auth/token', spoilt(account, 'pohon-ulin-77', sign)), {
      status: 422,
      code: 'E_VALIDATION',
      field: '/password',
    });
    await refuses(
      () =>
        request(url)
          .put('/v1/users/kades-baru/password')
          .set(...bearer(village))
          .set('Content-Type', 'application/json')
          .send(spoilt(account, 'pohon-ulin-77', sign)),
      { status: 422, code: 'E_VALIDATION', field: '/password' },
    );
    await refuses(() => posting('/v1/subjects', `{"nik":"620302018013000${sign}"}`), {
      status: 422,
      code: 'E_VALIDATION',
      field: '/nik',
    });
  });

  it.each(['\u0000', 'desa\n', '\u202e', '\u200b', '%ff', '%c3%28', '%ed%a0%80'])(
    'is refused in every parameter when it holds %j',
    async (sign) => {
      const written = sign.startsWith('%') ? sign : encodeURIComponent(sign);
      for (const [path, parameter] of [
        ['/v1/regions?q=', 'q'],
        ['/v1/regions/resolve?name=', 'name'],
        ['/v1/visits?q=', 'q'],
        ['/v1/visits?kind=', 'kind'],
        ['/v1/visits?cursor=', 'cursor'],
        ['/v1/visit-totals?year=', 'year'],
        [`/v1/visits/${visitId}/history?cursor=`, 'cursor'],
        ['/health/live?x=', 'x'],
        ['/openapi.json?x=', 'x'],
      ] as const) {
        await refuses(
          () =>
            request(url)
              .get(`${path}${written}`)
              .set(...bearer(village)),
          { status: 400, code: 'E_MALFORMED', parameter },
        );
      }
      await refuses(
        () =>
          request(url)
            .get(`/v1/visits?${written}=1`)
            .set(...bearer(village)),
        { status: 400, code: 'E_MALFORMED', parameter: '?' },
      );
    },
  );

  it('is refused in an address when it holds such a sign', () =>
    refuses(() => request(url).get('/v1/regions/63%E2%80%AE10'), {
      status: 400,
      code: 'E_MALFORMED',
      parameter: 'code',
    }));

  it('in another encoding than UTF-8 is not read', async () => {
    const bytes = Buffer.from(JSON.stringify(S0_PROPOSAL).replace('BUMDes', 'BUMDesé'), 'latin1');
    await refuses(
      () =>
        request(url)
          .post('/v1/visits')
          .set(...bearer(village))
          .set('Content-Type', 'application/json')
          .serialize(() => bytes as never)
          .send({}),
      { status: 400, code: 'E_MALFORMED', messageEn: 'The body is not UTF-8.' },
    );
  });

  it('in two spellings is the same command', async () => {
    const sent = (reasonForHost: string) => proposing({ reasonForHost }).set('Idempotency-Key', 'dua-ejaan-satu');
    const first = await sent('Caf\u00e9 desa\nSanggar tari');
    const again = await sent('Cafe\u0301 desa\r\nSanggar tari');
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    const [{ data }] = (await system.stream(first.body.stream)) as unknown as [{ data: { reasonForHost: string } }];
    expect(data.reasonForHost).toBe('Caf\u00e9 desa\nSanggar tari');
  });
});

describe('A region', () => {
  const hosted = (region: string): Test => proposing({ hosts: [{ region: '63.10.09' }, { region }] });
  it.each([
    '99.99',
    '63.99',
    'Wakanda',
    '6310',
    '6310092009',
    '63.1',
    '63.100',
    '63.10.09.2009.1',
    '63.10.09.4009',
    ' 63 . 10 ',
  ])('that does not exist: %s', (region) =>
    refuses(() => hosted(region), { status: 404, code: 'E_REGION_UNKNOWN', field: '/hosts/1/region' }),
  );

  it('that could be two places is answered with both', async () => {
    const { body } = await refuses(() => hosted('Mekar Jaya, Tanah Bumbu'), {
      status: 422,
      code: 'E_REGION_AMBIGUOUS',
      field: '/hosts/1/region',
    });
    expect((body.details.candidates as { code: string }[]).map(({ code }) => code)).toEqual([
      '63.10.09.2009',
      '63.10.11.2010',
    ]);
  });

  it('that is no more is answered with what took its place', async () => {
    const { body } = await refuses(() => hosted('72.01.09.2012'), {
      status: 422,
      code: 'E_REGION_INACTIVE',
      field: '/hosts/1/region',
    });
    expect((body.details.successors as { code: string }[]).map(({ code }) => code)).toEqual(['72.01.24.2007']);
  });

  it.each(['', ' ', 'x', 'x'.repeat(121)])('must be written at all: "%s"', (region) =>
    refuses(() => hosted(region), { status: 422, code: 'E_VALIDATION', field: '/hosts/1/region' }),
  );
});

describe('An amount of money', () => {
  const amounts = [
    '-1',
    '-0',
    '1.5',
    '1,5',
    '62.500.000',
    '1e6',
    '0x10',
    '007',
    '00',
    '',
    ' 1',
    '１２',
    '1000000000000001',
    '9'.repeat(16),
    '9'.repeat(400),
    1.5,
    62_500_000,
    -1,
    0,
    null,
    true,
    ['1'],
    { rupiah: '1' },
  ];
  it.each(amounts)('is no whole rupiah: %j', async (amount) => {
    const isText = typeof amount === 'string' || typeof amount === 'number';
    await refuses(() => proposing({ budget: amount }), {
      status: 422,
      code: 'E_AMOUNT',
      field: '/budget',
      ...(isText && { ruleId: 'COM-03' }),
    });
    await refuses(() => proposing({ fundingSources: [{ source: 'ADD', fiscalYear: 2024, amount }] }), {
      status: 422,
      code: 'E_AMOUNT',
      field: '/fundingSources/0/amount',
    });
  });

  it('must be accounted for to the last rupiah', () =>
    refuses(() => proposing({ budget: '62500001' }), {
      status: 422,
      code: 'E_FUNDING_MISMATCH',
      field: '/fundingSources',
      ruleId: 'VIS-03',
    }));
});

describe('A date', () => {
  it.each([
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-11-31',
    '2024-1-1',
    '24-11-19',
    '19-11-2024',
    '2024-11-19T00:00:00Z',
    '1899-12-31',
    '0000-00-00',
    '',
    20241119,
    null,
  ])('that is in no calendar: %j', (plannedStart) =>
    refuses(() => proposing({ plannedStart }), { status: 422, code: 'E_VALIDATION', field: '/plannedStart' }),
  );

  it.each<[string, object, Refusal]>([
    [
      'ends before it starts',
      { plannedEnd: '2024-11-18' },
      { status: 422, code: 'E_DATE_ORDER', field: '/plannedEnd', ruleId: 'COM-05' },
    ],
    [
      'starts before it was asked for',
      { plannedStart: '2024-11-03' },
      { status: 422, code: 'E_DATE_ORDER', field: '/plannedStart', ruleId: 'COM-05' },
    ],
    [
      'is asked for tomorrow',
      { occurredOn: '2026-11-21', plannedStart: '2026-11-30', plannedEnd: '2026-11-30' },
      { status: 422, code: 'E_DATE_ORDER', field: '/occurredOn', ruleId: 'COM-05' },
    ],
    [
      'was asked for long ago, nobody says why',
      { reason: undefined },
      { status: 422, code: 'E_REASON_REQUIRED', field: '/reason', ruleId: 'COM-05' },
    ],
    [
      'was asked for long ago, and the reason is none',
      { reason: 'lupa' },
      { status: 422, code: 'E_REASON_REQUIRED', field: '/reason', ruleId: 'COM-05' },
    ],
  ])('of a visit that %s', (_name, change, refusal) => refuses(() => proposing(change), refusal));
});

describe('A person', () => {
  it('is never named by the population number in an event (COM-11)', async () => {
    const order = { orderNo: 'x', order: S0_PROPOSAL.letter, occurredOn: '2026-11-20' };
    for (const subjectRef of [s0Niks()[0]!, 'Kepala-Desa', `sub_${'A'.repeat(26)}`]) {
      await refuses(
        () =>
          posting(`/v1/visits/${visitId}/issue-travel-order`, {
            ...order,
            travellers: [{ subjectRef, spdNo: 'SPD/1', official: true }],
          }),
        { status: 422, code: 'E_VALIDATION', field: '/travellers/0/subjectRef' },
      );
    }
  });

  it.each(['620302018013000', '6203020113800001', '6203020101800000', 'Sayid Firdaus___'])(
    'is not found by a number that is none: %s',
    async (nik) => {
      const { text } = await refuses(() => posting('/v1/subjects', { nik }), {
        status: 422,
        code: 'E_VALIDATION',
        field: '/nik',
      });
      expect(text).not.toContain(nik);
    },
  );
});

describe('A number of a person (COM-11)', () => {
  const NUMBERS = [
    '6203020101800001',
    '6203-0201-0180-0001',
    '62.03.02.010180.0001',
    '0812-3456-7890',
    '09.254.294.3-407.000',
  ];
  const reason = (number: string) => `Dibatalkan atas permintaan pemilik ${number} kemarin.`;

  it.each(NUMBERS)('is refused in whatever somebody writes, and not repeated: %s', async (number) => {
    const steward = await system.tokenOf('walidata');
    const [{ id: targetEventId } = { id: '' }] = await system.stream(`studyVisit-${visitId}`);
    const by = (path: string, body: object, token = village) =>
      posting(path, { occurredOn: '2026-11-20', ...body }, token);
    const told = reason(number);
    for (const [sent, field] of [
      [() => by(`/v1/visits/${visitId}/cancel-visit`, { reason: told }), '/reason'],
      [() => by(`/v1/visits/${visitId}/decline-hosting`, { host: '63.10', reason: told }), '/reason'],
      [() => by(`/v1/visits/${visitId}/request-voiding`, { reason: told }), '/reason'],
      [() => by(`/v1/visits/${visitId}/refuse-correction`, { requestId: '1', reason: told }), '/reason'],
      [
        () =>
          by(
            `/v1/imports/x/settle-row`,
            { row: 1, settlement: { kind: 'VALUE', field: 'topic', text: told } },
            steward,
          ),
        '/settlement/text',
      ],
      [() => by('/v1/offices', { officeId: 'x', name: `Kantor ${number}`, headTitle: 'Kepala' }, steward), '/name'],
      [() => proposing({ hosts: [{ kind: 'COMPANY', region: '63.10', name: `PT ${number}` }] }), '/hosts/0/name'],
      [() => proposing({ topics: ['BUM Desa', `Hubungi ${number}`] }), '/topics/1'],
      [
        () =>
          proposing({
            provenance: { ...S0_PROPOSAL.provenance, claims: [{ field: '/x', origin: 'STATED', note: told }] },
          }),
        '/provenance/claims/0/note',
      ],
      [
        () =>
          by(`/v1/visits/${visitId}/request-correction`, {
            targetEventId,
            changes: [{ field: '/reasonForHost', value: told }],
            reason: 'Alasan pemilihan tuan rumah tertinggal saat pengajuan.',
          }),
        '/changes/0/value',
      ],
    ] as const) {
      const { text } = await refuses(
        sent as () => Test,
        { status: 422, code: 'E_VALIDATION', ...(field !== undefined && { field, ruleId: 'COM-11' }) } as Refusal,
      );
      expect(text).not.toContain(number);
    }
  });

  it.each(['6203020101800001', 'Budi-081234567890'])('is refused as an id, which is published: %s', async (id) => {
    const told = { status: 422, code: 'E_VALIDATION', ruleId: 'COM-11' };
    const innovation = { innovationId: id, description: 'Pasar desa.', occurredOn: '2026-11-20' };
    const answers = [
      await refuses(() => posting(`/v1/visits/${visitId}/record-innovation-observed`, innovation), {
        ...told,
        field: '/innovationId',
      }),
      await refuses(() => proposing({ letter: { ...S0_PROPOSAL.letter, docId: id } }), {
        ...told,
        field: '/letter/docId',
      }),
    ];
    for (const { text } of answers) expect(text).not.toContain(id);
  });

  it('is refused as the number of a paper where it is a NIK and nothing else', async () => {
    for (const number of ['6203020101800001', '６２０３０２.０１０１８０.０００１']) {
      await refuses(() => proposing({ letter: { ...S0_PROPOSAL.letter, number } }), {
        status: 422,
        code: 'E_VALIDATION',
        field: '/letter/number',
        ruleId: 'COM-11',
      });
    }
  });

  it('is none where it is part of the number of a paper, or an amount', async () => {
    const letter = { ...S0_PROPOSAL.letter, docId: 'surat-bernomor-panjang', number: '090/6203020101800001/2026' };
    const told = 'Pagu Rp62.850.000.000 menurut SP2D 00123/SP2D/LS/2026, tahun 2021 2022 2023 2024.';
    const { status, body } = await proposing({ letter, reasonForHost: told, acknowledge: ['W_REPEAT_VISIT'] });
    expect([status, (body as { code?: string }).code]).toEqual([201, undefined]);
  });
});

describe('A revision', () => {
  it('that is no longer the last is a conflict, with the present one', async () => {
    const { body } = await refuses(() => closing(visitId).set('If-Match', '"3"'), {
      status: 412,
      code: 'E_CONCURRENCY',
      ruleId: 'COM-02',
    });
    expect(body.details.actual).toBe((await system.stream(`studyVisit-${visitId}`)).length - 1);
  });

  it.each(['3', '', ',', '"3" "4"', '"3', 'w/"3"', '* , "3"'])('that is not written as one: %s', (revision) =>
    refuses(() => closing(visitId).set('If-Match', revision), { status: 400, code: 'E_MALFORMED', header: 'If-Match' }),
  );

  it.each(['"0"', 'W/"14"', '""', '"-1"', '"014"', '"3", W/"14"', '"1e3"', `"${'1'.repeat(16)}"`])(
    'that is not the last one matches nothing: %s',
    (revision) =>
      refuses(() => closing(visitId).set('If-Match', revision), {
        status: 412,
        code: 'E_CONCURRENCY',
        ruleId: 'COM-02',
      }),
  );

  it('must be named where a stage is left, and the present one is told', async () => {
    for (const silent of [closing(visitId), closing(visitId).set('If-Match', '*')]) {
      const { headers } = await refuses(() => silent, { status: 428, code: 'E_REVISION_REQUIRED', ruleId: 'COM-02' });
      expect(headers['etag']).toBe('"14"');
    }
    await refuses(() => closing(visitId).set('If-Match', '"3", "14"'), { status: 409, code: 'E_VISIT_OPEN_ITEMS' });
  });

  it('lets one of fifty win who all want the visit on another day', async () => {
    const {
      body: { id },
    } = await proposing({});
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, day) =>
        posting(`/v1/visits/${id}/reschedule-visit`, {
          occurredOn: '2024-11-05',
          reason: S0_PROPOSAL.reason,
          plannedStart: `2024-12-${10 + (day % 9)}`,
          plannedEnd: `2024-12-${20 + (day % 9)}`,
        })
          .set('If-Match', '"0"')
          .then(({ status }) => status),
      ),
    );
    expect(answers.sort()).toEqual([200, ...Array.from({ length: 49 }, () => 412)]);
    expect(await system.stream(`studyVisit-${id}`)).toHaveLength(2);
  });
});

describe('A command id', () => {
  it.each(['short', 'with spaces in it', 'semi;colon;s', 'x'.repeat(129), '../../etc/passwd'])(
    'that is not written as one: %s',
    (id) =>
      refuses(() => proposing({}).set('Idempotency-Key', id), {
        status: 400,
        code: 'E_MALFORMED',
        header: 'Idempotency-Key',
      }),
  );

  it('used again with the same content gives the first receipt, and writes nothing', async () => {
    const first = await proposing({}).set('Idempotency-Key', 'sekali-saja');
    expect(first.status).toBe(201);
    const head = await system.head();
    const shuffled = Object.fromEntries(Object.entries(S0_PROPOSAL).reverse());
    const again = [
      await proposing({}).set('Idempotency-Key', 'sekali-saja'),
      await posting('/v1/visits', shuffled).set('Idempotency-Key', 'sekali-saja'),
    ];
    for (const answer of again)
      expect([answer.status, answer.body, answer.headers['etag']]).toEqual([201, first.body, first.headers['etag']]);
    expect(await system.head()).toBe(head);
  });

  it('used by many at once for the same content has one effect', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        proposing({})
          .set('Idempotency-Key', 'serempak-delapan')
          .then(({ status, body }) => ({ status, body })),
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await system.stream(answers[0]!.body.stream)).toHaveLength(1);
  });

  it('used again with another content, or for another command, is refused', async () => {
    const {
      body: { id },
    } = await proposing({}).set('Idempotency-Key', 'lain-isinya');
    const replay: Refusal = { status: 409, code: 'E_COMMAND_REPLAY', ruleId: 'COM-02' };
    await refuses(() => proposing({ delegationSize: 24 }).set('Idempotency-Key', 'lain-isinya'), replay);
    const cancel = { occurredOn: '2024-11-05', reason: 'Ditunda sampai anggaran perubahan disahkan.' };
    expect(
      (
        await posting(`/v1/visits/${id}/cancel-visit`, cancel)
          .set('If-Match', '"0"')
          .set('Idempotency-Key', 'batal-saja')
      ).status,
    ).toBe(200);
    await refuses(
      () =>
        posting(`/v1/visits/${id}/cancel-visit`, { ...cancel, reason: 'Alasan lain yang sama panjangnya.' }).set(
          'Idempotency-Key',
          'batal-saja',
        ),
      replay,
    );
    await refuses(() => closing(id).set('Idempotency-Key', 'batal-saja'), replay);
  });
});

describe('An address', () => {
  it.each([
    '..%2fusers',
    '..%5c..%5cevents.db',
    '%00',
    'a%20b',
    '__proto__',
    "1'%20OR%201=1--",
    'x'.repeat(65),
    'x'.repeat(499),
  ])('with an id that is none: %s', (id) =>
    refuses(() => closing(id), { status: 400, code: 'E_MALFORMED', parameter: 'id' }),
  );

  it.each(['constructor', 'toString', '00000000-0000-4000-8000-000000000000'])(
    'of a visit that does not exist: %s',
    (id) => refuses(() => closing(id), { status: 404, code: 'E_NOT_FOUND' }),
  );

  it.each([
    '/v1/visit',
    '/v1/visits/x/y/z',
    '/v2/visits',
    '/.env',
    '/v1/visits/%2e%2e%2f%2e%2e%2fetc%2fpasswd/close-visit/x',
  ])('that leads nowhere: %s', (path) => refuses(() => posting(path, {}), { status: 404, code: 'E_NOT_FOUND' }));

  it('of a command that only the system gives leads nowhere', async () => {
    await refuses(() => posting(`/v1/visits/${visitId}/mark-report-overdue`, {}), { status: 404, code: 'E_NOT_FOUND' });
    await refuses(() => posting('/v1/travel-registry/sub_x/release-travel-days', {}), {
      status: 404,
      code: 'E_NOT_FOUND',
    });
  });

  it.each(['%E0%A4%A', 'x'.repeat(600)])('that is not written as one: /v1/visits/%s/close-visit', (id) =>
    refuses(() => closing(id), { status: 400, code: 'E_MALFORMED' }),
  );

  it('asked in a way that it does not know tells which ways it knows', async () => {
    const { headers } = await refuses(
      () =>
        request(url)
          .delete(`/v1/visits/${visitId}/close-visit`)
          .set(...bearer(village)),
      { status: 405, code: 'E_METHOD' },
    );
    expect(headers['allow']).toBe('POST');
  });
});

describe('Who asks', () => {
  const proposal = JSON.stringify(S0_PROPOSAL);
  const unauthenticated: Refusal = { status: 401, code: 'E_UNAUTHENTICATED' };
  const outOfScope: Refusal = { status: 403, code: 'E_SCOPE' };
  const altered = (token: string, part: 0 | 1, change: object): string => {
    const parts = token.split('.');
    parts[part] = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(parts[part]!, 'base64url').toString()), ...change }),
    ).toString('base64url');
    return parts.join('.');
  };

  it('must be said', async () => {
    const silent = () => request(url).post('/v1/visits').set('Content-Type', 'application/json').send(proposal);
    const { headers } = await refuses(silent, unauthenticated);
    expect(headers['www-authenticate']).toMatch(/^Bearer/);
  });

  it.each<[string, () => string]>([
    ['made up', () => 'abc'],
    ['of another scheme', () => `${village} ${village}`],
    ['without a signature', () => village.split('.').slice(0, 2).join('.')],
    ['with an empty signature', () => `${village.split('.').slice(0, 2).join('.')}.`],
    ['for another user', () => altered(village, 1, { sub: 'system' })],
    ['that lasts longer', () => altered(village, 1, { exp: 4_000_000_000 })],
    ['that asks not to be checked', () => altered(village, 0, { alg: 'none' })],
    ['of another kind', () => altered(village, 0, { typ: 'JWT' })],
    ['with a signature altered', () => `${village.slice(0, -4)}${village.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`],
  ])('is not proved by a token %s', (_name, token) =>
    refuses(() => posting('/v1/visits', proposal, token()), unauthenticated),
  );

  it('is not proved by a token of another installation', async () => {
    const other = await SystemUnderTest.start();
    await rm(join(other.dataDir, 'token.key'));
    await other.restart();
    const token = await other.tokenOf('kades-sei-asam');
    await other.stop();
    await refuses(() => posting('/v1/visits', proposal, token), unauthenticated);
  });

  it.each<[string, string, string, object]>([
    ['another village', 'kades-mekar-jaya', '/v1/visits', S0_PROPOSAL],
    ["the village's operator, who may not propose", 'sekdes-sei-asam', '/v1/visits', S0_PROPOSAL],
    ['the inspectorate, which only looks', 'inspektorat-kapuas', '/v1/visits', S0_PROPOSAL],
    ['the keeper of accounts', ADMIN, '/v1/visits', S0_PROPOSAL],
    [
      'another regency',
      'pmd-tanah-bumbu',
      '/v1/visits/{visit}/cancel-visit',
      { reason: 'Bukan wilayah kami sama sekali.' },
    ],
    ['a village head at the accounts', 'kades-sei-asam', '/v1/users', { kind: 'PERSON' }],
    ['the ministry, at a person', 'kemendes', '/v1/subjects', { nik: s0Niks()[0] }],
  ])('is not allowed to: %s', async (_who, username, path, body) => {
    const token = await system.tokenOf(username);
    await refuses(() => posting(path.replace('{visit}', visitId), body, token), outOfScope);
  });

  it('cannot act for a region whose code only begins alike', async () => {
    const admin = await system.tokenOf(ADMIN);
    const {
      body: { id },
    } = await posting('/v1/users', { kind: 'PERSON' }, admin);
    const grant = (scope: string) =>
      posting(
        `/v1/users/${id}/grant-role`,
        { role: 'REGENCY_PMD', scope, officeId: 'x', validFrom: '2024-01-01' },
        admin,
      );
    await refuses(() => grant('63.1'), { status: 404, code: 'E_REGION_UNKNOWN', field: '/scope' });
    await refuses(() => grant('6'), { status: 422, code: 'E_VALIDATION', field: '/scope' });
    expect((await grant('63.01')).status).toBe(200);
  });

  it.each([
    'region=63.1',
    'region=6310',
    'region=',
    'origin=62.03.02.2',
    'status=CLOSED&region=ID',
    'wilayah=63.10',
    '__proto__=63',
    'limit=0',
    'limit=201',
    'sort=-status',
    'cursor=x',
    'year=MMXXIV',
  ])('cannot ask in a way that means nothing: ?%s', async (question) => {
    const reader = await system.tokenOf('kemendes');
    const field = question.split('&').at(-1)!.split('=')[0]!;
    await refuses(
      () =>
        request(url)
          .get(`/v1/visits?${question}`)
          .set(...bearer(reader)),
      { status: 400, code: 'E_MALFORMED', parameter: field },
    );
  });

  it('cannot read what lies elsewhere', async () => {
    const jambi = await grantee('inspektorat-jambi', { role: 'INSPECTOR', scope: '15', officeId: 'inspektorat-15' });
    for (const path of [`/v1/visits/${visitId}`, `/v1/visits/${visitId}/history`]) {
      await refuses(
        () =>
          request(url)
            .get(path)
            .set(...bearer(jambi)),
        { status: 404, code: 'E_NOT_FOUND' },
      );
    }
    for (const path of ['/v1/visit-totals?year=2024', '/v1/visit-totals?year=2024&region=62.03'])
      await refuses(
        () =>
          request(url)
            .get(path)
            .set(...bearer(jambi)),
        outOfScope,
      );
    for (const list of ['/v1/visits', '/v1/visits?region=62', '/v1/visits?region=63.10']) {
      expect(
        (
          await request(url)
            .get(list)
            .set(...bearer(jambi))
        ).body.items,
      ).toEqual([]);
    }
  });

  it('no longer may, once the account is disabled, whatever the token says', async () => {
    const admin = await system.tokenOf(ADMIN);
    const [user] = (await system.log()).filter(
      ({ type, data }) => type === 'RoleGranted' && (data as { role: string }).role === 'DISTRICT_OFFICER',
    );
    const token = await system.tokenOf('sekcam-angsana');
    const answering = () =>
      posting(
        `/v1/visits/${visitId}/decline-hosting`,
        { host: '63.10.09', acting: { officialName: 'Sekcam' }, reason: 'Tidak jadi.' },
        token,
      ).set('If-Match', '"14"');
    await refuses(answering, { status: 409, code: 'E_STATE' });
    expect((await posting(`/v1/users/${user!.stream.slice(5)}/disable-user`, {}, admin)).status).toBe(200);
    await refuses(answering, outOfScope);
    const { username, password } = system.account('sekcam-angsana');
    await refuses(() => request(url).post('/v1/auth/token').send({ username, password }), {
      status: 401,
      code: 'E_SIGN_IN',
    });
  });
});

describe('When the time is over', () => {
  it('a token is none any more', async () => {
    system.clock.set('2026-11-20T09:59:59.000Z');
    expect(
      (
        await request(url)
          .get('/v1/me')
          .set(...bearer(village))
      ).status,
    ).toBe(200);
    system.clock.set('2026-11-20T10:00:00.000Z');
    await refuses(() => proposing({}), { status: 401, code: 'E_UNAUTHENTICATED' });
  });

  it('a grant ends with its last day where it is held, not where the server stands', async () => {
    await system.moveTo('2026-11-20T10:00:00.000Z');
    const token = await grantee('kades-lama', {
      role: 'VILLAGE_HEAD',
      scope: '62.03.02.2006',
      officeId: 'pemdes-62.03.02.2006',
      validTo: '2026-11-20',
    });
    const proposal = { ...S0_PROPOSAL, origin: { region: '62.03.02.2006', officeId: 'pemdes-62.03.02.2006' } };
    system.clock.set('2026-11-20T16:59:59.999Z');
    expect((await posting('/v1/visits', proposal, token)).status).toBe(201);
    system.clock.set('2026-11-20T17:00:00.000Z');
    await refuses(() => posting('/v1/visits', proposal, token), { status: 403, code: 'E_SCOPE' });
  });
});
