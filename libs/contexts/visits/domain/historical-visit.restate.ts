import { restatements } from '#kernel';
import type { HistoricalVisitEvent } from './historical-visit.events.js';

/** What was imported states its command again, so that the rules are asked once more after a correction. */
export const historicalVisitRestatements = restatements<HistoricalVisitEvent>('visitId', {
  HistoricalRecordImported: { command: 'ImportHistoricalRecord', begins: true, derived: ['gaps'] },
});
