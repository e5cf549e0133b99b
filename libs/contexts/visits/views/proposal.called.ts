import { dayOf, daysOf, type Calling } from '#views';

/** So many hosts are named; of more it is told how many. */
const NAMED = 2;
const isDay = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** A proposal that is not sent yet, by its hosts and its days; without days by its first topic. */
export const calledProposal = (
  value: Readonly<Record<string, unknown>>,
  { ui: { language }, place }: Calling,
): readonly (string | undefined)[] => {
  const { hosts, plannedStart: from, plannedEnd: to, topics } = value;
  const named = (Array.isArray(hosts) ? (hosts as readonly { readonly region?: string; readonly name?: string }[]) : [])
    .map(({ region, name }) => (region === undefined ? name : place(region)))
    .filter((name) => name !== undefined);
  const more = named.length > NAMED ? ` +${named.length - NAMED}` : '';
  const days = isDay(from) ? (isDay(to) ? daysOf(from, to, language) : dayOf(from, language)) : undefined;
  const [topic] = Array.isArray(topics) ? (topics as readonly string[]) : [];
  return [`${named.slice(0, NAMED).join(', ')}${more}`, days ?? topic];
};
