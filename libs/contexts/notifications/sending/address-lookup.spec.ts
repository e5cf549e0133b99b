import { Resolver } from 'node:dns/promises';
import { expect, it, jest } from '@jest/globals';
import { guardedLookup, type Resolve } from './address-guard.js';

/** What names mean: of several addresses one may lead into the network of the installation. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  'open.example': ['8.8.8.8', '2606:4700::1111'],
  'trap.example': ['8.8.8.8', '10.1.2.3'],
  'mapped.example': ['::ffff:10.1.2.3'],
  'nothing.example': [],
};
const asked: string[] = [];
const resolve: Resolve = async (name) => {
  asked.push(name);
  return ADDRESSES[name]!.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
};

const found = (name: string, allowed: readonly string[] = []): Promise<string> =>
  new Promise((done) =>
    guardedLookup(allowed, resolve)(name, {}, (error, address) => done(error ? error.name : String(address))),
  );

it('A name with one closed address among open ones is not called, unless the installation allows it', async () => {
  expect(await found('open.example')).toBe('8.8.8.8');
  expect(await found('trap.example')).toBe('ForbiddenAddress');
  expect(await found('trap.example', ['trap.example'])).toBe('8.8.8.8');
  for (const name of ['mapped.example', 'nothing.example']) expect(await found(name)).toBe('ForbiddenAddress');
});

it('A name that means this machine is asked of nobody', async () => {
  asked.length = 0;
  for (const name of ['localhost', 'LOCALHOST', 'a.localhost', 'localhost.'])
    expect([name, await found(name)]).toEqual([name, 'ForbiddenAddress']);
  expect(asked).toEqual([]);
});

it('All addresses that were looked at, and no others, are given to a connection that tries them in turn', async () => {
  const all = await new Promise((done) =>
    guardedLookup([], resolve)('open.example', { all: true }, ((error: Error | null, addresses: unknown) =>
      done(error ?? addresses)) as never),
  );
  expect(all).toEqual([
    { address: '8.8.8.8', family: 4 },
    { address: '2606:4700::1111', family: 6 },
  ]);
});

it('A name has addresses of either kind or of both; why it has none is told', async () => {
  const nothing = Object.assign(new Error('ENODATA'), { name: 'NoAddress' });
  const meaning = async (v4: readonly string[] | Error, v6: readonly string[] | Error) => {
    const answers = (what: readonly string[] | Error) => async () => {
      if (what instanceof Error) throw what;
      return [...what];
    };
    const spies = [
      jest.spyOn(Resolver.prototype, 'resolve4').mockImplementation(answers(v4) as never),
      jest.spyOn(Resolver.prototype, 'resolve6').mockImplementation(answers(v6) as never),
    ];
    const told = await new Promise<unknown>((done) =>
      guardedLookup([])('hooks.example', { all: true }, ((error: Error | null, addresses: unknown) =>
        done(error ? error.name : addresses)) as never),
    );
    for (const spy of spies) spy.mockRestore();
    return told;
  };
  const [v4, v6] = ['8.8.8.8', '2606:4700::1111'];
  const [four, six] = [
    { address: v4, family: 4 },
    { address: v6, family: 6 },
  ];
  expect(await meaning([v4], [v6])).toEqual([four, six]);
  expect(await meaning([v4], nothing)).toEqual([four]);
  expect(await meaning(nothing, [v6])).toEqual([six]);
  expect(await meaning(nothing, nothing)).toBe('NoAddress');
  expect(await meaning([v4], ['fd00:ec2::254'])).toBe('ForbiddenAddress');
});
