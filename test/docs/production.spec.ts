import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { composed } from '../architecture/compose-file.js';
import { fencedBlocks } from './fenced-blocks.js';
import { ROOT, pages, textOf } from './repository.js';

const page = textOf('docs/how-to/run-in-production.md');

describe('What is to be watched', () => {
  const metrics = textOf('libs/nest/operations/metrics.ts');
  const named = [
    ...new Set([...page.matchAll(/\bsinergi_[a-z_]+/g)].map(([name]) => name.replace(/_(bucket|count|sum)$/, ''))),
  ];

  it('is measured', () => {
    expect(named.length).toBeGreaterThan(4);
    for (const name of named) expect([name, metrics.includes(`'${name}'`)]).toEqual([name, true]);
    for (const [, state] of page.matchAll(/sinergi_consumer_state\{state="([^"]+)"\}/g))
      expect(metrics).toContain(`'${state}'`);
  });
});

describe('The commands shown', () => {
  const { services } = composed('compose.yaml', 'compose.tls.yaml');
  const lines = [
    ...fencedBlocks(page).flatMap(({ text }) => text.split('\n')),
    ...[...page.matchAll(/`(docker compose [^`]*)`/g)].map(([, line = '']) => line),
  ].filter((line) => line.startsWith('docker compose'));

  it.each(lines)('name files and services that are there: %s', (line) => {
    for (const [, file = ''] of line.matchAll(/ -f (\S+)/g))
      expect([file, existsSync(join(ROOT, file))]).toEqual([file, true]);
    const [, service = ''] = /(?:exec(?: -T)?|--wait) ([\w-]+)/.exec(line) ?? [];
    if (service) expect(Object.keys(services)).toContain(service);
    const [, program = ''] = /node (dist\/\S+)\.js/.exec(line) ?? [];
    if (program) expect(existsSync(join(ROOT, `${program.replace('dist/', '')}.ts`))).toBe(true);
  });

  it('are some', () => expect(lines.length).toBeGreaterThan(6));
});

describe('The files of the folder docker', () => {
  it.each(
    pages().flatMap((each) =>
      [...textOf(each).matchAll(/`(docker\/[\w./-]*\w)`/g)].map(([, path = '']) => [each, path] as const),
    ),
  )('that %s names are there: %s', (_, path) => {
    // Made by the operator.
    expect(existsSync(join(ROOT, path)) || textOf('.gitignore').split('\n').includes(`${path}/`)).toBe(true);
  });
});
