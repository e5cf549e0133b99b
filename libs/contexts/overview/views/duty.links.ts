import type { Meaning } from '#kernel';
import { nameKey, registerOfCategory, titleAmong, type Item, type Showing } from '#views';
import type { Duty } from '../domain/duty.codes.js';

/** Where the pages of the records lie that something is to be done in. */
export const RECORD_PAGES: Readonly<Record<string, readonly [list: string, slug: Meaning]>> = {
  studyVisit: ['visits', ['kunjungan', 'study-visits']],
  adoption: ['adoptions', ['adopsi', 'adoptions']],
  agreement: ['agreements', ['kerja-sama', 'agreements']],
  modelVillage: ['model-villages', ['desa-percontohan', 'model-villages']],
  historicalVisit: ['historical-visits', ['kunjungan-register-lama', 'visits-of-old-registers']],
  historicalAgreement: ['historical-agreements', ['kerja-sama-register-lama', 'agreements-of-old-registers']],
  document: ['documents', ['dokumen', 'documents']],
  office: ['offices', ['kantor', 'offices']],
  institution: ['institutions', ['lembaga', 'institutions']],
};

/** By which command it is done; a decision is taken on the page of the record. */
export const COMMAND_OF: Readonly<Partial<Record<Duty, string>>> = {
  ANSWER_HOSTING: 'accept-hosting',
  APPROVE_VISIT: 'approve-visit',
  ISSUE_TRAVEL_ORDER: 'issue-travel-order',
  START_VISIT: 'start-visit',
  COMPLETE_VISIT: 'complete-visit',
  SUBMIT_VISIT_REPORT: 'submit-visit-report',
  CLOSE_VISIT: 'close-visit',
  DECIDE_ADOPTION: 'decide-adoption',
  REVIEW_ADOPTION: 'report-adoption-progress',
  VERIFY_ADOPTION: 'verify-adoption',
  ANSWER_OFFER: 'accept-offer',
  RECOMMEND_AGREEMENT: 'recommend-agreement',
  FINALISE_AGREEMENT: 'finalise-text',
  REQUEST_DPRD_APPROVAL: 'request-dprd-approval',
  RECORD_DPRD_DECISION: 'record-dprd-decision',
  SIGN_AGREEMENT: 'sign-agreement',
  RECORD_AGREEMENT_ACTIVITY: 'record-implementation-activity',
  SUBMIT_AGREEMENT_REPORT: 'submit-agreement-report',
  ASSESS_MODEL_VILLAGE: 'assess-model-village',
  DESIGNATE_LOCUS: 'designate-locus',
  AGREE_DEVELOPMENT_PLAN: 'agree-development-plan',
  RECORD_VILLAGE_PROGRESS: 'record-progress',
};

export interface DutyItem extends Item {
  readonly kind: Duty;
  readonly category: string;
  readonly recordId: string;
  readonly title?: string;
  readonly visit?: { readonly origin: unknown; readonly hosts: readonly unknown[] };
  readonly obliged: readonly string[];
  readonly dueOn?: string;
  readonly daysLate?: number;
  readonly escalation?: string;
}
/** What the record is called among others; of which nothing is known by name, what kind of record it is. */
export const aboutOf = (
  { title, category, recordId, visit }: DutyItem,
  { places, names }: Named,
  kindOf: (category: string) => string | undefined,
): string => {
  if (visit) return titleAmong(title ?? recordId, [visit.origin, ...visit.hosts], places);
  const register = registerOfCategory(category);
  return title ?? (register && names?.get(nameKey(register, recordId))) ?? kindOf(category) ?? recordId;
};
export type Named = Pick<Showing, 'names'> & { readonly places: ReadonlyMap<string, string> };

export const DUTY_FIELDS = [
  'kind',
  'category',
  'recordId',
  'title',
  'visit',
  'obliged',
  'dueOn',
  'daysLate',
  'escalation',
];
