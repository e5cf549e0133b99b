import { capital, dayOf, type Asking, type HistoryStep, type Option, type Section } from '#views';

/** Commands that mend or void a record. */
export const REPAIRS: ReadonlySet<string> = new Set([
  'request-correction',
  'request-voiding',
  'confirm-correction',
  'confirm-voiding',
  'refuse-correction',
  'withdraw-correction',
]);

const REQUESTS: Readonly<Record<string, readonly string[]>> = {
  'confirm-correction': ['CorrectionRequested'],
  'confirm-voiding': ['VoidingRequested'],
  'refuse-correction': ['CorrectionRequested', 'VoidingRequested'],
  'withdraw-correction': ['CorrectionRequested', 'VoidingRequested'],
};

const requestOf = ({ data }: HistoryStep): unknown => data?.['requestId'];

/** Requests of a record on which nobody has decided. */
const waiting = (steps: readonly HistoryStep[]): readonly HistoryStep[] => {
  const asks = ({ type }: HistoryStep): boolean => /Requested$/.test(type);
  const decided = new Set(
    steps
      .filter((step) => !asks(step))
      .flatMap((step) => [requestOf(step), ...((step.data?.['lapsed'] ?? []) as unknown[])]),
  );
  return steps.filter((step) => asks(step) && requestOf(step) !== undefined && !decided.has(requestOf(step)));
};

/** Commands that are about a request of a record. */
export const isOfRequest = (operation: string): boolean => Object.hasOwn(REQUESTS, operation);

/** The requests that wait for such a command. */
export const requestsFor = (operation: string, steps: readonly HistoryStep[]): readonly HistoryStep[] =>
  waiting(steps).filter(({ type }) => REQUESTS[operation]?.includes(type));

/** What a step is called: what happened, and on which day. */
export const stepInWords = (
  { type, metadata: { occurredOn } }: HistoryStep,
  list: string,
  { ui, describe }: Pick<Asking, 'ui' | 'describe'>,
): string => `${capital(ui.say(describe.event(list, type) ?? [type, type]))} · ${dayOf(occurredOn, ui.language)}`;

/** Which request a decision is about, to choose from. */
export const requestChoices = (
  requests: readonly HistoryStep[],
  { list }: Section,
  asking: Asking,
): Readonly<Record<string, readonly Option[]>> => ({
  '/requestId': requests.map((step) => ({
    value: String(requestOf(step)),
    label: [stepInWords(step, list, asking), ...(step.metadata.reason ? [step.metadata.reason] : [])].join(' · '),
  })),
});

/** With one request alone there is nothing to choose. */
export const requestBegun = (requests: readonly HistoryStep[]): Readonly<Record<string, unknown>> =>
  requests.length === 1 ? { requestId: requestOf(requests[0]!) } : {};
