import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { OutcomeUnknown, StoreUnavailable, reject } from '#kernel';
import { bearer, closeAll, start, tripOptions, trips, type Running } from '../trips.fixture.js';

const plan = { host: 'Angsana', travellers: 3, budget: '62500000' };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let running: Running;
let accept: Running['executor']['answer'];

beforeAll(async () => {
  running = await start();
  accept = running.executor.answer;
});
afterAll(closeAll);
beforeEach(() => {
  running.executor.requests.length = 0;
  running.executor.answer = accept;
});

const post = (path: string, user = 'head') =>
  request(running.url)
    .post(path)
    .set(...bearer(user));

describe('A command over HTTP', () => {
  it('creates at POST /v1/trips and answers with the receipt', async () => {
    const answer = await post('/v1/trips')
      .set('Idempotency-Key', 'plan-trip-0001')
      .set('X-Correlation-Id', 'case:7')
      .send(plan);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      stream: 'trip-new',
      id: 'new',
      revision: 4,
      position: '0000000042',
      events: ['PlanTripDone'],
      warnings: [],
    });
    expect(answer.headers).toMatchObject({
      location: '/v1/trips/new',
      etag: '"4"',
      'sinergi-position': '0000000042',
      'idempotency-key': 'plan-trip-0001',
      'x-correlation-id': 'case:7',
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
    });
    expect(running.executor.requests).toEqual([
      {
        table: trips,
        row: trips.rows[0],
        input: plan,
        commandId: 'plan-trip-0001',
        correlationId: 'case:7',
        principal: expect.objectContaining({ userId: 'head' }),
        answerWithin: expect.any(Number),
      },
    ]);
  });

  it('is only tried where it is asked so: nothing is created, and nothing counted', async () => {
    const counted = async () => (await running.metrics.text()).match(/sinergi_commands_total\{command="PlanTrip".*/g);
    const before = await counted();
    const answer = await post('/v1/trips?dryRun=true').send(plan);
    expect([answer.status, answer.headers['location'], answer.headers['etag']]).toEqual([200, undefined, undefined]);
    expect(running.executor.requests).toMatchObject([{ input: plan, dryRun: true }]);
    running.executor.answer = () => Promise.reject(reject('E_SOD'));
    expect((await post('/v1/trips?dryRun=true').send(plan)).body.code).toBe('E_SOD');
    expect((await post('/v1/trips?dryRun=true').send({})).body.code).toBe('E_VALIDATION');
    expect(await counted()).toEqual(before);
    for (const slip of ['dryRun=false', 'dryRun=', 'dryRun=1', 'dryrun=true', 'dryRun=true&dryRun=true'])
      expect((await post(`/v1/trips?${slip}`).send(plan)).body.code).toBe('E_MALFORMED');
    expect(running.executor.requests).toHaveLength(2);
  });

  it('waits for its answer no longer than is left of the limit since it arrived', async () => {
    await post('/v1/trips').send(plan);
    const { answerWithin } = running.executor.requests[0]!;
    expect([answerWithin! > 0, answerWithin! < tripOptions().commandWait]).toEqual([true, true]);
  });

  it('names the object in the path for every other command, and enforces the revision that was seen', async () => {
    const answer = await post('/v1/trips/t-1/cancel-trip').set('If-Match', '"3"').send({});
    expect(answer.status).toBe(200);
    expect(answer.headers['location']).toBeUndefined();
    expect(running.executor.requests[0]).toMatchObject({
      id: 't-1',
      expectedRevision: [3],
      revisionRequired: true,
      row: { name: 'CancelTrip' },
    });
  });

  it.each([
    ['"0"', [0]],
    ['"3", "12"', [3, 12]],
    [' "3" ,W/"4"', [3]],
    ['W/"3"', []],
    ['"03"', []],
    ['"a,b", "5"', [5]],
    ['""', []],
    ['*', 'any'],
  ])('takes of the revisions that were seen those that can match: %s', async (given, seen) => {
    await post('/v1/trips/t-1/cancel-trip').set('If-Match', given).send({});
    expect(running.executor.requests[0]!.expectedRevision).toEqual(seen);
  });

  it('must say which revision was seen where a stage is left, unless the setting is off', async () => {
    await post('/v1/trips/t-1/cancel-trip').send({});
    await post('/v1/trips/open-trip-desk', 'tanbu').send({ officeId: 'pmd' });
    expect(
      running.executor.requests.map(({ revisionRequired, expectedRevision }) => [revisionRequired, expectedRevision]),
    ).toEqual([
      [true, undefined],
      [undefined, undefined],
    ]);
    const lenient = await start({ requireIfMatch: false });
    await request(lenient.url)
      .post('/v1/trips/t-1/cancel-trip')
      .set(...bearer('head'))
      .send({});
    expect(lenient.executor.requests[0]).not.toHaveProperty('revisionRequired');
  });

  it.each([
    ['E_CONCURRENCY', 412],
    ['E_REVISION_REQUIRED', 428],
  ] as const)('is told the present revision when refused with %s', async (code, status) => {
    running.executor.answer = () => Promise.reject(reject(code, { details: { actual: 0 } }));
    const answer = await post('/v1/trips/t-1/cancel-trip').send({});
    expect([answer.status, answer.headers['etag']]).toEqual([status, '"0"']);
  });

  it('needs no body where the input requires nothing', async () => {
    expect((await post('/v1/trips/t-1/cancel-trip')).status).toBe(200);
  });

  it('names no object where the input tells the stream', async () => {
    expect((await post('/v1/trips/open-trip-desk', 'tanbu').send({ officeId: 'pmd' })).status).toBe(200);
    expect(running.executor.requests[0]).not.toHaveProperty('id');
  });

  it('gives an id to a command that has none, and tells it', async () => {
    const answer = await post('/v1/trips').send(plan);
    expect(answer.headers['idempotency-key']).toMatch(UUID);
    expect(running.executor.requests[0]!.commandId).toBe(answer.headers['idempotency-key']);
    expect(answer.headers['x-correlation-id']).toMatch(UUID);
  });

  it('offers no route for what only the system does', async () => {
    expect((await post('/v1/trips/t-1/mark-trip-overdue').send({})).status).toBe(404);
  });

  it.each([
    ['short key', '/v1/trips', { 'Idempotency-Key': 'short' }, 'Idempotency-Key'],
    ['key with spaces', '/v1/trips', { 'Idempotency-Key': 'two words here' }, 'Idempotency-Key'],
    ['unquoted revision', '/v1/trips/t-1/cancel-trip', { 'If-Match': '3' }, 'If-Match'],
    ['strange id', '/v1/trips/..%2f..%2fetc/cancel-trip', {}, 'id'],
    ['endless id', `/v1/trips/${'a'.repeat(65)}/cancel-trip`, {}, 'id'],
  ])('refuses a %s', async (_, path, headers, name) => {
    const answer = await post(path)
      .set(headers)
      .send(path === '/v1/trips' ? plan : {});
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'E_MALFORMED', [name === 'id' ? 'parameter' : 'header']: name });
    expect(answer.body).not.toHaveProperty('field');
    expect(running.executor.requests).toEqual([]);
  });

  it('replaces an ill-formed correlation id', async () => {
    expect((await post('/v1/trips').set('X-Correlation-Id', 'a b').send(plan)).headers['x-correlation-id']).toMatch(
      UUID,
    );
  });
});

describe('The rights behind a command', () => {
  it('are those that the log tells now, never the remembered ones', async () => {
    let away = false;
    const { principals } = tripOptions();
    const { url, executor } = await start({
      principals: { of: (userId) => (away ? Promise.reject(new StoreUnavailable('log')) : principals.of(userId)) },
    });
    const plans = () =>
      request(url)
        .post('/v1/trips')
        .set(...bearer('head'))
        .send(plan);
    expect((await plans()).status).toBe(201);
    away = true;
    expect([(await plans()).status, executor.requests.length]).toEqual([503, 1]);
  });
});

describe('The body of a command', () => {
  it('is checked before the executor sees it', async () => {
    const answer = await post('/v1/trips').send({ ...plan, travellers: '3', surprise: true });
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toMatchObject({
      type: 'urn:sinergi:problem:E_VALIDATION',
      status: 422,
      code: 'E_VALIDATION',
      title: 'Isian tidak sah.',
      field: '/surprise',
      messageId: 'surprise: tidak dikenal.',
      messageEn: 'surprise: is not a known field.',
      instance: '/v1/trips',
      details: { errors: [{ field: '/surprise' }, { field: '/travellers' }] },
      correlationId: answer.headers['x-correlation-id'],
    });
    expect(running.executor.requests).toEqual([]);
  });

  it('carries no amount as a number', async () => {
    const answer = await post('/v1/trips').send({ ...plan, budget: 62500000 });
    expect([answer.status, answer.body.code, answer.body.field, answer.body.ruleId]).toEqual([
      422,
      'E_AMOUNT',
      '/budget',
      'COM-03',
    ]);
  });

  it.each([
    ['broken JSON', 'application/json', '{"host":', 400, 'E_MALFORMED'],
    ['nothing under a JSON type', 'application/json', '', 400, 'E_MALFORMED'],
    ['a prototype key', 'application/json', '{"__proto__":{"admin":true}}', 400, 'E_MALFORMED'],
    ['a constructor key', 'application/json', '{"constructor":{"prototype":{"admin":true}}}', 400, 'E_MALFORMED'],
    [
      'two megabytes',
      'application/json',
      JSON.stringify({ ...plan, reason: 'x'.repeat(2_000_000) }),
      413,
      'E_TOO_LARGE',
    ],
    ['plain text', 'text/plain', 'hello', 415, 'E_MEDIA_TYPE'],
    ['XML', 'application/xml', '<a/>', 415, 'E_MEDIA_TYPE'],
    ['a form', 'application/x-www-form-urlencoded', 'a=1', 415, 'E_MEDIA_TYPE'],
    ['a list', 'application/json', '[]', 422, 'E_VALIDATION'],
    ['null', 'application/json', 'null', 422, 'E_VALIDATION'],
  ])('is refused as %s', async (_, type, body, status, code) => {
    const answer = await post('/v1/trips').set('Content-Type', type).send(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });
});

describe('A refusal', () => {
  const refuseWith = (error: Error) => {
    running.executor.answer = () => Promise.reject(error);
    return post('/v1/trips').set('Idempotency-Key', 'plan-trip-0001').send(plan);
  };

  it('carries the rule, the field and the legal basis', async () => {
    const answer = await refuseWith(
      reject('E_STATE', { ruleId: 'VIS-04', field: 'host', legalBasis: 'UU 6/2014', details: { state: 'CLOSED' } }),
    );
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      code: 'E_STATE',
      ruleId: 'VIS-04',
      field: 'host',
      legalBasis: 'UU 6/2014',
      details: { state: 'CLOSED' },
    });
    expect(answer.headers['idempotency-key']).toBe('plan-trip-0001');
  });

  it.each([
    [undefined, 'id', 'Tindakan ini tidak mungkin pada tahap sekarang.'],
    ['en-GB,en;q=0.9,id;q=0.5', 'en', 'This act is not possible at the present stage.'],
    ['id;q=0.9,en;q=0.8', 'id', 'Tindakan ini tidak mungkin pada tahap sekarang.'],
    ['de', 'id', 'Tindakan ini tidak mungkin pada tahap sekarang.'],
  ])('speaks the language of the reader: %s', async (accepted, language, title) => {
    const answer = await refuseWith(reject('E_STATE')).set(accepted ? { 'Accept-Language': accepted } : {});
    expect(answer.headers['content-language']).toBe(language);
    expect(answer.body).toMatchObject({ title, messageEn: 'This act is not possible at the present stage.' });
  });

  it.each([
    ['unavailable', new StoreUnavailable('disk')],
    ['unknown', new OutcomeUnknown('lost')],
  ])('asks to come back when the outcome is %s', async (_, error) => {
    const answer = await refuseWith(error);
    expect([answer.status, answer.body.code, answer.headers['retry-after']]).toEqual([503, 'E_UNAVAILABLE', '5']);
    expect(answer.body).toMatchObject({
      messageId: expect.stringMatching(/mungkin sudah, atau masih akan, berlaku.*Idempotency-Key yang sama/),
      messageEn: expect.stringMatching(/may have had effect, or may still have.*same Idempotency-Key/),
    });
    expect([answer.body.messageId, answer.body.messageEn]).toContain(answer.body.detail);
  });

  it('tells nothing of an inner fault, and logs it by its correlation id', async () => {
    const answer = await refuseWith(new TypeError('secret detail')).set('X-Correlation-Id', 'fault-1');
    expect([answer.status, answer.body.code]).toEqual([500, 'E_INTERNAL']);
    expect(answer.text).not.toContain('secret detail');
    expect(running.log.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({
        correlationId: 'fault-1',
        msg: 'request failed',
        err: expect.objectContaining({ message: 'secret detail' }),
      }),
    );
  });

  it('counts by command and code', async () => {
    await refuseWith(reject('E_SOD'));
    expect(await running.metrics.text()).toContain('sinergi_commands_total{command="PlanTrip",code="E_SOD"} 1');
  });
});
