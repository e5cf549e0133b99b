import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ROOT } from '../docs/repository.js';
import { composed } from './compose-file.js';
import { ReplicaSetMember } from './replica-set-member.js';

let member: ReplicaSetMember;
let secrets: string;
beforeEach(() => void (secrets = mkdtempSync(join(tmpdir(), 'sinergi-mongodb-'))));
afterEach(async () => {
  await member.stop();
  rmSync(secrets, { recursive: true });
});

const give = (passwords: Readonly<Record<string, string>>): void => {
  for (const [name, password] of Object.entries(passwords)) writeFileSync(join(secrets, name), `${password}\n`);
};

const setUp = async (address: string): Promise<{ readonly code: number; readonly said: string }> => {
  const child = spawn(process.execPath, ['docker/setup/mongodb.mjs'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], SECRETS: secrets, MONGODB_ADDRESS: address },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
};

describe('The set-up of MongoDB', () => {
  it('without accounts begins the replica set of the servers that the compose file has, once, and waits for its primary', async () => {
    const address = await (member = new ReplicaSetMember(false)).start();
    member.elections = 3;
    expect(await setUp(address)).toMatchObject({ code: 0, said: expect.stringContaining('has a primary') });
    expect(await setUp(address)).toMatchObject({ code: 0 });
    expect(member.changes).toEqual(['replSetInitiate']);
    const { services } = composed('compose.yaml');
    const servers = Object.entries(services)
      .filter(([, { command }]) => command?.[0] === 'mongod')
      .map(([name]) => `${name}:27017`);
    expect((member.config!['members'] as { host: string }[]).map(({ host }) => host)).toEqual(servers);
    expect(member.config!['_id']).toBe(services['mongodb-1']!.command![2]);
    expect(services['mongodb-setup']!.network_mode).toBe('service:mongodb-1');
  });

  it('with accounts makes one that administers and one for the databases of Sinergi alone', async () => {
    const address = await (member = new ReplicaSetMember(true)).start();
    give({ 'mongodb-admin': 'rahasia-admin', 'mongodb-sinergi': 'rahasia' });
    expect(await setUp(address)).toMatchObject({ code: 0 });
    expect(Object.fromEntries(member.users)).toEqual({
      'admin.admin': { pwd: 'rahasia-admin', roles: [{ role: 'root', db: 'admin' }] },
      'sinergi.sinergi': {
        pwd: 'rahasia',
        roles: ['sinergi', 'sinergi-subject-keys', 'sinergi-contacts'].map((db) => ({ role: 'readWrite', db })),
      },
    });
    expect(member.changes).toEqual(['replSetInitiate', 'createUser admin', 'createUser sinergi']);
  });

  it('goes on where it broke off', async () => {
    const address = await (member = new ReplicaSetMember(true)).start();
    give({ 'mongodb-admin': 'rahasia-admin', 'mongodb-sinergi': 'rahasia' });
    member.config = { _id: 'sinergi' };
    member.users.set('admin.admin', { pwd: 'rahasia-admin', roles: [] });
    expect(await setUp(address)).toMatchObject({ code: 0 });
    expect(member.changes).toEqual(['createUser sinergi']);
  });

  it('repeated takes over another password of Sinergi, and changes nothing else', async () => {
    const address = await (member = new ReplicaSetMember(true)).start();
    give({ 'mongodb-admin': 'rahasia-admin', 'mongodb-sinergi': 'rahasia' });
    await setUp(address);
    member.changes.length = 0;
    give({ 'mongodb-sinergi': 'baru' });
    expect(await setUp(address)).toMatchObject({ code: 0 });
    expect(member.users.get('sinergi.sinergi')!.pwd).toBe('baru');
    expect(member.changes).toEqual(['updateUser sinergi']);
  });

  it('says when the server has another password for its administrator, and changes nothing', async () => {
    const address = await (member = new ReplicaSetMember(true)).start();
    member.users.set('admin.admin', { pwd: 'lain', roles: [] });
    give({ 'mongodb-admin': 'rahasia-admin', 'mongodb-sinergi': 'rahasia' });
    const { code, said } = await setUp(address);
    expect(code).not.toBe(0);
    expect(said).toContain('another password than the file mongodb-admin');
    expect(said).not.toContain('rahasia');
    expect(member.changes).toEqual([]);
  });
});
