import type { RepairCommand } from '#kernel';
import type { ContextModule } from '#runtime';
import { CORRECTIONS, CORRECTION_CODES, correctionListOf } from './queries/correction.queries.js';
import { correctionBoard } from './read/correction-board.model.js';
import { RECORD_DOCUMENTS, recordDocuments } from './read/record-documents.model.js';

/** The command that records have which can be corrected. */
const ASKED: RepairCommand['type'] = 'RequestCorrection';

/** What was asked to be corrected or voided in any record, fed by all contexts whose records can be (COM-01). It has no commands: each record has its own. */
export const correctionsContext = (contexts: readonly Pick<ContextModule, 'tables' | 'catalogues' | 'queries'>[]): ContextModule => ({
  tables: [],
  catalogues: [],
  queries: [correctionListOf(contexts.flatMap(({ tables }) => tables).filter(({ rows }) => rows.some(({ name }) => name === ASKED)).map(({ decider }) => decider.category))],
  totals: [],
  projections: [
    { name: CORRECTIONS, models: [correctionBoard] },
    { name: RECORD_DOCUMENTS.consumer, models: [recordDocuments(
      contexts.flatMap(({ queries }) => queries).flatMap(({ category }) => category ?? []), [...new Set(contexts.flatMap(({ catalogues }) => catalogues).flatMap(Object.keys))],
    )] },
  ],
  processManagers: [],
  deadlines: [],
  codeLists: CORRECTION_CODES,
});
