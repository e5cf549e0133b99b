import type { Acting, Actor, Capacity, DocRef } from './actor.js';
import { capacityWords } from './code-lists.js';
import type { EventMetadata } from './event.js';
import type { RegionCode } from './region-code.js';
import { reject } from './rejection.js';
import type { LocalDate } from './time.js';
import type { VersionedMap } from './versioned-map.js';

/** COM-01: shortest reason for a correction or for voiding a record, in characters. */
export const REPAIR_REASON_LENGTH = 20;

/** A mandate as the register of offices has it. */
export interface KnownMandate {
  readonly kind: 'SURAT_KUASA' | 'MANDAT' | 'DELEGASI';
  /** The office that gave it: as its head was called on the day of the document, and where it lies. */
  readonly givenBy: {
    readonly officeId: string;
    readonly headTitle?: string;
    readonly region?: RegionCode;
    /** As the register of regions calls it: `Kabupaten Kapuas`. */
    readonly regionName?: string;
  };
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
}

/** What the register of offices says of the acting official on the day of the act (COM-04). */
export interface AuthorityFact {
  /**
   * The capacity held; NOT_RECORDED while the register has no such office in his region, so that the grant alone is
   * trusted; VOIDED where it was entered there by mistake: nobody acts for it then.
   */
  readonly heldAs: Capacity | 'NOT_HELD' | 'NOT_RECORDED' | 'VOIDED';
  /** The official's name, where the register has it. */
  readonly officialName?: string;
  /** The one that the official shows; UNKNOWN: the register has none such for him; DIFFERS: it has it otherwise. */
  readonly mandate?: KnownMandate | 'UNKNOWN' | 'DIFFERS';
}

export const AUTHORITY_NOT_RECORDED: AuthorityFact = { heldAs: 'NOT_RECORDED' };

/** Names are one name however they are spaced and written in capitals, dots and commas of titles aside. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\s]+/gu, '');

/** Titles before the name; academic degrees stand after a comma, or have dots within: `S.Sos`. */
const HONORIFICS: ReadonlySet<string> = new Set(
  'h hj drs dra dr drg drh ir prof kh apt ns tn ny sdr sdri bpk bapak ibu'.split(' '),
);

/** The name of a person, honorifics and degrees aside: `H. Sayid Firdaus, S.Sos.` is `Sayid Firdaus`. */
export const personNameKey = (name: string): string => {
  const words = name.split(',')[0]!.trim().split(/\s+/u);
  while (words.length > 1 && /^\p{L}{1,4}(?:\.\p{L}{1,5})+\.?$/u.test(words.at(-1)!)) words.pop();
  const parts = words.flatMap((word) => word.split('.')).filter((part) => nameKey(part) !== '');
  const first = parts.findIndex((part) => !HONORIFICS.has(nameKey(part)));
  return nameKey(first < 0 ? name : parts.slice(first).join(' '));
};

/**
 * COM-04: KUASA and MEWAKILI act on a mandate document, dated no later than the act and in force. DEFINITIF, PJ, PLT
 * and PLH hold the office itself, in the capacity that they claim, and under the name of their appointment.
 * @param officialName under which the official acts, where the act tells it
 * @throws Rejection `E_NO_AUTHORITY`, or `E_MANDATE_EXPIRED` for an old mandate.
 */
export const requireAuthority = (
  actor: Actor,
  authority: AuthorityFact,
  occurredOn: LocalDate,
  officialName?: string,
): void => {
  if (actor.role === 'SYSTEM') return;
  const { heldAs, officialName: known } = authority;
  const misnamed =
    known !== undefined && officialName !== undefined && personNameKey(known) !== personNameKey(officialName);
  if (heldAs === 'VOIDED') {
    throw reject('E_NO_AUTHORITY', {
      ruleId: 'COM-04',
      details: { officeId: actor.officeId, heldAs },
      messageId: `Tidak ada yang bertindak untuk ${actor.officeId}: catatan kantor ini sudah dibatalkan sebagai salah catat; mintakan agar dicatat lagi (register-office).`,
      messageEn: `Nobody acts for ${actor.officeId}: the record of this office was voided as wrongly entered; have it entered anew (register-office).`,
    });
  }
  if (actor.capacity === 'KUASA' || actor.capacity === 'MEWAKILI') requireMandate(actor.mandate, authority, occurredOn);
  else if (heldAs !== 'NOT_RECORDED' && heldAs !== actor.capacity) {
    const [claimedId, claimedEn] = capacityWords(actor.capacity);
    const [heldId, heldEn] = heldAs === 'NOT_HELD' ? [] : capacityWords(heldAs);
    throw reject('E_NO_AUTHORITY', {
      ruleId: 'COM-04',
      field: '/acting/capacity',
      details: { officeId: actor.officeId, heldAs, ...(misnamed && { officialName: known }) },
      messageId: `Menurut register jabatan, pejabat ini tidak memegang ${actor.officeId} sebagai ${claimedId} pada ${occurredOn}${heldId ? `, melainkan sebagai ${heldId}` : ''}${misnamed ? `; ia bernama ${known}` : ''}.`,
      messageEn: `By the register of offices this official does not hold ${actor.officeId} as ${claimedEn} on ${occurredOn}${heldEn ? `, but as ${heldEn}` : ''}${misnamed ? `; the name is ${known}` : ''}.`,
    });
  }
  if (!misnamed) return;
  throw reject('E_NO_AUTHORITY', {
    ruleId: 'COM-04',
    field: '/acting/officialName',
    details: { officialName: known },
    messageId: `Menurut register jabatan, pejabat itu bernama ${known}.`,
    messageEn: `By the register of offices that official is ${known}.`,
  });
};

/** COM-04, for whoever needs a mandate or a delegation: there is one, dated no later than the act, and in force. */
export const requireMandate = (
  mandate: DocRef | undefined,
  authority: AuthorityFact,
  occurredOn: LocalDate,
  ruleId = 'COM-04',
): void => {
  const field = '/acting/mandate';
  if (!mandate || mandate.date > occurredOn) {
    throw reject('E_NO_AUTHORITY', {
      ruleId,
      field,
      ...(mandate && { details: { dated: mandate.date, occurredOn } }),
      messageId: `Surat mandat atau pendelegasian yang berlaku pada ${occurredOn} wajib disebut${mandate ? `; yang disebut baru bertanggal ${mandate.date}` : ''}.`,
      messageEn: `A mandate or delegation in force on ${occurredOn} is required${mandate ? `; the one named is dated ${mandate.date}` : ''}.`,
    });
  }
  const { mandate: known } = authority;
  if (known === undefined) return;
  if (known === 'DIFFERS') {
    throw reject('E_NO_AUTHORITY', {
      ruleId,
      field,
      messageId:
        'Register jabatan mencatat surat itu dengan jenis, nomor, penerbit, tanggal, isi, atau klasifikasi yang lain; sebutkan seperti dalam register.',
      messageEn:
        'The register of offices has that document with another type, number, issuer, date, content or classification; name it as the register does.',
    });
  }
  if (known === 'UNKNOWN' || occurredOn < known.validFrom) {
    const from = known === 'UNKNOWN' ? undefined : known.validFrom;
    throw reject('E_NO_AUTHORITY', {
      ruleId,
      field,
      ...(from && { details: { validFrom: from, occurredOn } }),
      messageId: from
        ? `Pelimpahan wewenang itu baru berlaku ${from}, sesudah ${occurredOn}.`
        : 'Surat itu tidak ada dalam register jabatan untuk pejabat ini; mintakan agar dicatat (record-mandate).',
      messageEn: from
        ? `That mandate is in force from ${from} only, after ${occurredOn}.`
        : 'The register of offices has no such mandate for this official; have it entered (record-mandate).',
    });
  }
  if (known.validTo !== undefined && occurredOn > known.validTo) {
    throw reject('E_MANDATE_EXPIRED', {
      ruleId,
      field,
      details: { validTo: known.validTo, occurredOn },
      messageId: `Surat mandat berlaku sampai ${known.validTo}, sebelum tanggal kejadian ${occurredOn}; sertakan yang berlaku.`,
      messageEn: `The mandate was in force until ${known.validTo}, before the business date ${occurredOn}; show one that is in force.`,
    });
  }
};

/** COM-04: the name under which the official acts, wherever the event shows it. */
export const requireOfficialName = (officialName: string | undefined): string => {
  if (officialName?.trim()) return officialName;
  throw reject('E_VALIDATION', {
    ruleId: 'COM-04',
    field: '/acting/officialName',
    messageId: 'Nama pejabat yang bertindak wajib diisi.',
    messageEn: 'The name of the acting official is required.',
  });
};

/** The official in the log: the name is given with the command, all else is the actor's. */
export const actingAs = ({ officeId, capacity, mandate }: Actor, officialName: string): Acting => ({
  officeId,
  officialName: requireOfficialName(officialName),
  capacity,
  ...(mandate && { mandate }),
});

/** The reason given with the command, trimmed; `atLeast` characters long (COM-01) or just not blank. */
export const requireReason = (
  reason: string | undefined,
  { ruleId, atLeast = 1, ...texts }: { ruleId?: string; atLeast?: number; messageId?: string; messageEn?: string } = {},
): string => {
  const given = reason?.trim() ?? '';
  if (given.length >= atLeast) return given;
  throw reject('E_REASON_REQUIRED', {
    field: '/reason',
    ...(ruleId && { ruleId }),
    ...(atLeast === 1
      ? { messageId: 'Alasan wajib diisi.', messageEn: 'A reason is required.' }
      : {
          messageId: `Alasan sedikitnya ${atLeast} karakter wajib diisi; yang tertulis ${given.length}.`,
          messageEn: `A reason of at least ${atLeast} characters is required; the one given has ${given.length}.`,
        }),
    ...texts,
  });
};

/** COM-01 and domain §2: nobody approves their own step. `done` holds the user ids of the other step. */
export const requireOtherPerson = (userId: string, done: readonly string[], ruleId: string): void => {
  if (done.includes(userId)) throw reject('E_SOD', { ruleId });
};

/** COM-05: no step lies before the step that led to the present stage. */
export const requireStepOrder = (occurredOn: LocalDate, lastStepOn: LocalDate): void => {
  if (occurredOn >= lastStepOn) return;
  throw reject('E_DATE_ORDER', {
    ruleId: 'COM-05',
    field: '/occurredOn',
    details: { lastStepOn },
    messageId: `Tanggal kejadian ${occurredOn} tidak boleh sebelum langkah terakhir, ${lastStepOn}.`,
    messageEn: `The business date ${occurredOn} may not lie before the last step, ${lastStepOn}.`,
  });
};

/**
 * COM-14 [D]: what one record may hold is bounded, so that whoever asks for it, and everybody beside him, is answered
 * at once. `held` are there already and one more is to come; `limit` is the most there may be.
 */
export const requireRoom = (held: number, limit: number, ruleId = 'COM-14', field?: string): void => {
  if (held < limit) return;
  throw reject('E_LIMIT', {
    ruleId,
    ...(field && { field }),
    details: { held, limit },
    messageId: `Catatan ini sudah memuat ${held}, dan boleh memuat paling banyak ${limit}.`,
    messageEn: `The record already holds ${held} of these, and may hold ${limit} at most.`,
  });
};

/** How much each user has entered in a register that many share. */
export type Shares = VersionedMap<number>;

export const addShare = (shares: Shares, { actor: { userId } }: Pick<EventMetadata, 'actor'>, entered = 1): Shares =>
  shares.with(userId, (shares.get(userId) ?? 0) + entered);

/**
 * COM-14 [D]: what one user enters in a register that many share is bounded, so that nobody makes it long for all
 * others, nor takes their room. What the system enters by itself follows from what users did.
 */
export const requireShare = (shares: Shares, { userId, role }: Actor, limit: number, field: string, more = 1): void => {
  const held = shares.get(userId) ?? 0;
  if (role === 'SYSTEM' || held + more <= limit) return;
  throw reject('E_LIMIT', {
    ruleId: 'COM-14',
    field,
    details: { held, limit },
    messageId: `Dalam register ini seorang pengguna mencatat paling banyak ${limit}; Anda sudah mencatat ${held}.`,
    messageEn: `One user enters ${limit} in this register at most; you have entered ${held}.`,
  });
};

/** COM-10: the document without which the act is not complete. */
export const requireDocument = (document: DocRef | undefined, field: string): DocRef => {
  if (document) return document;
  const named = `${field.slice(1)}: docId, type, date, sha256, classification`;
  throw reject('E_DOC_MISSING', {
    ruleId: 'COM-10',
    field,
    messageId: `Dokumennya wajib ada: unggah berkasnya, atau sebut yang tersimpan, dengan jenis, tanggal dan klasifikasinya (${named}).`,
    messageEn: `Its document is needed: upload the file, or name one that is kept, with kind, date and classification (${named}).`,
  });
};

/** COM-13: nothing is closed or voided while the inspectorate holds it. */
export const requireNoAuditHold = (auditHold: boolean): void => {
  if (auditHold) throw reject('E_AUDIT_HOLD', { ruleId: 'COM-13' });
};
