import { addDays, regencyOf, type Recorded, type RegionCode } from '#kernel';
import { modelVillageTitle, type ModelVillageEvent } from '#contexts/model-villages/contract';
import type { Due, ModelVillageStanding } from './duty.document.js';

/** Limits of Sinergi's own: for the assessment, the designation and the plan, and between two reports of progress. */
export const [ASSESSING_DAYS, DESIGNATING_DAYS, PLANNING_DAYS, REPORTING_DAYS] = [90, 90, 90, 365] as const;

type Standing = ModelVillageStanding;

const supported = ({ unsupportedSince: _since, endsOn: _on, ...rest }: Standing): Standing => rest;
const settled = ({ waitsFor: _for, ...rest }: Standing): Standing => supported({ ...rest, reports: [] });
const waiting = (standing: Standing, waitsFor: NonNullable<Standing['waitsFor']>, since: Standing['since']) => ({
  ...standing,
  waitsFor,
  since,
});

/** Villages of which a report of progress is asked for, each from the day of the last one, or of what asked for it. */
const reportsWithout = ({ reports }: Standing, code: RegionCode): Standing['reports'] =>
  reports.filter(({ village }) => village !== code);
const asksOf = ({ reports }: Standing, code: RegionCode): boolean => reports.some(({ village }) => village === code);
const reportedBy = (standing: Standing, village: RegionCode, since: Standing['since']): Standing => ({
  ...standing,
  reports: [...reportsWithout(standing, village), { village, since }],
});

/** What the worklist has to know of a model village, after one more event of its stream. */
export const modelVillageAfter = (
  before: Standing | undefined,
  { type, data, metadata: { occurredOn: on } }: Recorded<ModelVillageEvent>,
): Standing | undefined => {
  if (type === 'ModelVillageNominated')
    return {
      title: modelVillageTitle(data),
      areas: data.areas.map(({ code }) => code),
      villages: [],
      waitsFor: 'ASSESSMENT',
      since: on,
      reports: [],
      paused: false,
    };
  if (!before || type === 'RecordVoided') return undefined;
  switch (type) {
    case 'ModelVillageAssessed':
      return before.waitsFor === 'ASSESSMENT' ? waiting(before, 'DESIGNATION', on) : before;
    case 'ModelVillageDesignated':
      return { ...waiting(before, 'PLAN', on), villages: data.villages.map(({ code }) => code) };
    case 'ModelVillagePlanAgreed': {
      const { waitsFor: _for, ...rest } = before;
      return { ...rest, reports: before.villages.map((village) => ({ village, since: on })) };
    }
    // Of a village that is recognised none is asked for, though it may tell of more.
    case 'ModelVillageProgressRecorded':
      return asksOf(before, data.village.code) ? reportedBy(before, data.village.code, on) : before;
    case 'ModelVillageRecognised':
      return { ...before, reports: reportsWithout(before, data.village.code) };
    case 'ModelVillageReviewed':
      return data.outcome === 'TO_IMPROVE' ? reportedBy(before, data.village.code, on) : before;
    case 'ModelVillageSuspended':
      return { ...before, paused: true };
    case 'ModelVillageResumed':
      return { ...before, paused: false };
    case 'ModelVillageUnsupported':
      return { ...before, unsupportedSince: data.since, endsOn: data.endsOn };
    case 'ModelVillageSupported':
      return supported(before);
    case 'ModelVillageRejected':
    case 'ModelVillageRevoked':
    case 'ModelVillageEnded':
      return settled(before);
    default:
      return before;
  }
};

const regency = ([first]: readonly RegionCode[]): readonly RegionCode[] => (first ? [regencyOf(first) ?? first] : []);

/** What a model village waits for: of the regency until there is a plan, then of its villages. */
export const dutyOfModelVillage = ({ waitsFor, since, reports, paused, areas }: Standing): Due | undefined => {
  if (paused) return undefined;
  const within = (days: number, from = since) =>
    ({ since: from, dueOn: addDays(from, days), dueBasis: 'CUSTOM' }) as const;
  const ofRegency = { obliged: regency(areas) };
  switch (waitsFor) {
    case 'ASSESSMENT':
      return { kind: 'ASSESS_MODEL_VILLAGE', ...ofRegency, ...within(ASSESSING_DAYS) };
    case 'DESIGNATION':
      return { kind: 'DESIGNATE_LOCUS', ...ofRegency, ...within(DESIGNATING_DAYS) };
    case 'PLAN':
      return { kind: 'AGREE_DEVELOPMENT_PLAN', ...ofRegency, ...within(PLANNING_DAYS) };
    default: {
      const [first] = reports.map((report) => report.since).sort();
      const obliged = reports.map(({ village }) => village).sort();
      return first && { kind: 'RECORD_VILLAGE_PROGRESS', obliged, ...within(REPORTING_DAYS, first) };
    }
  }
};

/** MOD-06: another agreement is to be in force before it ends. */
export const supportOfModelVillage = ({ areas, unsupportedSince: since, endsOn }: Standing): Due | undefined =>
  since === undefined || endsOn === undefined
    ? undefined
    : { kind: 'RENEW_SUPPORT', obliged: regency(areas), since, dueOn: addDays(endsOn, -1), dueBasis: 'RULE' };

/** What changes where it stands. */
export const MODEL_VILLAGE_HEARD = [
  'ModelVillageNominated',
  'ModelVillageAssessed',
  'ModelVillageRejected',
  'ModelVillageDesignated',
  'ModelVillagePlanAgreed',
  'ModelVillageProgressRecorded',
  'ModelVillageRecognised',
  'ModelVillageReviewed',
  'ModelVillageSuspended',
  'ModelVillageResumed',
  'ModelVillageRevoked',
  'ModelVillageUnsupported',
  'ModelVillageSupported',
  'ModelVillageEnded',
  'RecordCorrected',
  'RecordVoided',
] as const satisfies readonly ModelVillageEvent['type'][];
