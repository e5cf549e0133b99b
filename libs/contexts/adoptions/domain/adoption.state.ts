import { withOne, partyAt, seatsOf, type EventMetadata, type InStage, type LocalDate, type RegionCode } from '#kernel';
import type { ADOPTION_STAGES } from './adoption.codes.js';
import type { AdoptionEvent, AdoptionTerms, Observation } from './adoption.events.js';

export interface Opened {
  readonly adoptionId: string;
  readonly observation: Observation;
  /** Users who decided or told of the progress: none of them verifies. */
  readonly partakers: readonly string[];
  readonly lastStepOn: LocalDate;
  /** What was decided, and how often anything was decided (COM-14). */
  readonly decided?: AdoptionTerms & { readonly on: LocalDate };
  readonly decisions: number;
  readonly reports: number;
  /** Something was reported that nobody has looked at yet (VIS-12). */
  readonly toVerify: boolean;
  /** Days of review that have not come yet. */
  readonly reviewsOn: readonly LocalDate[];
}

export interface Decided extends Opened {
  readonly decided: AdoptionTerms & { readonly on: LocalDate };
}

/**
 * NONE → OBSERVED → DECIDED (adopted or adapted) → VERIFIED or ABANDONED; DEFERRED, which can be decided again;
 * REJECTED. WITHDRAWN with the observation. What was decided is void after a voiding, and waits to be decided anew.
 */
interface ByStage {
  NONE: object;
  OBSERVED: Opened;
  DECIDED: Decided;
  DEFERRED: Decided;
  REJECTED: Decided;
  VERIFIED: Decided;
  ABANDONED: Decided;
  WITHDRAWN: Opened;
}
export type AdoptionStage = 'NONE' | (typeof ADOPTION_STAGES)[number];
export type AdoptionIn<Stage extends AdoptionStage> = InStage<ByStage, Stage>;
export type AdoptionState = AdoptionIn<AdoptionStage>;

export const initialState: AdoptionState = { stage: 'NONE' };

/** Stages at which a decision stands, whatever it was (VIS-13). */
export const STANDS_DECIDED: ReadonlySet<AdoptionStage> = new Set([
  'DECIDED',
  'DEFERRED',
  'REJECTED',
  'VERIFIED',
  'ABANDONED',
] as const);

/** The regions of who observed it, and where it was seen. */
export const regionsOfObservation = (observation: Observation): readonly RegionCode[] => [
  ...new Set(seatsOf([observation.origin, partyAt(observation)])),
];

export const partiesOf = ({ observation }: Opened): readonly RegionCode[] => regionsOfObservation(observation);

/** Where a decision leads. */
export const AFTER_DECISION = { ADOPT: 'DECIDED', ADAPT: 'DECIDED', DEFER: 'DEFERRED', REJECT: 'REJECTED' } as const;

export const evolve = (
  state: AdoptionState,
  event: AdoptionEvent,
  { occurredOn, actor: { userId } }: Pick<EventMetadata, 'occurredOn' | 'actor'>,
): AdoptionState => {
  if (event.type === 'AdoptionOpened') {
    const { adoptionId, ...observation } = event.data;
    return {
      stage: 'OBSERVED',
      adoptionId,
      observation,
      partakers: [],
      lastStepOn: observation.observedOn,
      decisions: 0,
      reports: 0,
      toVerify: false,
      reviewsOn: [],
    };
  }
  if (state.stage === 'NONE') return state;
  const step = { lastStepOn: occurredOn };
  switch (event.type) {
    case 'ObservationChanged': {
      const { adoptionId: _id, ...observation } = event.data;
      return { ...state, observation };
    }
    case 'ObservationWithdrawn':
      return { ...state, stage: 'WITHDRAWN', reviewsOn: [] };
    case 'AdoptionDecided': {
      const { adoptionId: _id, decidedBy: _by, reviewsOn, ...terms } = event.data;
      return {
        ...state,
        ...step,
        stage: AFTER_DECISION[terms.decision],
        decided: { ...terms, on: occurredOn },
        decisions: state.decisions + 1,
        partakers: withOne(state.partakers, userId),
        reviewsOn,
      };
    }
    case 'AdoptionProgressReported':
      return {
        ...state,
        ...step,
        reports: state.reports + 1,
        toVerify: true,
        partakers: withOne(state.partakers, userId),
      };
    case 'AdoptionVerified':
      return { ...(state as Decided), ...step, stage: 'VERIFIED', reviewsOn: [] };
    case 'AdoptionVerificationRejected':
      return { ...state, ...step, toVerify: false };
    case 'AdoptionAbandoned':
      return { ...(state as Decided), ...step, stage: 'ABANDONED', reviewsOn: [] };
    case 'AdoptionReviewDue':
      return { ...state, reviewsOn: state.reviewsOn.filter((day) => day > event.data.reviewOn) };
    case 'RecordVoided': {
      const { decided: _void, ...observed } = state;
      return { ...observed, stage: 'OBSERVED', reports: 0, toVerify: false, reviewsOn: [] };
    }
    default:
      return state;
  }
};
