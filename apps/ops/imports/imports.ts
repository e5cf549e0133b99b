import type { Family } from '../command.js';
import { sweepOf } from '../documents/sweep.js';
import { neededFiles } from './needed-files.js';

export const importsFamily: Family = {
  name: 'imports',
  summary: ['berkas register yang diimpor', 'files of registers that are imported'],
  commands: [
    sweepOf({
      use: 'imports',
      which: [
        'dari impor yang dihentikan atau ditutup tanpa ada yang dicatat',
        'of imports that were given up or closed with nothing recorded',
      ],
      needed: neededFiles,
    }),
  ],
};
