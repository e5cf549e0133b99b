/** What other contexts may know of agreements. */
export type { AgreementEvent } from '../domain/agreement.events.js';
export * from './agreement-standing.js';
export { INSTRUMENT_CODES as AGREEMENT_INSTRUMENT_CODES } from '../domain/agreement.codes.js';
