import { categoryOf, seatsOf, streamId, yearOf, type LocalDate, type PartyRef, type Rupiah } from '#kernel';
import { AGREEMENT_RECORDS } from '#contexts/agreements/contract';
import {
  AGREEMENT_RISK_RULES,
  RISKS,
  RISK_RULES,
  RISK_SEVERITIES,
  SEVERITIES,
  type Risk,
} from '../domain/risk.codes.js';
import { asPublicParty, type PublicParty } from './public-party.js';
import type { RiskEntry } from './risk.document.js';

const weightOf = (code: Risk): number => SEVERITIES.indexOf(RISK_SEVERITIES[code]) + 1;

const ruleOf = ({ category }: RiskEntry, code: Risk): string =>
  (category === AGREEMENT_RECORDS.category && AGREEMENT_RISK_RULES[code]) || RISK_RULES[code];

/** The entry with these signals; of each code the first day on which it was given. */
export const signalling = (
  entry: RiskEntry,
  given: readonly { readonly code: Risk; readonly on: LocalDate }[],
): RiskEntry => {
  const days = new Map<Risk, LocalDate>();
  for (const { code, on } of given) if (!days.has(code)) days.set(code, on);
  const codes = RISKS.filter((code) => days.has(code));
  return {
    ...entry,
    signals: codes.map((code) => ({
      code,
      rule: ruleOf(entry, code),
      severity: RISK_SEVERITIES[code],
      on: days.get(code)!,
    })),
    codes,
    signalled: codes.length > 0,
    severity: Math.max(0, ...codes.map(weightOf)),
  };
};

/** With signals that were given on that day beside those that it has. */
export const withSignals = (entry: RiskEntry, on: LocalDate, ...codes: readonly Risk[]): RiskEntry =>
  codes.length ? signalling(entry, [...entry.signals, ...codes.map((code) => ({ code, on }))]) : entry;

/** It is told of its parties: of a visit the origin and those hosts that receive it (VIS-07). */
export const between = (
  ...parties: readonly Pick<PublicParty, 'name' | 'region'>[]
): Pick<RiskEntry, 'title' | 'regions'> => ({
  title: [...new Set(parties.map(({ name }) => name))].join(', '),
  regions: seatsOf(parties),
});

/** A record of these parties without a signal so far. */
export const opened = (stream: string, parties: readonly PartyRef[], on: LocalDate): RiskEntry => ({
  id: stream,
  category: categoryOf(stream),
  recordId: streamId(stream),
  ...between(...parties.map(asPublicParty)),
  year: yearOf(on),
  signalled: false,
  signals: [],
  codes: [],
  severity: 0,
  approved: false,
  plannedMonth: 0,
  budget: '0' as Rupiah,
  hosts: [],
  calledOff: false,
});
