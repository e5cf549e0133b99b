import type { ContextModule } from '#runtime';
import {
  numberBookCommandTable,
  numberingRulesCommandTable,
  type NumberingDependencies,
} from './commands/numbering.command-table.js';
import { NUMBER_STATE_CODES, PAPER_KIND_CODES } from './domain/numbering.codes.js';
import { numberingSettings } from './domain/numbering.settings.js';
import { NUMBERING, numberList, numberingRulesList } from './queries/numbering.queries.js';
import { numberBook } from './read/number-book.model.js';
import { numberingRules } from './read/numbering-rules.model.js';

/** Numbers of papers by the offices' own rules, without a gap: buku agenda. */
export const numberingContext = (dependencies: NumberingDependencies): ContextModule => ({
  name: 'numbering',
  tables: [numberingRulesCommandTable(dependencies), numberBookCommandTable(dependencies)],
  queries: [numberList, numberingRulesList],
  totals: [],
  projections: [{ name: NUMBERING, models: [numberBook, numberingRules] }],
  processManagers: [],
  deadlines: [],
  codeLists: [PAPER_KIND_CODES, NUMBER_STATE_CODES],
  settings: numberingSettings,
});
