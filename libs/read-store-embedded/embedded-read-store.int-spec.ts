import { readStoreKit } from '#testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedReadStore } from './index.js';

readStoreKit('the embedded read store', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-read-'));
  return {
    open: () => openEmbeddedReadStore({ file: join(folder, 'read.db') }),
    remove: async () => rmSync(folder, { recursive: true }),
  };
});
