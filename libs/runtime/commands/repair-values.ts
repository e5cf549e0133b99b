import { SUBJECT_REF, changeAt, reject, type AskedChange, type Pointer, type RegionRef } from '#kernel';
import type { Sources } from './command-table.js';

/**
 * Members under which something stands by reference in the events of one kind of record: in the data itself and within
 * lists and parts.
 */
export interface ReferringMembers {
  /** Regions: with name and level in events, by code or name in inputs. */
  readonly regions: readonly string[];
  /** Persons: by reference in events, by a handle in inputs. */
  readonly persons: readonly string[];
}

/** Regions as a command names them, official names and aliases alike, current to the last event of the directory. */
export interface RegionResolver {
  /**
   * The one region that a code, a name or a name with its path means.
   * @throws Rejection `E_REGION_UNKNOWN`, `E_REGION_INACTIVE` or `E_REGION_AMBIGUOUS`, naming the field.
   */
  resolve(text: string, sources: Sources, field?: string): Promise<RegionRef>;
}

/** What is put in the place of each region and of each person that stands in a value. */
interface Standing {
  readonly region?: (value: unknown) => unknown;
  readonly person?: (ref: string) => string;
}

/** A handle as the form of inputs knows it, for references that came out of one. */
const A_HANDLE = `trv_${'a'.repeat(160)}`;

/** The last name in a place that is no index: of `/hosts/0` it is `hosts`. */
const nameOf = (field: Pointer): string => field.split('/').findLast((name) => !/^\d*$/.test(name)) ?? '';

/** The code of a region as an event has it, or as an input names it. */
export const regionCodeOf = (region: unknown): unknown =>
  typeof region === 'object' && region !== null ? (region as { code?: unknown }).code : region;

/** Takes the values of corrections from the form of inputs to that of events and back. */
export const repairValues = ({ regions, persons }: ReferringMembers) => {
  /** The value with all that stands for something else put in its place; without one of the two it is left alone. */
  const replaced = (value: unknown, name: string, standing: Standing): unknown => {
    if (standing.region && regions.includes(name)) return standing.region(value);
    if (standing.person && persons.includes(name) && typeof value === 'string') return standing.person(value);
    if (Array.isArray(value)) return value.map((each: unknown) => replaced(each, name, standing));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each, key, standing)]));
  };
  return {
    /** Persons in the values are named by handles, like in the commands themselves, and go on as references. */
    withReferences: (
      changes: readonly AskedChange[],
      reference: (handle: string, field: string) => string,
    ): readonly AskedChange[] =>
      changes.map(({ field, value }, index) => ({
        field,
        value: replaced(value, nameOf(field), { person: (handle) => reference(handle, `${changeAt(index)}/value`) }),
      })),

    /** Whether persons stand in a value at a place. */
    holdsPersons: ({ field, value }: AskedChange): boolean => {
      let found = false;
      replaced(value, nameOf(field), { person: (ref) => ((found = true), ref) });
      return found;
    },

    /** What an event states, in the form of the input that led to it. */
    asInput: (stated: object): object =>
      replaced(stated, '', {
        region: regionCodeOf,
        person: (ref) => (SUBJECT_REF.test(ref) ? A_HANDLE : ref),
      }) as object,

    /** A value with its regions resolved. @throws Rejection of one that names none, or of one part of a region. */
    resolve: async (
      names: RegionResolver,
      { field, value }: AskedChange,
      at: Pointer,
      sources: Sources,
    ): Promise<unknown> => {
      if (
        field
          .split('/')
          .slice(1, -1)
          .some((name) => regions.includes(name))
      ) {
        throw reject('E_VALIDATION', {
          ruleId: 'COM-01',
          field: `${at}/field`,
          messageId: 'Perbaikilah wilayah itu seluruhnya, bukan satu bagiannya.',
          messageEn: 'Correct the region as a whole, not one part of it.',
        });
      }
      const texts = new Set<string>();
      replaced(value, nameOf(field), { region: (region) => texts.add(String(regionCodeOf(region))) });
      const found = new Map<string, unknown>();
      for (const text of texts) found.set(text, await names.resolve(text, sources, `${at}/value`));
      return replaced(value, nameOf(field), { region: (region) => found.get(String(regionCodeOf(region))) });
    },
  };
};
