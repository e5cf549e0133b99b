import {
  addMonths, amount, regencyOf, reject, sumRupiah, type LocalDate, type RegionRef, type RuleSet, type WarningCode,
} from '#kernel';
import type { EarlierVisit, TravelCeiling } from './visit.facts.js';
import type { VisitTerms } from './visit.events.js';
import { DANA_DESA_EARLIER_TA } from './visit.settings.js';

/** First fiscal year in which Dana Desa may not pay for travel outside the regency (VIS-04). */
const DANA_DESA_BAN_FROM = 2026;
/** The fiscal year whose regional travel Inpres 1/2025 halves (VIS-05). */
const EFFICIENCY_YEAR = 2025;

/** A desa or desa adat has its own budget and head; all else, kelurahan and kecamatan included, is a regional government's [D]. */
export const isVillage = ({ level, kind }: RegionRef): boolean => level === 4 && kind !== 'KELURAHAN';

/** A province, and any region of another regency, lies outside the origin's regency. */
export const liesOutside = (host: RegionRef, origin: RegionRef): boolean => regencyOf(host.code) !== regencyOf(origin.code) || host.level === 1;

/** VIS-01: at least one topic, and one output with an indicator by which it is measured. */
export const requireMeasurableOutput = ({ topics, expectedOutputs }: VisitTerms): void => {
  if (topics.some((topic) => topic.trim()) && expectedOutputs.some(({ text, indicator }) => text.trim() && indicator.trim())) return;
  throw reject('E_VISIT_NO_OUTPUT', {
    ruleId: 'VIS-01', field: topics.length ? '/expectedOutputs' : '/topics', legalBasis: 'Inpres 1/2025',
  });
};

/** VIS-02: the origin is not its own host, and each host is listed once. */
export const requireOtherHosts = ({ origin, hosts }: VisitTerms): void => {
  const codes = hosts.map(({ region }) => region.code);
  if (codes.includes(origin.region.code)) throw reject('E_VISIT_SELF_HOST', { ruleId: 'VIS-02', field: '/hosts' });
  if (new Set(codes).size < codes.length) {
    throw reject('E_VALIDATION', {
      ruleId: 'VIS-02', field: '/hosts', messageId: 'Setiap tuan rumah ditulis satu kali.', messageEn: 'Each host is listed once.',
    });
  }
};

/** VIS-07 [D]: without a required host nobody could accept the visit. */
export const requireRequiredHost = ({ hosts }: VisitTerms): void => {
  if (hosts.some(({ required }) => required)) return;
  throw reject('E_VALIDATION', {
    ruleId: 'VIS-07', field: '/hosts',
    messageId: 'Sedikitnya satu tuan rumah wajib ditetapkan.', messageEn: 'At least one host must be a required one.',
  });
};

/** VIS-03: the sources add up to the budget, and only a visit at the host's cost has none. */
export const requireFullFunding = ({ budget, fundingSources, costBorneByHost }: VisitTerms): void => {
  const sum = sumRupiah(fundingSources.map((source) => source.amount));
  if (sum === budget && (budget !== '0' || costBorneByHost)) return;
  throw reject('E_FUNDING_MISMATCH', { ruleId: 'VIS-03', field: sum === budget ? '/budget' : '/fundingSources', details: { budget, sum } });
};

/**
 * VIS-04: from TA 2026 Dana Desa pays for no travel outside the regency. For earlier years the region's setting decides
 * whether that is refused, warned of, or left alone.
 */
export const requireDanaDesaInsideRegency = ({ origin, hosts, fundingSources }: VisitTerms, rules: RuleSet): readonly WarningCode[] => {
  const years = fundingSources.filter(({ source }) => source === 'DANA_DESA').map(({ fiscalYear }) => fiscalYear);
  if (!years.length || !hosts.some(({ region }) => liesOutside(region, origin.region))) return [];
  const banned = years.some((year) => year >= DANA_DESA_BAN_FROM);
  const earlier = rules.get(DANA_DESA_EARLIER_TA, origin.region.code);
  if (banned || earlier === 'REJECT') {
    throw reject('E_DANA_DESA_OUTSIDE_REGENCY', {
      ruleId: 'VIS-04', field: '/fundingSources', legalBasis: banned ? 'Permendesa PDT 16/2025' : DANA_DESA_EARLIER_TA.legalBasis,
    });
  }
  return earlier === 'WARN' ? ['W_DANA_DESA_EARLIER_TA'] : [];
};

/**
 * VIS-05: in TA 2025 a regional government says why it travels at all, and stays below its ceiling. Inpres 1/2025 addresses
 * ministries and regional heads, so a village's own budget is not bound by it [D]. Money of hosts and third parties does
 * not count against the ceiling [D]; a region without a ceiling has none to exceed [D].
 */
export const requireEfficiency = (terms: VisitTerms, ceiling: TravelCeiling | undefined): void => {
  const ofTheYear = terms.fundingSources.filter(({ fiscalYear }) => fiscalYear === EFFICIENCY_YEAR);
  if (isVillage(terms.origin.region) || !ofTheYear.length) return;
  const law = { ruleId: 'VIS-05', legalBasis: 'Inpres 1/2025' };
  if (!terms.efficiencyJustification?.trim()) throw reject('E_EFFICIENCY_JUSTIFICATION', { ...law, field: '/efficiencyJustification' });
  if (!ceiling) return;
  const asked = sumRupiah(ofTheYear.filter(({ source }) => source !== 'HOST' && source !== 'PIHAK_KETIGA').map((source) => source.amount));
  if (amount(ceiling.committed) + amount(asked) > amount(ceiling.ceiling)) {
    throw reject('E_TRAVEL_CEILING', { ...law, field: '/budget', details: { ...ceiling, asked } });
  }
};

/** VIS-06: the same origin, host and topic within twelve months; the approver has to know it. */
export const warnOfRepeat = (terms: VisitTerms, earlier: readonly EarlierVisit[]): readonly WarningCode[] => {
  const hosts = new Set(terms.hosts.map(({ region }) => region.code));
  const topics = new Set(terms.topics.map(normalTopic));
  const near = (day: LocalDate): boolean => addMonths(terms.plannedStart, -12) <= day && day <= addMonths(terms.plannedStart, 12);
  const repeats = earlier.some((visit) => visit.visitId !== terms.visitId && near(visit.plannedStart)
    && visit.hosts.some((host) => hosts.has(host)) && visit.topics.some((topic) => topics.has(normalTopic(topic))));
  return repeats ? ['W_REPEAT_VISIT'] : [];
};

const normalTopic = (topic: string): string => topic.trim().toLowerCase().replace(/\s+/g, ' ');

/** COM-05 [D]: a visit ends no earlier than it starts, and is asked for before it starts. */
export const requirePlannedOrder = (plannedStart: LocalDate, plannedEnd: LocalDate, askedOn: LocalDate): void => {
  if (plannedEnd < plannedStart) throw reject('E_DATE_ORDER', { ruleId: 'COM-05', field: '/plannedEnd' });
  if (plannedStart < askedOn) throw reject('E_DATE_ORDER', { ruleId: 'COM-05', field: '/plannedStart', details: { occurredOn: askedOn } });
};

/** VIS-09: somebody travels. */
export const requireDelegation = ({ delegationSize }: VisitTerms): void => {
  if (!Number.isInteger(delegationSize) || delegationSize < 1) throw reject('E_DELEGATION_SIZE', { ruleId: 'VIS-09', field: '/delegationSize' });
};
