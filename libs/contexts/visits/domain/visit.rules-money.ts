import {
  amount,
  inRupiah,
  isCentral,
  isVillage,
  regencyOf,
  reject,
  rupiah,
  sumRupiah,
  yearOf,
  seatOf,
  type PartyRef,
  type RegionCode,
  type RegionRef,
  type RuleSet,
  type Rupiah,
  type WarningCode,
} from '#kernel';
import type { TravelCeiling } from './visit.facts.js';
import { isBoundByEfficiency, isOfVillage } from './visit.parties.js';
import { OF_REGIONS, PAID_BY_OTHERS } from './visit.codes.js';
import { isVirtual, type VisitTerms } from './visit.terms.js';
import { DANA_DESA_EARLIER_TA } from './visit.settings.js';

/** First fiscal year in which Dana Desa may not pay for travel outside the regency (VIS-04). */
export const DANA_DESA_BAN_FROM = 2026;
/** The fiscal year whose regional travel Inpres 1/2025 halves (VIS-05). */
const EFFICIENCY_YEAR = 2025;

/** A province, any region of another regency, and whatever has no region, abroad too, lies outside the regency. */
const liesOutside = ({ region: host }: PartyRef, { region: origin }: PartyRef): boolean =>
  !host || !origin || host.level === 1 || regencyOf(host.code) !== regencyOf(origin.code);

/** Whether somebody travels out of the regency of the origin. */
export const leavesRegency = (terms: Pick<VisitTerms, 'hosts' | 'origin' | 'mode'>): boolean =>
  !isVirtual(terms) && terms.hosts.some((host) => liesOutside(host, terms.origin));

/** VIS-03, VIS-14, VIS-16: the sources add up to the budget; only a visit at others' cost or a virtual one has none. */
export const requireFullFunding = (terms: VisitTerms): void => {
  const { budget, fundingSources, costBorneByHost, costBorneBy } = terms;
  const sum = sumRupiah(fundingSources.map((source) => source.amount));
  if (sum === budget && (budget !== '0' || costBorneByHost || costBorneBy || isVirtual(terms))) return;
  throw reject('E_FUNDING_MISMATCH', {
    ruleId: 'VIS-03',
    field: sum === budget ? '/budget' : '/fundingSources',
    details: { budget, sum },
    ...(sum === budget
      ? {
          messageId:
            'Anggaran 0 hanya bila seluruh biaya ditanggung tuan rumah (costBorneByHost: true) atau pihak lain (costBorneBy), atau kunjungannya daring.',
          messageEn:
            'A budget of 0 needs the host (costBorneByHost: true) or another party (costBorneBy) to bear the cost, or a virtual visit.',
        }
      : {
          messageId: `Jumlah sumber dana, ${inRupiah(sum)}, tidak sama dengan anggaran, ${inRupiah(budget)}.`,
          messageEn: `The funding sources add up to ${inRupiah(sum)}, the budget is ${inRupiah(budget)}.`,
        }),
  });
};

/** VIS-03 [D]: money pays for days of its own fiscal year; a trip over New Year may use that of both. */
export const requireFiscalYears = ({ fundingSources, plannedStart, plannedEnd }: VisitTerms): void => {
  const [from, to] = [yearOf(plannedStart), yearOf(plannedEnd)];
  const wrong = fundingSources.findIndex(({ fiscalYear }) => fiscalYear < from || fiscalYear > to);
  if (wrong === -1) return;
  const years = from === to ? `${from}` : `${from}, ${to}`;
  throw reject('E_WRONG_TA', {
    ruleId: 'VIS-03',
    field: `/fundingSources/${wrong}/fiscalYear`,
    details: { plannedStart, plannedEnd, fiscalYear: fundingSources[wrong]!.fiscalYear },
    messageId: `Tahun anggaran ${fundingSources[wrong]!.fiscalYear} harus tahun perjalanan: ${years}.`,
    messageEn: `The fiscal year ${fundingSources[wrong]!.fiscalYear} must be that of the trip: ${years}.`,
  });
};

/**
 * VIS-04: from TA 2026 Dana Desa pays for no travel outside the regency, judged by the year of the money and of the
 * trip's last day. For earlier years the region's setting decides whether that is refused, warned of, or left alone.
 */
export const requireDanaDesaInsideRegency = (terms: VisitTerms, rules: RuleSet): readonly WarningCode[] => {
  const { origin, fundingSources, plannedEnd } = terms;
  const money = fundingSources.filter(({ source }) => source === 'DANA_DESA').map(({ fiscalYear }) => fiscalYear);
  if (!money.length || !leavesRegency(terms)) return [];
  const banned = [...money, yearOf(plannedEnd)].some((year) => year >= DANA_DESA_BAN_FROM);
  const earlier = rules.get(DANA_DESA_EARLIER_TA, seatOf(origin));
  if (banned || earlier === 'REJECT') {
    throw reject('E_DANA_DESA_OUTSIDE_REGENCY', {
      ruleId: 'VIS-04',
      field: '/fundingSources',
      legalBasis: banned ? 'Permendesa PDT 16/2025' : DANA_DESA_EARLIER_TA.legalBasis,
    });
  }
  return earlier === 'WARN' ? ['W_DANA_DESA_EARLIER_TA'] : [];
};

/** A kecamatan and a kelurahan are offices of their regency or city. */
const governing = (region: RegionCode): RegionCode => regencyOf(region) ?? region;

/** Money of one fiscal year from the travel budget of the government of that region. */
interface OwnTravelMoney {
  readonly region: RegionCode;
  readonly fiscalYear: number;
  readonly amount: Rupiah;
}

/**
 * What a visit takes from its government's travel money, by fiscal year: of a region, its agencies and its council. A
 * village's own budget is not bound by Inpres 1/2025, which addresses ministries and regional heads; a ministry keeps
 * its ceiling elsewhere; money of others does not count [D] (VIS-05).
 */
export const ownTravelMoney = ({ origin, fundingSources }: VisitTerms): readonly OwnTravelMoney[] => {
  const { region } = origin;
  if (!region || !spendsOfGovernment(origin, fundingSources)) return [];
  const own = fundingSources.filter(({ source }) => !PAID_BY_OTHERS.includes(source));
  const years = [...new Set(own.map(({ fiscalYear }) => fiscalYear))].sort((one, other) => one - other);
  return years.map((year) => ({
    region: governing(region.code),
    fiscalYear: year,
    amount: sumRupiah(own.filter(({ fiscalYear }) => fiscalYear === year).map((source) => source.amount)),
  }));
};

/** Inpres 1/2025 binds the government whoever travels: also where a body of its region spends its budget [D]. */
const spendsOfGovernment = (origin: PartyRef, fundingSources: VisitTerms['fundingSources']): boolean =>
  isBoundByEfficiency(origin) ||
  (!isOfVillage(origin) && !isCentral(origin) && fundingSources.some(({ source }) => OF_REGIONS.includes(source)));

/** The government to which the offices of a region belong. */
export const governmentOf = (region: RegionRef): RegionCode =>
  isVillage(region) ? region.code : governing(region.code);
export const ceilingId = (region: RegionCode, fiscalYear: number): string => `${region}-${fiscalYear}`;

/** The ceilings of which a visit takes money. */
export const takenFrom = (terms: VisitTerms): readonly string[] =>
  ownTravelMoney(terms).map(({ region, fiscalYear }) => ceilingId(region, fiscalYear));

/** What a visit on these terms takes of one ceiling; nothing without terms. */
export const takenOf = (id: string, terms: VisitTerms | undefined): Rupiah =>
  (terms ? ownTravelMoney(terms) : []).find(({ region, fiscalYear }) => ceilingId(region, fiscalYear) === id)?.amount ??
  rupiah('0');

/** VIS-05: the refusal of what would take more than a ceiling leaves. */
export const beyondCeiling = (details: TravelCeiling & { readonly fiscalYear: number; readonly asked: Rupiah }) =>
  reject('E_TRAVEL_CEILING', {
    ruleId: 'VIS-05',
    legalBasis: 'Inpres 1/2025',
    field: '/budget',
    details: { ...details },
    messageId: `Pagu perjalanan ${details.fiscalYear} adalah ${inRupiah(details.ceiling)}, sudah dipakai ${inRupiah(details.committed)}; kunjungan ini meminta ${inRupiah(details.asked)}.`,
    messageEn: `The travel ceiling of ${details.fiscalYear} is ${inRupiah(details.ceiling)}, of which ${inRupiah(details.committed)} are taken; this visit asks for ${inRupiah(details.asked)}.`,
  });

/**
 * VIS-05: whoever of a regional government travels in 2025, or on money of TA 2025, says why; and in any year its
 * visits together stay below the ceiling, where one was entered [D].
 */
export const requireEfficiency = (terms: VisitTerms, ceilings: Readonly<Record<number, TravelCeiling>>): void => {
  if (!spendsOfGovernment(terms.origin, terms.fundingSources) || isVirtual(terms)) return;
  const law = { ruleId: 'VIS-05', legalBasis: 'Inpres 1/2025' };
  const inYear = yearOf(terms.plannedStart) <= EFFICIENCY_YEAR && yearOf(terms.plannedEnd) >= EFFICIENCY_YEAR;
  const ofYear = terms.fundingSources.some(({ fiscalYear }) => fiscalYear === EFFICIENCY_YEAR);
  if ((inYear || ofYear) && !terms.efficiencyJustification?.trim()) {
    throw reject('E_EFFICIENCY_JUSTIFICATION', { ...law, field: '/efficiencyJustification' });
  }
  for (const { fiscalYear, amount: asked } of ownTravelMoney(terms)) {
    const limit = ceilings[fiscalYear];
    if (limit && amount(limit.committed) + amount(asked) > amount(limit.ceiling)) {
      throw beyondCeiling({ fiscalYear, ...limit, asked });
    }
  }
};
