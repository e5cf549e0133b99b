import { describe, expect, it } from '@jest/globals';
import { actor, by, day, given as story, region } from '#testing';
import { AUTHORITY_NOT_RECORDED, rulesOn } from '#kernel';
import type { RegisterInstitution } from './institution.commands.js';
import { institutionDecider } from './institution.decider.js';
import type { InstitutionEvent } from './institution.events.js';
import type { Institution } from './institution.state.js';
import { calledOn } from './names.js';

const STEWARD = actor('DATA_STEWARD', 'ID');
const facts = (...unknownInstitutions: readonly string[]) => ({
  unknownInstitutions,
  authority: AUTHORITY_NOT_RECORDED,
  auditHold: false,
  repair: { record: [], asked: [], follows: [], claims: [], warnings: [] },
});
const after = (...events: readonly InstitutionEvent[]) =>
  story(
    institutionDecider,
    events.map((event) => by(STEWARD, '2024-01-02', event)),
    { facts: facts(), actor: STEWARD },
  );

const institutionId = 'kemendes-pdtt';
const ministry: RegisterInstitution = {
  type: 'RegisterInstitution',
  institutionId,
  kind: 'CENTRAL_UNIT',
  name: 'Kementerian Desa PDTT',
  shortName: 'Kemendes PDTT',
  validFrom: day('2014-10-27'),
};
const { type: _type, ...terms } = ministry;
const registered: InstitutionEvent = { type: 'InstitutionRegistered', data: terms };
const BANJARMASIN = region('63.71', 'Kota Banjarmasin');

describe('An institution', () => {
  it('is registered once', () => {
    after().when(ministry).then([registered]);
    after(registered).when(ministry).thenRejected('E_STATE');
  });

  it.each(['OFFICE', 'COUNCIL', 'VERTICAL_OFFICE', 'UNIVERSITY', 'COMPANY', 'BUMD', 'BUMDES', 'COMMUNITY'] as const)(
    'OFF-09 of the kind %s sits in a region',
    (kind) => {
      const { validFrom: _from, shortName: _short, ...body } = ministry;
      const seated = { ...body, kind, seat: BANJARMASIN };
      const { type: _t, ...data } = seated;
      after()
        .when(seated)
        .then([{ type: 'InstitutionRegistered', data }]);
      expect(
        after()
          .when({ ...body, kind })
          .thenRejected('E_VALIDATION', 'OFF-09').info.field,
      ).toBe('/seat');
      expect(
        after()
          .when({ ...seated, country: 'JP' })
          .thenRejected('E_VALIDATION', 'OFF-09').info.field,
      ).toBe('/country');
    },
  );

  it('OFF-09 of the country or from abroad has no seat here; from abroad it has a country', () => {
    after()
      .when({ ...ministry, seat: BANJARMASIN })
      .thenRejected('E_VALIDATION', 'OFF-09');
    const abroad = { ...ministry, kind: 'FOREIGN', country: 'JP' } as const;
    after()
      .when(abroad)
      .then([{ type: 'InstitutionRegistered', data: { ...terms, kind: 'FOREIGN', country: 'JP' } }]);
    after()
      .when({ ...abroad, seat: BANJARMASIN })
      .thenRejected('E_VALIDATION', 'OFF-09');
    expect(
      after()
        .when({ ...ministry, kind: 'FOREIGN' })
        .thenRejected('E_VALIDATION', 'OFF-09').info.field,
    ).toBe('/country');
  });

  it('OFF-10 is part of another one of the register', () => {
    const unit = { ...ministry, institutionId: 'balilatfo', partOf: institutionId };
    after()
      .when(unit)
      .then([{ type: 'InstitutionRegistered', data: { ...terms, institutionId: 'balilatfo', partOf: institutionId } }]);
    expect(
      after()
        .when(unit, { facts: facts(institutionId) })
        .thenRejected('E_NOT_FOUND', 'OFF-10').info.field,
    ).toBe('/partOf');
    after()
      .when({ ...ministry, partOf: institutionId })
      .thenRejected('E_VALIDATION', 'OFF-10');
  });

  it('bears its names from their days on', () => {
    const rename = {
      type: 'RenameInstitution',
      name: 'Kementerian Desa PDT',
      shortName: 'Kemendes PDT',
      from: day('2024-10-21'),
    } as const;
    const { type: _rename, ...named } = rename;
    const renamed: InstitutionEvent = { type: 'InstitutionRenamed', data: { institutionId, ...named } };
    after(registered).when(rename).then([renamed]);
    after(registered, renamed).when(rename).then([]);
    // Of several from one day the last entered holds, and each takes its room.
    const wrong = { type: 'InstitutionRenamed', data: { ...renamed.data, name: 'Salah' } } as InstitutionEvent;
    const twice = after(registered, wrong, renamed);
    expect((twice.state as Institution).names).toHaveLength(3);
    twice.when(rename).then([]);
    const { state } = after(registered, renamed);
    expect(['2024-10-20', '2024-10-21'].map((on) => calledOn(state as Institution, day(on)).shortName)).toEqual([
      'Kemendes PDTT',
      'Kemendes PDT',
    ]);
    after(registered)
      .when({ ...rename, from: day('2014-10-27') })
      .then([{ type: 'InstitutionRenamed', data: { institutionId, ...named, from: day('2014-10-27') } }]);
    expect(
      after(registered)
        .when({ ...rename, from: day('2014-10-26') })
        .thenRejected('E_DATE_ORDER', 'OFF-11').info.field,
    ).toBe('/from');
    after(registered)
      .when(rename, {
        rules: rulesOn(
          'spec',
          [{ setting: 'OFFICE_NAMES', region: 'ID', value: 1, validFrom: day('2000-01-01'), legalBasis: 'COM-14' }],
          day('2024-11-04'),
        ),
      })
      .thenRejected('E_LIMIT', 'COM-14');
  });

  it('ends, and others of the register take its place', () => {
    const close = (lastDay: string, ...successors: readonly string[]) =>
      ({ type: 'CloseInstitution', lastDay: day(lastDay), successors }) as const;
    const end: InstitutionEvent = {
      type: 'InstitutionClosed',
      data: { institutionId, lastDay: day('2024-10-20'), successors: ['kemendes-pdt', 'kementrans'] },
    };
    after(registered)
      .when(close('2024-10-20', 'kemendes-pdt', 'kementrans'))
      .then([end]);
    expect(after(registered, end).state).toMatchObject({
      stage: 'CLOSED',
      lastDay: '2024-10-20',
      successors: ['kemendes-pdt', 'kementrans'],
    });
    after(registered, end).when(close('2024-10-20')).thenRejected('E_STATE');
    after(registered).when(close('2014-10-26')).thenRejected('E_DATE_ORDER', 'OFF-11');
    for (const [successors, code] of [
      [[institutionId], 'E_VALIDATION'],
      [['a', 'a'], 'E_VALIDATION'],
      [['baru'], 'E_NOT_FOUND'],
    ] as const) {
      after(registered)
        .when(close('2024-10-20', ...successors), { facts: facts('baru') })
        .thenRejected(code, 'OFF-10');
    }
  });
});
