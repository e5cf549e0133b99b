import { isCentral, isVillage, kindOfParty, type PartyKind, type PartyRef, type Role } from '#kernel';

const HEADS: readonly Role[] = ['VILLAGE_HEAD', 'OPD_HEAD', 'REGENCY_HEAD', 'GOVERNOR'];
const HOSTING: readonly Role[] = [
  'VILLAGE_HEAD',
  'DISTRICT_OFFICER',
  'REGENCY_PMD',
  'REGENCY_SECRETARY',
  'REGENCY_HEAD',
  'OPD_HEAD',
  'PROVINCE_PMD',
  'GOVERNOR',
];
const MINISTRY: readonly Role[] = ['MINISTRY_OFFICER'];
const NOBODY: readonly Role[] = [];

/** Who acts for a party as visitors and as a host; a council has one of the two roles (domain §7.1). */
const ACTING_FOR: Readonly<
  Record<Exclude<PartyKind, 'COUNCIL'>, readonly [visiting: readonly Role[], hosting: readonly Role[]]>
> = {
  REGION: [HEADS, HOSTING],
  VILLAGE: [HEADS, HOSTING],
  OFFICE: [HEADS, HOSTING],
  CENTRAL_UNIT: [MINISTRY, MINISTRY],
  VERTICAL_OFFICE: [MINISTRY, MINISTRY],
  BUMD: [
    ['REGENCY_HEAD', 'GOVERNOR'],
    ['REGENCY_HEAD', 'REGENCY_SECRETARY', 'GOVERNOR'],
  ],
  BUMDES: [
    ['VILLAGE_HEAD', 'BUMDESMA_DIRECTOR'],
    ['VILLAGE_HEAD', 'BUMDESMA_DIRECTOR'],
  ],
  COMMUNITY: [['VILLAGE_HEAD', 'DISTRICT_OFFICER', 'REGENCY_HEAD', 'GOVERNOR'], NOBODY],
  UNIVERSITY: [NOBODY, NOBODY],
  COMPANY: [NOBODY, NOBODY],
  PERSON: [NOBODY, NOBODY],
  FOREIGN: [NOBODY, NOBODY],
};

const councilOf = ({ region }: PartyRef): readonly Role[] => [
  region && isVillage(region) ? 'BPD_MEMBER' : 'DPRD_SECRETARIAT',
];
const actingFor = (party: PartyRef, as: 0 | 1): readonly Role[] => {
  const kind = kindOfParty(party);
  return kind === 'COUNCIL' ? councilOf(party) : ACTING_FOR[kind][as];
};
const all = (as: 0 | 1): readonly Role[] => [
  ...new Set([...Object.values(ACTING_FOR).flatMap((roles) => roles[as]), 'BPD_MEMBER', 'DPRD_SECRETARIAT'] as const),
];

/** Who may act for the party where it goes out: proposes, sends, decides on what was seen. None: it has no accounts. */
export const visitingRoles = (party: PartyRef): readonly Role[] => actingFor(party, 0);
/** Who may answer for the party where others come. */
export const hostingRoles = (party: PartyRef): readonly Role[] => actingFor(party, 1);
/** The roles of parties of any kind. */
export const ALL_VISITING = all(0);
export const ALL_HOSTING = all(1);

const WITHOUT_ACCOUNTS: readonly PartyKind[] = ['UNIVERSITY', 'COMPANY', 'COMMUNITY', 'FOREIGN', 'PERSON'];

/** Bodies of a kind that has nobody here. */
export const isWithoutAccounts = (party: PartyRef): boolean => WITHOUT_ACCOUNTS.includes(kindOfParty(party));

/**
 * Whether somebody answers for the party in this system. For a body without accounts, and for a central one that the
 * register does not know, the other side records what its letter says.
 */
export const answersItself = (party: PartyRef): boolean =>
  !isWithoutAccounts(party) && (!isCentral(party) || party.institutionId !== undefined);
