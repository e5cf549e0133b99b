import { S0_REPORTED, type Scenario } from '#demo';
import type { Clock } from '#kernel';
import { compose, type Sinergi } from '../../apps/api/compose.js';
import { demonstrate } from '../../apps/api/demonstration.js';
import { layKey } from './handles.js';
import { RULE_BOOK } from './rule-book.js';

/**
 * Loads the first scenario, up to the report, into an empty data folder, with all that follows from it, and leaves
 * nothing open: what tests begin with.
 */
export const loadDemonstration = async (
  dataDir: string,
  clock?: Clock,
  scenarios: readonly Scenario[] = [S0_REPORTED],
  before: (sinergi: Sinergi) => Promise<void> = async () => {},
): Promise<void> => {
  await layKey(dataDir);
  const limits = { perMinute: 1e6, signInPerMinute: 1e6, stopTimeout: 1_000 };
  const sinergi = await compose(
    { dataDir, logLevel: 'silent', requireIfMatch: true, commandWait: 60_000, readWait: 200, limits },
    RULE_BOOK,
    clock,
  );
  try {
    await before(sinergi);
    await demonstrate(sinergi, dataDir, scenarios);
    await sinergi.runtime.consumers.settle();
  } finally {
    await sinergi.close();
  }
};
