import { withinUnknown } from './closed-values.js';
import { REGION, TEXT, field, listOf, optional, type Shape } from './document-form.js';
import { FIELD_CHANGE, WARNING } from './document-parts.js';
import type { EventCatalogue } from './event-catalogue.js';
import type { FieldChange } from './field-change.js';
import type { Pointer } from './json-pointer.js';

/**
 * COM-01: the log is append only. What was entered wrongly is corrected, or the whole record voided, in two acts: one
 * person asks and another, who has the right there and no part in it, confirms or refuses. Nobody names another person
 * as having agreed.
 */
export type RepairCommand =
  RequestCorrection | RequestVoiding | ConfirmCorrection | ConfirmVoiding | RefuseCorrection | WithdrawCorrection;

/** The reason is the one given with the command, 20 characters or more. */
export interface RequestCorrection {
  readonly type: 'RequestCorrection';
  readonly targetEventId: string;
  /** All that is wrong in that event: what the rules ask of several fields together is corrected together. */
  readonly changes: readonly AskedChange[];
}

export interface AskedChange {
  /** Place in the event's data, or `/occurredOn` for its business date. */
  readonly field: Pointer;
  readonly value: unknown;
}

export interface RequestVoiding {
  readonly type: 'RequestVoiding';
}

export interface ConfirmCorrection {
  readonly type: 'ConfirmCorrection';
  readonly requestId: string;
}

export interface ConfirmVoiding {
  readonly type: 'ConfirmVoiding';
  readonly requestId: string;
}

/** Refuses a request of either kind; the reason is the one given with the command. */
export interface RefuseCorrection {
  readonly type: 'RefuseCorrection';
  readonly requestId: string;
}

/** Who asked takes back a request of either kind while it waits; the reason is the one given with the command. */
export interface WithdrawCorrection {
  readonly type: 'WithdrawCorrection';
  readonly requestId: string;
}

const REASON = field(['alasan', 'reason'], TEXT);
/** Counts the requests of the record: `1`, `2`, … */
const REQUEST_ID = field(['nomor permintaan dalam catatan itu', 'number of the request within the record'], TEXT);

/** Who may see a request in the list of all records: the parties of its record. */
const ASKED = {
  requestId: REQUEST_ID,
  reason: REASON,
  regions: field(
    ['kode wilayah para pihak (Kepmendagri)', 'codes of the regions of the parties (Kepmendagri)'],
    listOf(REGION),
  ),
};
type Asked = Shape<typeof ASKED>;

/** The changes are of one event, no place in another. */
const CORRECTION_ASKED = {
  ...ASKED,
  changes: field(['perubahan yang diminta', 'changes that are asked for'], listOf(FIELD_CHANGE)),
};
export type CorrectionAsked = Shape<typeof CORRECTION_ASKED>;
export type VoidingAsked = Asked;

/** Those of the old form know no request; `approverId` is what their author said of a second person. */
const DECIDED = {
  requestId: optional(REQUEST_ID.label, TEXT),
  reason: REASON,
  approverId: optional(
    ['id akun yang disebut menyetujui (bentuk lama)', 'id of the account said to have agreed (old form)'],
    TEXT,
  ),
};

const CORRECTION = {
  ...DECIDED,
  /** First what was asked for, then what follows from it by the rules. */
  changes: field(
    ['perubahan yang diminta, lalu akibatnya menurut aturan', 'changes asked for, then what follows by the rules'],
    listOf(FIELD_CHANGE),
  ),
  /** What would have been flagged with the new values when it was entered (COM-05). */
  warnings: optional(['peringatan atas nilai yang baru', 'warnings about the new values'], listOf(WARNING)),
};
/** Data of `RecordCorrected`. */
export type Correction = Shape<typeof CORRECTION>;

const VOIDING = {
  ...DECIDED,
  /** Other requests that waited, and are void with the record. */
  lapsed: optional(
    ['nomor permintaan lain yang ikut gugur', 'numbers of other requests that lapse with it'],
    listOf(TEXT),
  ),
};
/** Data of `RecordVoided`. */
export type Voiding = Shape<typeof VOIDING>;

/** Data of `CorrectionRefused` and of `CorrectionWithdrawn`: that nothing comes of the request, and why. */
const REFUSAL = { requestId: REQUEST_ID, reason: REASON };
export type Refusal = Shape<typeof REFUSAL>;

/** Stored names of the events of a repair, the same in every category. */
export const REPAIR_EVENTS = [
  'CorrectionRequested',
  'VoidingRequested',
  'RecordCorrected',
  'RecordVoided',
  'CorrectionRefused',
  'CorrectionWithdrawn',
] as const;

export const isRepair = ({ type }: { readonly type: string }): boolean =>
  (REPAIR_EVENTS as readonly string[]).includes(type);

/**
 * Version 1 was one act: `{targetEventId, field, old?, new, reason, approverId}`, its field the bare name of a member.
 */
const twoActs = (data: object): object => {
  const { targetEventId, field, old, new: value, ...rest } = data as Readonly<Record<string, unknown>>;
  return {
    ...rest,
    changes: [{ targetEventId, field: `/${String(field)}`, ...(old !== undefined && { old }), new: value }],
  };
};

/** Before, a change did not say in which document its field lies. */
const within = <T extends object>(change: T): T => {
  const unknown = withinUnknown(String((change as Partial<FieldChange>).field));
  return unknown ? { ...change, within: unknown } : change;
};
const changesWithin = (data: object): object => ({ ...data, changes: (data as Correction).changes.map(within) });

/** Before, a request was for one field alone. */
const changesAsked = (data: object): object => {
  const { targetEventId, targetType, field, within: documents, old, new: value, ...rest } = data as Asked & FieldChange;
  return {
    ...rest,
    changes: [
      {
        targetEventId,
        targetType,
        field,
        ...(documents && { within: documents }),
        ...(old !== undefined && { old }),
        ...(value !== undefined && { new: value }),
      },
    ],
  };
};

/** The part of every catalogue whose records can be repaired. */
export const repairCatalogue = {
  CorrectionRequested: {
    version: 3,
    label: ['perbaikan diminta', 'correction asked for'],
    data: CORRECTION_ASKED,
    upcast: { 1: within, 2: changesAsked },
  },
  VoidingRequested: { version: 1, label: ['pembatalan catatan diminta', 'voiding asked for'], data: ASKED },
  RecordCorrected: {
    version: 3,
    label: ['catatan diperbaiki', 'record corrected'],
    data: CORRECTION,
    upcast: { 1: twoActs, 2: changesWithin },
  },
  RecordVoided: {
    version: 2,
    label: ['catatan dibatalkan karena salah', 'record voided as wrong'],
    data: VOIDING,
    upcast: { 1: (data: object) => data },
  },
  CorrectionRefused: {
    version: 1,
    label: ['permintaan perbaikan ditolak', 'request for correction refused'],
    data: REFUSAL,
  },
  CorrectionWithdrawn: {
    version: 1,
    label: ['permintaan perbaikan ditarik', 'request for correction withdrawn'],
    data: REFUSAL,
  },
} as const satisfies EventCatalogue & Record<(typeof REPAIR_EVENTS)[number], object>;
