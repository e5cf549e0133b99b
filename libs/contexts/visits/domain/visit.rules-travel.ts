import {
  capacityWords,
  covers,
  paperNumberKey,
  partyName,
  reject,
  type Acting,
  type Capacity,
  type LocalDate,
  type Pointer,
  type RegionRef,
  type Rejection,
} from '#kernel';
import { PAID_BY_OTHERS, STAGE_WORDS } from './visit.codes.js';
import type { VisitFacts } from './visit.facts.js';
import type { Traveller } from './visit.events.js';
import { isVirtual, type VisitHost, type VisitTerms } from './visit.terms.js';
import type { Proposed, Underway } from './visit.state.js';

/** VIS-09: at least one and no more travellers than asked for, each once, and on public money officials only. */
export const requireDelegates = (
  travellers: readonly Traveller[],
  { delegationSize, fundingSources }: VisitTerms,
): void => {
  const refuse = (messageId: string, messageEn: string, at = '') =>
    reject('E_DELEGATION_SIZE', { ruleId: 'VIS-09', field: `/travellers${at}`, messageId, messageEn });
  if (!travellers.length || travellers.length > delegationSize) {
    throw refuse(
      `Surat Tugas menyebut ${travellers.length} orang; harus 1 sampai ${delegationSize}, jumlah rombongan yang diajukan.`,
      `The order names ${travellers.length} travellers; there must be 1 to ${delegationSize}, the size of the delegation proposed.`,
    );
  }
  const [person, paper] = [
    repeated(travellers.map(({ subjectRef }) => subjectRef)),
    repeated(travellers.map(({ spdNo }) => paperNumberKey(spdNo))),
  ];
  if (person >= 0 || paper >= 0) {
    throw refuse(
      'Setiap pelaku perjalanan dan setiap nomor SPD ditulis sekali.',
      'Each traveller and each SPD number is listed once.',
      person >= 0 ? `/${person}/subjectRef` : `/${paper}/spdNo`,
    );
  }
  const publicMoney = fundingSources.some(({ source }) => !PAID_BY_OTHERS.includes(source));
  const other = travellers.findIndex(({ official }) => !official);
  if (publicMoney && other >= 0) {
    throw refuse(
      'Keluarga atau bukan pejabat tidak boleh ikut atas beban uang negara.',
      'Only officials travel on public money.',
      `/${other}/official`,
    );
  }
};

/** The place of the first value that stands before it already; -1 where there is none. */
const repeated = (values: readonly string[]): number => {
  const seen = new Set<string>();
  return values.findIndex((value) => seen.has(value) || (seen.add(value), false));
};

/** Fund committed (domain §3.1): an order that costs money has a fund to pay it. */
export const requireCommittedFund = ({ budget }: VisitTerms, funds: VisitFacts['funds']): void => {
  if (budget === '0' || funds === 'NOT_RECORDED') return;
  if (funds.some(({ status }) => status !== 'CANCELLED')) return;
  throw reject('E_STATE', {
    ruleId: 'VIS-09',
    messageId: 'Dana kunjungan belum dikomitmenkan; catat dahulu komitmennya.',
    messageEn: 'The money for the visit has not been committed; enter that first.',
  });
};

/** An attempt that was given up has lost its reserved days: it may not succeed late. */
export const requireNotLapsed = (commandId: string, lapsed: readonly string[]): void => {
  if (!lapsed.includes(commandId)) return;
  throw reject('E_STATE', {
    ruleId: 'VIS-10',
    messageId: 'Percobaan ini sudah gugur; kirim lagi dengan Idempotency-Key yang baru.',
    messageEn: 'This attempt has lapsed; send it again with a new Idempotency-Key.',
  });
};

/** COM-05 [D]: what needs approval first happens no later than the planned start. */
export const requireBeforeStart = (occurredOn: LocalDate, { plannedStart }: VisitTerms): void => {
  if (occurredOn <= plannedStart) return;
  throw reject('E_DATE_ORDER', {
    ruleId: 'COM-05',
    field: '/occurredOn',
    details: { plannedStart },
    messageId: `Tanggal kejadian ${occurredOn} tidak boleh sesudah rencana mulai ${plannedStart}; tunda dahulu kunjungannya (reschedule-visit).`,
    messageEn: `The business date ${occurredOn} may not lie after the planned start ${plannedStart}; set another first (reschedule-visit).`,
  });
};

/**
 * COM-05 [D]: start, sessions and end lie on the days for which the order was issued, because only those are reserved.
 * Other days need a new date before the start.
 */
export const requireInsideVisit = (occurredOn: LocalDate, { terms: { plannedStart, plannedEnd } }: Proposed): void => {
  if (plannedStart <= occurredOn && occurredOn <= plannedEnd) return;
  throw reject('E_DATE_ORDER', {
    ruleId: 'COM-05',
    field: '/occurredOn',
    details: { plannedStart, plannedEnd },
    messageId: `Tanggal kejadian ${occurredOn} harus dalam masa kunjungan, ${plannedStart} sampai ${plannedEnd}.`,
    messageEn: `The business date ${occurredOn} must lie within the visit, ${plannedStart} to ${plannedEnd}.`,
  });
};

/** The hosts as a refusal names them. */
export const namesOf = (hosts: readonly VisitHost[]): string =>
  hosts.map((host) => [host.region?.code ?? [], partyName(host)].flat().join(' ')).join(', ');

/** A place that the delegation sees: a host, or a region inside one. */
export const requireHostPlace = (place: RegionRef, hosts: readonly VisitHost[]): void => {
  if (hosts.some(({ region }) => region && covers(region.code, place.code))) return;
  throw noHostPlace('/hostRegion', place.code, hosts);
};

/** The refusal of a place, or of a body, that the delegation did not visit. */
export const noHostPlace = (field: Pointer, place: string, hosts: readonly VisitHost[]): Rejection =>
  reject('E_NOT_FOUND', {
    field,
    messageId: `${place} bukan tuan rumah kunjungan ini; tuan rumahnya ${namesOf(hosts)}. Yang menolak, dan yang tidak menjawab sampai kunjungan dimulai, tidak ikut.`,
    messageEn: `${place} is no host of this visit; its hosts are ${namesOf(hosts)}. Who declined, or had not answered when it began, is none.`,
  });

/** VIS-16: nobody travels on a virtual visit, so nobody is sent. */
export const requireTravelled = (terms: VisitTerms): void => {
  if (!isVirtual(terms)) return;
  throw reject('E_STATE', {
    ruleId: 'VIS-16',
    messageId: 'Kunjungan daring tidak memakai Surat Tugas; langsung mulai kunjungannya (start-visit).',
    messageEn: 'A virtual visit has no travel order; begin the visit without one (start-visit).',
  });
};

/** VIS-09, VIS-16: whoever travels has an order. */
export const requireOrdered = (visit: Proposed): void => {
  if ('order' in visit || isVirtual(visit.terms)) return;
  throw reject('E_STATE', {
    ruleId: 'VIS-09',
    messageId: `Kunjungan ini ${STAGE_WORDS.APPROVED[0]}; terbitkan dahulu Surat Tugasnya (issue-travel-order).`,
    messageEn: `The visit is ${STAGE_WORDS.APPROVED[1]}; issue its travel order first (issue-travel-order).`,
  });
};

/** Domain §3.1: at least one session was held, none after the end. */
export const requireSessions = (endedOn: LocalDate, lastSessionOn: LocalDate | undefined): void => {
  if (!lastSessionOn) {
    throw reject('E_STATE', {
      messageId: 'Belum ada sesi yang dicatat; catat sedikitnya satu (record-session).',
      messageEn: 'No session has been recorded; enter at least one (record-session).',
    });
  }
  if (endedOn >= lastSessionOn) return;
  throw reject('E_DATE_ORDER', {
    ruleId: 'COM-05',
    field: '/occurredOn',
    details: { lastSessionOn },
    messageId: `Kunjungan tidak boleh selesai pada ${endedOn}, sebelum sesi terakhir pada ${lastSessionOn}.`,
    messageEn: `The visit may not end on ${endedOn}, before its last session on ${lastSessionOn}.`,
  });
};

/** VIS-09: the attendance list holds no more persons than have travelled; online, than were proposed (VIS-16). */
export const requireAttendance = (attendance: number, { order, terms: { delegationSize } }: Underway): void => {
  const most = order?.travellers.length ?? delegationSize;
  if (Number.isInteger(attendance) && attendance >= 1 && attendance <= most) return;
  const [id, en] = order
    ? ['banyaknya orang dalam Surat Tugas', 'the number of persons in the travel order']
    : ['jumlah rombongan yang diajukan', 'the size of the delegation proposed'];
  throw reject('E_DELEGATION_SIZE', {
    ruleId: 'VIS-09',
    field: '/attendance',
    messageId: `Kehadiran ${attendance} tidak sesuai: harus 1 sampai ${most}, ${id}.`,
    messageEn: `An attendance of ${attendance} does not fit: it must be 1 to ${most}, ${en}.`,
  });
};

/**
 * COM-04: in which capacity a second person spoke is not taken at the writer's word where the register of offices knows
 * him under that name, honorifics aside; of its staff it knows nothing. Whoever spoke for another (KUASA, MEWAKILI) had
 * a mandate, which is named.
 */
export const requireKnownCapacity = (speaker: Acting, held: readonly Capacity[]): void => {
  const { officeId, officialName, capacity, mandate } = speaker;
  if (capacity === 'KUASA' || capacity === 'MEWAKILI') {
    if (mandate) return;
    throw reject('E_NO_AUTHORITY', {
      ruleId: 'COM-04',
      field: '/speaker/mandate',
      messageId: 'Narasumber yang berbicara atas nama pejabat lain punya surat mandat atau kuasa; sebutkan suratnya.',
      messageEn: 'A speaker who stands in for another official has a mandate or power of attorney; name it.',
    });
  }
  if (!held.length || held.includes(capacity)) return;
  const [said, known] = [capacityWords(capacity), held.map(capacityWords)];
  throw reject('E_NO_AUTHORITY', {
    ruleId: 'COM-04',
    field: '/speaker/capacity',
    details: { officeId, held },
    messageId: `Menurut register jabatan, ${officialName} memegang ${officeId} pada hari itu sebagai ${known.map(([id]) => id).join(', ')}, bukan ${said[0]}.`,
    messageEn: `By the register of offices ${officialName} held ${officeId} on that day as ${known.map(([, en]) => en).join(', ')}, not as ${said[1]}.`,
  });
};
