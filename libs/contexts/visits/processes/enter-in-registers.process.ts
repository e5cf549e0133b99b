import { sameContent, streamId, type RecordedEvent } from '#kernel';
import { reaction, type ProcessManager, type Reaction, type Sources, type Task } from '#runtime';
import {
  numberRegisterCommandTable,
  visitRegisterCommandTable,
  type ReleaseNumbersDto,
  type travelCeilingCommandTable,
} from '../commands/registers.command-table.js';
import type { GivenNumbers } from '../domain/number-register.decider.js';
import { visitDecider } from '../domain/visit.decider.js';
import type { VisitTerms } from '../domain/visit.terms.js';
import { numbersIn, numbersOf } from '../domain/visit.numbers.js';
import { ownTravelMoney, takenFrom } from '../domain/visit.rules-money.js';
import { CALLED_OFF } from '../domain/visit.state.js';
import { registration } from '../domain/visit-register.decider.js';

const visits = visitRegisterCommandTable;
const books = numberRegisterCommandTable;

/**
 * Another name than before registers told one visit on a letter from the next: it begins anew and enters those that
 * were passed over.
 */
export const KEEP_REGISTERS = 'keep-registers';

/** What is called off repeats nothing and takes no money. */
const standing = async (visitId: string, sources: Sources): Promise<readonly VisitTerms[]> => {
  const visit = await sources.state(visitDecider, visitId);
  return visit.stage === 'NONE' || CALLED_OFF.has(visit.stage) ? [] : [visit.terms];
};

/**
 * VIS-05: what was declined by its hosts, also by what a correction made of it, cancelled or voided takes no money any
 * more.
 */
const takenByCalledOff = async (visitId: string, sources: Sources): Promise<readonly string[]> => {
  const visit = await sources.state(visitDecider, visitId);
  return visit.stage !== 'NONE' && CALLED_OFF.has(visit.stage) ? takenFrom(visit.terms) : [];
};

const entry = (terms: VisitTerms) => ({ input: registration(terms) });

const money = (terms: VisitTerms) =>
  ownTravelMoney(terms).map((own) => ({ input: { ...own, visitId: terms.visitId } }));

/** What it no longer takes: how much that is, the command looks up in the visit itself. */
const release = (visitId: string, tookFrom: Iterable<string>) =>
  [...tookFrom].map((id) => ({ id, input: { visitId } }));

const recordNumbers = (given: readonly GivenNumbers[]) => given.map((input) => ({ input }));

/** What stood on a visit's papers before it was corrected, and what stands there by now. */
const numbersAround = async (
  { stream, id }: RecordedEvent,
  sources: Sources,
): Promise<readonly [before: readonly GivenNumbers[], now: readonly GivenNumbers[]]> => {
  const record = await sources.record(visitDecider, streamId(stream));
  return [
    numbersIn(
      record.slice(
        0,
        record.findIndex((each) => each.id === id),
      ),
    ),
    numbersIn(record),
  ];
};

const missingIn =
  (all: readonly GivenNumbers[]) =>
  (each: GivenNumbers): boolean =>
    all.every((other) => !sameContent(other, each));

/** VIS-17: what a correction takes from a paper asks to be freed. */
const freedNumbers = async (
  corrected: RecordedEvent,
  sources: Sources,
): Promise<readonly Task<ReleaseNumbersDto>[]> => {
  const [before, now] = await numbersAround(corrected, sources);
  return before
    .filter(missingIn(now))
    .map(({ paper: _paper, ...input }) => ({ input: { ...input, revision: corrected.revision } }));
};

/** VIS-17: what a correction puts on a paper is entered like what was there first. */
const newNumbers = async (corrected: RecordedEvent, sources: Sources) => {
  const [before, now] = await numbersAround(corrected, sources);
  return recordNumbers(now.filter(missingIn(before)));
};

/**
 * Enters in the registers what a log holds from before there were any, or from before they were kept by year. A step
 * that made its own entries changes nothing. Visits are entered as they stand by now, since they may have been
 * corrected. What earlier versions let pass twice is not refused afterwards: the first keeps the number. Travel money
 * that a visit no longer takes and numbers that a correction took out of its record are freed.
 */
export const enterInRegisters = (ceilings: ReturnType<typeof travelCeilingCommandTable>): ProcessManager => {
  const numbersOn = (
    type: 'VisitProposed' | 'VisitHostingAccepted' | 'VisitHostingDeclined' | 'TravelOrderIssued',
  ): Reaction => reaction(visitDecider, type, books, 'RecordNumbers', (event) => recordNumbers(numbersOf(event)));
  const moneyOf = (type: 'VisitHostingDeclined' | 'VisitCancelled' | 'RecordVoided'): Reaction =>
    reaction(visitDecider, type, ceilings, 'ReleaseTravelMoney', async ({ data: { visitId } }, sources) =>
      release(visitId, await takenByCalledOff(visitId, sources)),
    );
  return {
    name: KEEP_REGISTERS,
    from: 'beginning',
    reactions: [
      numbersOn('VisitProposed'),
      reaction(
        visitDecider,
        'VisitProposed',
        visits,
        'RecordVisit',
        async ({ data: { visitId, plannedStart } }, sources) =>
          (await standing(visitId, sources)).map((terms) => entry({ ...terms, plannedStart })),
      ),
      reaction(visitDecider, 'VisitProposed', ceilings, 'RecordTravelMoney', async ({ data }, sources) =>
        (await standing(data.visitId, sources)).flatMap(money),
      ),
      reaction(
        visitDecider,
        'VisitRescheduled',
        visits,
        'RecordVisit',
        async ({ data: { visitId, plannedStart } }, sources) =>
          (await standing(visitId, sources)).map((terms) => entry({ ...terms, plannedStart })),
      ),
      reaction(visitDecider, 'RecordCorrected', visits, 'RecordVisit', async ({ data }, sources) =>
        (await standing(data.visitId, sources)).map(entry),
      ),
      reaction(visitDecider, 'RecordCorrected', ceilings, 'RecordTravelMoney', async ({ data }, sources) =>
        (await standing(data.visitId, sources)).flatMap(money),
      ),
      reaction(
        visitDecider,
        'RecordCorrected',
        ceilings,
        'ReleaseTravelMoney',
        async ({ data: { visitId, tookFrom = [] } }, sources) =>
          release(visitId, new Set([...tookFrom, ...(await takenByCalledOff(visitId, sources))])),
      ),
      numbersOn('VisitHostingAccepted'),
      numbersOn('VisitHostingDeclined'),
      numbersOn('TravelOrderIssued'),
      reaction(visitDecider, 'RecordCorrected', books, 'ReleaseNumbers', (event, sources) =>
        freedNumbers(event, sources),
      ),
      reaction(visitDecider, 'RecordCorrected', books, 'RecordNumbers', (event, sources) => newNumbers(event, sources)),
      moneyOf('VisitHostingDeclined'),
      moneyOf('VisitCancelled'),
      moneyOf('RecordVoided'),
    ],
  };
};
