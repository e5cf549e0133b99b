import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startHelper } from './children.js';
import { figure } from './figures.js';
import { median } from './measure.js';
import type { Rounds } from './measure.js';
import type { Section } from './section.js';

/** Never a dependency of the project: installed here, for this run alone, without their scripts. */
const PACKAGES = [
  '@event-driven-io/emmett@0.42.0',
  '@castore/core@2.4.2',
  '@castore/event-storage-adapter-in-memory@2.4.2',
];

const install = (prefix: string): Promise<boolean> =>
  new Promise((resolve) => {
    const args = [
      'install',
      '--prefix',
      prefix,
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '--fetch-retries=0',
      ...PACKAGES,
    ];
    const npm = process.env['npm_execpath'];
    const child = npm
      ? spawn(process.execPath, [npm, ...args], { cwd: prefix, stdio: 'ignore' })
      : spawn('npm', args, { cwd: prefix, stdio: 'ignore', shell: process.platform === 'win32' });
    const timer = setTimeout(() => child.kill(), 60_000);
    child.once('error', () => resolve(false));
    child.once('exit', (code) => (clearTimeout(timer), resolve(code === 0)));
  });

export type Contender = 'memory' | 'embedded' | 'emmett' | 'castore';

/** Other libraries at the same work: load a stream, decide by the visit's decider, append; each in memory. */
export const peers: Section = async ({ quick, folder, note }) => {
  const prefix = join(folder, 'packages');
  await mkdir(prefix);
  const installed = await install(prefix);
  if (!installed) note('PEERS SKIPPED: the npm registry cannot be reached, so Emmett and Castore were not measured');
  const child = await startHelper<object>('./peers.child.js', [join(folder, 'log.db'), installed ? prefix : '']);
  const rounds = await child.ask<Rounds<Contender>>({ visits: quick ? 400 : 1_200, rounds: quick ? 3 : 5 });
  await child.end();
  const against = (name: string, values: readonly number[] | undefined) =>
    values
      ? [
          figure(`commands carried out in memory, beside ${name}`, median(rounds.memory), 'commands/s', {
            baseline: median(values),
          }),
          figure(
            `commands carried out on the durable embedded log, beside ${name} in memory`,
            median(rounds.embedded),
            'commands/s',
            { baseline: median(values) },
          ),
        ]
      : [];
  return [
    ...against('Emmett 0.42.0', rounds.emmett),
    ...against('Castore 2.4.2', rounds.castore),
    ...(installed
      ? []
      : [
          figure('commands carried out in memory', median(rounds.memory), 'commands/s'),
          figure('commands carried out on the durable embedded log', median(rounds.embedded), 'commands/s'),
        ]),
  ];
};
