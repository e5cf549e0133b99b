import {
  AS_WRITTEN,
  OPEN_MEMBERS,
  PERSON_REFS,
  SEALED,
  docKey,
  isDocRef,
  pathOf,
  personRefs,
  type DocRef,
  type FieldChange,
  type HeldClosed,
  type Within,
} from '#kernel';
import { HIDDEN, closedAs, type Closed, type MayKnow, type Party } from '#runtime';

const HIDDEN_REF = 'sub_hidden';

/** Names and indexes that lead to a place of a value. */
export type Place = readonly (string | number)[];

/**
 * For whom was entered what is known by the key and stands at that place; the reader must be one who may know it of
 * each of them.
 */
export type EnteredBy = (key: string, place: Place) => readonly (Party | undefined)[];

/**
 * The value as that reader sees it. What has nothing to hide is given back as it is, the same object.
 * @param held how closed documents are held beside what is written in them.
 */
export const masked = <T>(value: T, know: MayKnow, enteredBy: EnteredBy, held: HeldClosed = AS_WRITTEN): T => {
  const place: (string | number)[] = [];
  /** As closed as documents are held that stand in the change of a field, whichever they are. */
  let heldThere: readonly string[] = [];
  const may = (what: Closed, key: string): boolean => enteredBy(key, place).every((party) => know(what, party));

  const text = (given: string): unknown => {
    if (SEALED.test(given)) return HIDDEN;
    const hidden = personRefs(given).filter((ref) => !may('PERSON', ref));
    if (hidden.length === 0) return given;
    return hidden[0] === given ? HIDDEN : withoutRefs(given, hidden);
  };
  const list = (given: readonly unknown[]): readonly unknown[] => {
    let changed = false;
    const entries = given.map((entry, index) => {
      const shown = at(index, entry);
      changed ||= shown !== entry;
      return shown;
    });
    return changed ? entries : given;
  };
  const mayWithin = ({ classifications, by }: Within): boolean =>
    classifications.map(closedAs).every((what) => (by ? know(what, by) : may(what, '')));
  const change = (given: FieldChange): object => {
    const { targetEventId, field, within } = given;
    const outside = heldThere;
    heldThere = held.within(targetEventId, field);
    const around = {
      ...within,
      classifications: [...(within?.classifications ?? []), ...held.around(targetEventId, field)],
    };
    const shown = members(isOpen(given) || mayWithin(around) ? given : valuesHidden(given));
    heldThere = outside;
    return shown;
  };
  const mayDocument = (given: DocRef): boolean => {
    const parties = enteredBy(docKey(given), place);
    return [given.classification, ...held.document(given, parties), ...heldThere].every((each) =>
      parties.every((party) => know(closedAs(each), party)),
    );
  };
  const members = (given: object): object => {
    if (isDocRef(given) && !mayDocument(given))
      return { type: given.type, date: given.date, classification: given.classification, ...HIDDEN };
    let changed: Record<string, unknown> | undefined;
    for (const [name, entry] of Object.entries(given)) {
      const shown = at(name, entry);
      const shownName = nameOf(name, may);
      if (shown === entry && shownName === name) continue;
      changed ??= { ...given };
      if (shownName !== name) delete changed[name];
      changed[free(changed, shownName, name)] = shown;
    }
    return changed ?? given;
  };
  const at = (name: string | number, entry: unknown): unknown => {
    if (typeof entry !== 'string' && (typeof entry !== 'object' || entry === null)) return entry;
    place.push(name);
    const shown = any(entry);
    place.pop();
    return shown;
  };
  const any = (given: unknown): unknown => {
    if (typeof given === 'string') return text(given);
    if (typeof given !== 'object' || given === null) return given;
    if (Array.isArray(given)) return list(given);
    return isChange(given) ? change(given) : members(given);
  };
  return any(value) as T;
};

/**
 * A change of a field, known by its form like a document itself: of one inside a document the values alone do not show
 * what they are.
 */
const isChange = (value: object): value is FieldChange => {
  const { targetEventId, field } = value as Partial<FieldChange>;
  return typeof targetEventId === 'string' && typeof field === 'string';
};

const isOpen = ({ field }: FieldChange): boolean =>
  (OPEN_MEMBERS as readonly string[]).includes(pathOf(field)?.at(-1) ?? '');

const valuesHidden = (change: FieldChange): object => ({
  ...change,
  ...('old' in change && { old: HIDDEN }),
  ...('new' in change && { new: HIDDEN }),
});

const withoutRefs = (text: string, hidden: readonly string[]): string =>
  text.replace(PERSON_REFS, (ref) => (hidden.includes(ref) ? HIDDEN_REF : ref));

const nameOf = (name: string, may: (what: Closed, key: string) => boolean): string => {
  const hidden = personRefs(name).filter((ref) => !may('PERSON', ref));
  return hidden.length ? withoutRefs(name, hidden) : name;
};

/** Two hidden names must not hide one another. */
const free = (taken: object, name: string, was: string): string => {
  if (name === was) return name;
  let unused = name;
  for (let more = 2; unused in taken; more += 1) unused = `${name}_${more}`;
  return unused;
};
