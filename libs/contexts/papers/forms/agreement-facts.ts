import type { LocalDate, PartyRef, RegionCode, Scope } from '#kernel';
import type { PaperBlock } from '#paper';
import type { AgreementRecord } from '#contexts/agreements/contract';

/** A region as papers name it, and what stands above it on a letterhead. */
export interface PlaceOnPaper {
  readonly code: Scope;
  /** `Kabupaten Barito Kuala`, `Desa Sei Asam`; of the country `Seluruh Indonesia`. */
  readonly name: string;
  /** From the nearest: `Kecamatan Kapuas Hilir`, `Kabupaten Kapuas`; of a province none. */
  readonly around: readonly { readonly code: RegionCode; readonly name: string }[];
}

/** All that stands on a paper of several agreements. */
export interface AgreementsOnPaper {
  readonly region: PlaceOnPaper;
  /** Of the region itself alone, not of others that lie in it. */
  readonly own: boolean;
  readonly agreements: readonly AgreementRecord[];
  /** A party in words, with what it lies in. */
  readonly party: (party: PartyRef) => string;
}

export interface PaperMade {
  readonly title: string;
  readonly blocks: readonly PaperBlock[];
}

/** What is told of another agreement by its title: the one above, those beneath, the one renewed. */
export interface AgreementNamed {
  readonly title: string;
  readonly instrument: AgreementRecord['instrument'];
  readonly signedOn?: LocalDate;
}

/** All that stands on the sheet of one agreement. */
export interface AgreementOnPaper {
  readonly agreement: AgreementRecord;
  readonly party: (party: PartyRef) => string;
  /** Name and office of who signed for the party at that place. */
  readonly signatory: (
    no: number,
  ) => { readonly name?: string; readonly title?: string; readonly as?: string } | undefined;
  /** Absent: there is none, or the reader may not see it. */
  readonly parent?: AgreementNamed;
  readonly renewed?: AgreementNamed;
  readonly children: readonly AgreementNamed[];
}
