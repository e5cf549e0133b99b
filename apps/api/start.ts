import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { oidcUserId } from '#contexts/access';
import { compose, type Sinergi } from './compose.js';
import { prepareDataDir } from '../composition/data-dir.js';
import { BadSetting } from '../composition/environment.js';
import { listen, type Running } from '../composition/process.js';
import { readRuleBook } from '../composition/rule-book.js';
import { readSettings, type Settings } from '../composition/settings.js';
import { VIEWS } from '../dashboard/views.js';
import { demonstrate } from './demonstration.js';
import { makeFirstKeeper, setFirstPassword } from './first-keeper.js';

const nameFirstKeeper = async (sinergi: Sinergi, { firstKeeper, oidc }: Settings): Promise<void> => {
  if (!firstKeeper) return;
  if ('subject' in firstKeeper)
    return void (await makeFirstKeeper(sinergi, oidcUserId(oidc!.issuer, firstKeeper.subject)));
  const { username, passwordFile } = firstKeeper;
  const password = await readFile(passwordFile, 'utf8').catch((error: Error) => {
    throw new BadSetting(
      'SINERGI_KEEPER_PASSWORD_FILE',
      passwordFile,
      `tidak dapat dibaca / cannot be read (${error.message})`,
    );
  });
  await setFirstPassword(sinergi, await makeFirstKeeper(sinergi), username, password.trim());
};

/**
 * Starts the api as its environment says, until it listens.
 * @param hold is given what is to be closed, as soon as there is something.
 * @param print is given each line for whoever started it.
 * @throws BadSetting, StoreUnavailable, Rejection, Error: what `toldError` tells of it names the setting and the
 * remedy.
 */
export const startApi = async (
  env: NodeJS.ProcessEnv,
  hold: (running: Running) => void,
  print: (line: string) => void,
): Promise<void> => {
  const settings = readSettings(env);
  const ruleBook = await readRuleBook(settings.rulesFile);
  await prepareDataDir(settings.dataDir);
  const sinergi = await compose({ ...settings, ...(!settings.pagesElsewhere && { pages: VIEWS }) }, ruleBook);
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
};
