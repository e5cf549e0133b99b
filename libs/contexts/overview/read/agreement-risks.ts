import type { Recorded } from '#kernel';
import { AGREEMENT_RECORDS, agreementYearFor, type AgreementEvent } from '#contexts/agreements/contract';
import { opened, signalling, withSignals } from './risk.entry.js';
import type { RiskEntry } from './risk.document.js';

/** Cooperation that came to nothing, or was voided: nothing of it gives a signal any more. */
export const cameToNothing = ({ category, calledOff }: RiskEntry): boolean =>
  category === AGREEMENT_RECORDS.category && calledOff;

/** What of an agreement is to be looked at; of cooperation that came to nothing it is nothing any more. */
export const ofAgreement = (
  before: RiskEntry | undefined,
  { type, data, stream, metadata: { occurredOn: on, recordedAt } }: Recorded<AgreementEvent>,
): RiskEntry | undefined => {
  if (type === 'CooperationInitiated') return { ...opened(stream, data.parties, on), title: data.title };
  if (!before) return undefined;
  switch (type) {
    case 'MoUSigned':
    case 'PKSSigned':
    case 'JointVillageRegulationEnacted': {
      const retroactive = data.flags.includes('RETROACTIVE');
      const reportsFrom = agreementYearFor(data.parties, recordedAt);
      const signed = { ...before, approved: true, reportsFrom };
      return withSignals(signed, on, ...(retroactive ? (['RETROACTIVE_TERM'] as const) : []));
    }
    // AGR-15: of years before its entry none was asked for.
    case 'AgreementReportSubmitted': {
      const asked = data.late && data.year >= (before.reportsFrom ?? data.year);
      return withSignals(before, on, ...(asked ? (['REPORT_LATE'] as const) : []));
    }
    case 'CooperationOfferDeclined':
    case 'CooperationOfferLapsed':
    case 'CooperationAbandoned':
      return signalling({ ...before, calledOff: true }, []);
    default:
      return before;
  }
};
