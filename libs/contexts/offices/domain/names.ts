import type { LocalDate } from '#kernel';

/** A name that holds from a day on; absent: since what it names exists. */
export interface Dated {
  readonly from?: LocalDate;
}

/** The names in the order of their days; of several from one day the last entered holds. */
export const withName = <Name extends Dated>(names: readonly Name[], name: Name): readonly Name[] =>
  [...names, name].sort((one, other) => (one.from ?? '').localeCompare(other.from ?? ''));

/** What it was called on that day. */
export const calledOn = <Name extends Dated>({ names }: { readonly names: readonly Name[] }, day: LocalDate): Name =>
  names.findLast(({ from }) => from === undefined || from <= day) ?? names[0]!;
