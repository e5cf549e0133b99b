import { codeList, type Meaning } from '#kernel';

/** What was decided on an innovation (VIS-12). */
export const ADOPTION_DECISIONS = ['ADOPT', 'ADAPT', 'REJECT', 'DEFER'] as const;
export type AdoptionDecision = (typeof ADOPTION_DECISIONS)[number];

export const ADOPTION_DECISION_CODES = codeList(
  ['Keputusan atas inovasi', 'Decision on an innovation'],
  ADOPTION_DECISIONS,
  {
    ADOPT: ['diadopsi: diterapkan seperti di tempat asalnya', 'adopted: carried out as it is at the host'],
    ADAPT: ['diadaptasi: diterapkan dengan perubahan', 'adapted: carried out with changes'],
    REJECT: ['tidak diterapkan', 'not carried out'],
    DEFER: ['ditunda', 'deferred'],
  },
);

/** Where an innovation that was observed can stand, in the order of its life. */
export const ADOPTION_STAGES = [
  'OBSERVED',
  'DECIDED',
  'DEFERRED',
  'REJECTED',
  'VERIFIED',
  'ABANDONED',
  'WITHDRAWN',
] as const;

export const ADOPTION_STAGE_WORDS: Readonly<Record<(typeof ADOPTION_STAGES)[number], Meaning>> = {
  OBSERVED: ['menunggu keputusan', 'waits for a decision'],
  DECIDED: ['diadopsi atau diadaptasi, belum diverifikasi', 'adopted or adapted, not verified yet'],
  DEFERRED: ['ditunda', 'deferred'],
  REJECTED: ['diputuskan tidak diterapkan', 'decided not to be carried out'],
  VERIFIED: ['penerapannya diverifikasi', 'carried out, as verified'],
  ABANDONED: ['dihentikan', 'given up'],
  WITHDRAWN: ['pengamatannya dibatalkan', 'the observation was withdrawn'],
};

export const ADOPTION_STAGE_CODES = codeList(
  ['Tahap adopsi', 'Stage of an adoption'],
  ADOPTION_STAGES,
  ADOPTION_STAGE_WORDS,
);
