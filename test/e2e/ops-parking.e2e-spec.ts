import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ParkingBoardEntry } from '#contexts/operations';
import { collectionOf } from '#kernel';
import { releaseTravelDays } from '../../libs/contexts/visits/processes/release-travel-days.process.js';
import { visitBoard } from '../../libs/contexts/visits/read/visit-board.model.js';
import { ops, type Ended, type Environment } from './ops.js';
import { SystemUnderTest } from './system.js';
import { strangers, visitStory } from './visit-story.js';

let system: SystemUnderTest;
let env: Environment;
beforeAll(async () => {
  system = await SystemUnderTest.start({});
  env = { DATA_DIR: system.dataDir };
});
afterAll(() => system.stop());

const { fold } = visitBoard;
const mend = (): void => void Object.assign(visitBoard, { fold });
afterEach(mend);

const { propose, accept, approve } = visitStory({
  askedOn: '2026-11-20',
  from: '2026-11-25',
  to: '2026-11-26',
  subjectRefs: strangers(1),
});
const MODEL = collectionOf(visitBoard).name;
const parking = (...argv: readonly string[]): Promise<Ended> => ops(env, 'parking', ...argv, '--json');
const listed = async (...options: readonly string[]) =>
  ((await parking('list', ...options)).json as { parked: readonly ParkingBoardEntry[] }).parked;
const onBoard = async (visitId: string) =>
  ((await system.get('kemendes', `/v1/visits/${visitId}`)).body as { item: { status: string; parked?: object } }).item;

/** A visit that a host accepted while the program could not show it, and that was approved afterwards. */
const parkedVisit = async (): Promise<string> => {
  const visitId = await system.takeAll([propose]);
  Object.assign(visitBoard, {
    fold: ((visit, event, id) => {
      if (id === visitId && event.type === 'VisitHostingAccepted') throw new TypeError('hosts is not iterable');
      return fold(visit, event, id);
    }) satisfies typeof fold,
  });
  await system.takeAll([accept, approve], visitId);
  await system.settle();
  return visitId;
};

describe('A parked document', () => {
  it('is listed and shown to the operator, with the event at which it stopped', async () => {
    const visitId = await parkedVisit();
    const [, accepted] = await system.stream(`studyVisit-${visitId}`);
    const { code, json } = await parking('list');
    const entry = {
      model: MODEL,
      key: visitId,
      status: 'PARKED',
      eventType: 'VisitHostingAccepted',
      eventId: accepted!.id,
      count: 1,
      error: 'TypeError: hosts is not iterable',
    };
    expect([code, json]).toEqual([0, { parked: [expect.objectContaining(entry)] }]);
    expect((await parking('show', MODEL, visitId)).json).toMatchObject({
      ...entry,
      event: { id: accepted!.id, type: 'VisitHostingAccepted', data: accepted!.data },
    });
    expect((await ops(env, 'projection', 'list')).stdout).toMatch(
      new RegExp(`^visits +0 +dipakai / live .* 1 +${MODEL} `, 'm'),
    );
    expect(await parking('show', MODEL, 'nobody')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('E_NOT_FOUND'),
    });
  });

  it.each([
    ['show', []],
    ['retry', ['--reason', 'salah tulis']],
    ['drop', ['e-1', '--reason', 'salah tulis']],
  ] as const)('of a read model that there is not is told those that there are, by %s', async (command, more) => {
    const head = await system.head();
    const { code, stderr } = await ops(env, 'parking', command, 'visit_boards', 'nobody', ...more);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(
        new RegExp(
          `^E_NOT_FOUND: Tidak ada model baca atau proses visit_boards; yang ada: .*${MODEL}.* / There is no read model or process visit_boards; there are: .*${MODEL}.*\\.\n$`,
        ),
      ),
    ]);
    expect(await system.head()).toBe(head);
  });

  it('stands below headings in both languages', async () => {
    const [indonesian, english] = (await ops(env, 'parking', 'list')).stdout.split('\n');
    expect([indonesian, english]).toEqual([
      expect.stringMatching(/^model +dokumen +keadaan +peristiwa .*kesalahan$/),
      expect.stringMatching(/^model +key +status +event .*error$/),
    ]);
  });

  it('is tried again, and is parked again as long as the program is not mended', async () => {
    const visitId = await parkedVisit();
    expect(await parking('retry', MODEL, visitId)).toMatchObject({ code: 2 });
    expect((await parking('retry', MODEL, visitId, '--reason', 'mungkin sudah bisa')).code).toBe(0);
    await system.settle();
    expect((await listed()).find(({ key }) => key === visitId)).toMatchObject({ status: 'PARKED', count: 2 });
    mend();
    expect((await parking('retry', MODEL, visitId, '--reason', 'program sudah diperbaiki')).json).toMatchObject({
      stream: `parking-${MODEL}`,
      events: ['ParkedKeyRetried'],
    });
    await system.settle();
    expect(await onBoard(visitId)).toMatchObject({ status: 'APPROVED' });
    expect((await listed()).map(({ key }) => key)).not.toContain(visitId);
    expect((await listed('--all')).find(({ key }) => key === visitId)).toMatchObject({
      status: 'RETRIED',
      letGoBy: 'operator',
      reason: 'program sudah diperbaiki',
    });
    expect(await parking('retry', MODEL, visitId, '--reason', 'sekali lagi')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('E_STATE (OPS-02)'),
    });
  });

  it('goes on without the event that is dropped, and that one alone', async () => {
    const visitId = await parkedVisit();
    const [proposed, accepted] = await system.stream(`studyVisit-${visitId}`);
    const reason = ['--reason', 'tidak dapat ditampilkan'];
    expect(await parking('drop', MODEL, visitId, proposed!.id, ...reason)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('E_STATE (OPS-03)'),
    });
    expect((await parking('drop', MODEL, visitId, accepted!.id, ...reason)).json).toMatchObject({
      events: ['ParkedKeyDropped'],
    });
    await system.settle();
    expect((await onBoard(visitId)).parked).toBeUndefined();
    expect((await listed('--all')).find(({ key }) => key === visitId)).toMatchObject({
      status: 'DROPPED',
      dropped: [accepted!.id],
    });
  });
});

describe('What a process manager could not do', () => {
  const { reactions } = releaseTravelDays;
  afterEach(() => void Object.assign(releaseTravelDays, { reactions }));

  it('is listed to the operator and to the data steward, holds up nothing else, and is done when it is retried', async () => {
    const [traveller, other] = strangers(2) as [string, string];
    const cancelled = async (subjectRef: string): Promise<string> => {
      const story = visitStory({
        askedOn: '2026-11-20',
        from: '2026-11-25',
        to: '2026-11-26',
        subjectRefs: [subjectRef],
      });
      const visitId = await system.takeAll([story.propose, story.accept, story.approve, story.order]);
      expect(
        (
          await system.post('kades-sei-asam', `/v1/visits/${visitId}/cancel-visit`, {
            reason: 'Tuan rumah kebanjiran.',
          })
        ).status,
      ).toBe(200);
      return visitId;
    };
    const released = async (subjectRef: string) =>
      (await system.stream(`travelRegistry-${subjectRef}`)).map(({ type }) => type).includes('TravelDaysReleased');
    const model = releaseTravelDays.name;
    const visitId = await cancelled(traveller);
    Object.assign(releaseTravelDays, {
      reactions: reactions.map((each): typeof each => ({
        ...each,
        react: (event, sources) => {
          if (event.stream === `studyVisit-${visitId}`) throw new TypeError('no such order');
          return each.react(event, sources);
        },
      })),
    });
    await cancelled(other);
    await system.settle();
    expect([await released(traveller), await released(other)]).toEqual([false, true]);

    const { id: key } = (await system.stream(`studyVisit-${visitId}`)).at(-1)!;
    const entry = {
      model,
      key,
      status: 'PARKED',
      eventType: 'VisitCancelled',
      stream: `studyVisit-${visitId}`,
      failed: 'REACTING',
      error: 'TypeError: no such order',
    };
    expect(await listed()).toContainEqual(expect.objectContaining(entry));
    expect((await parking('show', model, key)).json).toMatchObject({
      ...entry,
      event: { id: key, type: 'VisitCancelled' },
    });
    expect((await system.get('walidata', '/v1/parking?failed=REACTING')).body).toMatchObject({ items: [entry] });

    Object.assign(releaseTravelDays, { reactions });
    expect((await parking('retry', model, key, '--reason', 'program sudah diperbaiki')).code).toBe(0);
    await system.settle();
    expect(await released(traveller)).toBe(true);
    expect((await system.get('walidata', '/v1/parking?failed=REACTING')).body).toMatchObject({
      items: [{ status: 'RETRIED' }],
    });
  });
});
