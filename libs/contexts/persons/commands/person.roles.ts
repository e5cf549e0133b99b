import { EXAMINERS, type RegionCode, type Role } from '#kernel';
import type { Side } from '#runtime';
import { TRAVEL_CLERKS } from '#contexts/access/contract';
import { partiesOf, type PersonState } from '../domain/person.state.js';

/** Agencies of one region keep one record of a person, so none of their heads answers for it. */
const OF_GOVERNMENT = TRAVEL_CLERKS.filter((role) => role !== 'OPD_HEAD');

/** Who enters what a person asks for, and rectifies. */
export const RECORDERS: readonly Role[] = [...OF_GOVERNMENT, 'DATA_STEWARD'];
/** Who decides on it. */
export const DECIDERS: readonly Role[] = [
  'VILLAGE_HEAD',
  'REGENCY_HEAD',
  'REGENCY_SECRETARY',
  'GOVERNOR',
  'DATA_STEWARD',
];
/** Who decides what binds all who keep data of the person: nobody else learns whether others do. */
export const ERASERS: readonly Role[] = ['DATA_STEWARD'];
export const HOLDERS: readonly Role[] = ['INSPECTOR'];
/** Who sees of all parties that they keep data of a person, and what was asked of them. */
export const BOARD_READERS: readonly Role[] = [...ERASERS, ...EXAMINERS];
/** Who may know of a person of whom his own party keeps data. */
export const PERSON_READERS: readonly Role[] = [...RECORDERS, ...EXAMINERS];

/**
 * COM-11: who acts for what his own party keeps, and nobody above or beside it; a data steward acts for all in his
 * region.
 */
export const ownKeepers = (roles: readonly Role[]) => ({
  roles,
  sides: async (_command: unknown, state: PersonState): Promise<readonly Side[]> => [
    ...partiesOf(state).map((scope) => ({
      roles: roles.filter((role) => !ERASERS.includes(role)),
      parties: [scope],
      party: { scope },
    })),
    { roles: ERASERS, parties: partiesOf(state) },
  ],
});

/** Parties that keep data of the person. */
export const ofKeepers = {
  parties: (_command: unknown, state: PersonState): readonly RegionCode[] => partiesOf(state),
} as const;
