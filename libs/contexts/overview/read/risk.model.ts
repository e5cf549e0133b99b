import {
  categoryOf,
  seatsOf,
  streamId,
  yearOf,
  partyAt,
  type LocalDate,
  type PartyRef,
  type ReadModel,
  type Recorded,
  type RecordedEvent,
  type Rupiah,
  type WarningCode,
} from '#kernel';
import { ADOPTION_RECORDS, type AdoptionEvent } from '#contexts/adoptions/contract';
import { VISIT_RECORDS, type VisitEvent } from '#contexts/visits/contract';
import { RISKS, RISK_RULES, RISK_SEVERITIES, SEVERITIES, type Risk } from '../domain/risk.codes.js';
import { asked, askedAfter, receiving } from './asked-hosts.js';
import { asPublicParty, type PublicParty } from './public-party.js';
import type { RiskEntry } from './risk.document.js';
import { RISK_BOARD, RISK_LISTS, riskCounts } from './risk.totals.js';

const OF_TERMS: Readonly<Partial<Record<WarningCode, Risk>>> = {
  W_REPEAT_VISIT: 'REPEAT_VISIT',
  W_DANA_DESA_EARLIER_TA: 'DANA_DESA_NEAR',
};

const weightOf = (code: Risk): number => SEVERITIES.indexOf(RISK_SEVERITIES[code]) + 1;

/** The entry with these signals; of each code the first day on which it was given. */
const signalling = (entry: RiskEntry, given: readonly { readonly code: Risk; readonly on: LocalDate }[]): RiskEntry => {
  const days = new Map<Risk, LocalDate>();
  for (const { code, on } of given) if (!days.has(code)) days.set(code, on);
  const codes = RISKS.filter((code) => days.has(code));
  return {
    ...entry,
    signals: codes.map((code) => ({
      code,
      rule: RISK_RULES[code],
      severity: RISK_SEVERITIES[code],
      on: days.get(code)!,
    })),
    codes,
    signalled: codes.length > 0,
    severity: Math.max(0, ...codes.map(weightOf)),
  };
};

const withSignals = (entry: RiskEntry, on: LocalDate, ...codes: readonly Risk[]): RiskEntry =>
  codes.length ? signalling(entry, [...entry.signals, ...codes.map((code) => ({ code, on }))]) : entry;

const TERMS: ReadonlySet<Risk> = new Set(Object.values(OF_TERMS));
/** The terms were looked at again: what was found now replaces what was found before. */
const withTerms = (entry: RiskEntry, on: LocalDate, warnings: readonly WarningCode[]): RiskEntry => {
  const others = entry.signals.filter(({ code }) => !TERMS.has(code));
  const found = warnings.flatMap((warning) => OF_TERMS[warning] ?? []);
  const dayOf = (code: Risk): LocalDate => entry.signals.find((signal) => signal.code === code)?.on ?? on;
  return signalling(entry, [...others, ...found.map((code) => ({ code, on: dayOf(code) }))]);
};

/** Nothing is left to ask of terms on which nobody travels. */
const calledOff = (entry: RiskEntry, on: LocalDate): RiskEntry => ({ ...withTerms(entry, on, []), calledOff: true });

/** It is told of its parties: of a visit the origin and those hosts that receive it (VIS-07). */
const between = (
  ...parties: readonly Pick<PublicParty, 'name' | 'region'>[]
): Pick<RiskEntry, 'title' | 'regions'> => ({
  title: [...new Set(parties.map(({ name }) => name))].join(', '),
  regions: seatsOf(parties),
});

const withAnswers = (entry: RiskEntry, event: Recorded<VisitEvent>): RiskEntry => {
  const hosts = askedAfter(entry.hosts, event);
  return hosts === entry.hosts || !entry.origin
    ? entry
    : { ...entry, hosts, ...between(entry.origin, ...receiving(hosts)) };
};

const opened = (stream: string, parties: readonly PartyRef[], on: LocalDate): RiskEntry => ({
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

const planned = (day: LocalDate) => ({ year: yearOf(day), plannedMonth: Number(day.slice(5, 7)) });
const late = ({ late: after }: { readonly late?: boolean }): readonly Risk[] => (after ? ['REPORT_LATE'] : []);

const ofVisit = (known: RiskEntry | undefined, event: Recorded<VisitEvent>): RiskEntry | undefined => {
  const { occurredOn: on } = event.metadata;
  if (event.type === 'VisitProposed') {
    const { origin, hosts, plannedStart, budget, warnings } = event.data;
    const entry = {
      ...opened(event.stream, [origin, ...hosts], plannedStart),
      ...planned(plannedStart),
      budget,
      origin: asPublicParty(origin),
      hosts: hosts.map((host) => ({ ...asPublicParty(host), ...asked(host) })),
      ...(origin.region && { originRegion: origin.region.code }),
    };
    return withTerms(entry, on, warnings);
  }
  if (!known) return undefined;
  const before = withAnswers(known, event);
  switch (event.type) {
    case 'VisitRescheduled': {
      const moved = { ...before, ...planned(event.data.plannedStart), approved: false, calledOff: false };
      return event.data.warnings ? withTerms(moved, on, event.data.warnings) : moved;
    }
    // VIS-07: one of those that have to answer decides it for all.
    case 'VisitHostingDeclined':
      return before.hosts.some(({ required, answer }) => required && answer === 'DECLINED')
        ? calledOff(before, on)
        : before;
    case 'VisitApproved':
      return withTerms({ ...before, approved: true }, on, event.data.acknowledged);
    case 'VisitReportSubmitted':
    case 'ReportTermSet':
      return withSignals(before, on, ...late(event.data));
    case 'VisitCancelled':
      return calledOff(before, on);
    default:
      return before;
  }
};

const ofAdoption = (before: RiskEntry | undefined, event: Recorded<AdoptionEvent>): RiskEntry | undefined => {
  if (event.type === 'AdoptionOpened') {
    const { origin, observedOn, description } = event.data;
    // An innovation is known by what it is: by its parties alone it looks like their visit.
    return { ...opened(event.stream, [origin, partyAt(event.data)], observedOn), title: description };
  }
  if (!before) return undefined;
  if (event.type === 'AdoptionVerified') return { ...before, approved: true };
  return event.type === 'ObservationWithdrawn' ? signalling({ ...before, approved: false }, []) : before;
};

/** What examiners should look at in each record. What is corrected gives no signal any more for what was wrong. */
export const riskSignals: ReadModel<RiskEntry> = {
  ...RISK_BOARD,
  ofOneStream: true,
  events: {
    [VISIT_RECORDS.category]: [
      'VisitProposed',
      'VisitHostingAccepted',
      'VisitHostingDeclined',
      'VisitRescheduled',
      'VisitApproved',
      'TravelOrderIssued',
      'VisitStarted',
      'VisitSessionHeld',
      'InnovationObserved',
      'VisitCompleted',
      'VisitReportSubmitted',
      'ReportTermSet',
      'VisitClosed',
      'VisitCancelled',
      'RecordCorrected',
      'RecordVoided',
    ] satisfies VisitEvent['type'][],
    [ADOPTION_RECORDS.category]: [
      'AdoptionOpened',
      'ObservationWithdrawn',
      'AdoptionDecided',
      'AdoptionProgressReported',
      'AdoptionVerified',
      'AdoptionAbandoned',
      'RecordCorrected',
      'RecordVoided',
    ] satisfies AdoptionEvent['type'][],
  },
  fields: {
    signalled: 'boolean',
    category: 'text',
    recordId: 'text',
    regions: 'regions',
    year: 'integer',
    codes: 'text',
    severity: 'integer',
  },
  sorts: ['severity', 'year'],
  keys: ({ stream }) => [stream],
  fold: (before, event: RecordedEvent) => {
    const { type, metadata, stream } = event;
    if (type === 'RecordVoided') return before && { ...signalling(before, []), approved: false, calledOff: true };
    const entry =
      categoryOf(stream) === VISIT_RECORDS.category
        ? ofVisit(before, event as unknown as Recorded<VisitEvent>)
        : ofAdoption(before, event as unknown as Recorded<AdoptionEvent>);
    if (!entry) return undefined;
    return withSignals(
      entry,
      metadata.occurredOn,
      ...(metadata.warnings?.includes('W_BACKDATED') ? (['BACKDATED_ENTRY'] as const) : []),
      ...(type === 'RecordCorrected' && entry.approved ? (['CORRECTED_AFTER_APPROVAL'] as const) : []),
    );
  },
  contribute: riskCounts,
  totals: RISK_LISTS,
};
