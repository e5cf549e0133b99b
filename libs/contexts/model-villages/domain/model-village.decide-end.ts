import { actingAs, addMonths, requireReason, startOfDay, zoneOf } from '#kernel';
import type {
  EndUnsupported,
  FollowAgreement,
  ResumeModelVillage,
  RevokeModelVillage,
  SuspendModelVillage,
} from './model-village.commands.js';
import type { ModelVillageEvent } from './model-village.events.js';
import type { ModelVillageContext } from './model-village.facts.js';
import { requireDecree, supports, unsupportedSince } from './model-village.rules.js';
import { UNSUPPORTED_MONTHS } from './model-village.settings.js';
import {
  areasOf,
  firstArea,
  idOf,
  type ModelVillageIn,
  type NOT_VOIDED,
  type ONCE_DESIGNATED,
} from './model-village.state.js';

type Decided = readonly ModelVillageEvent[];
type Designated = ModelVillageIn<(typeof ONCE_DESIGNATED)[number]>;
type Standing = ModelVillageIn<(typeof NOT_VOIDED)[number]>;

const MOD_05 = { ruleId: 'MOD-05' } as const;

export const suspend = (
  { officialName }: SuspendModelVillage,
  state: Designated,
  { actor, reason }: ModelVillageContext,
): Decided => [
  {
    type: 'ModelVillageSuspended',
    data: { ...idOf(state), reason: requireReason(reason, MOD_05), suspendedBy: actingAs(actor, officialName) },
  },
];

export const resume = (
  { officialName }: ResumeModelVillage,
  state: ModelVillageIn<'SUSPENDED'>,
  { actor, reason }: ModelVillageContext,
): Decided => [
  {
    type: 'ModelVillageResumed',
    data: { ...idOf(state), reason: requireReason(reason, MOD_05), resumedBy: actingAs(actor, officialName) },
  },
];

export const revoke = (
  { decree, officialName }: RevokeModelVillage,
  state: Designated | ModelVillageIn<'SUSPENDED'>,
  { actor, reason }: ModelVillageContext,
): Decided => [
  {
    type: 'ModelVillageRevoked',
    data: {
      ...idOf(state),
      reason: requireReason(reason, MOD_05),
      decree: requireDecree(decree, 'MOD-05'),
      revokedBy: actingAs(actor, officialName),
    },
  },
];

/** Over for good: nothing of an agreement changes them. */
const SETTLED: ReadonlySet<string> = new Set(['REJECTED', 'REVOKED', 'ENDED']);

/**
 * MOD-06: what has become of the agreement on which it rests, or of one that renews it. What is told twice, or late,
 * changes nothing: each looks at the agreements as they stand.
 */
export const followAgreement = (
  _command: FollowAgreement,
  state: Standing,
  { facts: { agreements }, today, rules }: ModelVillageContext<'agreements'>,
): Decided => {
  const current = state.agreementIds.at(-1);
  if (current === undefined || SETTLED.has(state.stage)) return [];
  const own = agreements.find(({ agreementId }) => agreementId === current);
  const areas = areasOf(state);
  const supporting = [own, ...agreements.filter(({ renewsId }) => renewsId === current)].find(
    (agreement) => agreement !== undefined && supports(agreement, areas, today),
  );
  if (supporting) {
    const { agreementId, title } = supporting;
    return state.unsupported || agreementId !== current
      ? [{ type: 'ModelVillageSupported', data: { ...idOf(state), agreementId, agreementTitle: title } }]
      : [];
  }
  if (state.unsupported) return [];
  const since = unsupportedSince(own, today);
  const endsOn = addMonths(since, rules.get(UNSUPPORTED_MONTHS, firstArea(state)));
  return [
    {
      type: 'ModelVillageUnsupported',
      data: {
        ...idOf(state),
        agreementId: current,
        since,
        endsOn,
        endsAt: startOfDay(endsOn, zoneOf(firstArea(state))),
      },
    },
  ];
};

/** MOD-06: too long without an agreement; one that was found in the meantime keeps it. */
export const endUnsupported = (_command: EndUnsupported, state: Standing, { today }: ModelVillageContext): Decided => {
  const { unsupported } = state;
  if (!unsupported || SETTLED.has(state.stage) || today < unsupported.endsOn) return [];
  return [{ type: 'ModelVillageEnded', data: { ...idOf(state), endsOn: unsupported.endsOn } }];
};
