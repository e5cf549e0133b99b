import type { ContextModule, ModelQuery } from '#runtime';
import { DUE_BASIS_CODES, DUTY_CODES, ESCALATION_CODES, ESCALATION_DAYS } from './domain/duty.codes.js';
import { DUTIES_CONSUMER, overdueObligations, worklist, worklistTotals } from './queries/duty.queries.js';
import { duties } from './read/duties.model.js';

/** Read models that the records of several contexts feed (domain §4). It has no commands: nothing is decided here. */
export const overviewContext = (): ContextModule => ({
  name: 'overview',
  tables: [],
  queries: [worklist, overdueObligations, worklistTotals] as readonly ModelQuery[],
  totals: [],
  projections: [{ name: DUTIES_CONSUMER, models: [duties] }],
  processManagers: [],
  deadlines: [],
  codeLists: [DUTY_CODES, DUE_BASIS_CODES, ESCALATION_CODES],
  settings: [ESCALATION_DAYS],
});
