import {
  actingAs,
  actsFor,
  addDays,
  decideByStage,
  reject,
  repairActs,
  requireAuthority,
  requireDocument,
  requireReason,
  requireRoom,
  requireStepOrder,
  sameContent,
  seatOf,
  startOfDay,
  zoneOf,
  type DecisionContext,
  type FactsByAct,
  type Instant,
  type LocalDate,
} from '#kernel';
import { ADOPTION_STAGE_WORDS } from './adoption.codes.js';
import type {
  AbandonAdoption,
  AdoptionCommand,
  DecideAdoption,
  MarkAdoptionReviewDue,
  RejectAdoptionVerification,
  ReportAdoptionProgress,
  TellObservation,
  VerifyAdoption,
} from './adoption.commands.js';
import type { AdoptionEvent } from './adoption.events.js';
import type { AdoptionFacts } from './adoption.facts.js';
import { isCarriedOut, requireComplete, requireOtherOffice, requireReported } from './adoption.rules.js';
import {
  ADOPTION_DECISIONS_MOST,
  ADOPTION_LONGEST_MONTHS,
  ADOPTION_REPAIRS,
  ADOPTION_REPORTS,
} from './adoption.settings.js';
import { partiesOf, type AdoptionIn, type AdoptionState, type Opened } from './adoption.state.js';

type Context = DecisionContext<Pick<AdoptionFacts, 'authority'>>;
type Decided = readonly AdoptionEvent[];

/** Domain §3.10 no. 2: days after the decision on which one looks how far the adoption has come [D]. */
const REVIEWED_AFTER = [90, 180, 365];

const regionOf = ({ observation }: Opened) => seatOf(observation.origin);

/** Follows the record of the visit; what was withdrawn and is told again is observed anew. */
const tellObservation = ({ adoptionId, observation }: TellObservation, adoption: AdoptionState): Decided => {
  if (adoption.stage === 'NONE' || adoption.stage === 'WITHDRAWN')
    return observation ? [{ type: 'AdoptionOpened', data: { adoptionId, ...observation } }] : [];
  if (!observation) return [{ type: 'ObservationWithdrawn', data: { adoptionId } }];
  return sameContent(observation, adoption.observation)
    ? []
    : [{ type: 'ObservationChanged', data: { adoptionId, ...observation } }];
};

/** The start of the first of these days where it was decided. */
const nextOf = ([next]: readonly LocalDate[], adoption: Opened): { readonly nextReviewAt?: Instant } =>
  next === undefined ? {} : { nextReviewAt: startOfDay(next, zoneOf(regionOf(adoption))) };

const decideAdoption = (
  { type: _type, officialName, ...terms }: DecideAdoption,
  adoption: AdoptionIn<'OBSERVED' | 'DEFERRED'>,
  { actor, occurredOn, rules }: Context,
): Decided => {
  requireRoom(adoption.decisions, rules.get(ADOPTION_DECISIONS_MOST, regionOf(adoption)), 'COM-14', '/decision');
  requireComplete(terms, occurredOn, rules.get(ADOPTION_LONGEST_MONTHS, regionOf(adoption)));
  const reviewsOn = isCarriedOut(terms) ? REVIEWED_AFTER.map((days) => addDays(occurredOn, days)) : [];
  return [
    {
      type: 'AdoptionDecided',
      data: {
        adoptionId: adoption.adoptionId,
        ...terms,
        reviewsOn,
        ...nextOf(reviewsOn, adoption),
        decidedBy: actingAs(actor, officialName),
      },
    },
  ];
};

const reportProgress = (
  { progress, evidenceDoc }: ReportAdoptionProgress,
  adoption: AdoptionIn<'DECIDED'>,
  { rules }: Context,
): Decided => {
  requireRoom(adoption.reports, rules.get(ADOPTION_REPORTS, regionOf(adoption)), 'COM-14', '/progress');
  return [
    {
      type: 'AdoptionProgressReported',
      data: { adoptionId: adoption.adoptionId, progress, evidenceDoc: requireDocument(evidenceDoc, '/evidenceDoc') },
    },
  ];
};

const verifyAdoption = (
  { findings, evidenceDoc, officialName }: VerifyAdoption,
  adoption: AdoptionIn<'DECIDED'>,
  { actor }: Context,
): Decided => {
  requireOtherOffice(adoption, actor);
  requireReported(adoption);
  return [
    {
      type: 'AdoptionVerified',
      data: {
        adoptionId: adoption.adoptionId,
        findings,
        evidenceDoc: requireDocument(evidenceDoc, '/evidenceDoc'),
        verifiedBy: actingAs(actor, officialName),
      },
    },
  ];
};

const rejectVerification = (
  { officialName }: RejectAdoptionVerification,
  adoption: AdoptionIn<'DECIDED'>,
  { actor, reason }: Context,
): Decided => {
  requireOtherOffice(adoption, actor);
  requireReported(adoption);
  return [
    {
      type: 'AdoptionVerificationRejected',
      data: {
        adoptionId: adoption.adoptionId,
        reason: requireReason(reason, { ruleId: 'VIS-12' }),
        rejectedBy: actingAs(actor, officialName),
      },
    },
  ];
};

const abandonAdoption = (
  _command: AbandonAdoption,
  { adoptionId }: AdoptionIn<'DECIDED'>,
  { reason }: Context,
): Decided => [
  { type: 'AdoptionAbandoned', data: { adoptionId, reason: requireReason(reason, { ruleId: 'VIS-12' }) } },
];

/** The latest day that has come: what nobody looked at while the system was away is one review, not several. */
const markReviewDue = (
  _command: MarkAdoptionReviewDue,
  adoption: AdoptionIn<'DECIDED'>,
  { today }: Context,
): Decided => {
  const { adoptionId, reviewsOn, decided } = adoption;
  const due = reviewsOn.filter((day) => day <= today);
  const reviewOn = due.at(-1);
  if (reviewOn === undefined) {
    if (reviewsOn.length === 0) return [];
    throw reject('E_DATE_ORDER', {
      ruleId: 'VIS-12',
      field: '/occurredOn',
      details: { reviewOn: reviewsOn[0], decidedOn: decided.on },
      messageId: `Peninjauan berikutnya baru pada ${reviewsOn[0]}.`,
      messageEn: `The next review is on ${reviewsOn[0]}.`,
    });
  }
  const left = reviewsOn.slice(due.length);
  return [
    {
      type: 'AdoptionReviewDue',
      data: { adoptionId, reviewOn, review: REVIEWED_AFTER.length - left.length, ...nextOf(left, adoption) },
    },
  ];
};

const act = actsFor<AdoptionState, AdoptionEvent>();
const STANDING = ['OBSERVED', 'DECIDED', 'DEFERRED', 'REJECTED', 'VERIFIED', 'ABANDONED'] as const;

/** The whole life of an adoption: which command is possible at which stages. */
export const adoptionActs = {
  TellObservation: act(['NONE', ...STANDING, 'WITHDRAWN'], tellObservation),
  DecideAdoption: act(['OBSERVED', 'DEFERRED'], decideAdoption),
  ReportAdoptionProgress: act(['DECIDED'], reportProgress),
  VerifyAdoption: act(['DECIDED'], verifyAdoption),
  RejectAdoptionVerification: act(['DECIDED'], rejectVerification),
  AbandonAdoption: act(['DECIDED'], abandonAdoption),
  MarkAdoptionReviewDue: act(['DECIDED'], markReviewDue),
  ...repairActs({
    correctable: STANDING,
    voidable: STANDING,
    id: ({ adoptionId }: Opened) => ({ adoptionId }),
    parties: partiesOf,
    bound: ADOPTION_REPAIRS,
  }),
};

/** COM-04 and COM-05. What the record of the visit tells is of its own days. */
const beforeEveryAct = (
  command: AdoptionCommand,
  state: AdoptionState,
  { actor, occurredOn, facts }: Context,
): void => {
  requireAuthority(actor, facts.authority, occurredOn, 'officialName' in command ? command.officialName : undefined);
  if (state.stage !== 'NONE' && command.type !== 'TellObservation') requireStepOrder(occurredOn, state.lastStepOn);
};

/** What each command of an adoption is decided on. */
export type AdoptionFactsByCommand = FactsByAct<typeof adoptionActs, Pick<AdoptionFacts, 'authority'>>;

export const decide = decideByStage<AdoptionState, AdoptionCommand, AdoptionEvent, AdoptionFacts>(
  adoptionActs,
  beforeEveryAct,
  ADOPTION_STAGE_WORDS,
);
