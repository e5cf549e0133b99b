import { laterDay, type LocalDate } from '#kernel';
import { acted } from '../domain/agreement.quiet.js';
import { ofOtherEnd, overTooEarly } from '../domain/agreement.state.js';
import { withTerm } from '../domain/agreement.terms.js';
import type { AgreementBoardEntry, RecordedAgreementEvent } from './agreement-board.document.js';

type Change = Partial<AgreementBoardEntry>;

const own = <Data extends { readonly agreementId: string }>({ agreementId: _id, ...data }: Data) => data;

const noLongerStalled = ({ stalled }: AgreementBoardEntry, on: LocalDate): Change =>
  stalled ? { stalled: false, stalledUntil: on } : {};

/** What becomes of an agreement once it is signed, as the board tells it. */
export const lifeChanges = (entry: AgreementBoardEntry, event: RecordedAgreementEvent): Change => {
  const on = event.metadata.occurredOn;
  switch (event.type) {
    case 'AgreementActivated':
      return { stage: 'ACTIVE' };
    case 'TechnicalAgreementLinked':
      return { children: [...entry.children, event.data.childId], ...noLongerStalled(entry, on) };
    case 'AgreementActivityRecorded': {
      const { evidenceDoc: _doc, ...activity } = own(event.data);
      return {
        activities: [...entry.activities, { on, ...activity }],
        lastActivityOn: laterDay(entry.lastActivityOn, on),
        ...acted(entry, on),
      };
    }
    case 'AgreementReportSubmitted': {
      const { report: _doc, ...report } = own(event.data);
      const overdueYears = entry.overdueYears.filter((year) => year !== report.year);
      const reports = [...entry.reports, { on, ...report }];
      return { reports, overdueYears, reportOverdue: overdueYears.length > 0, ...acted(entry, on) };
    }
    case 'AgreementReportOverdue':
      return { overdueYears: [...entry.overdueYears, event.data.year], reportOverdue: true };
    case 'AddendumProposed': {
      const { text: _doc, ...addendum } = own(event.data);
      return { addenda: [...entry.addenda, { on, ...addendum }] };
    }
    case 'AddendumSigned': {
      const { addendumNo, newTerm, validUntil } = event.data;
      return {
        addenda: entry.addenda.map((each) => (each.addendumNo === addendumNo ? { ...each, signedOn: on } : each)),
        ...(newTerm && { term: withTerm(entry.term, newTerm) }),
        ...(newTerm && (validUntil === undefined ? { openEnded: true } : { validUntil })),
      };
    }
    case 'AddendumWithdrawn': {
      const { addendumNo } = event.data;
      return {
        addenda: entry.addenda.map((each) => (each.addendumNo === addendumNo ? { ...each, withdrawnOn: on } : each)),
      };
    }
    case 'ExtensionAgreed':
      return event.data.validUntil === undefined ? { openEnded: true } : { validUntil: event.data.validUntil };
    case 'BreachNoticed': {
      const { letter: _doc, ...breach } = own(event.data);
      return { breaches: [...entry.breaches, { on, ...breach }] };
    }
    case 'DisputeRaised': {
      const { party: _party, ...dispute } = own(event.data);
      return { disputes: [...entry.disputes, { on, ...dispute }], disputed: true };
    }
    case 'DisputeResolved': {
      const { disputeNo, facilitator, outcome } = event.data;
      const disputes = entry.disputes.map((each) =>
        each.disputeNo === disputeNo ? { ...each, resolvedOn: on, facilitator, outcome } : each,
      );
      return { disputes, disputed: disputes.some(({ resolvedOn }) => resolvedOn === undefined) };
    }
    case 'AgreementTerminated': {
      const { document: _doc, ...termination } = own(event.data);
      return {
        stage: termination.ground === 'REPLACED' ? 'SUPERSEDED' : 'TERMINATED',
        termination: { on, ...termination },
        ...noLongerStalled(entry, on),
      };
    }
    case 'SettlementRecorded': {
      const { document: _doc, ...settlement } = own(event.data);
      return { settlements: [...entry.settlements, { on, ...settlement }] };
    }
    case 'AgreementExpiring':
      return ofOtherEnd(event.data, entry) ? {} : { expiringWithin: event.data.days };
    case 'AgreementExpired':
      return overTooEarly(event.data, entry) ? {} : { stage: 'EXPIRED', ...noLongerStalled(entry, on) };
    case 'AgreementStalled':
      return { stalled: true, stalledOn: on };
    default:
      return {};
  }
};
