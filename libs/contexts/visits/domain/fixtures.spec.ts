import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { specMetadata } from '#testing';
import { upcasting } from '#runtime';
import { fold, type AnyDecider, type EventCatalogue, type Position, type RecordedEvent, type Revision } from '#kernel';
import type { RecordedVisitEvent, VisitBoardEntry } from '../read/visit-board.document.js';
import { visitBoard } from '../read/visit-board.model.js';
import { travelRegistryDecider } from './travel-registry.decider.js';
import { numberRegisterDecider } from './number-register.decider.js';
import { reportTermsDecider } from './report-terms.decider.js';
import { travelCeilingDecider } from './travel-ceiling.decider.js';
import { visitRegisterDecider } from './visit-register.decider.js';
import { visitDecider } from './visit.decider.js';
import { visitCatalogue } from './visit.events.js';
import type { VisitStage } from './visit.state.js';
import { until } from './fixtures/story.js';

interface Frozen {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: object;
}

const folder = new URL('./fixtures/', import.meta.url);
const frozen = readdirSync(folder).filter((name) => name.endsWith('.json'))
  .map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Frozen] as const);

const REGISTERS: readonly AnyDecider[] = [visitRegisterDecider, numberRegisterDecider, travelCeilingDecider, reportTermsDecider];
const DECIDERS: readonly AnyDecider[] = [visitDecider, travelRegistryDecider, ...REGISTERS];
const catalogue: EventCatalogue = Object.assign({}, ...DECIDERS.map((decider) => decider.catalogue));
const upcast = upcasting(...DECIDERS);
const categoryWith = (type: string): string => DECIDERS.find(({ catalogue: own }) => type in own)!.category;
const recorded = ({ type, schemaVersion, data }: Frozen, revision = 0): RecordedEvent => upcast({
  id: `event-${revision}`, stream: `${categoryWith(type)}-visit-1`, revision: revision as Revision, position: String(revision).padStart(4, '0') as Position,
  type, data, metadata: specMetadata({ schemaVersion }),
});

/** Before which event the visit stood where, and where it stands after it. */
const LIFE: Readonly<Record<keyof typeof visitCatalogue, readonly [before: VisitStage, after: VisitStage]>> = {
  VisitProposed: ['NONE', 'PROPOSED'], VisitHostingAccepted: ['PROPOSED', 'PROPOSED'], VisitHostingDeclined: ['PROPOSED', 'DECLINED'],
  VisitRescheduled: ['TASKED', 'PROPOSED'], VisitApproved: ['ACCEPTED', 'APPROVED'], TravelOrderIssued: ['APPROVED', 'TASKED'],
  TravelOrderLapsed: ['APPROVED', 'APPROVED'], VisitStarted: ['TASKED', 'UNDERWAY'], VisitSessionHeld: ['UNDERWAY', 'UNDERWAY'],
  InnovationObserved: ['UNDERWAY', 'UNDERWAY'], VisitCompleted: ['UNDERWAY', 'COMPLETED'], VisitReportSubmitted: ['COMPLETED', 'REPORTED'],
  ReportTermSet: ['REPORTED', 'REPORTED'], VisitReportOverdue: ['COMPLETED', 'COMPLETED'], VisitClosed: ['REPORTED', 'CLOSED'], VisitCancelled: ['TASKED', 'CANCELLED'],
  CorrectionRequested: ['TASKED', 'TASKED'], VoidingRequested: ['TASKED', 'TASKED'], CorrectionRefused: ['TASKED', 'TASKED'], CorrectionWithdrawn: ['TASKED', 'TASKED'],
  RecordCorrected: ['TASKED', 'TASKED'], RecordVoided: ['TASKED', 'VOIDED'],
};

describe('frozen events of every version that the log may hold', () => {
  it('exist for every event name and version', () => {
    const expected = Object.entries(catalogue).flatMap(([type, { version }]) => Array.from({ length: version }, (_, i) => `${type}.v${i + 1}.json`));
    expect(frozen.map(([name]) => name).sort()).toEqual(expected.sort());
    for (const [name, { type, schemaVersion }] of frozen) expect(`${type}.v${schemaVersion}.json`).toBe(name);
  });

  it.each(frozen.filter(([, { type }]) => type in visitCatalogue))('%s still leads the visit and its board where it did', (_, sample) => {
    const [before, after] = LIFE[sample.type as keyof typeof visitCatalogue];
    const past = until(before).map(({ metadata, ...event }, index) => ({ ...recorded({ ...event, schemaVersion: 1 }, index), metadata: specMetadata(metadata) }));
    const events = [...past, recorded(sample, past.length)];
    expect(fold(visitDecider, events).stage).toBe(after);
    const entry = events.reduce<VisitBoardEntry | undefined>((visit, event) => visitBoard.fold(visit, event as RecordedVisitEvent, 'visit-1'), undefined);
    expect(entry).toMatchObject({ status: after });
  });

  it.each(frozen.filter(([, { type }]) => type in travelRegistryDecider.catalogue))('%s still folds', (_, sample) => {
    expect(fold(travelRegistryDecider, [recorded(sample)]).claims.values()).toHaveLength(sample.type === 'TravelDaysReserved' ? 1 : 0);
  });

  it.each(frozen.filter(([, { type }]) => REGISTERS.some(({ catalogue: own }) => type in own)))('%s still stands in its register', (_, sample) => {
    const event = [recorded(sample)];
    const expected: Readonly<Record<string, readonly [state: () => object, expected: object]>> = {
      VisitRegistered: [() => fold(visitRegisterDecider, event).visits.values(), [{ visitId: 'visit-1', origin: '62.03.02.2007', year: 2024, topics: ['7e50c015'] }]],
      NumbersTaken: [() => fold(numberRegisterDecider, event).taken.keys(), expect.arrayContaining(['SURAT_TUGAS 090/ST/2024', 'SPD SPD-1'])],
      NumbersReturned: [() => fold(numberRegisterDecider, event).taken.keys(), []],
      ReportTermAwaited: [() => fold(reportTermsDecider, event).keys(), ['visit-1']],
      ReportTermsDecidable: [() => fold(reportTermsDecider, event).keys(), []],
      TravelCeilingSet: [() => fold(travelCeilingDecider, event), { ceiling: '400000000', together: '0' }],
      TravelMoneyCommitted: [() => fold(travelCeilingDecider, event), { together: '392000000' }],
      TravelMoneyReleased: [() => fold(travelCeilingDecider, event), { together: '0' }],
    };
    const [state, held] = expected[sample.type]!;
    expect(state()).toMatchObject(held);
  });
});
