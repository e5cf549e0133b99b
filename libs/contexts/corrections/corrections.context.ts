import type { AnyDecider, RepairCommand } from '#kernel';
import type { ContextModule } from '#runtime';
import { correctionNotices } from './processes/correction.notices.js';
import { CORRECTIONS, CORRECTION_CODES, correctionListOf } from './queries/correction.queries.js';
import { correctionBoard } from './read/correction-board.model.js';
import { RECORD_DOCUMENTS, recordDocuments } from './read/record-documents.model.js';

/** The command that records have which can be corrected. */
const ASKED: RepairCommand['type'] = 'RequestCorrection';

/** The deciders of all records whose history can be read. */
const withHistory = (contexts: readonly Pick<ContextModule, 'tables' | 'queries'>[]): readonly AnyDecider[] => {
  const categories = new Set(contexts.flatMap(({ queries }) => queries).map(({ category }) => category));
  return contexts
    .flatMap(({ tables }) => tables)
    .map(({ decider }) => decider)
    .filter(({ category }) => categories.has(category));
};

/**
 * What was asked to be corrected or voided in any record, fed by all contexts whose records can be (COM-01). It has no
 * commands: each record has its own.
 */
export const correctionsContext = (contexts: readonly Pick<ContextModule, 'tables' | 'queries'>[]): ContextModule => ({
  name: 'corrections',
  tables: [],
  queries: [
    correctionListOf(
      contexts
        .flatMap(({ tables }) => tables)
        .filter(({ rows }) => rows.some(({ name }) => name === ASKED))
        .map(({ decider }) => decider.category),
    ),
  ],
  totals: [],
  projections: [
    { name: CORRECTIONS, models: [correctionBoard] },
    { name: RECORD_DOCUMENTS.consumer, models: [recordDocuments(withHistory(contexts))] },
  ],
  processManagers: [],
  deadlines: [],
  notices: [correctionNotices],
  codeLists: CORRECTION_CODES,
});
