import { DAY, INSTANT, TEXT, codeOf, field, optional, type EventCatalogue } from '#kernel';
import { ATTENDING_ROLE_CODES } from './agreement.codes.js';
import { SIGNATURE, SIGNED } from './agreement.event-parts.js';
import { OF_PARTY } from './agreement.terms.js';

/** From the first signature to the registers. */
export const SIGNING_EVENTS = {
  SigningAttended: {
    version: 1,
    label: ['penandatanganan disaksikan', 'signing attended'],
    data: {
      role: field(['peran', 'role'], codeOf(ATTENDING_ROLE_CODES)),
      title: field(['jabatan', 'title'], TEXT),
      officialName: field(['nama pejabat', 'name of the official'], TEXT),
    },
  },
  AgreementSignatureRecorded: {
    version: 1,
    label: ['tanda tangan dicatat', 'signature recorded'],
    data: {
      ...SIGNATURE,
      /** Of the first one: when it is void without the others (AGR-08). */
      othersUntil: optional(['pihak lain menandatangani paling lambat', 'the others sign until'], DAY),
      lapsesAt: optional(['saat tanda tangan gugur', 'instant at which signatures lapse'], INSTANT),
    },
  },
  AgreementSignaturesLapsed: {
    version: 1,
    label: ['tanda tangan gugur', 'signatures lapsed'],
    data: { othersUntil: field(['pihak lain menandatangani paling lambat', 'the others sign until'], DAY) },
  },
  MoUSigned: { version: 1, label: ['kesepakatan ditandatangani', 'memorandum signed'], data: SIGNED },
  PKSSigned: {
    version: 1,
    label: ['perjanjian kerja sama ditandatangani', 'technical agreement signed'],
    data: SIGNED,
  },
  JointVillageRegulationEnacted: {
    version: 1,
    label: ['peraturan bersama kepala desa ditetapkan', 'joint village regulation enacted'],
    data: SIGNED,
  },
  AgreementActivated: { version: 1, label: ['perjanjian mulai berlaku', 'agreement came into force'] },
  AgreementRegistered: {
    version: 1,
    label: ['perjanjian ditatausahakan', 'agreement registered'],
    data: { ...OF_PARTY, registerNo: field(['nomor register', 'number in the register'], TEXT) },
  },
  TechnicalAgreementLinked: {
    version: 1,
    label: ['perjanjian pelaksana ditandatangani', 'technical agreement under it signed'],
    data: { childId: field(['id perjanjian pelaksana', 'id of the technical agreement'], TEXT) },
  },
} as const satisfies EventCatalogue;
