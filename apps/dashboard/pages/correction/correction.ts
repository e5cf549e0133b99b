import { effective, type Meaning, type RecordedEvent } from '#kernel';
import {
  type Asking,
  type CommandDescription,
  type Description,
  type FieldError,
  type FieldWords,
  type HistoryStep,
  type Problem,
  type Schema,
  type Section,
} from '#views';
import { changesIn, type AskedChange } from './changes.js';
import { REPAIRS, stepInWords } from '../record/repairs.js';
import { isMembers, placeOf, type Place } from './place.js';

/** The operation by which a record's correction is asked for. */
export const CORRECTION = 'request-correction';
/** Where the form says what the step should have said. */
const SAID = 'said';
/** Up to which step the record was seen that the form was filled in from. */
const SEEN = 'seen';
const DAY = 'occurredOn';

/** The command of a form, and what lies between the form and what is sent. */
export interface FormedCommand extends CommandDescription {
  /** What the form begins with. */
  readonly begun?: Readonly<Record<string, unknown>>;
  readonly words?: Readonly<Record<string, FieldWords>>;
  /** What is sent of what was filled in; absent: the same. */
  readonly sent?: (value: Readonly<Record<string, unknown>>) => {
    readonly input: object;
    readonly errors: readonly FieldError[];
    /** A refusal, at the places of the form. */
    readonly placed: (problem: Problem) => Problem;
  };
}

/** The commands on a record that lead on, by their names in small letters: a step of a repair is not corrected. */
const operationsOf = ({ list }: Section, describe: Description): ReadonlyMap<string, string> =>
  new Map(
    describe
      .commandsOf(list, true)
      .filter(([operation]) => !REPAIRS.has(operation))
      .map(([operation]) => [operation.replaceAll('-', ''), operation]),
  );

/** Which command a step answers, by its operation; undefined of what no officer said, and of a repair. */
const answeredBy = (
  { revision, metadata: { command = '' } }: HistoryStep,
  operations: ReadonlyMap<string, string>,
): string | undefined => operations.get(command.toLowerCase()) ?? (revision === 0 ? 'new' : undefined);

const inputOf = (operation: string, { list }: Section, describe: Description): Schema | undefined =>
  (operation === 'new' ? describe.command(list) : describe.command(list, operation, true))?.input;

/** Members that every command may carry: what stands in them is no part of what the step says. */
const COMMON: ReadonlySet<string> = new Set([
  'acting',
  'acknowledge',
  'evidence',
  DAY,
  'officialName',
  'provenance',
  'reason',
]);

/** What a step says, as the form of its command asks for it; with the day on which it happened. */
const saidIn = (step: HistoryStep, operation: string, section: Section, describe: Description): Place | undefined => {
  const asked = inputOf(operation, section, describe);
  const known = asked && describe.eventData(section.list, step.type)?.properties;
  if (!known || !step.data) return undefined;
  const { acting, ...input } = asked.properties ?? {};
  const parts = section.forms?.[operation]?.parts?.flatMap(({ fields }) => fields) ?? [];
  const rank = (name: string): number => (parts.indexOf(name) + 1 || parts.length + 1) - 1;
  const own = Object.entries(input)
    .filter(([name]) => !COMMON.has(name) && Object.hasOwn(known, name))
    .sort(([one], [other]) => rank(one) - rank(other));
  // The official who signed stands in a member that each step names as it likes.
  const signed = Object.entries(step.data).filter(
    ([name, value]) => acting && isMembers(value) && 'officeId' in value && 'capacity' in value && !(name in input),
  );
  const labelled = (name: string): Schema => {
    const label = known[name]?.['x-label'];
    return { ...describe.open(acting!), ...(label && { 'x-label': label }) };
  };
  const day: Schema = {
    type: 'string',
    format: 'date',
    'x-label': { id: 'tanggal kejadian', en: 'day on which it happened' },
  };
  return placeOf(
    {
      type: 'object',
      required: asked.required ?? [],
      properties: {
        ...Object.fromEntries([...own, ...signed.map(([name]) => [name, labelled(name)] as const)]),
        [DAY]: day,
      },
    },
    { ...step.data, [DAY]: step.metadata.occurredOn },
    describe.open,
  );
};

/** The steps as they are to be understood by now, the last first. */
const understood = (steps: readonly HistoryStep[]): readonly HistoryStep[] =>
  (effective([...steps].reverse() as unknown as readonly RecordedEvent[]) as unknown as HistoryStep[]).reverse();

/** Of which steps a correction can be asked for on a form. */
export const correctableSteps = (
  steps: readonly HistoryStep[],
  section: Section,
  describe: Description,
): readonly HistoryStep[] => {
  const operations = operationsOf(section, describe);
  const answers = (step: HistoryStep): boolean => {
    const operation = answeredBy(step, operations);
    return step.data !== undefined && operation !== undefined && inputOf(operation, section, describe) !== undefined;
  };
  return understood(steps).filter(answers);
};

const PLACE_OF_CHANGE = /^\/changes\/(\d+)\/(?:value|field)(\/.*)?$/;

/** A refusal that names a change of the request, at the place of the form where that was written. */
const placedIn =
  (changes: readonly AskedChange[]) =>
  (problem: Problem): Problem => {
    const place = (field: string | undefined): string | undefined => {
      const [, index, below = ''] = PLACE_OF_CHANGE.exec(field ?? '') ?? [];
      const change = index === undefined ? undefined : changes[Number(index)];
      return change ? `/${SAID}${change.field}${below}` : field === '/changes' ? `/${SAID}` : field;
    };
    const several = problem.details?.['errors'] as readonly Problem[] | undefined;
    const field = place(problem.field);
    return {
      ...problem,
      ...(field !== undefined && { field }),
      ...(several && {
        details: { ...problem.details, errors: several.map((each) => ({ ...each, field: place(each.field) })) },
      }),
    };
  };

/** The words of the form that the step answers, one place deeper. */
const wordsBelow = (words: Readonly<Record<string, FieldWords>> = {}): Readonly<Record<string, FieldWords>> =>
  Object.fromEntries(Object.entries(words).map(([place, word]) => [`/${SAID}${place}`, word]));

const UNCHANGED: Meaning = [
  'Belum ada yang diubah. Ganti isian yang keliru dengan yang seharusnya',
  'Nothing is changed yet. Write in the wrong field what it should have said',
];

/**
 * The correction of one step as a form: what the step says is filled in, and whoever asks for the correction writes
 * what it should have said. Sent are the differences alone. Undefined of a step that cannot be corrected so.
 */
export const correctionOf = (
  command: CommandDescription,
  steps: readonly HistoryStep[],
  targetEventId: string,
  section: Section,
  { describe, ui }: Pick<Asking, 'describe' | 'ui'>,
): FormedCommand | undefined => {
  const recorded = steps.find(({ id }) => id === targetEventId);
  const operation = recorded && answeredBy(recorded, operationsOf(section, describe));
  if (operation === undefined) return undefined;
  /** The step as it was understood after one of the steps. */
  const stepAt = (revision: number): HistoryStep | undefined =>
    understood(steps.filter((each) => each.revision <= revision)).find(({ id }) => id === targetEventId);
  const placeAt = (step: HistoryStep | undefined) => step && saidIn(step, operation, section, describe);
  const last = steps[0]!.revision;
  const step = stepAt(last)!;
  const place = placeAt(step);
  if (!place) return undefined;
  const { changes: _, targetEventId: target, ...common } = command.input.properties ?? {};
  const called = stepInWords(step, section.list, { ui, describe });
  return {
    ...command,
    input: {
      ...command.input,
      required: [...(command.input.required ?? []).filter((name) => name !== 'changes'), SAID],
      properties: {
        targetEventId: target!,
        [SEEN]: { type: 'integer', 'x-label': { id: 'langkah terakhir yang dilihat', en: 'last step that was seen' } },
        [SAID]: { ...place.schema, 'x-label': { id: called, en: called } },
        ...common,
      },
    },
    begun: { targetEventId, [SEEN]: last, [SAID]: place.value },
    words: {
      ...wordsBelow(section.forms?.[operation]?.words),
      '/targetEventId': { hidden: true },
      [`/${SEEN}`]: { hidden: true },
      [`/${SAID}`]: {
        label: [called, called],
        hint: [
          'Ganti hanya isian yang keliru; yang lain biarkan. Yang tercatat sekarang tetap terbaca dalam riwayat.',
          'Change only what is wrong, and leave the rest. What is recorded now can still be read in the history.',
        ],
      },
    },
    sent: ({ [SAID]: said, [SEEN]: seen, ...value }) => {
      // What another has corrected since the form was opened is left as it is now, and not asked to be undone.
      const { value: was } = (typeof seen === 'number' && placeAt(stepAt(seen))) || place;
      const { changes, errors } = changesIn({ ...place, value: was }, said, { open: describe.open, say: ui.say });
      return {
        input: { ...value, changes },
        errors: [
          ...errors.map(({ field, ...error }) => ({ ...error, field: `/${SAID}${field}` })),
          ...(changes.length + errors.length === 0 ? [{ field: `/${SAID}`, message: ui.say(UNCHANGED) }] : []),
        ],
        placed: placedIn(changes),
      };
    },
  };
};
