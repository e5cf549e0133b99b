import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoDouble } from '#testing/mongodb-double';
import { openPrivateEntries } from './stores.js';

let server: MongoDouble;
let hosts: readonly string[];
beforeEach(async () => {
  server = await MongoDouble.start();
  hosts = ['one', 'two'].map((name) => mkdtempSync(join(tmpdir(), `sinergi-${name}-`)));
});
afterEach(async () => {
  await server.stop();
  for (const host of hosts) rmSync(host, { recursive: true, force: true });
});

describe('Contacts of an installation on many hosts', () => {
  it('are shared by them, those that lay in the file of one among them, and none is left in a file', async () => {
    const [one, two] = hosts as [string, string];
    const before = await openPrivateEntries('contacts', { dataDir: one }, 'spec', 'key_a');
    await before.put('mail kades', '{"address":"a@desa.example"}', undefined);
    await before.close();
    const onServer = (dataDir: string, of = 'key_a', which: 'contacts' | 'desk' = 'contacts') =>
      openPrivateEntries(which, { dataDir, mongoUrl: server.url }, 'spec', of);
    const [here, there, elsewhere] = [await onServer(one), await onServer(two), await onServer(two, 'key_b')];
    expect(await there.get('mail kades')).toBe('{"address":"a@desa.example"}');
    expect(await elsewhere.get('mail kades')).toBeUndefined();
    await there.remove('mail kades');
    expect(await here.get('mail kades')).toBeUndefined();
    expect(hosts.flatMap((host) => readdirSync(host))).toEqual([]);
    for (const each of [here, there, elsewhere]) await each.close();
  });

  it('do not meet what lies on their desks, which moves with the days after which it is forgotten', async () => {
    const [one, two] = hosts as [string, string];
    const [day, next] = ['2026-12-20', '2026-12-21'] as never[];
    const before = await openPrivateEntries('desk', { dataDir: one }, 'spec', 'key_a');
    await before.put('drafts x', '[1]', undefined, day);
    await before.put('views x', '[2]', undefined);
    await before.close();
    const at = (which: 'contacts' | 'desk', dataDir: string) =>
      openPrivateEntries(which, { dataDir, mongoUrl: server.url }, 'spec', 'key_a');
    const [desk, contacts] = [await at('desk', one), await at('contacts', two)];
    expect([await desk.get('drafts x'), await contacts.get('drafts x')]).toEqual(['[1]', undefined]);
    await contacts.forgetBefore(next!);
    expect(await desk.dueBefore(next!)).toEqual(['drafts x']);
    await desk.forgetBefore(next!);
    expect([await desk.get('drafts x'), await desk.get('views x')]).toEqual([undefined, '[2]']);
    for (const each of [desk, contacts]) await each.close();
  });
});
