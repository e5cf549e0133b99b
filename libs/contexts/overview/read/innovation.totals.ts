import { NATIONAL, rowKey, withAncestors, type Contribution, type Label, type TotalDeclaration } from '#kernel';
import type { Innovation } from './innovation.document.js';

export const INNOVATIONS = { name: 'innovations', version: 1 } as const;

const MEASURES = {
  observed: ['Pengamatan', 'Observations'],
  decided: ['Di antaranya yang sudah diputuskan', 'Those of them that were decided on'],
  adopted: [
    'Diputuskan diadopsi atau diadaptasi, termasuk yang kemudian dihentikan',
    'Decided to be adopted or adapted, those given up later included',
  ],
  deferred: ['Ditunda', 'Deferred'],
  rejected: ['Diputuskan tidak diterapkan', 'Decided not to be carried out'],
  verified: ['Penerapannya diverifikasi', 'Carried out, as verified'],
} as const satisfies Readonly<Record<string, Label>>;

export const INNOVATION_LISTS = {
  catalogue: {
    label: ['Katalog inovasi', 'Catalogue of innovations'],
    dimensions: {
      party: {
        kind: 'text',
        label: ['tempat inovasi: kode wilayah, atau kunci lembaga', 'code of a region, or key of a body'],
      },
      host: {
        kind: 'region',
        label: ['wilayah tempat inovasi; ID: tanpa wilayah', 'region of the innovation; ID: of none'],
      },
      innovation: { kind: 'text', label: ['id inovasi', 'id of the innovation'] },
    },
    measures: MEASURES,
  },
  provinces: {
    label: [
      'Inovasi dan adopsinya menurut provinsi pengamat',
      'Innovations and their adoption, by province that observed',
    ],
    dimensions: {
      province: {
        kind: 'region',
        label: ['provinsi yang mengamati; ID: lembaga tanpa wilayah', 'province that observed; ID: bodies of none'],
      },
      year: { kind: 'integer', label: ['tahun pengamatan', 'year of the observation'] },
    },
    measures: MEASURES,
  },
} as const satisfies Readonly<Record<string, TotalDeclaration>>;

/** What was withdrawn with the record of the visit counts in nothing; what was given up was decided all the same. */
export const innovationCounts = (innovation: Innovation): readonly Contribution[] => {
  const { stage, decision, hostKey: party, innovationId, year } = innovation;
  const { hostRegion: host = NATIONAL, originRegion = NATIONAL } = innovation;
  const province = withAncestors(originRegion)[0]!;
  return [
    {
      totals: [
        rowKey(INNOVATIONS, INNOVATION_LISTS, 'catalogue', { party, host, innovation: innovationId }),
        rowKey(INNOVATIONS, INNOVATION_LISTS, 'provinces', { province, year }),
      ],
      measures: {
        observed: 1n,
        ...(decision && { decided: 1n }),
        ...((decision === 'ADOPT' || decision === 'ADAPT') && { adopted: 1n }),
        ...(decision === 'DEFER' && { deferred: 1n }),
        ...(decision === 'REJECT' && { rejected: 1n }),
        ...(stage === 'VERIFIED' && { verified: 1n }),
      },
    },
  ];
};
