import {
  FLAG,
  INSTANT,
  INTEGER,
  REGION_REF,
  SCOPE,
  TEXT,
  allHolding,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type DeclaredEvent,
  type EventCatalogue,
  type TypeOf,
} from '#kernel';
import { LAYOUT_CODES, SETTLEMENT_CODES } from './import.codes.js';

const IMPORT = { importId: field(['id impor', 'id of the import'], TEXT) };
const ROW = { row: field(['baris', 'row'], INTEGER) };

/** The file by what it is; its bytes lie outside the log. */
export const importedFile = record({
  sha256: field(['SHA-256 berkas', 'SHA-256 of the file'], TEXT),
  bytes: field(['besar berkas dalam bita', 'size of the file in bytes'], INTEGER),
  format: field(['jenis berkas', 'kind of file'], TEXT),
});

/** Which field a column holds, by hand; all others are recognised by their headings. */
export const assignedColumn = record({
  column: field(['kolom', 'column'], INTEGER),
  field: field(['isian', 'field'], TEXT),
});

export const assignment = record({
  headerRow: field(['baris judul kolom', 'row of the headings'], INTEGER),
  columns: field(['kolom yang ditetapkan', 'columns assigned'], listOf(assignedColumn)),
});
export type Assignment = TypeOf<typeof assignment>;

/** Rows by their state. */
export const rowCounts = record({
  rows: field(['baris', 'rows'], INTEGER),
  ready: field(['siap dicatat', 'ready'], INTEGER),
  open: field(['menunggu keputusan', 'open'], INTEGER),
  quarantined: field(['dikarantina', 'in quarantine'], INTEGER),
  duplicate: field(['mungkin ganda', 'probable duplicates'], INTEGER),
  refused: field(['tidak diterima', 'refused'], INTEGER),
  skipped: field(['dilewati atau digabung', 'left out or merged'], INTEGER),
  imported: field(['sudah dicatat', 'recorded'], INTEGER),
});
export type RowCounts = TypeOf<typeof rowCounts>;
const COUNTS = { counts: field(['baris menurut keadaannya', 'rows by their state'], rowCounts) };

/** What an officer decided on a field of a row, or on a flag of it. */
export const settlement = record({
  kind: field(['cara menyelesaikan', 'how it is settled'], codeOf(SETTLEMENT_CODES)),
  /** Of ACCEPT; where it is a flag of the row itself, without a field. */
  flag: optional(['tanda yang diselesaikan', 'flag that is settled'], TEXT),
  field: optional(['isian', 'field'], TEXT),
  /** Of VALUE: in the notation of registers, read as if it stood in the cell. */
  text: optional(['isi', 'value'], TEXT),
  /** Of REGION: the party as it is written. */
  party: optional(['pihak sebagaimana tertulis', 'party as it is written'], TEXT),
  region: optional(['wilayah', 'region'], REGION_REF),
});
export type Settlement = TypeOf<typeof settlement>;

/** Rows without gaps between them: first and last. */
export const rowRange = record({
  from: field(['baris pertama', 'first row'], INTEGER),
  to: field(['baris terakhir', 'last row'], INTEGER),
});
export type RowRange = TypeOf<typeof rowRange>;

/** Of each step that leaves an import open: when it is closed where nobody goes on with it. */
export const STEP = {
  idleUntil: optional(['ditutup bila tidak dilanjutkan sampai', 'closed if nobody goes on until'], INSTANT),
};

export const importCatalogue = allHolding(IMPORT, {
  ImportStarted: {
    version: 1,
    label: ['berkas register dibaca', 'file of a register read'],
    data: {
      layout: field(['jenis register', 'kind of register'], codeOf(LAYOUT_CODES)),
      file: field(['berkas', 'file'], importedFile),
      sheet: optional(['lembar', 'sheet'], TEXT),
      keptIn: field(['wilayah pemilik register', 'region that keeps the register'], SCOPE),
      officeId: field(['id kantor yang mengimpor', 'id of the office that imports'], TEXT),
      assignment: optional(['kolom yang ditetapkan', 'columns assigned'], assignment),
      /** The assignment is one that the office made before for the same headings. */
      remembered: optional(['penetapan kolom diingat dari berkas sebelumnya', 'remembered from an earlier file'], FLAG),
      ...COUNTS,
      ...STEP,
    },
  },
  ImportColumnsAssigned: {
    version: 1,
    label: ['kolom ditetapkan', 'columns assigned'],
    data: {
      assignment: field(['kolom yang ditetapkan', 'columns assigned'], assignment),
      /** What stands in the row of the headings: by it the office's next file is recognised. */
      headings: field(['judul kolom', 'headings'], listOf(TEXT)),
      ...COUNTS,
      ...STEP,
    },
  },
  ImportRowSettled: {
    version: 1,
    label: ['baris diselesaikan', 'row settled'],
    data: { ...ROW, settlement: field(['keputusan', 'decision'], settlement), ...STEP },
  },
  ImportAlikeSettled: {
    version: 1,
    label: ['semua baris yang sama diselesaikan', 'all rows alike settled'],
    data: {
      rows: field(['baris-baris', 'rows'], listOf(rowRange)),
      settlement: field(['keputusan', 'decision'], settlement),
      ...STEP,
    },
  },
  ImportRowSkipped: {
    version: 1,
    label: ['baris dilewati', 'row left out'],
    data: { ...ROW, reason: field(['alasan', 'reason'], TEXT), ...STEP },
  },
  ImportRowsMerged: {
    version: 1,
    label: ['baris digabung', 'rows merged'],
    data: { ...ROW, into: field(['ke baris', 'into the row'], INTEGER), ...STEP },
  },
  ImportRowReopened: {
    version: 1,
    label: ['keputusan atas baris ditarik', 'decisions on a row taken back'],
    data: { ...ROW, ...STEP },
  },
  ImportCommitted: {
    version: 1,
    label: ['pencatatan baris yang siap dimulai', 'recording of the ready rows begun'],
    data: {
      /** SHA-256 of all that is to be recorded: what is read otherwise later on is not recorded unseen. */
      digest: field(['sidik isi yang akan dicatat', 'digest of what is to be recorded'], TEXT),
      ...COUNTS,
    },
  },
  ImportRowsRecorded: {
    version: 1,
    label: ['sebagian baris dicatat', 'some rows recorded'],
    data: {
      through: field(['sampai baris', 'through the row'], INTEGER),
      imported: field(['baris yang dicatat', 'rows recorded'], listOf(rowRange)),
      already: field(
        ['baris yang sudah dicatat dari berkas lain', 'rows recorded from another file before'],
        listOf(rowRange),
      ),
      refused: field(['baris yang tidak diterima', 'rows that were refused'], listOf(rowRange)),
    },
  },
  /** What would be recorded is no longer what the officer saw: names of regions mean something else by now. */
  ImportHalted: {
    version: 1,
    label: ['pencatatan berhenti: pembacaan berubah', 'recording halted: reading changed'],
    data: STEP,
  },
  ImportCompleted: {
    version: 1,
    label: ['pencatatan selesai', 'recording completed'],
    data: {
      imported: field(['banyaknya baris yang dicatat', 'rows recorded'], INTEGER),
      already: field(['banyaknya yang sudah ada', 'rows recorded before'], INTEGER),
      refused: field(['banyaknya yang tidak diterima', 'rows refused'], INTEGER),
      ...STEP,
    },
  },
  ImportAbandoned: {
    version: 1,
    label: ['impor dihentikan', 'import given up'],
    data: { reason: field(['alasan', 'reason'], TEXT) },
  },
  /** Nobody went on with it, and nothing of it was recorded. */
  ImportExpired: { version: 1, label: ['impor ditutup karena tidak dilanjutkan', 'import closed, as nobody went on'] },
} as const satisfies EventCatalogue);

export type ImportEvent = DeclaredEvent<typeof importCatalogue>;
export type ImportStarted = DeclaredEvent<typeof importCatalogue, 'ImportStarted'>;
