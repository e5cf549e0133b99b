import type { BlobUse, EventStore } from '#kernel';
import { facts } from '../columns.js';
import { command, type Command, type Words } from '../command.js';
import { NUMBERS } from '../progress.js';
import { withBegunSystem } from '../with-system.js';
import { ORPHANED_AFTER, orphans } from './orphans.js';

/** Which files are swept, and which of them somebody needs. */
export interface Swept {
  readonly use: BlobUse;
  readonly which: Words;
  readonly needed: (log: Pick<EventStore, 'readAll'>, stopped: AbortSignal) => AsyncIterable<string>;
}

/** The command that tells of old files that nobody needs, and removes them. */
export const sweepOf = ({ use, which: [id, en], needed }: Swept): Command =>
  command({
    name: 'sweep',
    summary: [
      `berkas lebih tua dari ${ORPHANED_AFTER} hari ${id}; dengan --remove dibuang`,
      `files older than ${ORPHANED_AFTER} days ${en}; with --remove they are removed`,
    ],
    arguments: [],
    options: { remove: { summary: ['buang', 'remove them'] } },
    run: async (_none, { remove }, session) =>
      withBegunSystem(session.settings, async ({ eventStore, blobs, clock }) => {
        const before = Date.parse(clock.now()) - ORPHANED_AFTER * 86_400_000;
        const result = await orphans(
          { needed: () => needed(eventStore, session.stopped), blobs: blobs(use) },
          { before, remove },
          session,
        );
        return {
          result,
          text: facts([
            [['ditemukan', 'found'], NUMBERS.format(result.found)],
            [['bita', 'bytes'], NUMBERS.format(result.bytes)],
            [['dibuang', 'removed'], NUMBERS.format(result.removed)],
          ]),
        };
      }),
  });
