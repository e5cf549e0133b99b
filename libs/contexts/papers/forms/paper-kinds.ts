import type { Meaning } from '#kernel';
import type { Journey } from '#contexts/visits/contract';
import { attendanceListForm } from './attendance-list.form.js';
import type { PaperForm } from './paper-facts.js';
import { reportForm } from './report.form.js';
import { travelOrderForm } from './travel-order.form.js';
import { travelWarrantForm } from './travel-warrant.form.js';

/** The papers of a visit, as they are named in addresses. */
export const PAPER_NAMES = ['surat-tugas', 'spd', 'daftar-hadir', 'laporan'] as const;
export type PaperName = (typeof PAPER_NAMES)[number];

interface Kind {
  readonly form: PaperForm;
  /** What has to be entered before there is such a paper, as a command and in words. */
  readonly needs: (journey: Journey) => boolean;
  readonly missing: string;
  readonly words: Meaning;
}

const ordered = ({ order }: Journey): boolean => order !== undefined;
const standing = ({ order }: Journey): boolean => order?.stands === true;

export const PAPERS: Readonly<Record<PaperName, Kind>> = {
  'surat-tugas': {
    form: travelOrderForm,
    needs: ordered,
    missing: 'issue-travel-order',
    words: ['Surat Tugas belum terbit', 'the travel order has not been issued'],
  },
  spd: {
    form: travelWarrantForm,
    needs: ordered,
    missing: 'issue-travel-order',
    words: ['Surat Tugas belum terbit', 'the travel order has not been issued'],
  },
  'daftar-hadir': {
    form: attendanceListForm,
    needs: standing,
    missing: 'issue-travel-order',
    words: ['tidak ada Surat Tugas yang berlaku', 'no travel order stands'],
  },
  laporan: {
    form: reportForm,
    needs: (journey) => standing(journey) && journey.report !== undefined,
    missing: 'submit-visit-report',
    words: ['laporan hasil belum disampaikan', 'the report has not been submitted'],
  },
};

/** What to ask for where a paper is too much for one PDF; that of the report names no travellers one by one. */
export const insteadOf = (name: PaperName, traveller: number | undefined): Meaning =>
  traveller === undefined && name !== 'laporan'
    ? ['mintalah per orang dengan parameter traveller', 'ask for one person at a time, with the parameter traveller']
    : ['ulangi saat sistem tidak sibuk', 'repeat the request when the system is less busy'];
