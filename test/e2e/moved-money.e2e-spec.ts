import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore } from '#kernel';
import { createRuntime, type CommandRequest, type Principal } from '#runtime';
import { CrashingProcess, dyingEverywhere, type CrashPoint } from '#testing';
import { eventDataFaults } from '../docs/strict-schemas.js';
import { allContexts } from '../../apps/composition/contexts.js';
import { RULE_BOOK } from './rule-book.js';
import { SystemUnderTest, TODAY } from './system.js';
import { strangers, visitStory } from './visit-story.js';

let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
});
afterAll(async () => expect(eventDataFaults(await system.log())).toEqual([]));
afterAll(() => system.stop());

const ORIGIN = { region: '62.02', officeId: 'dinas' };
const money = (fiscalYear: number, amount: string) => [{ source: 'APBD_KAB', fiscalYear, amount }];
type Changes = Readonly<Record<string, unknown>>;

/**
 * Where a correction moves the money of a visit: the changes that it asks for together, and the ceiling that holds it
 * then.
 */
const MOVES: readonly (readonly [where: string, changes: Changes, ceiling: string, amount: string])[] = [
  [
    'of another government, and less',
    { '/origin': { ...ORIGIN, region: '62.03' }, '/budget': '20', '/fundingSources': money(2026, '20') },
    '62.03-2026',
    '20',
  ],
  [
    'of another year',
    { '/plannedStart': '2027-03-02', '/plannedEnd': '2027-03-03', '/fundingSources': money(2027, '50') },
    '62.02-2027',
    '50',
  ],
];
const CEILINGS = ['62.02-2026', '62.02-2027', '62.03-2026'];

/** The log as a process sees it that dies when it writes: reading leaves nothing behind. */
const writing = (dying: CrashingProcess, log: EventStore): EventStore => {
  const { append } = dying.over(log);
  return new Proxy(log, {
    get: (target, name) => (name === 'append' ? append : (Reflect.get(target, name) as () => unknown).bind(target)),
  });
};

interface Attempt {
  readonly at: CrashPoint;
  readonly visitId: string;
}

describe.each(MOVES)(
  'VIS-05 Money that a correction moves to the ceiling %s, and whose process dies at any writing to the log',
  (_where, changes, ceiling, amount) => {
    const steward = (userId: string): Principal =>
      ({
        userId,
        grants: [{ role: 'DATA_STEWARD', scope: 'ID', officeId: 'walidata', validFrom: '2024-01-01' }],
      }) as never;
    const head = {
      userId: 'kadis',
      grants: ['62.02', '62.03'].map((scope) => ({
        role: 'OPD_HEAD',
        scope,
        officeId: 'dinas',
        validFrom: '2024-01-01',
      })),
    } as never as Principal;
    const give = (
      tables: CommandRequest['table'][],
      principal: Principal,
      name: string,
      input: object,
      id?: string,
      executor = system.sinergi.runtime.executor,
    ) => {
      const table = tables.find(({ path }) => path === 'visits')!;
      return executor.execute({
        table,
        row: table.rows.find((row) => row.name === name)!,
        principal,
        input: input as CommandRequest['input'],
        commandId: `${name}-${id ?? strangers(1)[0]}`,
        correlationId: 'c',
        ...(id && { id }),
      });
    };
    const here = (principal: Principal, name: string, input: object, id?: string) =>
      give([...system.sinergi.tables], principal, name, input, id);

    /** False once the process that confirms lives to the end. */
    const dies = async ({ at, visitId }: Attempt): Promise<boolean> => {
      const { eventStore, readStore } = system.sinergi;
      const contexts = allContexts();
      const { executor } = await createRuntime({
        eventStore: writing(new CrashingProcess(at), eventStore),
        readStore,
        clock: system.clock,
        ruleBook: RULE_BOOK,
        contexts,
      });
      const failure: unknown = await give(
        contexts.flatMap(({ tables }) => tables),
        steward('b'),
        'ConfirmCorrection',
        { requestId: '1' },
        visitId,
        executor,
      ).then(
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
        const { body } = visitStory({
          askedOn: '2026-11-20',
          from: '2026-11-25',
          to: '2026-11-26',
          subjectRefs: [],
        }).propose;
        const { id: visitId } = await here(head, 'ProposeVisit', {
          ...body,
          origin: ORIGIN,
          topics: [strangers(1)[0]],
          budget: '50',
          fundingSources: money(2026, '50'),
        });
        const [{ id: targetEventId } = { id: '' }] = await system.stream(`studyVisit-${visitId}`);
        const asked = Object.entries(changes).map(([field, value]) => ({ field, value }));
        await here(
          steward('a'),
          'RequestCorrection',
          { targetEventId, changes: asked, reason: 'Tertukar saat disalin dari berkas.' },
          visitId,
        );
        return (await dies({ at, visitId })) ? { at, visitId } : undefined;
      });
    });

    /** What the visit holds, by ceiling. */
    const held = async ({ visitId }: Attempt): Promise<Record<string, string>> => {
      const holds: Record<string, string> = {};
      for (const id of CEILINGS) {
        const last = (await system.stream(`travelCeiling-${id}`)).findLast(
          ({ data }) => (data as { visitId?: string }).visitId === visitId,
        );
        if (last?.type === 'TravelMoneyCommitted') holds[id] = (last.data as { amount: string }).amount;
      }
      return holds;
    };
    const corrected = async ({ visitId }: Attempt): Promise<boolean> =>
      (await system.stream(`studyVisit-${visitId}`)).some(({ type }) => type === 'RecordCorrected');

    it('dies at every kind of moment: before the money is claimed, in between, and after the correction', async () => {
      const moments = new Set<string>();
      for (const attempt of attempts) moments.add(`${ceiling in (await held(attempt))} ${await corrected(attempt)}`);
      expect([...moments].sort()).toEqual(['false false', 'true false', 'true true']);
    });

    it('is held by one ceiling alone a quarter of an hour later: that of the visit as it stands', async () => {
      await system.restart();
      await system.moveTo('2026-11-20T02:15:00.000Z');
      for (const attempt of attempts) {
        expect([attempt.at, await held(attempt)]).toEqual([
          attempt.at,
          (await corrected(attempt)) ? { [ceiling]: amount } : { '62.02-2026': '50' },
        ]);
      }
    });

    it('is held by none when the visit is cancelled then', async () => {
      for (const { visitId } of attempts) await here(head, 'CancelVisit', { reason: 'Ditunda.' }, visitId);
      await system.settle();
      for (const attempt of attempts) expect([attempt.at, await held(attempt)]).toEqual([attempt.at, {}]);
    });
  },
);
