import type { ContextModule } from '#runtime';
import { CORRECTIONS, CORRECTION_CODES, correctionList } from './queries/correction.queries.js';
import { correctionBoard } from './read/correction-board.model.js';

/** What was asked to be corrected or voided in any record, fed by all contexts whose records can be (COM-01). It has no commands: each record has its own. */
export const correctionsContext = (): ContextModule => ({
  tables: [],
  catalogues: [],
  queries: [correctionList],
  totals: [],
  projections: [{ name: CORRECTIONS, models: [correctionBoard] }],
  processManagers: [],
  deadlines: [],
  codeLists: CORRECTION_CODES,
});
