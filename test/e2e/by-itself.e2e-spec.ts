import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRuntime, type CommandRequest } from '#runtime';
import { CrashingProcess, dyingEverywhere, type CrashPoint } from '#testing';
import { toPrincipal, userDecider } from '#contexts/access';
import { eventDataFaults } from '../docs/strict-schemas.js';
import { allContexts } from '../../apps/composition/contexts.js';
import { RULE_BOOK } from './rule-book.js';
import { demoDocument } from './demo-document.js';
import { SystemUnderTest, TODAY } from './system.js';
import { MEKAR_JAYA, strangers, visitStory, type StoryPlan } from './visit-story.js';

let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
});
afterAll(async () => expect(eventDataFaults(await system.log())).toEqual([]));
afterAll(() => system.stop());

const VOIDING = { reason: 'Tercatat dua kali karena kekeliruan.' };
/** Asked for by the village, confirmed by the data steward, who has no part in it. */
const voidVisit = async (visitId: string): Promise<number> => {
  await system.post('kades-sei-asam', `/v1/visits/${visitId}/request-voiding`, VOIDING);
  return (await system.post('walidata', `/v1/visits/${visitId}/confirm-voiding`, { requestId: '1' })).status;
};

interface Problem {
  readonly code: string;
  readonly ruleId?: string;
}

const typesOf = async (visitId: string): Promise<readonly string[]> =>
  (await system.stream(`studyVisit-${visitId}`)).map(({ type }) => type);
const isOverdue = async (visitId: string): Promise<boolean> => (await typesOf(visitId)).includes('VisitReportOverdue');
const onBoard = async (visitId: string): Promise<Record<string, unknown>> => {
  await system.settle();
  return ((await system.get('kemendes', `/v1/visits/${visitId}`)).body as { item: Record<string, unknown> }).item;
};

describe('The report of a visit', () => {
  /** Ended on Thursday 19 November 2026 and entered the day after: the report is due on Thursday 26 November. */
  const ended = (origin?: StoryPlan['origin']) =>
    visitStory({
      askedOn: '2026-11-02',
      from: '2026-11-18',
      to: '2026-11-19',
      reportedOn: '2026-11-27',
      subjectRefs: strangers(2),
      ...(origin && { origin }),
    });
  const complete = async (origin?: StoryPlan['origin']): Promise<string> => {
    const { report: _report, ...steps } = ended(origin);
    return system.takeAll(Object.values(steps));
  };

  it('is overdue when its last day has ended where the visitors live, and a late one is taken with a flag', async () => {
    await system.moveTo(TODAY);
    const [kapuas, tanahBumbu, inTime, voided] = [
      await complete(),
      await complete(MEKAR_JAYA),
      await complete(),
      await complete(),
    ];
    const { report } = ended();
    for (const day of ['21', '22', '23', '24', '25']) {
      await system.moveTo(`2026-11-${day}T12:00:00.000Z`);
      expect(await isOverdue(kapuas)).toBe(false);
    }
    await system.restart();
    await system.moveTo('2026-11-26T15:59:59.999Z');
    const early = { occurredOn: '2026-11-26', reportDoc: demoDocument('laporan', 'Laporan hasil', '2026-11-26') };
    expect((await system.take({ ...report, body: { ...report.body, ...early } }, inTime)).status).toBe(200);
    expect(await voidVisit(voided)).toBe(200);
    await system.settle();
    expect([await isOverdue(kapuas), await isOverdue(tanahBumbu)]).toEqual([false, false]);
    await system.moveTo('2026-11-26T16:00:00.000Z');
    expect([await isOverdue(kapuas), await isOverdue(tanahBumbu)]).toEqual([false, true]);
    await system.moveTo('2026-11-26T16:59:59.999Z');
    expect(await isOverdue(kapuas)).toBe(false);
    await system.moveTo('2026-11-26T17:00:00.000Z');
    expect(await isOverdue(kapuas)).toBe(true);
    expect(await onBoard(kapuas)).toMatchObject({ status: 'COMPLETED', overdue: true, reportDueOn: '2026-11-26' });
    const overdue = (await system.stream(`studyVisit-${kapuas}`)).at(-1)!;
    expect(overdue.metadata).toMatchObject({
      actor: { userId: 'system', role: 'SYSTEM' },
      occurredOn: '2026-11-27',
      provenance: { source: 'SYSTEM' },
    });

    await system.restart();
    await system.moveTo('2026-11-27T03:00:00.000Z');
    expect((await system.take(report, kapuas)).status).toBe(200);
    expect(await onBoard(kapuas)).toMatchObject({
      status: 'REPORTED',
      overdue: false,
      late: true,
      daysLate: 1,
      warnings: expect.arrayContaining(['W_LATE']),
    });
    expect(await onBoard(inTime)).toMatchObject({ status: 'REPORTED', overdue: false, late: false });
    await system.moveTo('2026-12-31T12:00:00.000Z');
    expect((await typesOf(kapuas)).filter((type) => type === 'VisitReportOverdue')).toHaveLength(1);
    expect([await isOverdue(inTime), await isOverdue(voided)]).toEqual([false, false]);
  });

  it('entered long afterwards is asked for a day later, not at once', async () => {
    await system.moveTo(TODAY);
    const common = { reason: 'Dicatat kemudian dari berkas, hanya untuk pengujian.' };
    const { report: _report, ...steps } = visitStory({
      askedOn: '2024-11-11',
      from: '2024-11-18',
      to: '2024-11-19',
      subjectRefs: strangers(1),
      common,
    });
    const visitId = await system.takeAll(Object.values(steps));
    await system.moveTo('2026-11-21T01:59:59.999Z');
    expect(await isOverdue(visitId)).toBe(false);
    await system.moveTo('2026-11-21T02:00:00.000Z');
    expect(await isOverdue(visitId)).toBe(true);
  });

  it('is found overdue once when several processes keep the deadlines', async () => {
    await system.moveTo(TODAY);
    const visitId = await complete();
    const twin = await system.process();
    system.clock.set('2027-01-04T00:00:00.000Z');
    await Promise.all([system.settle(), twin.runtime.consumers.settle()]);
    await twin.close();
    expect((await typesOf(visitId)).filter((type) => type === 'VisitReportOverdue')).toHaveLength(1);
    await system.moveTo(TODAY);
  });
});

const SOON = { askedOn: '2026-11-20', from: '2026-11-25', to: '2026-11-26' };

describe('The days of travellers', () => {
  const ordered = async (subjectRefs: readonly string[]): Promise<string> => {
    const { propose, accept, approve, order } = visitStory({ ...SOON, subjectRefs });
    return system.takeAll([propose, accept, approve, order]);
  };
  /** What another visit on the same days is told when it wants the same travellers. */
  const wantedByAnother = async (subjectRefs: readonly string[]): Promise<string> => {
    const { propose, accept, approve, order } = visitStory({ ...SOON, subjectRefs });
    const id = await system.takeAll([propose, accept, approve]);
    const { status, body } = await system.take(order, id);
    return status === 200 ? 'OK' : (body as Problem).code;
  };

  const give =
    (command: string, body: object) =>
    async (visitId: string): Promise<number> =>
      (await system.post('kades-sei-asam', `/v1/visits/${visitId}/${command}`, body)).status;

  it.each<[string, (visitId: string) => Promise<number>]>([
    ['cancelled', give('cancel-visit', { reason: 'Tuan rumah kebanjiran.' })],
    ['rescheduled', give('reschedule-visit', { plannedStart: '2026-12-09', plannedEnd: '2026-12-10' })],
    ['voided', voidVisit],
  ])('are free again when the visit is %s', async (_how, end) => {
    await system.moveTo(TODAY);
    const travellers = strangers(3);
    const visitId = await ordered(travellers);
    expect(await wantedByAnother(travellers.slice(2))).toBe('E_TRAVEL_OVERLAP');
    expect(await end(visitId)).toBe(200);
    await system.restart();
    expect(await wantedByAnother(travellers)).toBe('OK');
    expect(await wantedByAnother(travellers.slice(0, 1))).toBe('E_TRAVEL_OVERLAP');
  });

  it('stay free when an order is refused for one of them', async () => {
    const [held, free] = strangers(2) as [string, string];
    await ordered([held]);
    expect(await wantedByAnother([free, held])).toBe('E_TRAVEL_OVERLAP');
    expect(await wantedByAnother([free])).toBe('OK');
  });
});

describe('A travel order whose process dies at any call of the log', () => {
  interface Attempt {
    readonly at: CrashPoint;
    readonly visitId: string;
    readonly commandId: string;
    readonly travellers: readonly string[];
  }
  const orderOf = ({ travellers, visitId }: Attempt) =>
    visitStory({ ...SOON, subjectRefs: travellers, orderNo: `DEMO/ST/${visitId}` }).order;
  const late = (attempt: Attempt) => system.take(orderOf(attempt), attempt.visitId, attempt.commandId);

  /** Gives the command in a process that dies there; false once it lives to the end. */
  const dies = async (attempt: Attempt): Promise<boolean> => {
    const { eventStore, readStore } = system.sinergi;
    const dying = new CrashingProcess(attempt.at);
    const { executor } = await createRuntime({
      eventStore: dying.over(eventStore),
      readStore,
      clock: system.clock,
      ruleBook: RULE_BOOK,
      contexts: allContexts(),
    });
    const { userId } = (await system.get('kades-sei-asam', '/v1/me')).body as { userId: string };
    const table = allContexts().find(({ name }) => name === 'visits')!.tables[0]!;
    const request: CommandRequest = {
      table,
      row: table.rows.find(({ name }) => name === 'IssueTravelOrder')!,
      id: attempt.visitId,
      commandId: attempt.commandId,
      correlationId: 'crash',
      input: orderOf(attempt).body,
      principal: toPrincipal(
        (await system.sinergi.runtime.aggregates.fresh(userDecider, userId)).state as never,
        userId,
      ),
    };
    const failure: unknown = await executor.execute(request).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failure && !String(failure).includes('Crash')) throw failure;
    return failure !== undefined;
  };

  let attempts: readonly Attempt[];
  beforeAll(async () => {
    await system.moveTo(TODAY);
    attempts = await dyingEverywhere(async (at) => {
      // In the order in which claims are made, so that the first is reserved before the second.
      const travellers = [...strangers(2)].sort();
      const { propose, accept, approve } = visitStory({ ...SOON, subjectRefs: travellers });
      const attempt: Attempt = {
        at,
        visitId: await system.takeAll([propose, accept, approve]),
        commandId: `crash-${at.call}-${at.when}`,
        travellers,
      };
      return (await dies(attempt)) ? attempt : undefined;
    });
  });

  const issued = async ({ visitId }: Attempt): Promise<boolean> =>
    (await typesOf(visitId)).includes('TravelOrderIssued');
  const reserved = async ({ travellers }: Attempt): Promise<boolean> =>
    (await system.stream(`travelRegistry-${travellers[0]}`)).length > 0;

  it('dies at every kind of moment: before the days are reserved, in between, and after the order is issued', async () => {
    const moments = new Set<string>();
    for (const attempt of attempts) moments.add(`${await reserved(attempt)} ${await issued(attempt)}`);
    expect([...moments].sort()).toEqual(['false false', 'true false', 'true true']);
    expect(attempts.length).toBeGreaterThan(10);
  });

  it('can be repeated within a quarter of an hour and is issued once', async () => {
    await system.moveTo('2026-11-20T02:14:59.999Z');
    for (const attempt of attempts.filter(({ at: { when } }) => when === 'before')) {
      expect([attempt.at, (await late(attempt)).status, (await late(attempt)).status]).toEqual([attempt.at, 200, 200]);
      expect((await typesOf(attempt.visitId)).filter((type) => type.startsWith('TravelOrder'))).toEqual([
        'TravelOrderIssued',
      ]);
    }
  });

  it('lapses after a quarter of an hour: the days are free, and it can no longer succeed', async () => {
    const open = [];
    for (const attempt of attempts.filter(({ at: { when } }) => when === 'after'))
      if ((await reserved(attempt)) && !(await issued(attempt))) open.push(attempt);
    expect(open.length).toBeGreaterThan(1);
    for (const attempt of open) expect(await typesOf(attempt.visitId)).not.toContain('TravelOrderLapsed');
    await system.restart();
    await system.moveTo('2026-11-20T02:15:00.000Z');
    for (const attempt of open) {
      expect((await typesOf(attempt.visitId)).at(-1)).toBe('TravelOrderLapsed');
      const { status, body } = await late(attempt);
      expect([status, (body as Problem).code, (body as Problem).ruleId]).toEqual([409, 'E_STATE', 'VIS-10']);
      const { propose, accept, approve, order } = visitStory({ ...SOON, subjectRefs: attempt.travellers });
      await system.takeAll([propose, accept, approve, order]);
    }
  });

  it('that was issued although nobody heard of it stays issued', async () => {
    const unheard = [];
    for (const attempt of attempts) if (attempt.at.when === 'after' && (await issued(attempt))) unheard.push(attempt);
    expect(unheard).toHaveLength(1);
    expect((await late(unheard[0]!)).status).toBe(200);
    expect((await typesOf(unheard[0]!.visitId)).filter((type) => type.startsWith('TravelOrder'))).toEqual([
      'TravelOrderIssued',
    ]);
  });
});
