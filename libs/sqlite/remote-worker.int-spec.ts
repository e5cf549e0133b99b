import { describe, expect, it } from '@jest/globals';
import { InvalidQuery, OutcomeUnknown, RevisionConflict, StoreUnavailable } from '#kernel';
import { startWorker } from './remote-worker.js';

interface Calculator {
  readonly [method: string]: (...args: never[]) => unknown;
  fail(name: string): void;
  announce(what: string): void;
  crash(): void;
  sizeOfGroup(fails: boolean): number;
  failTogether(): void;
}

const start = (data: object = {}, onNotice?: (notice: unknown) => void) =>
  startWorker<Calculator>(new URL('./calculator.fixture.worker.js', import.meta.url), data, onNotice);

describe('a service in a worker thread', () => {
  it('gets the calls of one turn as one group, and each call its own answer', async () => {
    const service = await start();
    const answers = await Promise.allSettled([false, true, false].map((fails) => service.call('sizeOfGroup', fails)));
    expect(
      answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : (answer.reason as Error).name)),
    ).toEqual([3, 'RevisionConflict', 3]);
    await service.close();
  });

  it('answers together who asked together, if that is done at once: so they ask together again', async () => {
    const service = await start();
    const order = async (): Promise<string> => {
      const told: string[] = [];
      const ask = (name: string): Promise<unknown> =>
        service.call('announce', name).then(() => {
          told.push(name);
          process.nextTick(() => told.push('next'));
        });
      await Promise.all([ask('a'), ask('b'), ask('c')]);
      return told.join(' ');
    };
    let told = '';
    for (let attempt = 0; told !== 'a b c' && attempt < 50; attempt += 1) told = await order();
    expect(told).toBe('a b c');
    await service.close();
  });

  it('refuses every call of a group that failed as a whole', async () => {
    const service = await start();
    const answers = await Promise.allSettled([service.call('failTogether'), service.call('failTogether')]);
    expect(answers.map((answer) => answer.status === 'rejected' && (answer.reason as Error).message)).toEqual([
      'all of you',
      'all of you',
    ]);
    await service.close();
  });

  it('lets errors keep their class and fields', async () => {
    const service = await start();
    const failure = (name: string) => service.call('fail', name).catch((error: unknown) => error);
    expect(await failure('RevisionConflict')).toEqual(
      expect.objectContaining({ stream: 'visit-1', expected: 3, actual: 5 }),
    );
    expect(await failure('RevisionConflict')).toBeInstanceOf(RevisionConflict);
    expect(await failure('OutcomeUnknown')).toBeInstanceOf(OutcomeUnknown);
    expect(await failure('StoreUnavailable')).toBeInstanceOf(StoreUnavailable);
    expect(await failure('OutcomeUnknown')).toEqual(
      expect.objectContaining({ fault: { code: 'DISK_ERROR', remedy: 'look at the disk' } }),
    );
    expect(await failure('StoreUnavailable')).toEqual(
      expect.objectContaining({ fault: { code: 'FULL', remedy: 'make room' } }),
    );
    expect(await failure('InvalidQuery')).toBeInstanceOf(InvalidQuery);
    expect(await failure('InvalidQuery')).toEqual(expect.objectContaining({ field: 'status', message: 'undeclared' }));
    expect(await failure('Error')).toEqual(new Error('plain'));
    await service.close();
  });

  it('fails to start with the error of its opening', async () => {
    await expect(start({ refuse: 'StoreUnavailable' })).rejects.toThrow(new StoreUnavailable('not now'));
  });

  it('sends notices', async () => {
    const notices: unknown[] = [];
    const service = await start({}, (notice) => notices.push(notice));
    await service.call('announce', 'appended');
    expect(notices).toEqual(['appended']);
    await service.close();
  });

  it('answers the calls made before it was closed, and refuses those after', async () => {
    const notices: unknown[] = [];
    const service = await start({}, (notice) => notices.push(notice));
    const before = service.call('sizeOfGroup', false);
    const closed = service.close();
    await expect(service.call('sizeOfGroup', false)).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await before).toBe(1);
    await closed;
    await service.close();
    expect(notices).toEqual(['closing']);
  });

  it('leaves the outcome of waiting calls unknown when the thread ends', async () => {
    const service = await start();
    const calls = await Promise.allSettled([
      service.call('crash'),
      service.call('sizeOfGroup', false),
      service.call('crash'),
    ]);
    expect(
      calls.filter(({ status }) => status === 'rejected').map((call) => (call as PromiseRejectedResult).reason),
    ).toEqual([expect.any(OutcomeUnknown), expect.any(OutcomeUnknown)]);
    await expect(service.call('announce', 'x')).rejects.toBeInstanceOf(StoreUnavailable);
    await service.close();
  });
});
