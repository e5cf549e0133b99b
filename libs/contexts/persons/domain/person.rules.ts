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
} from '#kernel';
import type { RequestKind } from './person.codes.js';
import { PERSON_RETENTION_YEARS } from './person.settings.js';
import type { Known, OpenRequest } from './person.state.js';

const NO_SUCH_REQUEST = {
  ruleId: 'COM-11',
  field: '/requestId',
  messageId: 'Tidak ada permintaan yang menunggu dengan id itu pada catatan ini.',
  messageEn: 'No request of that id waits in this record.',
} as const;

/** The request that is answered. @throws Rejection `E_VALIDATION` it does not wait, or asks for something else. */
export const openRequest = ({ requests }: Known, requestId: string, kind?: RequestKind): OpenRequest => {
  const request = requests.find((each) => each.requestId === requestId);
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

/** Those parties in whose record one acts. */
export const actedFor = ({ entries }: Known, { scope }: Actor): readonly RegionCode[] =>
  entries.map(({ party }) => party).filter((party) => covers(scope, party));
