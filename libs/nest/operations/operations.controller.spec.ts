import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import type { Position } from '#kernel';
import { OperationsController } from './operations.controller.js';
import { tripOptions } from '../trips.fixture.js';

afterEach(() => void jest.useRealTimers());

const statusOf = async (
  ask: (reply: FastifyReply) => Promise<{ status: string; parts: Readonly<Record<string, object>> }>,
) => {
  let code = 0;
  const answer = await ask({ status: (given: number) => void (code = given) } as unknown as FastifyReply);
  return { code, ...answer };
};

describe('A probe', () => {
  it('waits two seconds for a store that does not answer, and no longer', async () => {
    jest.useFakeTimers();
    const controller = new OperationsController(
      tripOptions({ eventStore: { ...tripOptions().eventStore, head: () => new Promise<Position>(() => undefined) } }),
    );
    let told: object | undefined;
    void statusOf((reply) => controller.ready(reply)).then((answer) => void (told = answer));
    await jest.advanceTimersByTimeAsync(1_999);
    expect(told).toBeUndefined();
    await jest.advanceTimersByTimeAsync(1);
    expect(told).toMatchObject({
      code: 503,
      status: 'down',
      parts: { log: { status: 'down', code: 'NO_ANSWER' }, readStore: { status: 'up' }, consumers: { status: 'up' } },
    });
  });

  it('of a store that throws at once is told like one of a store that fails', async () => {
    const thrown = () => {
      throw new Error('/secret/path');
    };
    const controller = new OperationsController(
      tripOptions({ readStore: { ...tripOptions().readStore, checkpoint: thrown } }),
    );
    expect(await statusOf((reply) => controller.ready(reply))).toMatchObject({
      code: 503,
      parts: { readStore: { status: 'down', code: 'NO_ANSWER' } },
    });
  });

  it('is told that the service stops, before it does', async () => {
    const controller = new OperationsController(tripOptions());
    expect(await statusOf((reply) => controller.ready(reply))).toMatchObject({
      code: 200,
      status: 'up',
      parts: { http: { status: 'up' } },
    });
    controller.beforeApplicationShutdown();
    expect(await statusOf((reply) => controller.ready(reply))).toMatchObject({
      code: 503,
      status: 'down',
      parts: { http: { status: 'down', code: 'STOPPING' }, log: { status: 'up' } },
    });
    expect(controller.live()).toEqual({ status: 'up' });
  });

  it('of the start is answered once the log has answered, and stays so', async () => {
    let away = true;
    let asked = 0;
    const head = async (): Promise<Position> => {
      asked += 1;
      if (away) throw new Error('away');
      return '7' as Position;
    };
    const controller = new OperationsController(tripOptions({ eventStore: { ...tripOptions().eventStore, head } }));
    const started = () => statusOf((reply) => controller.startedUp(reply));
    expect(await started()).toEqual({
      code: 503,
      status: 'down',
      parts: { log: { status: 'down', code: 'NO_ANSWER' } },
    });
    away = false;
    expect(await started()).toEqual({ code: 200, status: 'up', parts: { log: { status: 'up' } } });
    away = true;
    expect(await started()).toEqual({ code: 200, status: 'up', parts: { log: { status: 'up' } } });
    expect(asked).toBe(2);
  });

  it('tells the remedy of the first consumer that has one, and how each one stands', async () => {
    const status = (name: string, more: object) => ({
      name,
      state: 'failed' as const,
      position: '7' as Position,
      lagSeconds: 3,
      processed: 7,
      ...more,
    });
    const board = {
      ...tripOptions().board,
      statuses: () => [
        status('a', { broken: true }),
        status('b', { broken: true, fault: { code: 'FULL' as const, remedy: 'make room' } }),
        status('c', { state: 'live', parked: 0 }),
      ],
    };
    expect(
      (await statusOf((reply) => new OperationsController(tripOptions({ board })).ready(reply))).parts['consumers'],
    ).toEqual({
      status: 'down',
      code: 'CONSUMER_FAILED',
      remedy: 'make room',
      states: {
        a: { state: 'failed', lagSeconds: 3, code: 'FAILED' },
        b: { state: 'failed', lagSeconds: 3, code: 'FULL' },
        c: { state: 'live', lagSeconds: 3, parked: 0 },
      },
    });
  });
});
