import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { oidcUserId } from '#contexts/access';
import { compose, type Sinergi } from './compose.js';
import { prepareDataDir } from './data-dir.js';
import { demonstrate } from './demonstration.js';
import { makeFirstKeeper } from './first-keeper.js';
import { readRuleBook } from './rule-book.js';
import { BadSetting, readSettings, type Settings } from './settings.js';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** Anything wrong before the first request ends the process with one clear message. */
const fail = (error: unknown): never => {
  process.stderr.write(`Sinergi tidak dapat dijalankan / cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
};

const nameFirstKeeper = async (sinergi: Sinergi, { firstKeeper, oidc }: Settings): Promise<void> => {
  if (!firstKeeper) return;
  if ('subject' in firstKeeper) return void await makeFirstKeeper(sinergi, oidcUserId(oidc!.issuer, firstKeeper.subject));
  const { username, passwordFile } = firstKeeper;
  const password = await readFile(passwordFile, 'utf8').catch((error: Error) => {
    throw new BadSetting('SINERGI_KEEPER_PASSWORD_FILE', passwordFile, `tidak dapat dibaca / cannot be read (${error.message})`);
  });
  await sinergi.credentials!.setPassword(await makeFirstKeeper(sinergi), username, password.trim());
};

let running: Sinergi | undefined;
let stopping = false;

const start = async (): Promise<void> => {
  const settings = readSettings(process.env);
  const ruleBook = await readRuleBook(settings.rulesFile);
  await prepareDataDir(settings.dataDir);
  const sinergi = (running = await compose(settings, ruleBook));
  sinergi.runtime.consumers.start();

  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    sinergi.close().then(() => process.exit(0), fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);

  await nameFirstKeeper(sinergi, settings);
  const accounts = settings.mode === 'demo' ? await demonstrate(sinergi, settings.dataDir) : [];
  await sinergi.app.listen(settings.port, settings.host).catch((error: Error) => {
    throw new BadSetting('HOST:PORT', `${settings.host}:${settings.port}`, `tidak dapat dipakai / cannot be used (${error.message})`);
  });

  const { port } = sinergi.app.getHttpServer().address() as AddressInfo;
  const address = `http://${settings.host}:${port}`;
  print(`Sinergi: ${address}  ·  dokumentasi / docs: ${address}/docs`);
  if (accounts.length > 0) {
    print(`Akun contoh / demo accounts (${settings.dataDir}/demo-accounts.json):`);
    for (const { username, password, office } of accounts) print(`  ${username.padEnd(20)} ${password}  ${office}`);
  }
};

/**
 * A stop asked for while the demonstration is being loaded is no failure: the next start goes on with it. After a failure the
 * stores are closed first, because their threads, cut off in the middle of a call, would abort the process.
 */
start().catch(async (error: unknown) => {
  if (stopping) return;
  stopping = true;
  await running?.close().catch(() => undefined);
  fail(error);
});
