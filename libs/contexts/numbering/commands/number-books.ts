import { yearOf } from '#kernel';
import type { Sources } from '#runtime';
import type { NumberBooks, NumberStanding, WrittenNumber } from '../contract/index.js';
import { numberBookDecider, numberBookId } from '../domain/number-book.decider.js';
import { entryOf, numbersFor } from '../domain/number-book.state.js';
import { readNumber, type ReadNumber } from '../domain/number-form.js';
import { numberingRulesDecider, standingRules } from '../domain/numbering-rules.decider.js';
import type { NumberingRule } from '../domain/numbering-rules.events.js';

/** Whether the rule gives that number; those before its first one stand in an earlier book. */
const isOwn = ({ firstYear, firstNumber }: NumberingRule, { number, year }: ReadNumber): boolean =>
  year > firstYear || (year === firstYear && number >= firstNumber);

const standingOf = async (
  { text, on }: WrittenNumber,
  officeId: string,
  rules: readonly NumberingRule[],
  sources: Sources,
): Promise<NumberStanding> => {
  const told = rules.flatMap((rule) => {
    const read = readNumber(rule, text);
    return read ? [{ rule, read }] : [];
  });
  for (const {
    rule: { kind },
    read: { year, month },
  } of told) {
    const entry = entryOf(await sources.state(numberBookDecider, numberBookId({ officeId, kind, year })), text);
    if (!entry) continue;
    const inPeriod = year === yearOf(on) && (month === undefined || month === Number(on.slice(5, 7)));
    return { standing: entry.voided ? 'VOIDED' : 'GIVEN', kind, record: entry.record, inPeriod };
  }
  return { standing: told.some(({ rule, read }) => isOwn(rule, read)) ? 'NEVER_GIVEN' : 'OTHER' };
};

/** What the books tell other contexts, as they stand by now. */
export const numberBooks: NumberBooks = {
  standingsOf: async (numbers, officeId, sources) => {
    const rules = standingRules(await sources.state(numberingRulesDecider, officeId));
    const standings: NumberStanding[] = [];
    for (const number of numbers) standings.push(await standingOf(number, officeId, rules, sources));
    return standings;
  },
  numbersOf: async (record, book, sources) =>
    numbersFor(await sources.state(numberBookDecider, numberBookId(book)), record).map(({ text }) => text),
};
