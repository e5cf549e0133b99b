import {
  NATIONAL,
  isCentral,
  isVillage,
  kindOfParty,
  nameKey,
  regencyOf,
  reject,
  requireMandate,
  seatOf,
  withAncestors,
  type AuthorityFact,
  type RegionCode,
  type RegionRef,
  type Role,
  type Scope,
  type WarningCode,
} from '#kernel';
import { ROLE_INFO } from '#contexts/access/contract';
import type { VisitContext } from './visit.facts.js';
import { isOfVillage } from './visit.parties.js';
import { leavesRegency } from './visit.rules-money.js';
import type { Proposed } from './visit.state.js';
import type { VisitTerms } from './visit.terms.js';

/** VIS-06: the approver says of each warning that it was seen. Mendable by the client, hence 422 [D]. */
export const requireAcknowledged = (warnings: readonly WarningCode[], acknowledged: readonly WarningCode[]): void => {
  const unseen = warnings.filter((warning) => !acknowledged.includes(warning));
  if (!unseen.length) return;
  throw reject('E_VALIDATION', {
    ruleId: unseen.includes('W_REPEAT_VISIT') ? 'VIS-06' : 'VIS-04',
    field: '/acknowledge',
    details: { warnings: unseen },
    messageId: `Peringatan harus diakui lebih dahulu; tulis dalam acknowledge: ${unseen.join(', ')}.`,
    messageEn: `The warnings must be acknowledged first; write in acknowledge: ${unseen.join(', ')}.`,
  });
};

/** What of a visit says who may approve it. */
interface Approved {
  readonly terms: Pick<VisitTerms, 'hosts' | 'mode' | 'origin'>;
  readonly proposedByHead: boolean;
}

/** Who may approve: in which role, for which government, and whether only with a document. */
interface Approver {
  readonly role: Role;
  readonly seat: Scope | undefined;
  readonly document: boolean;
  /** Of which regency the head delegates it. */
  readonly delegatedIn?: Scope;
}

/**
 * VIS-08. A village that leaves its regency, also its enterprise or a community of it: the Bupati or Wali Kota, or the
 * Kadis PMD or the Camat by delegation. A village that stays inside: the same without a delegation [D]. Offices,
 * kecamatan and kelurahan of a regional government, and what belongs to it: its Sekda; a regional head's own travel
 * rests on a regulation of the region, which the Sekda shows. A province has a Sekda likewise, whose grant is for the
 * province [D]. A council decides by itself: whoever enters it shows the paper of its chair (§7.1). A ministry or a
 * branch of one: another of its officers.
 */
export const approversOf = ({ terms, proposedByHead }: Approved): readonly Approver[] => {
  const { origin } = terms;
  const seat = seatOf(origin);
  if (isCentral(origin))
    return [...new Set<Scope>([seat, NATIONAL])].map((each) => ({
      role: 'MINISTRY_OFFICER',
      seat: each,
      document: false,
    }));
  if (kindOfParty(origin) === 'COUNCIL')
    return [{ role: isOfVillage(origin) ? 'BPD_MEMBER' : 'DPRD_SECRETARIAT', seat, document: true }];
  const region = origin.region!;
  const regency = regencyOf(region.code);
  if (!isVillage(region))
    return [{ role: 'REGENCY_SECRETARY', seat: regency ?? region.code, document: proposedByHead }];
  const outside = leavesRegency(terms);
  const delegated = { document: outside, ...(outside && regency && { delegatedIn: regency }) };
  return [
    { role: 'REGENCY_HEAD', seat: regency, document: false },
    { role: 'REGENCY_PMD', seat: regency, ...delegated },
    { role: 'DISTRICT_OFFICER', seat: districtOf(region), ...delegated },
  ];
};

/** VIS-08: the roles of those who approve what that origin has proposed. */
export const approverRoles = (terms: Approved['terms']): readonly Role[] =>
  approversOf({ terms, proposedByHead: false }).map(({ role }) => role);

const districtOf = (village: RegionRef): RegionCode | undefined => withAncestors(village.code)[2];

/** VIS-08 with COM-04. @throws Rejection `E_NO_AUTHORITY`, or `E_MANDATE_EXPIRED` for an old delegation. */
export const requireApprover = (visit: Proposed, { actor, occurredOn, facts }: VisitContext<'authority'>): void => {
  const approvers = approversOf(visit);
  const approver = approvers.find(({ role, seat }) => role === actor.role && seat === actor.scope);
  if (!approver) {
    const named = (
      title: 'titleId' | 'titleEn',
      holders: readonly { readonly role: Role; readonly seat: Scope | undefined }[],
    ): string => holders.map(({ role, seat }) => `${ROLE_INFO[role][title]} (${role} ${seat})`).join('; ');
    const own = [{ role: actor.role, seat: actor.scope }];
    throw reject('E_NO_AUTHORITY', {
      ruleId: 'VIS-08',
      details: { approvers: approvers.map(({ role, seat }) => ({ role, seat })) },
      messageId: `Yang dapat menyetujui kunjungan ini: ${named('titleId', approvers)}. Anda bertindak sebagai ${named('titleId', own)}.`,
      messageEn: `Who may approve this visit: ${named('titleEn', approvers)}. You act as ${named('titleEn', own)}.`,
    });
  }
  if (approver.document) requireMandate(actor.mandate, facts.authority, occurredOn, 'VIS-08');
  if (approver.delegatedIn) requireDelegation(approver.delegatedIn, facts.authority);
};

/** However it is spaced and written in capitals, also while somebody else holds the office: `Pj. Wali Kota Bogor`. */
const HEAD_OF_REGENCY = /^(?:pj|plt|plh|penjabat)?(?:bupati|walikota)(?<place>.*)$/u;

/** The title names the regency by its own name, or not at all: `Bupati Pramuka` is the head of none. */
const isHeadTitle = (title: string, regionName = ''): boolean => {
  const place = HEAD_OF_REGENCY.exec(nameKey(title))?.groups?.['place'];
  const names = ['', regionName, regionName.replace(/^(?:Kabupaten|Kota)(?: Administrasi)?\s+/iu, '')];
  return place !== undefined && names.map(nameKey).includes(place);
};

/** VIS-08: where the register has the mandate, it is the delegation of the one who would approve himself. */
const requireDelegation = (regency: Scope, { mandate }: AuthorityFact): void => {
  if (mandate === undefined || typeof mandate === 'string') return;
  const { kind, givenBy } = mandate;
  if (kind === 'DELEGASI' && givenBy.region === regency && isHeadTitle(givenBy.headTitle ?? '', givenBy.regionName))
    return;
  throw reject('E_NO_AUTHORITY', {
    ruleId: 'VIS-08',
    field: '/acting/mandate',
    details: { kind, givenBy: givenBy.officeId, regency },
    messageId: `Persetujuan ini memerlukan delegasi (DELEGASI) dari Bupati atau Wali Kota ${regency}; menurut register jabatan surat itu ${kind} dari ${givenBy.headTitle ?? givenBy.officeId}.`,
    messageEn: `This approval needs a delegation (DELEGASI) by the Bupati or Wali Kota of ${regency}; by the register of offices that document is a ${kind} by ${givenBy.headTitle ?? givenBy.officeId}.`,
  });
};
