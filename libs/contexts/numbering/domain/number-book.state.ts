import { VersionedMap, addShare, paperNumberKey, type EventMetadata, type LocalDate, type Shares } from '#kernel';
import type { NumberBookEvent } from './number-book.events.js';

/** A number of the book. */
export interface BookEntry {
  readonly number: number;
  readonly text: string;
  readonly record: string;
  readonly day: LocalDate;
  readonly voided: boolean;
}

export interface NumberBookState {
  /** The last running number; absent before the first. */
  readonly last?: number;
  /** The latest day of a paper. */
  readonly lastDay?: LocalDate;
  readonly entries: VersionedMap<BookEntry>;
  /** Running numbers by how they are written. */
  readonly written: VersionedMap<number>;
  /** Running numbers by what they were given for, those that are void by now left out. */
  readonly standing: VersionedMap<readonly number[]>;
  readonly shares: Shares;
}

export const initialState: NumberBookState = {
  entries: VersionedMap.of(),
  written: VersionedMap.of(),
  standing: VersionedMap.of(),
  shares: VersionedMap.of(),
};

export const evolve = (
  state: NumberBookState,
  { type, data }: NumberBookEvent,
  metadata: EventMetadata,
): NumberBookState => {
  if (type === 'NumberVoided') {
    const entry = state.entries.get(String(data.number))!;
    const left = (state.standing.get(entry.record) ?? []).filter((number) => number !== data.number);
    return {
      ...state,
      entries: state.entries.with(String(data.number), { ...entry, voided: true }),
      standing: left.length ? state.standing.with(entry.record, left) : state.standing.without(entry.record),
    };
  }
  const { record, day, numbers } = data;
  return {
    last: numbers.at(-1)!.number,
    lastDay: state.lastDay !== undefined && state.lastDay > day ? state.lastDay : day,
    entries: numbers.reduce(
      (all, { number, text }) => all.with(String(number), { number, text, record, day, voided: false }),
      state.entries,
    ),
    written: numbers.reduce((all, { number, text }) => all.with(paperNumberKey(text), number), state.written),
    standing: state.standing.with(record, [
      ...(state.standing.get(record) ?? []),
      ...numbers.map(({ number }) => number),
    ]),
    shares: addShare(state.shares, metadata, numbers.length),
  };
};

/** Of a text, however it is written. */
export const entryOf = ({ entries, written }: NumberBookState, text: string): BookEntry | undefined => {
  const number = written.get(paperNumberKey(text));
  return number === undefined ? undefined : entries.get(String(number));
};

/** Numbers that stand for a record, in their order. */
export const numbersFor = ({ entries, standing }: NumberBookState, record: string): readonly BookEntry[] =>
  (standing.get(record) ?? []).map((number) => entries.get(String(number))!);
