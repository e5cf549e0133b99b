import { streamId, wordsOf, yearOf, type ReadModel } from '#kernel';
import { visitCatalogue } from '../domain/visit.events.js';
import type { RecordedVisitEvent, VisitBoardEntry } from './visit-board.document.js';
import { before, changes } from './visit-board.fold.js';
import { BOARD, contribute } from './visit-board.totals.js';

/** Some event names are shared by all contexts (COM-01), so the stream tells whose they are. */
const OURS = 'studyVisit-';

/** Every visit with where it stands, what it costs and what came of it (domain §4). */
export const visitBoard: ReadModel<VisitBoardEntry, RecordedVisitEvent> = {
  ...BOARD,
  events: Object.keys(visitCatalogue),
  fields: {
    status: 'text', kind: 'text', year: 'integer', regions: 'regions', originRegion: 'regions', hostRegions: 'regions',
    plannedStart: 'text', plannedEnd: 'text', reportDueOn: 'text', reportedOn: 'text', createdOn: 'text', updatedOn: 'text',
    topics: 'text', fundingKinds: 'text', warnings: 'text', late: 'boolean', overdue: 'boolean', budgetAmount: 'integer', title: 'text',
  },
  sorts: ['plannedStart', 'plannedEnd', 'budgetAmount', 'createdOn', 'updatedOn', 'title'],
  keys: ({ stream }) => (stream.startsWith(OURS) ? [streamId(stream)] : []),
  fold: (visit, event, id) => {
    const { metadata: { occurredOn, actor, provenance, warnings } } = event;
    const step = { event: event.type, on: occurredOn, officeId: actor.officeId, role: actor.role, capacity: actor.capacity, provenance };
    const base = before(id, visit, event);
    return {
      ...base,
      ...changes(base, event),
      ...(warnings?.length && { warnings: [...new Set([...base.warnings, ...warnings])] }),
      revision: event.revision,
      updatedOn: occurredOn > base.updatedOn ? occurredOn : base.updatedOn,
      steps: [...base.steps, step],
    };
  },
  words: (visit) => wordsOf([
    visit.origin.region.nameAtTime, ...visit.hosts.map(({ region }) => region.nameAtTime), ...visit.topics,
    ...visit.outputs.map(({ text }) => text), ...visit.innovations.map(({ description }) => description),
    visit.kind, visit.orderNo ?? '', String(yearOf(visit.plannedStart)),
  ].join(' ')),
  contribute,
};
