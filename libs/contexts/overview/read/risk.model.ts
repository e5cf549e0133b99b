import {
  categoryOf,
  yearOf,
  partyAt,
  type LocalDate,
  type ReadModel,
  type Recorded,
  type RecordedEvent,
  type WarningCode,
} from '#kernel';
import { ADOPTION_RECORDS, type AdoptionEvent } from '#contexts/adoptions/contract';
import { VISIT_RECORDS, type VisitEvent } from '#contexts/visits/contract';
import { AGREEMENT_HEARD, AGREEMENT_RECORDS, type AgreementEvent } from '#contexts/agreements/contract';
import type { Risk } from '../domain/risk.codes.js';
import { cameToNothing, ofAgreement } from './agreement-risks.js';
import { asked, askedAfter, receiving } from './asked-hosts.js';
import { asPublicParty } from './public-party.js';
import type { RiskEntry } from './risk.document.js';
import { between, opened, signalling, withSignals } from './risk.entry.js';
import { RISK_BOARD, RISK_LISTS, riskCounts } from './risk.totals.js';

const OF_TERMS: Readonly<Partial<Record<WarningCode, Risk>>> = {
  W_REPEAT_VISIT: 'REPEAT_VISIT',
  W_DANA_DESA_EARLIER_TA: 'DANA_DESA_NEAR',
};

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

const withAnswers = (entry: RiskEntry, event: Recorded<VisitEvent>): RiskEntry => {
  const hosts = askedAfter(entry.hosts, event);
  return hosts === entry.hosts || !entry.origin
    ? entry
    : { ...entry, hosts, ...between(entry.origin, ...receiving(hosts)) };
};

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

const entryAfter = (before: RiskEntry | undefined, event: RecordedEvent): RiskEntry | undefined => {
  switch (categoryOf(event.stream)) {
    case VISIT_RECORDS.category:
      return ofVisit(before, event as unknown as Recorded<VisitEvent>);
    case AGREEMENT_RECORDS.category:
      return ofAgreement(before, event as unknown as Recorded<AgreementEvent>);
    default:
      return ofAdoption(before, event as unknown as Recorded<AdoptionEvent>);
  }
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
    [AGREEMENT_RECORDS.category]: AGREEMENT_HEARD,
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
    const { type, metadata } = event;
    if (type === 'RecordVoided') return before && { ...signalling(before, []), approved: false, calledOff: true };
    const entry = entryAfter(before, event);
    if (!entry || cameToNothing(entry)) return entry;
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
