/** What other contexts may know of agreements. */
export type { AgreementEvent } from '../domain/agreement.events.js';
export * from './agreement-standing.js';
