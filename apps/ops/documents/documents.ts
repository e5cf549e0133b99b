import type { Position } from '#kernel';
import { facts, table } from '../columns.js';
import { command, type Family } from '../command.js';
import { Failure } from '../failure.js';
import { NUMBERS } from '../progress.js';
import { withBegunSystem } from '../with-system.js';
import { storedFiles } from './stored-files.js';
import { sweepOf } from './sweep.js';
import { verifyFiles } from './verify-files.js';

const wholeNumber = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Failure('E_USAGE', `--${name} harus bilangan bulat mulai 1`, `--${name} must be a whole number from 1 on`);
};

const verify = command({
  name: 'verify',
  summary: [
    'bandingkan setiap berkas dengan sidiknya; keluar 3 bila ada yang hilang atau berubah',
    'compare every file with its fingerprint; exits with 3 where one is missing or altered',
  ],
  arguments: [],
  options: {
    after: {
      value: 'POSITION',
      summary: ['lanjutkan sesudah posisi dari hasil sebelumnya', 'go on behind the position of an outcome before'],
    },
    limit: { value: 'NUMBER', summary: ['paling banyak sekian berkas', 'so many files at most'] },
  },
  run: async (_none, { after, limit }, session) => {
    const most = wholeNumber('limit', limit);
    return withBegunSystem(session.settings, async ({ eventStore: log, blobs }) => {
      const result = await verifyFiles(
        { log, blobs: blobs('documents') },
        { ...(after !== undefined && { after: after as Position }), ...(most !== undefined && { most }) },
        session,
      );
      const { files, missing, altered, faults, position } = result;
      const counts = facts([
        [['berkas', 'files'], NUMBERS.format(files)],
        [['hilang', 'missing'], NUMBERS.format(missing)],
        [['berubah', 'altered'], NUMBERS.format(altered)],
        [['sampai posisi', 'up to position'], position ?? '—'],
      ]);
      const rows = faults.map(({ fault, docId, sha256 }) => [fault, docId, sha256]);
      const headings = [
        ['keadaan', 'state'],
        ['dokumen', 'document'],
        ['sidik', 'fingerprint'],
      ] as const;
      return {
        result,
        text: [counts, ...(rows.length ? [table(headings, rows)] : [])].join('\n\n'),
        different: missing + altered > 0,
      };
    });
  },
});

const sweep = sweepOf({
  use: 'documents',
  which: ['yang tidak menjadi dokumen', 'that became no document'],
  needed: async function* (log, stopped) {
    for await (const { file } of storedFiles(log, stopped)) yield file.sha256;
  },
});

export const documentsFamily: Family = {
  name: 'documents',
  summary: ['berkas dokumen', 'files of documents'],
  commands: [verify, sweep],
};
