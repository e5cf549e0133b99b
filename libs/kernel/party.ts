import { nameKey } from './common-rules.js';
import type { BodyKind, PartyKind } from './party-kinds.js';
import { NATIONAL, type RegionCode, type RegionRef, type Scope } from './region-code.js';

export { BODY_KINDS, INSTITUTION_KINDS, PARTY_KINDS, type BodyKind, type PartyKind } from './party-kinds.js';

/**
 * Who takes part in something, as an event keeps it (domain §7.1). Without `kind` it is the government of the region,
 * or the village, itself: events from before there were other parties say no more than the region. Which members a kind
 * has is told by `PARTY_MEMBERS`.
 */
export interface PartyRef {
  readonly kind?: BodyKind;
  /** Where it sits: gives scope and totals. Absent of foreign and central bodies. */
  readonly region?: RegionRef;
  /** In the register of institutions. */
  readonly institutionId?: string;
  /** On the day of the event: the register's, or as given where the register has it not. */
  readonly name?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** Of a person (COM-11). */
  readonly subjectRef?: string;
}

/**
 * A desa or desa adat has its own budget and head; all else, kelurahan and kecamatan included, is a regional
 * government's [D].
 */
export const isVillage = ({ level, kind }: RegionRef): boolean => level === 4 && kind !== 'KELURAHAN';

/** What the party is. */
export const kindOfParty = ({ kind, region }: PartyRef): PartyKind =>
  kind ?? (region && isVillage(region) ? 'VILLAGE' : 'REGION');

/** The government of a region, or a village, itself. */
export const isGovernment = ({ kind }: PartyRef): boolean => kind === undefined;

/** By which a region acts itself: its government, its agencies and its council. */
export const actsForRegion = (party: PartyRef): boolean =>
  ['REGION', 'VILLAGE', 'OFFICE', 'COUNCIL'].includes(kindOfParty(party));

/** A ministry, a central agency, or a branch of one in a region. */
export const isCentral = ({ kind }: PartyRef): boolean => kind === 'CENTRAL_UNIT' || kind === 'VERTICAL_OFFICE';

/** Where the party sits; what sits in no region is the country's. */
export const seatOf = ({ region }: PartyRef): Scope => region?.code ?? NATIONAL;

/** Codes of the regions in which the parties sit, each once; one abroad or of the country sits in none. */
export const seatsOf = (parties: readonly Pick<PartyRef, 'region'>[]): readonly RegionCode[] => [
  ...new Set(parties.flatMap(({ region }) => (region ? [region.code] : []))),
];

/** Whom events name by `host`, the region, where it is a government, and else as a party. */
export const partyAt = ({
  host,
  party,
}: {
  readonly host?: RegionRef | undefined;
  readonly party?: PartyRef | undefined;
}): PartyRef => party ?? (host ? { region: host } : {});

/**
 * Two parties of the same key are the same: the code of the region for its government, the id in the register where it
 * has one, else kind, place and name however it is spelled.
 */
export const partyKey = ({ kind, region, institutionId, name, country, subjectRef }: PartyRef): string => {
  if (kind === undefined) return region?.code ?? '';
  if (institutionId !== undefined) return `INSTITUTION ${institutionId}`;
  if (kind === 'PERSON') return `PERSON ${subjectRef ?? ''}`;
  return `${kind} ${country ?? region?.code ?? NATIONAL} ${nameKey(name ?? '')}`;
};

export const isSameParty = (one: PartyRef, other: PartyRef): boolean => partyKey(one) === partyKey(other);

const IN_INDONESIAN = new Intl.DisplayNames('id', { type: 'region', fallback: 'code' });

/** What people call the party: a region by its name, a body by its own, one abroad with its country. */
export const partyName = ({ kind, region, institutionId, name, country }: PartyRef): string => {
  if (kind === undefined) return region?.nameAtTime ?? '';
  if (kind === 'PERSON') return 'perseorangan';
  const called = name ?? institutionId ?? '';
  return country === undefined ? called : `${called} (${IN_INDONESIAN.of(country)})`;
};
