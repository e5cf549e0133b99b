import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Before a run: gives it a folder of its own, in which tests and the programs that they start make theirs. It goes when
 * the run ends, also with what a test left behind that failed or was killed.
 */
export default (): void => {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-test-'));
  Object.assign(process.env, { TMPDIR: folder, TEST_RUN_FOLDER: folder });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
  ] as const)
    process.once(signal, () => process.exit(128 + number));
};
