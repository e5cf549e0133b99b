import {
  AUTHORITY_NOT_RECORDED,
  CLASSIFICATIONS,
  covers,
  inForceOn,
  nameKey,
  paperNumberKey,
  personNameKey,
  sameContent,
  type Actor,
  type AuthorityFact,
  type DocRef,
  type KnownMandate,
  type LocalDate,
} from '#kernel';
import type { Sources } from '#runtime';
import type { Offices } from '../contract/index.js';
import { institutionDecider } from '../domain/institution.decider.js';
import { bodyOn } from '../domain/institution.state.js';
import { calledOn } from '../domain/names.js';
import { officeDecider } from '../domain/office.decider.js';
import type { Mandate } from '../domain/office.events.js';
import { holdersOn, type OfficeIn } from '../domain/office.state.js';
import { successionOf } from './succession.js';

type Known = OfficeIn<'ACTIVE' | 'CLOSED'>;
type Entered = Known | OfficeIn<'VOIDED'>;

/**
 * By his account alone: a name can be written by anybody. Where he held the office in two capacities, the one in which
 * he says that he acts.
 */
const heldBy = (office: Known, { userId, capacity }: Actor, on: LocalDate) => {
  const own = holdersOn(office, on).filter((each) => each.userId === userId);
  return own.find((each) => each.capacity === capacity) ?? own[0];
};

const keysOf = ({ sha256, type, number, issuer, date }: DocRef): readonly unknown[] => [
  sha256,
  nameKey(type),
  number && paperNumberKey(number),
  issuer && nameKey(issuer),
  date,
];

/**
 * What goes into the log is what the register has, however it is spaced and written in capitals; that it is held more
 * closely by now is no other claim.
 */
const isAsRegistered = (registered: DocRef, shown: DocRef): boolean =>
  sameContent(keysOf(registered), keysOf(shown)) &&
  CLASSIFICATIONS.indexOf(shown.classification) >= CLASSIFICATIONS.indexOf(registered.classification);

/** The mandate that he shows, given to him or to whoever holds the office; of several periods the one in force. */
const mandateOf = (
  office: Known,
  { userId, capacity }: Actor,
  shown: DocRef,
  on: LocalDate,
  holds: boolean,
): Mandate | 'UNKNOWN' | 'DIFFERS' => {
  const given = office.mandates.filter(
    ({ kind, document, userId: to, officialName }) =>
      document.docId === shown.docId &&
      (capacity !== 'KUASA' || kind === 'SURAT_KUASA') &&
      (to === undefined ? officialName === undefined && holds : to === userId),
  );
  const same = given.filter(({ document }) => isAsRegistered(document, shown));
  return same.find((each) => inForceOn(each, on)) ?? same.at(-1) ?? (given.length ? 'DIFFERS' : 'UNKNOWN');
};

const asKnown = async (
  { kind, givenBy, validFrom, validTo, document }: Mandate,
  sources: Sources,
): Promise<KnownMandate> => {
  const giver = await sources.state(officeDecider, givenBy);
  const known = giver.stage === 'ACTIVE' || giver.stage === 'CLOSED';
  const region = known ? giver.terms.region : undefined;
  return {
    kind,
    givenBy: {
      officeId: givenBy,
      ...(known && {
        headTitle: calledOn(giver, document.date).headTitle,
        ...(region && { region: region.code, regionName: region.nameAtTime }),
      }),
    },
    validFrom,
    ...(validTo && { validTo }),
  };
};

/** What the register says of whoever acts (COM-04). */
const authorityIn = async (office: Known, actor: Actor, on: LocalDate, sources: Sources): Promise<AuthorityFact> => {
  const held = heldBy(office, actor, on);
  const shown = actor.mandate && mandateOf(office, actor, actor.mandate, on, held !== undefined);
  const mandate = typeof shown === 'object' ? shown : undefined;
  const officialName =
    actor.capacity === 'KUASA' || actor.capacity === 'MEWAKILI'
      ? (mandate?.officialName ?? held?.officialName)
      : held?.officialName;
  return {
    heldAs: held?.capacity ?? 'NOT_HELD',
    ...(officialName && { officialName }),
    ...(shown && { mandate: typeof shown === 'object' ? await asKnown(shown, sources) : shown }),
  };
};

/** An office of another region that bears the same id is another office: its keeper has no say in who acts here. */
const isOfHisRegion = ({ terms: { region } }: Entered, { scope }: Actor): boolean =>
  !region || covers(region.code, scope) || covers(scope, region.code);

export const offices: Offices = {
  authorityOf: async (actor, on, sources) => {
    const office = await sources.state(officeDecider, actor.officeId);
    if (office.stage === 'NONE' || !isOfHisRegion(office, actor)) return AUTHORITY_NOT_RECORDED;
    return office.stage === 'VOIDED' ? { heldAs: 'VOIDED' } : authorityIn(office, actor, on, sources);
  },
  capacitiesOf: async (officeId, officialName, on, sources) => {
    const office = await sources.state(officeDecider, officeId);
    const holders = office.stage === 'NONE' || office.stage === 'VOIDED' ? [] : holdersOn(office, on);
    const key = personNameKey(officialName);
    return holders.flatMap((each) => (personNameKey(each.officialName) === key ? each.capacity : []));
  },
  institution: async (institutionId, on, sources) => {
    const institution = await sources.state(institutionDecider, institutionId);
    return institution.stage === 'NONE' || institution.stage === 'VOIDED' ? undefined : bodyOn(institution, on);
  },
  institutionOfOffice: async (officeId, sources) => {
    const office = await sources.state(officeDecider, officeId);
    return office.stage === 'NONE' || office.stage === 'VOIDED' ? undefined : office.terms.institutionId;
  },
  successionOf,
};
