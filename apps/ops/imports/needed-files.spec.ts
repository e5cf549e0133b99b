import { describe, expect, it } from '@jest/globals';
import type { Position, RecordedEvent } from '#kernel';
import { recordedEvent } from '#testing';
import { neededFiles } from './needed-files.js';

const ROWS = [{ from: 2, to: 2 }];
const RECORDED = { through: 2, imported: ROWS, already: [], refused: [] };

/** Events of one import, or of another stream, by type and data. */
const logOf = (...streams: readonly (readonly [stream: string, events: readonly (readonly [string, object])[]])[]) => {
  const events = streams.flatMap(([stream, told]) =>
    told.map(([type, data], revision): RecordedEvent => recordedEvent(stream, { type, data }, revision)),
  );
  return {
    readAll: async (from: Position) => {
      const at = Number(from || 0);
      const page = events.slice(at, at + 3);
      const next = String(at + page.length) as Position;
      return { events: page, next, end: at + page.length >= events.length };
    },
  };
};
const started = (sha256: string) => ['ImportStarted', { file: { sha256 } }] as const;
const needed = async (log: ReturnType<typeof logOf>): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const sha256 of neededFiles(log as never, new AbortController().signal)) found.push(sha256);
  return found;
};

describe('The file of an import', () => {
  it('is needed as long as somebody may go on, or for ever once a row of it is recorded', async () => {
    const log = logOf(
      ['import-open', [started('open')]],
      ['import-given-up', [started('given-up'), ['ImportAbandoned', {}]]],
      ['import-expired', [started('expired'), ['ImportExpired', {}]]],
      ['import-again', [started('again'), ['ImportExpired', {}], started('again')]],
      ['import-recorded', [started('recorded'), ['ImportRowsRecorded', RECORDED], ['ImportAbandoned', {}]]],
      [
        'import-already',
        [
          started('already'),
          ['ImportRowsRecorded', { ...RECORDED, imported: [], already: ROWS }],
          ['ImportAbandoned', {}],
        ],
      ],
      [
        'import-refused',
        [
          started('refused'),
          ['ImportRowsRecorded', { ...RECORDED, imported: [], refused: ROWS }],
          ['ImportAbandoned', {}],
        ],
      ],
      [
        'import-recorded-before',
        [
          started('before'),
          ['ImportRowsRecorded', RECORDED],
          ['ImportRowsRecorded', { ...RECORDED, imported: [] }],
          ['ImportAbandoned', {}],
          started('before'),
          ['ImportAbandoned', {}],
        ],
      ],
      ['other-x', [started('other')]],
    );
    expect(await needed(log)).toEqual(['open', 'again', 'recorded', 'already', 'before']);
  });

  it('is needed where another import of the same file is open', async () => {
    const given = ['import-a', [started('same'), ['ImportAbandoned', {}]]] as const;
    expect(await needed(logOf(given, ['import-b', [started('same')]]))).toEqual(['same']);
    expect(await needed(logOf(given))).toEqual([]);
  });

  it('is not looked for any longer when that is stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(neededFiles(logOf() as never, stop.signal).next()).rejects.toThrow(/abort/i);
  });
});
