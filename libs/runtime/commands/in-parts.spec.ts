import { describe, expect, it } from '@jest/globals';
import { Rejection, StoreUnavailable, reject, type Position } from '#kernel';
import type { CommandRequest, Part, Receipt, Sources } from './command-table.js';
import { inParts } from './in-parts.js';

const receipt = (id: string, position = id): Receipt => ({
  stream: `s-${id}`,
  id,
  revision: 0 as never,
  position: position as Position,
  events: [],
  warnings: [],
});
const part = (of: string): Part => ({
  of,
  table: {} as never,
  row: { name: of } as never,
  input: {},
  commandId: of,
  placed: (field) => `/parts/${of}${field}`,
});
const whole = (parts: readonly Part[] | undefined, more: Partial<CommandRequest> = {}): CommandRequest =>
  ({
    row: { name: 'whole', ...(parts && { parts: () => parts }) },
    input: {},
    principal: { userId: 'u', grants: [] },
    commandId: 'k',
    correlationId: 'c',
    ...more,
  }) as unknown as CommandRequest;
/** Carries out what it is told by the name of the row, and keeps what it was asked. */
const executing = (carryOut: (name: string) => Promise<Receipt> | Receipt) => {
  const asked: CommandRequest[] = [];
  const executor = inParts({
    execute: async (request) => {
      asked.push(request);
      return request.row.name === 'whole' ? receipt('0') : carryOut(request.row.name);
    },
  });
  return { executor, asked };
};

describe('A command that stands for others', () => {
  it('is one like any other where it has no parts', async () => {
    const { executor } = executing(receipt as never);
    expect(await executor.execute(whole(undefined))).toEqual(receipt('0'));
  });

  it('is tried with its parts: what would be refused of each is told, and none is carried out', async () => {
    const { executor, asked } = executing((name) => {
      if (name === '2') throw reject('E_SCOPE', { field: '/origin' });
      return receipt(name);
    });
    const { parts } = await executor.execute(whole(['1', '2'].map(part), { dryRun: true }));
    expect(parts!.map((each) => ('refused' in each ? each.refused.info.field : each.of))).toEqual([
      '1',
      '/parts/2/origin',
    ]);
    expect(asked.map(({ row, dryRun }) => [row.name, dryRun])).toEqual(['whole', '1', '2'].map((name) => [name, true]));
  });

  it('makes them of the command that was carried out, without preparing it again', async () => {
    let prepared = 0;
    const executor = inParts({
      execute: async ({ row, input }) => {
        if (row.name === 'whole') await row.prepare(input, '0', {} as Sources);
        return receipt(row.name);
      },
    });
    const row = {
      name: 'whole',
      prepare: async () => ({ type: 'whole', count: (prepared += 1) }),
      parts: ({ count }: { readonly count: number }) => [part(String(count))],
    };
    expect((await executor.execute({ ...whole(undefined), row: row as never })).parts).toMatchObject([{ of: '1' }]);
    expect(prepared).toBe(1);
  });

  it('tells what came of each part in its order, and is seen with the last of them', async () => {
    const { executor, asked } = executing((name) => {
      if (name === '2') throw reject('E_SCOPE', { field: '/origin' });
      return receipt(name);
    });
    const answer = await executor.execute(whole(['1', '2', '3'].map(part)));
    expect(answer.position).toBe('3');
    expect(
      answer.parts!.map((each) =>
        'refused' in each ? [each.of, each.refused.code, each.refused.info.field] : [each.of, each.receipt.id],
      ),
    ).toEqual([
      ['1', '1'],
      ['2', 'E_SCOPE', '/parts/2/origin'],
      ['3', '3'],
    ]);
    expect(
      asked.map(({ commandId, principal, correlationId }) => [commandId, principal.userId, correlationId]),
    ).toEqual(['k', '1', '2', '3'].map((id) => [id, 'u', 'c']));
  });

  it('is not begun where the command itself is refused', async () => {
    const executor = inParts({
      execute: async ({ row }) => {
        if (row.name !== 'whole') throw new Error('begun all the same');
        throw reject('E_COMMAND_REPLAY');
      },
    });
    await expect(executor.execute(whole([part('1')]))).rejects.toBeInstanceOf(Rejection);
  });

  it('carries out four parts at a time and no more', async () => {
    let [running, most] = [0, 0];
    const { executor } = executing(async (name) => {
      most = Math.max(most, (running += 1));
      await new Promise(setImmediate);
      running -= 1;
      return receipt(name);
    });
    await executor.execute(whole(Array.from({ length: 40 }, (_, index) => part(String(index + 1)))));
    expect(most).toBe(4);
  });

  it('ends with the store, and begins nothing more', async () => {
    const { executor, asked } = executing(async (name) => {
      await new Promise(setImmediate);
      if (name === '2') throw new StoreUnavailable('away');
      return receipt(name);
    });
    const parts = Array.from({ length: 40 }, (_, index) => part(String(index + 1)));
    await expect(executor.execute(whole(parts))).rejects.toBeInstanceOf(StoreUnavailable);
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(asked.length).toBeLessThan(12);
  });

  it('has no more time than its sender', async () => {
    const { executor, asked } = executing(receipt as never);
    await expect(executor.execute(whole([part('1')], { answerWithin: -1 }))).rejects.toBeInstanceOf(StoreUnavailable);
    expect(asked).toHaveLength(1);
  });
});
