import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { closeToOthers } from '#sqlite';
import {
  DEMO_ADMIN,
  DEMO_SCENARIOS,
  bytesHeaders,
  loadDemo,
  newPassword,
  planAccounts,
  type DemoAccount,
  type HttpCall,
  type Scenario,
} from '#demo';
import type { Sinergi } from './compose.js';
import { makeFirstKeeper, setFirstPassword } from './first-keeper.js';

const FILE = 'demo-accounts.json';
/** Says that the demonstration is complete, with these accounts. */
const LOADED = 'demo-loaded.json';

/** The accounts of an earlier start, or new ones with random passwords, kept where only this user may read them. */
const accountsIn = async (dataDir: string, scenarios: readonly Scenario[]): Promise<readonly DemoAccount[]> => {
  const file = join(dataDir, FILE);
  closeToOthers(file);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return readAccounts(kept, file);
  const accounts = planAccounts({ ...DEMO_ADMIN, password: newPassword() }, scenarios);
  await rm(join(dataDir, LOADED), { force: true });
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, JSON.stringify(accounts, null, 2), { mode: 0o600 });
  await rename(aside, file);
  return accounts;
};

const readAccounts = (text: string, file: string): readonly DemoAccount[] => {
  try {
    return JSON.parse(text) as readonly DemoAccount[];
  } catch {
    throw new Error(
      `${file} rusak: pulihkan dari cadangan, atau hapus agar akun contoh mendapat kata sandi baru / ${file} is damaged: restore it from the backup, or remove it to give the demo accounts new passwords`,
    );
  }
};

/** Calls the application's own public routes, inside the process. */
export const injected =
  ({ app }: Sinergi): HttpCall =>
  async ({ method, path, token, idempotencyKey, ifMatch, body, bytes }) => {
    const { statusCode, headers, payload } = await app.inject({
      method,
      url: path,
      ...(body && { payload: body }),
      ...(bytes && { payload: Buffer.from(bytes) }),
      headers: {
        ...(bytes && bytesHeaders(bytes)),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      },
    });
    return {
      status: statusCode,
      headers: headers as Record<string, string>,
      body: payload ? (JSON.parse(payload) as unknown) : undefined,
    };
  };

/**
 * Loads the demonstration through the public routes on the first start, and goes on with it after an interrupted one.
 * @throws BadSetting the log holds something else; no password is made, kept or shown then.
 */
export const demonstrate = async (
  sinergi: Sinergi,
  dataDir: string,
  scenarios: readonly Scenario[] = DEMO_SCENARIOS,
): Promise<readonly DemoAccount[]> => {
  await sinergi.installation.begin('demo');
  const accounts = await accountsIn(dataDir, scenarios);
  const loaded = join(dataDir, LOADED);
  closeToOthers(loaded);
  if (!(await readFile(loaded).catch(() => undefined))) {
    for (const [index, { username, password }] of accounts
      .filter(({ roles }) => roles.includes('ACCESS_ADMIN'))
      .entries()) {
      await setFirstPassword(
        sinergi,
        await makeFirstKeeper(sinergi, undefined, index === 0 ? 'first' : 'second'),
        username,
        password,
      );
    }
    const visits = await loadDemo({ call: injected(sinergi), accounts, scenarios });
    await writeFile(loaded, JSON.stringify({ visits }), { mode: 0o600 });
  }
  return accounts;
};
