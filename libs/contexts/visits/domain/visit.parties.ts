import {
  addDays,
  isSameParty,
  isVillage,
  isWestOf,
  kindOfParty,
  partyKey,
  seatOf,
  seatsOf,
  partyName,
  reject,
  zoneOf,
  type LocalDate,
  type PartyKind,
  type PartyRef,
  type Pointer,
  type RegionCode,
  type Scope,
} from '#kernel';
import { answersItself, isWithoutAccounts } from '#contexts/access/contract';
import type { Proposed } from './visit.state.js';
import type { VisitHost } from './visit.terms.js';

/** How an answer names its host: a government by its region, any other body as a party. */
export interface Answering {
  readonly host?: RegionCode | { readonly code: RegionCode };
  readonly party?: PartyRef;
}

const codeOf = (host: Answering['host']): RegionCode | undefined => (typeof host === 'object' ? host.code : host);

/** The key of the host that answers. */
export const answeringKey = ({ host, party }: Answering): string => (party ? partyKey(party) : (codeOf(host) ?? ''));

/** The host of a visit that answers; undefined where it has none of that key. */
export const answeringHost = (
  said: Answering,
  { terms: { hosts } }: Pick<Proposed, 'terms'>,
): VisitHost | undefined => {
  const key = answeringKey(said);
  return hosts.find((host) => partyKey(host) === key);
};

/** VIS-07: a host answers once. */
export const requireUnanswered = (host: PartyRef, { answers }: Pick<Proposed, 'answers'>, field?: Pointer): void => {
  if (!answers[partyKey(host)]) return;
  throw reject('E_STATE', {
    ruleId: 'VIS-07',
    ...(field && { field }),
    messageId: `Tuan rumah ${host.region?.code ?? partyName(host)} sudah menjawab.`,
    messageEn: `The host ${host.region?.code ?? partyName(host)} has already answered.`,
  });
};

/** Where somebody answers for the host: its own seat, or the visitors', who record what its letter says. */
export const answersFrom = (host: VisitHost, { terms: { origin } }: Pick<Proposed, 'terms'>): Scope =>
  seatOf(answersItself(host) ? host : origin);

/**
 * The day of an answer as the origin has it, which goes on from there: a host east of it has the next day already while
 * the origin still has this one (COM-05).
 */
export const dayAtOrigin = ({ terms: { origin } }: Pick<Proposed, 'terms'>, seat: Scope, on: LocalDate): LocalDate =>
  isWestOf(zoneOf(seatOf(origin)), zoneOf(seat)) ? addDays(on, -1) : on;

/** Its key, and where it sits: by whose calendar it dates its answer (COM-05). */
export const answering = (
  said: Answering,
  visit: Pick<Proposed, 'terms'>,
): { readonly key: string; readonly seat: Scope } => {
  const host = answeringHost(said, visit);
  return {
    key: answeringKey(said),
    seat: host && !answersItself(host) ? seatOf(visit.terms.origin) : (codeOf(said.host) ?? seatOf(said.party ?? {})),
  };
};

/** Bodies that no visit is proposed for: nobody acts for them here. */
export const isVisitor = (party: PartyRef): boolean => kindOfParty(party) === 'COMMUNITY' || !isWithoutAccounts(party);

/** Whether the village's council, enterprise or community: it is the village's own, and so is its money. */
export const isOfVillage = ({ region }: PartyRef): boolean => region !== undefined && isVillage(region);

/** A government and what has no head but the government's own. */
const OF_GOVERNMENT: readonly PartyKind[] = ['REGION', 'OFFICE', 'BUMD'];

/**
 * VIS-02 [D]: the government of which a party is a part. All that sits in a village is the village's affair; around it
 * a government has its offices and enterprises, while its council, and whoever merely sits in its region, is another's.
 */
const houseOf = (party: PartyRef): RegionCode | undefined =>
  isOfVillage(party) || OF_GOVERNMENT.includes(kindOfParty(party)) ? party.region?.code : undefined;

/** VIS-02: the same party, or one of which both are parts. */
export const isOfSameHouse = (one: PartyRef, other: PartyRef): boolean =>
  isSameParty(one, other) || (houseOf(one) !== undefined && houseOf(one) === houseOf(other));

/** VIS-05 binds the government of a region, its agencies and its council [D]. */
export const isBoundByEfficiency = (party: PartyRef): boolean =>
  !isOfVillage(party) && ['REGION', 'OFFICE', 'COUNCIL'].includes(kindOfParty(party));

/** Who visits whom. */
interface Parties {
  readonly origin: PartyRef;
  readonly hosts: readonly PartyRef[];
}

/** Regions of origin and hosts; a party abroad or of the country has none. */
export const regionsOfTerms = ({ origin, hosts }: Parties): readonly RegionCode[] => seatsOf([origin, ...hosts]);

/** `Sei Asam → Angsana, Mekar Jaya` */
export const visitTitle = ({ origin, hosts }: Parties): string =>
  `${partyName(origin)} → ${hosts.map(partyName).join(', ')}`;
