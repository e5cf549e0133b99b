import { addMonths, partyKey, reject, type LocalDate, type WarningCode } from '#kernel';
import type { EarlierVisit } from './visit.facts.js';
import type { VisitTerms } from './visit.terms.js';

/** VIS-01: at least one topic, and one output with an indicator by which it is measured. */
export const requireMeasurableOutput = ({
  topics,
  expectedOutputs,
}: Pick<VisitTerms, 'topics' | 'expectedOutputs'>): void => {
  if (
    topics.some((topic) => topic.trim()) &&
    expectedOutputs.some(({ text, indicator }) => text.trim() && indicator.trim())
  )
    return;
  throw reject('E_VISIT_NO_OUTPUT', {
    ruleId: 'VIS-01',
    field: topics.length ? '/expectedOutputs' : '/topics',
    legalBasis: 'Inpres 1/2025',
  });
};

/** VIS-07 [D]: without a required host nobody could accept the visit. */
export const requireRequiredHost = ({ hosts }: Pick<VisitTerms, 'hosts'>): void => {
  if (hosts.some(({ required }) => required)) return;
  throw reject('E_VALIDATION', {
    ruleId: 'VIS-07',
    field: '/hosts',
    messageId: 'Sedikitnya satu tuan rumah harus wajib menerima (required: true).',
    messageEn: 'At least one host must be a required one (required: true).',
  });
};

/** VIS-06: months around a visit in which another one repeats it. */
export const REPEAT_MONTHS = 12;

/** VIS-06: the same origin, host and topic within twelve months; the approver has to know it. */
export const warnOfRepeat = (terms: VisitTerms, earlier: readonly EarlierVisit[]): readonly WarningCode[] => {
  const hosts = new Set(terms.hosts.map(partyKey));
  const topics = new Set(terms.topics.map(topicKey));
  const near = (day: LocalDate): boolean =>
    addMonths(terms.plannedStart, -REPEAT_MONTHS) <= day && day <= addMonths(terms.plannedStart, REPEAT_MONTHS);
  const repeats = earlier.some(
    (visit) =>
      visit.visitId !== terms.visitId &&
      near(visit.plannedStart) &&
      visit.hosts.some((host) => hosts.has(host)) &&
      visit.topics.some((topic) => topics.has(topicKey(topic))),
  );
  return repeats ? ['W_REPEAT_VISIT'] : [];
};

/**
 * One topic however it is written: composed or not, in capitals, hyphenated, with a full stop, in one word or two
 * (VIS-06).
 */
export const topicKey = (topic: string): string => {
  const letters = topic
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return letters || topic.trim();
};

/** VIS-09: somebody travels. */
export const requireDelegation = ({ delegationSize }: VisitTerms): void => {
  if (Number.isInteger(delegationSize) && delegationSize >= 1) return;
  throw reject('E_DELEGATION_SIZE', {
    ruleId: 'VIS-09',
    field: '/delegationSize',
    messageId: `Jumlah rombongan ${delegationSize} tidak sesuai: sedikitnya satu orang.`,
    messageEn: `A delegation of ${delegationSize} does not fit: at least one person travels.`,
  });
};
