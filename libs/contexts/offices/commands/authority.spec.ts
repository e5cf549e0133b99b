import { describe, expect, it } from '@jest/globals';
import { AUTHORITY_NOT_RECORDED, fold, type Actor, type AuthorityFact, type DocRef, type KnownMandate } from '#kernel';
import type { Sources } from '#runtime';
import { actor, day, doc, specMetadata } from '#testing';
import { officeDecider } from '../domain/office.decider.js';
import type { OfficeEvent } from '../domain/office.events.js';
import type { OfficeState } from '../domain/office.state.js';
import { LETTER, appointed, closed, ended, given, officeId, registered } from '../domain/fixtures/office-story.js';
import { offices } from './authority.js';

const stateOf = (...events: readonly OfficeEvent[]): OfficeState =>
  fold(
    officeDecider,
    events.map((event) => ({ ...event, metadata: specMetadata() })),
  );

const asked = async (
  events: readonly OfficeEvent[],
  userId: string,
  on: string,
  more: Partial<Actor> = {},
): Promise<AuthorityFact> => {
  const sources = {
    state: async (_decider: unknown, id: string) => (id === officeId ? stateOf(...events) : { stage: 'NONE' }),
  };
  return offices.authorityOf(
    actor('DISTRICT_OFFICER', '63.10.09' as never, { userId, officeId, ...more }),
    day(on),
    sources as unknown as Sources,
  );
};

describe('COM-04 the register of offices', () => {
  const held = [registered, appointed('1', '2024-01-02', '2024-06-30', { capacity: 'PJ' })];

  it('says nothing of an office that it does not know, or that lies elsewhere; of one that was voided, that nobody acts for it', async () => {
    expect(await asked([], 'camat', '2024-03-01')).toEqual(AUTHORITY_NOT_RECORDED);
    expect(await asked(held, 'camat', '2024-03-01', { officeId: 'lain' })).toEqual(AUTHORITY_NOT_RECORDED);
    for (const [scope, heldAs] of [
      ['62.03', 'NOT_RECORDED'],
      ['63.1', 'NOT_RECORDED'],
      ['63.10.09', 'PJ'],
      ['63.10.09.2005', 'PJ'],
      ['63', 'PJ'],
      ['ID', 'PJ'],
    ] as const)
      expect([scope, (await asked(held, 'camat', '2024-03-01', { scope: scope as never })).heldAs]).toEqual([
        scope,
        heldAs,
      ]);
    const voided: OfficeEvent = {
      type: 'RecordVoided',
      data: { officeId, requestId: '1', lapsed: [], reason: 'Dicatat dua kali oleh operator', appointmentIds: ['1'] },
    };
    expect(await asked([...held, voided], 'camat', '2024-03-01')).toEqual({ heldAs: 'VOIDED' });
    // Nor does a keeper elsewhere close an office here by voiding one of the same id.
    const elsewhere = { scope: '62.03' as never };
    expect(await asked([...held, voided], 'camat', '2024-03-01', elsewhere)).toEqual(AUTHORITY_NOT_RECORDED);
    expect((await asked([...held, voided, ...held], 'camat', '2024-03-01')).heldAs).toBe('PJ');
  });

  it('tells in what capacity an account held it on the day of the act, and under which name', async () => {
    const as = async (on: string, userId = 'camat') => (await asked(held, userId, on)).heldAs;
    expect([
      await as('2024-01-01'),
      await as('2024-01-02'),
      await as('2024-06-30'),
      await as('2024-07-01'),
      await as('2024-03-01', 'orang-lain'),
    ]).toEqual(['NOT_HELD', 'PJ', 'PJ', 'NOT_HELD', 'NOT_HELD']);
    expect(await asked(held, 'camat', '2024-03-01')).toEqual({ heldAs: 'PJ', officialName: 'Camat Angsana' });
    expect(await asked([...held, ended('1', '2024-02-29')], 'camat', '2024-03-01')).toEqual({ heldAs: 'NOT_HELD' });
    expect(await asked([...held, closed('2024-02-29', '1')], 'camat', '2024-03-01')).toEqual({ heldAs: 'NOT_HELD' });
  });

  it('knows an official by the account alone, never by a name', async () => {
    const { userId: _user, ...nameless } = appointed('1', '2024-01-02').data;
    expect(await asked([registered, { type: 'OfficialAppointed', data: nameless }], 'camat', '2024-03-01')).toEqual({
      heldAs: 'NOT_HELD',
    });
  });

  it('of two capacities tells the one in which he says that he acts', async () => {
    const both = [
      registered,
      appointed('1', '2024-01-02'),
      appointed('2', '2024-03-01', '2024-03-14', { capacity: 'PLH' }),
    ];
    expect((await asked(both, 'camat', '2024-03-01', { capacity: 'PLH' })).heldAs).toBe('PLH');
    expect((await asked(both, 'camat', '2024-03-01', { capacity: 'DEFINITIF' })).heldAs).toBe('DEFINITIF');
    expect((await asked(both, 'camat', '2024-03-01', { capacity: 'PJ' })).heldAs).toBe('DEFINITIF');
  });

  it('tells in which capacities an office was held on a day by whom is named', async () => {
    const both = [
      registered,
      appointed('1', '2024-01-02'),
      appointed('2', '2024-03-01', '2024-03-14', { capacity: 'PLH', officialName: 'Sekretaris Camat' }),
    ];
    const capacitiesOf = (events: readonly OfficeEvent[], name: string, on = '2024-03-01') =>
      offices.capacitiesOf(officeId, name, day(on), { state: async () => stateOf(...events) } as unknown as Sources);
    expect(await capacitiesOf(both, 'sekretaris  camat')).toEqual(['PLH']);
    expect(await capacitiesOf(both, 'Orang Lain')).toEqual([]);
    expect(await capacitiesOf(both, 'Sekretaris Camat', '2024-03-15')).toEqual([]);
    const voided: OfficeEvent = {
      type: 'RecordVoided',
      data: { officeId, requestId: '1', lapsed: [], reason: 'Dicatat dua kali oleh operator', appointmentIds: ['1'] },
    };
    for (const events of [[], [...both, voided]]) expect(await capacitiesOf(events, 'Camat Angsana')).toEqual([]);
  });

  describe('and of the mandate that is shown', () => {
    const shown = (mandate: DocRef = LETTER, capacity: Actor['capacity'] = 'MEWAKILI') => ({ capacity, mandate });
    const mandated = [registered, appointed('1', '2024-01-02'), given('1')];
    const mandateOf = async (events: readonly OfficeEvent[], userId: string, more: Partial<Actor>, on = '2024-11-10') =>
      (await asked(events, userId, on, more)).mandate;

    it('when it is in force for the one to whom it was given, and his name', async () => {
      expect(await asked(mandated, 'sekcam', '2024-11-10', shown())).toEqual({
        heldAs: 'NOT_HELD',
        officialName: 'Sekretaris Camat',
        mandate: {
          kind: 'MANDAT',
          givenBy: { officeId, headTitle: 'Camat Angsana', region: '63.10.09', regionName: 'Angsana' },
          validFrom: '2024-11-01',
          validTo: '2024-11-30',
        },
      });
    });

    it('that it knows none, of another person or another document', async () => {
      for (const [userId, mandate] of [
        ['orang-lain', LETTER],
        ['sekcam', doc('LAIN', '2024-11-01')],
      ] as const)
        expect(await mandateOf(mandated, userId, shown(mandate))).toBe('UNKNOWN');
      expect(await mandateOf([registered], 'sekcam', shown())).toBe('UNKNOWN');
      expect(await mandateOf(mandated, 'sekcam', {})).toBeUndefined();
    });

    it('that it has it otherwise: with another content, day, type, number or issuer, or held more closely', async () => {
      for (const more of [
        { sha256: 'c'.repeat(64) },
        { date: day('2024-10-31') },
        { type: 'SK Bupati' },
        { number: 'palsu/1' },
        { issuer: 'Bupati' },
        { classification: 'PUBLIC' },
      ] as const)
        expect([more, await mandateOf(mandated, 'sekcam', shown({ ...LETTER, ...more }))]).toEqual([more, 'DIFFERS']);
      const closer = shown({ ...LETTER, classification: 'SECRET' });
      expect(await mandateOf(mandated, 'sekcam', closer)).toMatchObject({ kind: 'MANDAT' });
    });

    it('that it has it however it is spaced and written in capitals', async () => {
      const document = { ...LETTER, type: 'Surat mandat', number: '188/77/KUM', issuer: 'Camat Angsana' };
      const events = [registered, appointed('1', '2024-01-02'), given('1', { document })];
      for (const more of [
        {},
        { number: '188 / 77 / kum' },
        { issuer: 'CAMAT ANGSANA' },
        { type: 'SURAT MANDAT', issuer: 'Camat  Angsana.' },
      ])
        expect(await mandateOf(events, 'sekcam', shown({ ...document, ...more }))).toMatchObject({ kind: 'MANDAT' });
      const { number: _number, ...unnumbered } = document;
      for (const other of [unnumbered, { ...document, number: '188/77/KUM-A' }, { ...document, issuer: 'Camat' }])
        expect(await mandateOf(events, 'sekcam', shown(other))).toBe('DIFFERS');
    });

    it('by which office, as the register has that one by now', async () => {
      const { givenBy } = (await mandateOf(
        [registered, given('1', { givenBy: 'tidak-ada' })],
        'sekcam',
        shown(),
      )) as KnownMandate;
      expect(givenBy).toEqual({ officeId: 'tidak-ada' });
    });

    it('that KUASA needs a power of attorney', async () => {
      expect(await mandateOf(mandated, 'sekcam', shown(LETTER, 'KUASA'))).toBe('UNKNOWN');
      const kuasa = [registered, given('1', { kind: 'SURAT_KUASA' })];
      expect(await mandateOf(kuasa, 'sekcam', shown(LETTER, 'KUASA'))).toMatchObject({ validTo: '2024-11-30' });
    });

    it('that one without a name is for whoever holds the office', async () => {
      const {
        userId: _user,
        officialName: _name,
        ...data
      } = given('1').data as Extract<OfficeEvent, { type: 'MandateGiven' }>['data'];
      const toHolder: OfficeEvent = { type: 'MandateGiven', data };
      const events = [registered, appointed('1', '2024-01-02', '2024-11-10'), toHolder];
      const plain = { capacity: 'DEFINITIF', mandate: LETTER } as const;
      expect(await mandateOf(events, 'camat', plain)).toMatchObject({ validTo: '2024-11-30' });
      expect(await mandateOf(events, 'camat', plain, '2024-11-11')).toBe('UNKNOWN');
      expect(await mandateOf(events, 'sekcam', plain)).toBe('UNKNOWN');
      // Under his own name, whichever way he shows it.
      for (const more of [plain, shown()])
        expect((await asked(events, 'camat', '2024-11-10', more)).officialName).toBe('Camat Angsana');
    });

    it('that one with a name and no account is for nobody here, the holder included', async () => {
      const { userId: _user, ...data } = given('1').data as Extract<OfficeEvent, { type: 'MandateGiven' }>['data'];
      const named: OfficeEvent = { type: 'MandateGiven', data };
      const events = [registered, appointed('1', '2024-01-02'), named];
      for (const userId of ['camat', 'sekcam']) expect(await mandateOf(events, userId, shown())).toBe('UNKNOWN');
    });

    it('of several periods the one in force, else the last', async () => {
      const later = given('2', { validFrom: day('2025-01-01'), validTo: day('2025-01-31') });
      expect(await mandateOf([...mandated, later], 'sekcam', shown())).toMatchObject({ validTo: '2024-11-30' });
      expect(await mandateOf([...mandated, later], 'sekcam', shown(), '2024-12-20')).toMatchObject({
        validTo: '2025-01-31',
      });
    });
  });
});
