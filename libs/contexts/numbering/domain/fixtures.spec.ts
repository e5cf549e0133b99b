import { describe, expect, it } from '@jest/globals';
import { frozenFixtures } from '#testing';
import { numberBookDecider } from './number-book.decider.js';
import { numbersFor } from './number-book.state.js';
import { numberingRulesDecider, standingRules } from './numbering-rules.decider.js';

const rules = frozenFixtures(new URL('./fixtures/numberingRules/', import.meta.url), numberingRulesDecider);
const book = frozenFixtures(new URL('./fixtures/numberBook/', import.meta.url), numberBookDecider);

describe('The frozen events', () => {
  it('are one of every name and version', () => {
    rules.expectAll();
    book.expectAll();
  });

  it('still fold into what they meant: a rule that is used', () => {
    const state = rules.after(numberingRulesDecider, 'NumberingRuleSet', 'NumberingRuleUsed');
    expect(standingRules(state)).toMatchObject([{ kind: 'SURAT_TUGAS', firstNumber: 12 }]);
    expect([...state.used]).toEqual([1]);
  });

  it('still fold into what they meant: numbers, one of them void', () => {
    const state = book.after(numberBookDecider, 'NumbersGiven', 'NumberVoided');
    expect(state.last).toBe(13);
    expect(numbersFor(state, 'visit-1').map(({ text }) => text)).toEqual(['000.1.2.3/012/ST-DPMD/II/2025']);
    expect(state.entries.get('13')).toMatchObject({ voided: true });
  });
});
