import { describe, expect, it } from '@jest/globals';
import { day, given, refusedTexts } from '#testing';
import { rulesOn, type LocalDate, type Rupiah } from '#kernel';
import { visitDecider } from './visit.decider.js';
import { requireFullFunding, beyondCeiling } from './visit.rules-money.js';
import { requireOverdue } from './visit.rules-outcome.js';
import { requirePlan } from './visit.rules-plan.js';
import { requireDelegation } from './visit.rules-proposal.js';
import {
  requireAttendance,
  requireBeforeStart,
  requireDelegates,
  requireInsideVisit,
  requireSessions,
} from './visit.rules-travel.js';
import type { Underway } from './visit.state.js';
import { KADES, PONTIANAK, TANAH_BUMBU, facts, story, travellers, until } from './fixtures/story.js';

const { terms } = given(visitDecider, until('UNDERWAY'), { facts: facts(), actor: KADES }).state as Underway;
const rules = rulesOn('spec', [], day('2024-11-04'));
const trip = (plannedStart: string, plannedEnd: string) => ({
  ...terms,
  plannedStart: day(plannedStart),
  plannedEnd: day(plannedEnd),
});
const underway = given(visitDecider, until('UNDERWAY'), { facts: facts(), actor: KADES }).state as Underway;

describe('A refusal of a visit tells, in both languages, what was given and what it is held against:', () => {
  it.each<[string, () => unknown, readonly string[]]>([
    [
      'the end before the start',
      () => requirePlan(trip('2024-11-20', '2024-11-19'), [], day('2024-11-04'), rules),
      ['2024-11-19', '2024-11-20'],
    ],
    [
      'a start that has passed',
      () => requirePlan(trip('2024-11-03', '2024-11-05'), [], day('2024-11-04'), rules),
      ['2024-11-03', '2024-11-04'],
    ],
    [
      'an act after the planned start',
      () => requireBeforeStart(day('2024-11-20'), terms),
      ['2024-11-20', terms.plannedStart],
    ],
    [
      'a day outside the visit',
      () => requireInsideVisit(day('2024-11-25'), underway),
      ['2024-11-25', terms.plannedStart, terms.plannedEnd],
    ],
    [
      'an end before the last session',
      () => requireSessions(day('2024-11-19'), day('2024-11-20')),
      ['2024-11-19', '2024-11-20'],
    ],
    ['an end without a session', () => requireSessions(day('2024-11-19'), undefined), ['record-session']],
    [
      'a report that is not due',
      () => requireOverdue(day('2024-11-27'), day('2024-11-28') as LocalDate),
      ['2024-11-27', '2024-11-28'],
    ],
    [
      'more present than travelled',
      () => requireAttendance(travellers.length + 1, underway),
      [String(travellers.length + 1), String(travellers.length)],
    ],
    [
      'more on the order than proposed',
      () => requireDelegates(travellers, { ...terms, delegationSize: travellers.length - 1 }),
      [String(travellers.length), String(travellers.length - 1)],
    ],
    ['a delegation of nobody', () => requireDelegation({ ...terms, delegationSize: 0 }), ['0']],
    [
      'sources that do not add up',
      () => requireFullFunding({ ...terms, budget: '7' as Rupiah }),
      ['Rp7', 'Rp62.500.000'],
    ],
    [
      'a budget of nothing',
      () => requireFullFunding({ ...terms, budget: '0' as Rupiah, fundingSources: [] }),
      ['costBorneByHost'],
    ],
    [
      'a ceiling',
      () => {
        throw beyondCeiling({
          fiscalYear: 2025,
          ceiling: '10' as Rupiah,
          committed: '6' as Rupiah,
          asked: '5' as Rupiah,
        });
      },
      ['2025', 'Rp10', 'Rp6', 'Rp5'],
    ],
  ])('%s', (_, act, values) => {
    const texts = refusedTexts(act);
    expect(texts).toHaveLength(2);
    for (const text of texts) for (const value of values) expect(text).toContain(value);
  });

  it('the stage, and from which the act is possible', () => {
    const closing = given(visitDecider, [story.proposed], { facts: facts(), actor: KADES })
      .when({ type: 'CloseVisit' }, { occurredOn: day('2024-11-05') })
      .thenRejected('E_STATE');
    for (const text of [closing.messageId, closing.messageEn])
      for (const stage of ['PROPOSED', 'REPORTED']) expect(text).toContain(stage);
    expect(closing.messageId).toMatch(/REPORTED \(sudah dilaporkan\)\. Catatan ini pada tahap PROPOSED \(diajukan, /);
    expect(closing.messageEn).toMatch(/REPORTED \(reported\)\. The record is at the stage PROPOSED \(proposed, /);
  });

  it('who may approve, by office and place, and as whom one acts', () => {
    const refused = given(visitDecider, until('ACCEPTED'), { facts: facts(), actor: { ...KADES, userId: 'another' } })
      .when({ type: 'ApproveVisit', officialName: 'Kepala Desa' }, { occurredOn: day('2024-11-12') })
      .thenRejected('E_NO_AUTHORITY', 'VIS-08');
    expect(refused.messageId).toMatch(
      /Bupati \/ Wali Kota \(REGENCY_HEAD 62\.03\); .*Anda bertindak sebagai Kepala Desa \(VILLAGE_HEAD 62\.03\.02\.2007\)\.$/,
    );
    expect(refused.messageEn).toMatch(
      /Regent or mayor \(REGENCY_HEAD 62\.03\); .*You act as Head of village \(VILLAGE_HEAD 62\.03\.02\.2007\)\.$/,
    );
  });

  it('who hosts, where another answers', () => {
    const answer = { type: 'AcceptHosting', host: PONTIANAK.code, officialName: 'Camat' } as never;
    const refused = given(visitDecider, [story.proposed], { facts: facts(), actor: KADES })
      .when(answer, { occurredOn: day('2024-11-05') })
      .thenRejected('E_NOT_FOUND', 'VIS-07');
    for (const text of [refused.messageId, refused.messageEn])
      for (const code of [PONTIANAK.code, TANAH_BUMBU.code]) expect(text).toContain(code);
  });
});
