import type { Claim, Provenance } from '#kernel';
import type { DemoOffice } from './demo-offices.js';
import type { RegisterEntry } from './demo-register.js';

/**
 * One command of a scenario, as the office gives it. `{visit}` in the path stands for the visit's id, `{NAME}` for that
 * of what a step `as` NAME has made, also in bodies, and `{adoption:INNOVATION}` for that of the adoption of an
 * innovation that was observed on the visit. What it begins with may name so, by its key, what another began with.
 */
export interface ScenarioStep {
  /** It makes a record, which later steps name so. */
  readonly as?: string;
  readonly by: string;
  readonly path: string;
  readonly body: object;
}

/** One visit of the demonstration (domain §5), from the accounts that it needs to what came of it. */
export interface Scenario {
  /** Part of the ids of its commands: fixed for good, so that loading again changes nothing. */
  readonly key: string;
  readonly offices: readonly DemoOffice[];
  /** What the register of offices holds for it. @param idOf account of a demo office */
  readonly register: (idOf: (username: string) => string) => readonly RegisterEntry[];
  /** What must stand before the visit is proposed. */
  readonly before: readonly ScenarioStep[];
  /** What it begins with. Absent: offices and register alone, for whoever tells the visit by hand. */
  readonly proposal?: ScenarioStep;
  /** Invented persons for whom the proposer asks references. */
  readonly persons: readonly InventedPerson[];
  /** What follows the proposal. @param subjectRefs the travellers */
  readonly steps: (subjectRefs: readonly string[]) => readonly ScenarioStep[];
  /** The files of the documents that it names are uploaded, so that whoever reads of them can fetch them. */
  readonly withFiles?: boolean;
}

/** Data of a person whom there is not: the number is well formed and borne by nobody, and nobody is named. */
export interface InventedPerson {
  readonly nik: string;
  readonly name: string;
  readonly position: string;
  readonly office: string;
  readonly gender: 'L' | 'P';
}

/** @param place six digits. @param positions of the first, and of all others */
export const inventedPersons = (
  place: string,
  count: number,
  [first, others]: readonly [string, string],
  office: string,
): readonly InventedPerson[] =>
  Array.from({ length: count }, (_, index) => ({
    nik: `${place}${String((index % 28) + 1).padStart(2, '0')}0180${String(index + 1).padStart(4, '0')}`,
    name: `Peserta ${index + 1}`,
    position: index === 0 ? first : others,
    office,
    gender: index % 2 ? 'P' : 'L',
  }));

export const stated = (...fields: readonly string[]): readonly Claim[] =>
  fields.map((field) => ({ field, origin: 'STATED' }));
export const invented = (...fields: readonly string[]): readonly Claim[] =>
  fields.map((field) => ({ field, origin: 'INVENTED' }));

/** Why what is long past is recorded now. */
export const RECORDED_LATER = 'Dicatat kemudian dari sumber berita sebagai data contoh; tanggal dan angka DEMO.';

/** What every step tells of its day and of where it is taken from. */
export type OnDay = (
  occurredOn: string,
  ...claims: readonly (readonly Claim[])[]
) => { readonly occurredOn: string; readonly reason: string; readonly provenance: Provenance };

/** Steps that retell an article: without claims, all of a step is invented. @param dateConfidence of the article */
export const retelling =
  (url: string, dateConfidence: Provenance['dateConfidence']): OnDay =>
  (occurredOn, ...claims) => ({
    occurredOn,
    reason: RECORDED_LATER,
    provenance: { source: 'MEDIA', url, dateConfidence, claims: claims.length > 0 ? claims.flat() : invented('/') },
  });
