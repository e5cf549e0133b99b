import { rowKey, withAncestors, type Contribution, type TotalDeclaration } from '#kernel';
import { orCountry } from './areas.js';
import type { PublicVisit } from './public-visit.document.js';

export const PUBLIC_VISITS = { name: 'public_visits', version: 4 } as const;

export const PUBLIC_VISIT_LISTS = {
  provinces: {
    label: ['Kunjungan yang disetujui menurut provinsi dan tahun', 'Approved visits by province and year'],
    dimensions: {
      province: {
        kind: 'region',
        label: [
          'provinsi asal atau tuan rumah; ID: tak satu pun punya wilayah',
          'province of the origin or of a host; ID: none of them has one',
        ],
      },
      year: { kind: 'integer', label: ['tahun mulai menurut rencana', 'year of the planned start'] },
    },
    measures: {
      visits: ['Kunjungan yang disetujui dan tidak dibatalkan', 'Visits that are approved and were not cancelled'],
      held: ['Di antaranya yang sudah selesai', 'Those of them that have taken place'],
      reported: ['Di antaranya yang sudah dilaporkan', 'Those of them that have been reported'],
      innovations: ['Inovasi yang diamati pada kunjungan itu', 'Innovations observed on these visits'],
      cancelled: ['Kunjungan yang disetujui lalu dibatalkan', 'Visits that were approved and then cancelled'],
    },
  },
} as const satisfies Readonly<Record<string, TotalDeclaration>>;

/** A visit counts once in each province, however many of its parties lie there. */
export const publicVisitCounts = (visit: PublicVisit): readonly Contribution[] => {
  if (!visit.published) return [];
  const { year, regions, status, endedOn, reportedOn, innovations } = visit;
  const provinces = new Set(orCountry(regions).map((code) => withAncestors(code)[0]!));
  return [
    {
      totals: [...provinces].map((province) =>
        rowKey(PUBLIC_VISITS, PUBLIC_VISIT_LISTS, 'provinces', { province, year }),
      ),
      measures:
        status === 'CANCELLED'
          ? { cancelled: 1n }
          : {
              visits: 1n,
              ...(endedOn && { held: 1n }),
              ...(reportedOn && { reported: 1n }),
              ...(innovations.length > 0 && { innovations: BigInt(innovations.length) }),
            },
    },
  ];
};
