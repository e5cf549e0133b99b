import {
  DOC_REF,
  INSTANT,
  INTEGER,
  OBJECT,
  TEXT,
  codeList,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type Schema,
} from '#kernel';
import { documentRef, historyRef, pageOf, property, shared, type Listed } from './openapi-answers.js';

/** What differences and files of records hold, in JSON Schema. */

/** What becomes of an object in a selection between two instants. */
const LISTED_DIFFERENCES = codeList(
  ['Perbedaan dalam daftar', 'Difference in a list'],
  ['ENTERED', 'LEFT', 'CHANGED'],
  {
    ENTERED: ['masuk ke daftar', 'came into the list'],
    LEFT: ['keluar dari daftar', 'left the list'],
    CHANGED: ['berubah dalam daftar', 'changed in the list'],
  },
);

/** A step of a stream of whatever category. */
export const UNLISTED_STEP = record({
  revision: field(['revisi', 'revision'], INTEGER),
  id: field(['id kejadian', 'id of the event'], TEXT),
  type: field(['kejadian', 'event'], TEXT),
  data: field(['isi kejadian seperti dalam catatan', 'content of the event as the log holds it'], OBJECT),
  metadata: field(['siapa, kapan, dan mengapa', 'who, when and why'], { schema: shared('EventMetadata') }),
  changes: field(['yang berubah', 'what changed'], listOf({ schema: shared('Change') })),
}).schema;

const SINCE = property(['waktu yang dibandingkan', 'the instant compared with'], INSTANT.schema);
const DIFFERENT = property(
  [
    'yang berubah dari dokumen ini; dari daftar hanya butirnya',
    'what changed in the document; of a list only its entries',
  ],
  { type: 'array', items: shared('Change') },
);

/** A page of the steps between two instants; the first one tells the document at both, and what changed in it. */
export const differenceOf = (query: Listed): Schema => {
  const { properties, required } = pageOf(historyRef(query)) as { properties: object; required: readonly string[] };
  return {
    type: 'object',
    required: ['since', ...required],
    properties: {
      since: SINCE,
      fromRevision: property(
        ['revisi yang dibandingkan, bila diminta', 'the revision compared with, where asked'],
        INTEGER.schema,
      ),
      toRevision: property(
        ['revisi terakhir yang dibandingkan, bila diminta', 'the last revision compared, where asked'],
        INTEGER.schema,
      ),
      before: property(
        ['keadaan pada since; tanpa = belum ada', 'as it was at since; absent = not yet there'],
        documentRef(query),
      ),
      after: property(
        ['keadaan pada asOf; tanpa = tidak ada', 'as it was at asOf; absent = not there'],
        documentRef(query),
      ),
      changes: DIFFERENT,
      ...properties,
    },
  };
};

const MENTION = record({
  revision: optional(
    ['revisi langkahnya; tanpa = dalam catatan', 'revision of the step; absent = in the record'],
    INTEGER,
  ),
  pointer: field(['tempatnya, sebagai JSON pointer', 'its place, as a JSON pointer'], TEXT),
});

/** COM-12: what the file of a record is, and when and for whom it was made. */
const FILE_METADATA = record({
  title: field(['jenis catatan', 'kind of record'], OBJECT),
  asked: field(
    [
      'apa yang diminta, oleh siapa, dan wilayah mana yang dilihatnya',
      'what was asked, by whom, and which regions that reader sees',
    ],
    OBJECT,
  ),
  asOf: field(['data per waktu ini', 'the data are of this instant'], INSTANT),
  position: field(['posisi dalam catatan', 'position in the log'], TEXT),
  hidden: field(['keterangan tentang yang tersembunyi', 'note on what is hidden'], OBJECT),
  fields: field(['arti setiap isian', 'what each field means'], listOf(OBJECT)),
  events: field(['arti setiap kejadian', 'what each event is called'], OBJECT),
  licence: optional(['lisensi data wilayah', 'licence of the region data'], TEXT),
});

const REPAIR = record({
  kind: field(
    ['jenis', 'kind'],
    codeOf(
      codeList(['Jenis perbaikan', 'Kind of repair'], ['CORRECTION', 'VOIDING'], {
        CORRECTION: ['perbaikan', 'correction'],
        VOIDING: ['pembatalan catatan', 'voiding'],
      }),
    ),
  ),
  status: field(
    ['keadaan', 'state'],
    codeOf(
      codeList(['Keadaan perbaikan', 'State of a repair'], ['WAITING', 'CONFIRMED', 'REFUSED', 'WITHDRAWN', 'LAPSED'], {
        WAITING: ['menunggu keputusan', 'waits for a decision'],
        CONFIRMED: ['disetujui', 'confirmed'],
        REFUSED: ['ditolak', 'refused'],
        WITHDRAWN: ['ditarik oleh pemintanya', 'withdrawn by who asked'],
        LAPSED: ['gugur bersama catatannya', 'lapsed with its record'],
      }),
    ),
  ),
  requestId: optional(['nomor permintaan', 'number of the request'], TEXT),
  asked: optional(['siapa yang meminta, kapan dan mengapa', 'who asked, when and why'], OBJECT),
  decided: optional(['siapa yang memutus, kapan dan mengapa', 'who decided, when and why'], OBJECT),
  changes: optional(['perubahan', 'changes'], listOf(OBJECT)),
  approverId: optional(
    ['id akun yang disebut menyetujui (bentuk lama)', 'id of the account said to have agreed (old form)'],
    TEXT,
  ),
});

/** One record with all that is known of it. */
export const fileOf = (query: Listed): Schema => ({
  type: 'object',
  required: ['metadata', 'record', 'history', 'documents', 'corrections', 'steps'],
  properties: {
    metadata: property(['keterangan tentang berkas (COM-12)', 'what the file is (COM-12)'], FILE_METADATA.schema),
    record: property(['catatan', 'record'], documentRef(query)),
    history: property(['riwayat, langkah demi langkah', 'history, step by step'], {
      type: 'array',
      items: historyRef(query),
    }),
    documents: property(['dokumen, masing-masing sekali', 'documents, each once'], {
      type: 'array',
      items: record({
        document: field(['dokumen', 'document'], DOC_REF),
        at: field(['di mana disebut', 'where it is referred to'], listOf(MENTION)),
      }).schema,
    }),
    corrections: property(['perbaikan dan pembatalan', 'corrections and voidings'], {
      type: 'array',
      items: REPAIR.schema,
    }),
    steps: property(['banyaknya langkah', 'number of steps'], INTEGER.schema),
  },
});

/** A page of what came into a selection, left it or changed in it. */
export const listDifference = (): Schema => {
  const { properties, required } = pageOf(
    record({
      id: field(['id', 'id'], TEXT),
      kind: field(['apa yang terjadi', 'what happened'], codeOf(LISTED_DIFFERENCES)),
      changes: { label: ['yang berubah', 'what changed'], kind: listOf({ schema: shared('Change') }), needed: true },
    }).schema,
  ) as { properties: object; required: readonly string[] };
  return { type: 'object', required: ['since', ...required], properties: { since: SINCE, ...properties } };
};
