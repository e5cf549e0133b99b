import { reject, requireReason, requireRoom, type DecisionContext } from '#kernel';
import type { PersonField } from './person.codes.js';
import type { RectifyPerson, RegisterPerson } from './person.commands.js';
import type { PersonEvent, SealedValue } from './person.events.js';
import { actedFor, openRequest, requireOwnParty, requireOwnRoom, requireRemovable } from './person.rules.js';
import { PERSON_CHANGES, PERSON_PARTIES } from './person.settings.js';
import type { PersonIn } from './person.state.js';

type Context = DecisionContext<unknown>;
type Decided = readonly PersonEvent[];

const sameValues = (
  kept: Readonly<Partial<Record<PersonField, SealedValue['sealed']>>>,
  values: readonly SealedValue[],
): boolean => Object.keys(kept).length === values.length && values.every(({ field, sealed }) => kept[field] === sealed);

/** COM-11: a party keeps the data that it needs, in the place of what it kept before. */
export const registerPerson = (
  { personId, party, values }: RegisterPerson,
  state: PersonIn<'NONE' | 'KNOWN'>,
  { actor, rules }: Context,
): Decided => {
  requireOwnParty(party, actor);
  if (state.stage === 'KNOWN') {
    const own = state.entries.find((entry) => entry.party === party);
    if (own && sameValues(own.values, values)) return [];
    requireOwnRoom(state.changes, actor, rules.get(PERSON_CHANGES, party));
    if (!own) requireRoom(state.entries.length, rules.get(PERSON_PARTIES, party));
  }
  return [{ type: 'PersonRegistered', data: { personId, party, officeId: actor.officeId, values } }];
};

/** UU 27/2022 art. 30: what is wrong is made right, what is not needed is removed. */
export const rectifyPerson = (
  { values, removed, requestId }: RectifyPerson,
  state: PersonIn<'KNOWN'>,
  context: Context,
): Decided => {
  const { actor, rules, reason } = context;
  requireReason(reason, { ruleId: 'COM-11' });
  if (requestId !== undefined) openRequest(state, requestId, actor, 'RECTIFY');
  if (values.length + removed.length === 0)
    throw reject('E_VALIDATION', {
      ruleId: 'COM-11',
      field: '/data',
      messageId: 'Isi data yang diperbaiki (data) atau yang dihilangkan (remove).',
      messageEn: 'Give the data that are rectified (data) or removed (remove).',
    });
  requireRemovable(removed);
  requireOwnRoom(state.changes, actor, rules.get(PERSON_CHANGES, actor.scope));
  const parties = actedFor(state, actor);
  return [
    {
      type: 'PersonRectified',
      data: { personId: state.personId, parties, values, removed, ...(requestId !== undefined && { requestId }) },
    },
  ];
};
