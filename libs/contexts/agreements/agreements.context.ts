import type { ContextModule } from '#runtime';
import type { Accounts } from '#contexts/access/contract';
import type { Offices } from '#contexts/offices/contract';
import type { RegionResolver, WorkingCalendars } from '#contexts/regions/contract';
import type { Visits } from '#contexts/visits/contract';
import { agreementNumbersCommandTable } from './commands/agreement-numbers.command-table.js';
import { historicalAgreementCommandTable } from './commands/historical-agreement.command-table.js';
import { agreementCommandTable } from './commands/agreement.command-table.js';
import { NUMBER_SERIES_CODES } from './domain/agreement-numbers.decider.js';
import { AGREEMENT_CODES } from './domain/agreement.codes.js';
import { HISTORICAL_AGREEMENT_CODES } from './domain/historical-agreement.codes.js';
import { agreementSettings } from './domain/agreement.settings.js';
import { agreementDeadlines } from './processes/agreement.deadlines.js';
import { agreementNotices } from './processes/agreement.notices.js';
import { followTree, returnNumbers } from './processes/agreement.processes.js';
import { AGREEMENTS, agreementList, agreementTotals } from './queries/agreement.queries.js';
import { HISTORICAL_AGREEMENTS, historicalAgreementList } from './queries/historical-agreement.queries.js';
import { agreementBoard } from './read/agreement-board.model.js';
import { historicalAgreementsModel } from './read/historical-agreements.model.js';

export interface AgreementsDependencies {
  readonly regions: RegionResolver;
  readonly calendar: WorkingCalendars;
  readonly accounts: Accounts;
  readonly offices: Offices;
  readonly visits: Visits;
}

/** Cooperation and its agreements: KB, Nota Kesepakatan, PKS, and those of villages (domain §3.2, §7.3). */
export const agreementsContext = ({
  regions,
  calendar,
  accounts,
  offices,
  visits,
}: AgreementsDependencies): ContextModule => {
  const agreements = agreementCommandTable(regions, accounts, { calendars: calendar, offices, visits });
  const historical = historicalAgreementCommandTable(regions, accounts, offices);
  return {
    name: 'agreements',
    tables: [agreements, agreementNumbersCommandTable, historical],
    queries: [agreementList, historicalAgreementList],
    totals: [agreementTotals],
    projections: [
      { name: AGREEMENTS, models: [agreementBoard] },
      { name: HISTORICAL_AGREEMENTS, models: [historicalAgreementsModel] },
    ],
    processManagers: [followTree(agreements), returnNumbers(agreementNumbersCommandTable)],
    deadlines: agreementDeadlines(agreements),
    notices: [agreementNotices],
    codeLists: [...AGREEMENT_CODES, NUMBER_SERIES_CODES, ...HISTORICAL_AGREEMENT_CODES],
    settings: agreementSettings,
  };
};
