import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command, Decider } from '#kernel';
import { frozenFixtures } from './frozen-fixtures.js';

type Opened = { readonly type: 'Opened'; readonly data: { readonly width: number } };
const door: Decider<number, Command, Opened> = {
  category: 'door',
  initialState: 0,
  evolve: (sum, { data: { width } }) => sum + width,
  decide: () => [],
  catalogue: { Opened: { version: 2, upcast: { 1: (data) => ({ width: (data as { wide: number }).wide }) } } },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const frozen = (files: Readonly<Record<string, object>>) => {
  for (const [file, sample] of Object.entries(files)) writeFileSync(join(folder, file), JSON.stringify(sample));
  return frozenFixtures(pathToFileURL(`${folder}/`), door);
};
const OLD = { type: 'Opened', schemaVersion: 1, data: { wide: 2 } };
const NEW = { type: 'Opened', schemaVersion: 2, data: { width: 3 } };
const BOTH = { 'Opened.v1.json': OLD, 'Opened.v2.json': NEW };

describe('The frozen samples of a context', () => {
  it('are all there when each version of each event has one of its own, and nothing else has', () => {
    frozen({ ...BOTH, 'story.js': {} }).expectAll();
    expect(frozen({ 'Shut.v1.json': { ...OLD, type: 'Shut' } }).expectAll).toThrow();
  });

  it('are not all there while one is missing', () => expect(frozen({ 'Opened.v2.json': NEW }).expectAll).toThrow());

  it('bear in themselves what their name says', () => {
    expect(frozen({ ...BOTH, 'Opened.v1.json': { ...OLD, schemaVersion: 2 } }).expectAll).toThrow();
  });

  it('are read as the log gives them to the program of today', () => {
    const { recorded, after } = frozen(BOTH);
    expect(recorded('Opened')).toMatchObject({ stream: 'door-frozen', revision: 0, data: { width: 2 } });
    const second = recorded('Opened', { version: 2, id: 'd-1', revision: 4, metadata: { commandId: 'c' } });
    expect(second).toMatchObject({ stream: 'door-d-1', revision: 4, data: { width: 3 }, metadata: { commandId: 'c' } });
    expect(after(door, 'Opened', 'Opened')).toBe(4);
    expect(() => recorded('Opened', { version: 3 })).toThrow('Opened has no sample of version 3');
  });
});
