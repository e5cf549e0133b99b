import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import type { HttpAnswer } from '#demo';
import { StoreUnavailable } from '#kernel';
import { EventStoreDBDouble } from '#testing/eventstoredb-double';
import { MongoDouble } from '#testing/mongodb-double';
import { injected } from '../../apps/api/demonstration.js';
import { openSystem, type System } from '../../apps/composition/system.js';
import { RULE_BOOK } from '../e2e/rule-book.js';
import { SystemUnderTest, TODAY } from '../e2e/system.js';
import { strangers, visitStory } from '../e2e/visit-story.js';

let log: EventStoreDBDouble;
let readModels: MongoDouble;
let system: SystemUnderTest;
let projectors: System[];
let test = 0;

/** Consumers in a process of their own. */
const startProjector = async (): Promise<System> => {
  const projector = await openSystem({
    stores: system.storeSettings,
    ruleBook: RULE_BOOK,
    clock: system.clock,
    process: 'projector',
  });
  projectors.push(projector);
  projector.runtime.consumers.start();
  return projector;
};

const start = async (consumers: 'here' | 'elsewhere', nodes: number): Promise<void> => {
  [log, readModels, projectors] = [await EventStoreDBDouble.start({ nodes }), await MongoDouble.start(), []];
  system = await SystemUnderTest.start(
    { EVENTSTORE_URL: log.url, MONGODB_URL: readModels.url },
    { consumersElsewhere: consumers === 'elsewhere' },
  );
  for (const user of ['kades-sei-asam', 'pj-kades-angsana', 'kemendes']) await system.tokenOf(user);
  system.sinergi.start();
  if (consumers === 'elsewhere') await startProjector();
};

const stop = async (): Promise<void> => {
  for (const projector of projectors) await projector.close();
  await system.stop();
  await readModels.stop();
  await log.stop();
};

beforeEach(() => {
  test += 1;
});
afterEach(() => {
  log.thaw();
  readModels.thaw();
});

const story = visitStory({ askedOn: '2026-11-20', from: '2026-12-01', to: '2026-12-02', subjectRefs: strangers(1) });
const propose = (key: string): Promise<HttpAnswer> => system.take(story.propose, '', `propose-${key}-${test}`);
/** The proposal is the revision that the host has seen. */
const accept = (id: string, key: string): Promise<HttpAnswer> =>
  system.post(story.accept.by, story.accept.path.replace('{visit}', id), story.accept.body, `accept-${key}-${test}`, 0);
const receiptOf = ({ body }: HttpAnswer) => body as { id: string; position: string };
const list = (): Promise<HttpAnswer> => system.get('kemendes', '/v1/visits');
const shownBy = ({ body }: HttpAnswer) =>
  body as { items: { id: string; status: string }[]; asOf: string; position: string; stale: boolean };
const outcome = ({ status, body, headers }: HttpAnswer) => [
  status,
  (body as { code?: string }).code,
  headers['retry-after'],
];
const UNAVAILABLE = [503, 'E_UNAVAILABLE', '5'];

const health = async (path = 'ready') => {
  const { status, body } = await system.call({ method: 'GET', path: `/health/${path}` });
  const { parts } = body as {
    parts: Record<string, { status: string; states?: Record<string, { state: string; lagSeconds: number }> }>;
  };
  return { status, parts };
};
const downParts = async () => {
  const { status, parts } = await health();
  return [
    status,
    ...Object.entries(parts)
      .filter(([, part]) => part.status === 'down')
      .map(([name]) => name),
  ];
};

/** Asks again until the answer is as wanted: what a client does that was told to come back. */
const until = async <T>(ask: () => Promise<T>, isAsWanted: (answer: T) => boolean): Promise<T> => {
  const asked = system;
  for (;;) {
    const answer = await ask();
    if (isAsWanted(answer)) return answer;
    if (asked !== system) throw new Error(`given up: ${JSON.stringify(answer)}`);
    await setTimeout(20);
  }
};
const succeeded = ({ status }: HttpAnswer): boolean => status < 300;
const shows =
  (id: string, status: string) =>
  (answer: HttpAnswer): boolean =>
    succeeded(answer) && shownBy(answer).items.some((visit) => visit.id === id && visit.status === status);

type Happening = () => unknown;
/** How a store goes away, and how it comes back. */
const AWAY: Readonly<Record<string, Readonly<Record<'log' | 'readModels', readonly [Happening, Happening]>>>> = {
  'is gone': {
    log: [() => log.goAway(), () => log.comeBack()],
    readModels: [() => readModels.stop(), () => readModels.resume()],
  },
  'is silent': {
    log: [() => log.freeze(), () => log.thaw()],
    readModels: [() => readModels.freeze(), () => readModels.thaw()],
  },
};

describe.each([
  ['here', 2],
  ['elsewhere', 1],
] as const)('An api whose consumers run %s, on a log of %i nodes', (consumers, nodes) => {
  beforeAll(() => start(consumers, nodes));
  afterAll(stop);
  beforeEach(() => system.clock.set(TODAY));

  it.each(Object.entries(AWAY))(
    'whose log %s refuses commands, answers queries with their age, says so, and goes on by itself',
    async (_, { log: [leave, comeBack] }) => {
      const { id } = receiptOf(await until(() => propose('before'), succeeded));
      const before = shownBy(await until(list, shows(id, 'PROPOSED')));
      await leave();
      system.clock.set('2026-11-20T02:00:59.000Z');
      const { username, password } = system.account('walidata');
      // All at once: each waits for a silent log as long as it may.
      const [answer, refused] = await Promise.all([
        list(),
        Promise.all([
          accept(id, 'meanwhile').then(async (first) => [first, await accept(id, 'meanwhile')]),
          propose('meanwhile-too'),
          system.get('kemendes', `/v1/visits/${id}/history`),
          system.call({ method: 'POST', path: '/v1/auth/token', body: { username, password } }),
        ]),
      ]);
      expect([
        answer.status,
        shownBy(answer).items,
        answer.headers['as-of'],
        answer.headers['sinergi-position'],
      ]).toEqual([200, before.items, TODAY, shownBy(answer).position]);
      expect(refused.flat().map(outcome)).toEqual(Array.from({ length: 5 }, () => UNAVAILABLE));
      expect(await downParts()).toEqual([503, 'log']);
      expect((await health('live')).status).toBe(200);
      system.clock.set('2026-11-20T02:01:00.000Z');
      expect(outcome(await list())).toEqual(UNAVAILABLE);

      await comeBack();
      await until(() => accept(id, 'meanwhile'), succeeded);
      await until(list, shows(id, 'ACCEPTED'));
      const after = shownBy(await until(list, (again) => shownBy(again).asOf === '2026-11-20T02:01:00.000Z'));
      expect(after.items).toHaveLength(before.items.length);
      expect(await downParts()).toEqual([200]);
      expect((await system.stream(`studyVisit-${id}`)).map(({ metadata }) => metadata.commandId)).toEqual([
        `propose-before-${test}`,
        `accept-meanwhile-${test}`,
      ]);
    },
  );

  it.each(Object.entries(AWAY))(
    'whose read store %s accepts commands, refuses queries, says so, and goes on by itself',
    async (_, { readModels: [leave, comeBack] }) => {
      const { id } = receiptOf(await until(() => propose('before'), succeeded));
      await until(list, shows(id, 'PROPOSED'));
      await leave();
      const accepted = await accept(id, 'meanwhile');
      expect(accepted.status).toBe(200);
      const { id: another } = receiptOf(await propose('meanwhile-too'));
      const paths = ['/v1/visits', `/v1/visits/${id}`, '/v1/visit-totals?year=2026'];
      const queried = await Promise.all(paths.map((path) => system.get('kemendes', path)));
      expect(queried.map(outcome)).toEqual(paths.map(() => UNAVAILABLE));
      const asOf = await system.get('kemendes', `/v1/visits/${id}?asOf=${TODAY}`);
      // From the log alone, with its documents closed: whether one was made more closed is not known meanwhile.
      expect([asOf.status, asOf.body]).toMatchObject([200, { item: { status: 'ACCEPTED' } }]);
      expect(JSON.stringify(asOf.body)).not.toContain('"sha256"');
      expect(await downParts()).toEqual([503, 'readStore']);

      await comeBack();
      await until(list, shows(id, 'ACCEPTED'));
      await until(list, shows(another, 'PROPOSED'));
      expect(await until(downParts, ([status]) => status === 200)).toEqual([200]);
    },
  );

  it('without both stores stays alive, says so, and goes on by itself when they are back', async () => {
    const { id } = receiptOf(await until(() => propose('before'), succeeded));
    await Promise.all([log.goAway(), readModels.stop()]);
    expect(outcome(await accept(id, 'meanwhile'))).toEqual(UNAVAILABLE);
    expect(outcome(await list())).toEqual(UNAVAILABLE);
    expect(await downParts()).toEqual([503, 'log', 'readStore']);
    expect((await health('live')).status).toBe(200);
    await Promise.all([log.comeBack(), readModels.resume()]);
    await until(() => accept(id, 'meanwhile'), succeeded);
    await until(list, shows(id, 'ACCEPTED'));
  });

  // On the systems that run already: to load one through its servers takes longer than the stories.
  if (consumers === 'elsewhere') {
    describe('A projector that is stopped', () => {
      it('lets commands go on; queries tell how old they are, or that they are stale, until another goes on', async () => {
        const { id } = receiptOf(await until(() => propose('before'), succeeded));
        await until(list, shows(id, 'PROPOSED'));
        await projectors[0]!.close();
        const { position } = receiptOf(await accept(id, 'meanwhile'));
        system.clock.set('2026-11-20T02:10:00.000Z');
        const answer = shownBy(await system.get('kemendes', `/v1/visits?after=${position}`));
        const statusOf = ({ items }: ReturnType<typeof shownBy>) => items.find((visit) => visit.id === id)!.status;
        expect([answer.stale, answer.asOf, answer.position < position, statusOf(answer)]).toEqual([
          true,
          TODAY,
          true,
          'PROPOSED',
        ]);
        const stateOfVisits = async () => (await health()).parts['consumers']!.states!['visits']!;
        const lagging = await until(stateOfVisits, (status) => 'parked' in status && status.state === 'catching-up');
        expect(lagging).toEqual({ state: 'catching-up', lagSeconds: 600, parked: 0 });

        await startProjector();
        const listed = () => system.get('kemendes', `/v1/visits?after=${position}`);
        const fresh = shownBy(await until(listed, (each) => !shownBy(each).stale));
        expect([statusOf(fresh), fresh.asOf]).toEqual(['ACCEPTED', '2026-11-20T02:10:00.000Z']);
      });
    });
    return;
  }

  describe('A log whose leader changes', () => {
    it('is not felt: commands are accepted and shown', async () => {
      const { id } = receiptOf(await until(() => propose('before'), succeeded));
      log.elect(1);
      expect((await accept(id, 'after')).status).toBe(200);
      await until(list, shows(id, 'ACCEPTED'));
      log.elect(0);
      expect((await propose('again')).status).toBe(201);
    });
  });

  describe('A process whose clock is a day ahead', () => {
    it('puts its dates into what it records, refuses tokens too early, and leaves the order of the log and all others right', async () => {
      const clock = { now: () => '2026-11-21T02:00:00.000Z' as typeof TODAY };
      // Repeated, as whoever starts it does, while the log is still found away.
      const started = () =>
        system.process(clock).catch((error: unknown) => {
          if (!(error instanceof StoreUnavailable)) throw error;
        });
      const ahead = (await until(started, (process) => process !== undefined))!;
      const there = injected(ahead);
      const { path, by, body } = story.propose;
      const tomorrow = { ...body, occurredOn: '2026-11-21' };
      const proposing = async (token: string) =>
        there({ method: 'POST', path, token, idempotencyKey: 'from-tomorrow', body: tomorrow });
      expect(outcome(await proposing(await system.tokenOf(by)))).toEqual([401, 'E_UNAUTHENTICATED', undefined]);
      const { username, password } = system.account(by);
      const signedIn = await there({ method: 'POST', path: '/v1/auth/token', body: { username, password } });
      const { id } = receiptOf(await proposing((signedIn.body as { access_token: string }).access_token));
      await ahead.close();

      const early = await accept(id, 'today');
      expect(outcome(early).slice(0, 2)).toEqual([422, 'E_DATE_ORDER']);
      const shown = shownBy(await until(list, shows(id, 'PROPOSED')));
      expect(shown.asOf).toBe(TODAY);
      await system.moveTo('2026-11-21T02:00:00.000Z');
      const acceptTomorrow = { ...story.accept, body: { ...story.accept.body, occurredOn: '2026-11-21' } };
      expect((await system.take(acceptTomorrow, id)).status).toBe(200);
      const history = await system.get('kemendes', `/v1/visits/${id}/history`);
      const { items } = history.body as { items: { type: string }[] };
      expect(items.map(({ type }) => type)).toEqual(['VisitProposed', 'VisitHostingAccepted']);
    });
  });
});
