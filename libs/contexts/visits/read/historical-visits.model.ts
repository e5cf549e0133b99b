import {
  INTEGER,
  REGION,
  TEXT,
  DAY,
  HISTORICAL_STAGE_CODES,
  codeOf,
  eventsOf,
  field,
  laterDay,
  listOf,
  optional,
  record,
  searching,
  streamId,
  seatsOf,
  type ReadModel,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { HISTORICAL_GAP_CODES } from '../domain/historical-visit.codes.js';
import { historicalVisitDecider, regionsOfHistorical } from '../domain/historical-visit.decider.js';
import { historicalTerms, type HistoricalVisitEvent } from '../domain/historical-visit.events.js';

/** A visit of an old register as it is shown: what was told, what is missing, and where in which file it stands. */
export const historicalVisitDocument = record({
  ...historicalTerms.fields,
  status: field(['tahap', 'stage'], codeOf(HISTORICAL_STAGE_CODES)),
  gaps: field(['yang tidak lengkap', 'what is missing'], listOf(codeOf(HISTORICAL_GAP_CODES))),
  regions: field(['kode wilayah semua pihak (Kepmendagri)', 'codes of all regions (Kepmendagri)'], listOf(REGION)),
  originRegions: field(['kode wilayah asal (Kepmendagri)', 'codes of the origins (Kepmendagri)'], listOf(REGION)),
  hostRegions: field(['kode wilayah tuan rumah (Kepmendagri)', 'codes of the hosts (Kepmendagri)'], listOf(REGION)),
  importId: field(['id impor', 'id of the import'], TEXT),
  row: field(['baris', 'row'], INTEGER),
  /** To sort and filter by; absent where no date is known. */
  from: optional(['mulai', 'from'], TEXT),
  year: optional(['tahun', 'year'], INTEGER),
  endReason: optional(['alasan dibatalkan', 'why it was voided'], TEXT),
  corrections: field(['berapa kali catatan diperbaiki', 'how often the record was corrected'], INTEGER),
  createdOn: field(['hari diimpor', 'day of the import'], DAY),
  updatedOn: field(['hari perubahan terakhir', 'day of the last change'], DAY),
});
export type HistoricalVisitEntry = TypeOf<typeof historicalVisitDocument>;

type Event = Recorded<HistoricalVisitEvent>;

const codesOf = (parties: HistoricalVisitEntry['origins']) => [...new Set(seatsOf(parties))];

const imported = ({ data, metadata: { occurredOn } }: Extract<Event, { type: 'HistoricalRecordImported' }>) => {
  const from = data.dates?.from;
  return {
    ...data,
    status: 'INCOMPLETE' as const,
    regions: regionsOfHistorical(data),
    originRegions: codesOf(data.origins),
    hostRegions: codesOf(data.hosts),
    importId: data.source.importId,
    row: data.source.row,
    ...(from !== undefined && { from, year: Number(from.slice(0, 4)) }),
    corrections: 0,
    createdOn: occurredOn,
    updatedOn: occurredOn,
  };
};

/** Visits of old registers (COM-07), apart from live ones: no figure of punctuality counts them. */
export const historicalVisits: ReadModel<HistoricalVisitEntry, Event> = {
  name: 'historical_visits',
  version: 1,
  ofOneStream: true,
  events: eventsOf(historicalVisitDecider),
  fields: {
    status: 'text',
    gaps: 'text',
    regions: 'regions',
    originRegions: 'regions',
    hostRegions: 'regions',
    importId: 'text',
    row: 'integer',
    from: 'text',
    year: 'integer',
    createdOn: 'text',
    updatedOn: 'text',
  },
  sorts: ['from', 'row', 'createdOn', 'updatedOn'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (before, event) => {
    if (event.type === 'HistoricalRecordImported') return before ?? imported(event);
    if (!before) return undefined;
    const entry = { ...before, updatedOn: laterDay(before.updatedOn, event.metadata.occurredOn) };
    switch (event.type) {
      case 'RecordVoided':
        return { ...entry, status: 'VOIDED', endReason: event.data.reason };
      case 'RecordCorrected':
        return { ...entry, corrections: entry.corrections + 1 };
      default:
        return entry;
    }
  },
  ...searching<HistoricalVisitEntry>(
    {
      label: [
        'asal dan tuan rumah sebagaimana tertulis, dan nama wilayahnya',
        'origins and hosts as written, and names',
      ],
      texts: ({ origins, hosts }) =>
        [...origins, ...hosts].flatMap(({ asWritten, region }) => [asWritten, region?.nameAtTime]),
    },
    { label: ['topik dan hasil', 'topic and outcome'], texts: ({ topic, outcome }) => [topic, outcome] },
  ),
};
