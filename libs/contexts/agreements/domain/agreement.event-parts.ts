import {
  ACTING,
  DAY,
  DOC_REF,
  FLAG,
  INSTANT,
  TEXT,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type TypeOf,
} from '#kernel';
import { FLAG_CODES, SIGN_METHOD_CODES } from './agreement.codes.js';
import { OF_PARTY, agreementDraft, agreementTerms, signingPlace } from './agreement.terms.js';

export const REASON = { reason: field(['alasan', 'reason'], TEXT) };

export const LETTER = { letter: field(['surat', 'letter'], DOC_REF) };

export const TEXT_HASH = { textSha256: field(['sidik SHA-256 naskah', 'SHA-256 of the text'], TEXT) };

/** The party has no account here: its paper says so, and who initiated recorded it. */
export const RECORDED = {
  recordedByFirst: optional(['dicatat pemrakarsa dari suratnya', 'recorded by who initiated'], FLAG),
};

export const signedFor = record({
  officialName: field(['nama', 'name'], TEXT),
  title: field(['jabatan', 'title'], TEXT),
});

/** Who signs for a party: an official of it, or whom the paper of a body without accounts names. */
export const SIGNATURE = {
  ...OF_PARTY,
  ...RECORDED,
  ...TEXT_HASH,
  /** Absent of a body without accounts. */
  signatory: optional(['penanda tangan', 'signatory'], ACTING),
  /** Who signed for a body without accounts, in the office that its paper names: `Rektor`, `Direktur`. */
  signedFor: optional(['penanda tangan menurut naskah', 'signatory as the paper names him'], signedFor),
  /** Of a director or rector who does not head his body: what a mandate is to an official. */
  authority: optional(['surat kuasa dari pimpinannya', 'power of attorney of its head'], DOC_REF),
  signMethod: field(['cara tanda tangan', 'way of signing'], codeOf(SIGN_METHOD_CODES)),
  documentNumber: optional(['nomor naskah menurut pihak ini', "number in this party's register"], TEXT),
  place: field(['tempat penandatanganan', 'place of signing'], signingPlace),
  signedCopy: optional(['salinan bertanda tangan', 'signed copy'], DOC_REF),
};

/** A signature as the signed agreement tells it. */
export const signedParty = record({
  ...OF_PARTY,
  signatory: SIGNATURE.signatory,
  signedFor: SIGNATURE.signedFor,
  signMethod: SIGNATURE.signMethod,
  documentNumber: SIGNATURE.documentNumber,
  signedOn: field(['ditandatangani tanggal', 'signed on'], DAY),
});

export type SignedParty = TypeOf<typeof signedParty>;

const {
  agreementId: _id,
  officeId: _office,
  adjacency: _adjacency,
  reference: _ref,
  planning: _plan,
  parties: _parties,
  ...said
} = agreementTerms.fields;

/** On the last signature that is needed, in the same append as that one. */
export const SIGNED = {
  ...said,
  parties: field(['para pihak dan tanda tangannya', 'parties and their signatures'], listOf(signedParty)),
  place: SIGNATURE.place,
  signedOn: field(['tanggal tanda tangan terakhir', 'day of the last signature'], DAY),
  validFrom: field(['mulai berlaku', 'in force from'], DAY),
  validUntil: optional(['berlaku sampai; kosong: tanpa batas waktu', 'in force until; absent: open-ended'], DAY),
  ...TEXT_HASH,
  actionPlan: agreementDraft.fields.actionPlan,
  flags: field(['tanda', 'flags'], listOf(codeOf(FLAG_CODES))),
  /** When its last day is over for all parties, by their own clocks. */
  expiresAt: optional(['saat berakhir', 'instant at which it is over'], INSTANT),
  /** Of a memorandum: when it is called stalled without a PKS (AGR-11). */
  stalledAt: optional(['saat disebut tanpa tindak lanjut', 'instant from which it is called stalled'], INSTANT),
};
