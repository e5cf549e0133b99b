import { rowKey, withAncestors, type Contribution, type TotalDeclaration } from '#kernel';
import type { DutyEntry } from './duty.document.js';

export const DUTY_BOARD = { name: 'open_duties', version: 6 } as const;

export const DUTY_LISTS = {
  kinds: {
    label: ['Pekerjaan yang ditunggu menurut wilayah', 'What is to be done, by region'],
    dimensions: {
      region: {
        kind: 'region',
        label: [
          'wilayah yang wajib, atau yang melingkupinya; ID: lembaga pusat',
          'region obliged, or around it; ID: central bodies',
        ],
      },
      kind: { kind: 'text', label: ['pekerjaan', 'what is to be done'] },
    },
    measures: { open: ['Pekerjaan yang masih harus dikerjakan', 'Still to be done'] },
  },
} as const satisfies Readonly<Record<string, TotalDeclaration>>;

/** A duty counts once in each region around those who are obliged. */
export const dutyCounts = ({ open, kind, obliged }: DutyEntry): readonly Contribution[] => {
  if (!open || !kind) return [];
  const regions = new Set(obliged.flatMap(withAncestors));
  const totals = [...regions].map((region) => rowKey(DUTY_BOARD, DUTY_LISTS, 'kinds', { region, kind }));
  return [{ totals, measures: { open: 1n } }];
};
