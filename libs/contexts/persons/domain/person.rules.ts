import {
  covers,
  localDateAt,
  reject,
  requireNoAuditHold,
  zoneOf,
  type Actor,
  type Instant,
  type RegionCode,
  type RuleSet,
  type Scope,
} from '#kernel';
import type { PersonField, RequestKind } from './person.codes.js';
import { reaches } from './person.restrictions.js';
import { PERSON_RETENTION_YEARS } from './person.settings.js';
import { actingParty, type Known, type OpenRequest, type Tally } from './person.state.js';

const NO_SUCH_REQUEST = {
  ruleId: 'COM-11',
  field: '/requestId',
  messageId: 'Tidak ada permintaan yang menunggu dengan id itu pada catatan ini.',
  messageEn: 'No request of that id waits in this record.',
} as const;

/**
 * The request that is answered, of a party for which one acts: those of others do not wait here. @throws Rejection
 * `E_VALIDATION` it does not wait, or asks for something else.
 */
export const openRequest = (
  { requests }: Known,
  requestId: string,
  actor: Pick<Actor, 'role' | 'scope'>,
  kind?: RequestKind,
): OpenRequest => {
  const request = requests.find((each) => each.requestId === requestId && reaches(actor, scopeOf(each)));
  if (!request) throw reject('E_VALIDATION', NO_SUCH_REQUEST);
  if (kind === undefined || request.kind === kind) return request;
  throw reject('E_VALIDATION', {
    ruleId: 'COM-11',
    field: '/requestId',
    details: { kind: request.kind },
    messageId: `Permintaan itu meminta ${request.kind}, bukan ${kind}.`,
    messageEn: `That request asks for ${request.kind}, not for ${kind}.`,
  });
};

const scopeOf = ({ of }: OpenRequest): Scope => of.slice(0, of.indexOf('/')) as Scope;

/** One request of a kind waits of each party: a second one adds nothing to what is to be answered. */
export const requireNoneOpen = ({ requests }: Known, kind: RequestKind, actor: Actor): void => {
  const open = requests.find((each) => each.kind === kind && each.of === actingParty(actor));
  if (!open) return;
  const { requestId, dueAt } = open;
  throw reject('E_STATE', {
    ruleId: 'COM-11',
    field: '/kind',
    details: { requestId, dueAt },
    messageId: `Permintaan ${requestId} yang meminta hal yang sama masih menunggu jawaban.`,
    messageEn: `The request ${requestId}, which asks for the same, still waits for its answer.`,
  });
};

/** COM-14: each party has room of its own, so that nobody uses up that of another, nor of whoever examines them. */
export const requireOwnRoom = (tally: Tally, actor: Actor, limit: number): void => {
  const held = tally[actingParty(actor)] ?? 0;
  if (held < limit) return;
  throw reject('E_LIMIT', {
    ruleId: 'COM-14',
    details: { held, limit },
    messageId: `Kantor Anda sudah mencatat ${held} pada catatan orang ini, dan boleh mencatat paling banyak ${limit}.`,
    messageEn: `Your office has entered ${held} of these in this person's record, and may enter ${limit} at most.`,
  });
};

/** COM-11: data are kept for the party in whose name they are entered, which nobody else fills. */
export const requireOwnParty = (party: RegionCode, { scope }: Actor): void => {
  if (scope !== party) throw reject('E_SCOPE', { ruleId: 'COM-11', field: '/party' });
};

/** COM-11: who entered the request for erasure does not decide on it. */
export const requireOther = ({ enteredBy, kind }: OpenRequest, { userId }: Actor): void => {
  if (kind !== 'ERASE' || enteredBy !== userId) return;
  throw reject('E_SOD', {
    ruleId: 'COM-11',
    messageId: 'Penghapusan diputuskan oleh orang lain, bukan yang mencatat permintaannya.',
    messageEn: 'Another person than who entered the request decides on the erasure.',
  });
};

/** What the register of offices says of the office that placed a hold. */
export interface HolderFact {
  /** It, or the institution of which it was a part, ended. */
  readonly ended: boolean;
  /** Offices and institutions that carry on its work. */
  readonly successors: readonly string[];
  /** The actor acts in one of these offices, or in an office of one of these institutions. */
  readonly succeeded: boolean;
}

/**
 * COM-13 [D]: who placed a hold lifts it, or an inspectorate of a wider region in which that one lies; where its office
 * has ended, whoever carries on its work for that region.
 */
export const requireLiftable = ({ holds }: Known, holdId: string, actor: Actor, holder: HolderFact): void => {
  const hold = holds.find((each) => each.holdId === holdId);
  if (!hold)
    throw reject('E_VALIDATION', {
      ruleId: 'COM-13',
      field: '/holdId',
      messageId: 'Tidak ada penahanan dengan id itu pada catatan ini.',
      messageEn: 'There is no hold of that id in this record.',
    });
  const { placedBy } = hold;
  if (actingParty(placedBy) === actingParty(actor)) return;
  if (covers(actor.scope, placedBy.scope) && (placedBy.scope !== actor.scope || holder.succeeded)) return;
  const [id, en] = whoLifts(placedBy, holder);
  throw reject('E_NO_AUTHORITY', {
    ruleId: 'COM-13',
    field: '/holdId',
    details: { placedBy, ...(holder.ended && { successors: holder.successors }) },
    messageId: `Penahanan ini dilepas oleh ${id}, atau oleh inspektorat di atasnya.`,
    messageEn: `This hold is lifted by ${en}, or by an inspectorate above it.`,
  });
};

const whoLifts = (
  { officeId, scope }: Known['holds'][number]['placedBy'],
  { ended, successors }: HolderFact,
): readonly [id: string, en: string] => {
  if (!ended)
    return [
      `inspektorat yang menahan, ${officeId} (${scope})`,
      `the inspectorate that placed it, ${officeId} (${scope})`,
    ];
  if (successors.length)
    return [
      `penerus ${officeId} (${scope}) yang sudah ditutup: ${successors.join(', ')}`,
      `the successor of ${officeId} (${scope}), which was closed: ${successors.join(', ')}`,
    ];
  return [
    `penerus ${officeId} (${scope}), yang ditutup tanpa penerus; mintalah pengelola register jabatan mencatat penerusnya dengan request-correction pada penutupan itu (/successors)`,
    `the successor of ${officeId} (${scope}), which was closed without one; ask the keeper of the register of offices to enter it by request-correction on that closure (/successors)`,
  ];
};

/** COM-13: nothing is erased while an examiner holds it. */
export const requireNoHold = ({ holds }: Known): void => requireNoAuditHold(holds.length > 0);

/**
 * COM-11: what the accounts of a fiscal year name is kept for so many years after it; the strictest of the parties
 * counts, each by its own calendar.
 * @param lastYear of the journeys; absent: the person is in no travel order.
 */
export const requireRetentionOver = (
  lastYear: number | undefined,
  parties: readonly RegionCode[],
  rules: RuleSet,
  now: Instant,
): void => {
  if (lastYear === undefined) return;
  const kept = parties.map((party) => ({
    party,
    until: `${lastYear + rules.get(PERSON_RETENTION_YEARS, party)}-12-31`,
  }));
  const running = kept.filter(({ party, until }) => localDateAt(now, zoneOf(party)) <= until);
  if (running.length === 0) return;
  const until = running
    .map((each) => each.until)
    .sort()
    .at(-1)!;
  throw reject('E_RETENTION_HOLD', {
    ruleId: 'COM-11',
    details: { lastYear, until },
    messageId: `Orang ini tercantum dalam perjalanan dinas tahun ${lastYear}; datanya disimpan sampai ${until}.`,
    messageEn: `The person is in a travel order of ${lastYear}; the data are kept until ${until}.`,
  });
};

/** Without a name nobody is told from others; it goes with all the rest, by erasure. */
const LASTING: readonly PersonField[] = ['name', 'nikEnd'];

export const requireRemovable = (removed: readonly PersonField[]): void => {
  const index = removed.findIndex((field) => LASTING.includes(field));
  if (index < 0) return;
  throw reject('E_VALIDATION', {
    ruleId: 'COM-11',
    field: `/remove/${index}`,
    messageId: 'Nama dan empat angka terakhir NIK hanya hilang bersama semua data, dengan penghapusan.',
    messageEn: 'The name and the last digits of the NIK go with all other data alone, by erasure.',
  });
};

/** Those parties in whose record one acts. */
export const actedFor = ({ entries }: Known, actor: Actor): readonly RegionCode[] =>
  entries.map(({ party }) => party).filter((party) => reaches(actor, party));
