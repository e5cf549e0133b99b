import { ROLES, type Acting, type Actor, type Claim, type DocRef, type Provenance, type Role } from './actor.js';
import type { Within } from './closed-values.js';
import {
  CAPACITY_CODES,
  CLAIM_ORIGIN_CODES,
  CLASSIFICATION_CODES,
  DATE_CONFIDENCE_CODES,
  PROVENANCE_SOURCE_CODES,
  REGION_LEVEL_CODES,
  VILLAGE_KIND_CODES,
  WARNING_CODES,
  type Meaning,
} from './code-lists.js';
import {
  ANYTHING,
  DAY,
  FLAG,
  INSTANT,
  INTEGER,
  PLACE,
  REGION,
  SCOPE,
  TEXT,
  codeOf,
  field,
  listOf,
  optional,
  record,
  recordOf,
  type Kind,
} from './document-form.js';
import { ERRORS, type ErrorCode } from './errors.js';
import type { EventMetadata } from './event.js';
import type { FieldChange } from './field-change.js';
import { REGION_LEVELS, type RegionLevel, type RegionRef } from './region-code.js';

/** Parts that documents of every context have. */

/** Stands in the place of what the reader may not know. */
const HIDDEN_PART = record({
  hidden: field(['tersembunyi bagi pembaca', 'hidden from the reader'], { schema: { const: true } } as Kind<true>),
});

/** A value, or the mark that it is hidden from this reader. */
export const orHidden = <T>({ schema }: Kind<T>): Kind<T> => ({ schema: { anyOf: [schema, HIDDEN_PART.schema] } });

/** A reference of a person (COM-11), or the mark that it is hidden from this reader. */
export const PERSON_REF = orHidden(TEXT);

/** Why something is refused. */
export const ERROR_CODE: Kind<ErrorCode> = codeOf({
  name: ['Kode penolakan', 'Code of a refusal'],
  codes: Object.fromEntries(
    Object.entries(ERRORS).map(([code, [, id, en]]) => [code, [id, en]]),
  ) as unknown as Readonly<Record<ErrorCode, Meaning>>,
});

/** What each role is called is told by the context that grants them. */
export const ROLE: Kind<Role> = { schema: { type: 'string', enum: ROLES } };

export const WARNING = codeOf(WARNING_CODES);

/** 1 province … 4 village. */
export const LEVEL: Kind<RegionLevel> = {
  schema: {
    type: 'integer',
    enum: REGION_LEVELS.map((_, index) => index + 1),
    'x-enum-labels': Object.fromEntries(
      REGION_LEVELS.map((level, index) => [
        index + 1,
        { id: REGION_LEVEL_CODES.codes[level][0], en: REGION_LEVEL_CODES.codes[level][1] },
      ]),
    ),
  },
};

export const REGION_REF = recordOf<RegionRef>({
  code: field(['kode wilayah (Kepmendagri)', 'code of the region (Kepmendagri)'], REGION),
  nameAtTime: field(['nama saat dicatat', 'name when it was recorded'], TEXT),
  level: field(['tingkat wilayah', 'level of the region'], LEVEL),
  kind: optional(['jenis desa', 'kind of village'], codeOf(VILLAGE_KIND_CODES)),
  datasetVersion: field(['versi data wilayah', 'version of the region data'], TEXT),
});

const open = {
  type: field(['jenis dokumen', 'kind of document'], TEXT),
  date: field(['tanggal dokumen', 'date of the document'], DAY),
  classification: field(['klasifikasi', 'classification'], codeOf(CLASSIFICATION_CODES)),
};

/** Whether bytes of that id and hash are kept here; told where a record is shown by itself or in its steps. */
interface Seen {
  readonly seen?: boolean;
}

const SHOWN_DOC_REF = recordOf<DocRef & Seen>({
  docId: field(['id dokumen', 'id of the document'], TEXT),
  number: optional(['nomor dokumen', 'number of the document'], TEXT),
  issuer: optional(['penerbit', 'issuer'], TEXT),
  sha256: field(['sidik SHA-256', 'SHA-256 fingerprint'], TEXT),
  seen: optional(['berkasnya tersimpan di sini', 'its file is kept here'], FLAG),
  ...open,
});

/** A document by reference, closed to some readers. */
export const DOC_REF: Kind<DocRef> & { readonly fields: typeof SHOWN_DOC_REF.fields } = {
  fields: SHOWN_DOC_REF.fields,
  schema: { anyOf: [SHOWN_DOC_REF.schema, record({ ...open, ...HIDDEN_PART.fields }).schema] },
};

export const ACTING = recordOf<Acting>({
  officeId: field(['id kantor', 'id of the office'], TEXT),
  officialName: field(['nama pejabat', 'name of the official'], TEXT),
  capacity: field(['kedudukan', 'capacity'], codeOf(CAPACITY_CODES)),
  mandate: optional(['surat mandat', 'mandate'], DOC_REF),
});

export const ACTOR = recordOf<Actor>({
  userId: field(['id akun', 'id of the account'], TEXT),
  officeId: field(['id kantor', 'id of the office'], TEXT),
  role: field(['peran', 'role'], ROLE),
  scope: field(['wilayah wewenang', 'region of the authority'], SCOPE),
  capacity: field(['kedudukan', 'capacity'], codeOf(CAPACITY_CODES)),
  mandate: optional(['surat mandat', 'mandate'], DOC_REF),
});

export const CLAIM = recordOf<Claim>({
  field: field(['isian', 'field'], TEXT),
  origin: field(['asal isian', 'where the field comes from'], codeOf(CLAIM_ORIGIN_CODES)),
  note: optional(['catatan', 'note'], TEXT),
});

export const PROVENANCE = recordOf<Provenance>({
  source: field(['sumber catatan', 'where the record comes from'], codeOf(PROVENANCE_SOURCE_CODES)),
  url: optional(['alamat sumber', 'address of the source'], TEXT),
  dateConfidence: field(['kepastian tanggal', 'how sure the date is'], codeOf(DATE_CONFIDENCE_CODES)),
  claims: optional(['asal tiap isian', 'where each field comes from'], listOf(CLAIM)),
});

/** Region of the authority and office by which something was entered. */
export const ENTERED_BY = record({
  scope: field(['wilayah wewenang', 'region of the authority'], SCOPE),
  officeId: field(['id kantor', 'id of the office'], TEXT),
});

const WITHIN = recordOf<Within>({
  classifications: field(
    ['klasifikasi dokumen yang memuatnya', 'classifications of the documents that hold it'],
    listOf(TEXT),
  ),
  by: optional(['pihak yang memasukkan', 'party that entered it'], ENTERED_BY),
});

export const FIELD_CHANGE = recordOf<FieldChange>({
  targetEventId: field(['id kejadian yang diperbaiki', 'id of the event concerned'], TEXT),
  targetType: optional(
    ['jenis kejadian yang isiannya diperbaiki', 'type of the event whose fields are corrected'],
    TEXT,
  ),
  field: field(['isian yang diperbaiki', 'field that is corrected'], PLACE),
  within: optional(['dokumen yang memuatnya', 'document that holds it'], WITHIN),
  old: optional(['nilai semula', 'value before'], ANYTHING as Kind<object>),
  new: optional(['nilai yang diminta', 'value asked for'], ANYTHING as Kind<object>),
});

/** What every event carries, as its reader sees it. */
export const EVENT_METADATA = recordOf<EventMetadata>({
  schemaVersion: field(['versi isi kejadian', 'version of the content'], INTEGER),
  occurredOn: field(['tanggal kejadian', 'day on which it happened'], DAY),
  recordedAt: field(['waktu dicatat (UTC)', 'instant of recording (UTC)'], INSTANT),
  actor: field(['yang bertindak', 'who acted'], ACTOR),
  command: field(['perintah', 'command'], TEXT),
  commandId: field(['id perintah', 'id of the command'], TEXT),
  commandHash: field(['sidik isi perintah', "fingerprint of the command's content"], orHidden(TEXT)),
  correlationId: field(['id permintaan', 'id of the request'], TEXT),
  causationId: optional(['id kejadian penyebab', 'id of the event that caused it'], TEXT),
  ruleSet: field(['versi nilai aturan', 'version of the rule values'], TEXT),
  provenance: field(['sumber dan kepastian tanggal', 'source, and how sure the date is'], PROVENANCE),
  reason: optional(['alasan', 'reason'], TEXT),
  warnings: optional(['peringatan', 'warnings'], listOf(WARNING)),
  evidence: optional(['dokumen pendukung', 'documents in evidence'], listOf(DOC_REF)),
});
