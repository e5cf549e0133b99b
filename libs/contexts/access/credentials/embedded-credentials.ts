import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { hash, verify } from '@node-rs/argon2';
import { openSqlite } from '#sqlite';
import type { CredentialStore } from './credential-store.js';
import {
  acceptablePassword,
  acceptableUsername,
  plainPassword,
  plainUsername,
  usernameTaken,
} from './password-policy.js';

/** argon2id as OWASP's Password Storage Cheat Sheet has it: 19 MiB, two passes, one lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const STEPS = [
  `
  CREATE TABLE credentials (
    user_id TEXT PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
];

interface CredentialRow {
  readonly user_id: string;
  readonly username: string;
  readonly password_hash: string;
}

/**
 * Credentials in `DATA_DIR/identity.db`. One look-up by key takes less than the hashing, so it needs no thread of its
 * own.
 */
export const openEmbeddedCredentials = async (dataDir: string): Promise<CredentialStore> => {
  const file = join(dataDir, 'identity.db');
  const db = openSqlite({
    file,
    steps: STEPS,
    ifDamaged: {
      id: 'hentikan Sinergi, pulihkan dari cadangannya, tanpa berkas lain, lalu jalankan lagi',
      en: 'stop Sinergi, restore it from its backup, with no other file, and start again',
    },
  });
  const all = db.prepare<Pick<CredentialRow, 'user_id' | 'username'>>('SELECT user_id, username FROM credentials');
  const byName = db.prepare<Pick<CredentialRow, 'user_id' | 'password_hash'>>(
    'SELECT user_id, password_hash FROM credentials WHERE username = ?',
  );
  const byBeginning = db.prepare<Pick<CredentialRow, 'user_id'>>(
    'SELECT user_id FROM credentials WHERE username >= ? AND username < ? ORDER BY username LIMIT 100',
  );
  const byUser = db.prepare<Pick<CredentialRow, 'username'>>('SELECT username FROM credentials WHERE user_id = ?');
  const put = db.prepare(`INSERT INTO credentials (user_id, username, password_hash) VALUES (?, ?, ?)
    ON CONFLICT (user_id) DO UPDATE SET username = excluded.username, password_hash = excluded.password_hash`);
  const forget = db.prepare('DELETE FROM credentials WHERE user_id = ?');
  const nobodysHash = await hash(randomBytes(32), ARGON2ID);

  return {
    setPassword: async (userId, name, password) => {
      const username = acceptableUsername(name);
      const passwordHash = await hash(acceptablePassword(password, username), ARGON2ID);
      db.transaction(() => {
        const owner = byName.get(username)?.user_id;
        if (owner !== undefined && owner !== userId) throw usernameTaken();
        put.run(userId, username, passwordHash);
      });
    },
    verify: async (name, password) => {
      const row = byName.get(plainUsername(name));
      const fits = await verify(row?.password_hash ?? nobodysHash, plainPassword(password));
      return row && fits ? row.user_id : undefined;
    },
    ownerOf: async (name) => byName.get(plainUsername(name))?.user_id,
    usernameOf: async (userId) => byUser.get(userId)?.username,
    usersNamed: async (beginning) => {
      const name = plainUsername(beginning);
      return name === '' ? [] : byBeginning.all(name, `${name}\u{10FFFF}`).map(({ user_id: userId }) => userId);
    },
    usernames: async () => new Map(all.all().map(({ user_id: userId, username }) => [userId, username])),
    remove: async (userId) => void forget.run(userId),
    close: async () => db.close(),
  };
};
