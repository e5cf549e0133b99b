import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { oidcUserId } from '#contexts/access';
import { compose, type Sinergi } from './compose.js';
import { demonstrate } from './demonstration.js';
import { makeFirstKeeper } from './first-keeper.js';
import { readRuleBook } from './rule-book.js';
import { readSettings, type Settings } from './settings.js';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** Anything wrong before the first request ends the process with one clear message. */
const fail = (error: unknown): never => {
  process.stderr.write(`Sinergi tidak dapat dijalankan / cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
};

const nameFirstKeeper = async (sinergi: Sinergi, { firstKeeper, oidc }: Settings): Promise<void> => {
  if (!firstKeeper) return;
  if ('subject' in firstKeeper) return void await makeFirstKeeper(sinergi, oidcUserId(oidc!.issuer, firstKeeper.subject));
  const password = (await readFile(firstKeeper.passwordFile, 'utf8')).trim();
  await sinergi.credentials!.setPassword(await makeFirstKeeper(sinergi), firstKeeper.username, password);
};

let stopping = false;

const start = async (): Promise<void> => {
  const settings = readSettings(process.env);
  const sinergi = await compose(settings, await readRuleBook(settings.rulesFile));
  sinergi.runtime.consumers.start();

  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    sinergi.close().then(() => process.exit(0), fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);

  await nameFirstKeeper(sinergi, settings);
  const accounts = settings.mode === 'demo' ? await demonstrate(sinergi, settings.dataDir) : [];
  await sinergi.app.listen(settings.port, settings.host);

  const { port } = sinergi.app.getHttpServer().address() as AddressInfo;
  const address = `http://${settings.host}:${port}`;
  print(`Sinergi: ${address}  ·  dokumentasi / docs: ${address}/docs`);
  if (accounts.length > 0) {
    print(`Akun contoh / demo accounts (${settings.dataDir}/demo-accounts.json):`);
    for (const { username, password, office } of accounts) print(`  ${username.padEnd(20)} ${password}  ${office}`);
  }
};

/** A stop asked for while the demonstration is being loaded is no failure: the next start goes on with it. */
start().catch((error: unknown) => stopping || fail(error));
