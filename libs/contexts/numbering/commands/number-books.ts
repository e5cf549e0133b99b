import type { NumberBooks } from '../contract/index.js';
import { numberBookDecider, numberBookId } from '../domain/number-book.decider.js';
import { entryOf, numbersFor } from '../domain/number-book.state.js';
import { readNumber } from '../domain/number-form.js';
import { numberingRulesDecider, standingRules } from '../domain/numbering-rules.decider.js';
import type { NumberingRule } from '../domain/numbering-rules.events.js';

/** Whether the text is one that the rule gives in that year; those before its first number stand in an earlier book. */
const isOwn = (rule: NumberingRule, text: string, year: number): boolean => {
  const read = readNumber(rule, text);
  return read?.year === year && (year > rule.firstYear || read.number >= rule.firstNumber);
};

/** What the books tell other contexts, as they stand by now. */
export const numberBooks: NumberBooks = {
  standingsOf: async (texts, book, sources) => {
    const rules = standingRules(await sources.state(numberingRulesDecider, book.officeId)).filter(
      ({ kind, firstYear }) => kind === book.kind && firstYear <= book.year,
    );
    if (!rules.length) return texts.map(() => ({ standing: 'OTHER' }));
    const given = await sources.state(numberBookDecider, numberBookId(book));
    return texts.map((text) => {
      const entry = entryOf(given, text);
      if (entry) return { standing: entry.voided ? 'VOIDED' : 'GIVEN', record: entry.record };
      return { standing: rules.some((rule) => isOwn(rule, text, book.year)) ? 'NEVER_GIVEN' : 'OTHER' };
    });
  },
  numbersOf: async (record, book, sources) =>
    numbersFor(await sources.state(numberBookDecider, numberBookId(book)), record).map(({ text }) => text),
};
