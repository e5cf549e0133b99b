import {
  reject,
  requireNothingPersonal,
  requireReason,
  EXAMINERS,
  sideBySide,
  type Clock,
  type LocalDate,
  type Role,
  type Scope,
} from '#kernel';
import { HIDDEN, grantsAt, lacksRole, mayKnow, mayReadOf, type Party, type Principal, type Sources } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import type { Travels } from '#contexts/visits/contract';
import { PERSON_READERS } from '../commands/person.roles.js';
import type { Asked, NotShown, PersonReading, ShownPerson } from '../contract/reading.js';
import { PERSON_FIELDS, type PersonField, type Purpose } from '../domain/person.codes.js';
import { personDecider } from '../domain/person.decider.js';
import { isRestrictedFor } from '../domain/person.restrictions.js';
import { partiesOf, type PersonEntry, type PersonState } from '../domain/person.state.js';
import type { PersonVault, SealedPerson } from '../vault/person-vault.js';

/** Persons that are looked up at the same time: a delegation has up to a thousand. */
const AT_ONCE = 32;

const ON_PAPER = ['name', 'position', 'office', 'nip', 'rank', 'gender', 'nikEnd'] as const;

/** What each purpose shows, to which roles beside being one who may know the person, and what it must be told. */
const PURPOSE: Readonly<
  Record<
    Purpose,
    { readonly fields: readonly PersonField[]; readonly roles?: readonly Role[]; readonly withReason?: true }
  >
> = {
  TRAVEL: { fields: ON_PAPER },
  PAYMENT: { fields: ['name', 'nikEnd', 'phone', 'bank', 'bankAccount'] },
  SUBJECT_ACCESS: { fields: PERSON_FIELDS, withReason: true },
  EXAMINATION: { fields: PERSON_FIELDS, roles: EXAMINERS, withReason: true },
};

/** One look, as the log keeps it. */
export interface Look extends Asked {
  readonly userId: string;
  readonly day: LocalDate;
  readonly party: string;
  readonly officeId?: string;
  readonly persons: readonly string[];
  readonly visitId?: string;
}

export interface ReadingParts {
  readonly vault: Pick<PersonVault, 'open'>;
  readonly travels: Pick<Travels, 'travelOf'>;
  readonly sources: Sources;
  readonly clock: Clock;
  /** @throws Rejection `E_RATE_LIMIT` */
  readonly record: (look: Look) => Promise<void>;
}

const unknown = (id: string) => reject('E_NOT_FOUND', { details: { id } });

/** The record that counts for a party: its own, else the last one that the reader may know. */
const entryFor = (
  entries: readonly PersonEntry[],
  party: Party | undefined,
  may: (party: Party) => boolean,
): PersonEntry | undefined => {
  const known = entries.filter((entry) => may({ scope: entry.party, officeId: entry.officeId }));
  return known.find((entry) => entry.party === party?.scope) ?? known.at(-1);
};

/** What keeps the data of a person from being shown for a purpose. */
const hindrance = (
  state: PersonState,
  { withReason }: { readonly withReason?: true },
  party: Scope | undefined,
): NotShown | undefined => {
  if (state.stage === 'NONE') return 'NOT_KEPT';
  if (state.stage === 'ERASED') return 'ERASED';
  return party !== undefined && isRestrictedFor(state, party) && !withReason ? 'RESTRICTED' : undefined;
};

/** COM-11: data of persons in clear. What is shown was recorded before, with who, why and when. */
export const personReading = ({ vault, travels, sources, clock, record }: ReadingParts): PersonReading => {
  const requirePurpose = (principal: Principal, { purpose, reason }: Asked): void => {
    const { roles, withReason } = PURPOSE[purpose];
    const now = clock.now();
    if (roles && !grantsAt(principal, now).some(({ role }) => roles.includes(role))) throw lacksRole(roles);
    if (withReason) requireReason(reason, { ruleId: 'COM-11' });
    requireNothingPersonal(reason, '/reason');
  };
  const looking = (principal: Principal, asked: Asked, party: Party, persons: readonly string[]): Look => ({
    ...asked,
    userId: principal.userId,
    day: clock.now().slice(0, 10) as LocalDate,
    party: party.scope,
    ...(party.officeId !== undefined && { officeId: party.officeId }),
    persons,
  });
  const sealedFor = (
    subject: string,
    state: PersonState,
    party: Party | undefined,
    purpose: Purpose,
    may: (party: Party) => boolean,
  ): SealedPerson | NotShown => {
    const entry = state.stage === 'KNOWN' ? entryFor(state.entries, party, may) : undefined;
    const hindered = hindrance(state, PURPOSE[purpose], entry?.party);
    if (hindered) return hindered;
    if (!entry) return 'NOT_KEPT';
    const { fields } = PURPOSE[purpose];
    return { subject, values: Object.fromEntries(fields.map((name) => [name, entry.values[name]])) };
  };
  const shownOf = async (sealed: readonly (SealedPerson | NotShown)[]): Promise<readonly ShownPerson[]> => {
    const opened = await vault.open(sealed.filter((each): each is SealedPerson => typeof each === 'object'));
    let next = 0;
    return sealed.map((each): ShownPerson => {
      if (typeof each === 'string') return { notShown: each };
      const data = opened[next++]!;
      return Object.keys(data).length > 0 ? { data } : { notShown: 'NOT_KEPT' };
    });
  };

  return {
    travellersOf: async (principal, visitId, asked) => {
      const travel = await travels.travelOf(visitId, sources);
      const now = clock.now();
      if (!travel || !mayReadOf(principal, RECORD_READERS, travel.regions, now)) throw unknown(visitId);
      requirePurpose(principal, asked);
      const { origin, order } = travel;
      const know = mayKnow(grantsAt(principal, now));
      const may = (party: Party): boolean => know('PERSON', party);
      const { travellers = [] } = order ?? {};
      const shown = { visitId, ...(order && { orderNo: order.orderNo }) };
      if (!may(origin) || travellers.length === 0)
        return { ...shown, travellers: travellers.map((each) => ({ ...each, subjectRef: HIDDEN, person: HIDDEN })) };
      const references = travellers.map(({ subjectRef }) => subjectRef as string);
      const sealed = await sideBySide(references, AT_ONCE, async (subject) =>
        sealedFor(subject, await sources.state(personDecider, subject), origin, asked.purpose, may),
      );
      const seen = references.filter((_subject, index) => typeof sealed[index] === 'object');
      if (seen.length > 0) await record({ ...looking(principal, asked, origin, seen), visitId });
      const persons = await shownOf(sealed);
      return {
        ...shown,
        travellers: travellers.map(({ spdNo, official, subjectRef }, index) => ({
          spdNo,
          official,
          subjectRef: subjectRef as string,
          person: persons[index]!,
        })),
      };
    },
    personOf: async (principal, personId, asked) => {
      const state = await sources.state(personDecider, personId);
      const now = clock.now();
      if (!mayReadOf(principal, PERSON_READERS, partiesOf(state), now)) throw unknown(personId);
      requirePurpose(principal, asked);
      const know = mayKnow(grantsAt(principal, now));
      const may = (party: Party): boolean => know('PERSON', party);
      if (state.stage === 'KNOWN' && !entryFor(state.entries, undefined, may)) return HIDDEN;
      const sealed = sealedFor(personId, state, undefined, asked.purpose, may);
      if (typeof sealed === 'object' && state.stage === 'KNOWN') {
        const { party, officeId } = entryFor(state.entries, undefined, may)!;
        await record(looking(principal, asked, { scope: party, officeId }, [personId]));
      }
      return (await shownOf([sealed]))[0]!;
    },
  };
};
