import 'reflect-metadata';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { agreements } from './agreements.section.js';
import { endAll } from './children.js';
import { crowd } from './crowd.section.js';
import { embeddedAppend } from './embedded-append.section.js';
import { save, table, type Figure } from './figures.js';
import { csvFile, imports, uploads } from './files.section.js';
import { httpThroughput } from './http-throughput.section.js';
import { listQuery } from './list-query.section.js';
import { longLog } from './long-log.section.js';
import { pages } from './pages.section.js';
import { peers } from './peers.section.js';
import { projection } from './projection.section.js';
import { record } from './record.section.js';
import { roundTrips } from './round-trips.section.js';
import type { Section } from './section.js';
import { visible } from './visible.section.js';

/**
 * npm run bench [-- --quick] [-- --only=append,http]
 * Measures the budgets of the architecture, each beside a baseline of the same run on the same machine.
 */
const SECTIONS: Readonly<Record<string, Section>> = {
  append: embeddedAppend,
  http: httpThroughput,
  visible,
  crowd,
  projection,
  list: listQuery,
  long: longLog,
  record,
  csv: csvFile,
  uploads,
  imports,
  agreements,
  trips: roundTrips,
  pages,
  peers,
};

const quick = process.argv.includes('--quick');
const only =
  process.argv
    .find((argument) => argument.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',') ?? Object.keys(SECTIONS);
const unknown = only.find((name) => !SECTIONS[name]);
if (unknown !== undefined) {
  console.error(`--only=${unknown}: choose from ${Object.keys(SECTIONS).join(', ')}`);
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), 'sinergi-bench-'));
const cleanUp = (): void => {
  endAll();
  rmSync(folder, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (cleanUp(), process.exit(1)));

const figures: Figure[] = [];
const notes: string[] = [];
const began = performance.now();
try {
  for (const name of only) {
    const started = performance.now();
    process.stderr.write(`${name} … `);
    const own = join(folder, name);
    await mkdir(own);
    const note = (text: string): void => void (notes.push(text), process.stderr.write(`\n!! ${text}\n`));
    await SECTIONS[name]!({ quick, folder: own, note }).then(
      (measured) => void figures.push(...measured),
      (error: unknown) => {
        console.error(error);
        note(`${name} BROKE: ${String(error)}`);
        process.exitCode = 1;
        endAll();
      },
    );
    await rm(own, { recursive: true, force: true });
    process.stderr.write(`${((performance.now() - started) / 1_000).toFixed(0)} s\n`);
  }
} finally {
  cleanUp();
}
console.log(`\n${table(figures)}\n`);
for (const text of notes) console.log(`!! ${text}`);
const missed = figures.filter(({ met }) => met === false).length;
console.log(
  `${figures.filter(({ met }) => met).length} budgets met, ${missed} missed; ${((performance.now() - began) / 1_000).toFixed(0)} s, ` +
    `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}${quick ? ', quick' : ''}`,
);
await save('bench-results.json', figures);
