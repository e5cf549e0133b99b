import { access } from 'node:fs/promises';
import { prepareDataDir } from '../../composition/data-dir.js';
import { openStores } from '../../composition/stores.js';
import { allContexts } from '../../composition/contexts.js';
import { facts } from '../columns.js';
import { command, type Family, type Session } from '../command.js';
import { Failure } from '../failure.js';
import { NUMBERS } from '../progress.js';
import { exportTo, exportToFile } from './export-log.js';
import { checkFile, digestOf, importFile } from './import-log.js';
import { knownBy } from './known-events.js';
import type { LogDigest } from './log-lines.js';
import { EVENTS, logStatistics, statisticsText } from './log-statistics.js';
import { refuseForeignReadModels, withLog } from './open-log.js';
import { withFile } from './standard-input.js';
import { SHA256, verificationText, verifyLog } from './verify-log.js';

const FILE = (summary: readonly [string, string]) => ({ name: 'FILE', summary }) as const;

const stats = command({
  name: 'stats',
  summary: ['hitung isi log', 'count what the log holds'],
  arguments: [],
  options: {},
  run: async (_none, _options, session) =>
    withLog(session.settings, async (log) => {
      const found = await logStatistics(log, session);
      return { result: found, text: statisticsText(found) };
    }),
});

const exporting = command({
  name: 'export',
  summary: ['tulis seluruh log ke berkas JSON Lines', 'write the whole log to a file of JSON Lines'],
  arguments: [FILE(['berkas baru; "-" = keluaran standar', 'a new file; "-" = standard output'])],
  options: { force: { summary: ['ganti berkas yang sudah ada', 'replace a file that is there'] } },
  writesItself: ([file]) => file === '-',
  run: async ([file], { force }, session) => {
    if (
      file !== '-' &&
      !force &&
      (await access(file).then(
        () => true,
        () => false,
      ))
    ) {
      throw new Failure(
        'E_FILE_EXISTS',
        `${file} sudah ada; tulis nama lain, atau --force`,
        `${file} is there already: choose another name, or --force`,
      );
    }
    const digest = await withLog(session.settings, (log) =>
      file === '-' ? exportTo(log, process.stdout, session) : exportToFile(log, file, session),
    );
    return {
      result: { file, ...digest },
      text: facts([
        [EVENTS, NUMBERS.format(digest.events)],
        [SHA256, digest.sha256],
      ]),
    };
  },
});

const differentText = ({ events, sha256 }: LogDigest): string => {
  const count = NUMBERS.format(events);
  return `log terbaca sebagai ${count} peristiwa, ${sha256}; adakah yang lain menulis ke sana? / the log reads back as ${count} events: did anything else write to it?`;
};

/** No command is given while a log is imported or verified, so that nobody looks for anything in the read models. */

const importing = async (file: string, session: Session) => {
  const { settings } = session;
  const contexts = allContexts();
  const checked = await checkFile(file, knownBy(contexts), session);
  const { eventStore, readStore, close } = await openStores(settings, 'sinergi-ops');
  try {
    const imported = await importFile(
      file,
      eventStore,
      checked,
      () => refuseForeignReadModels(readStore, contexts),
      session,
    );
    const readBack = await digestOf(eventStore, session);
    const different = readBack.sha256 !== imported.sha256;
    return {
      result: { file, ...imported, ...(different && { readBack }) },
      different,
      text: facts([
        [EVENTS, NUMBERS.format(imported.events)],
        [['sudah ada', 'already there'], NUMBERS.format(imported.already)],
        [SHA256, imported.sha256],
        different
          ? [['BERBEDA', 'DIFFERENT'], differentText(readBack)]
          : [['dibaca ulang', 'read back'], 'sama / the same'],
      ]),
    };
  } finally {
    await close();
  }
};

const importLog = command({
  name: 'import',
  summary: [
    'isi log kosong dari berkas; yang terputus dilanjutkan',
    'fill an empty log from a file; an interrupted one goes on',
  ],
  arguments: [
    FILE(['berkas dari "log export"; "-" = masukan standar', 'a file made by "log export"; "-" = standard input']),
  ],
  options: {},
  run: async ([file], _options, session) => {
    await prepareDataDir(session.settings.dataDir);
    return withFile(file, session.settings.dataDir, session.stopped, (whole) => importing(whole, session));
  },
});

const verify = command({
  name: 'verify',
  summary: ['periksa seluruh log, dan hitung SHA-256-nya', 'check the whole log, and tell its SHA-256'],
  arguments: [],
  options: {
    against: {
      value: 'FILE',
      summary: ['bandingkan dengan berkas dari "log export"', 'compare with a file made by "log export"'],
    },
  },
  run: async (_none, { against }, session) =>
    withLog(session.settings, async (log) => {
      const verified = await verifyLog(log, knownBy(allContexts()), against, session);
      return {
        result: verified,
        text: verificationText(verified),
        different: verified.problems.length > 0 || verified.difference !== undefined,
      };
    }),
});

export const logFamily: Family = {
  name: 'log',
  summary: ['log peristiwa', 'the log of events'],
  commands: [stats, exporting, importLog, verify],
};
