import { compose } from '../api/compose.js';
import { demonstrate } from '../api/demonstration.js';
import { prepareDataDir } from '../composition/data-dir.js';
import { readRuleBook } from '../composition/rule-book.js';
import { columns } from './columns.js';
import { command, type Family } from './command.js';
import { Failure } from './failure.js';

/** Accounts whose passwords lie in a file beside the log belong nowhere else than to a demonstration. */
const refuseInProduction = (mode: string, force: boolean, oidc: boolean): void => {
  if (oidc) {
    throw new Failure('E_DEMO', 'akun contoh tidak dapat masuk bila OIDC_ISSUER yang mengelola akun', 'with OIDC_ISSUER the demo accounts could not sign in');
  }
  if (mode === 'production' && !force) {
    throw new Failure('E_DEMO', 'SINERGI_MODE=production: data contoh akan tercampur dengan data resmi; --force bila memang dimaksud',
      'SINERGI_MODE=production: invented data would mix with official data; --force if that is meant');
  }
};

const load = command({
  name: 'load', summary: ['muat data contoh, seperti npm start yang pertama', 'load the demonstration, as the first npm start does'], arguments: [],
  options: { force: { summary: ['juga dengan SINERGI_MODE=production', 'with SINERGI_MODE=production, too'] } },
  run: async (_none, { force }, { settings }) => {
    refuseInProduction(settings.mode, force, settings.oidc !== undefined);
    await prepareDataDir(settings.dataDir);
    const sinergi = await compose(settings, await readRuleBook(settings.rulesFile));
    try {
      const accounts = (await demonstrate(sinergi, settings.dataDir)).map(({ username, office, roles }) => ({ username, office, roles }));
      const passwords = `${settings.dataDir}/demo-accounts.json`;
      return {
        result: { accounts, passwords },
        text: [columns(accounts.map(({ username, office }) => [username, office])), `kata sandi / passwords: ${passwords}`].join('\n\n'),
      };
    } finally {
      await sinergi.close();
    }
  },
});

export const demoFamily: Family = { name: 'demo', summary: ['data contoh', 'the demonstration'], commands: [load] };
