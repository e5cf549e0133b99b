import { yearOf, type EventMetadata } from '#kernel';
import type { IssuedCommand, ProcessManager } from '#runtime';
import type { travelCeilingCommandTable} from '../commands/registers.command-table.js';
import { numberRegisterCommandTable, visitRegisterCommandTable } from '../commands/registers.command-table.js';
import { ceilingRegion } from '../domain/travel-ceiling.decider.js';
import type { TravelOrderIssued, VisitProposed } from '../domain/visit.events.js';
import { ownTravelMoney } from '../domain/visit.rules-money.js';
import { registration } from '../domain/visit-register.decider.js';

/**
 * Enters in the registers what a log holds from before there were any; it begins with the first event. A visit that entered itself when it was
 * proposed, and an order that took its numbers when it was issued, change nothing. What earlier versions let pass twice is not refused
 * afterwards: the first keeps the number.
 */
export const keepRegisters = (ceilings: ReturnType<typeof travelCeilingCommandTable>): ProcessManager => ({
  name: 'keep-registers',
  events: ['VisitProposed', 'TravelOrderIssued'],
  react: ({ type, data, metadata }) =>
    (type === 'VisitProposed' ? proposed(data as VisitProposed['data'], ceilings) : ordered(data as TravelOrderIssued['data'], metadata)),
});

const proposed = (terms: VisitProposed['data'], ceilings: ReturnType<typeof travelCeilingCommandTable>): readonly IssuedCommand[] => {
  const { type: _type, ...register } = registration(terms);
  const region = ceilingRegion(register.origin);
  return [
    { table: visitRegisterCommandTable, name: 'RecordVisit', input: register as IssuedCommand['input'] },
    ...Object.entries(ownTravelMoney(terms)).map(([year, amount]) => ({
      table: ceilings, name: 'RecordTravelMoney', input: { region, fiscalYear: Number(year), visitId: terms.visitId, amount } as IssuedCommand['input'],
    })),
  ];
};

const ordered = ({ visitId, orderNo, order, travellers }: TravelOrderIssued['data'], { actor, commandId }: EventMetadata): readonly IssuedCommand[] => [{
  table: numberRegisterCommandTable, name: 'RecordNumbers',
  input: {
    officeId: actor.officeId, year: yearOf(order.date), visitId, paper: commandId,
    numbers: [{ kind: 'SURAT_TUGAS', number: orderNo }, ...travellers.map(({ spdNo }) => ({ kind: 'SPD', number: spdNo }))],
  } as IssuedCommand['input'],
}];
