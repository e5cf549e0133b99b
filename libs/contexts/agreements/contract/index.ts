/** What other contexts may know of agreements. */
export type { AgreementEvent } from '../domain/agreement.events.js';
export * from './agreement-record.js';
export * from './agreement-standing.js';
export type * from './historical.js';
export * from './agreements.js';
export {
  INSTRUMENT_CODES as AGREEMENT_INSTRUMENT_CODES,
  STAGES_SIGNED as AGREEMENT_STAGES_SIGNED,
} from '../domain/agreement.codes.js';
export { yearFor as agreementYearFor } from '../domain/agreement.parties.js';
export { QUIET_MONTHS as AGREEMENT_QUIET_MONTHS } from '../domain/agreement.quiet.js';
export { holdsOn as agreementHoldsOn } from '../domain/agreement.rules-signing.js';
