import type { ProcessManager } from '#runtime';
import { travelRegistryCommandTable } from '../commands/travel-registry.command-table.js';
import type { ReleasedOrder } from '../domain/visit.events.js';

/** The event's own data where the attempt lapsed; otherwise the order that it gave up, if there was one. */
const releasedBy = (type: string, data: object): ReleasedOrder | undefined =>
  type === 'TravelOrderLapsed' ? data as ReleasedOrder : (data as { released?: ReleasedOrder }).released;

/** Gives travellers their days back when an order no longer holds (VIS-10). */
export const releaseTravelDays: ProcessManager = {
  name: 'release-travel-days',
  events: { studyVisit: ['VisitCancelled', 'VisitRescheduled', 'RecordCorrected', 'RecordVoided', 'TravelOrderLapsed'] },
  react: ({ type, data }) => {
    const released = releasedBy(type, data);
    const { visitId } = data as { visitId: string };
    return (released?.subjectRefs ?? []).map((subjectRef) => ({
      table: travelRegistryCommandTable, name: 'ReleaseTravelDays', id: subjectRef, input: { visitId, commandId: released!.commandId },
    }));
  },
};
