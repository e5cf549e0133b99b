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

export type Scheme = 'KSDD' | 'KSDPK' | 'SINERGI_PUSAT' | 'KSDPL' | 'ANTAR_DESA';

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
}

export type AgreementReading = RowReading<AgreementCells> & {
  /** Serial number of the row that this one changes or ends: `lihat no 19`. */
  readonly refersTo?: string;
};
