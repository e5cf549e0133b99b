import { compose } from '../api/compose.js';
import { demonstrate } from '../api/demonstration.js';
import { prepareDataDir } from '../composition/data-dir.js';
import { readRuleBook } from '../composition/rule-book.js';
import { columns } from './columns.js';
import { command, type Family } from './command.js';
import { Failure } from './failure.js';

/** Accounts whose passwords lie in a file beside the log belong nowhere else than to a demonstration. */
const refuseInProduction = (mode: string): void => {
  if (mode === 'production') {
    throw new Failure(
      'E_DEMO',
      'SINERGI_MODE=production: data contoh tidak dimuat ke log produksi; hapus pengaturan ini dan pilih log yang kosong',
      'SINERGI_MODE=production: the demonstration is not loaded into a log of production; leave the setting out and name an empty log',
    );
  }
};

const load = command({
  name: 'load',
  summary: ['muat data contoh, seperti npm start yang pertama', 'load the demonstration, as the first npm start does'],
  arguments: [],
  options: {},
  run: async (_none, _options, { settings }) => {
    refuseInProduction(settings.mode);
    await prepareDataDir(settings.dataDir);
    const sinergi = await compose(settings, await readRuleBook(settings.rulesFile));
    sinergi.start();
    try {
      const accounts = (await demonstrate(sinergi, settings.dataDir)).map(({ username, office, roles }) => ({
        username,
        office,
        roles,
      }));
      const passwords = `${settings.dataDir}/demo-accounts.json`;
      return {
        result: { accounts, passwords },
        text: [
          columns(accounts.map(({ username, office }) => [username, office])),
          `kata sandi / passwords: ${passwords}`,
        ].join('\n\n'),
      };
    } finally {
      await sinergi.close();
    }
  },
});

export const demoFamily: Family = { name: 'demo', summary: ['data contoh', 'the demonstration'], commands: [load] };
