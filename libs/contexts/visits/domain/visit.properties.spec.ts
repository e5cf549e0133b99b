import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actor as officer, day, doc, repetitions, specContext, specMetadata } from '#testing';
import {
  NO_REPAIR,
  Rejection,
  addDays,
  type Actor,
  type DecisionContext,
  type LocalDate,
  type Position,
  type RecordedEvent,
  type Revision,
} from '#kernel';
import type { VisitCommand } from './visit.commands.js';
import { visitDecider } from './visit.decider.js';
import type { VisitEvent } from './visit.events.js';
import type { VisitFacts } from './visit.facts.js';
import type { VisitStage, VisitState } from './visit.state.js';
import {
  ANGSANA,
  DESA_ANGSANA,
  DESA_MEKAR_JAYA,
  KADES,
  KADIS_PMD,
  PONTIANAK,
  SYSTEM,
  TANAH_BUMBU,
  facts,
  proposal,
  story,
  travellers,
} from './fixtures/story.js';

/** Which stage may follow which, by one event: the drawing of domain §3.1. */
const NEXT: Readonly<Record<VisitStage, readonly VisitStage[]>> = {
  NONE: ['PROPOSED'],
  PROPOSED: ['PROPOSED', 'ACCEPTED', 'DECLINED', 'CANCELLED', 'VOIDED'],
  ACCEPTED: ['ACCEPTED', 'PROPOSED', 'APPROVED', 'CANCELLED', 'VOIDED'],
  APPROVED: ['APPROVED', 'PROPOSED', 'TASKED', 'CANCELLED', 'VOIDED'],
  TASKED: ['TASKED', 'PROPOSED', 'UNDERWAY', 'CANCELLED', 'VOIDED'],
  UNDERWAY: ['UNDERWAY', 'COMPLETED', 'VOIDED'],
  COMPLETED: ['COMPLETED', 'REPORTED', 'VOIDED'],
  REPORTED: ['REPORTED', 'CLOSED', 'VOIDED'],
  CLOSED: ['CLOSED'],
  DECLINED: ['DECLINED', 'VOIDED'],
  CANCELLED: ['CANCELLED', 'VOIDED'],
  VOIDED: ['VOIDED'],
};

const FORWARD = 'forward' as const;
const accept = { type: 'AcceptHosting' as const, officialName: 'x', reply: doc('BALASAN') };
const session: VisitCommand = { type: 'RecordSession', topic: 'x', place: 'y', speaker: story.session.data.speaker };

/** What leads on from here, so that stories do not all end in cancellation. */
const onwards = (state: VisitState): VisitCommand => {
  switch (state.stage) {
    case 'PROPOSED':
      return {
        ...accept,
        host: [ANGSANA, TANAH_BUMBU, DESA_MEKAR_JAYA].find(({ code }) => !state.answers[code])?.code ?? ANGSANA.code,
      };
    case 'ACCEPTED':
      return { type: 'ApproveVisit', officialName: 'x' };
    case 'APPROVED':
      return { type: 'IssueTravelOrder', orderNo: 'ST', order: doc('ST', state.lastStepOn), travellers };
    case 'TASKED':
      return { type: 'StartVisit' };
    case 'UNDERWAY':
      return state.lastSessionOn
        ? {
            type: 'CompleteVisit',
            attendance: 3,
            attendanceDoc: doc('H', state.lastStepOn),
            hostConfirmationDoc: doc('K'),
          }
        : session;
    case 'COMPLETED':
      return { type: 'SubmitVisitReport', findings: 'x', observations: [], reportDoc: doc('L', state.lastStepOn) };
    default:
      return { type: 'CloseVisit' };
  }
};

/** Has no part in any visit, and decides on what others asked for. */
const STEWARD = officer('DATA_STEWARD', 'ID');
const DECISIONS: readonly string[] = ['ConfirmVoiding', 'ConfirmCorrection', 'RefuseCorrection'];
const host = fc.constantFrom(ANGSANA, TANAH_BUMBU, DESA_MEKAR_JAYA, DESA_ANGSANA, PONTIANAK);
const date = fc.integer({ min: 10, max: 30 }).map((days) => addDays(day('2024-11-04'), days));
const rare = fc.oneof(
  fc.record({
    type: fc.constant('DeclineHosting' as const),
    host: host.map(({ code }) => code),
    officialName: fc.constant('x'),
  }),
  fc.record({ type: fc.constant('RescheduleVisit' as const), plannedStart: date, plannedEnd: date }),
  fc.constant({ type: 'CancelVisit' as const }),
  fc.constant({ type: 'RequestVoiding' as const }),
  fc.record({ type: fc.constant('ConfirmVoiding' as const), requestId: fc.constant('1') }),
);
const command: fc.Arbitrary<VisitCommand | typeof FORWARD> = fc.oneof(
  { weight: 30, arbitrary: fc.constant(FORWARD) },
  { weight: 2, arbitrary: rare },
  { weight: 2, arbitrary: fc.constant(proposal) },
  { weight: 2, arbitrary: host.map(({ code }) => ({ ...accept, host: code })) },
  {
    weight: 2,
    arbitrary: fc
      .shuffledSubarray([...travellers])
      .map((some) => ({ type: 'IssueTravelOrder' as const, orderNo: 'ST', travellers: some })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('c1', 'c2')
      .map((commandId) => ({ type: 'LapseTravelOrder' as const, commandId, subjectRefs: ['subject-1'] })),
  },
  { weight: 2, arbitrary: fc.constant(session) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('i1', 'i2'), host)
      .map(([innovationId, hostRegion]) => ({
        type: 'RecordInnovationObserved' as const,
        innovationId,
        hostRegion,
        description: 'x',
      })),
  },
  { weight: 2, arbitrary: fc.constant({ type: 'MarkReportOverdue' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('ConfirmCorrection' as const, 'RefuseCorrection' as const),
      requestId: fc.constantFrom('1', '2'),
    }),
  },
);
const actor: fc.Arbitrary<Actor> = fc.constantFrom(KADES, KADIS_PMD, KADIS_PMD, SYSTEM);
interface Occasion {
  readonly actor: Actor;
  readonly days: number;
  readonly commandId: string;
  readonly auditHold: boolean;
  readonly reason: string | null;
}
const occasion: fc.Arbitrary<Occasion> = fc.record({
  actor,
  days: fc.constantFrom(0, 0, 1, 3),
  commandId: fc.constantFrom('c1', 'c2', 'c3'),
  auditHold: fc.constantFrom(false, false, false, true),
  reason: fc.constantFrom('Sebab yang cukup panjang untuk dicatat', null),
});
const commands = fc.array(fc.tuple(command, occasion), { minLength: 20, maxLength: 60, size: 'max' });
const FIRST: Occasion = { actor: KADES, days: 0, commandId: 'c0', auditHold: false, reason: null };

const contextOf = (
  { actor: who, commandId, auditHold, reason }: Occasion,
  occurredOn: LocalDate,
  record: readonly RecordedEvent[],
): DecisionContext<VisitFacts> => ({
  ...specContext<VisitFacts>({
    occurredOn,
    actor: who,
    commandId,
    facts: facts({ auditHold, decidedInnovations: ['i1'], repair: { ...NO_REPAIR, record } }),
  }),
  ...(reason && { reason }),
});

/** Tells a story of commands, of which many are refused, and shows each event to `see`. */
const tell = (
  asked: readonly (readonly [VisitCommand | typeof FORWARD, Occasion])[],
  see: (before: VisitState, event: VisitEvent, after: VisitState) => void,
): void => {
  let state: VisitState = visitDecider.initialState;
  let today = day('2024-11-04');
  const record: RecordedEvent[] = [];
  for (const [which, said] of [[proposal, FIRST] as const, ...asked]) {
    const when = which !== FORWARD && DECISIONS.includes(which.type) ? { ...said, actor: STEWARD } : said;
    today = addDays(today, when.days);
    if (state.stage === 'TASKED' && which === FORWARD && today < state.terms.plannedStart)
      today = state.terms.plannedStart;
    const context = contextOf(when, today, [...record]);
    const before = state;
    const decide = () =>
      outcome(() => visitDecider.decide(which === FORWARD ? onwards(before) : which, before, context));
    const decided = decide();
    expect(decide()).toEqual(decided);
    if (typeof decided === 'string') continue;
    for (const event of decided) {
      const stored = JSON.parse(JSON.stringify(event)) as VisitEvent;
      expect(stored).toStrictEqual(event);
      const metadata = specMetadata({ actor: when.actor, occurredOn: today, commandId: when.commandId });
      const after = visitDecider.evolve(state, stored, metadata);
      record.push({
        ...stored,
        metadata,
        id: `event-${record.length}`,
        stream: 'studyVisit-visit-1',
        revision: record.length as Revision,
        position: '' as Position,
      });
      see(state, event, after);
      state = after;
    }
  }
};

const outcome = (decide: () => readonly VisitEvent[]): readonly VisitEvent[] | string => {
  try {
    return decide();
  } catch (error) {
    if (error instanceof Rejection) return JSON.stringify([error.code, error.info]);
    throw error;
  }
};

describe('whatever is asked, in whatever order', () => {
  it('a visit moves only along the drawing, decisions are deterministic and plain JSON, and refusals are Rejections', () => {
    const reached = new Set<VisitStage>();
    fc.assert(
      fc.property(commands, (asked) =>
        tell(asked, (before, _event, after) => {
          expect(NEXT[before.stage]).toContain(after.stage);
          reached.add(after.stage);
        }),
      ),
      { numRuns: repetitions({ eachChange: 300, long: 3_000 }), seed: 20241119 },
    );
    expect([...reached].sort()).toEqual(
      Object.keys(NEXT)
        .filter((stage) => stage !== 'NONE')
        .sort(),
    );
  });

  it('steps never go back in time, and nobody approves a proposal of their own', () => {
    fc.assert(
      fc.property(commands, (asked) => {
        let last = '';
        tell(asked, (_before, event, after) => {
          if (after.stage === 'NONE') throw new Error(`${event.type} undid the visit`);
          expect(after.lastStepOn >= last).toBe(true);
          last = after.lastStepOn;
          if (event.type === 'VisitApproved') expect(after.proposers).not.toContain(KADIS_PMD.userId);
        });
      }),
      { numRuns: repetitions({ eachChange: 50, long: 1_000 }), seed: 20250423 },
    );
  });
});
