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

/** Which request a decision may be about: one that waits. */
export const repairChoices = (
  operation: string,
  steps: readonly HistoryStep[],
  { list }: Section,
  { ui, describe }: Asking,
): Readonly<Record<string, readonly Option[]>> => {
  const words = ({ type, metadata: { occurredOn, reason } }: HistoryStep): string =>
    [
      capital(ui.say(describe.event(list, type) ?? [type, type])),
      dayOf(occurredOn, ui.language),
      ...(reason ? [reason] : []),
    ].join(' · ');
  const types = REQUESTS[operation];
  if (!types) return {};
  return {
    '/requestId': waiting(steps)
      .filter(({ type }) => types.includes(type))
      .map((step) => ({ value: String(requestOf(step)), label: words(step) })),
  };
};
