import {
  AUTHORITY_NOT_RECORDED,
  covers,
  inForceOn,
  nameKey,
  type Actor,
  type AuthorityFact,
  type LocalDate,
} from '#kernel';
import type { Offices } from '../contract/index.js';
import { institutionDecider } from '../domain/institution.decider.js';
import { bodyOn } from '../domain/institution.state.js';
import { officeDecider } from '../domain/office.decider.js';
import { holdersOn, type OfficeIn } from '../domain/office.state.js';

type Known = OfficeIn<'ACTIVE' | 'CLOSED'>;

/**
 * By his account alone: a name can be written by anybody. Where he held the office in two capacities, the one in which
 * he says that he acts.
 */
const heldBy = (office: Known, { userId, capacity }: Actor, on: LocalDate) => {
  const own = holdersOn(office, on).filter((each) => each.userId === userId);
  return own.find((each) => each.capacity === capacity) ?? own[0];
};

/** The mandate that he shows, given to him or to whoever holds the office; of several periods the one in force. */
const mandateOf = (office: Known, { userId, capacity, mandate: shown }: Actor, on: LocalDate, holds: boolean) => {
  const given = office.mandates.filter(
    ({ kind, document, userId: to, officialName }) =>
      document.docId === shown?.docId &&
      document.sha256 === shown.sha256 &&
      document.date === shown.date &&
      (capacity !== 'KUASA' || kind === 'SURAT_KUASA') &&
      (to === undefined ? officialName === undefined && holds : to === userId),
  );
  return given.find((each) => inForceOn(each, on)) ?? given.at(-1);
};

/** What the register says of whoever acts (COM-04). */
export const authorityIn = (office: Known, actor: Actor, on: LocalDate): AuthorityFact => {
  const held = heldBy(office, actor, on);
  const mandate = actor.mandate && mandateOf(office, actor, on, held !== undefined);
  const officialName =
    actor.capacity === 'KUASA' || actor.capacity === 'MEWAKILI'
      ? (mandate?.officialName ?? held?.officialName)
      : held?.officialName;
  return {
    heldAs: held?.capacity ?? 'NOT_HELD',
    ...(officialName && { officialName }),
    ...(actor.mandate && {
      mandate: mandate
        ? { validFrom: mandate.validFrom, ...(mandate.validTo && { validTo: mandate.validTo }) }
        : 'UNKNOWN',
    }),
  };
};

/** An office of another region than the one in which he acts is not his, though it bears the same id. */
const isOfHisRegion = ({ terms: { region } }: Known, { scope }: Actor): boolean =>
  !region || covers(region.code, scope) || covers(scope, region.code);

export const offices: Offices = {
  authorityOf: async (actor, on, sources) => {
    const office = await sources.state(officeDecider, actor.officeId);
    return office.stage === 'NONE' || office.stage === 'VOIDED' || !isOfHisRegion(office, actor)
      ? AUTHORITY_NOT_RECORDED
      : authorityIn(office, actor, on);
  },
  capacitiesOf: async (officeId, officialName, on, sources) => {
    const office = await sources.state(officeDecider, officeId);
    return office.stage === 'NONE' || office.stage === 'VOIDED'
      ? []
      : holdersOn(office, on).flatMap((each) =>
          nameKey(each.officialName) === nameKey(officialName) ? each.capacity : [],
        );
  },
  institution: async (institutionId, on, sources) => {
    const institution = await sources.state(institutionDecider, institutionId);
    return institution.stage === 'NONE' || institution.stage === 'VOIDED' ? undefined : bodyOn(institution, on);
  },
  institutionOfOffice: async (officeId, sources) => {
    const office = await sources.state(officeDecider, officeId);
    return office.stage === 'NONE' || office.stage === 'VOIDED' ? undefined : office.terms.institutionId;
  },
};
