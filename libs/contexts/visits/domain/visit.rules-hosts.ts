import { covers, isCentral, partyKey, reject, requireOtherPerson, seatOf, type Actor, type PartyRef } from '#kernel';
import { isOfSameHouse } from './visit.parties.js';
import type { Proposed } from './visit.state.js';
import type { VisitTerms } from './visit.terms.js';

/** VIS-02: the origin is not its own host, nor is a part of it; and each host is listed once. */
export const requireOtherHosts = ({ origin, hosts }: VisitTerms): void => {
  if (hosts.some((host) => isOfSameHouse(host, origin)))
    throw reject('E_VISIT_SELF_HOST', { ruleId: 'VIS-02', field: '/hosts' });
  requireEachHostOnce(hosts);
};

/** VIS-02: each host is listed once. */
export const requireEachHostOnce = (hosts: readonly PartyRef[]): void => {
  if (new Set(hosts.map(partyKey)).size === hosts.length) return;
  throw reject('E_VALIDATION', {
    ruleId: 'VIS-02',
    field: '/hosts',
    messageId: 'Setiap tuan rumah ditulis satu kali.',
    messageEn: 'Each host is listed once.',
  });
};

/**
 * PTY-03 [D]: a ministry or a branch of one that is a host is named by its id in the register, so that it answers
 * itself: without one nobody knows whose officers those are, and the visitors would answer for it.
 */
export const requireKnownHosts = (hosts: readonly PartyRef[]): void => {
  const index = hosts.findIndex((host) => isCentral(host) && host.institutionId === undefined);
  if (index < 0) return;
  throw reject('E_VALIDATION', {
    ruleId: 'PTY-03',
    field: `/hosts/${index}/institutionId`,
    messageId:
      'Lembaga pusat dan instansi vertikal menjawab sendiri sebagai tuan rumah: sebut institutionId-nya dalam register lembaga, dan catat dulu bila belum ada.',
    messageEn:
      'A central body or a branch of one answers for itself as a host: name it by its institutionId in the register of institutions, and enter it there first if it is not.',
  });
};

/**
 * VIS-07: nobody answers as the host to what he proposed, nor does the office that proposed, nor whoever holds his
 * right for the region that proposed and reaches the host only because it lies there. A central host is told by its
 * institution (PTY-04).
 */
export const requireOtherSide = (
  host: PartyRef,
  { terms: { origin }, proposers }: Pick<Proposed, 'terms' | 'proposers'>,
  { userId, officeId, scope }: Actor,
): void => {
  requireOtherPerson(userId, proposers, 'VIS-07');
  const home = seatOf(origin);
  const sameOffice = officeId === origin.officeId && (covers(scope, home) || covers(home, scope));
  if (!sameOffice && (isCentral(host) || scope !== home || scope === seatOf(host))) return;
  throw reject('E_SOD', {
    ruleId: 'VIS-07',
    messageId: 'Tuan rumah menjawab sendiri; pihak yang mengajukan kunjungan tidak menjawab untuknya.',
    messageEn: 'The host answers for itself; those who proposed the visit do not answer for it.',
  });
};
