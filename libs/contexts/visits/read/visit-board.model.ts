import {
  eventsOf,
  laterDay,
  searching,
  stepOf,
  streamId,
  yearOf,
  type ReadModel,
  type RegionCode,
  type SearchedPart,
} from '#kernel';
import type { PlaceNames } from '#contexts/regions/contract';
import { receivingHosts } from '../domain/visit.answers.js';
import { visitDecider } from '../domain/visit.decider.js';
import type { RecordedVisitEvent, VisitBoardEntry } from './visit-board.document.js';
import { before, changes } from './visit-board.fold.js';
import { BOARD, VISIT_LISTS } from './visit-board.lists.js';
import { contribute } from './visit-board.totals.js';

/** What `q` looks at. */
const searched = (around: (code: RegionCode) => readonly string[]): readonly SearchedPart<VisitBoardEntry>[] => [
  {
    label: [
      'nama asal dan tuan rumah yang menerima, serta desa, kecamatan, kabupaten/kota, dan provinsinya',
      'names of origin and of the hosts that receive it, with their village, district, regency or city, and province',
    ],
    texts: ({ origin, hosts }) =>
      [origin, ...receivingHosts(hosts, ({ answer }) => answer)].flatMap(({ name, region }) => [
        name,
        region?.nameAtTime,
        ...(region ? around(region.code) : []),
      ]),
  },
  { label: ['topik', 'topics'], texts: ({ topics }) => topics },
  { label: ['keluaran yang diharapkan', 'expected outputs'], texts: ({ outputs }) => outputs.map(({ text }) => text) },
  {
    label: ['inovasi yang diamati', 'innovations observed'],
    texts: ({ innovations }) => innovations.map(({ description }) => description),
  },
  { label: ['jenis kunjungan', 'kind of visit'], texts: ({ kind }) => [kind] },
  { label: ['nomor Surat Tugas', 'number of the travel order'], texts: ({ orderNo }) => [orderNo] },
  { label: ['tahun mulai', 'year of the planned start'], texts: ({ plannedStart }) => [String(yearOf(plannedStart))] },
];

/** Every visit with where it stands, what it costs and what came of it (domain §4). */
export const visitBoard: ReadModel<VisitBoardEntry, RecordedVisitEvent> = {
  ...BOARD,
  ofOneStream: true,
  events: eventsOf(visitDecider),
  fields: {
    status: 'text',
    kind: 'text',
    mode: 'text',
    year: 'integer',
    regions: 'regions',
    originRegion: 'regions',
    hostRegions: 'regions',
    originKind: 'text',
    hostKinds: 'text',
    hostCountries: 'text',
    jointVisitId: 'text',
    plannedStart: 'text',
    plannedEnd: 'text',
    reportDueOn: 'text',
    reportedOn: 'text',
    createdOn: 'text',
    updatedOn: 'text',
    topics: 'text',
    fundingKinds: 'text',
    warnings: 'text',
    late: 'boolean',
    overdue: 'boolean',
    budgetAmount: 'integer',
    title: 'text',
  },
  sorts: ['plannedStart', 'plannedEnd', 'budgetAmount', 'createdOn', 'updatedOn', 'title'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (visit, event, id) => {
    const {
      metadata: { occurredOn, warnings },
    } = event;
    const base = before(id, visit, event);
    const changed = { ...base, ...changes(base, event) };
    return {
      ...changed,
      ...(warnings?.length && { warnings: [...new Set([...changed.warnings, ...warnings])] }),
      revision: event.revision,
      updatedOn: laterDay(base.updatedOn, occurredOn),
      steps: [...base.steps, stepOf(event)],
    };
  },
  ...searching(...searched(() => [])),
  contribute,
  totals: VISIT_LISTS,
};

/** The same board, found also by the regions around each party, and by all parties however they are written. */
export const visitBoardWith = ({ around }: Pick<PlaceNames, 'around'>): typeof visitBoard => ({
  ...visitBoard,
  // Asked when it is used, so that whoever changes how a visit is shown changes it here, too.
  fold: (visit, event, id) => visitBoard.fold(visit, event, id),
  ...searching(...searched(around)),
});
