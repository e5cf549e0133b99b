import { codeList } from './code-lists.js';
import { TEXT, codeOf, field } from './document-form.js';
import type { DeclaredEvent, EventCatalogue } from './event-catalogue.js';

/** Category of the streams in which it stands where a process manager began: `processManager-release-travel-days`. */
export const PROCESS_MANAGER = 'processManager';

const STARTS = ['NOW', 'BEGINNING'] as const;

export const MANAGER_START_CODES = codeList(['Awal manajer proses', 'Where a process manager begins'], STARTS, {
  NOW: ['dari kejadian berikutnya', 'with the next event'],
  BEGINNING: ['dari kejadian pertama dalam catatan', 'with the first event of the log'],
});

export const processManagerCatalogue = {
  ManagerStarted: {
    version: 1,
    label: ['manajer proses mulai', 'process manager started'],
    data: {
      manager: field(['manajer proses', 'process manager'], TEXT),
      from: field(['mulai dari', 'where it begins'], codeOf(MANAGER_START_CODES)),
    },
  },
} as const satisfies EventCatalogue;

/**
 * A process manager was started for the first time. NOW: it acts on nothing before this event. BEGINNING: on the whole
 * log. It stays so, whatever its declaration says later and whatever becomes of the read store.
 */
export type ManagerStarted = DeclaredEvent<typeof processManagerCatalogue>;
