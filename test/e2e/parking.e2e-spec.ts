import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpAnswer } from '#demo';
import { collectionOf } from '#kernel';
import { derivedUuid } from '#runtime';
import { visitBoard } from '../../libs/contexts/visits/read/visit-board.model.js';
import { ADMIN, SystemUnderTest } from './system.js';
import { strangers, visitStory } from './visit-story.js';

let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
});
afterAll(() => system.stop());

const MODEL = collectionOf(visitBoard).name;
const { fold } = visitBoard;
afterEach(() => {
  Object.assign(visitBoard, { fold });
});
/** The program has a fault by which it cannot show that a host accepted this visit. */
const cannotShowAcceptanceOf = (visitId: string): void => {
  Object.assign(visitBoard, {
    fold: ((visit, event, id) => {
      if (id === visitId && event.type === 'VisitHostingAccepted') throw new TypeError('hosts is not iterable');
      return fold(visit, event, id);
    }) satisfies typeof fold,
  });
};

const { propose, accept, approve } = visitStory({
  askedOn: '2026-11-20',
  from: '2026-11-25',
  to: '2026-11-26',
  subjectRefs: strangers(1),
});
const problem = ({ status, body }: HttpAnswer) => {
  const { code, ruleId } = body as { code: string; ruleId?: string };
  return { status, code, ruleId };
};
const onBoard = async (visitId: string) =>
  ((await system.get('kemendes', `/v1/visits/${visitId}`)).body as { item: Record<string, unknown> }).item;
const parkedOf = async (visitId: string) =>
  ((await system.get('walidata', `/v1/parking?key=${visitId}`)).body as { items: Record<string, unknown>[] }).items[0]!;
const letGo = (by: string, command: string, body: object) =>
  system.post(by, `/v1/parking/${command}`, { model: MODEL, ...body });
const health = async () =>
  (
    (await system.call({ method: 'GET', path: '/health/ready' })).body as {
      parts: { consumers: { states: Record<string, object> } };
    }
  ).parts.consumers.states;

/** A visit that a host accepted while the program could not show it, and that was approved afterwards. */
const parkedVisit = async (): Promise<string> => {
  const visitId = await system.takeAll([propose]);
  cannotShowAcceptanceOf(visitId);
  await system.takeAll([accept, approve], visitId);
  await system.settle();
  return visitId;
};

describe('A visit with an event that the program cannot show', () => {
  it('is shown as it was before, with a mark, while every other visit goes on', async () => {
    const visitId = await parkedVisit();
    const other = await system.takeAll([propose, accept, approve]);
    await system.settle();
    const [, accepted] = await system.stream(`studyVisit-${visitId}`);
    expect(await onBoard(visitId)).toMatchObject({ status: 'PROPOSED', parked: { eventId: accepted!.id } });
    expect(await onBoard(other)).toMatchObject({ status: 'APPROVED' });
    const { items } = (await system.get('kemendes', '/v1/visits')).body as { items: { id: string; parked?: object }[] };
    expect(items.filter(({ parked }) => parked).map(({ id }) => id)).toEqual([visitId]);
    expect(await health()).toMatchObject({
      visits: { state: 'live', parked: 1 },
      operations: { state: 'live', parked: 0 },
    });
    expect(
      await system.sinergi.app.inject({ method: 'GET', url: '/metrics' }).then(({ payload }) => payload),
    ).toContain('sinergi_consumer_parked_keys{consumer="visits"} 1');
  });

  it('is listed for the data steward, and let go by nobody else', async () => {
    const visitId = await parkedVisit();
    const entry = await parkedOf(visitId);
    expect(entry).toMatchObject({
      model: MODEL,
      key: visitId,
      status: 'PARKED',
      eventType: 'VisitHostingAccepted',
      error: 'TypeError: hosts is not iterable',
      count: 1,
    });
    expect((await system.get('walidata', `/v1/parking/${entry['id'] as string}`)).body).toMatchObject({ item: entry });
    for (const who of ['kemendes', 'kades-sei-asam', 'inspektorat-kapuas', ADMIN]) {
      expect(problem(await system.get(who, '/v1/parking'))).toMatchObject({ status: 403, code: 'E_SCOPE' });
      expect(problem(await letGo(who, 'retry-parked-key', { key: visitId, reason: 'coba' }))).toMatchObject({
        status: 403,
        code: 'E_SCOPE',
      });
    }
    expect(problem(await letGo('walidata', 'retry-parked-key', { key: visitId }))).toEqual({
      status: 422,
      code: 'E_REASON_REQUIRED',
      ruleId: 'OPS-04',
    });
    expect(problem(await letGo('walidata', 'retry-parked-key', { key: 'nobody', reason: 'coba' }))).toEqual({
      status: 404,
      code: 'E_NOT_FOUND',
      ruleId: 'OPS-01',
    });
    expect(
      problem(await letGo('walidata', 'drop-parked-event', { key: visitId, eventId: 'another', reason: 'coba' })),
    ).toEqual({ status: 409, code: 'E_STATE', ruleId: 'OPS-03' });
  });

  it('is shown alike as of any instant, alone and in the list', async () => {
    const visitId = await parkedVisit();
    const asOf = system.clock.now();
    const { item } = (await system.get('kemendes', `/v1/visits/${visitId}?asOf=${asOf}`)).body as { item: object };
    const { items } = (await system.get('kemendes', `/v1/visits?asOf=${asOf}`)).body as { items: { id: string }[] };
    const now = await onBoard(visitId);
    expect(items.find(({ id }) => id === visitId)).toEqual(now);
    expect(item).toMatchObject({
      status: 'PROPOSED',
      parked: { eventId: (now['parked'] as { eventId: string }).eventId },
    });

    const { eventId } = await parkedOf(visitId);
    await letGo('walidata', 'drop-parked-event', { key: visitId, eventId, reason: 'Tidak dapat ditampilkan.' });
    expect((await system.get('kemendes', `/v1/visits/${visitId}?asOf=${asOf}`)).body).toMatchObject({
      item: { status: 'APPROVED' },
    });
  });

  it('is seen and let go by a data steward of the whole country alone', async () => {
    const visitId = await parkedVisit();
    const { id } = (await system.post(ADMIN, '/v1/users', { kind: 'PERSON' })).body as { id: string };
    const grant = {
      grantId: 'steward',
      role: 'DATA_STEWARD',
      scope: '62.03',
      officeId: 'dpmd-62.03',
      validFrom: '2024-01-01',
    };
    await system.grantByTwo(id, grant);
    const credentials = { username: 'walidata-kapuas', password: 'pohon-ulin-77' };
    await system.call({
      method: 'PUT',
      path: `/v1/users/${id}/password`,
      token: await system.tokenOf(ADMIN),
      body: credentials,
    });
    const { access_token: token } = (await system.call({ method: 'POST', path: '/v1/auth/token', body: credentials }))
      .body as { access_token: string };
    const answer = await system.call({
      method: 'POST',
      path: '/v1/parking/retry-parked-key',
      token,
      body: { model: MODEL, key: visitId, reason: 'coba' },
    });
    expect(problem(answer)).toMatchObject({ status: 403, code: 'E_SCOPE' });
    for (const path of [
      '/v1/parking',
      '/v1/parking?format=csv',
      `/v1/parking/${derivedUuid(MODEL, visitId)}`,
      '/v1/parking/tidak-ada',
    ]) {
      expect(problem(await system.call({ method: 'GET', path, token }))).toMatchObject({
        status: 403,
        code: 'E_SCOPE',
      });
    }
  });

  it('is parked again when it is retried too early, and shows everything when the program was mended', async () => {
    const visitId = await parkedVisit();
    expect(
      (await letGo('walidata', 'retry-parked-key', { key: visitId, reason: 'Mungkin sudah diperbaiki.' })).status,
    ).toBe(200);
    await system.settle();
    expect(await onBoard(visitId)).toMatchObject({ status: 'PROPOSED' });
    expect(await parkedOf(visitId)).toMatchObject({ status: 'PARKED', count: 2 });

    Object.assign(visitBoard, { fold });
    await system.restart();
    expect((await letGo('walidata', 'retry-parked-key', { key: visitId, reason: 'Sudah diperbaiki.' })).status).toBe(
      200,
    );
    await system.settle();
    const shown = await onBoard(visitId);
    expect(shown).toMatchObject({ status: 'APPROVED' });
    expect(shown).not.toHaveProperty('parked');
    expect(await parkedOf(visitId)).toMatchObject({ status: 'RETRIED', reason: 'Sudah diperbaiki.' });
    expect(problem(await letGo('walidata', 'retry-parked-key', { key: visitId, reason: 'Sekali lagi.' }))).toEqual({
      status: 409,
      code: 'E_STATE',
      ruleId: 'OPS-02',
    });
  });

  it('shows all but the event that was dropped', async () => {
    const visitId = await parkedVisit();
    const { eventId } = await parkedOf(visitId);
    expect(
      (await letGo('walidata', 'drop-parked-event', { key: visitId, eventId, reason: 'Tidak dapat ditampilkan.' }))
        .status,
    ).toBe(200);
    await system.settle();
    const { steps } = (await onBoard(visitId)) as { steps: { event: string }[] };
    expect(steps.map(({ event }) => event)).toEqual(['VisitProposed', 'VisitApproved']);
    expect(await parkedOf(visitId)).toMatchObject({ status: 'DROPPED', dropped: [eventId] });
  });
});
