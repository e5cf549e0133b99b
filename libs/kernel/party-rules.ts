import { PARTY_KIND_CODES } from './code-lists.js';
import type { Pointer } from './json-pointer.js';
import { isVillage, kindOfParty, type BodyKind, type PartyKind, type PartyRef } from './party.js';
import { reject, type Rejection } from './rejection.js';

/** The members by which a party of each kind is told. */
type Member = 'region' | 'country' | 'name' | 'subjectRef';
const SEATED: readonly Member[] = ['region', 'name'];

/** PTY-01 Central bodies have the whole country, foreign ones their own; a person is told by his reference alone. */
export const PARTY_MEMBERS: Readonly<Record<BodyKind, readonly Member[]>> = {
  OFFICE: SEATED,
  COUNCIL: SEATED,
  CENTRAL_UNIT: ['name'],
  VERTICAL_OFFICE: SEATED,
  UNIVERSITY: SEATED,
  COMPANY: SEATED,
  BUMD: SEATED,
  BUMDES: SEATED,
  COMMUNITY: SEATED,
  PERSON: ['subjectRef'],
  FOREIGN: ['country', 'name'],
};
const ALL: readonly Member[] = ['region', 'country', 'name', 'subjectRef'];

/** The codes that ISO 3166-1 leaves to whoever uses them, and those of unions and of single islands. */
const NO_COUNTRY = /^(AA|Q[M-Z]|X[A-Z]|ZZ|E[AUZ]|UN|AC|C[PQ]|DG|IC|TA)$/;
const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Whether it is the code of a country of today as ISO 3166-1 alpha-2 has it: `JP`. */
export const isCountry = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) &&
  !NO_COUNTRY.test(code) &&
  COUNTRY_NAMES.of(code) !== undefined &&
  new Intl.Locale(`und-${code}`).region === code;

const refused = (field: Pointer, messageId: string, messageEn: string): Rejection =>
  reject('E_VALIDATION', { ruleId: 'PTY-01', field, messageId, messageEn });

const asked = (kind: PartyKind, member: Member, needed: boolean, at: Pointer): Rejection => {
  const [id, en] = PARTY_KIND_CODES.codes[kind];
  return refused(
    `${at}/${member}`,
    needed ? `${member} wajib disebut untuk pihak ini: ${id}.` : `${member} tidak dimiliki pihak ini: ${id}.`,
    needed ? `${member} is required of this party: ${en}.` : `${member} is no part of this party: ${en}.`,
  );
};

/** PTY-02 The DPRD is the council of a province, regency or city, the BPD that of a village. */
const requireCouncilSeat = ({ region }: PartyRef, at: Pointer): void => {
  if (!region || region.level <= 2 || isVillage(region)) return;
  throw reject('E_LEVEL', {
    ruleId: 'PTY-02',
    field: `${at}/region`,
    messageId: 'DPRD ada di provinsi, kabupaten, atau kota, dan BPD di desa; wilayah ini tidak memiliki keduanya.',
    messageEn: 'A province, regency or city has a DPRD and a village a BPD; this region has neither.',
  });
};

/** A ministry, or the government of a region or village, by the word with which its name begins. */
const STATE = /^\s*(?:(kementerian)|pemerintah|pem(?:prov|kab|kot|da|des))(?![\p{L}\p{N}])/iu;
const PRIVATE: ReadonlySet<BodyKind> = new Set(['UNIVERSITY', 'COMPANY', 'BUMD', 'BUMDES', 'COMMUNITY']);

/** PTY-01 [D]: for a private body others record what it says; a ministry or a government speaks for itself. */
const requireNoState = ({ kind, institutionId, name }: PartyRef, at: Pointer): void => {
  if (kind === undefined || !PRIVATE.has(kind) || institutionId !== undefined) return;
  const found = STATE.exec(name ?? '');
  if (!found) return;
  throw found[1]
    ? refused(
        `${at}/kind`,
        `${name} adalah lembaga pusat, bukan ${kind}: sebut institutionId-nya dalam register lembaga, dan catat dulu di sana bila belum ada.`,
        `${name} is a central body, not a ${kind}: name it by its institutionId in the register of institutions, and enter it there first if it is not.`,
      )
    : refused(
        `${at}/kind`,
        `${name} adalah pemerintah daerah atau desa, bukan ${kind}: sebut wilayahnya saja (region), tanpa kind dan name.`,
        `${name} is the government of a region or village, not a ${kind}: name its region alone, without kind and name.`,
      );
};

/**
 * PTY-01 A party has the members that its kind asks for, and no others.
 * @param at where it stands in the input, which a refusal names.
 * @throws Rejection `E_VALIDATION`; `E_LEVEL` for a council where there is none (PTY-02).
 */
export const requireParty = (party: PartyRef, at: Pointer): void => {
  const kind = kindOfParty(party);
  const needs: readonly Member[] = party.kind === undefined ? ['region'] : PARTY_MEMBERS[party.kind];
  for (const member of ALL) {
    const needed = needs.includes(member);
    if (needed === (party[member] !== undefined)) continue;
    throw asked(kind, member, needed, at);
  }
  if (party.kind === undefined && party.institutionId !== undefined)
    throw refused(
      `${at}/institutionId`,
      'Lembaga dari register disebut bersama jenisnya (kind).',
      'An institution of the register is named with its kind.',
    );
  if (party.country === 'ID')
    throw refused(
      `${at}/country`,
      'Lembaga di Indonesia bukan lembaga luar negeri; pilih jenis yang lain.',
      'A body in Indonesia is none from abroad; choose another kind.',
    );
  if (party.country !== undefined && !isCountry(party.country))
    throw refused(
      `${at}/country`,
      `${party.country} bukan kode negara menurut ISO 3166, misalnya JP.`,
      `${party.country} is no code of a country as in ISO 3166, like JP.`,
    );
  if (party.kind === 'COUNCIL') requireCouncilSeat(party, at);
  requireNoState(party, at);
};
