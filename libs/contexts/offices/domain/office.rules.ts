import { capacityWords, overlap, personNameKey, reject, type Actor, type LocalDate, type Period } from '#kernel';
import type { Appointment, Mandate } from './office.events.js';
import type { OfficeFacts, OtherOffice } from './office.facts.js';
import type { Registered } from './office.state.js';

/** OFF-01 A period does not end before it begins. */
export const requirePeriod = ({ validFrom, validTo }: Period): void => {
  if (validTo === undefined || validFrom <= validTo) return;
  throw reject('E_DATE_ORDER', {
    ruleId: 'OFF-01',
    field: '/validTo',
    details: { validFrom, validTo },
    messageId: `Masa berlaku berakhir pada ${validTo}, sebelum mulai pada ${validFrom}.`,
    messageEn: `The period ends on ${validTo}, before it begins on ${validFrom}.`,
  });
};

/** OFF-01 What happens in an office lies within its own life. */
export const requireWithinLife = (
  { terms: { establishedOn } }: Registered,
  { validFrom, validTo }: Period,
  lastDay?: LocalDate,
  field = '/validFrom',
): void => {
  if (establishedOn && validFrom < establishedOn) {
    throw reject('E_DATE_ORDER', {
      ruleId: 'OFF-01',
      field,
      details: { establishedOn },
      messageId: `Kantor ini baru dibentuk pada ${establishedOn}, sesudah ${validFrom}.`,
      messageEn: `The office was established on ${establishedOn}, after ${validFrom}.`,
    });
  }
  if (lastDay === undefined || (validTo !== undefined && validTo <= lastDay)) return;
  throw reject('E_DATE_ORDER', {
    ruleId: 'OFF-01',
    field: validFrom > lastDay ? '/validFrom' : '/validTo',
    details: { lastDay },
    messageId: `Kantor ini berakhir pada ${lastDay}; masa berlaku harus berakhir paling lambat hari itu.`,
    messageEn: `The office ended on ${lastDay}; the period must end on that day at the latest.`,
  });
};

/**
 * OFF-02 [D] One holds the office at a time, definitively, as Pj. or as Plt.; beside him one Plh. at a time stands in
 * while he is away (UU 30/2014 art. 14).
 */
export const requireVacant = (
  { appointments }: Registered,
  wanted: Pick<Appointment, 'capacity' | 'validFrom' | 'validTo'>,
): void => {
  const standsIn = (capacity: Appointment['capacity']): boolean => capacity === 'PLH';
  const holder = appointments.find(
    (each) => standsIn(each.capacity) === standsIn(wanted.capacity) && overlap(each, wanted),
  );
  if (!holder) return;
  const { appointmentId, capacity, validFrom, validTo } = holder;
  const [heldId, heldEn] = capacityWords(capacity);
  throw reject('E_OFFICE_HELD', {
    ruleId: 'OFF-02',
    field: '/validFrom',
    details: { appointmentId, capacity, validFrom, ...(validTo && { validTo }) },
    messageId: `Jabatan ini sudah dipegang (${heldId}, pengangkatan ${appointmentId}) mulai ${validFrom}${validTo ? ` sampai ${validTo}` : ''}; akhiri dulu pengangkatan itu (end-appointment).`,
    messageEn: `The office is held already (${heldEn}, appointment ${appointmentId}) from ${validFrom}${validTo ? ` to ${validTo}` : ' on'}; end that appointment first (end-appointment).`,
  });
};

/** OFF-03 Nobody enters what he himself may do. */
export const requireOther = (userId: string | undefined, actor: Actor, field = '/userId'): void => {
  if (userId === undefined || userId !== actor.userId) return;
  throw reject('E_SOD', {
    ruleId: 'OFF-03',
    field,
    messageId: 'Pengangkatan dan pelimpahan wewenang dicatat oleh orang lain, bukan oleh yang menerimanya.',
    messageEn: 'An appointment or a mandate is entered by another person than the one who receives it.',
  });
};

/** OFF-03 A mandate without a name is received by whoever holds the office while it lasts. */
export const requireOtherThanHolders = (
  { appointments }: Registered,
  mandate: Pick<Mandate, 'userId' | 'officialName' | 'validFrom' | 'validTo'>,
  actor: Actor,
): void => {
  if (mandate.userId !== undefined || mandate.officialName !== undefined) return;
  for (const each of appointments) if (overlap(each, mandate)) requireOther(each.userId, actor, '/officialName');
};

/** OFF-04 Whoever acts here has an account. */
export const requireAccount = (
  userId: string | undefined,
  { accountExists }: Pick<OfficeFacts, 'accountExists'>,
): void => {
  if (userId === undefined || accountExists) return;
  throw reject('E_NOT_FOUND', {
    ruleId: 'OFF-04',
    field: '/userId',
    messageId: 'Tidak ada akun dengan id itu; kosongkan bila pejabatnya tidak bertindak di sini.',
    messageEn: 'There is no account of that id; leave it out where the official does not act here.',
  });
};

/** OFF-05 A mandate is given by an office of the register, which somebody held on the day of the document. */
export const requireGiver = (
  { officeId, unknown, held }: OtherOffice,
  { document: { date }, validFrom }: { readonly document: { readonly date: LocalDate }; readonly validFrom: LocalDate },
): void => {
  if (unknown) {
    throw reject('E_NOT_FOUND', {
      ruleId: 'OFF-05',
      field: '/givenBy',
      messageId: `Kantor ${officeId} belum ada dalam register; catat dulu dengan pejabatnya.`,
      messageEn: `The office ${officeId} is not in the register; enter it first, with its official.`,
    });
  }
  if (!held) {
    throw reject('E_NO_AUTHORITY', {
      ruleId: 'OFF-05',
      field: '/givenBy',
      details: { officeId, on: date },
      messageId: `Menurut register tidak ada yang memegang kantor ${officeId} pada ${date}, tanggal suratnya.`,
      messageEn: `By the register nobody held the office ${officeId} on ${date}, the date of the document.`,
    });
  }
  if (date <= validFrom) return;
  throw reject('E_DATE_ORDER', {
    ruleId: 'OFF-05',
    field: '/validFrom',
    details: { dated: date },
    messageId: `Surat bertanggal ${date} tidak memberi wewenang sejak ${validFrom}, sebelum tanggal itu.`,
    messageEn: `A document of ${date} gives no power from ${validFrom} on, before its date.`,
  });
};

/**
 * OFF-05 [D] Nobody gives a mandate to himself: within one office its holder gives it to another of its officials, and
 * delegates nothing to the office.
 */
export const requireGivenToOther = (
  { appointments, terms: { officeId } }: Registered,
  mandate: Omit<Mandate, 'mandateId'>,
): void => {
  const { kind, givenBy, userId, officialName } = mandate;
  if (givenBy !== officeId) return;
  const holders = appointments.filter((each) => overlap(each, mandate));
  const isHolder = (each: Appointment): boolean =>
    (userId !== undefined && each.userId === userId) ||
    (officialName !== undefined && personNameKey(each.officialName) === personNameKey(officialName));
  const named = userId !== undefined || officialName !== undefined;
  if (kind !== 'DELEGASI' && named && !holders.some(isHolder)) return;
  throw reject('E_NO_AUTHORITY', {
    ruleId: 'OFF-05',
    field: '/givenBy',
    details: { officeId },
    messageId: `Kantor ${officeId} tidak melimpahkan wewenang kepada dirinya sendiri; sebutkan kantor pemberinya, atau pejabat lain di kantor ini yang menerima mandat atau kuasa.`,
    messageEn: `The office ${officeId} gives no mandate to itself; name the office that gave it, or another official of this office who receives the mandate or power of attorney.`,
  });
};

/** OFF-06 An end lies within the period, and before the end that was known. */
export const requireEarlierEnd = ({ validFrom, validTo }: Period, lastDay: LocalDate): void => {
  if (validFrom <= lastDay && (validTo === undefined || lastDay < validTo)) return;
  throw reject('E_DATE_ORDER', {
    ruleId: 'OFF-06',
    field: '/lastDay',
    details: { validFrom, ...(validTo && { validTo }) },
    messageId: `Hari terakhir harus antara ${validFrom} dan ${validTo ? `sebelum ${validTo}` : 'seterusnya'}; yang ditulis ${lastDay}.`,
    messageEn: `The last day must lie from ${validFrom} on${validTo ? ` and before ${validTo}` : ''}; it is ${lastDay}.`,
  });
};

/** Which of the entries of an office is meant. */
export const found = <T>(entry: T | undefined, field: string, id: string): T => {
  if (entry) return entry;
  throw reject('E_NOT_FOUND', {
    field,
    messageId: `Tidak ada nomor ${id} pada kantor ini.`,
    messageEn: `This office has no entry of number ${id}.`,
  });
};

/** OFF-07 Nothing begins in an office that has ended, and it is not its own successor. */
export const requireClosable = (
  { appointments, mandates, terms: { officeId, establishedOn } }: Registered,
  lastDay: LocalDate,
  successors: readonly string[],
  { unknownSuccessors }: Pick<OfficeFacts, 'unknownSuccessors'>,
): void => {
  const late = [...appointments, ...mandates].map(({ validFrom }) => validFrom).find((begins) => begins > lastDay);
  if (late !== undefined || (establishedOn && establishedOn > lastDay)) {
    throw reject('E_DATE_ORDER', {
      ruleId: 'OFF-07',
      field: '/lastDay',
      details: { begins: late ?? establishedOn },
      messageId: `Kantor ini masih memuat masa yang mulai ${late ?? establishedOn}, sesudah ${lastDay}.`,
      messageEn: `The office holds a period that begins on ${late ?? establishedOn}, after ${lastDay}.`,
    });
  }
  const own = successors.indexOf(officeId);
  if (own >= 0 || new Set(successors).size < successors.length) {
    throw reject('E_VALIDATION', {
      ruleId: 'OFF-07',
      field: own >= 0 ? `/successors/${own}` : '/successors',
      messageId: 'Penerus adalah kantor lain, masing-masing ditulis sekali.',
      messageEn: 'Successors are other offices, each named once.',
    });
  }
  const [unknown] = unknownSuccessors;
  if (unknown === undefined) return;
  throw reject('E_NOT_FOUND', {
    ruleId: 'OFF-07',
    field: `/successors/${successors.indexOf(unknown)}`,
    messageId: `Kantor ${unknown} belum ada dalam register; catat dulu.`,
    messageEn: `The office ${unknown} is not in the register; enter it first.`,
  });
};

/** OFF-08 The institution to which an office belongs is in the register. */
export const requireInstitution = (
  institutionId: string | undefined,
  { institutionExists }: Pick<OfficeFacts, 'institutionExists'>,
): void => {
  if (institutionId === undefined || institutionExists) return;
  throw reject('E_NOT_FOUND', {
    ruleId: 'OFF-08',
    field: '/institutionId',
    messageId: `Lembaga ${institutionId} belum ada dalam register; catat dulu.`,
    messageEn: `The institution ${institutionId} is not in the register; enter it first.`,
  });
};
