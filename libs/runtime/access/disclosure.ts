import { NATIONAL, covers, type DocRef, type Role } from '#kernel';
import { isParty, type Party } from './party.js';
import type { Grant } from './principal.js';

/** What is not shown to every reader of a record: the reference of a person, or a document of that classification. */
export type Closed = 'PERSON' | DocRef['classification'];

/** Those who may know it, by what they are to the party that entered it. */
type Circle = 'READERS' | 'OFFICERS' | 'HEAD' | 'APPROVERS' | 'EXAMINERS' | 'INSPECTORS';

/** Domain §2 and §3.11 [D]: the one table of who may know what. */
export const DISCLOSED_TO: Readonly<Record<Closed, readonly Circle[]>> = {
  PUBLIC: ['READERS'],
  INTERNAL: ['READERS'],
  RESTRICTED: ['OFFICERS', 'APPROVERS', 'EXAMINERS'],
  SECRET: ['HEAD', 'INSPECTORS'],
  PERSON: ['OFFICERS', 'EXAMINERS'],
};

/** What bears no known classification is treated as the most closed. */
export const closedAs = (classification: string): Closed =>
  Object.hasOwn(DISCLOSED_TO, classification) ? (classification as Closed) : 'SECRET';

const HEADS: readonly Role[] = ['VILLAGE_HEAD', 'DISTRICT_OFFICER', 'REGENCY_HEAD', 'GOVERNOR'];
/** Those who work for a party, whatever they decide there. */
export const OFFICERS: readonly Role[] = [
  ...HEADS,
  'VILLAGE_OPERATOR',
  'BKAD_OFFICER',
  'BUMDESMA_DIRECTOR',
  'REGENCY_PMD',
  'REGENCY_COOP',
  'REGENCY_SECRETARY',
  'OPD_HEAD',
  'TREASURER',
  'PROVINCE_PMD',
  'DPRD_SECRETARIAT',
  'MINISTRY_OFFICER',
];
const APPROVERS: readonly Role[] = ['DISTRICT_OFFICER', 'REGENCY_PMD', 'REGENCY_SECRETARY', 'REGENCY_HEAD', 'GOVERNOR'];

const IN: Readonly<Record<Circle, (grant: Grant, party: Party) => boolean>> = {
  READERS: () => true,
  OFFICERS: (grant, party) => OFFICERS.includes(grant.role) && isParty(grant, party),
  /** Of a national office its officers, of an agency its own head, else the head of the region. */
  HEAD: (grant, party) =>
    isParty(grant, party) &&
    (HEADS.includes(grant.role) ||
      ((grant.role === 'OPD_HEAD' || grant.role === 'MINISTRY_OFFICER') && grant.officeId === party.officeId)),
  APPROVERS: (grant, party) => APPROVERS.includes(grant.role) && covers(grant.scope, party.scope),
  EXAMINERS: ({ role, scope }, party) => (role === 'INSPECTOR' || role === 'AUDITOR') && covers(scope, party.scope),
  INSPECTORS: ({ role, scope }, party) => role === 'INSPECTOR' && covers(scope, party.scope),
};

/** Where nobody knows who entered it, only those examine it who examine everywhere. */
const UNKNOWN: Party = { scope: NATIONAL };

/** Whether a reader may know something that the party has entered. */
export type MayKnow = (what: Closed, enteredBy: Party | undefined) => boolean;

/** @param grants those in force now, by which the reader reads the record at all. */
export const mayKnow =
  (grants: readonly Grant[]): MayKnow =>
  (what, enteredBy = UNKNOWN) =>
    DISCLOSED_TO[what].some((circle) => circle === 'READERS' || grants.some((grant) => IN[circle](grant, enteredBy)));
