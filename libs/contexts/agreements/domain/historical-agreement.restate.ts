import { restatements } from '#kernel';
import type { HistoricalAgreementEvent } from './historical-agreement.events.js';

/** What was imported states its command again, so that the rules are asked once more after a correction. */
export const historicalAgreementRestatements = restatements<HistoricalAgreementEvent>('agreementId', {
  HistoricalRecordImported: { command: 'ImportHistoricalRecord', begins: true, derived: ['gaps'] },
  AddendumSigned: { command: 'ImportHistoricalAddendum' },
  AgreementTerminated: { command: 'ImportHistoricalTermination' },
});
