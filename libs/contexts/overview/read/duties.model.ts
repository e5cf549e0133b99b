import {
  REPAIR_EVENTS,
  addDays,
  categoryOf,
  localDateAt,
  searching,
  startOfDay,
  streamId,
  zoneOf,
  type Instant,
  type LocalDate,
  type ReadModel,
  type Recorded,
  type RecordedEvent,
  type Scope,
  type Voiding,
  type VoidingAsked,
} from '#kernel';
import { ADOPTION_RECORDS, type AdoptionEvent } from '#contexts/adoptions/contract';
import { AGREEMENT_HEARD, AGREEMENT_RECORDS, agreementAfter, type AgreementEvent } from '#contexts/agreements/contract';
import { MODEL_VILLAGE_RECORDS, type ModelVillageEvent } from '#contexts/model-villages/contract';
import {
  VISIT_HEARD,
  VISIT_RECORDS,
  receivingHosts,
  standingAfter,
  visitTitle,
  type VisitEvent,
} from '#contexts/visits/contract';
import { adoptionAfter, dutyOfAdoption, verificationOf } from './adoption-duties.js';
import { activityOfAgreement, councilOfAgreement, dutyOfAgreement, reportOfAgreement } from './agreement-duties.js';
import { orCountry } from './areas.js';
import { DUTY_BOARD, DUTY_LISTS, dutyCounts } from './duty.lists.js';
import type { Due, DutyEntry } from './duty.document.js';
import {
  MODEL_VILLAGE_HEARD,
  dutyOfModelVillage,
  modelVillageAfter,
  supportOfModelVillage,
} from './model-village-duties.js';
import { dutyOfVisit } from './visit-duties.js';

/** A request waits so many days at most for the second person, by a limit of Sinergi's own. */
export const CORRECTION_DAYS = 14;

/** The day has ended everywhere where somebody is obliged. */
const endOf = (day: LocalDate, obliged: readonly Scope[]): Instant | undefined =>
  obliged
    .map((code) => startOfDay(addDays(day, 1), zoneOf(code)))
    .reduce<Instant | undefined>((last, at) => (last === undefined || at > last ? at : last), undefined);

type OfRecord = Pick<
  DutyEntry,
  'id' | 'category' | 'recordId' | 'requestId' | 'title' | 'visit' | 'adoption' | 'agreement' | 'modelVillage'
>;
const entryOf = (of: OfRecord, due: Due | undefined): DutyEntry => {
  const overdueFrom = due?.overdueFrom ?? (due?.dueOn && endOf(due.dueOn, due.obliged));
  return { ...of, obliged: [], ...due, open: due !== undefined, ...(overdueFrom && { overdueFrom }) };
};

const requestKey = (stream: string, requestId: string): string => `${stream}.${requestId}`;
/** Who observed it may have to report and another to verify at once: two duties. */
const verificationKey = (stream: string): string => `${stream}.verification`;
/** Beside what an agreement waits for: its yearly report, the councils that approve, activity. */
const OF_AGREEMENT = { report: reportOfAgreement, council: councilOfAgreement, activity: activityOfAgreement } as const;
const besideAgreement = (stream: string): readonly string[] => Object.keys(OF_AGREEMENT).map((of) => `${stream}.${of}`);
const agreementDueOf = (stream: string, key: string) =>
  key === stream ? dutyOfAgreement : OF_AGREEMENT[key.slice(stream.length + 1) as keyof typeof OF_AGREEMENT];
/** Beside what a model village waits for, the agreement that it lacks. */
const supportKey = (stream: string): string => `${stream}.support`;

const touched = ({ stream, type, data }: RecordedEvent): readonly string[] => {
  const { requestId, lapsed = [] } = data as Partial<Voiding>;
  const requests = (REPAIR_EVENTS as readonly string[]).includes(type)
    ? (requestId === undefined ? [] : [requestId, ...lapsed]).map((id) => requestKey(stream, id))
    : [];
  const category = categoryOf(stream);
  return [
    ...requests,
    ...(KNOWN.has(category) ? [stream] : []),
    ...(category === ADOPTION ? [verificationKey(stream)] : []),
    ...(category === AGREEMENT ? besideAgreement(stream) : []),
    ...(category === MODEL_VILLAGE ? [supportKey(stream)] : []),
  ];
};

/** Who asked for a correction waits for a second person of any party; with the decision there is nothing left to do. */
const correction = ({ stream, type, data, metadata }: RecordedEvent, id: string): DutyEntry | undefined => {
  if (type !== 'CorrectionRequested' && type !== 'VoidingRequested') return undefined;
  const { requestId, regions } = data as VoidingAsked;
  const obliged = orCountry(regions);
  const since = localDateAt(metadata.recordedAt, zoneOf(obliged[0]!));
  return entryOf(
    { id, category: categoryOf(stream), recordId: streamId(stream), requestId },
    { kind: 'DECIDE_CORRECTION', obliged, since, dueOn: addDays(since, CORRECTION_DAYS), dueBasis: 'CUSTOM' },
  );
};

const VISIT = VISIT_RECORDS.category;
const ADOPTION = ADOPTION_RECORDS.category;
const AGREEMENT = AGREEMENT_RECORDS.category;
const MODEL_VILLAGE = MODEL_VILLAGE_RECORDS.category;
const KNOWN: ReadonlySet<string> = new Set([VISIT, ADOPTION, AGREEMENT, MODEL_VILLAGE]);

/** What is to be done next in each record, by whom and by when (domain §4: worklist and overdue obligations). */
export const duties: ReadModel<DutyEntry> = {
  ...DUTY_BOARD,
  ofOneStream: true,
  events: {
    '*': REPAIR_EVENTS,
    [VISIT]: VISIT_HEARD,
    [ADOPTION]: [
      'AdoptionOpened',
      'ObservationChanged',
      'ObservationWithdrawn',
      'AdoptionDecided',
      'AdoptionProgressReported',
      'AdoptionVerificationRejected',
      'AdoptionVerified',
      'AdoptionAbandoned',
      'RecordCorrected',
      'RecordVoided',
    ] satisfies AdoptionEvent['type'][],
    [AGREEMENT]: AGREEMENT_HEARD,
    [MODEL_VILLAGE]: MODEL_VILLAGE_HEARD,
  },
  fields: {
    open: 'boolean',
    kind: 'text',
    category: 'text',
    recordId: 'text',
    obliged: 'regions',
    officeId: 'text',
    dueOn: 'text',
    dueBasis: 'text',
    overdueFrom: 'text',
  },
  sorts: ['dueOn', 'overdueFrom', 'kind'],
  keys: touched,
  fold: (entry, event, key) => {
    const verifies = key === verificationKey(event.stream);
    const supports = key === supportKey(event.stream);
    const category = categoryOf(event.stream);
    const beside = category === AGREEMENT && besideAgreement(event.stream).includes(key);
    if (key !== event.stream && !verifies && !beside && !supports) return correction(event, key);
    const of = { id: key, category, recordId: streamId(event.stream) };
    if (category === VISIT) {
      const visit = standingAfter(entry?.visit, event as unknown as Recorded<VisitEvent>);
      if (!visit) return undefined;
      const hosts = receivingHosts(visit.hosts, ({ answer }) => answer);
      return entryOf({ ...of, title: visitTitle({ origin: visit.origin, hosts }), visit }, dutyOfVisit(visit));
    }
    if (category === AGREEMENT) {
      const agreement = agreementAfter(entry?.agreement, event as unknown as Recorded<AgreementEvent>);
      const dueOf = agreementDueOf(event.stream, key);
      return agreement && entryOf({ ...of, title: agreement.title, agreement }, dueOf(agreement));
    }
    if (category === MODEL_VILLAGE) {
      const modelVillage = modelVillageAfter(entry?.modelVillage, event as unknown as Recorded<ModelVillageEvent>);
      const dueOf = supports ? supportOfModelVillage : dutyOfModelVillage;
      return modelVillage && entryOf({ ...of, title: modelVillage.title, modelVillage }, dueOf(modelVillage));
    }
    const adoption = adoptionAfter(entry?.adoption, event as unknown as Recorded<AdoptionEvent>);
    const dueOf = verifies ? verificationOf : dutyOfAdoption;
    return adoption && entryOf({ ...of, title: adoption.description, adoption }, dueOf(adoption));
  },
  ...searching<DutyEntry>({
    label: ['nama para pihak atau uraian inovasi', 'names of the parties, or description of the innovation'],
    texts: ({ title, recordId }) => [title, recordId],
  }),
  contribute: dutyCounts,
  totals: DUTY_LISTS,
};
