import { levelOf, reject, yearOf, type DocRef, type LocalDate, type RegionCode } from '#kernel';

/** Days that are holidays in every year: a list without them is not whole. */
const EVERY_YEAR = ['01-01', '08-17', '12-25'];

/**
 * REG-08 A decree has a number, which everybody sees beside its days, and is not dated after the day on which it is
 * entered.
 */
export const decreeMustBeNamed = ({ number, date, classification }: DocRef, today: LocalDate): void => {
  if (!number?.trim()) {
    throw reject('E_DOC_MISSING', {
      ruleId: 'REG-08',
      field: '/decree/number',
      messageId: 'Nomor keputusan wajib diisi.',
      messageEn: 'The number of the decree is required.',
    });
  }
  if (classification === 'RESTRICTED' || classification === 'SECRET') {
    throw reject('E_VALIDATION', {
      ruleId: 'REG-08',
      field: '/decree/classification',
      messageId: 'Keputusan hari libur diumumkan kepada semua orang; klasifikasinya PUBLIC atau INTERNAL.',
      messageEn: 'A decree on holidays is announced to everybody; its classification is PUBLIC or INTERNAL.',
    });
  }
  if (date > today) {
    throw reject('E_DATE_ORDER', {
      ruleId: 'REG-08',
      field: '/decree/date',
      messageId: `Keputusan bertanggal ${date}, sesudah hari ini, ${today}.`,
      messageEn: `The decree is dated ${date}, after today, ${today}.`,
    });
  }
};

/** REG-08 What is in force gives way to the same or a later decree only. */
export const decreeMustNotBeEarlier = (decree: DocRef, inForce: DocRef | undefined): void => {
  if (!inForce || decree.date >= inForce.date) return;
  throw reject('E_DATE_ORDER', {
    ruleId: 'REG-08',
    field: '/decree/date',
    messageId: `Yang berlaku adalah keputusan tanggal ${inForce.date}, lebih baru daripada ${decree.date}.`,
    messageEn: `The decree of ${inForce.date} is in force, which is later than ${decree.date}.`,
    details: { inForce: inForce.date },
  });
};

/** REG-09 The days lie in the year, each once. */
export const daysMustBeOfTheYear = (days: readonly { readonly date: LocalDate }[], year: number): void => {
  const seen = new Set<LocalDate>();
  for (const [index, { date }] of days.entries()) {
    if (yearOf(date) !== year || seen.has(date)) {
      throw reject('E_VALIDATION', {
        ruleId: 'REG-09',
        field: `/days/${index}/date`,
        messageId: `Setiap hari libur harus di tahun ${year} dan ditulis sekali; lihat ${date}.`,
        messageEn: `Every day off lies in ${year} and is listed once; see ${date}.`,
      });
    }
    seen.add(date);
  }
};

/**
 * REG-09 A year is loaded with its whole list: New Year, Independence Day and Christmas are in each. A part of a list
 * would make deadlines too short.
 */
export const listMustBeWhole = (days: readonly { readonly date: LocalDate }[], year: number): void => {
  const missing = EVERY_YEAR.map((day) => `${year}-${day}`).filter((day) => !days.some(({ date }) => date === day));
  if (missing.length === 0) return;
  throw reject('E_VALIDATION', {
    ruleId: 'REG-09',
    field: '/days',
    messageId: `Daftar tidak lengkap: ${missing.join(', ')} tidak ada.`,
    messageEn: `The list is not whole: ${missing.join(', ')} is not in it.`,
    details: { missing },
  });
};

/** REG-10 Days off of their own have provinces, regencies and cities. */
export const regionMustDecreeHolidays = (region: RegionCode): void => {
  if (levelOf(region) <= 2) return;
  throw reject('E_LEVEL', {
    ruleId: 'REG-10',
    field: '/region',
    messageId: 'Hari libur daerah ditetapkan provinsi, kabupaten, atau kota.',
    messageEn: 'Regional days off are decreed by a province, a regency or a city.',
  });
};

/** REG-11 The calendar of a year is due on 1 October before it [D: the joint decree usually comes in September]. */
export const calendarDueOn = (year: number): LocalDate => `${year - 1}-10-01` as LocalDate;

export const mustBeDue = (year: number, today: LocalDate): void => {
  const dueOn = calendarDueOn(year);
  if (today >= dueOn) return;
  throw reject('E_DATE_ORDER', {
    ruleId: 'REG-11',
    field: '/year',
    details: { dueOn },
    messageId: `Kalender ${year} baru ditunggu sejak ${dueOn}; hari ini ${today}.`,
    messageEn: `The calendar of ${year} is due from ${dueOn} on; today is ${today}.`,
  });
};
