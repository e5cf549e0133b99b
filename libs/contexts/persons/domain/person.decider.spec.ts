import { describe, expect, it } from '@jest/globals';
import { AUTHORITY_NOT_RECORDED, rulesOn, type RegionCode, type Scope, type SettingValue } from '#kernel';
import { actor, at, by, day, given as givenDecider, type GivenEvent } from '#testing';
import { REFUSAL_GROUNDS } from './person.codes.js';
import type { PersonCommand } from './person.commands.js';
import { personDecider } from './person.decider.js';
import type { PersonEvent, SealedValue } from './person.events.js';
import { isRestrictedFor } from './person.restrictions.js';
import { PERSON_ACTS, PERSON_CHANGES, PERSON_HOLDS, PERSON_PARTIES } from './person.settings.js';

const personId = 'sub_mzxw6ytboi2gk3tdmfzwk5dfon';
const [SEI_ASAM, MEKAR_JAYA] = ['62.03.02.2007', '63.10.09.2009'] as RegionCode[] as [RegionCode, RegionCode];
const clerk = actor('VILLAGE_OPERATOR', SEI_ASAM);
const head = actor('VILLAGE_HEAD', SEI_ASAM);
const inspector = actor('INSPECTOR', '62.03' as RegionCode);
const reason = 'Diminta dengan surat.';
const holder = { ended: false, successors: [] as readonly string[], succeeded: false };
const facts = { authority: AUTHORITY_NOT_RECORDED, lastTravelYear: undefined as number | undefined, holder };
const now = at('2026-11-20T02:00:00.000Z');
const rules = (...values: readonly SettingValue[]) => rulesOn('spec', values, day('2026-11-20'));
const usual = { actor: head, facts, now, occurredOn: day('2026-11-20'), today: day('2026-11-20'), reason };

const given = (...events: readonly GivenEvent<PersonEvent>[]) =>
  givenDecider(personDecider, events, { ...usual, rules: rules() });

const name: SealedValue = { field: 'name', sealed: 'pd1.nama' };
const phone: SealedValue = { field: 'phone', sealed: 'pd1.telepon' };
const register = (values: readonly SealedValue[] = [name, phone], party = SEI_ASAM): PersonCommand => ({
  type: 'RegisterPerson',
  personId,
  party,
  values,
});
const registered = (values: readonly SealedValue[] = [name, phone], party = SEI_ASAM): PersonEvent => ({
  type: 'PersonRegistered',
  data: { personId, party, officeId: actor('VILLAGE_HEAD', party).officeId, values },
});
type Kind = 'RECTIFY' | 'RESTRICT' | 'ERASE';
const asked = (kind: Kind, requestId = 'r-1', of = clerk): GivenEvent<PersonEvent> =>
  by<PersonEvent>(of, '2026-11-20', {
    type: 'SubjectRequestReceived',
    data: {
      personId,
      requestId,
      kind,
      receivedAt: at('2026-11-20T02:00:00.000Z'),
      dueAt: at('2026-11-23T02:00:00.000Z'),
    },
  });
const restrictedIn = (within: Scope): PersonEvent => ({
  type: 'ProcessingRestricted',
  data: { personId, reason, within },
});
/** The same by a data steward, for all in the region. */
const restrictedForAllIn = (within: Scope): GivenEvent<PersonEvent> =>
  by(actor('DATA_STEWARD', within), '2026-11-20', restrictedIn(within));
const restricted = restrictedIn(SEI_ASAM);
/** As it was written when it held for all who keep data of the person. */
const restrictedForAll: PersonEvent = { type: 'ProcessingRestricted', data: { personId, reason } };
const held: PersonEvent = { type: 'PersonHoldPlaced', data: { personId, holdId: 'h-1', reason } };
const erased: PersonEvent = {
  type: 'PersonalDataErased',
  data: { personId, requestId: 'r-1', parties: [SEI_ASAM], reason, settled: ['r-1'] },
};
const destroyed: PersonEvent = { type: 'SubjectKeyDestroyed', data: { personId } };
const noticed: PersonEvent = { type: 'ErasureNoticeGiven', data: { personId, means: 'Surat' } };
/** The event as the head, or another, brought it about. */
const of = (event: PersonEvent, who = head): GivenEvent<PersonEvent> => by(who, '2026-11-20', event);
const stranger = actor('VILLAGE_HEAD', MEKAR_JAYA);
const erase = { type: 'ErasePersonalData', requestId: 'r-1' } as const;
const setting = (name_: { readonly name: string }, value: unknown, region = 'ID'): SettingValue => ({
  setting: name_.name,
  region: region as RegionCode,
  validFrom: day('2020-01-01'),
  value,
  legalBasis: 'COM-11',
});

describe('COM-11 entering data of a person', () => {
  it('keeps them for the party of the one who enters them', () => given().when(register()).then([registered()]));

  it('again changes nothing, in whatever order they stand', () => {
    given(registered()).when(register()).then([]);
    given(registered())
      .when(register([phone, name]))
      .then([]);
  });

  it('replaces what the party kept, whole, and nothing of another party', () => {
    const { state } = given(registered(), registered([name], MEKAR_JAYA), registered([phone]));
    expect(state).toMatchObject({
      entries: [
        { party: MEKAR_JAYA, values: { name: name.sealed } },
        { party: SEI_ASAM, values: { phone: phone.sealed } },
      ],
    });
    expect(state).not.toHaveProperty('entries.1.values.name');
    given(registered())
      .when(register([name]))
      .then([registered([name])]);
    given(registered())
      .when(register([{ ...name, sealed: 'pd1.lain' }, phone]))
      .then([registered([{ ...name, sealed: 'pd1.lain' }, phone])]);
  });

  it('for another party is refused', () => {
    for (const events of [[], [registered()]])
      expect(
        given(...events)
          .when(register([name], MEKAR_JAYA))
          .thenRejected('E_SCOPE', 'COM-11').info.field,
      ).toBe('/party');
  });

  it('COM-14 is possible as often as the bound says, and by so many parties', () => {
    const other = register([name]);
    given(of(registered()))
      .when(other, { rules: rules(setting(PERSON_CHANGES, 2)) })
      .then([registered([name])]);
    given(of(registered()))
      .when(other, { rules: rules(setting(PERSON_CHANGES, 1)) })
      .thenRejected('E_LIMIT', 'COM-14');
    given(of(registered()), of(registered([name], MEKAR_JAYA), stranger))
      .when(other, { rules: rules(setting(PERSON_CHANGES, 2)) })
      .then([registered([name])]);
    const elsewhere = { actor: actor('VILLAGE_HEAD', MEKAR_JAYA), rules: rules(setting(PERSON_PARTIES, 1)) };
    given(registered())
      .when(register([name], MEKAR_JAYA), elsewhere)
      .thenRejected('E_LIMIT', 'COM-14');
    given(registered())
      .when(register([name], MEKAR_JAYA), { ...elsewhere, rules: rules(setting(PERSON_PARTIES, 2)) })
      .then([registered([name], MEKAR_JAYA)]);
    given(registered())
      .when(other, { rules: rules(setting(PERSON_PARTIES, 1)) })
      .then([registered([name])]);
  });
});

describe('Rectifying', () => {
  const rectify = (more: object = {}): PersonCommand => ({
    type: 'RectifyPerson',
    values: [{ ...name, sealed: 'pd1.benar' }],
    removed: ['phone'],
    ...more,
  });

  it('replaces and removes single data of the party for which one acts, and answers the request', () => {
    const both = [registered(), registered([name, phone], MEKAR_JAYA), asked('RECTIFY')] as const;
    const event: PersonEvent = {
      type: 'PersonRectified',
      data: {
        personId,
        parties: [SEI_ASAM],
        values: [{ ...name, sealed: 'pd1.benar' }],
        removed: ['phone'],
        requestId: 'r-1',
      },
    };
    given(...both)
      .when(rectify({ requestId: 'r-1' }))
      .then([event]);
    expect(given(...both, event).state).toMatchObject({
      entries: [{ values: { name: 'pd1.benar' } }, { values: { name: name.sealed, phone: phone.sealed } }],
      requests: [],
    });
    expect(given(...both, event).state).not.toHaveProperty('entries.0.values.phone');
  });

  it('by an office around both changes both', () => {
    given(registered(), registered([name], MEKAR_JAYA))
      .when(rectify(), { actor: actor('DATA_STEWARD', 'ID') })
      .then([expect.objectContaining({ data: expect.objectContaining({ parties: [SEI_ASAM, MEKAR_JAYA] }) })] as never);
  });

  it('needs something to rectify, a reason, and a request that asks for it', () => {
    expect(
      given(registered())
        .when(rectify({ values: [], removed: [] }))
        .thenRejected('E_VALIDATION', 'COM-11').info.field,
    ).toBe('/data');
    given(registered()).when(rectify(), { reason: ' ' }).thenRejected('E_REASON_REQUIRED', 'COM-11');
    given(registered())
      .when(rectify({ requestId: 'r-1' }))
      .thenRejected('E_VALIDATION', 'COM-11');
    given(registered(), asked('ERASE'))
      .when(rectify({ requestId: 'r-1' }))
      .thenRejected('E_VALIDATION', 'COM-11');
  });

  it.each(['name', 'nikEnd'])('removes no %s: that is erasure', (field) => {
    const { info } = given(registered())
      .when(rectify({ removed: ['phone', field] }))
      .thenRejected('E_VALIDATION', 'COM-11');
    expect(info.field).toBe('/remove/1');
  });

  it('COM-14 is bounded with what is entered', () => {
    given(of(registered()))
      .when(rectify(), { rules: rules(setting(PERSON_CHANGES, 1)) })
      .thenRejected('E_LIMIT', 'COM-14');
    const others = Array.from({ length: 3 }, () => of(registered([name], MEKAR_JAYA), stranger));
    given(registered(), ...others)
      .when(rectify(), { rules: rules(setting(PERSON_CHANGES, 1)) })
      .then([expect.objectContaining({ type: 'PersonRectified' })] as never);
  });
});

describe('A request of a data subject', () => {
  const receive = { type: 'ReceiveRequest', kind: 'ERASE' } as const;
  const received = (receivedAt: string, dueAt: string): PersonEvent => ({
    type: 'SubjectRequestReceived',
    data: { personId, requestId: 'command-1', kind: 'ERASE', receivedAt: at(receivedAt), dueAt: at(dueAt) },
  });

  it('is due after three times twenty-four hours, over a weekend, too', () =>
    given(registered())
      .when(receive)
      .then([received('2026-11-20T02:00:00.000Z', '2026-11-23T02:00:00.000Z')]));

  it('of an earlier day counts from the first hour of that day, where the party is', () => {
    given(registered())
      .when(receive, { occurredOn: day('2026-11-18') })
      .then([received('2026-11-17T17:00:00.000Z', '2026-11-20T17:00:00.000Z')]);
    given(registered([name], MEKAR_JAYA))
      .when(receive, { occurredOn: day('2026-11-18'), actor: actor('VILLAGE_HEAD', MEKAR_JAYA) })
      .then([received('2026-11-17T16:00:00.000Z', '2026-11-20T16:00:00.000Z')]);
  });

  it('is overdue at its hour and not before, once', () => {
    const mark = { type: 'MarkRequestOverdue', requestId: 'r-1' } as const;
    const overdue: PersonEvent = { type: 'SubjectRequestOverdue', data: { personId, requestId: 'r-1' } };
    const waits = [registered(), asked('RECTIFY')] as const;
    given(...waits)
      .when(mark, { now: at('2026-11-23T01:59:59.999Z') })
      .then([]);
    given(...waits)
      .when(mark, { now: at('2026-11-23T02:00:00.000Z') })
      .then([overdue]);
    given(...waits, overdue)
      .when(mark, { now: at('2026-11-24T02:00:00.000Z') })
      .then([]);
    given(registered())
      .when(mark, { now: at('2026-11-24T02:00:00.000Z') })
      .then([]);
    expect(given(...waits, overdue).state).toMatchObject({ requests: [{ overdue: true }] });
  });

  it.each(REFUSAL_GROUNDS)('is refused on the ground %s, with a reason, by whoever decides', (ground) => {
    const refuse = { type: 'RefuseRequest', requestId: 'r-1', ground } as const;
    const refused: PersonEvent = {
      type: 'SubjectRequestRefused',
      data: { personId, requestId: 'r-1', ground, reason },
    };
    given(registered(), asked('ERASE')).when(refuse).then([refused]);
    expect(given(registered(), asked('ERASE'), refused).state).toMatchObject({ requests: [] });
    given(registered(), asked('ERASE')).when(refuse, { reason: '' }).thenRejected('E_REASON_REQUIRED', 'COM-11');
  });

  it('is refused by another than who entered it, where it asks for erasure; and only while it waits', () => {
    const refuse = { type: 'RefuseRequest', requestId: 'r-1', ground: 'RETENTION' } as const;
    given(registered(), asked('ERASE')).when(refuse, { actor: clerk }).thenRejected('E_SOD', 'COM-11');
    given(registered(), asked('RECTIFY'))
      .when(refuse, { actor: clerk })
      .then([{ type: 'SubjectRequestRefused', data: { personId, requestId: 'r-1', ground: 'RETENTION', reason } }]);
    given(registered()).when(refuse).thenRejected('E_VALIDATION', 'COM-11');
  });

  it('waits once of each kind and party; a second one is told which waits', () => {
    const waits = [registered(), asked('ERASE', 'r-1', head)] as const;
    const { info } = given(...waits)
      .when(receive)
      .thenRejected('E_STATE', 'COM-11');
    expect([info.field, info.details]).toEqual(['/kind', { requestId: 'r-1', dueAt: '2026-11-23T02:00:00.000Z' }]);
    const answered: PersonEvent = {
      type: 'SubjectRequestRefused',
      data: { personId, requestId: 'r-1', ground: 'RETENTION', reason },
    };
    const again = [received('2026-11-20T02:00:00.000Z', '2026-11-23T02:00:00.000Z')];
    given(...waits, answered)
      .when(receive)
      .then(again);
    given(registered(), asked('RECTIFY', 'r-1', head), asked('ERASE', 'r-2', stranger))
      .when(receive)
      .then(again);
  });

  it('COM-14 is bounded with restrictions, by what one office entered itself', () => {
    const bound = (most: number) => ({ rules: rules(setting(PERSON_ACTS, most)) });
    const acts = [registered(), asked('RECTIFY', 'r-1', head), of(restricted)] as const;
    given(...acts)
      .when(receive, bound(3))
      .then([received('2026-11-20T02:00:00.000Z', '2026-11-23T02:00:00.000Z')]);
    given(...acts)
      .when(receive, bound(2))
      .thenRejected('E_LIMIT', 'COM-14');
    given(...acts, { type: 'RestrictionLifted', data: { personId, reason } })
      .when({ type: 'RestrictProcessing' }, bound(2))
      .thenRejected('E_LIMIT', 'COM-14');
  });

  it('COM-14 finds room, and so does a hold, however much a rival entered', () => {
    const rival = Array.from({ length: 200 }, (_, n) => asked('ERASE', `rival-${n}`, stranger));
    const crowded = given(registered(), ...rival);
    crowded.when(receive).then([received('2026-11-20T02:00:00.000Z', '2026-11-23T02:00:00.000Z')]);
    crowded.when({ type: 'RestrictProcessing' }).then([restricted]);
    crowded
      .when({ type: 'PlaceHold' }, { actor: inspector })
      .then([{ type: 'PersonHoldPlaced', data: { personId, holdId: 'command-1', reason } }]);
    crowded.when({ type: 'ReceiveRequest', kind: 'RESTRICT' }, { actor: stranger }).thenRejected('E_LIMIT', 'COM-14');
  });

  it('COM-14 a hold counts with the holds of its own inspectorate alone', () => {
    const bound = (most: number) => ({ actor: inspector, rules: rules(setting(PERSON_HOLDS, most)) });
    const other = actor('INSPECTOR', '62' as RegionCode);
    const holds = [registered(), of(held, inspector), of(held, other), of(held, other)] as const;
    given(...holds)
      .when({ type: 'PlaceHold' }, bound(2))
      .then([{ type: 'PersonHoldPlaced', data: { personId, holdId: 'command-1', reason } }]);
    given(...holds)
      .when({ type: 'PlaceHold' }, bound(1))
      .thenRejected('E_LIMIT', 'COM-14');
  });
});

describe('A restriction', () => {
  it('is placed with a reason, once, and lifted with one', () => {
    given(registered()).when({ type: 'RestrictProcessing' }).then([restricted]);
    given(registered(), restricted).when({ type: 'RestrictProcessing' }).then([]);
    given(registered())
      .when({ type: 'RestrictProcessing' }, { reason: '' })
      .thenRejected('E_REASON_REQUIRED', 'COM-11');
    given(registered(), restricted)
      .when({ type: 'LiftRestriction' })
      .then([{ type: 'RestrictionLifted', data: { personId, reason, within: SEI_ASAM } }]);
    given(registered()).when({ type: 'LiftRestriction' }).then([]);
    given(registered(), restricted)
      .when({ type: 'LiftRestriction' }, { reason: '' })
      .thenRejected('E_REASON_REQUIRED', 'COM-11');
    const lifted = given(registered(), restricted, { type: 'RestrictionLifted', data: { personId, reason } });
    expect([given(registered(), restricted).state, lifted.state]).toMatchObject([
      { restrictedBy: [SEI_ASAM] },
      { restrictedBy: [] },
    ]);
  });

  it('holds for what one keeps oneself, and for all in his region where a steward decides', () => {
    const restrictedFor = (event: GivenEvent<PersonEvent>) => {
      const { state } = given(registered(), registered([name], MEKAR_JAYA), event);
      return [SEI_ASAM, MEKAR_JAYA, '62.03' as Scope].map((party) => isRestrictedFor(state as never, party));
    };
    expect(restrictedFor(restricted)).toEqual([true, false, false]);
    expect(restrictedFor(restrictedForAllIn('63' as Scope))).toEqual([false, true, false]);
    expect(restrictedFor(restrictedForAllIn('ID'))).toEqual([true, true, true]);
    const regency = by(actor('REGENCY_HEAD', '62.03' as Scope), '2026-11-20', restrictedIn('62.03' as Scope));
    expect(restrictedFor(regency)).toEqual([false, false, true]);
    expect(restrictedFor(restrictedForAll)).toEqual([true, true, true]);
    given(registered())
      .when({ type: 'RestrictProcessing' }, { actor: actor('DATA_STEWARD', 'ID') })
      .then([restrictedIn('ID')]);
  });

  it('of another party tells nothing and stays: who lifts his own finds none', () => {
    const both = [registered(), registered([name], MEKAR_JAYA), restricted] as const;
    given(...both)
      .when({ type: 'LiftRestriction' }, { actor: stranger })
      .then([]);
    given(...both)
      .when({ type: 'RestrictProcessing' }, { actor: stranger })
      .then([restrictedIn(MEKAR_JAYA)]);
    given(...both, restrictedForAll)
      .when({ type: 'LiftRestriction' }, { actor: stranger })
      .then([]);
    const lifted = { type: 'RestrictionLifted', data: { personId, reason, within: MEKAR_JAYA } } as const;
    expect(given(...both, restrictedIn(MEKAR_JAYA), of(lifted, stranger)).state).toMatchObject({
      restrictedBy: [SEI_ASAM],
    });
    given(...both)
      .when({ type: 'LiftRestriction' }, { actor: actor('DATA_STEWARD', 'ID') })
      .then([{ type: 'RestrictionLifted', data: { personId, reason, within: 'ID' } }]);
  });

  it('by the head of a region holds for what it keeps itself, and touches nothing of the villages in it', () => {
    const regency = '62.03' as RegionCode;
    const bupati = { actor: actor('REGENCY_HEAD', regency) };
    const both = [registered(), registered([name], regency)] as const;
    given(...both, restricted)
      .when({ type: 'LiftRestriction' }, bupati)
      .then([]);
    given(...both, restrictedForAllIn(regency))
      .when({ type: 'LiftRestriction' }, bupati)
      .then([]);
    given(...both, restrictedForAllIn(regency))
      .when({ type: 'RestrictProcessing' }, bupati)
      .then([restrictedIn(regency)]);
    const lifted = { type: 'RestrictionLifted', data: { personId, reason, within: regency } } as const;
    const own = of(restrictedIn(regency), bupati.actor);
    const after = given(...both, restricted, restrictedForAllIn(regency), own, of(lifted, bupati.actor));
    expect(after.state).toMatchObject({ restricted: [regency], restrictedBy: [SEI_ASAM] });
    given(...both, asked('RESTRICT'))
      .when({ type: 'RefuseRequest', requestId: 'r-1', ground: 'DATA_RIGHT' }, bupati)
      .thenRejected('E_VALIDATION', 'COM-11');
    given(...both)
      .when({ type: 'RectifyPerson', values: [name], removed: [] }, bupati)
      .then([expect.objectContaining({ data: expect.objectContaining({ parties: [regency] }) })] as never);
  });

  it.each<PersonCommand>([
    { type: 'RestrictProcessing', requestId: 'r-1' },
    { type: 'RefuseRequest', requestId: 'r-1', ground: 'DATA_RIGHT' },
    { type: 'RectifyPerson', values: [name], removed: [], requestId: 'r-1' },
    { type: 'ErasePersonalData', requestId: 'r-1' },
  ])('answers no request of another party, as if there were none: $type', (command) => {
    const kind = { RestrictProcessing: 'RESTRICT', ErasePersonalData: 'ERASE' }[command.type as string] ?? 'RECTIFY';
    const both = [registered(), registered([name], MEKAR_JAYA)] as const;
    const told = (...more: readonly GivenEvent<PersonEvent>[]) =>
      given(...both, ...more)
        .when(command, { actor: stranger })
        .thenRejected('E_VALIDATION', 'COM-11');
    expect(told(asked(kind as Kind)).info).toEqual(told().info);
    given(...both, asked(kind as Kind))
      .when(command, { actor: actor('DATA_STEWARD', 'ID') })
      .then([expect.anything() as never]);
  });

  it('answers the request for it, also where one stands already', () => {
    const answer: PersonEvent = {
      type: 'ProcessingRestricted',
      data: { personId, reason, within: SEI_ASAM, requestId: 'r-1' },
    };
    const command = { type: 'RestrictProcessing', requestId: 'r-1' } as const;
    for (const before of [[], [restricted]] as const) {
      given(registered(), asked('RESTRICT'), ...before)
        .when(command)
        .then([answer]);
      expect(given(registered(), asked('RESTRICT'), ...before, answer).state).toMatchObject({ requests: [] });
    }
    given(registered(), asked('RECTIFY')).when(command).thenRejected('E_VALIDATION', 'COM-11');
  });
});

describe('Erasing', () => {
  const waiting = [registered(), asked('ERASE')] as const;

  it('is decided by another than who entered the request, with a reason, and settles all that waits', () => {
    given(...waiting, asked('RECTIFY', 'r-2'))
      .when(erase)
      .then([{ ...erased, data: { ...erased.data, settled: ['r-1', 'r-2'] } } as PersonEvent]);
    given(...waiting)
      .when(erase, { actor: clerk })
      .thenRejected('E_SOD', 'COM-11');
    given(...waiting)
      .when(erase, { reason: '' })
      .thenRejected('E_REASON_REQUIRED', 'COM-11');
  });

  it('needs a request for it that waits', () => {
    given(registered()).when(erase).thenRejected('E_VALIDATION', 'COM-11');
    given(registered(), asked('RESTRICT')).when(erase).thenRejected('E_VALIDATION', 'COM-11');
  });

  it('COM-13 is refused while an examiner holds the data, however many do', () => {
    const lifted = (holdId: string): PersonEvent => ({ type: 'PersonHoldLifted', data: { personId, holdId, reason } });
    const second: PersonEvent = { type: 'PersonHoldPlaced', data: { personId, holdId: 'h-2', reason } };
    given(...waiting, held)
      .when(erase)
      .thenRejected('E_AUDIT_HOLD', 'COM-13');
    for (const one of ['h-1', 'h-2'])
      given(...waiting, held, second, lifted(one))
        .when(erase)
        .thenRejected('E_AUDIT_HOLD', 'COM-13');
    given(...waiting, held, second, lifted('h-1'), lifted('h-2'))
      .when(erase)
      .then([erased]);
  });

  it('is refused to the last day of the retention, where the party is, and possible on the next', () => {
    const when = (instant: string, lastTravelYear: number | undefined, years?: number) =>
      given(...waiting).when(erase, {
        now: at(instant),
        facts: { ...facts, lastTravelYear },
        rules: rules(...(years === undefined ? [] : [setting({ name: 'PERSON_RETENTION_YEARS' }, years)])),
      });
    const { info } = when('2034-12-31T16:59:59.999Z', 2024).thenRejected('E_RETENTION_HOLD', 'COM-11');
    expect(info.details).toEqual({ lastYear: 2024, until: '2034-12-31' });
    when('2034-12-31T17:00:00.000Z', 2024).then([erased]);
    when('2026-11-20T02:00:00.000Z', 2025, 1).thenRejected('E_RETENTION_HOLD', 'COM-11');
    when('2026-11-20T02:00:00.000Z', 2025, 0).then([erased]);
    when('2026-11-20T02:00:00.000Z', undefined).then([erased]);
  });

  it('ends by the calendar of the party, which is an hour ahead in Kalimantan Selatan', () => {
    const when = (instant: string) =>
      given(registered([name], MEKAR_JAYA), asked('ERASE', 'r-1', actor('VILLAGE_OPERATOR', MEKAR_JAYA))).when(erase, {
        now: at(instant),
        actor: actor('VILLAGE_HEAD', MEKAR_JAYA),
        facts: { ...facts, lastTravelYear: 2024 },
      });
    when('2034-12-31T15:59:59.999Z').thenRejected('E_RETENTION_HOLD', 'COM-11');
    when('2034-12-31T16:00:00.000Z').then([
      { ...erased, data: { ...erased.data, parties: [MEKAR_JAYA] } } as PersonEvent,
    ]);
  });

  it('heeds the strictest of the parties', () => {
    const two = { ...erased, data: { ...erased.data, parties: [SEI_ASAM, MEKAR_JAYA] } } as PersonEvent;
    const when = (region: string) =>
      given(registered(), registered([name], MEKAR_JAYA), asked('ERASE')).when(erase, {
        actor: actor('DATA_STEWARD', 'ID'),
        facts: { ...facts, lastTravelYear: 2024 },
        rules: rules(
          setting({ name: 'PERSON_RETENTION_YEARS' }, 1),
          setting({ name: 'PERSON_RETENTION_YEARS' }, 2, region),
        ),
      });
    for (const region of ['62.03', '63.10']) when(region).thenRejected('E_RETENTION_HOLD', 'COM-11');
    when('64').then([two]);
  });

  it('is confirmed when the key is destroyed, once, and told to the person, once', () => {
    const confirm = { type: 'ConfirmKeyDestroyed' } as const;
    const notice = { type: 'RecordErasureNotice', means: 'Surat' } as const;
    given(...waiting, erased)
      .when(confirm)
      .then([destroyed]);
    given(...waiting, erased, destroyed)
      .when(confirm)
      .then([]);
    given(...waiting, erased)
      .when(notice)
      .then([noticed]);
    given(...waiting, erased, noticed)
      .when(notice)
      .then([]);
    expect(given(...waiting, erased, destroyed, noticed).state).toEqual({
      stage: 'ERASED',
      personId,
      parties: [SEI_ASAM],
      keyDestroyed: true,
      noticed: true,
    });
  });
});

describe('A hold', () => {
  const lift = { type: 'LiftHold', holdId: 'h-1' } as const;
  const lifted: PersonEvent = { type: 'PersonHoldLifted', data: { personId, holdId: 'h-1', reason } };

  it('is placed by an examiner with a reason, and lifted by its id with one', () => {
    given(registered())
      .when({ type: 'PlaceHold' }, { actor: inspector })
      .then([{ type: 'PersonHoldPlaced', data: { personId, holdId: 'command-1', reason } }]);
    given(registered()).when({ type: 'PlaceHold' }, { reason: '' }).thenRejected('E_REASON_REQUIRED', 'COM-13');
    given(registered(), of(held, inspector)).when(lift, { actor: inspector }).then([lifted]);
    given(registered()).when(lift, { actor: inspector }).thenRejected('E_VALIDATION', 'COM-13');
    given(registered(), of(held, inspector))
      .when(lift, { actor: inspector, reason: '' })
      .thenRejected('E_REASON_REQUIRED', 'COM-13');
  });

  it('COM-13 is lifted by the inspectorate that placed it, or by one above it, and by no other', () => {
    const of62 = actor('INSPECTOR', '62' as RegionCode);
    const national = actor('INSPECTOR', 'ID');
    const when = (placedBy: typeof inspector, by_: typeof inspector) =>
      given(registered(), of(held, placedBy)).when(lift, { actor: by_ });
    for (const above of [actor('INSPECTOR', inspector.scope, { userId: 'colleague' }), of62, national])
      when(inspector, above).then([lifted]);
    const others = [
      [of62, inspector],
      [national, of62],
      [inspector, actor('INSPECTOR', '63' as RegionCode)],
      [inspector, actor('INSPECTOR', '63.01' as RegionCode)],
      [national, actor('INSPECTOR', 'ID', { officeId: 'itjen-lain' })],
    ] as const;
    for (const [placedBy, other] of others) {
      const { info } = when(placedBy, other).thenRejected('E_NO_AUTHORITY', 'COM-13');
      expect(info.details).toEqual({ placedBy: { scope: placedBy.scope, officeId: placedBy.officeId } });
    }
  });
});

describe('A hold of an office that was closed', () => {
  const lift = { type: 'LiftHold', holdId: 'h-1' } as const;
  const lifted: PersonEvent = { type: 'PersonHoldLifted', data: { personId, holdId: 'h-1', reason } };
  const [national, heir] = [actor('INSPECTOR', 'ID'), actor('INSPECTOR', 'ID', { officeId: 'itjen-baru' })];
  const lifting = (by_: typeof national, more: Partial<typeof holder>, placedBy = national) =>
    given(registered(), of(held, placedBy)).when(lift, {
      actor: by_,
      facts: { ...facts, holder: { ...holder, ...more } },
    });

  it('COM-13 is lifted by who carries on its work for that region, and by nobody else beside', () => {
    const ended = { ended: true, successors: ['itjen-baru'] };
    lifting(heir, { ...ended, succeeded: true }).then([lifted]);
    const { info } = lifting(actor('INSPECTOR', 'ID', { officeId: 'itjen-lain' }), ended).thenRejected(
      'E_NO_AUTHORITY',
      'COM-13',
    );
    expect(info.details).toMatchObject({ successors: ['itjen-baru'] });
    expect(info.messageEn).toContain('itjen-baru');
    lifting(inspector, { ...ended, succeeded: true }).thenRejected('E_NO_AUTHORITY', 'COM-13');
  });

  it('COM-13 says what to do where the register has no successor', () => {
    const { info } = lifting(heir, { ended: true }).thenRejected('E_NO_AUTHORITY', 'COM-13');
    expect(info.messageId).toContain('request-correction');
    expect(info.messageEn).toContain('/successors');
  });
});

describe('At which stages', () => {
  const ofLiving: readonly PersonCommand[] = [
    { type: 'RectifyPerson', values: [name], removed: [] },
    { type: 'ReceiveRequest', kind: 'ERASE' },
    { type: 'RefuseRequest', requestId: 'r-1', ground: 'RETENTION' },
    { type: 'RestrictProcessing' },
    { type: 'LiftRestriction' },
    { type: 'PlaceHold' },
    { type: 'LiftHold', holdId: 'h-1' },
    erase,
    { type: 'MarkRequestOverdue', requestId: 'r-1' },
  ];
  const ofErased: readonly PersonCommand[] = [
    { type: 'ConfirmKeyDestroyed' },
    { type: 'RecordErasureNotice', means: 'Surat' },
  ];

  it.each([...ofLiving, ...ofErased])('$type concerns nobody of whom nothing is kept', (command) => {
    given().when(command).thenRejected('E_NOT_FOUND');
  });

  it.each([...ofLiving, register()])('$type is over once the data are erased', (command) => {
    given(registered(), asked('ERASE'), erased).when(command).thenRejected('E_STATE');
  });

  it.each(ofErased)('$type is not yet due before', (command) => {
    given(registered()).when(command).thenRejected('E_STATE');
  });

  it('COM-04 who signs must hold the office', () => {
    given(registered())
      .when({ type: 'RestrictProcessing' }, { facts: { ...facts, authority: { heldAs: 'NOT_HELD' } } })
      .thenRejected('E_NO_AUTHORITY', 'COM-04');
  });
});
