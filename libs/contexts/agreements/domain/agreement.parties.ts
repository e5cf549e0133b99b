import {
  actsForRegion,
  isCentral,
  isGovernment,
  isVillage,
  kindOfParty,
  localDateAt,
  nameKey,
  partyKey,
  partyName,
  regencyOf,
  reject,
  seatsOf,
  startOfDay,
  addDays,
  isWestOf,
  zoneOf,
  yearOf,
  type Instant,
  type LocalDate,
  type PartyRef,
  type Pointer,
  type RegionCode,
  type Rejection,
  type Zone,
} from '#kernel';
import type { Initiated } from './agreement.state.js';
import type { AgreementParty, AgreementTerms } from './agreement.terms.js';

/** The party of that place in the list, from 1. @throws Rejection `E_NOT_FOUND` where there is none. */
export const partyAtPlace = (
  { terms: { parties } }: Pick<Initiated, 'terms'>,
  partyNo: number,
  field: Pointer = '/partyNo',
): AgreementParty => {
  const party = parties[partyNo - 1];
  if (party) return party;
  throw reject('E_NOT_FOUND', {
    ruleId: 'AGR-02',
    field,
    messageId: `Kerja sama ini mempunyai ${parties.length} pihak; tidak ada pihak ke-${partyNo}.`,
    messageEn: `This cooperation has ${parties.length} parties; there is no party number ${partyNo}.`,
  });
};

/** The government of a province, regency or city. */
export const isRegion = (party: PartyRef): boolean => isGovernment(party) && (party.region?.level ?? 9) <= 2;
/** What is, or belongs to, the government of a province, regency or city. */
export const isOfRegion = (party: PartyRef): boolean =>
  isRegion(party) || (['OFFICE', 'COUNCIL'].includes(kindOfParty(party)) && !isVillageSeat(party));
const isVillageSeat = ({ region }: PartyRef): boolean => region !== undefined && isVillage(region);
/** The government of a desa. */
export const isVillageGovernment = (party: PartyRef): boolean => kindOfParty(party) === 'VILLAGE';
/** Whose officers are told by their institution: central bodies, and agencies of one region beside one another. */
export const ofInstitution = (party: PartyRef): boolean => isCentral(party) || party.kind === 'OFFICE';
export const isAbroad = ({ kind }: PartyRef): boolean => kind === 'FOREIGN';

/** Places of parties of which that holds. */
export const placesWhere = ({ parties }: Pick<AgreementTerms, 'parties'>, holds: (party: AgreementParty) => boolean) =>
  parties.flatMap((party, index) => (holds(party) ? [index + 1] : []));

/** The regions in which the parties sit, each once. */
export const regionsOf = ({ parties }: Pick<AgreementTerms, 'parties'>): readonly RegionCode[] => seatsOf(parties);

/** The regions that are parties themselves, each once. */
export const actingRegions = (parties: readonly AgreementParty[]): readonly RegionCode[] =>
  seatsOf(parties.filter(actsForRegion));

/** The government of which a party is a part; what is none of a government's is its own. */
const houseOf = (party: AgreementParty): string => (isOfRegion(party) && party.region?.code) || partyKey(party);

/** Words of a name in whatever order, so that `PT Maju Jaya` is `Maju Jaya, PT.` */
const wordsOf = (name: string): string =>
  nameKey(
    name
      .normalize('NFKC')
      .toLowerCase()
      .split(/[^\p{L}\p{N}.]+/u)
      .map(nameKey)
      .filter((word) => word !== '')
      .sort()
      .join(' '),
  );

/** Two ways to write the same party: a body of one name in one place is one, whatever kind of body it is called. */
const likenessOf = (party: AgreementParty): string =>
  isGovernment(party) || party.kind === 'PERSON'
    ? partyKey(party)
    : `${party.country ?? party.region?.code ?? ''} ${wordsOf(party.name ?? '')}`;

/** AGR-02: two or more, none of them twice under whatever spelling, and not all of one government. */
export const requireDistinctParties = (parties: readonly AgreementParty[]): void => {
  const likenesses = parties.map(likenessOf);
  const keys = parties.map(partyKey);
  const twice = parties.findIndex(
    (_, index) => likenesses.indexOf(likenesses[index]!) < index || keys.indexOf(keys[index]!) < index,
  );
  if (twice > 0)
    throw reject('E_PARTIES', {
      ruleId: 'AGR-02',
      field: `/parties/${twice}`,
      messageId: `Pihak ini sudah disebut sebelumnya, mungkin dengan ejaan lain: ${partyName(parties[twice]!)}.`,
      messageEn: `This party is named before, maybe in another spelling: ${partyName(parties[twice]!)}.`,
    });
  if (new Set(parties.map(houseOf)).size >= 2) return;
  throw reject('E_PARTIES', {
    ruleId: 'AGR-02',
    field: '/parties',
    messageId: 'Kerja sama memerlukan sedikitnya dua pihak yang berbeda, bukan dua perangkat pemerintah yang sama.',
    messageEn: 'Cooperation needs at least two different parties, not two agencies of one government.',
  });
};

/** Regencies of villages, each once. */
export const regenciesOf = (parties: readonly AgreementParty[]): readonly RegionCode[] => [
  ...new Set(parties.flatMap(({ region }) => (region ? [regencyOf(region.code) ?? region.code] : []))),
];

/** Of the zones of the parties the one in which a day ends last; of parties without a region that of the country. */
export const lastZone = (parties: readonly AgreementParty[]): Zone => {
  const zones = parties.flatMap((party) => (party.region && !isCentral(party) ? [zoneOf(party.region.code)] : []));
  return (
    zones.reduce<Zone | undefined>((last, zone) => (last && !isWestOf(zone, last) ? last : zone), undefined) ??
    zoneOf('ID')
  );
};

/** The instant at which a day is over for all of these parties. */
export const endOfDayFor = (parties: readonly AgreementParty[], day: LocalDate): Instant =>
  startOfDayFor(parties, addDays(day, 1));

/** The instant at which a day has begun for all of these parties. */
export const startOfDayFor = (parties: readonly AgreementParty[], day: LocalDate): Instant =>
  startOfDay(day, lastZone(parties));

/** The day in which an instant lies for these parties: of those for whom it begins last. */
export const dayFor = (parties: readonly AgreementParty[], at: Instant): LocalDate =>
  localDateAt(at, lastZone(parties));
/** The year in which it lies for them. */
export const yearFor = (parties: readonly AgreementParty[], at: Instant): number => yearOf(dayFor(parties, at));

/** `Kementerian Desa – Kabupaten Barito Kuala` */
export const namesOf = (parties: readonly AgreementParty[]): string => parties.map(partyName).join(' – ');

/** An act that is none for this party, or no longer. */
export const notOfThatKind = (messageId: string, messageEn: string, ruleId: string): Rejection =>
  reject('E_STATE', { ruleId, field: '/partyNo', messageId, messageEn });
