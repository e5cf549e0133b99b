import {
  DAY,
  HISTORICAL_STAGE_CODES,
  INTEGER,
  REGION,
  TEXT,
  codeOf,
  eventsOf,
  field,
  laterDay,
  latestDayOf,
  listOf,
  optional,
  record,
  searching,
  streamId,
  type ReadModel,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { AGREEMENT_GAP_CODES } from '../domain/historical-agreement.codes.js';
import { historicalAgreementDecider, regionsOfAgreement } from '../domain/historical-agreement.decider.js';
import {
  historicalAgreementCatalogue,
  historicalAgreementTerms,
  type HistoricalAgreementEvent,
} from '../domain/historical-agreement.events.js';

const { agreementId: _ofAddendum, ...ADDENDUM } = historicalAgreementCatalogue.AddendumSigned.data;
const { agreementId: _ofTermination, ...TERMINATION } = historicalAgreementCatalogue.AgreementTerminated.data;

/** An agreement of an old register as it is shown: what was told, what is missing, and where in its file it stands. */
export const historicalAgreementDocument = record({
  ...historicalAgreementTerms.fields,
  status: field(['tahap', 'stage'], codeOf(HISTORICAL_STAGE_CODES)),
  gaps: field(['yang tidak lengkap', 'what is missing'], listOf(codeOf(AGREEMENT_GAP_CODES))),
  regions: field(['kode wilayah semua pihak (Kepmendagri)', 'codes of all regions (Kepmendagri)'], listOf(REGION)),
  importId: field(['id impor', 'id of the import'], TEXT),
  row: field(['baris', 'row'], INTEGER),
  addenda: field(['adendum', 'addenda'], listOf(record(ADDENDUM))),
  termination: optional(['pengakhiran', 'termination'], record(TERMINATION)),
  /** To sort and filter by; absent where it is not known, or there is none. */
  until: optional(['berlaku sampai', 'in force until'], TEXT),
  /** By its term or its termination, whichever comes first: as much of the day as is known, and its last day. */
  endsOn: optional(['berakhir atau diakhiri', 'ends, or was ended'], TEXT),
  endsAtLatest: optional(['berakhir paling lambat', 'ends at the latest'], DAY),
  year: optional(['tahun', 'year'], INTEGER),
  parentRecordId: optional(['catatan induk', 'parent record'], TEXT),
  endReason: optional(['alasan dibatalkan', 'why it was voided'], TEXT),
  corrections: field(['berapa kali catatan diperbaiki', 'how often the record was corrected'], INTEGER),
  createdOn: field(['hari diimpor', 'day of the import'], DAY),
  updatedOn: field(['hari perubahan terakhir', 'day of the last change'], DAY),
});
export type HistoricalAgreementEntry = TypeOf<typeof historicalAgreementDocument>;

type Event = Recorded<HistoricalAgreementEvent>;
type Imported = Extract<Event, { type: 'HistoricalRecordImported' }>;

/** When it ends as far as it is known: a termination cuts its term short, and does not prolong it. */
const withEnd = (entry: HistoricalAgreementEntry): HistoricalAgreementEntry => {
  const { endsOn: _endsOn, endsAtLatest: _latest, ...rest } = entry;
  const [first] = [entry.until, entry.termination?.on]
    .flatMap((day) => (day === undefined ? [] : [{ endsOn: day, endsAtLatest: latestDayOf(day) }]))
    .sort((one, other) => (one.endsAtLatest < other.endsAtLatest ? -1 : 1));
  return { ...rest, ...first };
};

const imported = ({ data, metadata: { occurredOn } }: Imported): HistoricalAgreementEntry => ({
  ...data,
  status: 'INCOMPLETE',
  regions: regionsOfAgreement(data),
  importId: data.source.importId,
  row: data.source.row,
  addenda: [],
  ...(data.term?.until !== undefined && { until: data.term.until }),
  ...(data.signedOn !== undefined && { year: Number(data.signedOn.slice(0, 4)) }),
  ...(data.parent && { parentRecordId: data.parent.parentRecordId }),
  corrections: 0,
  createdOn: occurredOn,
  updatedOn: occurredOn,
});

const changed = (entry: HistoricalAgreementEntry, event: Event): HistoricalAgreementEntry => {
  switch (event.type) {
    case 'AddendumSigned': {
      const { agreementId: _id, ...addendum } = event.data;
      const { until: _until, ...rest } = entry;
      const { term } = addendum;
      const after = term ? { ...rest, term, ...(term.until !== undefined && { until: term.until }) } : entry;
      return { ...after, addenda: [...entry.addenda, addendum] };
    }
    case 'AgreementTerminated': {
      const { agreementId: _id, ...termination } = event.data;
      return { ...entry, termination };
    }
    case 'RecordVoided':
      return { ...entry, status: 'VOIDED', endReason: event.data.reason };
    case 'RecordCorrected':
      return { ...entry, corrections: entry.corrections + 1 };
    default:
      return entry;
  }
};

/** Agreements of old registers (COM-07), apart from live ones: no figure of punctuality counts them. */
export const historicalAgreementsModel: ReadModel<HistoricalAgreementEntry, Event> = {
  name: 'historical_agreements',
  version: 1,
  ofOneStream: true,
  events: eventsOf(historicalAgreementDecider),
  fields: {
    status: 'text',
    act: 'text',
    instrument: 'text',
    scheme: 'text',
    gaps: 'text',
    regions: 'regions',
    importId: 'text',
    parentRecordId: 'text',
    row: 'integer',
    signedOn: 'text',
    until: 'text',
    endsOn: 'text',
    endsAtLatest: 'text',
    year: 'integer',
    createdOn: 'text',
    updatedOn: 'text',
  },
  sorts: ['signedOn', 'until', 'row', 'createdOn', 'updatedOn'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (before, event) => {
    if (event.type === 'HistoricalRecordImported') return before ?? withEnd(imported(event));
    const updatedOn = before && laterDay(before.updatedOn, event.metadata.occurredOn);
    return before && updatedOn && withEnd({ ...changed(before, event), updatedOn });
  },
  ...searching<HistoricalAgreementEntry>(
    {
      label: ['para pihak sebagaimana tertulis, dan nama wilayahnya', 'parties as written, and names'],
      texts: ({ parties }) => parties.flatMap(({ asWritten, region }) => [asWritten, region?.nameAtTime]),
    },
    { label: ['judul', 'title'], texts: ({ title }) => [title] },
    { label: ['nomor', 'numbers'], texts: ({ numbers }) => numbers.map(({ number }) => number) },
  ),
};
