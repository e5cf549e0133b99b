import { sameContent, streamId, type Recorded, type RecordedEvent } from '#kernel';
import type { IssuedCommand, ProcessManager, Sources } from '#runtime';
import { numberRegisterCommandTable, visitRegisterCommandTable, type travelCeilingCommandTable } from '../commands/registers.command-table.js';
import type { GivenNumbers } from '../domain/number-register.decider.js';
import { visitDecider } from '../domain/visit.decider.js';
import type { VisitEvent, VisitTerms } from '../domain/visit.events.js';
import { numbersIn, numbersOf } from '../domain/visit.numbers.js';
import { ceilingRegion, ownTravelMoney, takenFrom } from '../domain/visit.rules-money.js';
import { CALLED_OFF } from '../domain/visit.state.js';
import { registration } from '../domain/visit-register.decider.js';

type Ceilings = ReturnType<typeof travelCeilingCommandTable>;
type Commands = readonly IssuedCommand[];

const ANSWERS: readonly string[] = ['VisitHostingAccepted', 'VisitHostingDeclined'];
const ENDS: readonly string[] = ['VisitCancelled', 'RecordVoided'];

/** Another name than before registers told one visit on a letter from the next: it begins anew and enters those that were passed over. */
export const KEEP_REGISTERS = 'keep-registers';

/**
 * Enters in the registers what a log holds from before there were any, or from before they were kept by year; it begins with the first event. A
 * step that made its own entries changes nothing. Visits are entered as they stand by now, since they may have been corrected. What earlier
 * versions let pass twice is not refused afterwards: the first keeps the number. Travel money that a visit no longer takes and numbers that a correction took out of
 * its record are freed.
 */
export const enterInRegisters = (ceilings: Ceilings): ProcessManager<Promise<Commands>> => ({
  name: KEEP_REGISTERS,
  events: ['VisitProposed', 'VisitRescheduled', 'RecordCorrected', 'TravelOrderIssued', ...ANSWERS, ...ENDS],
  react: async (recorded, sources) => {
    if (!recorded.stream.startsWith(`${visitDecider.category}-`)) return [];
    const event = recorded as unknown as Recorded<VisitEvent>;
    const { type, data } = event;
    switch (type) {
      case 'VisitProposed': return [
        ...recordNumbers(numbersOf(event)), ...await standing(recorded, sources, (terms) => [entry({ ...terms, plannedStart: data.plannedStart }), ...money(terms, ceilings)]),
      ];
      case 'VisitRescheduled': return standing(recorded, sources, (terms) => [entry({ ...terms, plannedStart: data.plannedStart })]);
      case 'RecordCorrected': return [
        ...await standing(recorded, sources, (terms) => [entry(terms), ...money(terms, ceilings)]),
        ...release(new Set([...data.tookFrom ?? [], ...await takenByCalledOff(recorded, sources)]), data.visitId, ceilings),
        ...await correctedNumbers(recorded, sources),
      ];
      case 'VisitHostingDeclined': return [...recordNumbers(numbersOf(event)), ...await calledOff(recorded, sources, ceilings)];
      case 'VisitCancelled': case 'RecordVoided': return calledOff(recorded, sources, ceilings);
      case 'VisitHostingAccepted': case 'TravelOrderIssued': return recordNumbers(numbersOf(event));
      default: return [];
    }
  },
});

/** What is called off repeats nothing and takes no money. */
const standing = async ({ stream }: RecordedEvent, sources: Sources, enter: (terms: VisitTerms) => Commands): Promise<Commands> => {
  const visit = await sources.state(visitDecider, streamId(stream));
  return visit.stage === 'NONE' || CALLED_OFF.has(visit.stage) ? [] : enter(visit.terms);
};

/** VIS-05: what was declined by its hosts, also by what a correction made of it, cancelled or voided takes no money any more. */
const takenByCalledOff = async ({ stream }: RecordedEvent, sources: Sources): Promise<readonly string[]> => {
  const visit = await sources.state(visitDecider, streamId(stream));
  return visit.stage !== 'NONE' && CALLED_OFF.has(visit.stage) ? takenFrom(visit.terms) : [];
};

const calledOff = async (recorded: RecordedEvent, sources: Sources, ceilings: Ceilings): Promise<Commands> =>
  release(await takenByCalledOff(recorded, sources), streamId(recorded.stream), ceilings);

const entry = (terms: VisitTerms): IssuedCommand => ({ table: visitRegisterCommandTable, name: 'RecordVisit', input: registration(terms) as IssuedCommand['input'] });

const money = (terms: VisitTerms, table: Ceilings): Commands => Object.entries(ownTravelMoney(terms)).map(([year, amount]) => ({
  table, name: 'RecordTravelMoney',
  input: { region: ceilingRegion(terms.origin.region.code), fiscalYear: Number(year), visitId: terms.visitId, amount } as IssuedCommand['input'],
}));

/** What it no longer takes: how much that is, the command looks up in the visit itself. */
const release = (tookFrom: Iterable<string>, visitId: string, table: Ceilings): Commands =>
  [...tookFrom].map((id) => ({ table, name: 'ReleaseTravelMoney', id, input: { visitId } as IssuedCommand['input'] }));

const recordNumbers = (given: readonly GivenNumbers[]): Commands =>
  given.map((input) => ({ table: numberRegisterCommandTable, name: 'RecordNumbers', input: input as IssuedCommand['input'] }));

/** VIS-17: what a correction puts on a paper is entered like what was there first, and what it takes from there asks to be freed. */
const correctedNumbers = async ({ stream, id, revision }: RecordedEvent, sources: Sources): Promise<Commands> => {
  const record = await sources.record(visitDecider, streamId(stream));
  const [before, now] = [numbersIn(record.slice(0, record.findIndex((each) => each.id === id))), numbersIn(record)];
  const missingIn = (all: readonly GivenNumbers[]) => (each: GivenNumbers): boolean => all.every((other) => !sameContent(other, each));
  return [
    ...before.filter(missingIn(now)).map(({ paper: _paper, ...input }) => ({ table: numberRegisterCommandTable, name: 'ReleaseNumbers', input: { ...input, revision } as IssuedCommand['input'] })),
    ...recordNumbers(now.filter(missingIn(before))),
  ];
};
