import { describe, expect, it } from '@jest/globals';
import { actor, day, doc, given, region, rp } from '#testing';
import { rulesOn, type DecisionContext, type LocalDate, type RegionRef, type SettingValue } from '#kernel';
import type { ProposeVisit } from './visit.commands.js';
import { visitDecider } from './visit.decider.js';
import type { FundingSource } from './visit.codes.js';
import type { VisitProposed } from './visit.events.js';
import type { EarlierVisit, VisitFacts } from './visit.facts.js';
import { ownTravelMoney } from './visit.rules-money.js';
import { ANGSANA, KADES, KOTIM, PONTIANAK, SEI_ASAM, TANAH_BUMBU, facts, proposal, terms } from './fixtures/story.js';

const proposing = (change: Partial<ProposeVisit>, more: Partial<DecisionContext<VisitFacts>> = {}) =>
  given(visitDecider, [], { facts: facts(), actor: KADES, occurredOn: day('2024-11-04') }).when(
    { ...proposal, ...change },
    more,
  );
const warningsOf = (change: Partial<ProposeVisit>, more: Partial<DecisionContext<VisitFacts>> = {}) => {
  const context = { facts: facts(), actor: KADES, occurredOn: day('2024-11-04'), ...more };
  const [event] = visitDecider.decide({ ...proposal, ...change }, visitDecider.initialState, {
    ...contextBase,
    ...context,
  });
  return (event as VisitProposed).data.warnings;
};
const contextBase = {
  now: '2024-11-04T00:00:00.000Z' as never,
  today: day('2024-11-04'),
  commandId: 'c',
  rules: rulesOn('spec', [], day('2024-11-04')),
  acknowledged: [],
};
const paidBy = (source: FundingSource, fiscalYear = 2024) => ({
  fundingSources: [
    { source, fiscalYear, amount: proposal.budget, ...(source === 'PIHAK_KETIGA' && { payer: { region: PONTIANAK } }) },
  ],
  noConflict: doc('PERNYATAAN'),
});
const trip = (plannedStart: string, plannedEnd = plannedStart) => ({
  plannedStart: day(plannedStart),
  plannedEnd: day(plannedEnd),
});
/** A trip of that year on money of that year. */
const tripOn = (source: FundingSource, year: number) => ({
  ...paidBy(source, year),
  ...trip(`${year}-11-19`, `${year}-11-20`),
});
const nearIt = {
  rules: rulesOn(
    'spec',
    [
      {
        setting: 'VISIT_PLAN_MONTHS',
        region: 'ID' as const,
        validFrom: day('2000-01-01'),
        value: 30,
        legalBasis: 'spec',
      },
    ],
    day('2024-11-04'),
  ),
};
const hostedBy = (...hosts: RegionRef[]) => ({ hosts: hosts.map((host) => ({ region: host, required: true })) });
const KAPUAS_VILLAGE = region('62.03.05.2001', 'Tetangga');

describe('VIS-01 a topic and a measurable output', () => {
  it.each([
    ['no topic', { topics: [] }],
    ['a blank topic', { topics: [' '] }],
    ['no output', { expectedOutputs: [] }],
    ['an output without indicator', { expectedOutputs: [{ text: 'Rencana aksi', indicator: ' ' }] }],
    ['an indicator of nothing', { expectedOutputs: [{ text: ' ', indicator: 'Disahkan' }] }],
  ])('refuses %s', (_, change) => {
    expect(proposing(change).thenRejected('E_VISIT_NO_OUTPUT', 'VIS-01').info.legalBasis).toBe('Inpres 1/2025');
  });
  it('points to what is missing', () => {
    const field = (change: Partial<ProposeVisit>) => proposing(change).thenRejected('E_VISIT_NO_OUTPUT').info.field;
    expect([field({ topics: [] }), field({ expectedOutputs: [] })]).toEqual(['/topics', '/expectedOutputs']);
  });
  it('is content with one of several', () => {
    const blank = { text: ' ', indicator: ' ' };
    expect(
      warningsOf({
        topics: [' ', 'BUMDes'],
        expectedOutputs: [blank, { text: 'Rencana aksi', indicator: 'Disahkan' }],
      }),
    ).toEqual([]);
  });
});

describe('VIS-02 origin and hosts', () => {
  it('refuses the origin as a host', () => {
    proposing(hostedBy(SEI_ASAM, ANGSANA)).thenRejected('E_VISIT_SELF_HOST', 'VIS-02');
  });
  it('refuses a host listed twice', () => {
    proposing(hostedBy(ANGSANA, ANGSANA)).thenRejected('E_VALIDATION', 'VIS-02');
  });
  it('takes hosts of any level, each on its own', () => expect(warningsOf(hostedBy(TANAH_BUMBU, ANGSANA))).toEqual([]));
  it('VIS-07 refuses a visit that no host is required for', () => {
    proposing({ hosts: [{ region: ANGSANA, required: false }] }).thenRejected('E_VALIDATION', 'VIS-07');
  });
});

describe('VIS-03 the funding adds up', () => {
  it('refuses sources that do not sum to the budget', () => {
    for (const budget of ['62500001', '62499999', '0']) {
      expect(proposing({ budget: rp(budget) }).thenRejected('E_FUNDING_MISMATCH', 'VIS-03').info).toMatchObject({
        field: '/fundingSources',
        details: { budget, sum: '62500000' },
      });
    }
  });
  it('refuses a visit that costs nothing to anybody', () => {
    expect(
      proposing({ budget: rp('0'), fundingSources: [] }).thenRejected('E_FUNDING_MISMATCH', 'VIS-03').info.field,
    ).toBe('/budget');
  });
  it('takes no budget when the host bears the cost', () =>
    expect(warningsOf({ budget: rp('0'), fundingSources: [], costBorneByHost: true })).toEqual([]));
});

describe('VIS-04 Dana Desa stays in the regency', () => {
  const danaDesa2026 = tripOn('DANA_DESA', 2026);
  it('refuses travel outside the regency from TA 2026 (S-0 R1)', () => {
    expect(proposing(danaDesa2026).thenRejected('E_DANA_DESA_OUTSIDE_REGENCY', 'VIS-04').info.legalBasis).toBe(
      'Permendesa PDT 16/2025',
    );
  });
  it('refuses it when a single host of several lies outside, a province included', () => {
    proposing({ ...danaDesa2026, ...hostedBy(KAPUAS_VILLAGE, ANGSANA) }).thenRejected('E_DANA_DESA_OUTSIDE_REGENCY');
    proposing({ ...danaDesa2026, ...hostedBy(region('62', 'Kalimantan Tengah')) }).thenRejected(
      'E_DANA_DESA_OUTSIDE_REGENCY',
    );
  });
  it('bars a province, too, that would visit another on it', () => {
    const province = {
      origin: { region: region('62', 'Kalimantan Tengah'), officeId: 'setda' },
      ...hostedBy(region('63', 'Kalimantan Selatan')),
    };
    proposing({ ...danaDesa2026, ...province }).thenRejected('E_DANA_DESA_OUTSIDE_REGENCY', 'VIS-04');
  });
  it('bars it when a single source of several is Dana Desa of 2026', () => {
    const sources = {
      fundingSources: [
        { source: 'DANA_DESA' as const, fiscalYear: 2025, amount: rp('62499999') },
        { source: 'DANA_DESA' as const, fiscalYear: 2026, amount: rp('1') },
      ],
    };
    proposing({ ...sources, ...trip('2025-12-31') }).thenRejected('E_DANA_DESA_OUTSIDE_REGENCY', 'VIS-04');
  });
  it('allows a host in the same regency, and other money anywhere', () => {
    expect(warningsOf({ ...danaDesa2026, ...hostedBy(KAPUAS_VILLAGE, region('62.03', 'Kapuas')) }, nearIt)).toEqual([]);
    expect(warningsOf(tripOn('ADD', 2026), nearIt)).toEqual([]);
  });
  it('judges by the trip as well as by the money: the first day of 2026 is barred, the last of 2025 is not', () => {
    const overNewYear = { ...paidBy('DANA_DESA', 2025), ...trip('2025-12-30', '2026-01-01') };
    proposing(overNewYear).thenRejected('E_DANA_DESA_OUTSIDE_REGENCY', 'VIS-04');
    proposing({ ...paidBy('DANA_DESA', 2026), ...trip('2025-12-30', '2025-12-31') }).thenRejected(
      'E_DANA_DESA_OUTSIDE_REGENCY',
      'VIS-04',
    );
    expect(warningsOf({ ...overNewYear, ...trip('2025-12-30', '2025-12-31') })).toEqual(['W_DANA_DESA_EARLIER_TA']);
  });

  const setTo = (value: string) => {
    const values: SettingValue[] = [
      {
        setting: 'DANA_DESA_EARLIER_TA',
        region: SEI_ASAM.code,
        validFrom: day('2024-01-01'),
        value,
        legalBasis: 'Perbup',
      },
    ];
    return { rules: rulesOn('spec', values, '2024-11-04' as LocalDate) };
  };
  it('warns of an earlier fiscal year by default', () =>
    expect(warningsOf(tripOn('DANA_DESA', 2025))).toEqual(['W_DANA_DESA_EARLIER_TA']));
  it('refuses an earlier fiscal year where the region says REJECT', () => {
    const { info } = proposing(tripOn('DANA_DESA', 2025), setTo('REJECT')).thenRejected(
      'E_DANA_DESA_OUTSIDE_REGENCY',
      'VIS-04',
    );
    expect(info.legalBasis).toBe('Permendesa tentang prioritas penggunaan Dana Desa tahun tersebut');
  });
  it('says nothing where the region says ALLOW, but TA 2026 stays barred', () => {
    expect(warningsOf(tripOn('DANA_DESA', 2025), setTo('ALLOW'))).toEqual([]);
    proposing(danaDesa2026, setTo('ALLOW')).thenRejected('E_DANA_DESA_OUTSIDE_REGENCY');
  });
});

describe('VIS-05 travel of regional governments in TA 2025', () => {
  const kotim: Partial<ProposeVisit> = {
    origin: { region: KOTIM, officeId: 'setda-kotim' },
    ...hostedBy(PONTIANAK),
    ...tripOn('APBD_KAB', 2025),
    efficiencyJustification: 'Hasil konkret',
  };
  const { efficiencyJustification: _, ...unjustified } = { ...proposal, ...kotim };
  const ceiling = (limit: string, committed: string) => ({
    facts: facts({ travelCeilings: { 2025: { ceiling: rp(limit), committed: rp(committed) } } }),
  });
  const by = { actor: actor('OPD_HEAD', KOTIM.code) };

  it('refuses it without a justification (S-4 R1)', () => {
    given(visitDecider, [], { facts: facts(), occurredOn: day('2024-11-04') })
      .when(unjustified, by)
      .thenRejected('E_EFFICIENCY_JUSTIFICATION', 'VIS-05');
  });
  it('refuses it above the ceiling (S-4 R2)', () => {
    expect(
      proposing(kotim, ceiling('100000000', '37500001')).thenRejected('E_TRAVEL_CEILING', 'VIS-05').info.details,
    ).toEqual({ fiscalYear: 2025, ceiling: '100000000', committed: '37500001', asked: '62500000' });
  });
  it('allows it up to the last rupiah of the ceiling, and where nobody entered one', () => {
    expect(warningsOf(kotim, ceiling('100000000', '37500000'))).toEqual([]);
    expect(warningsOf(kotim)).toEqual([]);
  });
  it('counts no money of hosts and third parties', () =>
    expect(warningsOf({ ...kotim, ...paidBy('PIHAK_KETIGA', 2025) }, ceiling('1', '0'))).toEqual([]));
  it('binds a kelurahan, which is an office of its city, but no desa and no other year', () => {
    const { efficiencyJustification: _none, ...plain } = { ...proposal, ...tripOn('APBD_KAB', 2025) };
    const kelurahan = { ...plain, origin: { region: region('61.71.01.1005', 'Kotabaru'), officeId: 'kel' } };
    given(visitDecider, [], { facts: facts(), occurredOn: day('2024-11-04') })
      .when(kelurahan)
      .thenRejected('E_EFFICIENCY_JUSTIFICATION');
    expect(warningsOf(tripOn('ADD', 2025))).toEqual([]);
    expect(warningsOf({ ...unjustified, ...tripOn('APBD_KAB', 2024) })).toEqual([]);
  });
  it('asks it of every trip that touches 2025, whoever pays', () => {
    for (const change of [trip('2024-12-30', '2025-01-01'), trip('2025-12-31', '2026-01-02')]) {
      proposing({ ...kotim, efficiencyJustification: ' ', ...paidBy('PIHAK_KETIGA', 2024), ...change }).thenRejected(
        'E_EFFICIENCY_JUSTIFICATION',
        'VIS-05',
      );
    }
    proposing({ ...kotim, efficiencyJustification: ' ', ...trip('2024-12-30', '2024-12-31') }).thenRejected(
      'E_EFFICIENCY_JUSTIFICATION',
      'VIS-05',
    );
  });
  it('asks it where a single source of several is of 2025', () => {
    const sources = {
      fundingSources: [
        { source: 'APBD_KAB' as const, fiscalYear: 2024, amount: rp('62499999') },
        { source: 'APBD_KAB' as const, fiscalYear: 2025, amount: rp('1') },
      ],
    };
    proposing({ ...kotim, efficiencyJustification: ' ', ...sources, ...trip('2024-12-31') }).thenRejected(
      'E_EFFICIENCY_JUSTIFICATION',
      'VIS-05',
    );
  });
  it("takes of the region's travel money what the region pays, year by year; a village takes nothing of it", () => {
    const fundingSources = [
      { source: 'APBD_KAB' as const, fiscalYear: 2025, amount: rp('3') },
      { source: 'APBD_PROV' as const, fiscalYear: 2025, amount: rp('4') },
      { source: 'APBD_KAB' as const, fiscalYear: 2026, amount: rp('5') },
      { source: 'HOST' as const, fiscalYear: 2026, amount: rp('6') },
      { source: 'PIHAK_KETIGA' as const, fiscalYear: 2027, amount: rp('7') },
    ];
    expect(ownTravelMoney({ ...terms, origin: kotim.origin!, fundingSources })).toEqual([
      { region: '62.02', fiscalYear: 2025, amount: '7' },
      { region: '62.02', fiscalYear: 2026, amount: '5' },
    ]);
    expect(ownTravelMoney({ ...terms, fundingSources })).toEqual([]);
  });
  it('holds each fiscal year of a trip over New Year below its own ceiling', () => {
    const both = {
      ...kotim,
      ...trip('2025-12-30', '2026-01-02'),
      fundingSources: [
        { source: 'APBD_KAB' as const, fiscalYear: 2025, amount: rp('60000000') },
        { source: 'APBD_KAB' as const, fiscalYear: 2026, amount: rp('2500000') },
      ],
    };
    const limits = (of2026: string) => ({
      facts: facts({
        travelCeilings: {
          2025: { ceiling: rp('60000000'), committed: rp('0') },
          2026: { ceiling: rp(of2026), committed: rp('0') },
        },
      }),
    });
    expect(warningsOf(both, limits('2500000'))).toEqual([]);
    expect(proposing(both, limits('2499999')).thenRejected('E_TRAVEL_CEILING', 'VIS-05').info.details).toMatchObject({
      fiscalYear: 2026,
      asked: '2500000',
    });
  });
});

describe('VIS-03 the money is of the fiscal year of the trip', () => {
  it.each([2001, 2023, 2025, 2099])('refuses TA %i for a trip of November 2024', (year) => {
    const refused = proposing(paidBy('ADD', year)).thenRejected('E_WRONG_TA', 'VIS-03');
    expect(refused.info.field).toBe('/fundingSources/0/fiscalYear');
    expect(refused).toMatchObject({
      messageId: `Tahun anggaran ${year} harus tahun perjalanan: 2024.`,
      messageEn: `The fiscal year ${year} must be that of the trip: 2024.`,
    });
  });
  it('takes both years for a trip over New Year, and only these', () => {
    const overNewYear = trip('2024-12-31', '2025-01-01');
    for (const year of [2024, 2025]) expect(warningsOf({ ...paidBy('ADD', year), ...overNewYear })).toEqual([]);
    for (const year of [2023, 2026]) {
      expect(proposing({ ...paidBy('ADD', year), ...overNewYear }).thenRejected('E_WRONG_TA', 'VIS-03')).toMatchObject({
        messageId: `Tahun anggaran ${year} harus tahun perjalanan: 2024, 2025.`,
        messageEn: `The fiscal year ${year} must be that of the trip: 2024, 2025.`,
      });
    }
  });
});

describe('VIS-06 a visit repeated within twelve months', () => {
  const earlier = (change: Partial<EarlierVisit>) => ({
    facts: facts({
      earlierVisits: [
        {
          visitId: 'visit-0',
          hosts: [ANGSANA.code],
          topics: ['pengelolaan  bumdes'],
          plannedStart: day('2023-11-19'),
          ...change,
        },
      ],
    }),
  });
  it('warns of the same host and topic, however it is spelt, twelve months ago to the day', () =>
    expect(warningsOf({}, earlier({}))).toEqual(['W_REPEAT_VISIT']));
  it.each([
    'Pengelolaan BUMDes.',
    'PENGELOLAAN-BUMDES',
    'pengelolaan   bum des',
    'Pengelolaan “BUMDes”',
    'Pengelolaan BUMDe\u0301s'.normalize('NFC'),
  ])('takes "%s" for the same topic', (topic) =>
    expect(warningsOf({}, earlier({ topics: [topic] }))).toEqual(['W_REPEAT_VISIT']),
  );
  it('warns where one host and one topic of several are the same', () => {
    expect(
      warningsOf({}, earlier({ hosts: [KAPUAS_VILLAGE.code, ANGSANA.code], topics: ['Wisata', 'Pengelolaan BUMDes'] })),
    ).toEqual(['W_REPEAT_VISIT']);
  });
  it('warns where one visit of several is repeated', () => {
    const [first] = earlier({}).facts.earlierVisits;
    expect(warningsOf({}, { facts: facts({ earlierVisits: [{ ...first!, topics: ['Wisata'] }, first!] }) })).toEqual([
      'W_REPEAT_VISIT',
    ]);
  });
  it('compares topics of signs alone as they stand', () => {
    expect(warningsOf({ topics: [' …'] }, earlier({ topics: ['… '] }))).toEqual(['W_REPEAT_VISIT']);
    expect(warningsOf({ topics: ['…'] }, earlier({ topics: ['…'] }))).toEqual(['W_REPEAT_VISIT']);
    expect(warningsOf({ topics: ['…'] }, earlier({ topics: ['?'] }))).toEqual([]);
  });
  it('warns up to twelve months ahead to the day, too', () => {
    expect(warningsOf({}, earlier({ plannedStart: day('2025-11-19') }))).toEqual(['W_REPEAT_VISIT']);
    expect(warningsOf({}, earlier({ plannedStart: day('2025-11-20') }))).toEqual([]);
  });
  it('does not warn of a longer time, another host, another topic or itself', () => {
    for (const change of [
      { plannedStart: day('2023-11-18') },
      { hosts: [KAPUAS_VILLAGE.code] },
      { topics: ['Wisata'] },
      { visitId: proposal.visitId },
    ])
      expect(warningsOf({}, earlier(change))).toEqual([]);
  });
});

describe('what every proposal needs', () => {
  it('VIS-09 somebody who travels: one is enough', () => {
    for (const delegationSize of [0, -1, 1.5])
      expect(proposing({ delegationSize }).thenRejected('E_DELEGATION_SIZE', 'VIS-09').info.field).toBe(
        '/delegationSize',
      );
    expect(warningsOf({ delegationSize: 1 })).toEqual([]);
  });
  it('COM-10 the letter', () => {
    const { letter: _, ...bare } = proposal;
    const rejection = given(visitDecider, [], { facts: facts() }).when(bare).thenRejected('E_DOC_MISSING', 'COM-10');
    expect(rejection.info.field).toBe('/letter');
  });
  it('COM-05 an end after its start, and a start after the proposal', () => {
    proposing({ plannedEnd: day('2024-11-18') }).thenRejected('E_DATE_ORDER', 'COM-05');
    proposing({}, { occurredOn: day('2024-11-20') }).thenRejected('E_DATE_ORDER', 'COM-05');
  });
  it('COM-05 a start up to 24 months ahead, to the day', () => {
    expect(warningsOf({ ...trip('2026-11-04'), ...paidBy('ADD', 2026) })).toEqual([]);
    expect(
      proposing({ ...trip('2026-11-05'), ...paidBy('ADD', 2026) }).thenRejected('E_TERM', 'COM-05').info,
    ).toMatchObject({ field: '/plannedStart', details: { last: '2026-11-04' } });
  });
  it('COM-05 at most 60 days, the first and the last included', () => {
    expect(warningsOf(trip('2024-11-04', '2025-01-02'))).toEqual([]);
    expect(proposing(trip('2024-11-04', '2025-01-03')).thenRejected('E_TERM', 'COM-05').info).toMatchObject({
      field: '/plannedEnd',
      details: { longest: 60 },
    });
  });
  it('COM-04 the name of the official who asks', () => {
    proposing({ officialName: ' ' }).thenRejected('E_VALIDATION', 'COM-04');
  });
  it('COM-04 an office held, or a mandate that holds', () => {
    const deputy = actor('VILLAGE_HEAD', SEI_ASAM.code, { capacity: 'MEWAKILI' });
    proposing({}, { facts: facts({ authority: { heldAs: 'PJ' } }) }).thenRejected('E_NO_AUTHORITY', 'COM-04');
    proposing({}, { facts: facts({ authority: { heldAs: 'NOT_HELD' } }) }).thenRejected('E_NO_AUTHORITY', 'COM-04');
    proposing({}, { actor: deputy }).thenRejected('E_NO_AUTHORITY', 'COM-04');
    proposing({}, { actor: { ...deputy, mandate: doc('MANDAT', '2024-11-05') } }).thenRejected(
      'E_NO_AUTHORITY',
      'COM-04',
    );
    proposing(
      {},
      {
        actor: { ...deputy, mandate: doc('MANDAT') },
        facts: facts({
          authority: {
            heldAs: 'NOT_HELD',
            mandate: {
              kind: 'MANDAT',
              givenBy: { officeId: 'p' },
              validFrom: day('2024-01-01'),
              validTo: day('2024-11-03'),
            },
          },
        }),
      },
    ).thenRejected('E_MANDATE_EXPIRED', 'COM-04');
    expect(
      warningsOf(
        {},
        { actor: { ...deputy, mandate: doc('MANDAT') }, facts: facts({ authority: { heldAs: 'NOT_HELD' } }) },
      ),
    ).toEqual([]);
    expect(warningsOf({}, { facts: facts({ authority: { heldAs: 'DEFINITIF' } }) })).toEqual([]);
  });
});
