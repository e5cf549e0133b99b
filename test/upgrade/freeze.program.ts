import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_ADMIN, DEMO_SECOND } from '#demo';
import { categoryOf } from '#kernel';
import { layKey } from '../e2e/handles.js';
import { PASSWORD, SystemUnderTest, TODAY } from '../e2e/system.js';
import { freeze } from './frozen-folder.js';
import { knownEvents, shownBy, type Frozen } from './shown.js';
import { OFFICES, wholeStory } from './whole-story.js';

/**
 * Freezes a data folder of this version, so that later ones can be tried on it: `npm run build`, then `node
 * dist/test/upgrade/freeze.program.js version-3`. The whole folder is kept but for the key of tokens; password hashes,
 * the key of references and the file of accounts were made for this and open nothing else. A folder that there is
 * already is left as it is: it tells how things were.
 */
const [version] = process.argv.slice(2);
if (!version) throw new Error('name the folder: version-3');

const dataDir = await mkdtemp(join(tmpdir(), 'sinergi-freeze-'));
try {
  await layKey(dataDir);
  const accounts = [DEMO_ADMIN, DEMO_SECOND, ...OFFICES].map(({ username, office, roles }) => ({
    username,
    office,
    roles,
    password: PASSWORD,
  }));
  await writeFile(join(dataDir, 'demo-accounts.json'), JSON.stringify(accounts, null, 2));
  // Nothing of the demonstration but its offices: it names officials.
  await writeFile(join(dataDir, 'demo-loaded.json'), '{}');

  const system = await SystemUnderTest.on(dataDir, TODAY);
  const ids = await wholeStory(system);
  const events = knownEvents();
  const there = new Set(
    (await system.log()).map(({ stream, type, metadata }) => `${categoryOf(stream)}/${type} ${metadata.schemaVersion}`),
  );
  const missing = Object.entries(events)
    .filter(([name, number]) => !there.has(`${name} ${number}`))
    .map(([name]) => name);
  if (missing.length > 0) throw new Error(`test/upgrade/whole-story.ts tells nothing of ${missing.join(', ')}`);
  const shown: Frozen = { at: system.clock.now(), events, ids, ...(await shownBy(system)) };
  await system.sinergi.close();
  freeze(dataDir, version, shown);
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
