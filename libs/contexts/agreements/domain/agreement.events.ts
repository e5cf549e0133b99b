import { allHolding, repairCatalogue, type DeclaredEvent, type EventCatalogue } from '#kernel';
import { PREPARING_EVENTS } from './agreement.events-before.js';
import { LIFE_EVENTS } from './agreement.events-life.js';
import { SIGNING_EVENTS } from './agreement.events-signing.js';
import { AGREEMENT } from './agreement.terms.js';

export type { CascadeRow } from './agreement.events-life.js';
export type { SignedParty } from './agreement.event-parts.js';

/**
 * The day on which each of them happened is `occurredOn` of its metadata. Raising a version needs an upcaster here and
 * a new frozen sample in `fixtures/`; the old sample stays.
 */
export const agreementCatalogue = allHolding(AGREEMENT, {
  ...PREPARING_EVENTS,
  ...SIGNING_EVENTS,
  ...LIFE_EVENTS,
  ...repairCatalogue,
} as const satisfies EventCatalogue);

export type AgreementEvent = DeclaredEvent<typeof agreementCatalogue>;
export type EventOf<Type extends keyof typeof agreementCatalogue> = DeclaredEvent<typeof agreementCatalogue, Type>;
export type Signature = EventOf<'AgreementSignatureRecorded'>['data'];
/** What an agreement of any instrument says when the last party has signed. */
export type SignedTerms = EventOf<'MoUSigned'>['data'];
/** The event by which an agreement of each instrument is signed. */
export const SIGNED_AS = {
  KESEPAKATAN_BERSAMA: 'MoUSigned',
  NOTA_KESEPAKATAN_SINERGI: 'MoUSigned',
  PKS: 'PKSSigned',
  PERATURAN_BERSAMA_KEPALA_DESA: 'JointVillageRegulationEnacted',
  PERJANJIAN_BERSAMA_PIHAK_KETIGA: 'PKSSigned',
} as const;
