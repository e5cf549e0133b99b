import { NATIONAL, addDays, laterDay, regencyOf, seatOf, type Recorded } from '#kernel';
import type { AdoptionEvent, Observation } from '#contexts/adoptions/contract';
import type { AdoptionStanding, Due } from './duty.document.js';

/** An innovation waits so many days at most to be decided on, by a limit of Sinergi's own. */
export const DECISION_DAYS = 90;
/** What was reported waits so many days at most to be verified, by a limit of Sinergi's own. */
export const VERIFICATION_DAYS = 90;

const seen = ({ origin, description, observedOn }: Observation) => ({ origin, description, observedOn });

const NOTHING_TO_REVIEW = { reviewsOn: [] } as const;
const verified = ({ unverifiedSince: _since, ...rest }: AdoptionStanding): AdoptionStanding => rest;
const undecided = ({ ownerOfficeId: _owner, toldOn: _told, ...rest }: AdoptionStanding): AdoptionStanding => ({
  ...verified(rest),
  ...NOTHING_TO_REVIEW,
});

/** What the worklist has to know of an adoption, after one more event of its stream. */
export const adoptionAfter = (
  before: AdoptionStanding | undefined,
  { type, data, metadata: { occurredOn } }: Recorded<AdoptionEvent>,
): AdoptionStanding | undefined => {
  if (type === 'AdoptionOpened') return { ...seen(data), waitsForDecision: true, ...NOTHING_TO_REVIEW };
  if (!before) return undefined;
  switch (type) {
    case 'ObservationChanged':
      return { ...before, ...seen(data) };
    case 'AdoptionDecided': {
      const { owner, reviewsOn } = data;
      const answers = owner && { ownerOfficeId: owner.officeId };
      return { ...undecided(before), waitsForDecision: false, reviewsOn, ...answers };
    }
    case 'AdoptionProgressReported':
      return { unverifiedSince: occurredOn, ...before, toldOn: laterDay(before.toldOn, occurredOn) };
    case 'AdoptionVerificationRejected':
      return verified(before);
    case 'AdoptionVerified':
    case 'AdoptionAbandoned':
      return { ...verified(before), ...NOTHING_TO_REVIEW };
    case 'ObservationWithdrawn':
      return { ...undecided(before), waitsForDecision: false };
    case 'RecordVoided':
      return { ...undecided(before), waitsForDecision: true };
    default:
      return before;
  }
};

/** The oldest day of review on which nothing was told since; before all that, the decision. */
export const dutyOfAdoption = (adoption: AdoptionStanding): Due | undefined => {
  const { origin, observedOn, waitsForDecision, reviewsOn, ownerOfficeId, toldOn = '' } = adoption;
  const { officeId } = origin;
  const obliged = [seatOf(origin)];
  if (waitsForDecision)
    return {
      kind: 'DECIDE_ADOPTION',
      obliged,
      officeId,
      since: observedOn,
      dueOn: addDays(observedOn, DECISION_DAYS),
      dueBasis: 'CUSTOM',
    };
  const dueOn = reviewsOn.find((day) => day > toldOn);
  if (dueOn === undefined) return undefined;
  return { kind: 'REVIEW_ADOPTION', obliged, officeId: ownerOfficeId ?? officeId, dueOn, dueBasis: 'RULE' };
};

/** VIS-12: what was reported is verified by the agency of the regency, for a ministry by another of its offices. */
export const verificationOf = ({ origin, unverifiedSince: since }: AdoptionStanding): Due | undefined => {
  if (since === undefined) return undefined;
  const seat = seatOf(origin);
  const obliged = [seat === NATIONAL ? seat : (regencyOf(seat) ?? seat)];
  return { kind: 'VERIFY_ADOPTION', obliged, since, dueOn: addDays(since, VERIFICATION_DAYS), dueBasis: 'CUSTOM' };
};
