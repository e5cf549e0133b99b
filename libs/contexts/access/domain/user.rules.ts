import {
  covers,
  overlap,
  reject,
  type Actor,
  type LocalDate,
  type Period,
  type RejectionInfo,
  type Scope,
} from '#kernel';
import { GRANT_LEVEL_CODES, ROLE_INFO, grantLevelOf, type GrantLevel } from '../contract/roles.js';
import type { GrantRole as GrantCommand } from './user.commands.js';
import type { HeldGrant, RegisteredUser } from './user.state.js';

/** What is granted, at once or in two acts. */
export type GrantRole = Omit<GrantCommand, 'type'>;

/** A grant revoked before it began was never held. */
const everHeld = ({ validFrom, validTo }: Period): boolean => validTo === undefined || validFrom <= validTo;
const heldDuring = (held: Period, term: Period): boolean => everHeld(held) && overlap(held, term);
const regionsOverlap = (a: Scope, b: Scope): boolean => covers(a, b) || covers(b, a);
const endedBefore = (grant: HeldGrant, day: LocalDate): boolean => grant.validTo !== undefined && grant.validTo < day;

/**
 * COM-14 [D]: grants that one account is ever given, ended ones included: two a month for as long as anybody serves.
 */
export const MOST_GRANTS = 500;

const rule = (ruleId: string, messageId: string, messageEn: string, info: RejectionInfo = {}): RejectionInfo => ({
  ruleId,
  messageId,
  messageEn,
  ...info,
});

/**
 * ACC-01: nobody changes his own access, neither up nor down; so the last keeper of accounts cannot lock everyone out.
 */
export const byAnother = (actor: Pick<Actor, 'userId'>, user: RegisteredUser): void => {
  if (actor.userId === user.userId) {
    throw reject(
      'E_SOD',
      rule(
        'ACC-01',
        'Hak akses sendiri tidak boleh diubah sendiri; minta pengelola akun lain.',
        'Nobody may change his own access; ask another keeper of accounts.',
      ),
    );
  }
};

/** An account is not brought into the stage in which it is: whoever asks has not seen that somebody else was first. */
export const notSoAlready = (user: RegisteredUser, stage: RegisteredUser['stage']): void => {
  if (user.stage !== stage) return;
  throw reject('E_STATE', {
    messageId: stage === 'ACTIVE' ? 'Akun ini sudah aktif.' : 'Akun ini sudah dinonaktifkan.',
    messageEn: stage === 'ACTIVE' ? 'This account is active already.' : 'This account is disabled already.',
  });
};

/** ACC-02: nobody gives or takes a right beyond his own region. */
export const withinOwnScope = (actor: Actor, scopes: readonly Scope[]): void => {
  const beyond = scopes.filter((scope) => !covers(actor.scope, scope));
  if (beyond.length > 0) {
    throw reject(
      'E_SCOPE',
      rule(
        'ACC-02',
        `Hak akses untuk ${beyond.join(', ')} di luar wilayah Anda, ${actor.scope}.`,
        `A right for ${beyond.join(', ')} reaches beyond your own region, ${actor.scope}.`,
        { field: '/scope', details: { own: actor.scope, beyond } },
      ),
    );
  }
};

/**
 * Regions of the grants that hold on the day or will hold later: whoever closes the account takes these away. An
 * account without any belongs to the region for which it was registered.
 */
export const scopesFrom = (user: RegisteredUser, day: LocalDate): readonly Scope[] => {
  const held = user.grants.filter((grant) => !endedBefore(grant, day)).map(({ scope }) => scope);
  return held.length === 0 ? [user.registeredIn] : [...new Set(held)];
};

/** ACC-03: the public needs no account, and the system is not a user. */
export const grantableRole = ({ role }: GrantRole): void => {
  if (ROLE_INFO[role].duty === 'NONE') {
    throw reject(
      'E_VALIDATION',
      rule('ACC-03', 'Peran ini tidak dapat diberikan.', 'This role cannot be granted.', { field: '/role' }),
    );
  }
};

const { codes: LEVELS } = GRANT_LEVEL_CODES;
const named = (levels: readonly GrantLevel[], language: 0 | 1): string =>
  levels.map((level) => LEVELS[level][language]).join(', ');

/** ACC-04: a role is held for a region of its own level (domain §2). */
export const fittingLevel = ({ role, scope }: GrantRole): void => {
  const { levels, titleId, titleEn } = ROLE_INFO[role];
  if (!levels.includes(grantLevelOf(scope))) {
    throw reject(
      'E_LEVEL',
      rule(
        'ACC-04',
        `Peran ${titleId} dipegang untuk ${named(levels, 0)}, bukan untuk ${scope}.`,
        `The role "${titleEn}" is held for ${named(levels, 1)}, not for ${scope}.`,
        { field: '/scope', details: { levels } },
      ),
    );
  }
};

/** ACC-05: a grant does not end before it begins. */
export const orderedPeriod = ({ validFrom, validTo }: GrantRole): void => {
  if (validTo !== undefined && validTo < validFrom) {
    throw reject(
      'E_DATE_ORDER',
      rule(
        'ACC-05',
        `Masa berlaku berakhir pada ${validTo}, sebelum dimulai pada ${validFrom}.`,
        `The grant ends on ${validTo}, before it begins on ${validFrom}.`,
        { field: '/validTo' },
      ),
    );
  }
};

/** ACC-06: the same role for the same region and office is not held twice at a time. */
export const notHeldTwice = (command: GrantRole, user: RegisteredUser): void => {
  const held = user.grants.find(
    (grant) =>
      grant.role === command.role &&
      grant.scope === command.scope &&
      grant.officeId === command.officeId &&
      heldDuring(grant, command),
  );
  if (held) {
    throw reject(
      'E_STATE',
      rule('ACC-06', 'Peran ini sudah dimiliki pada masa yang sama.', 'This role is already held in that period.', {
        details: { grantId: held.grantId },
      }),
    );
  }
};

/** ACC-07: who examines a region has no hand in its records at the same time. */
export const examinerApart = (command: GrantRole, user: RegisteredUser): void => {
  const examines = (grant: Pick<HeldGrant, 'role'>) => grant.role === 'INSPECTOR' || grant.role === 'AUDITOR';
  const operates = (grant: Pick<HeldGrant, 'role'>) => ROLE_INFO[grant.role].duty === 'OPERATION';
  refuseBeside(
    user,
    command,
    rule(
      'ACC-07',
      'Pemeriksa tidak boleh memegang peran pelaksana di wilayah yang diperiksa.',
      'An examiner may not hold an operational role in the region that he examines.',
    ),
    (held) =>
      regionsOverlap(held.scope, command.scope) &&
      ((examines(command) && operates(held)) || (operates(command) && examines(held))),
  );
};

/** ACC-08: director and supervisor of one BUMDesma are two persons. */
export const supervisorApart = (command: GrantRole, user: RegisteredUser): void => {
  const opposite = { BUMDESMA_DIRECTOR: 'BUMDESMA_SUPERVISOR', BUMDESMA_SUPERVISOR: 'BUMDESMA_DIRECTOR' } as Readonly<
    Record<string, string>
  >;
  refuseBeside(
    user,
    command,
    rule(
      'ACC-08',
      'Pelaksana operasional dan pengawas BUMDesma harus orang yang berbeda.',
      'Director and supervisor of a BUMDesma must be two persons.',
    ),
    (held) => held.officeId === command.officeId && held.role === opposite[command.role],
  );
};

const refuseBeside = (
  user: RegisteredUser,
  command: GrantRole,
  info: RejectionInfo,
  conflicts: (held: HeldGrant) => boolean,
): void => {
  const held = user.grants.find((grant) => heldDuring(grant, command) && conflicts(grant));
  if (held) throw reject('E_SOD', { ...info, field: '/role', details: { grantId: held.grantId, role: held.role } });
};

/**
 * ACC-09: a revocation takes nothing back that was done before it was decided, and a right that has ended cannot end
 * later.
 */
export const revocableFrom = (from: LocalDate, grant: HeldGrant, decidedOn: LocalDate): void => {
  if (from < decidedOn || endedBefore(grant, from)) {
    throw reject(
      'E_DATE_ORDER',
      rule(
        'ACC-09',
        `Pencabutan sejak ${from} tidak mungkin: paling awal pada hari keputusan, ${decidedOn}, dan sebelum hak berakhir${grant.validTo ? ` pada ${grant.validTo}` : ''}.`,
        `A revocation from ${from} is not possible: on the day it is decided, ${decidedOn}, at the earliest, and before the grant ends${grant.validTo ? ` on ${grant.validTo}` : ''}.`,
        { field: '/from' },
      ),
    );
  }
};
