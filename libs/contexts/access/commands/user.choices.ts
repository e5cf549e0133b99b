import { reject, type Role, type Scope } from '#kernel';
import type { Choice } from '#runtime';
import { bySecondKeeper } from '../domain/user.rules-keepers.js';
import { byAnother, notSoAlready } from '../domain/user.rules.js';
import type { RegisteredUser, UserState } from '../domain/user.state.js';

/** What is known of a keeper before anybody looks by whom he is one. */
const NOTHING_KNOWN = { makers: [], behindAsker: [] };

const noneThere = (): never => {
  throw reject('E_NOT_FOUND', {
    messageId: 'Akun ini tidak mempunyai hak atau permintaan semacam itu.',
    messageEn: 'This account has no such right or request.',
  });
};

/** What each command on an account can be about; nobody changes his own access (ACC-01). */
export const userChoices = (roles: readonly Role[]) => {
  const choices =
    (of: (user: RegisteredUser) => readonly Choice[]) =>
    async (state: UserState): Promise<readonly Choice[]> =>
      state.stage === 'UNKNOWN' ? [] : of(state);
  const sidesIn = (...parties: readonly Scope[]): Choice['sides'] => [{ roles, parties }];
  const orNone = (found: readonly Choice[]): readonly Choice[] =>
    found.length > 0 ? found : [{ sides: sidesIn(), require: noneThere }];
  return {
    anywhere: choices((user) => [{ sides: sidesIn(), require: (by) => byAnother(by, user) }]),
    into: (stage: RegisteredUser['stage'], belongsTo: (state: UserState) => readonly Scope[]) =>
      choices((user) => [
        {
          sides: sidesIn(...belongsTo(user)),
          require: (by) => {
            byAnother(by, user);
            notSoAlready(user, stage);
          },
        },
      ]),
    toConfirm: choices((user) =>
      orNone(
        user.requests.map((asked) => ({
          sides: sidesIn(asked.scope),
          require: (by) => {
            bySecondKeeper(asked, by, NOTHING_KNOWN);
            byAnother(by, user);
          },
        })),
      ),
    ),
    toRefuse: choices((user) => orNone(user.requests.map(({ scope }) => ({ sides: sidesIn(scope) })))),
    toRevoke: choices((user) =>
      orNone(user.grants.map(({ scope }) => ({ sides: sidesIn(scope), require: (by) => byAnother(by, user) }))),
    ),
  };
};
