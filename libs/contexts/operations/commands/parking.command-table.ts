import { NATIONAL, type Role } from '#kernel';
import { derivedUuid, ownInput, rowsFor, type CommandTable } from '#runtime';
import type { ParkingCommand } from '../domain/parking.commands.js';
import { parkingDecider } from '../domain/parking.decider.js';
import type { ParkingState } from '../domain/parking.state.js';
import { DropParkedEventDto, ParkKeyDto, RetryParkedKeyDto } from './parking.dto.js';

/** SYSTEM: the operator's command line. */
const STEWARDS: readonly Role[] = ['DATA_STEWARD', 'SYSTEM'];

const row = rowsFor<ParkingState, ParkingCommand, undefined>();
const idOf = ({ model }: { readonly model: string }): string => model;
/** A read model holds documents of the whole country, which a national grant alone covers. */
const parties = () => [NATIONAL] as const;
const parked = { model: 'visit_board@3', key: '0d8f2f6c-7a55-8c11-a3c5-19f1f5f0a2b7' };

/** Documents that wait because the fold of an event threw, and how they are let go. */
export const parkingCommandTable: CommandTable = {
  path: 'parking',
  decider: parkingDecider,
  obligated: () => undefined,
  rows: [
    row({
      name: 'ParkKey',
      summary: ['Parkir dokumen', 'Park a document'],
      input: ParkKeyDto,
      idOf,
      parties,
      roles: ['SYSTEM'],
      prepare: (input: ParkKeyDto) => {
        const { model, key, ...own } = ownInput(input);
        return { type: 'ParkKey', parkingId: derivedUuid(model, key), model, key, ...own };
      },
    }),
    row({
      name: 'RetryParkedKey',
      summary: ['Coba lagi dokumen yang diparkir', 'Retry a parked document'],
      input: RetryParkedKeyDto,
      idOf,
      parties,
      roles: STEWARDS,
      example: { ...parked, reason: 'Program sudah diperbaiki.' },
      prepare: ({ key }: RetryParkedKeyDto) => ({ type: 'RetryParkedKey', key }),
    }),
    row({
      name: 'DropParkedEvent',
      summary: ['Lewati kejadian untuk dokumen yang diparkir', 'Skip an event for a parked document'],
      input: DropParkedEventDto,
      idOf,
      parties,
      roles: STEWARDS,
      example: {
        ...parked,
        eventId: '6f0d1c1e-6a1f-8b53-9d4e-2f3c7a5b9e10',
        reason: 'Kejadian ini tidak dapat ditampilkan; catatannya tetap ada.',
      },
      prepare: ({ key, eventId }: DropParkedEventDto) => ({ type: 'DropParkedEvent', key, eventId }),
    }),
  ],
};
