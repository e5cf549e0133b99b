import {
  INTEGER,
  field,
  localDateAt,
  optional,
  record,
  zoneOf,
  percentOf,
  type Instant,
  type Kind,
  type Measures,
  type RegionCode,
  type TotalRow,
  type TypeOf,
} from '#kernel';
import { columnsOf, withBeside, type ModelQuery } from '#runtime';
import { MOST_DAYS, timesTotal } from '../read/adoption-board.totals.js';

const NUMBER: Kind<number> = { schema: { type: 'number' } };

const rateFields = {
  decidedPercent: optional(['diputuskan ÷ diamati, dalam persen', 'decided ÷ observed, per cent'], NUMBER),
  verifiedPercent: optional(
    ['tingkat adopsi: diverifikasi ÷ diamati, dalam persen', 'rate of adoption: verified ÷ observed, per cent'],
    NUMBER,
  ),
};
const AGES = {
  deferred3: 'ditunda_tiga_bulan',
  deferred6: 'ditunda_enam_bulan',
  deferred12: 'ditunda_setahun',
  deferredLonger: 'ditunda_lebih_lama',
} as const;
type Age = keyof typeof AGES;
const timeFields = {
  medianDays: optional(
    [
      `median hari dari keputusan sampai verifikasi; ${MOST_DAYS} berarti ${MOST_DAYS} atau lebih`,
      `median days from decision to verification; ${MOST_DAYS} means ${MOST_DAYS} or more`,
    ],
    NUMBER,
  ),
  deferred3: field(['ditunda, diputuskan 0–3 bulan kalender lalu', 'deferred 0–3 calendar months ago'], INTEGER),
  deferred6: field(['ditunda, 4–6 bulan kalender lalu', 'deferred 4–6 calendar months ago'], INTEGER),
  deferred12: field(['ditunda, 7–12 bulan kalender lalu', 'deferred 7–12 calendar months ago'], INTEGER),
  deferredLonger: field(['ditunda, lebih lama', 'deferred longer ago'], INTEGER),
};
const rates = record(rateFields);
const times = record({ ...rateFields, ...timeFields });
type Rates = TypeOf<typeof rates>;

/** The median of days kept as counts by day, `d12`; undefined of none. */
export const medianOf = (counts: Measures): number | undefined => {
  const days = Object.entries(counts)
    .filter(([name, count]) => /^d\d+$/.test(name) && count > 0n)
    .map(([name, count]) => ({ day: Number(name.slice(1)), count: Number(count) }))
    .sort((one, other) => one.day - other.day);
  const all = days.reduce((sum, { count }) => sum + count, 0);
  const at = (place: number): number => {
    let passed = 0;
    return days.find(({ count }) => (passed += count) > place)!.day;
  };
  return all === 0 ? undefined : (at(Math.floor((all - 1) / 2)) + at(Math.floor(all / 2))) / 2;
};

const monthOf = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));

/** How many are deferred since how many calendar months, by the calendar of the region. */
export const agesOf = (counts: Measures, now: Instant, region: RegionCode): Record<Age, number> => {
  const ages = { deferred3: 0, deferred6: 0, deferred12: 0, deferredLonger: 0 };
  const today = monthOf(localDateAt(now, zoneOf(region)));
  for (const [month, count] of Object.entries(counts)) {
    if (!/^\d{4}-\d{2}$/.test(month)) continue;
    const age = today - monthOf(month);
    const bucket = age <= 3 ? 'deferred3' : age <= 6 ? 'deferred6' : age <= 12 ? 'deferred12' : 'deferredLonger';
    ages[bucket] += Number(count);
  }
  return ages;
};

const ratesOf = ({ observed, decided, verified }: TotalRow): Rates => {
  const [whole, known, done] = [observed, decided, verified].map((figure) => BigInt(figure as string | number));
  const [decidedPercent, verifiedPercent] = [percentOf(known!, whole!), percentOf(done!, whole!)];
  return {
    ...(decidedPercent !== undefined && { decidedPercent }),
    ...(verifiedPercent !== undefined && { verifiedPercent }),
  };
};

const rateColumns = columnsOf(rates);
const timeColumns = columnsOf(times);
const RATE_COLUMNS = [
  ...rateColumns('persen_diputuskan', 'decidedPercent'),
  ...rateColumns('persen_diverifikasi', 'verifiedPercent'),
];

/** A list of kept counts with the rates that follow from them. */
export const withRates = (list: ModelQuery<TotalRow>): ModelQuery => withBeside(list, rates, RATE_COLUMNS, ratesOf);

const TIME_COLUMNS = [
  ...RATE_COLUMNS,
  ...timeColumns('median_hari_verifikasi', 'medianDays'),
  ...(Object.keys(AGES) as Age[]).flatMap((age) => timeColumns(AGES[age], age)),
];

/** The same with the median and the ages, which are kept for regions alone. */
export const withTimes = (list: ModelQuery<TotalRow>, side: 'byOrigin' | 'byHost'): ModelQuery =>
  withBeside(list, times, TIME_COLUMNS, async (row, _reader, now, { models }) => {
    const region = row['region'] as RegionCode;
    const [counts = {}] = await models.totals([timesTotal(side, region, Number(row['year']))]);
    const medianDays = medianOf(counts);
    return { ...ratesOf(row), ...(medianDays !== undefined && { medianDays }), ...agesOf(counts, now, region) };
  });
