import { addDays, regencyOf, type Recorded, type RegionCode } from '#kernel';
import type { ModelVillageEvent } from '#contexts/model-villages/contract';
import type { Due, ModelVillageStanding } from './duty.document.js';

/** Limits of Sinergi's own: for the assessment, the designation and the plan, and between two reports of progress. */
export const [ASSESSING_DAYS, DESIGNATING_DAYS, PLANNING_DAYS, REPORTING_DAYS] = [90, 90, 90, 365] as const;

type Standing = ModelVillageStanding;

const supported = ({ unsupportedSince: _since, endsOn: _on, ...rest }: Standing): Standing => rest;
const settled = ({ waitsFor: _for, ...rest }: Standing): Standing => supported(rest);
const waiting = (standing: Standing, waitsFor: NonNullable<Standing['waitsFor']>, since: Standing['since']) => ({
  ...standing,
  waitsFor,
  since,
});

/** What the worklist has to know of a model village, after one more event of its stream. */
export const modelVillageAfter = (
  before: Standing | undefined,
  { type, data, metadata: { occurredOn: on } }: Recorded<ModelVillageEvent>,
): Standing | undefined => {
  if (type === 'ModelVillageNominated')
    return {
      title: data.nonAdministrative?.name ?? data.areas.map(({ nameAtTime }) => nameAtTime).join(', '),
      areas: data.areas.map(({ code }) => code),
      villages: [],
      waitsFor: 'ASSESSMENT',
      since: on,
      paused: false,
    };
  if (!before || type === 'RecordVoided') return undefined;
  switch (type) {
    case 'ModelVillageAssessed':
      return before.waitsFor === 'ASSESSMENT' ? waiting(before, 'DESIGNATION', on) : before;
    case 'ModelVillageDesignated':
      return { ...waiting(before, 'PLAN', on), villages: data.villages.map(({ code }) => code) };
    case 'ModelVillagePlanAgreed':
      return waiting(before, 'PROGRESS', on);
    case 'ModelVillageProgressRecorded':
      return before.waitsFor === 'PROGRESS' ? waiting(before, 'PROGRESS', on) : before;
    case 'ModelVillageRecognised': {
      const { waitsFor: _for, ...rest } = before;
      return rest;
    }
    case 'ModelVillageReviewed':
      return data.outcome === 'TO_IMPROVE' ? waiting(before, 'PROGRESS', on) : before;
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
export const dutyOfModelVillage = ({ waitsFor, since, paused, areas, villages }: Standing): Due | undefined => {
  if (paused) return undefined;
  const within = (days: number) => ({ since, dueOn: addDays(since, days), dueBasis: 'CUSTOM' }) as const;
  const ofRegency = { obliged: regency(areas) };
  switch (waitsFor) {
    case 'ASSESSMENT':
      return { kind: 'ASSESS_MODEL_VILLAGE', ...ofRegency, ...within(ASSESSING_DAYS) };
    case 'DESIGNATION':
      return { kind: 'DESIGNATE_LOCUS', ...ofRegency, ...within(DESIGNATING_DAYS) };
    case 'PLAN':
      return { kind: 'AGREE_DEVELOPMENT_PLAN', ...ofRegency, ...within(PLANNING_DAYS) };
    case 'PROGRESS':
      return { kind: 'RECORD_VILLAGE_PROGRESS', obliged: villages, ...within(REPORTING_DAYS) };
    default:
      return undefined;
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
