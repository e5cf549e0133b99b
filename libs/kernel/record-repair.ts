import { withinUnknown, type Within } from './closed-values.js';
import type { WarningCode } from './errors.js';
import type { EventCatalogue } from './event-catalogue.js';
import type { Pointer } from './json-pointer.js';
import type { RegionCode } from './region-code.js';

/**
 * COM-01: the log is append only. What was entered wrongly is corrected, or the whole record voided, in two acts: one person asks and
 * another, who has the right there and no part in it, confirms or refuses. Nobody names another person as having agreed.
 */
export type RepairCommand = RequestCorrection | RequestVoiding | ConfirmCorrection | ConfirmVoiding | RefuseCorrection | WithdrawCorrection;

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

/** One place of one event that reads otherwise from now on. */
export interface FieldChange {
  readonly targetEventId: string;
  /** Absent in corrections of the old form, whose target may be made up. */
  readonly targetType?: string;
  readonly field: Pointer;
  /** Of a field inside a document: who may see the values, which do not show by themselves what they belong to. */
  readonly within?: Within;
  /** Absent where nothing had been entered. */
  readonly old?: unknown;
  /** Absent where nothing is to stand any more. */
  readonly new?: unknown;
}

/** Who may see a request in the list of all records: the parties of its record. */
interface Asked {
  /** Counts the requests of the record: `1`, `2`, … */
  readonly requestId: string;
  readonly reason: string;
  readonly regions: readonly RegionCode[];
}

/** Data of `CorrectionRequested`: the changes are of one event, no place in another. */
export interface CorrectionAsked extends Asked {
  readonly changes: readonly FieldChange[];
}
export type VoidingAsked = Asked;

/** Data of `RecordCorrected`. Those of the old form know no request; `approverId` is what their author said of a second person. */
export interface Correction {
  readonly requestId?: string;
  /** First what was asked for, then what follows from it by the rules. */
  readonly changes: readonly FieldChange[];
  /** What would have been flagged with the new values when it was entered (COM-05). */
  readonly warnings?: readonly WarningCode[];
  readonly reason: string;
  readonly approverId?: string;
}

/** Data of `RecordVoided`; as above. */
export interface Voiding {
  readonly requestId?: string;
  /** Other requests that waited, and are void with the record. */
  readonly lapsed?: readonly string[];
  readonly reason: string;
  readonly approverId?: string;
}

/** Data of `CorrectionRefused` and of `CorrectionWithdrawn`: that nothing comes of the request, and why. */
export interface Refusal {
  readonly requestId: string;
  readonly reason: string;
}

/** Stored names of the events of a repair, the same in every category. */
export const REPAIR_EVENTS = ['CorrectionRequested', 'VoidingRequested', 'RecordCorrected', 'RecordVoided', 'CorrectionRefused', 'CorrectionWithdrawn'] as const;

export const isRepair = ({ type }: { readonly type: string }): boolean => (REPAIR_EVENTS as readonly string[]).includes(type);

/** Version 1 was one act: `{targetEventId, field, old?, new, reason, approverId}`, its field the bare name of a member. */
const twoActs = (data: object): object => {
  const { targetEventId, field, old, new: value, ...rest } = data as Readonly<Record<string, unknown>>;
  return { ...rest, changes: [{ targetEventId, field: `/${String(field)}`, ...(old !== undefined && { old }), new: value }] };
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
    changes: [{ targetEventId, targetType, field, ...(documents && { within: documents }), ...(old !== undefined && { old }), ...(value !== undefined && { new: value }) }],
  };
};

/** The part of every catalogue whose records can be repaired. */
export const repairCatalogue = {
  CorrectionRequested: { version: 3, label: ['perbaikan diminta', 'correction asked for'], upcast: { 1: within, 2: changesAsked } },
  VoidingRequested: { version: 1, label: ['pembatalan catatan diminta', 'voiding asked for'] },
  RecordCorrected: { version: 3, label: ['catatan diperbaiki', 'record corrected'], upcast: { 1: twoActs, 2: changesWithin } },
  RecordVoided: { version: 2, label: ['catatan dibatalkan karena salah', 'record voided as wrong'], upcast: { 1: (data: object) => data } },
  CorrectionRefused: { version: 1, label: ['permintaan perbaikan ditolak', 'request for correction refused'] },
  CorrectionWithdrawn: { version: 1, label: ['permintaan perbaikan ditarik', 'request for correction withdrawn'] },
} as const satisfies EventCatalogue & Record<(typeof REPAIR_EVENTS)[number], object>;
