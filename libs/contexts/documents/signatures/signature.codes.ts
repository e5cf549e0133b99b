import { codeList } from '#kernel';

/** What a signature in a PDF says of the file. */
export const SIGNATURE_STATES = [
  'INTACT',
  'ALTERED',
  'INVALID',
  'BAD_RANGE',
  'WEAK',
  'UNREADABLE',
  'UNKNOWN_KIND',
] as const;
export type SignatureState = (typeof SIGNATURE_STATES)[number];

export const SIGNATURE_STATE_CODES = codeList(
  ['Hasil periksa tanda tangan', 'Result of a signature check'],
  SIGNATURE_STATES,
  {
    INTACT: ['utuh: yang ditandatangani tidak berubah', 'intact: what was signed has not changed'],
    ALTERED: ['berubah sesudah ditandatangani', 'altered after it was signed'],
    INVALID: ['tidak sah: bukan buatan kunci dari sertifikatnya', 'invalid: not made by the key of its certificate'],
    BAD_RANGE: [
      'tidak sah: bagian yang ditandatangani tidak disebut sebagaimana mestinya',
      'invalid: what it covers is not told as it has to be',
    ],
    WEAK: [
      'tidak dapat diandalkan: memakai sidik atau kunci yang dapat dipalsukan',
      'not to be relied upon: made with a digest or key that can be forged',
    ],
    UNREADABLE: ['rusak: tidak dapat dibaca', 'broken: it cannot be read'],
    UNKNOWN_KIND: [
      'tidak diperiksa: jenis atau algoritmanya tidak dikenal di sini',
      'not checked: of a kind or algorithm not known here',
    ],
  },
);

/** Who signs what: a person or body the file, or a time-stamping service that it was there. */
export const SIGNATURE_KINDS = ['SIGNATURE', 'TIMESTAMP'] as const;

export const SIGNATURE_KIND_CODES = codeList(['Jenis tanda tangan', 'Kind of signature'], SIGNATURE_KINDS, {
  SIGNATURE: ['tanda tangan elektronik', 'electronic signature'],
  TIMESTAMP: ['cap waktu', 'time stamp'],
});

/** How much of the file is covered: all of it but the signature itself, its beginning, or nothing that is sure. */
export const COVERAGES = ['WHOLE', 'PART', 'NONE'] as const;

export const COVERAGE_CODES = codeList(['Bagian yang dicakup', 'What is covered'], COVERAGES, {
  WHOLE: ['seluruh berkas', 'the whole file'],
  PART: ['sebagian: berkas masih ditambah sesudahnya', 'a part: the file was added to afterwards'],
  NONE: ['tidak diketahui', 'not known'],
});

export const CHAIN_CODES = codeList(['Rantai sertifikat', 'Chain of certificates'], ['NOT_CHECKED'] as const, {
  NOT_CHECKED: [
    'sertifikat tidak diperiksa rantainya: nama penanda tangan adalah yang disebut sertifikat itu sendiri',
    'the chain of the certificate was not checked: the name of the signer is what the certificate says of itself',
  ],
});

export const SIGNATURE_CODES = [SIGNATURE_STATE_CODES, SIGNATURE_KIND_CODES, COVERAGE_CODES, CHAIN_CODES] as const;
