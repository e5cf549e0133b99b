import type { DocRef, RegionRef } from '#kernel';
import type { SIGN_METHODS } from './agreement.codes.js';

/** Which of the parties: its place in the list, from 1. */
export interface OfParty {
  readonly partyNo: number;
}

export interface OfSignature extends OfParty {
  readonly officialName: string;
  readonly textSha256: string;
  readonly signMethod: (typeof SIGN_METHODS)[number];
  readonly documentNumber?: string;
  readonly place: { readonly text: string; readonly region?: RegionRef };
  readonly signedCopy?: DocRef;
  /** Of a body without accounts: who signed for it, as its paper says. */
  readonly signedFor?: { readonly officialName: string; readonly title: string };
  readonly authority?: DocRef;
}
