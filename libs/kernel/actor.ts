import type { Scope } from './region-code.js';
import type { LocalDate } from './time.js';

/** The roles of domain §2. ACCESS_ADMIN keeps the accounts; SYSTEM is a process manager or a deadline. */
export const ROLES = [
  'VILLAGE_OPERATOR',
  'VILLAGE_HEAD',
  'BPD_MEMBER',
  'BKAD_OFFICER',
  'BUMDESMA_DIRECTOR',
  'BUMDESMA_SUPERVISOR',
  'DISTRICT_OFFICER',
  'REGENCY_PMD',
  'REGENCY_COOP',
  'REGENCY_HEAD',
  'REGENCY_SECRETARY',
  'OPD_HEAD',
  'TREASURER',
  'PROVINCE_PMD',
  'GOVERNOR',
  'DPRD_SECRETARIAT',
  'MINISTRY_OFFICER',
  'JURY',
  'INSPECTOR',
  'AUDITOR',
  'AUDITEE',
  'PUBLIC',
  'SYSTEM',
  'DATA_STEWARD',
  'ACCESS_ADMIN',
] as const;
export type Role = (typeof ROLES)[number];

/** Who examines what others have done. */
export const EXAMINERS: readonly Role[] = ['INSPECTOR', 'AUDITOR'];

/** In what capacity an official acts: definitif, penjabat, pelaksana tugas, pelaksana harian, kuasa, mewakili. */
export const CAPACITIES = ['DEFINITIF', 'PJ', 'PLT', 'PLH', 'KUASA', 'MEWAKILI'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** Who acted, as the log keeps it: no name, the user's id and the office are enough. */
export interface Actor {
  readonly userId: string;
  readonly officeId: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly capacity: Capacity;
  readonly mandate?: DocRef;
}

/** An official acting in office; the name is allowed because the act is official (domain §3.11). */
export interface Acting {
  readonly officeId: string;
  readonly officialName: string;
  readonly capacity: Capacity;
  readonly mandate?: DocRef;
}

export const CLASSIFICATIONS = ['PUBLIC', 'INTERNAL', 'RESTRICTED', 'SECRET'] as const;

/** A document by reference: never its content, always its SHA-256 (COM-10). */
export interface DocRef {
  readonly docId: string;
  readonly type: string;
  readonly number?: string;
  readonly date: LocalDate;
  readonly issuer?: string;
  readonly sha256: string;
  readonly classification: (typeof CLASSIFICATIONS)[number];
}

export const PROVENANCE_SOURCES = ['OFFICIAL', 'MEDIA', 'IMPORTED', 'SYSTEM'] as const;
export const DATE_CONFIDENCES = ['EXACT', 'APPROX', 'CONFLICTING', 'UNKNOWN'] as const;
export const CLAIM_ORIGINS = ['STATED', 'OTHER_SOURCE', 'INVENTED'] as const;

/** One part of a record and where it comes from; `field` is a JSON pointer into the command's input, `/topics`. */
export interface Claim {
  readonly field: string;
  readonly origin: (typeof CLAIM_ORIGINS)[number];
  readonly note?: string;
}

/**
 * Where a record comes from and how sure its date is. `claims` tell apart what the source states, what another source
 * adds and what was invented for a demonstration.
 */
export interface Provenance {
  readonly source: (typeof PROVENANCE_SOURCES)[number];
  readonly url?: string;
  readonly dateConfidence: (typeof DATE_CONFIDENCES)[number];
  readonly claims?: readonly Claim[];
}
