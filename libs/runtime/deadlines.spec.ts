import { describe, expect, it } from '@jest/globals';
import { reject, type Instant } from '#kernel';
import { DeadlineKeeper, type Deadline, type DeadlineModel } from './deadlines.js';
import type { Executor } from './executor.js';

const DUE = '2026-11-28T00:00:00.000Z' as Instant;
const model = { name: 'report-due', version: 1, table: { path: 'visits', rows: [{ name: 'MarkOverdue' }] } } as unknown as DeadlineModel;

/** A keeper over deadlines that stand at these positions, all due; `answer` is what becomes of a command. */
const keeper = (positions: Readonly<Record<string, string>>, answer: () => unknown) => {
  const [asked, refused]: [string[], string[]] = [[], []];
  const standing: Record<string, string> = { ...positions };
  const find = async (): Promise<unknown> => ({
    items: Object.entries(standing).map(([id, position]) => ({ id, position, doc: { dueAt: DUE, command: 'MarkOverdue', id, input: {} } satisfies Deadline })),
  });
  const execute = async ({ commandId, id }: { commandId: string; id: string }): Promise<unknown> => {
    asked.push(`${id} ${commandId}`);
    return answer();
  };
  const made = new DeadlineKeeper([model], { find } as never, { execute } as unknown as Executor, { now: () => DUE }, (_, command) => void refused.push(command.id!));
  return { keeper: made, asked, refused, standing };
};
const refuse = (): never => {
  throw reject('E_STATE');
};

describe('A deadline that was refused', () => {
  it('is not issued again at the next tick, nor at any later one, while nothing has changed', async () => {
    const { keeper: kept, asked, refused } = keeper({ a: '1' }, refuse);
    expect([await kept.tick(), await kept.tick(), await kept.tick()]).toEqual([1, 0, 0]);
    expect([asked.length, refused]).toEqual([1, ['a']]);
  });

  it('is issued once more when its document has changed, under the same id, and holds up no other', async () => {
    const { keeper: kept, asked, standing } = keeper({ a: '1', b: '1' }, refuse);
    await kept.tick();
    standing['a'] = '2';
    expect([await kept.tick(), await kept.tick()]).toEqual([1, 0]);
    expect(asked.map((each) => each.split(' ')[0])).toEqual(['a', 'b', 'a']);
    expect(asked[0]).toBe(asked[2]);
  });

  it('is something else than one that nobody could be asked for: that comes again', async () => {
    const { keeper: kept, asked } = keeper({ a: '1' }, () => {
      throw new Error('the log does not answer');
    });
    for (const _ of [1, 2]) await expect(kept.tick()).rejects.toThrow('the log does not answer');
    expect(asked).toHaveLength(2);
  });
});
