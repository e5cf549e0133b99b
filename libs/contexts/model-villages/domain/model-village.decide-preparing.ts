import { actingAs, reject, requireDocument, requireReason, requireRoom } from '#kernel';
import type {
  AgreeDevelopmentPlan,
  AssessModelVillage,
  DesignateLocus,
  NominateModelVillage,
  RejectModelVillage,
} from './model-village.commands.js';
import type { ModelVillageEvent } from './model-village.events.js';
import type { ModelVillageContext } from './model-village.facts.js';
import { requireReading, requireTarget } from './model-village.indexes.js';
import { requireBaselines, requireCoordination, requirePlan } from './model-village.rules-designation.js';
import { requireNewBaseline } from './model-village.rules-locus.js';
import {
  requireAreas,
  requireBasis,
  requireDecree,
  requireSupport,
  requireVillage,
  requireWithin,
} from './model-village.rules.js';
import { BASELINE_MONTHS, MODEL_VILLAGE_ENTRIES, MODEL_VILLAGE_PLACES } from './model-village.settings.js';
import {
  areasOf,
  designatedIn,
  firstArea,
  idOf,
  type BEFORE_DESIGNATED,
  type LIVE,
  type ModelVillageIn,
  type Nominated,
} from './model-village.state.js';

type Decided = readonly ModelVillageEvent[];
type Before = ModelVillageIn<(typeof BEFORE_DESIGNATED)[number]>;

/** MOD-01, looked at again: what rests on no agreement, as a contest's winner does, is asked for none. */
export const requireStillSupported = (
  state: Nominated,
  { facts, occurredOn }: ModelVillageContext<'agreements'>,
): void => {
  if (state.agreementIds.length > 0) requireSupport(facts.agreements, areasOf(state), occurredOn);
};

/** COM-14: one more entry in the record. */
export const requireRoomForEntry = (state: Nominated, { rules }: ModelVillageContext): void =>
  requireRoom(state.entries, rules.get(MODEL_VILLAGE_ENTRIES, firstArea(state)));

export const nominate = (
  { type: _type, officialName, ...terms }: NominateModelVillage,
  _state: object,
  { actor, occurredOn, facts, rules }: ModelVillageContext<'agreements'>,
): Decided => {
  const places = rules.get(MODEL_VILLAGE_PLACES, terms.areas[0]!.code);
  requireRoom(terms.areas.length - 1, places, 'COM-14', '/areas');
  requireAreas(terms);
  requireBasis(terms);
  const agreement = facts.agreements.find(({ agreementId }) => agreementId === terms.agreementId);
  if (terms.agreementId !== undefined) {
    const codes = terms.areas.map(({ code }) => code);
    requireSupport(agreement ? [agreement] : [], codes, occurredOn, '/agreementId');
  }
  return [
    {
      type: 'ModelVillageNominated',
      data: {
        ...terms,
        ...(agreement && { agreementTitle: agreement.title }),
        nominatedBy: actingAs(actor, officialName),
      },
    },
  ];
};

/** MOD-03: a baseline; before the designation a later one of the same index takes its place. */
export const assess = (
  { village, index, year, value, status, potentials, document }: AssessModelVillage,
  state: ModelVillageIn<(typeof LIVE)[number]>,
  context: ModelVillageContext,
): Decided => {
  requireRoomForEntry(state, context);
  requireWithin(state, village);
  const known = state.villages[village.code];
  if (known) requireNewBaseline(known, index);
  else {
    const places = context.rules.get(MODEL_VILLAGE_PLACES, firstArea(state));
    requireRoom(Object.keys(state.villages).length, places, 'COM-14', '/village');
  }
  const said = { index, year, value, ...(status && { status }) };
  const reading = requireReading(said, context, village.code);
  return [
    {
      type: 'ModelVillageAssessed',
      data: { ...idOf(state), village, ...reading, potentials, ...(document && { document }) },
    },
  ];
};

export const rejectNomination = (
  { officialName }: RejectModelVillage,
  state: Before,
  { actor, reason }: ModelVillageContext,
): Decided => [
  {
    type: 'ModelVillageRejected',
    data: {
      ...idOf(state),
      reason: requireReason(reason, { ruleId: 'MOD-02' }),
      rejectedBy: actingAs(actor, officialName),
    },
  },
];

/** MOD-01, MOD-02, MOD-03: where it is, as all sides have agreed. */
export const designateLocus = (
  { villages, decree, minutes, coordinated, officialName }: DesignateLocus,
  state: Before,
  context: ModelVillageContext<'agreements'>,
): Decided => {
  villages.forEach((village, index) => {
    requireWithin(state, village, `/villages/${index}`);
    if (villages.findIndex(({ code }) => code === village.code) !== index)
      throw reject('E_VALIDATION', {
        ruleId: 'MOD-04',
        field: `/villages/${index}`,
        messageId: 'Desa ini sudah disebut.',
        messageEn: 'This village is named already.',
      });
  });
  requireStillSupported(state, context);
  const signed = requireCoordination(minutes, coordinated, villages);
  const months = context.rules.get(BASELINE_MONTHS, firstArea(state));
  requireBaselines(state, villages, context.occurredOn, months);
  return [
    {
      type: 'ModelVillageDesignated',
      data: {
        ...idOf(state),
        villages,
        decree: requireDecree(decree, 'MOD-02'),
        minutes: signed,
        coordinated,
        designatedBy: actingAs(context.actor, officialName),
      },
    },
  ];
};

/** A plan that nobody has begun to carry out can be agreed on anew. */
export const agreePlan = (
  { document, activities, indicators, indexTargets, officialName }: AgreeDevelopmentPlan,
  state: ModelVillageIn<'DESIGNATED' | 'PLAN_AGREED'>,
  context: ModelVillageContext<'agreements'>,
): Decided => {
  requireStillSupported(state, context);
  indicators.forEach(({ village }, index) => requireVillage(village, `/indicators/${index}/village`));
  const targets = indexTargets.map((target, index) => {
    requireVillage(target.village, `/indexTargets/${index}/village`);
    return requireTarget(target, context.rules, target.village.code, `/indexTargets/${index}`);
  });
  requirePlan(
    { activities, indicators, indexTargets },
    designatedIn(state).map(({ region }) => region.code),
  );
  return [
    {
      type: 'ModelVillagePlanAgreed',
      data: {
        ...idOf(state),
        document: requireDocument(document, '/document'),
        activities,
        indicators,
        indexTargets: targets,
        agreedBy: actingAs(context.actor, officialName),
      },
    },
  ];
};
