import type { DocRef, PartyRef } from '#kernel';
import type { PaperBlock } from '#paper';
import type { Hidden, Party } from '#runtime';
import type { NamedOffice } from '#contexts/offices/contract';
import type { Journey, JourneyOrder } from '#contexts/visits/contract';
import type { PersonOnPaper } from '../contract/index.js';

/** A traveller of the order as the reader may know him: undefined where nothing is kept of the person. */
export interface TravellerOnPaper {
  readonly no: number;
  readonly spdNo: string;
  readonly person: PersonOnPaper | Hidden | undefined;
}

/** Who signed, or signs, for an office. */
export interface Signer {
  /** `a.n. Camat Angsana`, with what stands beneath. */
  readonly titles: readonly string[];
  readonly name?: string;
}

/** All that stands on the papers of one journey. */
export interface PaperFacts {
  readonly journey: Journey;
  readonly order: JourneyOrder;
  /** Of the visitors: that issued the order. */
  readonly office: NamedOffice;
  readonly signer: Signer;
  readonly travellers: readonly TravellerOnPaper[];
  /** Number that the office's book gives to the paper, where it was asked for one. */
  readonly numberOf: (kind: 'LAPORAN' | 'DAFTAR_HADIR') => string | undefined;
  /** A party in words, with what it lies in. */
  readonly place: (party: PartyRef) => string;
  /** What offices stand above that of the region: on top of its letterhead. */
  readonly authorities: readonly string[];
  /** `nomor 140/12 tanggal 4 November 2024`, as far as the reader may know it. */
  readonly cited: (document: DocRef, by: Party) => string;
}

/** One of the papers of a visit. */
export type PaperForm = (facts: PaperFacts) => { readonly title: string; readonly blocks: readonly PaperBlock[] };
