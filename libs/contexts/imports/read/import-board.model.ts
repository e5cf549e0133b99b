import {
  DAY,
  FLAG,
  INSTANT,
  INTEGER,
  SCOPE,
  TEXT,
  codeOf,
  eventsOf,
  field,
  laterDay,
  listOf,
  optional,
  record,
  searching,
  streamId,
  type ReadModel,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { IMPORT_STAGE_CODES, LAYOUT_CODES } from '../domain/import.codes.js';
import { importDecider } from '../domain/import.decider.js';
import { STEP, assignment, importedFile, rowCounts, rowRange, type ImportEvent } from '../domain/import.events.js';
import { countOf, joined } from '../domain/row-ranges.js';

/** An import, how far it is, and what became of its rows. */
export const importDocument = record({
  importId: field(['id impor', 'id of the import'], TEXT),
  revision: field(['revisi', 'revision'], INTEGER),
  stage: field(['tahap impor', 'stage of the import'], codeOf(IMPORT_STAGE_CODES)),
  layout: field(['jenis register', 'kind of register'], codeOf(LAYOUT_CODES)),
  file: field(['berkas', 'file'], importedFile),
  sheet: optional(['lembar', 'sheet'], TEXT),
  keptIn: field(['wilayah pemilik register', 'region that keeps the register'], SCOPE),
  officeId: field(['id kantor yang mengimpor', 'id of the office that imports'], TEXT),
  regions: field(['wilayah yang boleh melihat', 'regions that may see it'], listOf(SCOPE)),
  assignment: optional(['kolom yang ditetapkan', 'columns assigned'], assignment),
  remembered: optional(['penetapan kolom diingat', 'assignment remembered'], FLAG),
  /** As they were told last: at the start, when columns were assigned, at each commitment, and what came of it. */
  counts: field(
    [
      'baris menurut keadaannya pada pembacaan terakhir; yang terkini di /v1/imports/{id}/reading',
      'rows by their state when they were read last; as they are now: /v1/imports/{id}/reading',
    ],
    rowCounts,
  ),
  decisions: field(['banyaknya keputusan petugas', 'decisions of officers'], INTEGER),
  /** Of the recording that is under way, or was last. */
  toRecord: field(['baris yang harus dicatat', 'rows to record'], INTEGER),
  recorded: field(['baris yang sudah diperiksa', 'rows looked at'], INTEGER),
  imported: field(['baris yang dicatat', 'rows recorded'], INTEGER),
  already: field(['baris yang sudah ada dari berkas lain', 'rows recorded from another file before'], INTEGER),
  refused: field(['baris yang tidak diterima', 'rows refused'], listOf(rowRange)),
  halted: optional(['pencatatan berhenti karena pembacaan berubah', 'halted, as the reading changed'], INSTANT),
  reason: optional(['alasan dihentikan', 'why it was given up'], TEXT),
  ...STEP,
  createdOn: field(['hari dibaca', 'day of the first reading'], DAY),
  updatedOn: field(['hari langkah terakhir', 'day of the last step'], DAY),
});
export type ImportBoardEntry = TypeOf<typeof importDocument>;
type Event = Recorded<ImportEvent>;

const started = (event: Extract<Event, { type: 'ImportStarted' }>, before?: ImportBoardEntry): ImportBoardEntry => ({
  ...event.data,
  revision: event.revision,
  stage: 'OPEN',
  regions: [event.data.keptIn],
  decisions: before?.decisions ?? 0,
  toRecord: 0,
  recorded: 0,
  imported: before?.imported ?? 0,
  already: before?.already ?? 0,
  refused: [],
  createdOn: before?.createdOn ?? event.metadata.occurredOn,
  updatedOn: event.metadata.occurredOn,
});

const changes = (
  entry: ImportBoardEntry,
  event: Exclude<Event, { type: 'ImportStarted' }>,
): Partial<ImportBoardEntry> => {
  switch (event.type) {
    case 'ImportColumnsAssigned': {
      const { assignment: columns, counts } = event.data;
      return { assignment: columns, counts, decisions: entry.decisions + 1 };
    }
    case 'ImportRowSettled':
    case 'ImportAlikeSettled':
    case 'ImportRowSkipped':
    case 'ImportRowsMerged':
    case 'ImportRowReopened':
      return { decisions: entry.decisions + 1 };
    case 'ImportCommitted': {
      const { counts } = event.data;
      return { stage: 'COMMITTING', counts, toRecord: counts.ready, recorded: 0, refused: [] };
    }
    case 'ImportRowsRecorded': {
      const { imported, already, refused } = event.data;
      const records = countOf(imported) + countOf(already);
      return {
        counts: {
          ...entry.counts,
          ready: entry.counts.ready - records - countOf(refused),
          imported: entry.counts.imported + records,
          refused: entry.counts.refused + countOf(refused),
        },
        recorded: entry.recorded + records + countOf(refused),
        imported: entry.imported + countOf(imported),
        already: entry.already + countOf(already),
        refused: joined(entry.refused, refused),
      };
    }
    case 'ImportHalted':
      return { stage: 'OPEN', halted: event.metadata.recordedAt };
    case 'ImportCompleted':
      return { stage: 'COMPLETED' };
    case 'ImportAbandoned':
      return { stage: 'ABANDONED', reason: event.data.reason };
    case 'ImportExpired':
      return { stage: 'ABANDONED' };
  }
};

/** Every import with its progress: what a person who waits for ten thousand rows looks at. */
export const importBoard: ReadModel<ImportBoardEntry, Event> = {
  name: 'import_board',
  version: 2,
  ofOneStream: true,
  events: eventsOf(importDecider),
  fields: { stage: 'text', layout: 'text', regions: 'regions', createdOn: 'text', updatedOn: 'text' },
  sorts: ['createdOn', 'updatedOn'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (before, event) => {
    if (event.type === 'ImportStarted') return started(event, before);
    if (!before) return undefined;
    const { idleUntil: _before, ...entry } = before;
    const { data } = event;
    return {
      ...entry,
      ...changes(before, event),
      ...('idleUntil' in data && data.idleUntil !== undefined && { idleUntil: data.idleUntil }),
      revision: event.revision,
      updatedOn: laterDay(before.updatedOn, event.metadata.occurredOn),
    };
  },
  ...searching<ImportBoardEntry>({ label: ['lembar', 'sheet'], texts: ({ sheet }) => [sheet] }),
};
