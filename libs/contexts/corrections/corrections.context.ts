import type { RepairCommand } from '#kernel';
import type { ContextModule } from '#runtime';
import { CORRECTIONS, CORRECTION_CODES, correctionListOf } from './queries/correction.queries.js';
import { correctionBoard } from './read/correction-board.model.js';

/** The command that records have which can be corrected. */
const ASKED: RepairCommand['type'] = 'RequestCorrection';

/** What was asked to be corrected or voided in any record, fed by all contexts whose records can be (COM-01). It has no commands: each record has its own. */
export const correctionsContext = (contexts: readonly Pick<ContextModule, 'tables'>[]): ContextModule => ({
  name: 'corrections',
  tables: [],
  queries: [correctionListOf(contexts.flatMap(({ tables }) => tables).filter(({ rows }) => rows.some(({ name }) => name === ASKED)).map(({ decider }) => decider.category))],
  totals: [],
  projections: [{ name: CORRECTIONS, models: [correctionBoard] }],
  processManagers: [],
  deadlines: [],
  codeLists: CORRECTION_CODES,
});
