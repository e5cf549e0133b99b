import { streamId, yearOf, type DocRef, type EventMetadata, type RecordedEvent } from '#kernel';
import type { IssuedCommand, ProcessManager, Sources } from '#runtime';
import { numberRegisterCommandTable, visitRegisterCommandTable, type travelCeilingCommandTable } from '../commands/registers.command-table.js';
import type { PaperNumber } from '../domain/number-register.decider.js';
import { visitDecider } from '../domain/visit.decider.js';
import type { TravelOrderIssued, VisitEvent, VisitTerms } from '../domain/visit.events.js';
import { ceilingRegion, ownTravelMoney, takenFrom } from '../domain/visit.rules-money.js';
import { CALLED_OFF } from '../domain/visit.state.js';
import { registration } from '../domain/visit-register.decider.js';

type Ceilings = ReturnType<typeof travelCeilingCommandTable>;
type Commands = readonly IssuedCommand[];

const ANSWERS: readonly string[] = ['VisitHostingAccepted', 'VisitHostingDeclined'];
const ENDS: readonly string[] = ['VisitCancelled', 'RecordVoided'];

/**
 * Enters in the registers what a log holds from before there were any, or from before they were kept by year; it begins with the first event. A
 * step that made its own entries changes nothing. Visits are entered as they stand by now, since they may have been corrected. What earlier
 * versions let pass twice is not refused afterwards: the first keeps the number. Travel money that a visit no longer takes is freed.
 */
export const enterInRegisters = (ceilings: Ceilings): ProcessManager<Promise<Commands>> => ({
  name: 'enter-in-registers',
  events: ['VisitProposed', 'VisitRescheduled', 'RecordCorrected', 'TravelOrderIssued', ...ANSWERS, ...ENDS],
  react: async (recorded, sources) => {
    if (!recorded.stream.startsWith(`${visitDecider.category}-`)) return [];
    const { type, data } = recorded as unknown as VisitEvent;
    switch (type) {
      case 'VisitProposed': return [
        ...letter(data.letter, data.visitId, recorded.metadata), ...await standing(recorded, sources, (terms) => [entry({ ...terms, plannedStart: data.plannedStart }), ...money(terms, ceilings)]),
      ];
      case 'VisitRescheduled': return standing(recorded, sources, (terms) => [entry({ ...terms, plannedStart: data.plannedStart })]);
      case 'RecordCorrected': return [
        ...await standing(recorded, sources, (terms) => [entry(terms), ...money(terms, ceilings)]), ...release(data.tookFrom ?? [], data.visitId, ceilings),
      ];
      case 'VisitHostingAccepted': return letter(data.reply, data.visitId, recorded.metadata);
      case 'VisitHostingDeclined': return [...letter(data.reply, data.visitId, recorded.metadata), ...await calledOff(recorded, sources, ceilings)];
      case 'VisitCancelled': case 'RecordVoided': return calledOff(recorded, sources, ceilings);
      case 'TravelOrderIssued': return ordered(data, recorded.metadata);
      default: return [];
    }
  },
});

/** What is called off repeats nothing and takes no money. */
const standing = async ({ stream }: RecordedEvent, sources: Sources, enter: (terms: VisitTerms) => Commands): Promise<Commands> => {
  const visit = await sources.state(visitDecider, streamId(stream));
  return visit.stage === 'NONE' || CALLED_OFF.has(visit.stage) ? [] : enter(visit.terms);
};

/** VIS-05: what was declined by its hosts, cancelled or voided takes no money any more. */
const calledOff = async ({ stream }: RecordedEvent, sources: Sources, ceilings: Ceilings): Promise<Commands> => {
  const visit = await sources.state(visitDecider, streamId(stream));
  return visit.stage !== 'NONE' && CALLED_OFF.has(visit.stage) ? release(takenFrom(visit.terms), visit.terms.visitId, ceilings) : [];
};

const entry = (terms: VisitTerms): IssuedCommand => ({ table: visitRegisterCommandTable, name: 'RecordVisit', input: registration(terms) as IssuedCommand['input'] });

const money = (terms: VisitTerms, table: Ceilings): Commands => Object.entries(ownTravelMoney(terms)).map(([year, amount]) => ({
  table, name: 'RecordTravelMoney',
  input: { region: ceilingRegion(terms.origin.region.code), fiscalYear: Number(year), visitId: terms.visitId, amount } as IssuedCommand['input'],
}));

/** What it no longer takes: how much that is, the command looks up in the visit itself. */
const release = (tookFrom: readonly string[], visitId: string, table: Ceilings): Commands =>
  tookFrom.map((id) => ({ table, name: 'ReleaseTravelMoney', id, input: { visitId } as IssuedCommand['input'] }));

const numbers = (visitId: string, { actor }: EventMetadata, { date }: DocRef, paper: string, all: readonly PaperNumber[]): Commands => [{
  table: numberRegisterCommandTable, name: 'RecordNumbers',
  input: { officeId: actor.officeId, year: yearOf(date), visitId, paper, numbers: all } as IssuedCommand['input'],
}];

const letter = (document: DocRef | undefined, visitId: string, metadata: EventMetadata): Commands =>
  (document?.number ? numbers(visitId, metadata, document, document.sha256, [{ kind: 'SURAT', number: document.number }]) : []);

const ordered = ({ visitId, orderNo, order, travellers }: TravelOrderIssued['data'], metadata: EventMetadata): Commands =>
  numbers(visitId, metadata, order, metadata.commandId, [
    { kind: 'SURAT_TUGAS', number: orderNo }, ...travellers.map(({ spdNo }) => ({ kind: 'SPD' as const, number: spdNo })),
  ]);
