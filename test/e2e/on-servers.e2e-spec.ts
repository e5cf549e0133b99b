import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStoreDBDouble } from '#testing/eventstoredb-double';
import { MongoDouble } from '#testing/mongodb-double';
import { ADMIN, SECOND, SystemUnderTest, TODAY } from './system.js';
import { strangers, visitStory } from './visit-story.js';

/**
 * A story of each context, and what depends on the stores, on EventStoreDB and MongoDB, through their real clients, on
 * servers that speak their protocols in this process. `npm run test:long` has all tests of the whole system there.
 */
const [eventStore, readStore] = await Promise.all([EventStoreDBDouble.start(), MongoDouble.start()]);
Object.assign(process.env, { EVENTSTORE_URL: eventStore.url, MONGODB_URL: readStore.url });
await import('./parking.e2e-spec.js');
await import('./past-and-rebuilt.e2e-spec.js');
if (process.env['TEST_LONG']) {
  await import('./desk.e2e-spec.js');
  await import('./s0-kaji-banding.e2e-spec.js');
  await import('./access.e2e-spec.js');
  await import('./bad-input.e2e-spec.js');
  await import('./by-itself.e2e-spec.js');
}

describe('On servers', () => {
  let system: SystemUnderTest;
  beforeAll(async () => {
    system = await SystemUnderTest.start();
  });
  afterAll(() => system.stop());

  const { report, ...steps } = visitStory({
    askedOn: '2026-11-02',
    from: '2026-11-18',
    to: '2026-11-19',
    reportedOn: '2026-11-27',
    subjectRefs: strangers(2),
  });

  it('an account gets a role by two keepers, is listed, and acts until it is disabled', async () => {
    const { id } = (await system.post(ADMIN, '/v1/users', { kind: 'PERSON' })).body as { id: string };
    const credentials = { username: 'bendahara-kapuas', password: 'pohon-ulin-77' };
    expect(
      (
        await system.call({
          method: 'PUT',
          path: `/v1/users/${id}/password`,
          token: await system.tokenOf(ADMIN),
          body: credentials,
        })
      ).status,
    ).toBe(204);
    await system.grantByTwo(id, {
      grantId: 'sk-1',
      role: 'TREASURER',
      scope: '62.03',
      officeId: 'bpkad-62.03',
      validFrom: '2024-01-01',
    });
    await system.settle();
    expect((await system.get(SECOND, `/v1/users/${id}`)).body).toMatchObject({
      item: { username: credentials.username, grants: [{ role: 'TREASURER', scope: '62.03' }] },
    });

    const signedIn = await system.call({ method: 'POST', path: '/v1/auth/token', body: credentials });
    const { access_token: token } = signedIn.body as { access_token: string };
    const reads = async (): Promise<number> => (await system.call({ method: 'GET', path: '/v1/visits', token })).status;
    expect(await reads()).toBe(200);
    expect((await system.post(ADMIN, `/v1/users/${id}/disable-user`, {})).status).toBe(200);
    expect(await reads()).toBe(403);
  });

  it('a report that is not made is overdue by itself and taken late, and a correction of the record waits for another, and is shown', async () => {
    const visitId = await system.takeAll(Object.values(steps));
    const types = async () => (await system.stream(`studyVisit-${visitId}`)).map(({ type }) => type);
    await system.moveTo('2026-11-26T16:59:59.999Z');
    expect(await types()).not.toContain('VisitReportOverdue');
    await system.moveTo('2026-11-26T17:00:00.000Z');
    expect((await types()).at(-1)).toBe('VisitReportOverdue');
    await system.moveTo('2026-11-27T03:00:00.000Z');
    expect((await system.take(report, visitId)).status).toBe(200);
    await system.settle();
    expect((await system.get('kemendes', `/v1/visits/${visitId}`)).body).toMatchObject({
      item: { status: 'REPORTED', overdue: false, daysLate: 1 },
    });

    const held = (await system.stream(`studyVisit-${visitId}`)).find(({ type }) => type === 'VisitSessionHeld')!;
    const asked = {
      targetEventId: held.id,
      changes: [{ field: '/topic', value: 'Pengelolaan pasar desa' }],
      reason: 'Topiknya tertukar saat disalin.',
    };
    expect((await system.post('sekdes-sei-asam', `/v1/visits/${visitId}/request-correction`, asked)).status).toBe(200);
    const waiting = async () => {
      await system.settle();
      return (
        (await system.get('walidata', '/v1/corrections?status=WAITING')).body as {
          items: readonly { recordId: string }[];
        }
      ).items.map(({ recordId }) => recordId);
    };
    expect(await waiting()).toContain(visitId);
    expect((await system.post('walidata', `/v1/visits/${visitId}/confirm-correction`, { requestId: '1' })).status).toBe(
      200,
    );
    expect(await waiting()).not.toContain(visitId);
    expect((await system.get('kemendes', `/v1/visits/${visitId}`)).body).toMatchObject({
      item: { sessions: [{ topic: 'Pengelolaan pasar desa' }] },
    });
    await system.moveTo(TODAY);
  });

  it('days of a traveller are free again when the visit is cancelled, and one command sent eight times at once is one visit', async () => {
    const plan = { askedOn: '2026-11-20', from: '2026-11-25', to: '2026-11-26', subjectRefs: strangers(2) };
    const ready = async () => {
      const { propose, accept, approve, order } = visitStory(plan);
      return { id: await system.takeAll([propose, accept, approve]), order };
    };
    const [one, other] = [await ready(), await ready()];
    expect((await system.take(one.order, one.id)).status).toBe(200);
    expect(await system.take(other.order, other.id)).toMatchObject({ status: 409, body: { code: 'E_TRAVEL_OVERLAP' } });
    expect(
      (await system.post('kades-sei-asam', `/v1/visits/${one.id}/cancel-visit`, { reason: 'Tuan rumah kebanjiran.' }))
        .status,
    ).toBe(200);
    await system.settle();
    expect((await system.take(other.order, other.id)).status).toBe(200);

    const { propose } = visitStory(plan);
    const answers = await Promise.all(Array.from({ length: 8 }, () => system.take(propose, '', 'serempak-delapan')));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(await system.stream((answers[0]!.body as { stream: string }).stream)).toHaveLength(1);
  });

  it('a region is found by an alias from the moment on at which it was added, until it is removed', async () => {
    const found = async () =>
      ((await system.get('kemendes', '/v1/regions?q=tanbu')).body as { items: readonly { code: string }[] }).items.map(
        ({ code }) => code,
      );
    const give = async (command: string, body: object) =>
      (await system.post('walidata', `/v1/region-directory/${command}`, body)).status;
    expect(await found()).toEqual([]);
    expect(await give('add-region-alias', { alias: 'Tanbu', region: '63.10' })).toBe(200);
    expect(await found()).toEqual(['63.10']);
    expect(await give('remove-region-alias', { alias: 'Tanbu' })).toBe(200);
    expect(await found()).toEqual([]);
  });
});

describe('All of that', () => {
  it('was kept in EventStoreDB and MongoDB', () => {
    expect([eventStore.calls.append > 100, readStore.counts['update']! > 100]).toEqual([true, true]);
  });
});

afterAll(async () => {
  await readStore.stop();
  await eventStore.stop();
});
