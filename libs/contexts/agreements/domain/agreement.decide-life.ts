import { localDate, reject, requireDocument, requireRoom, seatOf, yearOf, type LocalDate, type Pointer } from '#kernel';
import type {
  NoticeBreach,
  RaiseDispute,
  RecordImplementationActivity,
  RecordSettlement,
  ResolveDispute,
  SubmitAgreementReport,
} from './agreement.commands.js';
import { type InForce } from './agreement.decide-signing.js';
import type { AgreementEvent } from './agreement.events.js';
import type { AgreementContext } from './agreement.facts.js';
import { partyAtPlace } from './agreement.parties.js';
import { requireBegun, requireInTerm } from './agreement.rules-addendum.js';
import { requireFacilitator } from './agreement.rules-end.js';
import { AGREEMENT_ENTRIES } from './agreement.settings.js';
import type { AgreementIn, ENDED, ONCE_SIGNED, Signed } from './agreement.state.js';

type OnceSigned = AgreementIn<(typeof ONCE_SIGNED)[number]>;

export const requireEntry = (held: number, { terms }: Signed, { rules }: AgreementContext, field: Pointer): void =>
  requireRoom(held, rules.get(AGREEMENT_ENTRIES, seatOf(terms.parties[0]!)), 'COM-14', field);

export const idOf = ({ terms: { agreementId } }: Signed) => ({ agreementId });

export const recordImplementationActivity = (
  { description, activityRef, evidenceDoc }: RecordImplementationActivity,
  state: AgreementIn<'ACTIVE' | 'EXPIRED'>,
  context: AgreementContext,
): readonly AgreementEvent[] => {
  requireBegun(state, context.occurredOn);
  requireInTerm(state, context.occurredOn, 'AGR-16');
  requireEntry(state.activities, state, context, '/description');
  return [
    {
      type: 'AgreementActivityRecorded',
      data: {
        ...idOf(state),
        description,
        ...(activityRef !== undefined && { activityRef }),
        ...(evidenceDoc && { evidenceDoc }),
      },
    },
  ];
};

/** AGR-15: the report of a year is due on 31 January of the next one. */
export const reportDueOn = (year: number): LocalDate => localDate(`${year + 1}-01-31`);

/** AGR-15: years in which it was in force, up to the one of that day; of one that was terminated up to that year. */
export const yearsInForce = ({ stage, validFrom, validUntil, lastStepOn }: OnceSigned, on: LocalDate) => {
  const first = yearOf(validFrom);
  const last = Math.min(
    yearOf(on),
    validUntil === undefined ? Infinity : yearOf(validUntil),
    stage === 'TERMINATED' || stage === 'SUPERSEDED' ? yearOf(lastStepOn) : Infinity,
  );
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
};

export const submitAgreementReport = (
  { year, report, outcome }: SubmitAgreementReport,
  state: OnceSigned,
  { occurredOn }: AgreementContext,
): readonly AgreementEvent[] => {
  const refused = (messageId: string, messageEn: string) =>
    reject('E_VALIDATION', { ruleId: 'AGR-15', field: '/year', messageId, messageEn });
  if (!yearsInForce(state, occurredOn).includes(year))
    throw refused(
      `Perjanjian ini tidak berlaku pada tahun ${year}, atau tahun itu belum tiba.`,
      `The agreement was not in force in ${year}, or that year has not come.`,
    );
  if (state.reportedYears.includes(year))
    throw refused(`Laporan tahun ${year} sudah disampaikan.`, `The report of ${year} was submitted already.`);
  const dueOn = reportDueOn(year);
  return [
    {
      type: 'AgreementReportSubmitted',
      data: {
        ...idOf(state),
        year,
        report: requireDocument(report, '/report'),
        outcome,
        dueOn,
        late: occurredOn > dueOn,
      },
    },
  ];
};

export const noticeBreach = (
  { inBreach, description, letter }: NoticeBreach,
  state: InForce,
  context: AgreementContext,
): readonly AgreementEvent[] => {
  partyAtPlace(state, inBreach, '/inBreach');
  requireEntry(state.breaches, state, context, '/inBreach');
  return [
    {
      type: 'BreachNoticed',
      data: {
        ...idOf(state),
        breachNo: state.breaches + 1,
        inBreach,
        description,
        letter: requireDocument(letter, '/letter'),
      },
    },
  ];
};

export const raiseDispute = (
  { partyNo, subject }: RaiseDispute,
  state: OnceSigned,
  context: AgreementContext,
): readonly AgreementEvent[] => {
  const party = partyAtPlace(state, partyNo);
  requireEntry(state.disputes, state, context, '/subject');
  return [{ type: 'DisputeRaised', data: { ...idOf(state), disputeNo: state.disputes + 1, partyNo, party, subject } }];
};

/** AGR-14: by whom the law names for these parties, in signed minutes. */
export const resolveDispute = (
  { disputeNo, facilitator, outcome, minutes }: ResolveDispute,
  state: OnceSigned,
  _context: AgreementContext,
): readonly AgreementEvent[] => {
  if (state.openDisputes[disputeNo] === undefined)
    throw reject('E_NOT_FOUND', {
      ruleId: 'AGR-14',
      field: '/disputeNo',
      messageId: `Tidak ada perselisihan ke-${disputeNo} yang belum selesai.`,
      messageEn: `No dispute number ${disputeNo} is open.`,
    });
  requireFacilitator(facilitator, state.terms);
  return [
    {
      type: 'DisputeResolved',
      data: { ...idOf(state), disputeNo, facilitator, outcome, minutes: requireDocument(minutes, '/minutes') },
    },
  ];
};

/** AGR-16: what is still owed, returned and handed over after the end. */
export const recordSettlement = (
  { settled, description, amount, document }: RecordSettlement,
  state: AgreementIn<(typeof ENDED)[number]>,
  context: AgreementContext,
): readonly AgreementEvent[] => {
  requireEntry(state.settlements, state, context, '/description');
  return [
    {
      type: 'SettlementRecorded',
      data: {
        ...idOf(state),
        settled,
        description,
        ...(amount !== undefined && { amount }),
        document: requireDocument(document, '/document'),
      },
    },
  ];
};
