import { describe, expect, it } from '@jest/globals';
import { day, doc, given, region, rp, specActor, specContext } from '#testing';
import { rulesOn, type BodyKind, type RegionCode } from '#kernel';
import { travelCeilingDecider, type TravelCeilingEvent, type TravelMoney } from './travel-ceiling.decider.js';
import { ANGSANA, KOTIM, SEI_ASAM } from './fixtures/story.js';

const money = (visitId: string, amount: string): TravelMoney => ({
  region: KOTIM.code,
  fiscalYear: 2025,
  visitId,
  amount: rp(amount),
});
const set = (ceiling: string): TravelCeilingEvent => ({
  type: 'TravelCeilingSet',
  data: {
    region: KOTIM,
    fiscalYear: 2025,
    base: rp(`${BigInt(ceiling) * 2n}`),
    ceiling: rp(ceiling),
    decree: doc('DPA'),
  },
});
const committed = (data: TravelMoney): TravelCeilingEvent => ({ type: 'TravelMoneyCommitted', data });
const ceiling = (...events: TravelCeilingEvent[]) => given(travelCeilingDecider, events);
const commit = (of: TravelMoney) => ({ type: 'CommitTravelMoney' as const, ...of });

describe('VIS-05 a ceiling', () => {
  const enter = {
    type: 'SetTravelCeiling' as const,
    region: KOTIM,
    fiscalYear: 2025,
    base: rp('800000001'),
    decree: doc('DPA'),
  };
  it('is half of the travel budget, whole rupiah rounded down', () => {
    ceiling()
      .when(enter)
      .then([
        {
          type: 'TravelCeilingSet',
          data: {
            region: KOTIM,
            fiscalYear: 2025,
            base: rp('800000001'),
            ceiling: rp('400000000'),
            decree: doc('DPA'),
          },
        },
      ]);
  });
  it('is the share that the region has set', () => {
    const rules = rulesOn(
      'spec',
      [
        {
          setting: 'TRAVEL_CEILING_PERCENT',
          region: KOTIM.code,
          validFrom: day('2024-01-01'),
          value: 100,
          legalBasis: 'Perbup',
        },
      ],
      day('2024-11-04'),
    );
    expect(travelCeilingDecider.decide(enter, travelCeilingDecider.initialState, specContext({ rules }))).toMatchObject(
      [{ data: { ceiling: '800000001' } }],
    );
  });
  it('is that of a province, regency or city, by its document', () => {
    for (const place of [ANGSANA, SEI_ASAM])
      ceiling()
        .when({ ...enter, region: place })
        .thenRejected('E_LEVEL', 'VIS-05');
    expect(
      travelCeilingDecider.decide(
        { ...enter, region: region('62', 'Kalimantan Tengah') },
        travelCeilingDecider.initialState,
        specContext(),
      ),
    ).toHaveLength(1);
    const { decree: _none, ...bare } = enter;
    ceiling().when(bare).thenRejected('E_DOC_MISSING', 'COM-10');
  });
});

describe('VIS-05 money committed by visits', () => {
  it('fits up to the last rupiah, and not one beyond', () => {
    const held = ceiling(set('100'), committed(money('visit-1', '60')));
    held.when(commit(money('visit-2', '40'))).then([committed(money('visit-2', '40'))]);
    expect(held.when(commit(money('visit-2', '41'))).thenRejected('E_TRAVEL_CEILING', 'VIS-05').info.details).toEqual({
      fiscalYear: 2025,
      ceiling: '100',
      committed: '60',
      asked: '41',
    });
    ceiling(set('0'))
      .when(commit(money('visit-2', '1')))
      .thenRejected('E_TRAVEL_CEILING');
  });
  it('is counted also before a ceiling is entered', () => {
    ceiling()
      .when(commit(money('visit-1', '60')))
      .then([committed(money('visit-1', '60'))]);
    ceiling(committed(money('visit-1', '60')), set('100'))
      .when(commit(money('visit-2', '41')))
      .thenRejected('E_TRAVEL_CEILING');
  });
  it('twice is once, and another amount takes the place of the first', () => {
    const held = ceiling(set('100'), committed(money('visit-1', '60')));
    held.when(commit(money('visit-1', '60'))).then([]);
    held
      .when(commit(money('visit-1', '100')))
      .then([{ type: 'TravelMoneyCommitted', data: { ...money('visit-1', '100'), instead: rp('60') } }]);
    held.when(commit(money('visit-1', '101'))).thenRejected('E_TRAVEL_CEILING');
  });
  it('is free again when the visit does not take place, and stays when it does', () => {
    const held = ceiling(set('100'), committed(money('visit-1', '60')));
    held
      .when({ type: 'ReleaseTravelMoney', visitId: 'visit-1', takes: rp('0') })
      .then([{ type: 'TravelMoneyReleased', data: money('visit-1', '60') }]);
    held.when({ type: 'ReleaseTravelMoney', visitId: 'visit-1', takes: rp('60') }).then([]);
    held.when({ type: 'ReleaseTravelMoney', visitId: 'visit-2', takes: rp('0') }).then([]);
    const free = ceiling(set('100'), committed(money('visit-1', '60')), {
      type: 'TravelMoneyReleased',
      data: money('visit-1', '60'),
    });
    free.when(commit(money('visit-2', '100'))).then([committed(money('visit-2', '100'))]);
  });
  it('is not lowered before the step that takes less is in the log, and then by what it no longer takes', () => {
    const held = ceiling(set('100'), committed(money('visit-1', '60')));
    held.when(commit(money('visit-1', '59'))).then([]);
    const release = (takes: string) => held.when({ type: 'ReleaseTravelMoney', visitId: 'visit-1', takes: rp(takes) });
    for (const takes of ['59', '1'])
      release(takes).then([{ type: 'TravelMoneyCommitted', data: { ...money('visit-1', takes), instead: rp('60') } }]);
    release('61').then([]);
  });
  it('of an older log is recorded above the ceiling, too', () => {
    ceiling(set('10'))
      .when({ type: 'RecordTravelMoney', ...money('visit-1', '60') })
      .then([committed(money('visit-1', '60'))]);
    expect(ceiling(set('10'), committed(money('visit-1', '60'))).state.committed.values()).toEqual([
      money('visit-1', '60'),
    ]);
  });
});

it('is that of the regency or city, whose offices kecamatan and kelurahan are, or of the province', async () => {
  const { ceilingId, takenFrom } = await import('./visit.rules-money.js');
  const { terms } = await import('./fixtures/story.js');
  const of = (code: string, kind?: BodyKind) =>
    takenFrom({
      ...terms,
      origin: { officeId: 'kantor', region: region(code, code), ...(kind && { kind, name: 'X' }) },
    });
  expect(['62', '62.02', '62.02.06', '61.71.01.1005'].flatMap((code) => of(code))).toEqual([
    '62-2024',
    '62.02-2024',
    '62.02-2024',
    '61.71-2024',
  ]);
  expect([of('62.02', 'COUNCIL'), of('62.02', 'OFFICE')]).toEqual([['62.02-2024'], ['62.02-2024']]);
  for (const kind of ['BUMD', 'COMMUNITY', 'VERTICAL_OFFICE'] as const) expect(of('62.02', kind)).toEqual([]);
  for (const kind of ['COUNCIL', 'BUMDES', 'COMMUNITY'] as const) expect(of('62.03.02.2007', kind)).toEqual([]);
  expect(takenFrom({ ...terms, origin: { officeId: 'kantor', kind: 'CENTRAL_UNIT', name: 'X' } })).toEqual([]);
  expect(ceilingId('62.02' as RegionCode, 2025)).toBe('62.02-2025');
});

describe("COM-14 What one user enters of one government's money of a year", () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => committed(money(`visit-${n}`, '1')));
  it('is a thousand entries, visits and ceilings together, not one more; others have their own', () => {
    ceiling(...many(999))
      .when(commit(money('visit-x', '1')))
      .then([committed(money('visit-x', '1'))]);
    const full = ceiling(set('5000'), ...many(999));
    expect(full.when(commit(money('visit-x', '1'))).thenRejected('E_LIMIT', 'COM-14').info).toMatchObject({
      field: '/budget',
      details: { held: 1_000 },
    });
    full
      .when({ type: 'SetTravelCeiling', region: KOTIM, fiscalYear: 2025, base: rp('10'), decree: doc('DPA') })
      .thenRejected('E_LIMIT', 'COM-14');
    full.when(commit(money('visit-7', '1'))).then([]);
    full.when({ type: 'RecordTravelMoney', ...money('visit-x', '1') }).then([committed(money('visit-x', '1'))]);
    full
      .when(commit(money('visit-x', '1')), { actor: { ...specActor, userId: 'another' } })
      .then([committed(money('visit-x', '1'))]);
    expect(full.state.together).toBe('999');
  });
});
