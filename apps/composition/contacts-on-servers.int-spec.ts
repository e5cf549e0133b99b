import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoDouble } from '#testing/mongodb-double';
import { openContacts } from './stores.js';

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
    const before = await openContacts({ dataDir: one }, 'spec', 'key_a');
    await before.put('mail kades', '{"address":"a@desa.example"}', undefined);
    await before.close();
    const onServer = (dataDir: string, of = 'key_a') => openContacts({ dataDir, mongoUrl: server.url }, 'spec', of);
    const [here, there, elsewhere] = [await onServer(one), await onServer(two), await onServer(two, 'key_b')];
    expect(await there.get('mail kades')).toBe('{"address":"a@desa.example"}');
    expect(await elsewhere.get('mail kades')).toBeUndefined();
    await there.remove('mail kades');
    expect(await here.get('mail kades')).toBeUndefined();
    expect(hosts.flatMap((host) => readdirSync(host))).toEqual([]);
    for (const each of [here, there, elsewhere]) await each.close();
  });
});
