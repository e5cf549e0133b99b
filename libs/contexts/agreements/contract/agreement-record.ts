/** An agreement as its register shows it, for contexts that make papers of it, with the words of its codes. */
export type {
  AgreementBoardEntry as AgreementRecord,
  BoardParty as AgreementRecordParty,
} from '../read/agreement-board.document.js';
export {
  AFFAIR_CODES as AGREEMENT_AFFAIR_CODES,
  AGREEMENT_STAGE_CODES,
  CHANGED_PART_CODES as AGREEMENT_CHANGED_PART_CODES,
  FACILITATOR_CODES as AGREEMENT_FACILITATOR_CODES,
  GROUND_CODES as AGREEMENT_GROUND_CODES,
  MONEY_SOURCE_CODES as AGREEMENT_MONEY_SOURCE_CODES,
  OF_VILLAGES as AGREEMENT_OF_VILLAGES,
  PLANNING_CODES as AGREEMENT_PLANNING_CODES,
  SCHEME_CODES as AGREEMENT_SCHEME_CODES,
  SETTLED_CODES as AGREEMENT_SETTLED_CODES,
  SIGN_METHOD_CODES as AGREEMENT_SIGN_METHOD_CODES,
} from '../domain/agreement.codes.js';
export { reportDueOn as agreementReportDueOn } from '../domain/agreement.decide-life.js';
