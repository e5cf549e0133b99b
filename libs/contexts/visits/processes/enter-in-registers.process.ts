import { yearOf, type DocRef, type EventMetadata } from '#kernel';
import { reaction, type ProcessManager, type Sources } from '#runtime';
import { numberRegisterCommandTable, visitRegisterCommandTable, type travelCeilingCommandTable } from '../commands/registers.command-table.js';
import type { PaperNumber } from '../domain/number-register.decider.js';
import { visitDecider } from '../domain/visit.decider.js';
import type { TravelOrderIssued, VisitTerms } from '../domain/visit.events.js';
import { ceilingRegion, ownTravelMoney } from '../domain/visit.rules-money.js';
import { CALLED_OFF } from '../domain/visit.state.js';
import { registration } from '../domain/visit-register.decider.js';

const visits = visitRegisterCommandTable;
const books = numberRegisterCommandTable;

/** What is called off repeats nothing and takes no money. */
const standing = async (visitId: string, sources: Sources): Promise<readonly VisitTerms[]> => {
  const visit = await sources.state(visitDecider, visitId);
  return visit.stage === 'NONE' || CALLED_OFF.has(visit.stage) ? [] : [visit.terms];
};

const entry = (terms: VisitTerms) => ({ input: registration(terms) });

const money = (terms: VisitTerms) => Object.entries(ownTravelMoney(terms)).map(([year, amount]) => ({
  input: { region: ceilingRegion(terms.origin.region.code), fiscalYear: Number(year), visitId: terms.visitId, amount },
}));

/** What it no longer takes: how much that is, the command looks up in the visit itself. */
const release = (visitId: string, tookFrom: readonly string[] = []) => tookFrom.map((id) => ({ id, input: { visitId } }));

const numbers = (visitId: string, { actor }: EventMetadata, { date }: DocRef, paper: string, all: readonly PaperNumber[]) => [{
  input: { officeId: actor.officeId, year: yearOf(date), visitId, paper, numbers: all },
}];

const letter = (document: DocRef | undefined, visitId: string, metadata: EventMetadata) =>
  (document?.number ? numbers(visitId, metadata, document, document.sha256, [{ kind: 'SURAT', number: document.number }]) : []);

const ordered = ({ visitId, orderNo, order, travellers }: TravelOrderIssued['data'], metadata: EventMetadata) =>
  numbers(visitId, metadata, order, metadata.commandId, [
    { kind: 'SURAT_TUGAS', number: orderNo }, ...travellers.map(({ spdNo }) => ({ kind: 'SPD' as const, number: spdNo })),
  ]);

/**
 * Enters in the registers what a log holds from before there were any, or from before they were kept by year. A step that made its own entries
 * changes nothing. Visits are entered as they stand by now, since they may have been corrected. What earlier versions let pass twice is not
 * refused afterwards: the first keeps the number.
 */
export const enterInRegisters = (ceilings: ReturnType<typeof travelCeilingCommandTable>): ProcessManager => ({
  name: 'enter-in-registers',
  from: 'beginning',
  reactions: [
    reaction(visitDecider, 'VisitProposed', books, 'RecordNumbers', ({ data, metadata }) => letter(data.letter, data.visitId, metadata)),
    reaction(visitDecider, 'VisitProposed', visits, 'RecordVisit', async ({ data: { visitId, plannedStart } }, sources) =>
      (await standing(visitId, sources)).map((terms) => entry({ ...terms, plannedStart }))),
    reaction(visitDecider, 'VisitProposed', ceilings, 'RecordTravelMoney', async ({ data }, sources) => (await standing(data.visitId, sources)).flatMap(money)),
    reaction(visitDecider, 'VisitRescheduled', visits, 'RecordVisit', async ({ data: { visitId, plannedStart } }, sources) =>
      (await standing(visitId, sources)).map((terms) => entry({ ...terms, plannedStart }))),
    reaction(visitDecider, 'RecordCorrected', visits, 'RecordVisit', async ({ data }, sources) => (await standing(data.visitId, sources)).map(entry)),
    reaction(visitDecider, 'RecordCorrected', ceilings, 'RecordTravelMoney', async ({ data }, sources) => (await standing(data.visitId, sources)).flatMap(money)),
    reaction(visitDecider, 'RecordCorrected', ceilings, 'ReleaseTravelMoney', ({ data: { visitId, tookFrom } }) => release(visitId, tookFrom)),
    reaction(visitDecider, 'VisitHostingAccepted', books, 'RecordNumbers', ({ data, metadata }) => letter(data.reply, data.visitId, metadata)),
    reaction(visitDecider, 'VisitHostingDeclined', books, 'RecordNumbers', ({ data, metadata }) => letter(data.reply, data.visitId, metadata)),
    reaction(visitDecider, 'TravelOrderIssued', books, 'RecordNumbers', ({ data, metadata }) => ordered(data, metadata)),
  ],
});
