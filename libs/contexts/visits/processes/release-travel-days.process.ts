import { reaction, type ProcessManager } from '#runtime';
import { travelRegistryCommandTable } from '../commands/travel-registry.command-table.js';
import { visitDecider } from '../domain/visit.decider.js';
import type { ReleasedOrder } from '../domain/visit.events.js';

interface GivingUp {
  /** The order that the event gave up, if there was one. */
  readonly data: { readonly visitId: string; readonly released?: ReleasedOrder };
}

const table = travelRegistryCommandTable;

const release = (visitId: string, { commandId, subjectRefs }: ReleasedOrder) =>
  subjectRefs.map((id) => ({ id, input: { visitId, commandId } }));

const given = ({ data: { visitId, released } }: GivingUp) => (released ? release(visitId, released) : []);

/** Gives travellers their days back when an order no longer holds (VIS-10). */
export const releaseTravelDays: ProcessManager = {
  name: 'release-travel-days',
  from: 'beginning',
  reactions: [
    reaction(visitDecider, 'VisitCancelled', table, 'ReleaseTravelDays', given),
    reaction(visitDecider, 'VisitRescheduled', table, 'ReleaseTravelDays', given),
    reaction(visitDecider, 'RecordCorrected', table, 'ReleaseTravelDays', given),
    reaction(visitDecider, 'RecordVoided', table, 'ReleaseTravelDays', given),
    reaction(visitDecider, 'TravelOrderLapsed', table, 'ReleaseTravelDays', ({ data }) => release(data.visitId, data)),
  ],
};
