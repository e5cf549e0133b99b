import type { ContextModule } from '#runtime';
import { adoptionCommandTable, type AdoptionDependencies } from './commands/adoption.command-table.js';
import { ADOPTION_DECISION_CODES, ADOPTION_STAGE_CODES } from './domain/adoption.codes.js';
import { adoptionSettings } from './domain/adoption.settings.js';
import { adoptionReviewDeadline } from './processes/adoption-review.deadline.js';
import { adoptionNotices } from './processes/adoption.notices.js';
import { followObservations } from './processes/follow-observations.process.js';
import {
  ADOPTIONS,
  adoptionList,
  adoptionsByHost,
  adoptionsByOrigin,
  adoptionsByTopic,
} from './queries/adoption.queries.js';
import { adoptionBoard } from './read/adoption-board.model.js';

/** What becomes at home of innovations that were observed on visits (domain §3.1, VIS-12). */
export const adoptionsContext = (dependencies: AdoptionDependencies): ContextModule => {
  const table = adoptionCommandTable(dependencies);
  return {
    name: 'adoptions',
    tables: [table],
    queries: [adoptionList, adoptionsByOrigin, adoptionsByHost, adoptionsByTopic],
    totals: [],
    projections: [{ name: ADOPTIONS, models: [adoptionBoard] }],
    processManagers: [followObservations(table, dependencies.visits)],
    deadlines: [adoptionReviewDeadline(table)],
    notices: [adoptionNotices],
    codeLists: [ADOPTION_DECISION_CODES, ADOPTION_STAGE_CODES],
    settings: adoptionSettings,
  };
};
