import { describe, expect, it } from '@jest/globals';
import { MongoNetworkError, type Db } from 'mongodb';
import { InvalidQuery, StoreUnavailable } from '#kernel';
import { ReadDatabase } from './database.js';

const database = new ReadDatabase(
  { collection: () => undefined } as unknown as Db,
  { read: 10_000, write: 10_000 },
  'host:1',
);
const refusalOf = (error: Error): Promise<unknown> =>
  database
    .read('asking', async () => {
      throw error;
    })
    .catch((reason: unknown) => reason);

describe('A call of MongoDB that fails', () => {
  it.each<[string, Error]>([
    ['by the driver', new MongoNetworkError('connection 1 closed')],
    [
      'by the system, on a connection that the server has just closed',
      Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' }),
    ],
  ])('%s can be repeated', async (_, error) => {
    expect(await refusalOf(error)).toBeInstanceOf(StoreUnavailable);
    expect(((await refusalOf(error)) as Error).message).toBe(
      `MongoDB (host:1) failed: asking; repeat it (${error.message})`,
    );
  });

  it.each([
    new TypeError('a fault of the program'),
    new InvalidQuery('q', 'a question that cannot be asked'),
    new StoreUnavailable('closed'),
  ])('otherwise says what it is: %s', async (error) => {
    expect(await refusalOf(error)).toBe(error);
  });
});
