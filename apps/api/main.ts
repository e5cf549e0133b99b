import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { oidcUserId } from '#contexts/access';
import { compose, type Sinergi } from './compose.js';
import { prepareDataDir } from '../composition/data-dir.js';
import { BadSetting } from '../composition/environment.js';
import { listen, runUntilStopped } from '../composition/process.js';
import { readRuleBook } from '../composition/rule-book.js';
import { readSettings, type Settings } from '../composition/settings.js';
import { demonstrate } from './demonstration.js';
import { makeFirstKeeper, setFirstPassword } from './first-keeper.js';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const nameFirstKeeper = async (sinergi: Sinergi, { firstKeeper, oidc }: Settings): Promise<void> => {
  if (!firstKeeper) return;
  if ('subject' in firstKeeper) return void await makeFirstKeeper(sinergi, oidcUserId(oidc!.issuer, firstKeeper.subject));
  const { username, passwordFile } = firstKeeper;
  const password = await readFile(passwordFile, 'utf8').catch((error: Error) => {
    throw new BadSetting('SINERGI_KEEPER_PASSWORD_FILE', passwordFile, `tidak dapat dibaca / cannot be read (${error.message})`);
  });
  await setFirstPassword(sinergi, await makeFirstKeeper(sinergi), username, password.trim());
};

runUntilStopped(async (hold) => {
  const settings = readSettings(process.env);
  const ruleBook = await readRuleBook(settings.rulesFile);
  await prepareDataDir(settings.dataDir);
  const sinergi = await compose(settings, ruleBook);
  hold(sinergi);
  sinergi.start();

  await nameFirstKeeper(sinergi, settings);
  const accounts = settings.mode === 'demo' ? await demonstrate(sinergi, settings.dataDir) : [];
  await listen(sinergi.app, settings);

  const { port } = sinergi.app.getHttpServer().address() as AddressInfo;
  const address = `http://${settings.host}:${port}`;
  print(`Sinergi: ${address}  ·  dokumentasi / docs: ${address}/docs`);
  if (accounts.length > 0) {
    print(`Akun contoh / demo accounts (${settings.dataDir}/demo-accounts.json):`);
    for (const { username, password, office } of accounts) print(`  ${username.padEnd(20)} ${password}  ${office}`);
  }
});
