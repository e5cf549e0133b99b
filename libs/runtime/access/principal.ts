import {
  NATIONAL,
  Rejection,
  covers,
  inForceOn,
  localDateAt,
  reject,
  zoneOf,
  type Actor,
  type Capacity,
  type DocRef,
  type Instant,
  type LocalDate,
  type RegionCode,
  type Role,
  type Scope,
} from '#kernel';
import { isParty, type Party } from './party.js';

/** A role held for a region on behalf of an office, from the first to the last day inclusive (design §7). */
export interface Grant {
  readonly role: Role;
  readonly scope: Scope;
  readonly officeId: string;
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
}

/** Who asks: a signed-in user with all grants ever given, or the system itself. */
export interface Principal {
  readonly userId: string;
  readonly grants: readonly Grant[];
  /** Tokens issued before are worth nothing: a password was set since, or the account disabled. */
  readonly tokensFrom?: Instant;
}

/** Process managers and deadlines; it holds the SYSTEM role everywhere and no other. */
export const SYSTEM: Principal = {
  userId: 'system',
  grants: [{ role: 'SYSTEM', scope: NATIONAL, officeId: 'system', validFrom: '1945-08-17' as LocalDate }],
};

/** Grants in force at that moment. A grant ends with its last day in the zone of its region (domain §2). */
export const grantsAt = (principal: Principal, now: Instant): readonly Grant[] =>
  principal.grants.filter((grant) => inForceOn(grant, localDateAt(now, zoneOf(grant.scope))));

/** The same office in the same role for the same region: a grant that follows another without a gap continues it. */
const sameOffice = (one: Grant, other: Grant): boolean =>
  one.role === other.role && one.scope === other.scope && one.officeId === other.officeId;

export interface ActingAs {
  /** Day on which an official acted: the office must have been held then, too (COM-04). */
  readonly on?: LocalDate;
  readonly capacity?: Capacity;
  readonly mandate?: DocRef;
  /** Offices that the input names as the one in which it acts: all of them the same, and held. */
  readonly offices?: readonly NamedOffice[];
}

/** An office that an input names, and where, as a JSON pointer. */
export interface NamedOffice {
  readonly officeId: string;
  readonly field: string;
}

/** COM-04: nobody acts in another's office, nor for one office in the name of another. */
const requireOwnOffices = (inForce: readonly Grant[], offices: readonly NamedOffice[]): readonly Grant[] =>
  offices.reduce((held, { officeId, field }) => {
    const own = [...new Set(held.map((grant) => grant.officeId))];
    if (own.includes(officeId)) return held.filter((grant) => grant.officeId === officeId);
    throw reject('E_NO_AUTHORITY', {
      ruleId: 'COM-04',
      field,
      details: { officeId, own },
      messageId: `Anda tidak bertindak untuk kantor ${officeId} di wilayah ini; tulis kantor Anda di sini: ${own.join(', ')}.`,
      messageEn: `You do not act for the office ${officeId} in this region; name your office here: ${own.join(', ')}.`,
    });
  }, inForce);

/** The refusal of whoever holds none of the roles. */
export const lacksRole = (roles: readonly Role[]): Rejection => {
  const asked = roles.filter((role) => role !== 'SYSTEM').join(', ');
  return reject('E_SCOPE', {
    details: { lacks: 'ROLE', roles },
    ...(asked && {
      messageId: `Ini perlu salah satu peran berikut, dan tidak satu pun dipegang: ${asked}; minta petugas yang memegangnya.`,
      messageEn: `This needs one of the following roles, and none of them is held: ${asked}; ask an officer who holds one.`,
    }),
  });
};

/**
 * The refusal of whoever holds one of the roles, but for other regions than those for which it is needed. @param held
 * grants of such roles
 */
export const lacksRegion = (
  held: readonly Pick<Grant, 'role' | 'scope'>[],
  roles: readonly Role[],
  regions: readonly Scope[],
  reach: 'one' | 'every' = 'one',
): Rejection => {
  const own = [...new Set(held.map(({ role, scope }) => `${role} (${scope})`))].join(', ');
  const [or, and] = reach === 'every' ? [' dan ', ' and '] : [' atau ', ' or '];
  return reject('E_SCOPE', {
    details: { lacks: 'REGION', roles, regions },
    messageId: `Peran yang dipegang, ${own}, tidak mencakup ${regions.join(or)}; minta petugas wilayah itu.`,
    messageEn: `The roles that are held, ${own}, do not cover ${regions.join(and)}; ask an officer of that region.`,
  });
};

/**
 * The grant under which the principal may act for one of the parties, or for every one of them, as the log will keep
 * it.
 * @param parties regions for which the act can be done; empty = the act belongs to no region and any scope will do.
 * @throws Rejection `E_SCOPE` no grant in force lists such a role, or none for such a region, and tells which;
 * `E_NO_AUTHORITY` an office named is none of those held for such a region, or was not held on the day of the act,
 * which an earlier grant of the same office may show (COM-04).
 */
export const authorise = (
  principal: Principal,
  roles: readonly Role[],
  parties: readonly Scope[],
  now: Instant,
  as: ActingAs = {},
  reach: 'one' | 'every' = 'one',
): Actor => {
  const held = grantsAt(principal, now).filter(({ role }) => roles.includes(role));
  if (held.length === 0) throw lacksRole(roles);
  const reaching = held.filter(({ scope }) =>
    reach === 'every'
      ? parties.every((region) => covers(scope, region))
      : parties.length === 0 || parties.some((region) => covers(scope, region)),
  );
  if (reaching.length === 0) throw lacksRegion(held, roles, parties, reach);
  const inForce = requireOwnOffices(reaching, as.offices ?? []);
  const { on } = as;
  const grant =
    on === undefined
      ? inForce[0]
      : inForce.find((held) => principal.grants.some((other) => sameOffice(held, other) && inForceOn(other, on)));
  if (!grant) {
    throw reject('E_NO_AUTHORITY', {
      ruleId: 'COM-04',
      field: '/occurredOn',
      details: { occurredOn: on, roles: inForce.map(({ role }) => role) },
      messageId: `Jabatan ini belum atau tidak dipegang pada ${on}.`,
      messageEn: `This office was not held on ${on}.`,
    });
  }
  return {
    userId: principal.userId,
    officeId: grant.officeId,
    role: grant.role,
    scope: grant.scope,
    capacity: as.capacity ?? 'DEFINITIF',
    ...(as.mandate && { mandate: as.mandate }),
  };
};

/** The offices in which a command is given, by what may be said with every command and by its own input. */
export const officesIn = (
  acting: { readonly officeId?: string } | undefined,
  named: NamedOffice | undefined,
): readonly NamedOffice[] => [
  ...(acting?.officeId === undefined ? [] : [{ officeId: acting.officeId, field: '/acting/officeId' }]),
  ...(named ? [named] : []),
];

/** One of those for whom a command may be given: who holds one of the roles for one of the regions. */
export interface Side {
  readonly roles: readonly Role[];
  readonly parties: readonly Scope[];
  /** The office whose record it is: an agency acts for its own alone. */
  readonly officeId?: string;
  /** The government for which one acts: an agency does so for the one to which it belongs. */
  readonly government?: RegionCode;
  /** The party whose own it is: who is above it, or beside it for another office of the country, has no say. */
  readonly party?: Party;
}

/** Roles and parties of a row, and whose agencies may act, if that counts. */
export const sideOf = <C, S>(
  {
    roles,
    may,
    parties,
    ofOffice,
    ofGovernment,
    ofParty,
  }: {
    readonly roles: readonly Role[];
    readonly may?: (role: Role, command: C, state: S) => boolean;
    readonly parties: (command: C, state: S) => readonly Scope[];
    readonly ofOffice?: (command: C, state: S) => string | undefined;
    readonly ofGovernment?: (command: C, state: S) => RegionCode | undefined;
    readonly ofParty?: (command: C, state: S) => Party | undefined;
  },
  command: C,
  state: S,
): Side => {
  const [officeId, government] = [ofOffice?.(command, state), ofGovernment?.(command, state)];
  const party = ofParty?.(command, state);
  return {
    roles: may ? roles.filter((role) => may(role, command, state)) : roles,
    parties: parties(command, state),
    ...(officeId !== undefined && { officeId }),
    ...(government !== undefined && { government }),
    ...(party && { party }),
  };
};

/** Roles of offices that share their region with others: it alone does not say for whom they act. */
export const AGENCIES: readonly Role[] = ['OPD_HEAD', 'DPRD_SECRETARIAT', 'MINISTRY_OFFICER'];

const actsFor =
  ({ officeId, government, party }: Side) =>
  (grant: Grant): boolean =>
    (!party || isParty(grant, party)) &&
    (!AGENCIES.includes(grant.role) ||
      ((officeId === undefined || grant.officeId === officeId) &&
        (government === undefined || grant.scope === government)));

/** The refusal of an agency that would act for another, and of whoever is not the party itself. */
const lacksOffice = ({ roles, officeId, government, party }: Side): Rejection => {
  const whom = officeId ?? government;
  if (party)
    return reject('E_SCOPE', {
      details: { lacks: 'OFFICE', roles, office: party.officeId ?? party.scope },
      messageId: `Ini hak pihak yang menyimpannya sendiri, ${party.officeId ?? party.scope} (${party.scope}); minta petugas di sana.`,
      messageEn: `This is for the party that keeps it alone, ${party.officeId ?? party.scope} (${party.scope}); ask an officer there.`,
    });
  return reject('E_SCOPE', {
    details: { lacks: 'OFFICE', roles, office: whom },
    messageId: `Perangkat daerah dan kementerian bertindak untuk diri sendiri saja, tidak untuk ${whom}; minta petugas di sana.`,
    messageEn: `An agency or a ministry acts for itself alone, not for ${whom}; ask an officer there.`,
  });
};

/** COM-04: an agency's head and a ministry's officer act for their own office, not for all others of their region. */
const authoriseFor = (principal: Principal, side: Side, now: Instant, as: ActingAs, reach?: 'one' | 'every'): Actor => {
  const { roles, parties } = side;
  try {
    return authorise({ ...principal, grants: principal.grants.filter(actsFor(side)) }, roles, parties, now, as, reach);
  } catch (error) {
    if (!(error instanceof Rejection) || error.code !== 'E_SCOPE') throw error;
    authorise(principal, roles, parties, now, {}, reach);
    throw lacksOffice(side);
  }
};

/**
 * The same for the first of several sides for which the principal may act; the last one's refusal where there is none.
 */
export const authoriseForOne = (
  principal: Principal,
  sides: readonly Side[],
  now: Instant,
  as: ActingAs,
  reach?: 'one' | 'every',
): Actor => {
  const last = sides.length - 1;
  for (const [index, side] of sides.entries()) {
    try {
      return authoriseFor(principal, side, now, as, reach);
    } catch (error) {
      if (index === last || !(error instanceof Rejection)) throw error;
    }
  }
  throw reject('E_SCOPE');
};

/** Whether one of the roles is held for one of the regions; by the system always. */
export const mayReadOf = (
  principal: Principal,
  roles: readonly Role[],
  regions: readonly RegionCode[],
  now: Instant,
): boolean =>
  readableScopes(principal, [...roles, 'SYSTEM'], now).some(
    (scope) => scope === NATIONAL || regions.some((region) => covers(scope, region)),
  );

/** Regions that the principal may read under one of the roles; NATIONAL among them means all. */
export const readableScopes = (principal: Principal, roles: readonly Role[], now: Instant): readonly Scope[] => [
  ...new Set(
    grantsAt(principal, now)
      .filter(({ role }) => roles.includes(role))
      .map(({ scope }) => scope),
  ),
];
