import {
  reject,
  streamId,
  type Decider,
  type Instant,
  type LocalDate,
  type ReadModel,
  type Recorded,
  type RecordedEvent,
  type RegionCode,
} from '#kernel';
import { rowsFor, type CommandRequest, type CommandTable, type CommonInput, type Principal } from '#runtime';

/** A small aggregate for the specs of the runtime: a counter that takes seats in a registry. */
export type TallyEvent =
  | { readonly type: 'TallyOpened'; readonly data: { readonly region: RegionCode } }
  | { readonly type: 'TallyRaised'; readonly data: { readonly by: number; readonly seats: readonly string[] } }
  | { readonly type: 'TallyClosed'; readonly data: object };
export type TallyCommand =
  | { readonly type: 'OpenTally'; readonly region: RegionCode }
  | { readonly type: 'RaiseTally'; readonly by: number; readonly seats: readonly string[] }
  | { readonly type: 'CloseTally' };
export interface TallyState {
  readonly region?: RegionCode;
  readonly sum: number;
  readonly closed?: boolean;
}

export const tallyDecider: Decider<TallyState, TallyCommand, TallyEvent> = {
  category: 'tally',
  catalogue: { TallyOpened: { version: 1 }, TallyRaised: { version: 1 }, TallyClosed: { version: 1 } },
  initialState: { sum: 0 },
  evolve: (state, event) =>
    event.type === 'TallyOpened'
      ? { ...state, region: event.data.region }
      : event.type === 'TallyRaised'
        ? { ...state, sum: state.sum + event.data.by }
        : { ...state, closed: true },
  decide: (command, state) => {
    if (command.type === 'OpenTally') {
      if (state.region) throw reject('E_STATE');
      return [{ type: 'TallyOpened', data: { region: command.region } }];
    }
    if (command.type === 'CloseTally') return state.closed ? [] : [{ type: 'TallyClosed', data: {} }];
    if (state.closed) throw reject('E_STATE');
    return command.by === 0 ? [] : [{ type: 'TallyRaised', data: { by: command.by, seats: command.seats } }];
  },
};

type SeatEvent = { readonly type: 'SeatTaken' | 'SeatGiven'; readonly data: { readonly owner: string } };
type SeatCommand = { readonly type: 'TakeSeat' | 'GiveSeat'; readonly owner: string };

export const seatDecider: Decider<{ readonly owner?: string }, SeatCommand, SeatEvent> = {
  category: 'seat',
  catalogue: { SeatTaken: { version: 1 }, SeatGiven: { version: 1 } },
  initialState: {},
  evolve: (_state, { type, data }) => (type === 'SeatTaken' ? { owner: data.owner } : {}),
  decide: ({ type, owner }, state) => {
    if (type === 'GiveSeat') return state.owner === owner ? [{ type: 'SeatGiven', data: { owner } }] : [];
    if (state.owner === owner) return [];
    if (state.owner) throw reject('E_TRAVEL_OVERLAP');
    return [{ type: 'SeatTaken', data: { owner } }];
  },
};

export class OpenTallyInput implements CommonInput {
  readonly occurredOn?: LocalDate;
  readonly region: RegionCode;
}

export class RaiseTallyInput implements CommonInput {
  readonly occurredOn?: LocalDate;
  readonly by: number;
  readonly seats?: readonly string[];
}

export class CloseTallyInput implements CommonInput {}

const row = rowsFor<TallyState, TallyCommand, undefined>();

export const tallyTable = {
  path: 'tallies',
  decider: tallyDecider,
  obligated: (_command, state: TallyState) => state.region,
  rows: [
    row({
      name: 'OpenTally',
      summary: ['Buka', 'Open'],
      input: OpenTallyInput,
      creates: true,
      roles: ['VILLAGE_HEAD'],
      parties: ({ region }) => [region],
      prepare: ({ region }: OpenTallyInput) => ({ type: 'OpenTally', region }),
    }),
    row({
      name: 'RaiseTally',
      summary: ['Tambah', 'Raise'],
      input: RaiseTallyInput,
      roles: ['VILLAGE_HEAD', 'SYSTEM'],
      parties: (_command, { region }) => (region ? [region] : []),
      prepare: ({ by, seats = [] }: RaiseTallyInput) => ({ type: 'RaiseTally', by, seats }),
      reservations: ({ seats }, _state, { commandId }) =>
        seats.map((id, index) => ({
          registry: seatDecider,
          id,
          field: `/seats/${index}`,
          reserve: { type: 'TakeSeat', owner: commandId } as SeatCommand,
          release: { type: 'GiveSeat', owner: commandId } as SeatCommand,
        })),
    }),
    row({
      name: 'CloseTally',
      summary: ['Tutup', 'Close'],
      input: CloseTallyInput,
      roles: ['VILLAGE_HEAD', 'SYSTEM'],
      parties: (_command, { region }) => (region ? [region] : []),
      prepare: () => ({ type: 'CloseTally' }),
    }),
  ],
} satisfies CommandTable;

export interface TallyDocument {
  readonly region: RegionCode;
  readonly sum: number;
  readonly closed: boolean;
}

/**
 * Tallies with their sum, and per region how many there are and what they add up to. A closed tally's document is
 * deleted.
 */
export const tallyBoard: ReadModel<TallyDocument> = {
  name: 'tally_board',
  version: 1,
  events: { tally: ['TallyOpened', 'TallyRaised', 'TallyClosed'] },
  fields: { region: 'regions', sum: 'integer' },
  sorts: ['sum'],
  keys: (event) => [streamId(event.stream)],
  fold: (document, recorded: RecordedEvent) => {
    const event = recorded as unknown as Recorded<TallyEvent>;
    if (event.type === 'TallyOpened') return { region: event.data.region, sum: 0, closed: false };
    return event.type === 'TallyRaised' ? { ...document!, sum: document!.sum + event.data.by } : undefined;
  },
  contribute: ({ region, sum }) => [{ totals: [`tally_board@1|${region}`], measures: { count: 1n, sum: BigInt(sum) } }],
};

export const villageHead = (region: string, userId = 'user-1'): Principal => ({
  userId,
  grants: [
    {
      role: 'VILLAGE_HEAD',
      scope: region as RegionCode,
      officeId: `pemdes-${region}`,
      validFrom: '2024-01-01' as LocalDate,
    },
  ],
});

export const VILLAGE = '62.03.02.2007' as RegionCode;

/** A request to the tally as the HTTP edge would make it. */
export const tallyRequest = (
  name: string,
  commandId: string,
  input: object,
  rest: Partial<CommandRequest> = {},
): CommandRequest => ({
  table: tallyTable,
  row: tallyTable.rows.find((known) => known.name === name)!,
  input,
  commandId,
  correlationId: `c-${commandId}`,
  principal: villageHead(VILLAGE),
  ...rest,
});

export const NOON = '2024-11-04T05:00:00.000Z' as Instant;

/** A clock that stands still until it is set. */
export const fixedClock = (start: Instant = NOON) => {
  let now = start;
  return { now: () => now, set: (to: string) => void (now = to as Instant) };
};
