import { describe, expect, it } from '@jest/globals';
import { frozenFixtures, recordedEvent, type FrozenEvent } from '#testing';
import { fold, type AnyDecider, type RecordedEvent } from '#kernel';
import type { RecordedVisitEvent, VisitBoardEntry } from '../read/visit-board.document.js';
import { visitBoard } from '../read/visit-board.model.js';
import { travelRegistryDecider } from './travel-registry.decider.js';
import { numberRegisterDecider } from './number-register.decider.js';
import { jointVisitDecider } from './joint-visit.decider.js';
import { reportTermsDecider } from './report-terms.decider.js';
import { travelCeilingDecider } from './travel-ceiling.decider.js';
import { visitRegisterDecider } from './visit-register.decider.js';
import { visitDecider } from './visit.decider.js';
import { visitCatalogue } from './visit.events.js';
import type { VisitStage } from './visit.state.js';
import { until } from './fixtures/story.js';

const REGISTERS: readonly AnyDecider[] = [
  visitRegisterDecider,
  numberRegisterDecider,
  travelCeilingDecider,
  reportTermsDecider,
  jointVisitDecider,
];
const frozen = frozenFixtures(
  new URL('./fixtures/', import.meta.url),
  visitDecider,
  travelRegistryDecider,
  ...REGISTERS,
);
const recorded = ({ type, schemaVersion }: FrozenEvent, revision = 0): RecordedEvent =>
  frozen.recorded(type, { version: schemaVersion, id: 'visit-1', revision });
const samples = frozen.samples.map((sample) => [sample.file, sample] as const);

/** Before which event the visit stood where, and where it stands after it. */
const LIFE: Readonly<Record<keyof typeof visitCatalogue, readonly [before: VisitStage, after: VisitStage]>> = {
  VisitProposed: ['NONE', 'PROPOSED'],
  VisitHostingAccepted: ['PROPOSED', 'PROPOSED'],
  VisitHostingDeclined: ['PROPOSED', 'DECLINED'],
  VisitRescheduled: ['TASKED', 'PROPOSED'],
  VisitApproved: ['ACCEPTED', 'APPROVED'],
  TravelOrderIssued: ['APPROVED', 'TASKED'],
  TravelOrderLapsed: ['APPROVED', 'APPROVED'],
  VisitStarted: ['TASKED', 'UNDERWAY'],
  VisitSessionHeld: ['UNDERWAY', 'UNDERWAY'],
  InnovationObserved: ['UNDERWAY', 'UNDERWAY'],
  VisitCompleted: ['UNDERWAY', 'COMPLETED'],
  VisitReportSubmitted: ['COMPLETED', 'REPORTED'],
  ReportTermSet: ['REPORTED', 'REPORTED'],
  VisitReportOverdue: ['COMPLETED', 'COMPLETED'],
  VisitClosed: ['REPORTED', 'CLOSED'],
  VisitCancelled: ['TASKED', 'CANCELLED'],
  CorrectionRequested: ['TASKED', 'TASKED'],
  VoidingRequested: ['TASKED', 'TASKED'],
  CorrectionRefused: ['TASKED', 'TASKED'],
  CorrectionWithdrawn: ['TASKED', 'TASKED'],
  RecordCorrected: ['TASKED', 'TASKED'],
  RecordVoided: ['TASKED', 'VOIDED'],
};

describe('frozen events of every version that the log may hold', () => {
  it('exist for every event name and version', () => frozen.expectAll());

  it.each(samples.filter(([, { type }]) => type in visitCatalogue))(
    '%s still leads the visit and its board where it did',
    (_, sample) => {
      const [before, after] = LIFE[sample.type as keyof typeof visitCatalogue];
      const past = until(before).map(({ metadata, ...event }, index) =>
        recordedEvent('studyVisit-visit-1', event, index, metadata),
      );
      const events = [...past, recorded(sample, past.length)];
      expect(fold(visitDecider, events).stage).toBe(after);
      const entry = events.reduce<VisitBoardEntry | undefined>(
        (visit, event) => visitBoard.fold(visit, event as RecordedVisitEvent, 'visit-1'),
        undefined,
      );
      expect(entry).toMatchObject({ status: after });
    },
  );

  it.each(samples.filter(([, { type }]) => type in travelRegistryDecider.catalogue))('%s still folds', (_, sample) => {
    expect(fold(travelRegistryDecider, [recorded(sample)]).claims.values()).toHaveLength(
      sample.type === 'TravelDaysReserved' ? 1 : 0,
    );
  });

  it.each(samples.filter(([, { type }]) => REGISTERS.some(({ catalogue: own }) => type in own)))(
    '%s still stands in its register',
    (_, sample) => {
      const event = [recorded(sample)];
      const expected: Readonly<Record<string, readonly [state: () => object, expected: object]>> = {
        VisitRegistered: [
          () => fold(visitRegisterDecider, event).visits.values(),
          [{ visitId: 'visit-1', origin: '62.03.02.2007', year: 2024, topics: ['7e50c015'] }],
        ],
        JointVisitProposed: [
          () => fold(jointVisitDecider, event),
          { stage: 'PROPOSED', jointVisitId: 'joint-1', origins: ['62.03.02.2007', '62.03.02.2008'] },
        ],
        NumbersTaken: [
          () => fold(numberRegisterDecider, event).taken.keys(),
          expect.arrayContaining(['SURAT_TUGAS 90/ST/2024', 'SPD SPD-1']),
        ],
        NumbersReturned: [() => fold(numberRegisterDecider, event).taken.keys(), []],
        ReportTermAwaited: [() => fold(reportTermsDecider, event).keys(), ['visit-1']],
        ReportTermsDecidable: [() => fold(reportTermsDecider, event).keys(), []],
        TravelCeilingSet: [() => fold(travelCeilingDecider, event), { ceiling: '400000000', together: '0' }],
        TravelMoneyCommitted: [() => fold(travelCeilingDecider, event), { together: '392000000' }],
        TravelMoneyReleased: [() => fold(travelCeilingDecider, event), { together: '0' }],
      };
      const [state, held] = expected[sample.type]!;
      expect(state()).toMatchObject(held);
    },
  );
});
