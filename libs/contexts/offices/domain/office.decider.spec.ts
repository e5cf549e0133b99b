import { describe, expect, it } from '@jest/globals';
import { by, day, doc, given as story, region } from '#testing';
import { rulesOn } from '#kernel';
import { officeDecider } from './office.decider.js';
import type { OfficeEvent } from './office.events.js';
import { calledOn } from './names.js';
import { holdersOn, type Registered } from './office.state.js';
import {
  ANGSANA,
  NAMES,
  SEKDA,
  appointed,
  appointing,
  closed,
  ended,
  facts,
  given,
  mandating,
  officeId,
  register,
  registered,
} from './fixtures/office-story.js';

const after = (...events: readonly OfficeEvent[]) =>
  story(
    officeDecider,
    events.map((event) => by(SEKDA, '2024-01-02', event)),
    { facts: facts(), actor: SEKDA },
  );
const bound = (name: string, value: number) => ({
  rules: rulesOn(
    'spec',
    [{ setting: name, region: 'ID', value, validFrom: day('2000-01-01'), legalBasis: 'COM-14' }],
    day('2024-11-04'),
  ),
});

describe('An office', () => {
  it('is registered once, with its region or for the country', () => {
    after().when(register).then([registered]);
    const { region: _region, ...national } = register;
    after()
      .when(national)
      .then([{ type: 'OfficeRegistered', data: { officeId, ...NAMES } }]);
    after(registered).when(register).thenRejected('E_STATE');
  });

  it('OFF-08 belongs to an institution of the register', () => {
    const ofPemkab = { ...register, institutionId: 'pemkab' };
    after()
      .when(ofPemkab)
      .then([{ type: 'OfficeRegistered', data: { ...registered.data, institutionId: 'pemkab' } }] as never);
    const { info } = after()
      .when(ofPemkab, { facts: facts({ institutionExists: false }) })
      .thenRejected('E_NOT_FOUND', 'OFF-08');
    expect(info.field).toBe('/institutionId');
  });

  it('is unknown before it is registered', () => {
    after().when(appointing('2024-01-02')).thenRejected('E_NOT_FOUND');
  });

  it('bears its names from their days on, in whatever order they are entered', () => {
    const renamed = (name: string, from: string): OfficeEvent => ({
      type: 'OfficeRenamed',
      data: { officeId, name, headTitle: 'Camat', from: day(from) },
    });
    const office = after(registered, renamed('Ketiga', '2024-01-01'), renamed('Kedua', '2020-01-01'))
      .state as Registered;
    expect(
      ['2019-12-31', '2020-01-01', '2023-12-31', '2024-01-01'].map((on) => calledOn(office, day(on)).name),
    ).toEqual([NAMES.name, 'Kedua', 'Kedua', 'Ketiga']);
    const rename = { type: 'RenameOffice', name: 'Kedua', headTitle: 'Camat', from: day('2020-01-01') } as const;
    const { type: _type, ...named } = rename;
    after(registered)
      .when(rename)
      .then([{ type: 'OfficeRenamed', data: { officeId, ...named } }]);
    after(registered, renamed('Kedua', '2020-01-01')).when(rename).then([]);
    after(registered).when(rename, bound('OFFICE_NAMES', 1)).thenRejected('E_LIMIT', 'COM-14');
    // Of several from one day the last entered holds, and each takes its room.
    const twice = after(registered, renamed('Salah', '2020-01-01'), renamed('Kedua', '2020-01-01'));
    expect(calledOn(twice.state as Registered, day('2020-01-01')).name).toBe('Kedua');
    twice.when(rename).then([]);
    twice.when({ ...rename, name: 'Salah' }, bound('OFFICE_NAMES', 3)).thenRejected('E_LIMIT', 'COM-14');
    const established = {
      type: 'OfficeRegistered',
      data: { ...registered.data, establishedOn: day('2020-01-02') },
    } as OfficeEvent;
    expect(after(established).when(rename).thenRejected('E_DATE_ORDER', 'OFF-01').info.field).toBe('/from');
    after(registered, closed('2024-06-30')).when(rename).thenRejected('E_STATE');
  });
});

describe('Who holds it', () => {
  it('is called in the appointment as the office was called on its first day', () => {
    const renamed: OfficeEvent = {
      type: 'OfficeRenamed',
      data: { officeId, name: 'Baru', headTitle: 'Camat Baru', from: day('2024-06-01') },
    };
    after(registered, renamed)
      .when(appointing('2024-05-31'))
      .then([appointed('1', '2024-05-31')]);
    after(registered, renamed)
      .when(appointing('2024-06-01'))
      .then([
        {
          type: 'OfficialAppointed',
          data: { ...appointed('1', '2024-06-01').data, name: 'Baru', headTitle: 'Camat Baru' },
        },
      ]);
  });

  it('OFF-01 does so from a day to one that is not before it', () => {
    after(registered)
      .when(appointing('2024-01-02', '2024-01-02'))
      .then([appointed('1', '2024-01-02', '2024-01-02')]);
    const { info } = after(registered)
      .when(appointing('2024-01-02', '2024-01-01'))
      .thenRejected('E_DATE_ORDER', 'OFF-01');
    expect(info.field).toBe('/validTo');
  });

  it('OFF-01 within the life of the office', () => {
    const established: OfficeEvent = {
      type: 'OfficeRegistered',
      data: { officeId, ...NAMES, region: ANGSANA, establishedOn: day('2024-01-02') },
    };
    after(established)
      .when(appointing('2024-01-02'))
      .then([appointed('1', '2024-01-02')]);
    expect(after(established).when(appointing('2024-01-01')).thenRejected('E_DATE_ORDER', 'OFF-01').info.field).toBe(
      '/validFrom',
    );
    const over = after(registered, closed('2024-06-30'));
    over.when(appointing('2024-01-02', '2024-06-30')).then([appointed('1', '2024-01-02', '2024-06-30')]);
    for (const [from, to, field] of [
      ['2024-01-02', '2024-07-01', '/validTo'],
      ['2024-01-02', undefined, '/validTo'],
      ['2024-07-01', '2024-07-02', '/validFrom'],
    ] as const) {
      expect(over.when(appointing(from, to)).thenRejected('E_DATE_ORDER', 'OFF-01').info.field).toBe(field);
    }
  });

  it.each(['DEFINITIF', 'PJ', 'PLT'] as const)('OFF-02 is one at a time, also as %s', (capacity) => {
    const held = after(registered, appointed('1', '2024-02-01', '2024-03-31'));
    for (const [from, to] of [
      ['2024-02-01', '2024-03-31'],
      ['2024-01-01', '2024-02-01'],
      ['2024-03-31', undefined],
      ['2024-01-01', undefined],
      ['2024-03-01', '2024-03-02'],
    ] as const) {
      expect(
        held.when(appointing(from, to, { capacity })).thenRejected('E_OFFICE_HELD', 'OFF-02').info.details,
      ).toMatchObject({ appointmentId: '1' });
    }
    for (const [from, to] of [
      ['2024-01-01', '2024-01-31'],
      ['2024-04-01', undefined],
    ] as const)
      held.when(appointing(from, to, { capacity })).then([appointed('2', from, to, { capacity })]);
    after(registered, appointed('1', '2024-02-01')).when(appointing('2030-01-01')).thenRejected('E_OFFICE_HELD');
  });

  it('OFF-02 has one beside him who stands in while he is away, never two', () => {
    const plh = { capacity: 'PLH', userId: 'sekcam' } as const;
    const held = after(registered, appointed('1', '2024-01-02'));
    held.when(appointing('2024-02-01', '2024-02-14', plh)).then([appointed('2', '2024-02-01', '2024-02-14', plh)]);
    after(registered, appointed('1', '2024-01-02'), appointed('2', '2024-02-01', '2024-02-14', plh))
      .when(appointing('2024-02-14', '2024-02-20', plh))
      .thenRejected('E_OFFICE_HELD', 'OFF-02');
  });

  it('OFF-03 is entered by somebody else', () => {
    after(registered)
      .when(appointing('2024-01-02', undefined, { userId: SEKDA.userId }))
      .thenRejected('E_SOD', 'OFF-03');
    after(registered)
      .when(mandating({ userId: SEKDA.userId }))
      .thenRejected('E_SOD', 'OFF-03');
  });

  it('OFF-03 a mandate for whoever holds the office is entered by somebody else than its holder', () => {
    const { officialName: _name, userId: _user, ...toHolder } = mandating({ givenBy: 'bupati-63.10' });
    const mine = { userId: SEKDA.userId };
    expect(
      after(registered, appointed('1', '2024-11-30', undefined, mine))
        .when(toHolder)
        .thenRejected('E_SOD', 'OFF-03').info.field,
    ).toBe('/officialName');
    const { type: _type, ...data } = toHolder;
    for (const events of [
      [appointed('1', '2024-12-01', undefined, mine)],
      [appointed('1', '2024-01-02', '2024-10-31', mine)],
      [appointed('1', '2024-01-02')],
    ])
      after(registered, ...events)
        .when(toHolder)
        .then([{ type: 'MandateGiven', data: { officeId, mandateId: '1', ...data } }]);
    after(registered, appointed('1', '2024-01-02', undefined, mine))
      .when(mandating())
      .then([given('1')]);
  });

  it('OFF-04 has an account, or acts nowhere here', () => {
    const none = { facts: facts({ accountExists: false }) };
    after(registered).when(appointing('2024-01-02'), none).thenRejected('E_NOT_FOUND', 'OFF-04');
    after(registered).when(mandating(), none).thenRejected('E_NOT_FOUND', 'OFF-04');
    const { userId: _user, ...nameless } = appointing('2024-01-02');
    const { userId: _gone, ...data } = appointed('1', '2024-01-02').data;
    after(registered)
      .when(nameless, none)
      .then([{ type: 'OfficialAppointed', data }]);
  });

  it('COM-14 leaves room for others', () => {
    after(registered, appointed('1', '2024-01-02', '2024-01-31'))
      .when(appointing('2024-02-01'), bound('OFFICE_APPOINTMENTS', 1))
      .thenRejected('E_LIMIT', 'COM-14');
    after(registered, given('1')).when(mandating(), bound('OFFICE_MANDATES', 1)).thenRejected('E_LIMIT', 'COM-14');
  });

  it('OFF-06 ends on a day of the appointment, before the end that was known', () => {
    const end = (lastDay: string) => ({ type: 'EndAppointment', appointmentId: '1', lastDay: day(lastDay) }) as const;
    const held = after(registered, appointed('1', '2024-01-02', '2024-12-31'));
    for (const last of ['2024-01-02', '2024-12-30']) held.when(end(last)).then([ended('1', last)]);
    for (const wrong of ['2024-01-01', '2024-12-31', '2025-01-01'])
      expect(held.when(end(wrong)).thenRejected('E_DATE_ORDER', 'OFF-06').info.field).toBe('/lastDay');
    after(registered, appointed('1', '2024-01-02'))
      .when(end('2030-01-01'))
      .then([ended('1', '2030-01-01')]);
    expect(held.when({ ...end('2024-06-30'), appointmentId: '2' }).thenRejected('E_NOT_FOUND').info.field).toBe(
      '/appointmentId',
    );
    const basis = doc('SK_BUPATI', '2024-06-28');
    held
      .when({ ...end('2024-06-30'), basis })
      .then([{ type: 'AppointmentEnded', data: { officeId, appointmentId: '1', lastDay: day('2024-06-30'), basis } }]);
  });

  it('COM-14 ends a few times, and so does a mandate', () => {
    const again = { type: 'EndAppointment', appointmentId: '1', lastDay: day('2024-03-31') } as const;
    const held = after(registered, appointed('1', '2024-01-02'), appointed('2', '2023-01-01', '2023-12-31'));
    held.when(again, bound('OFFICE_ENDS', 1)).then([ended('1', '2024-03-31')]);
    const once = after(
      registered,
      appointed('1', '2024-01-02'),
      appointed('2', '2023-01-01', '2023-12-31'),
      ended('1', '2024-06-30'),
    );
    expect(once.when(again, bound('OFFICE_ENDS', 1)).thenRejected('E_LIMIT', 'COM-14').info.field).toBe(
      '/appointmentId',
    );
    once
      .when({ ...again, appointmentId: '2', lastDay: day('2023-06-30') }, bound('OFFICE_ENDS', 1))
      .then([ended('2', '2023-06-30')]);
    const withdrawn: OfficeEvent = {
      type: 'MandateWithdrawn',
      data: { officeId, mandateId: '1', lastDay: day('2024-11-15') },
    };
    expect(
      after(registered, given('1'), withdrawn)
        .when({ type: 'WithdrawMandate', mandateId: '1', lastDay: day('2024-11-10') }, bound('OFFICE_ENDS', 1))
        .thenRejected('E_LIMIT', 'COM-14').info.field,
    ).toBe('/mandateId');
  });

  it('is told for a day by the appointments in force on it', () => {
    const { state } = after(
      registered,
      appointed('1', '2024-01-02', '2024-12-31'),
      ended('1', '2024-06-30'),
      appointed('2', '2024-07-01', undefined, { capacity: 'PLT' }),
    );
    const on = (date: string) => holdersOn(state as Registered, day(date)).map(({ appointmentId }) => appointmentId);
    expect(['2024-01-01', '2024-01-02', '2024-06-30', '2024-07-01'].map(on)).toEqual([[], ['1'], ['1'], ['2']]);
  });
});

describe('A mandate', () => {
  it('is given to an official of the office by the holder of one, or to whoever holds this one', () => {
    after(registered)
      .when(mandating())
      .then([given('1')]);
    const { officialName: _name, userId: _user, ...toHolder } = mandating({ kind: 'DELEGASI', givenBy: 'x' });
    const { type: _type, ...data } = toHolder;
    after(registered, given('1'))
      .when(toHolder)
      .then([{ type: 'MandateGiven', data: { officeId, mandateId: '2', ...data } }]);
  });

  it('OFF-01 begins before it ends', () => {
    after(registered)
      .when(mandating({ validTo: day('2024-10-31') }))
      .thenRejected('E_DATE_ORDER', 'OFF-01');
    after(registered, closed('2024-11-15')).when(mandating()).thenRejected('E_DATE_ORDER', 'OFF-01');
  });

  it('OFF-05 is given by an office of the register that somebody held on the day of the letter', () => {
    const from = (giver: Parameters<typeof facts>[0]) => after(registered).when(mandating(), { facts: facts(giver) });
    expect(
      from({ giver: { officeId: 'x', unknown: true, held: false } }).thenRejected('E_NOT_FOUND', 'OFF-05').info.field,
    ).toBe('/givenBy');
    expect(from({ giver: { officeId, held: false } }).thenRejected('E_NO_AUTHORITY', 'OFF-05').info.details).toEqual({
      officeId,
      on: '2024-11-01',
    });
  });

  it('OFF-05 is given by nobody to himself', () => {
    const { officialName: _name, userId: _user, ...toHolder } = mandating();
    const held = after(registered, appointed('1', '2024-01-02', undefined, { officialName: 'H. Camat Angsana' }));
    for (const own of [
      toHolder,
      mandating({ kind: 'DELEGASI' }),
      mandating({ userId: 'camat' }),
      { ...toHolder, officialName: 'Camat Angsana, S.Sos.' },
    ])
      expect(held.when(own).thenRejected('E_NO_AUTHORITY', 'OFF-05').info.field).toBe('/givenBy');
    held.when(mandating()).then([given('1')]);
    const { userId: _account, ...byName } = given('1').data as Extract<OfficeEvent, { type: 'MandateGiven' }>['data'];
    held.when({ ...toHolder, officialName: byName.officialName! }).then([{ type: 'MandateGiven', data: byName }]);
    const before = after(registered, appointed('1', '2024-01-02', '2024-10-31'));
    before.when(mandating({ userId: 'camat' })).then([given('1', { userId: 'camat' })]);
  });

  it('OFF-05 holds from the date of its letter at the earliest', () => {
    expect(
      after(registered)
        .when(mandating({ document: doc('MANDAT', '2024-11-02') }))
        .thenRejected('E_DATE_ORDER', 'OFF-05').info.field,
    ).toBe('/validFrom');
  });

  it('OFF-06 is withdrawn on a day on which it is in force', () => {
    const withdraw = (lastDay: string, mandateId = '1') =>
      ({ type: 'WithdrawMandate', mandateId, lastDay: day(lastDay) }) as const;
    const held = after(registered, given('1'));
    held
      .when(withdraw('2024-11-15'))
      .then([{ type: 'MandateWithdrawn', data: { officeId, mandateId: '1', lastDay: day('2024-11-15') } }]);
    for (const wrong of ['2024-10-31', '2024-11-30']) held.when(withdraw(wrong)).thenRejected('E_DATE_ORDER', 'OFF-06');
    expect(held.when(withdraw('2024-11-15', '9')).thenRejected('E_NOT_FOUND').info.field).toBe('/mandateId');
    const { state } = after(registered, given('1'), {
      type: 'MandateWithdrawn',
      data: { officeId, mandateId: '1', lastDay: day('2024-11-15') },
    });
    expect((state as Registered).mandates).toMatchObject([{ mandateId: '1', validTo: '2024-11-15' }]);
  });
});

describe('The end of an office', () => {
  const close = (lastDay: string, ...successors: readonly string[]) =>
    ({ type: 'CloseOffice', lastDay: day(lastDay), successors }) as const;

  it('ends what lasts longer in it, and names who succeeds it', () => {
    const office = after(
      registered,
      appointed('1', '2024-01-02', '2024-03-31'),
      appointed('2', '2024-04-01'),
      given('1'),
    );
    office
      .when(close('2024-11-15', 'kec-lain'))
      .then([
        {
          type: 'OfficeClosed',
          data: { officeId, lastDay: day('2024-11-15'), successors: ['kec-lain'], appointmentIds: ['1', '2'] },
        },
      ]);
    const { state } = after(
      registered,
      appointed('1', '2024-01-02', '2024-03-31'),
      appointed('2', '2024-04-01'),
      given('1'),
      closed('2024-11-15', '1', '2'),
    );
    expect(state).toMatchObject({
      stage: 'CLOSED',
      lastDay: '2024-11-15',
      appointments: [{ validTo: '2024-03-31' }, { validTo: '2024-11-15' }],
      mandates: [{ validTo: '2024-11-15' }],
    });
    after(registered, closed('2024-11-15')).when(close('2024-11-15')).thenRejected('E_STATE');
  });

  it('OFF-07 comes after all that begins in it', () => {
    after(registered, appointed('1', '2024-04-01'))
      .when(close('2024-04-01'))
      .then([closed('2024-04-01', '1')]);
    after(registered, appointed('1', '2024-04-01')).when(close('2024-03-31')).thenRejected('E_DATE_ORDER', 'OFF-07');
    after(registered, given('1')).when(close('2024-10-31')).thenRejected('E_DATE_ORDER', 'OFF-07');
    after({ ...registered, data: { ...registered.data, establishedOn: day('2024-05-01') } } as OfficeEvent)
      .when(close('2024-04-30'))
      .thenRejected('E_DATE_ORDER', 'OFF-07');
  });

  it('OFF-07 is followed by other offices of the register, each once', () => {
    expect(
      after(registered)
        .when(close('2024-06-30', 'a', officeId))
        .thenRejected('E_VALIDATION', 'OFF-07').info.field,
    ).toBe('/successors/1');
    after(registered)
      .when(close('2024-06-30', 'a', 'a'))
      .thenRejected('E_VALIDATION', 'OFF-07');
    expect(
      after(registered)
        .when(close('2024-06-30', 'a', 'b'), { facts: facts({ unknownSuccessors: ['b'] }) })
        .thenRejected('E_NOT_FOUND', 'OFF-07').info.field,
    ).toBe('/successors/1');
  });
});

describe('An office that was voided', () => {
  const voided: OfficeEvent = {
    type: 'RecordVoided',
    data: { officeId, requestId: '1', lapsed: [], reason: 'Dicatat dua kali oleh operator', appointmentIds: ['1'] },
  };
  const before = [registered, appointed('1', '2024-01-02'), given('1'), voided];

  it('OFF-12 is entered anew in its own region alone', () => {
    const { region: _region, ...national } = register;
    for (const elsewhere of [{ ...register, region: region('63.10.10', 'Kusan Hilir') }, national]) {
      const { info } = after(...before)
        .when(elsewhere)
        .thenRejected('E_VALIDATION', 'OFF-12');
      expect([info.field, info.details]).toEqual(['/region', { region: '63.10.09' }]);
    }
    const { region: _none, ...nationally } = registered.data as typeof registered.data & { region?: unknown };
    const ofCountry = { type: 'OfficeRegistered', data: nationally } as OfficeEvent;
    after(ofCountry, voided).when(national).then([ofCountry]);
    after(ofCountry, voided).when(register).thenRejected('E_VALIDATION', 'OFF-12');
  });

  it('is entered anew, without what was in it, and nothing else is done to it', () => {
    after(...before)
      .when(register)
      .then([registered]);
    const { state } = after(...before, registered);
    expect(state).toEqual(after(registered).state);
    after(...before, registered)
      .when(appointing('2024-02-01'))
      .then([appointed('1', '2024-02-01')]);
    after(...before)
      .when(appointing('2024-02-01'))
      .thenRejected('E_STATE');
    after(...before, registered)
      .when(register)
      .thenRejected('E_STATE');
  });
});
