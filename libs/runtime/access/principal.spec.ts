import { describe, expect, it } from '@jest/globals';
import {
  NATIONAL,
  Rejection,
  addDays,
  instant,
  startOfDay,
  zoneOf,
  type Instant,
  type LocalDate,
  type RegionCode,
  type Scope,
} from '#kernel';
import fc from 'fast-check';
import {
  SYSTEM,
  authorise,
  authoriseForOne,
  grantsAt,
  officesIn,
  readableScopes,
  type Grant,
  type Principal,
  type Side,
} from './principal.js';

const code = (text: string) => text as RegionCode;
const day = (text: string) => text as LocalDate;
const NOON = '2024-11-19T04:00:00.000Z' as Instant;

const grant: Grant = {
  role: 'REGENCY_PMD',
  scope: code('63.10'),
  officeId: 'dinas-pmd',
  validFrom: day('2024-01-01'),
  validTo: day('2024-12-31'),
};
const holding = (...grants: readonly Partial<Grant>[]): Principal => ({
  userId: 'user-1',
  grants: grants.map((over) => ({ ...grant, ...over })),
});
const may = (principal: Principal, region: string, now = NOON): boolean => {
  try {
    return Boolean(authorise(principal, ['REGENCY_PMD'], [code(region)], now));
  } catch (error) {
    expect((error as Rejection).code).toBe('E_SCOPE');
    return false;
  }
};

describe('authority', () => {
  it('reaches over the own region and all in it, compared by segments', () => {
    expect(['63.10', '63.10.09', '63.10.09.2001'].map((region) => may(holding({}), region))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['63', '63.1', '63.01', '63.100', '64.10'].map((region) => may(holding({}), region))).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(may(holding({ scope: code('63.1') }), '63.10')).toBe(false);
  });

  it('covers every region, and the country as such, when national', () => {
    expect(may(holding({ scope: NATIONAL }), '63.10.09.2001')).toBe(true);
    expect(may(holding({ scope: NATIONAL }), NATIONAL)).toBe(true);
    expect(may(holding({ scope: code('63') }), NATIONAL)).toBe(false);
  });

  it('needs the role', () => {
    expect(() =>
      authorise(holding({ role: 'AUDITOR' }), ['REGENCY_PMD', 'REGENCY_HEAD'], [code('63.10')], NOON),
    ).toThrow(Rejection);
    expect(() => authorise(holding({}), [], [code('63.10')], NOON)).toThrow(Rejection);
  });

  it('tells what lacks: the role, or the region and which', () => {
    const told = (principal: Principal, regions: readonly RegionCode[], reach?: 'one' | 'every') => {
      try {
        return authorise(principal, ['REGENCY_PMD', 'SYSTEM'], regions, NOON, {}, reach);
      } catch (error) {
        const {
          info: { details },
          messageEn,
        } = error as Rejection;
        return [details!['lacks'], messageEn];
      }
    };
    expect(told(holding({ role: 'AUDITOR' }), [code('63.10')])).toEqual([
      'ROLE',
      'This needs one of the following roles, and none of them is held: REGENCY_PMD; ask an officer who holds one.',
    ]);
    expect(told(holding({ validTo: day('2024-11-18') }), [code('63.10')])).toEqual(['ROLE', expect.any(String)]);
    expect(told(holding({}), [code('63.01'), code('63.02')])).toEqual([
      'REGION',
      'The roles that are held, REGENCY_PMD (63.10), do not cover 63.01 or 63.02; ask an officer of that region.',
    ]);
    expect(told(holding({}), [code('63.10'), code('63.02')], 'every')).toEqual([
      'REGION',
      'The roles that are held, REGENCY_PMD (63.10), do not cover 63.10 and 63.02; ask an officer of that region.',
    ]);
  });

  it('of an agency is for its own office and government, and it is told so; that of others is not asked for either', () => {
    const side = (over: Partial<Side> = {}): Side => ({
      roles: ['OPD_HEAD', 'REGENCY_PMD', 'MINISTRY_OFFICER'],
      parties: [code('63.10.09.2005')],
      ...over,
    });
    const told = (principal: Principal, ...sides: readonly Side[]): unknown => {
      try {
        return authoriseForOne(principal, sides, NOON, {}).officeId;
      } catch (error) {
        const {
          code: refusal,
          info: { details },
        } = error as Rejection;
        return [refusal, details!['lacks'], details!['office']];
      }
    };
    const agency = { role: 'OPD_HEAD', officeId: 'dispar' } as const;
    const [village, regency] = [
      { government: code('63.10.09.2005') },
      { government: code('63.10'), parties: [code('63.10')] },
    ];
    expect([
      told(holding(agency), side(village)),
      told(holding(agency), side(regency)),
      told(holding(agency), side()),
    ]).toEqual([['E_SCOPE', 'OFFICE', '63.10.09.2005'], 'dispar', 'dispar']);
    expect([
      told(holding(agency), side({ officeId: 'dinkes' })),
      told(holding(agency), side({ officeId: 'dispar' })),
    ]).toEqual([['E_SCOPE', 'OFFICE', 'dinkes'], 'dispar']);
    expect(told(holding({ ...agency, scope: code('63') }), side(regency))).toEqual(['E_SCOPE', 'OFFICE', '63.10']);
    const ministry = { role: 'MINISTRY_OFFICER', scope: NATIONAL, officeId: 'kemendes' } as const;
    expect([
      told(holding(ministry), side({ officeId: 'kemendagri' })),
      told(holding(ministry), side({ officeId: 'kemendes' })),
    ]).toEqual([['E_SCOPE', 'OFFICE', 'kemendagri'], 'kemendes']);
    expect([
      told(holding(agency, {}), side(village)),
      told(holding({}), side({ ...village, officeId: 'dinkes' })),
    ]).toEqual(['dinas-pmd', 'dinas-pmd']);
    expect([
      told(holding({ ...agency, scope: code('63.01') }), side(village)),
      told(holding({ role: 'AUDITOR' }), side(village)),
    ]).toEqual([
      ['E_SCOPE', 'REGION', undefined],
      ['E_SCOPE', 'ROLE', undefined],
    ]);
    expect(told(holding(agency), side({ officeId: 'dinkes' }), side(regency))).toBe('dispar');
  });

  it('over what one party keeps alone is that of this party, none above, around or beside it', () => {
    const told = (over: Partial<Grant>, side: Pick<Side, 'parties' | 'party'>): unknown => {
      try {
        const roles = ['REGENCY_PMD', 'INSPECTOR'] as const;
        return authoriseForOne(holding(over), [{ roles, ...side }], NOON, {}).officeId;
      } catch (error) {
        const { code: refusal, info } = error as Rejection;
        return [refusal, info.details!['lacks'], info.details!['office']];
      }
    };
    const keptBy = (scope: Scope, officeId: string) => ({ parties: [scope], party: { scope, officeId } });
    const [regency, country] = [keptBy(code('63.10'), 'setda'), keptBy(NATIONAL, 'kemendes')];
    expect([
      told({}, regency),
      told({ scope: code('63') }, regency),
      told({ scope: NATIONAL }, regency),
      told({ scope: code('63.10.09') }, regency),
      told({ scope: NATIONAL, officeId: 'kemendes' }, country),
      told({ scope: NATIONAL, officeId: 'kemendagri' }, country),
    ]).toEqual([
      'dinas-pmd',
      ['E_SCOPE', 'OFFICE', 'setda'],
      ['E_SCOPE', 'OFFICE', 'setda'],
      ['E_SCOPE', 'REGION', undefined],
      'kemendes',
      ['E_SCOPE', 'OFFICE', 'kemendes'],
    ]);
  });

  it('for one of several sides is that for the first of them for which it is held, in the office and with the reach that are asked', () => {
    const [here, above, elsewhere] = ['63.10', '63', '64'].map((region): Side => ({
      roles: ['REGENCY_PMD', 'GOVERNOR'],
      parties: [code(region)],
    })) as [Side, Side, Side];
    const both = holding({}, { role: 'GOVERNOR', scope: code('63'), officeId: 'gubernur' });
    const office = (principal: Principal, ...sides: readonly Side[]) =>
      authoriseForOne(principal, sides, NOON, {}).officeId;
    expect([
      office(both, here, above),
      office(both, above, here),
      office(both, elsewhere, above),
      office(holding({}), elsewhere, above, here),
    ]).toEqual(['dinas-pmd', 'gubernur', 'gubernur', 'dinas-pmd']);
    const named = { offices: officesIn({ officeId: 'gubernur' }, undefined) };
    expect(authoriseForOne(both, [{ ...here, roles: ['REGENCY_PMD'] }, above], NOON, named).officeId).toBe('gubernur');
    const two: Side = { ...here, parties: [code('63.10'), code('63.11')] };
    expect([
      authoriseForOne(holding({}), [two], NOON, {}, 'one').role,
      authoriseForOne(both, [two], NOON, {}, 'every').role,
    ]).toEqual(['REGENCY_PMD', 'GOVERNOR']);
    expect(() => authoriseForOne(holding({}), [two], NOON, {}, 'every')).toThrow(Rejection);
  });

  it('for none of several sides is refused as for the last of them, and without any at all', () => {
    const side = (region: string): Side => ({ roles: ['REGENCY_PMD'], parties: [code(region)] });
    const refusal = (sides: readonly Side[], as = {}): unknown => {
      try {
        return authoriseForOne(holding({}), sides, NOON, as);
      } catch (error) {
        const {
          code: refused,
          info: { details },
        } = error as Rejection;
        return [refused, details?.['regions'] ?? details?.['own']];
      }
    };
    expect(refusal([side('64'), side('62')])).toEqual(['E_SCOPE', ['62']]);
    expect(refusal([side('64'), side('63.10')], { offices: officesIn({ officeId: 'lain' }, undefined) })).toEqual([
      'E_NO_AUTHORITY',
      ['dinas-pmd'],
    ]);
    expect(refusal([])).toEqual(['E_SCOPE', undefined]);
    const broken = {
      roles: ['REGENCY_PMD'],
      get parties(): never {
        throw new TypeError('broken');
      },
    } as unknown as Side;
    expect(() => authoriseForOne(holding({}), [broken, side('63.10')], NOON, {})).toThrow(TypeError);
  });

  it('takes one region of several, and any region when the act belongs to none', () => {
    expect(authorise(holding({}), ['REGENCY_PMD'], [code('64.01'), code('63.10.09')], NOON).scope).toBe('63.10');
    expect(authorise(holding({}), ['REGENCY_PMD'], [], NOON).scope).toBe('63.10');
    expect(() => authorise(holding(), ['REGENCY_PMD'], [], NOON)).toThrow(Rejection);
  });

  it('reaches every region of an act that changes something in each of them', () => {
    const both = [code('63.10'), code('63.10.09')];
    const every = (principal: Principal, parties: RegionCode[]) =>
      authorise(principal, ['REGENCY_PMD'], parties, NOON, {}, 'every').scope;
    expect(every(holding({}), both)).toBe('63.10');
    expect(() => every(holding({}), [...both, code('64.01')])).toThrow(Rejection);
    expect(() => every(holding({ scope: code('64.01') }, {}), [...both, code('64.01')])).toThrow(Rejection);
    expect(every(holding({ scope: code('64.01') }, { scope: NATIONAL }), [...both, code('64.01')])).toBe(NATIONAL);
  });

  it('is that of the office named, when one is named', () => {
    const twoOffices = holding({ officeId: 'bappeda' }, {});
    const named = (principal: Principal, acting?: string, input?: string) =>
      authorise(principal, ['REGENCY_PMD'], [code('63.10')], NOON, {
        offices: officesIn(
          { ...(acting && { officeId: acting }) },
          input === undefined ? undefined : { officeId: input, field: '/origin/officeId' },
        ),
      }).officeId;
    expect([
      named(twoOffices),
      named(twoOffices, 'dinas-pmd'),
      named(twoOffices, undefined, 'dinas-pmd'),
      named(twoOffices, 'dinas-pmd', 'dinas-pmd'),
    ]).toEqual(['bappeda', 'dinas-pmd', 'dinas-pmd', 'dinas-pmd']);
    const refused = (field: string, own: readonly string[]) =>
      expect.objectContaining({
        code: 'E_NO_AUTHORITY',
        info: expect.objectContaining({ ruleId: 'COM-04', field, details: expect.objectContaining({ own }) }),
      });
    expect(() => named(twoOffices, 'inspektorat')).toThrow(refused('/acting/officeId', ['bappeda', 'dinas-pmd']));
    expect(() => named(twoOffices, undefined, 'inspektorat')).toThrow(
      refused('/origin/officeId', ['bappeda', 'dinas-pmd']),
    );
    expect(() => named(twoOffices, 'dinas-pmd', 'bappeda')).toThrow(refused('/origin/officeId', ['dinas-pmd']));
    for (const elsewhere of [{ scope: code('63.01') }, { role: 'AUDITOR' as const }, { validTo: day('2024-11-18') }]) {
      expect(() => named(holding({ officeId: 'bappeda', ...elsewhere }, {}), undefined, 'bappeda')).toThrow(
        refused('/origin/officeId', ['dinas-pmd']),
      );
    }
    expect(() => named(holding({ scope: code('63.01') }), undefined, 'dinas-pmd')).toThrow(
      expect.objectContaining({ code: 'E_SCOPE' }),
    );
  });

  it('of an official was held on the day of the act, the first and the last day included (COM-04)', () => {
    const head =
      (over: Partial<Grant>, on: string, now = NOON) =>
      () =>
        authorise({ userId: 'u', grants: [{ ...grant, ...over }] }, ['REGENCY_PMD'], [code('63.10')], now, {
          on: day(on),
        });
    for (const held of ['2024-01-01', '2024-11-19']) expect(head({}, held)().role).toBe('REGENCY_PMD');
    for (const before of ['2023-12-31', '2023-12-01'])
      expect(head({}, before)).toThrow(
        expect.objectContaining({
          code: 'E_NO_AUTHORITY',
          info: expect.objectContaining({ ruleId: 'COM-04', field: '/occurredOn' }),
        }),
      );
    const lastMoment = '2024-12-31T15:59:59.999Z' as Instant;
    expect(head({}, '2024-12-31', lastMoment)().role).toBe('REGENCY_PMD');
    expect(head({}, '2024-12-31', '2024-12-31T16:00:00.000Z' as Instant)).toThrow(
      expect.objectContaining({ code: 'E_SCOPE' }),
    );
  });

  it('of an official goes on where one grant of the office follows another', () => {
    const renewed = (over: Partial<Grant>) =>
      holding({ validTo: day('2024-06-30'), ...over }, { validFrom: day('2024-07-01') });
    const act = (principal: Principal, on: string) => () =>
      authorise(principal, ['REGENCY_PMD'], [code('63.10')], NOON, { on: day(on) });
    expect(act(renewed({}), '2024-06-30')().officeId).toBe('dinas-pmd');
    expect(act(renewed({ validTo: day('2024-05-31') }), '2024-06-15')).toThrow(
      expect.objectContaining({ code: 'E_NO_AUTHORITY' }),
    );
    for (const other of [{ officeId: 'bappeda' }, { role: 'REGENCY_HEAD' as const }, { scope: code('63') }]) {
      expect(act(renewed(other), '2024-06-15')).toThrow(expect.objectContaining({ code: 'E_NO_AUTHORITY' }));
    }
  });

  it('is taken from the grant that was held then, of several in force now', () => {
    const two = holding({ officeId: 'new', validFrom: day('2024-11-01') }, { officeId: 'old' });
    expect(authorise(two, ['REGENCY_PMD'], [], NOON, { on: day('2024-10-31') }).officeId).toBe('old');
    expect(authorise(two, ['REGENCY_PMD'], [], NOON).officeId).toBe('new');
  });

  it('is written down with the capacity and the mandate in which it was used', () => {
    const mandate = {
      docId: 'sk-plt',
      type: 'SURAT_PERINTAH',
      date: day('2024-11-01'),
      sha256: 'b'.repeat(64),
      classification: 'INTERNAL',
    } as const;
    expect(authorise(holding({}), ['REGENCY_PMD'], [], NOON, { capacity: 'PLT', mandate })).toEqual({
      userId: 'user-1',
      officeId: 'dinas-pmd',
      role: 'REGENCY_PMD',
      scope: '63.10',
      capacity: 'PLT',
      mandate,
    });
    expect(authorise(holding({}), ['REGENCY_PMD'], [], NOON)).toEqual({
      userId: 'user-1',
      officeId: 'dinas-pmd',
      role: 'REGENCY_PMD',
      scope: '63.10',
      capacity: 'DEFINITIF',
    });
  });

  it('of the system is SYSTEM everywhere and nothing else', () => {
    expect(authorise(SYSTEM, ['SYSTEM'], [code('63.10')], NOON).role).toBe('SYSTEM');
    expect(() => authorise(SYSTEM, ['REGENCY_PMD'], [code('63.10')], NOON)).toThrow(Rejection);
  });
});

describe('the days of a grant', () => {
  it('begin with its first and end with the midnight after its last, as the clocks of its region show them', () => {
    // 63.10 lies in WITA (UTC+8).
    expect(may(holding({}), '63.10', '2023-12-31T15:59:59.999Z' as Instant)).toBe(false);
    expect(may(holding({}), '63.10', '2023-12-31T16:00:00.000Z' as Instant)).toBe(true);
    expect(may(holding({}), '63.10', '2024-12-31T15:59:59.999Z' as Instant)).toBe(true);
    expect(may(holding({}), '63.10', '2024-12-31T16:00:00.000Z' as Instant)).toBe(false);
  });

  it('have no end when no last day is given', () => {
    const endless: Grant = {
      role: 'REGENCY_PMD',
      scope: code('63.10'),
      officeId: 'dinas-pmd',
      validFrom: day('2024-01-01'),
    };
    expect(grantsAt({ userId: 'user-1', grants: [endless] }, '2099-01-01T00:00:00.000Z' as Instant)).toHaveLength(1);
  });

  it('are none when the last is before the first, as after a revocation before the beginning', () => {
    expect(may(holding({ validFrom: day('2024-11-19'), validTo: day('2024-11-18') }), '63.10')).toBe(false);
  });

  it('are exactly those from the first to the last in the zone of the region, for any region, period and moment', () => {
    const scopes = fc.constantFrom<Scope>(
      NATIONAL,
      ...['11.01', '62', '63.10', '64.01.01', '71', '81.01', '94'].map(code),
    );
    const day0 = day('2024-01-01');
    const offset = fc.integer({ min: 0, max: 800 });
    const moment = fc
      .integer({ min: Date.parse('2023-12-01T00:00:00Z'), max: Date.parse('2026-06-01T00:00:00Z') })
      .map((ms) => instant(new Date(ms)));
    const edge = fc.constantFrom(-1, 0, 1);
    fc.assert(
      fc.property(
        scopes,
        offset,
        offset,
        moment,
        edge,
        fc.constantFrom('any', 'first', 'last'),
        (scope, first, length, any, ms, where) => {
          const validFrom = addDays(day0, first);
          const validTo = addDays(validFrom, length);
          const begins = startOfDay(validFrom, zoneOf(scope));
          const ends = startOfDay(addDays(validTo, 1), zoneOf(scope));
          const now = where === 'any' ? any : instant(new Date(Date.parse(where === 'first' ? begins : ends) + ms));
          expect(grantsAt(holding({ scope, validFrom, validTo }), now).length).toBe(
            begins <= now && now < ends ? 1 : 0,
          );
        },
      ),
    );
  });
});

describe('what may be read', () => {
  it('is each region held under one of the roles in force, once', () => {
    const principal = holding(
      {},
      { role: 'AUDITOR', scope: code('63') },
      { officeId: 'other' },
      { scope: code('63.01'), validTo: day('2024-02-01') },
    );
    expect(readableScopes(principal, ['REGENCY_PMD'], NOON)).toEqual(['63.10']);
    expect(readableScopes(principal, ['REGENCY_PMD', 'AUDITOR'], NOON)).toEqual(['63.10', '63']);
    expect(readableScopes(principal, ['GOVERNOR'], NOON)).toEqual([]);
  });
});
