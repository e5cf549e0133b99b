import { amount, totalKey, type Contribution, type Scope } from '#kernel';
import type { VisitBoardEntry } from './visit-board.document.js';
import { BOARD } from './visit-board.lists.js';

/** The kept totals of one joint visit (VIS-15), of the country or of a region in which one of its parties lies. */
export const jointOriginsTotal = (region: Scope, jointVisit: string): string =>
  totalKey(BOARD, 'jointOrigins', { jointVisit, region });
export const jointMoneyTotal = (region: Scope, jointVisit: string): string =>
  totalKey(BOARD, 'jointMoney', { jointVisit, region });

type Meaning = readonly [id: string, en: string];
const STANDING: Meaning = [
  'kunjungan yang tidak ditolak, dibatalkan, atau dibatalkan karena salah',
  'visits that were not declined, cancelled or voided',
];
const counted = ([id, en]: Meaning): Meaning => [`${id}, dari ${STANDING[0]}`, `${en}, of ${STANDING[1]}`];

export const JOINT_MEASURES: Readonly<Record<'origins' | 'persons' | 'travellers', Meaning>> = {
  origins: counted(['Asal yang kunjungannya tercatat', 'Origins whose visits are recorded']),
  persons: counted(['Jumlah rombongan menurut rencana', 'Persons of the delegations as planned']),
  travellers: counted(['Orang dalam Surat Tugas yang berlaku', 'Persons on travel orders that stand']),
};
export const JOINT_MONEY: Readonly<Record<'total', Meaning>> = {
  total: counted(['Anggaran dalam rupiah', 'Budgets in rupiah']),
};

/** What a visit that stands adds to the totals of the joint visit of which it is a part. */
export const jointContribution = (
  { jointVisitId, delegationSize, travellers, budget }: VisitBoardEntry,
  areas: readonly Scope[],
): readonly Contribution[] =>
  jointVisitId === undefined
    ? []
    : [
        {
          totals: areas.map((region) => jointOriginsTotal(region, jointVisitId)),
          measures: {
            origins: 1n,
            persons: BigInt(delegationSize),
            ...(travellers && { travellers: BigInt(travellers) }),
          },
        },
        { totals: areas.map((region) => jointMoneyTotal(region, jointVisitId)), measures: { total: amount(budget) } },
      ];
