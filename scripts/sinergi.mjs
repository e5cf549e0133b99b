// One door for every npm script: installs what the lock file asks for where it is missing, builds, then runs the task.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.sinergi-installed');
process.chdir(root);

const run = (command, args, options = {}) => {
  const { status, signal } = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (status !== 0) process.exit(status ?? (signal ? 1 : 0));
};

/** All of them at once, to their ends; the exit code of one that failed is ours. */
const together = async (...commands) => {
  const ended = commands.map(
    (args) =>
      new Promise((resolve) =>
        spawn(process.execPath, args, { stdio: 'inherit' }).on('exit', (code) => resolve(code ?? 1)),
      ),
  );
  process.exit((await Promise.all(ended)).find((code) => code !== 0) ?? 0);
};

const binary = (packageName, name = packageName) => {
  const manifest = join(root, 'node_modules', packageName, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[name]);
};

const install = () => {
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).update(process.version).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Memasang paket / installing packages …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  if (npm) run(process.execPath, [npm, ...args]);
  else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { shell: process.platform === 'win32' });
  writeFileSync(stamp, wanted);
};

const build = () => {
  rmSync('dist', { recursive: true, force: true });
  run(process.execPath, [binary('@nestjs/cli', 'nest'), 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
};

/**
 * Whether dist/ is newer than every source: a system that runs from it must not lose it to the operator's command line.
 */
const built = () =>
  existsSync('dist/apps/ops/main.js') &&
  ['apps', 'libs'].every((folder) =>
    readdirSync(folder, { recursive: true }).every(
      (name) => statSync(join(folder, name)).mtimeMs <= statSync('dist/apps/ops/main.js').mtimeMs,
    ),
  );

/** Runs node in place of this script: signals reach it, and its exit code is ours. */
const become = (args) => {
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  // npm passes no signal on when it is itself told to stop; that it has gone is all that can be seen.
  const { ppid } = process;
  setInterval(() => process.ppid === ppid || child.kill('SIGTERM'), 500).unref();
};

/** What `test:servers` runs for each setting; without it, the tests of the whole system keep that part in files. */
const SERVERS = {
  EVENTSTORE_URL: {
    kit: 'dist/libs/event-store-eventstoredb/event-store-eventstoredb.int-spec',
    part: 'the log',
    server: 'EventStoreDB',
  },
  MONGODB_URL: { kit: 'dist/libs/read-store-mongodb/real-server.int-spec', part: 'the read models', server: 'MongoDB' },
};
const WHOLE_SYSTEM =
  'dist/test/e2e/(s0-kaji-banding|access|bad-input|by-itself|parking|past-and-rebuilt|notification-choices|personal-data)';

/**
 * The tests that repeat themselves, with seeds or under load, far more often than at each change, and what runs on
 * servers of the whole system's tests.
 */
const REPEATING = [
  'dist/test/faults/(sweep|refolded|kill)',
  'dist/test/e2e/(on-servers|event-loop)',
  'dist/libs/read-store-(mongodb/(schedules|parking|mongo-read-store)|embedded/(embedded-read-store|crash)|memory)',
  'dist/libs/(event-store-(embedded|eventstoredb)/event-store|testing/memory-event-store)',
  'dist/libs/runtime/(parking/parking|commands/reservations)',
  'dist/libs/contexts/visits/domain/visit.properties',
  'dist/test/web/by-hand',
];

/**
 * The store kits and the tests of the whole system, demonstration included, on the real servers that the environment
 * names.
 */
const testServers = () => {
  const told = Object.entries(SERVERS).map(([setting, { part, server }]) =>
    process.env[setting]
      ? `${setting}: DIJALANKAN pada ${server} / RUN on that ${server}: its store kit; the whole system and the demonstration with ${part} there`
      : `${setting}: DILEWATI karena kosong / SKIPPED, because it is not set: everything on a real ${server}; the whole system keeps ${part} in files`,
  );
  const kits = Object.keys(SERVERS)
    .filter((setting) => process.env[setting])
    .map((setting) => SERVERS[setting].kit);
  const tell = (outcome) =>
    console.log(`\n${'='.repeat(100)}\ntest:servers ${outcome}\n${told.join('\n')}\n${'='.repeat(100)}\n`);
  if (kits.length === 0) {
    tell(
      'TIDAK menguji apa pun: isi EVENTSTORE_URL, MONGODB_URL, atau keduanya dengan server uji / did NOTHING: set EVENTSTORE_URL, MONGODB_URL or both to servers for tests',
    );
    process.exit(2);
  }
  tell(
    'mulai; stream dan basis data dibuat dengan nama berawalan / begins; streams and databases are made for it, under names beginning with "test", "sinergi-test"',
  );
  const { status } = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', quiet, binary('jest'), ...kits, WHOLE_SYSTEM, ...rest],
    { stdio: 'inherit' },
  );
  tell(status === 0 ? 'LULUS / PASSED' : 'GAGAL / FAILED');
  process.exit(status ?? 1);
};

// Newer versions of Node bring SQLite along and call it experimental.
const quiet = '--disable-warning=ExperimentalWarning';

const [task, ...rest] = process.argv.slice(2);
const tasks = {
  start: () => (build(), become(['--enable-source-maps', quiet, 'dist/apps/api/main.js', ...rest])),
  test: () => (build(), become(['--experimental-vm-modules', quiet, binary('jest'), ...rest])),
  'test:long': () => (
    build(),
    Object.assign(process.env, { TEST_LONG: '1' }),
    become(['--experimental-vm-modules', quiet, binary('jest'), ...REPEATING, ...rest])
  ),
  'test:servers': () => (build(), testServers()),
  bench: () => (build(), become(['--enable-source-maps', quiet, '--expose-gc', 'dist/test/bench/main.js', ...rest])),
  ops: () => (built() || build(), become(['--enable-source-maps', quiet, 'dist/apps/ops/main.js', ...rest])),
  build: () => (run(process.execPath, [binary('typescript', 'tsc'), '--noEmit']), build()),
  format: () => run(process.execPath, [binary('prettier'), '--write', '--log-level=warn', '.']),
  lint: () =>
    together(
      [binary('prettier'), '--check', '--log-level=warn', '.'],
      [binary('eslint'), '.'],
      [binary('dependency-cruiser', 'depcruise'), '--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'test'],
    ),
};
if (!tasks[task]) {
  console.error(`pemakaian / usage: node scripts/sinergi.mjs ${Object.keys(tasks).join('|')}`);
  process.exit(2);
}
install();
tasks[task]();
