import { VersionedMap, type InStage, type Instant } from '#kernel';
import type { ImportEvent, ImportStarted, RowRange, Settlement } from './import.events.js';
import { countOf, holdsRow, joined, rangesOf, rowsIn } from './row-ranges.js';

/** What officers decided on one row. */
export interface RowDecision {
  /** The later of two on the same thing holds. */
  readonly settlements: readonly Settlement[];
  readonly skipped?: string;
  readonly into?: number;
}

export interface Started extends Omit<ImportStarted['data'], 'counts' | 'remembered' | 'idleUntil'> {
  /** By row. */
  readonly decided: VersionedMap<RowDecision>;
  /** How often anything was decided (COM-14). */
  readonly decisions: number;
  /** Rows that are recorded, by this import or one before. */
  readonly done: readonly RowRange[];
  /** Rows that an earlier recording refused, as where the record was voided; each until it is opened again. */
  readonly refused: readonly RowRange[];
  readonly totals: RecordedTotals;
  /** When it is closed where nobody goes on with it; absent: begun before imports had an end. */
  readonly idleUntil?: Instant;
}

export interface RecordedTotals {
  readonly imported: number;
  readonly already: number;
  readonly refused: number;
}

/** How far the recording is: rows up to `through` were looked at. */
export interface Committing extends Started {
  readonly digest: string;
  readonly through: number;
  readonly recorded: readonly RowRange[];
  readonly turnedAway: readonly RowRange[];
  /** Of this recording alone. */
  readonly tally: RecordedTotals;
}

/** NONE → OPEN → COMMITTING → COMPLETED, from which what was settled since can be committed; ABANDONED. */
interface ByStage {
  NONE: object;
  OPEN: Started;
  COMMITTING: Committing;
  COMPLETED: Started;
  ABANDONED: Started;
}
export type ImportStage = keyof ByStage;
export type ImportIn<Stage extends ImportStage> = InStage<ByStage, Stage>;
export type ImportState = ImportIn<ImportStage>;
export type ImportThere = ImportIn<Exclude<ImportStage, 'NONE'>>;

export const initialImport: ImportState = { stage: 'NONE' };

const NOTHING: RecordedTotals = { imported: 0, already: 0, refused: 0 };

/** With what was told of some rows. */
export const withTold = (
  before: RecordedTotals,
  told: Readonly<Record<keyof RecordedTotals, readonly RowRange[]>>,
): RecordedTotals => ({
  imported: before.imported + countOf(told.imported),
  already: before.already + countOf(told.already),
  refused: before.refused + countOf(told.refused),
});

const without = (ranges: readonly RowRange[], row: number): readonly RowRange[] =>
  rangesOf(rowsIn(ranges).filter((each) => each !== row));

const NO_DECISION: RowDecision = { settlements: [] };

/** Two settlements on the same thing: the later one holds. */
export const isSameThing = (one: Settlement, other: Settlement): boolean =>
  one.field === other.field &&
  (one.kind === 'ACCEPT' || other.kind === 'ACCEPT'
    ? one.kind === other.kind && one.flag === other.flag
    : one.kind === 'REGION' && other.kind === 'REGION'
      ? one.party === other.party
      : one.kind !== 'REGION' && other.kind !== 'REGION');

const withSettlement = (
  decided: Started['decided'],
  rows: readonly number[],
  settlement: Settlement,
): Started['decided'] =>
  rows.reduce((map, row) => {
    const before = map.get(String(row)) ?? NO_DECISION;
    const settlements = [...before.settlements.filter((each) => !isSameThing(each, settlement)), settlement];
    return map.with(String(row), { ...before, settlements });
  }, decided);

export const evolveImport = (before: ImportState, event: ImportEvent): ImportState => {
  const state = changed(before, event);
  return state.stage !== 'NONE' && 'idleUntil' in event.data ? { ...state, idleUntil: event.data.idleUntil } : state;
};

const changed = (state: ImportState, event: ImportEvent): ImportState => {
  if (event.type === 'ImportStarted') {
    const { counts: _counts, remembered: _remembered, idleUntil: _until, ...started } = event.data;
    const before = state.stage === 'NONE' ? undefined : state;
    return {
      stage: 'OPEN',
      ...started,
      decided: VersionedMap.of(),
      decisions: before?.decisions ?? 0,
      done: before?.done ?? [],
      refused: [],
      totals: before?.totals ?? NOTHING,
    };
  }
  if (state.stage === 'NONE') return state;
  const decided = { decisions: state.decisions + 1 };
  switch (event.type) {
    case 'ImportColumnsAssigned':
      return { ...state, ...decided, assignment: event.data.assignment, decided: VersionedMap.of(), refused: [] };
    case 'ImportRowSettled': {
      const { row, settlement } = event.data;
      return { ...state, ...decided, decided: withSettlement(state.decided, [row], settlement) };
    }
    case 'ImportAlikeSettled': {
      const { rows, settlement } = event.data;
      return { ...state, ...decided, decided: withSettlement(state.decided, rowsIn(rows), settlement) };
    }
    case 'ImportRowSkipped': {
      const { row, reason } = event.data;
      const { into: _into, ...before } = state.decided.get(String(row)) ?? NO_DECISION;
      return { ...state, ...decided, decided: state.decided.with(String(row), { ...before, skipped: reason }) };
    }
    case 'ImportRowsMerged': {
      const { row, into } = event.data;
      const { skipped: _skipped, ...before } = state.decided.get(String(row)) ?? NO_DECISION;
      return { ...state, ...decided, decided: state.decided.with(String(row), { ...before, into }) };
    }
    case 'ImportRowReopened': {
      const { row } = event.data;
      const refused = holdsRow(state.refused, row) ? without(state.refused, row) : state.refused;
      return { ...state, ...decided, decided: state.decided.without(String(row)), refused };
    }
    case 'ImportCommitted': {
      const begun = { through: 0, recorded: [], turnedAway: [], tally: NOTHING };
      return { ...state, stage: 'COMMITTING', digest: event.data.digest, ...begun };
    }
    case 'ImportRowsRecorded': {
      const before = state as ImportIn<'COMMITTING'>;
      const { through, imported, already, refused } = event.data;
      return {
        ...before,
        through,
        recorded: joined(before.recorded, imported, already),
        turnedAway: joined(before.turnedAway, refused),
        tally: withTold(before.tally, event.data),
      };
    }
    case 'ImportHalted':
      return { ...committed(state as Committing), stage: 'OPEN' };
    case 'ImportCompleted': {
      const { imported, already, refused } = event.data;
      return { ...committed(state as Committing), stage: 'COMPLETED', totals: { imported, already, refused } };
    }
    case 'ImportAbandoned':
    case 'ImportExpired':
      return { ...state, stage: 'ABANDONED' };
  }
};

const committed = ({
  digest: _digest,
  through: _through,
  tally: _tally,
  recorded,
  turnedAway,
  ...started
}: Committing): Started => ({
  ...started,
  done: joined(started.done, recorded),
  refused: joined(started.refused, turnedAway),
});
