import {
  DOCUMENTS_BEGIN_ON,
  actsFor,
  decideByStage,
  repairActs,
  requireAuthority,
  requireDocumentDays,
  requireStepOrder,
  type FactsByAct,
} from '#kernel';
import { MODEL_VILLAGE_STAGE_WORDS } from './model-village.codes.js';
import type { ModelVillageCommand } from './model-village.commands.js';
import { endUnsupported, followAgreement, resume, revoke, suspend } from './model-village.decide-end.js';
import { agreePlan, assess, designateLocus, nominate, rejectNomination } from './model-village.decide-preparing.js';
import { evaluate, recognise, recordProgress, recordReplication, review } from './model-village.decide-progress.js';
import type { ModelVillageEvent } from './model-village.events.js';
import type { ModelVillageContext, ModelVillageFacts } from './model-village.facts.js';
import { MODEL_VILLAGE_REPAIRS } from './model-village.settings.js';
import {
  BEFORE_DESIGNATED,
  LIVE,
  NOT_VOIDED,
  ONCE_DESIGNATED,
  WITH_PLAN,
  areasOf,
  idOf,
  type ModelVillageState,
} from './model-village.state.js';

const act = actsFor<ModelVillageState, ModelVillageEvent>();

/** The whole life of a model village: which command is possible at which stages. */
export const modelVillageActs = {
  NominateModelVillage: act(['NONE'], nominate),
  AssessModelVillage: act(LIVE, assess),
  RejectModelVillage: act(BEFORE_DESIGNATED, rejectNomination),
  // Of what was not assessed it is refused by its own rules, and not by the stage.
  DesignateLocus: act(BEFORE_DESIGNATED, designateLocus),
  AgreeDevelopmentPlan: act(['DESIGNATED', 'PLAN_AGREED'], agreePlan),
  RecordProgress: act(WITH_PLAN, recordProgress),
  EvaluateModelVillage: act(WITH_PLAN, evaluate),
  RecogniseModelVillage: act(WITH_PLAN, recognise),
  ReviewModelVillage: act(WITH_PLAN, review),
  RecordReplication: act(ONCE_DESIGNATED, recordReplication),
  SuspendModelVillage: act(ONCE_DESIGNATED, suspend),
  ResumeModelVillage: act(['SUSPENDED'], resume),
  RevokeModelVillage: act([...ONCE_DESIGNATED, 'SUSPENDED'], revoke),
  FollowAgreement: act(NOT_VOIDED, followAgreement),
  EndUnsupported: act(NOT_VOIDED, endUnsupported),
  ...repairActs({
    correctable: NOT_VOIDED,
    voidable: NOT_VOIDED,
    id: idOf,
    parties: areasOf,
    bound: MODEL_VILLAGE_REPAIRS,
  }),
};

/** What holds for every command, whatever it asks: COM-04, COM-05, and of the papers that it names COM-10. */
const beforeEveryAct = (
  command: ModelVillageCommand,
  state: ModelVillageState,
  { actor, occurredOn, rules, facts }: ModelVillageContext<'authority'>,
): void => {
  requireAuthority(actor, facts.authority, occurredOn, 'officialName' in command ? command.officialName : undefined);
  if (state.stage !== 'NONE' && actor.role !== 'SYSTEM') requireStepOrder(occurredOn, state.lastStepOn);
  requireDocumentDays(command, occurredOn, rules.get(DOCUMENTS_BEGIN_ON, actor.scope));
};

/** What each command of a model village is decided on. */
export type ModelVillageFactsByCommand = FactsByAct<typeof modelVillageActs, Pick<ModelVillageFacts, 'authority'>>;

export const decide = decideByStage<ModelVillageState, ModelVillageCommand, ModelVillageEvent, ModelVillageFacts>(
  modelVillageActs,
  beforeEveryAct,
  MODEL_VILLAGE_STAGE_WORDS,
);
