import { boundSetting, reject, wholeNumber, type Setting } from '#kernel';

/** MOD-03: months before the designation within which the baseline index is taken. */
export const BASELINE_MONTHS: Setting<number> = {
  name: 'BASELINE_MONTHS',
  tag: 'D',
  legalBasis: 'MOD-03',
  initial: 18,
  parse: wholeNumber(1, 60),
};

/** MOD-06: months without an agreement after which a model village ends. */
export const UNSUPPORTED_MONTHS: Setting<number> = {
  name: 'UNSUPPORTED_MONTHS',
  tag: 'D',
  legalBasis: 'MOD-06',
  initial: 12,
  parse: wholeNumber(1, 60),
};

/** The year with which Indeks Desa takes the place of IDM. */
export const INDEKS_DESA_FROM_YEAR: Setting<number> = {
  name: 'INDEKS_DESA_FROM_YEAR',
  tag: 'S',
  legalBasis: 'Kemendes, Indeks Desa 2025',
  initial: 2025,
  parse: wholeNumber(2016, 2100),
};

/**
 * Upper bounds, inclusive, of the four lower statuses, in the smallest steps of an index; what lies above is MANDIRI.
 */
export type StatusBounds = readonly [number, number, number, number];

const isBounds = (value: unknown): value is StatusBounds =>
  Array.isArray(value) &&
  value.length === 4 &&
  value.every(
    (bound, index) =>
      Number.isInteger(bound) && bound > (index ? (value[index - 1] as number) : 0) && (bound as number) < 10_000,
  );

const expected = (value: unknown, id: string, en: string) =>
  reject('E_VALIDATION', {
    messageId: `harus ${id}, bukan ${JSON.stringify(value)}`,
    messageEn: `must be ${en}, not ${JSON.stringify(value)}`,
  });

const bounds = (value: unknown): StatusBounds => {
  if (isBounds(value)) return value;
  throw expected(
    value,
    'empat bilangan bulat yang menaik di bawah 10000, mis. [4907, 5989, 7072, 8155]',
    'four rising whole numbers below 10000, like [4907, 5989, 7072, 8155]',
  );
};

/** MOD-03: bounds of IDM, in ten-thousandths. */
export const IDM_STATUS_BOUNDS: Setting<StatusBounds> = {
  name: 'IDM_STATUS_BOUNDS',
  tag: 'K',
  legalBasis: 'Permendesa PDTT 2/2016',
  initial: [4907, 5989, 7072, 8155],
  parse: bounds,
};

/** MOD-03: bounds of Indeks Desa by its year, in hundredths. */
export type BoundsByYear = Readonly<Record<string, StatusBounds>>;

/**
 * MOD-03: bounds of Indeks Desa for each year that an office has entered; of a year without any the status is taken as
 * it was published.
 */
export const INDEKS_DESA_STATUS_BOUNDS: Setting<BoundsByYear> = {
  name: 'INDEKS_DESA_STATUS_BOUNDS',
  tag: 'D',
  legalBasis: 'Indeks Desa; bounds are published by the ministry for each year',
  initial: {},
  parse: (value) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const entries = Object.entries(value);
      if (entries.every(([year]) => /^20\d\d$/.test(year)))
        return Object.fromEntries(entries.map(([year, each]) => [year, bounds(each)]));
    }
    throw expected(
      value,
      'batas untuk setiap tahun, mis. {"2025": [2000, 4000, 6000, 8000]}',
      'bounds for each year, like {"2025": [2000, 4000, 6000, 8000]}',
    );
  },
};

/** COM-14: areas of one nomination, and villages of one record. */
export const MODEL_VILLAGE_PLACES = boundSetting('MODEL_VILLAGE_PLACES', 200, 1_000);
/** COM-14: assessments, reports of progress, evaluations, reviews and replications of one record, together. */
export const MODEL_VILLAGE_ENTRIES = boundSetting('MODEL_VILLAGE_ENTRIES', 1_000, 5_000);
/** COM-14: corrections and voidings that may be asked for of one record. */
export const MODEL_VILLAGE_REPAIRS = boundSetting('MODEL_VILLAGE_REPAIRS', 100, 200);

export const modelVillageSettings = [
  BASELINE_MONTHS,
  UNSUPPORTED_MONTHS,
  INDEKS_DESA_FROM_YEAR,
  IDM_STATUS_BOUNDS,
  INDEKS_DESA_STATUS_BOUNDS,
  MODEL_VILLAGE_PLACES,
  MODEL_VILLAGE_ENTRIES,
  MODEL_VILLAGE_REPAIRS,
] as const;
