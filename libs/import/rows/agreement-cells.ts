import type { RegionCode } from '#kernel';
import type { Amount } from '../cells/amounts.js';
import type { DocumentKind } from '../cells/code-words.js';
import type { DateSpan, PartialDate } from '../cells/dates.js';
import type { DocumentNumber } from '../cells/document-numbers.js';
import type { Parties } from '../cells/parties.js';
import type { Place } from '../cells/places.js';
import type { Signatory } from '../cells/signatories.js';
import type { Term } from '../cells/terms.js';
import type { Reading } from '../reading.js';
import type { RowReading } from './row-reading.js';

export type Scheme = 'KSDD' | 'KSDPK' | 'SINERGI_PUSAT' | 'KSDPL' | 'KSDLL' | 'ANTAR_DESA' | 'DESA_PIHAK_KETIGA';

/**
 * Which agreement a row carries out, changes or ends: by its serial number in the register, its own number, or the row
 * of the file.
 */
export type ParentRef = { readonly no: string } | { readonly number: string } | { readonly row: number };

/** Whether a row with many parties is one agreement of all, or several of the first with each of the others. */
export type Split = 'JOINT' | 'BILATERAL';

export interface AgreementCells {
  readonly numbers: Reading<readonly DocumentNumber[]>;
  readonly kind: Reading<DocumentKind>;
  readonly subject: Reading<string>;
  readonly parties: Parties;
  readonly signedOn: Reading<PartialDate>;
  /** Where the remark names several days of signing. */
  readonly signatures: Reading<DateSpan>;
  readonly validFrom: Reading<PartialDate>;
  /** Stated, or derived from the term (G6). */
  readonly end: Reading<Term>;
  readonly amount: Reading<Amount>;
  readonly place: Reading<Place>;
  readonly signatories: Reading<readonly Signatory[]>;
  readonly scheme: Reading<Scheme>;
  readonly parent: Reading<ParentRef>;
  readonly split: Reading<Split>;
}

export type AgreementReading = RowReading<AgreementCells> & {
  /** Serial number of the row that this one changes or ends: `lihat no 19`. */
  readonly refersTo?: string;
  /** Row of this register that it carries out, changes or ends; a proposal where a flag asks. */
  readonly parentRow?: number;
  /** A person said that the row which it names or needs is not known: none is proposed. */
  readonly parentUnknown?: boolean;
  /** Addenda that the remark tells of without their dates. */
  readonly addendaTold?: number;
  /** Said to be signed without power of attorney. */
  readonly withoutAuthority?: boolean;
};

/** What a person settled of a row. */
export interface SettledOfRow {
  /** Regions that were chosen for parties, by field and by how the party is written. */
  readonly chosen?: Readonly<Record<string, ReadonlyMap<string, RegionCode>>>;
  /** Fields that were written anew, or taken as unknown. */
  readonly written?: ReadonlySet<string>;
}
