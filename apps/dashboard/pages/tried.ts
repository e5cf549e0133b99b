import { isDeepStrictEqual } from 'node:util';
import {
  Refused,
  partsOf,
  type Asking,
  type CommandDescription,
  type FieldError,
  type FormView,
  type Send,
} from '#views';
import { faultsIn, memberOf } from './faults.js';
import { beginningOf } from './form-facts.js';
import { formFaults } from './form-faults.js';
import { regionFaults } from './region-faults.js';

type Members = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was typed, and of the example what was not. */
const filledUp = (typed: unknown, example: unknown): unknown => {
  if (typed === undefined) return example;
  if (Array.isArray(typed) && Array.isArray(example))
    return typed.map((entry: unknown, index) => filledUp(entry, example[index] as unknown));
  if (!isObject(typed) || !isObject(example)) return typed;
  return Object.fromEntries(
    [...new Set([...Object.keys(example), ...Object.keys(typed)])].map((name) => [
      name,
      filledUp(typed[name], example[name]),
    ]),
  );
};

export interface Trying {
  /** Where the command is given, below `/v1`. */
  readonly target: string;
  readonly command: CommandDescription;
  readonly view: FormView | undefined;
  readonly revision: number | undefined;
  readonly send: Send;
}

/**
 * What the API would refuse of a long form up to a step. What later steps ask for is taken from the documented example
 * until it is typed: a rule that looks at them says nothing yet.
 * @throws Refused nobody is signed in any more.
 */
export const faultsUpTo = async (
  step: number,
  value: Members,
  { target, command: { input, example = {} }, view, revision, send }: Trying,
  asking: Asking,
): Promise<readonly FieldError[]> => {
  const parts = partsOf(input, view);
  const asked = new Set(parts.slice(0, step + 1).flatMap(({ fields }) => fields));
  const later = parts.slice(step + 1).flatMap(({ fields }) => fields);
  const whole = {
    ...value,
    ...Object.fromEntries(
      later.map((name) => [name, filledUp(value[name], example[name])]).filter(([, member]) => member !== undefined),
    ),
  };
  const problem = await send(target, { query: { dryRun: 'true' }, revision, input: whole }).then(
    () => undefined,
    (error: unknown) => {
      if (!(error instanceof Refused) || error.problem.status === 401) throw error;
      return error.problem;
    },
  );
  if (!problem) return [];
  // Whoever may not send it, and prepares it for another, is told what the form alone tells, and of its regions.
  if (problem.status === 403) {
    const offered = view?.prefill?.(beginningOf(asking, undefined, true)) ?? {};
    const begun = Object.fromEntries(
      Object.entries(value).filter(([name, member]) => asked.has(name) && !isDeepStrictEqual(member, offered[name])),
    );
    return [
      ...formFaults(begun, input, { open: asking.describe.asked, ui: asking.ui }),
      ...(await regionFaults(begun, input, asking)),
    ];
  }
  const certain =
    problem.details?.['errors'] !== undefined ||
    problem.code.startsWith('E_REGION_') ||
    isDeepStrictEqual(whole, value);
  return faultsIn(problem, asking).filter(
    (fault) => asked.has(memberOf(fault)) && (certain || view?.early?.includes(memberOf(fault))),
  );
};
