import { timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import type { Instant } from '#kernel';
import { openSqlite } from '#sqlite';
import type { ContactStore, WebhookContact } from './contact-store.js';

const STEPS = [
  `
  CREATE TABLE mail (
    user_id TEXT PRIMARY KEY,
    address TEXT,
    pending TEXT,
    code_hash TEXT,
    code_until TEXT,
    tries INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE webhooks (
    webhook_id TEXT PRIMARY KEY,
    content TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE counts (
    day TEXT NOT NULL,
    key TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, key)
  ) STRICT, WITHOUT ROWID`,
];

/** NTF-07: tries of one code. */
const MOST_TRIES = 5;

interface MailRow {
  readonly address: string | null;
  readonly pending: string | null;
  readonly code_hash: string | null;
  readonly code_until: string | null;
  readonly tries: number;
}

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Contacts in `DATA_DIR/contacts.db`, which its owner alone can read. */
export const openEmbeddedContacts = async (dataDir: string): Promise<ContactStore> => {
  const db = openSqlite({
    file: join(dataDir, 'contacts.db'),
    steps: STEPS,
    ifDamaged: {
      id: 'hentikan Sinergi, pulihkan dari cadangannya, atau pindahkan: semua orang lalu mengisi alamatnya lagi',
      en: 'stop Sinergi, restore it from its backup, or move it away: everybody then enters his address again',
    },
  });
  const mailOf = db.prepare<MailRow>(
    'SELECT address, pending, code_hash, code_until, tries FROM mail WHERE user_id = ?',
  );
  const put = db.prepare(`INSERT INTO mail (user_id, pending, code_hash, code_until, tries) VALUES (?, ?, ?, ?, 0)
    ON CONFLICT (user_id) DO UPDATE SET pending = excluded.pending, code_hash = excluded.code_hash,
      code_until = excluded.code_until, tries = 0`);
  const tried = db.prepare('UPDATE mail SET tries = tries + 1 WHERE user_id = ?');
  const confirmed = db.prepare(
    'UPDATE mail SET address = pending, pending = NULL, code_hash = NULL, code_until = NULL WHERE user_id = ?',
  );
  const forget = db.prepare('DELETE FROM mail WHERE user_id = ?');
  const putHook = db.prepare(`INSERT INTO webhooks (webhook_id, content) VALUES (?, ?)
    ON CONFLICT (webhook_id) DO UPDATE SET content = excluded.content`);
  const hook = db.prepare<{ readonly content: string }>('SELECT content FROM webhooks WHERE webhook_id = ?');
  const forgetHook = db.prepare('DELETE FROM webhooks WHERE webhook_id = ?');
  const counted = db.prepare<{ readonly count: number }>('SELECT count FROM counts WHERE day = ? AND key = ?');
  const countOn = db.prepare(`INSERT INTO counts (day, key, count) VALUES (?, ?, 1)
    ON CONFLICT (day, key) DO UPDATE SET count = count + 1`);
  const forgetCounts = db.prepare('DELETE FROM counts WHERE day < ?');

  return {
    mail: async (userId) => {
      const { address = null, pending = null } = mailOf.get(userId) ?? {};
      return { ...(address !== null && { address }), ...(pending !== null && { pending }) };
    },
    propose: async (userId, address, { hash, until }) => void put.run(userId, address, hash, until),
    confirm: async (userId, hash, now: Instant) =>
      db.transaction(() => {
        const row = mailOf.get(userId);
        if (!row?.code_hash || row.tries >= MOST_TRIES) return false;
        tried.run(userId);
        if (!same(row.code_hash, hash) || now >= row.code_until!) return false;
        confirmed.run(userId);
        return true;
      }),
    removeMail: async (userId) => void forget.run(userId),
    count: async (key, day, most) =>
      db.transaction(() => {
        forgetCounts.run(day);
        if ((counted.get(day, key)?.count ?? 0) >= most) return false;
        countOn.run(day, key);
        return true;
      }),
    putWebhook: async (webhook) => void putHook.run(webhook.webhookId, JSON.stringify(webhook)),
    webhook: async (webhookId) => {
      const found = hook.get(webhookId);
      return found && (JSON.parse(found.content) as WebhookContact);
    },
    removeWebhook: async (webhookId) => void forgetHook.run(webhookId),
    close: async () => db.close(),
  };
};
