import { expect, it, jest } from '@jest/globals';

/** What names mean: of several addresses one may lead into the network of the installation. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  'open.example': ['8.8.8.8', '1.1.1.1'],
  'trap.example': ['8.8.8.8', '10.1.2.3'],
};
jest.unstable_mockModule('node:dns', () => ({
  lookup: (name: string, _options: object, callback: (error: null, found: readonly object[]) => void) =>
    callback(
      null,
      ADDRESSES[name]!.map((address) => ({ address, family: 4 })),
    ),
}));
const { guardedLookup } = await import('./address-guard.js');

const found = (name: string, allowed: readonly string[] = []): Promise<string> =>
  new Promise((resolve) =>
    guardedLookup(allowed)(name, {}, (error, address) => resolve(error ? error.name : String(address))),
  );

it('A name with one closed address among open ones is not called, unless the installation allows it', async () => {
  expect(await found('open.example')).toBe('8.8.8.8');
  expect(await found('trap.example')).toBe('ForbiddenAddress');
  expect(await found('trap.example', ['trap.example'])).toBe('8.8.8.8');
});
