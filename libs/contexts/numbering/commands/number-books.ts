import { paperNumberSpelling, yearOf } from '#kernel';
import type { NumberBooks, NumberStanding, WrittenNumber } from '../contract/index.js';
import { numberBookDecider, numberBookId } from '../domain/number-book.decider.js';
import { entryOf, numbersFor, type NumberBookState } from '../domain/number-book.state.js';
import { readNumber, type ReadNumber } from '../domain/number-form.js';
import { numberingRulesDecider, standingRules } from '../domain/numbering-rules.decider.js';
import type { NumberingRule } from '../domain/numbering-rules.events.js';
import type { PaperKind } from '../domain/numbering.codes.js';

/** Whether the rule gives that number; those before its first one stand in an earlier book. */
const isOwn = ({ firstYear, firstNumber }: NumberingRule, { number, year }: ReadNumber): boolean =>
  year > firstYear || (year === firstYear && number >= firstNumber);

/** @param bookOf the book of a kind and year, as it stands */
const standingOf = async (
  { text, on }: WrittenNumber,
  rules: readonly NumberingRule[],
  bookOf: (kind: PaperKind, year: number) => Promise<NumberBookState>,
): Promise<NumberStanding> => {
  const told = rules.flatMap((rule) => {
    const read = readNumber(rule, text);
    return read ? [{ rule, read }] : [];
  });
  for (const { rule, read } of told) {
    const { kind } = rule;
    const entry = entryOf(await bookOf(kind, read.year), text);
    if (!entry) continue;
    const inPeriod = read.year === yearOf(on) && (read.month === undefined || read.month === Number(on.slice(5, 7)));
    const misspelled = paperNumberSpelling(entry.text) !== paperNumberSpelling(text);
    return {
      standing: entry.voided ? 'VOIDED' : 'GIVEN',
      kind,
      record: entry.record,
      inPeriod,
      ...(misspelled && { spelling: entry.text }),
    };
  }
  return { standing: told.some(({ rule, read }) => isOwn(rule, read)) ? 'NEVER_GIVEN' : 'OTHER' };
};

/** What the books tell other contexts, as they stand by now. */
export const numberBooks: NumberBooks = {
  standingsOf: async (numbers, officeId, sources) => {
    const rules = standingRules(await sources.state(numberingRulesDecider, officeId));
    const books = new Map<string, Promise<NumberBookState>>();
    const bookOf = (kind: PaperKind, year: number): Promise<NumberBookState> => {
      const id = numberBookId({ officeId, kind, year });
      const book = books.get(id) ?? sources.state(numberBookDecider, id);
      books.set(id, book);
      return book;
    };
    const standings: NumberStanding[] = [];
    for (const number of numbers) standings.push(await standingOf(number, rules, bookOf));
    return standings;
  },
  numbersOf: async (record, book, sources) =>
    numbersFor(await sources.state(numberBookDecider, numberBookId(book)), record).map(({ text }) => text),
};
