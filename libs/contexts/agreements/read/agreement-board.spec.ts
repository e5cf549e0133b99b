import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NATIONAL, Rejection, addDays, type Actor, type RecordedEvent } from '#kernel';
import {
  day,
  doc,
  documentsOf,
  recordedEvent,
  recount,
  region,
  repetitions,
  specContext,
  specMetadata,
} from '#testing';
import type { AgreementCommand } from '../domain/agreement.commands.js';
import { agreementAfter, type AgreementStanding } from '../contract/agreement-standing.js';
import { agreementDecider } from '../domain/agreement.decider.js';
import type { AgreementFacts } from '../domain/agreement.facts.js';
import type { AgreementStage, AgreementState } from '../domain/agreement.state.js';
import {
  BUPATI,
  COOP,
  D1,
  FINAL,
  SEKJEN,
  SYSTEM,
  TANAH_BUMBU,
  deliberation,
  draft,
  facts,
  head,
  initiate,
  kades,
  kb,
  kbSigning,
  kbSteps,
  memorandum,
  nkSteps,
  paper,
  parent,
  pks,
  pksSigning,
  pksSteps,
  recommend,
  regulation,
  revise,
  sign,
  signing,
  terminate,
  terms,
  together,
  told,
  twoRegions,
  villageText,
  contract,
  nk,
  declare,
  DESA_ANGSANA,
  LITBANG,
  KADIS_PMD,
  KADIS_NAKER,
  type Step,
  type Told,
} from '../domain/fixtures/agreement-story.js';
import type { AgreementBoardEntry } from './agreement-board.document.js';
import { agreementBoard } from './agreement-board.model.js';
import { agreementsTotal, contribute } from './agreement-board.totals.js';

const recorded = (id: string, events: readonly Told[]): readonly RecordedEvent[] =>
  events.map(({ metadata, ...event }, index) => recordedEvent(`agreement-${id}`, event, index, metadata));
const entryOf = (events: readonly Told[], id = 'kb-1'): AgreementBoardEntry =>
  documentsOf(agreementBoard as never, ...recorded(id, events))[id] as AgreementBoardEntry;
const board = (...steps: readonly Step[]) => entryOf(told(...steps));

const letter = doc('SURAT', '2020-01-01');
const D2 = 'd2'.repeat(32);
const signed: readonly Step[] = [...kbSteps(), ...kbSigning()];

describe('An agreement whose end was corrected', () => {
  const corrected = (validUntil: string, ...steps: readonly Step[]) => {
    const events = told(...signed, ...steps).map((event) =>
      event.type === 'MoUSigned' ? ({ ...event, data: { ...event.data, validUntil } } as Told) : event,
    );
    const state = events.reduce<AgreementState>(
      (before, event) => agreementDecider.evolve(before, event, specMetadata(event.metadata)),
      agreementDecider.initialState,
    );
    const standing = recorded('kb-1', events).reduce<AgreementStanding | undefined>(
      (before, event) => agreementAfter(before, event as never),
      undefined,
    );
    return [state, entryOf(events), standing] as const;
  };
  const over: Step = ['2025-01-01', SYSTEM, { type: 'ExpireAgreement' }];
  const noticed: Step = ['2024-07-04', SYSTEM, { type: 'NoticeExpiring', days: 180 }];

  it('is not over by a former end that was too early, nor about to be', () => {
    for (const each of corrected('2026-12-31', noticed, over))
      expect(each).toMatchObject({ stage: 'ACTIVE', validUntil: '2026-12-31' });
    const [state, entry, standing] = corrected('2026-12-31', noticed);
    expect(state).toMatchObject({ expiryNotices: [] });
    for (const each of [entry, standing]) expect(each).not.toHaveProperty('expiringWithin');
  });

  it('stays over by one that was too late', () => {
    for (const each of corrected('2023-12-31', noticed, over)) expect(each).toMatchObject({ stage: 'EXPIRED' });
  });
});

describe('The board of agreements', () => {
  it('shows who recommended, signed and registered, and until when it is in force', () => {
    const entry = entryOf(
      told(...nkSteps, ['2020-03-10', SEKJEN, sign(1, { documentNumber: 'NK-1/2020' })], signing()[1]!, [
        '2020-03-11',
        COOP,
        { type: 'RegisterAgreement', partyNo: 2, registerNo: '7/2020' },
      ]),
      'nk-1',
    );
    expect(entry).toMatchObject({
      stage: 'ACTIVE',
      names: 'Kementerian Desa – Kabupaten Barito Kuala',
      year: 2020,
      regions: ['63.04'],
      signedOn: '2020-03-10',
      validUntil: '2024-12-31',
      textSha256: D1,
      versions: [{ version: 1, sha256: D1, on: '2020-02-03' }],
      parties: [
        { no: 1, documentNumber: 'NK-1/2020', signedOn: '2020-03-10', signatory: { officeId: 'sekjen' } },
        { no: 2, recommendedOn: '2020-02-10', registerNo: '7/2020', signatory: { officeId: 'bupati-batola' } },
      ],
    });
    expect(entry.documents.map(({ role }) => role)).toEqual(['text', 'minutes']);
    expect(entry).not.toHaveProperty('openEnded');
  });

  it('keeps nothing of an earlier text: recommendations, steps with abroad, the final text', () => {
    const revised = board(...kbSteps(), ['2020-02-21', COOP, revise({ ...memorandum, text: paper(D2) })]);
    expect(revised).toMatchObject({ stage: 'DRAFTING', versions: [{ sha256: D1 }, { sha256: D2 }] });
    for (const each of revised.parties) expect(each).not.toHaveProperty('recommendedOn');
    expect(revised).not.toHaveProperty('textSha256');
  });

  it('shows no signature that has lapsed', () => {
    const lapsed = board(...kbSteps(), kbSigning()[0]!, ['2020-05-10', SYSTEM, { type: 'LapseSignatures' }]);
    expect(lapsed.stage).toBe('FINAL');
    expect(lapsed).not.toHaveProperty('othersUntil');
    for (const gone of ['signatory', 'signedOn', 'signMethod']) expect(lapsed.parties[0]).not.toHaveProperty(gone);
  });

  it('is about to expire until it is extended, over or terminated', () => {
    const noticed: readonly Step[] = [
      ...kbSteps({ ...memorandum, term: { ...memorandum.term, extensionClause: 'x' } }),
      ...kbSigning(),
      ['2024-07-04', SYSTEM, { type: 'NoticeExpiring', days: 180 }],
    ];
    expect(board(...noticed)).toMatchObject({ expiringWithin: 180 });
    for (const end of [
      ['2025-01-01', SYSTEM, { type: 'ExpireAgreement' }],
      ['2024-08-01', BUPATI, terminate()],
      ['2024-08-01', BUPATI, { type: 'AgreeExtension', newUntil: day('2025-12-31'), document: letter }],
    ] as readonly Step[])
      expect(board(...noticed, end)).not.toHaveProperty('expiringWithin');
    const open = {
      type: 'ProposeAddendum',
      changes: [{ part: 'TERM', text: 'Tanpa batas' }],
      newTerm: { end: 'OPEN_ENDED' },
      text: paper(D2),
    } as const;
    const endorse = (partyNo: number) => ({ ...sign(partyNo, { textSha256: D2 }), type: 'SignAddendum' }) as const;
    const opened = board(
      ...noticed,
      ['2024-08-01', COOP, open],
      ['2024-08-01', BUPATI, endorse(1)],
      ['2024-08-02', head(TANAH_BUMBU.code), endorse(2)],
    );
    expect(opened).toMatchObject({
      openEnded: true,
      term: { end: 'OPEN_ENDED', extensionClause: 'x' },
      addenda: [{ addendumNo: 1, on: '2024-08-01', signedOn: '2024-08-02' }],
    });
    for (const gone of ['validUntil', 'expiringWithin']) expect(opened).not.toHaveProperty(gone);
  });

  it('shows what is overdue, stalled and in dispute until that is settled', () => {
    const overdue: Step = ['2021-02-02', SYSTEM, { type: 'MarkAgreementReportOverdue', year: 2020 }];
    const raised: Step = ['2021-02-03', COOP, { type: 'RaiseDispute', partyNo: 1, subject: 'Batas' }];
    const stalled: Step = ['2021-03-11', SYSTEM, { type: 'MarkStalled' }];
    const open = board(...signed, overdue, raised, stalled);
    expect(open).toMatchObject({
      reportOverdue: true,
      overdueYears: [2020],
      disputed: true,
      stalled: true,
      stalledOn: '2021-03-11',
    });
    expect(open).not.toHaveProperty('stalledUntil');
    const settled = board(
      ...signed,
      overdue,
      raised,
      stalled,
      ['2021-03-12', COOP, { type: 'SubmitAgreementReport', year: 2020, report: letter, outcome: 'Berjalan' }],
      [
        '2021-03-12',
        COOP,
        { type: 'ResolveDispute', disputeNo: 1, facilitator: 'GOVERNOR', outcome: 'Damai', minutes: letter },
      ],
      ['2021-03-13', SYSTEM, { type: 'LinkTechnicalAgreement', childId: 'pks-1' }],
    );
    expect(settled).toMatchObject({
      reportOverdue: false,
      overdueYears: [],
      disputed: false,
      stalled: false,
      stalledOn: '2021-03-11',
      stalledUntil: '2021-03-13',
      children: ['pks-1'],
      reports: [{ year: 2020, late: true }],
      disputes: [{ resolvedOn: '2021-03-12', facilitator: 'GOVERNOR' }],
    });
  });

  it('was stalled until its end, and never where it was not', () => {
    const [stalled, ended]: Step[] = [
      ['2021-03-11', SYSTEM, { type: 'MarkStalled' }],
      ['2025-01-01', SYSTEM, { type: 'ExpireAgreement' }],
    ];
    expect(board(...signed, stalled!, ended!)).toMatchObject({ stalled: false, stalledUntil: '2025-01-01' });
    for (const never of [board(...signed, ended!), board(...signed)])
      for (const day of ['stalledOn', 'stalledUntil']) expect(never).not.toHaveProperty(day);
  });

  it('tells which regions are parties themselves, beside all in which parties sit', () => {
    const university = { kind: 'UNIVERSITY', region: region('63.71', 'Kota Banjarmasin'), name: 'ULM' } as const;
    const parties = [...twoRegions, university];
    const { regions, ownRegions } = board(['2020-01-20', COOP, initiate(kb(parties, { scheme: 'KSDPK' }))]);
    expect([regions, ownRegions]).toEqual([
      ['63.04', '63.10', '63.71'],
      ['63.04', '63.10'],
    ]);
  });

  it('AGR-10 waits for a DPRD until it decides, and no more once it is signed or given up', () => {
    const needed: Step = ['2020-03-03', KADIS_PMD, declare(2, true)];
    const asked: Step = ['2020-03-03', KADIS_PMD, { type: 'RequestDPRDApproval', partyNo: 2, letter }];
    const decided: Step = ['2020-03-03', KADIS_PMD, { type: 'RecordDPRDDecision', partyNo: 2, granted: true, letter }];
    const pending = (...more: readonly Step[]) =>
      entryOf(told(...pksSteps.slice(0, 2), ...more), 'pks-1').councilPending;
    expect([pending(), pending(pksSteps[2]!), pending(needed), pending(needed, asked)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(pending(needed, asked, decided)).toBe(false);
    const abandoned: Step = ['2020-03-04', LITBANG, { type: 'AbandonCooperation' }];
    expect(pending(needed, abandoned)).toBe(false);
  });

  it('tells since when a PKS is without activity, and of a memorandum nothing of the kind', () => {
    const entered = (on: string) =>
      told(...pksSteps, ...pksSigning()).map((event) => ({
        ...event,
        metadata: { ...event.metadata, recordedAt: `${on}T02:00:00.000Z` as never },
      }));
    const quiet = (events: readonly Told[]) => entryOf(events, 'pks-1').quietSince;
    const activity = (on: string): Told => ({
      type: 'AgreementActivityRecorded',
      data: { agreementId: 'pks-1', description: 'Pelatihan' },
      metadata: specMetadata({ occurredOn: day(on) }),
    });
    expect(quiet(entered('2020-03-10'))).toBe('2020-03-10');
    expect(quiet(entered('2026-11-20'))).toBe('2026-11-20');
    expect(quiet([...entered('2020-03-10'), activity('2020-08-01'), activity('2020-05-01')])).toBe('2020-08-01');
    expect(board(...signed)).not.toHaveProperty('quietSince');
  });

  it('keeps a warning of the text beside those of other steps', () => {
    const long = { ...memorandum, term: { end: 'FIXED' as const, until: day('2040-12-31') } };
    const events = told(...kbSteps(long)).map((event, index) =>
      index === 0 ? { ...event, metadata: { ...event.metadata, warnings: ['W_BACKDATED' as const] } } : event,
    );
    expect(entryOf(events).warnings).toEqual(['W_BACKDATED', 'W_LONG_TERM']);
  });
});

/** One kind of cooperation with whoever acts in it, and what is done by the way. */
interface Walk {
  readonly begin: AgreementCommand;
  readonly first: Actor;
  readonly text: AgreementCommand;
  readonly parties: readonly Actor[];
  readonly known?: Partial<AgreementFacts>;
}
const TANBU = head(TANAH_BUMBU.code);
const WALKS: readonly Walk[] = [
  { begin: initiate(kb(twoRegions)), first: COOP, text: draft(memorandum), parties: [BUPATI, TANBU] },
  { begin: initiate(terms), first: SEKJEN, text: draft(nk), parties: [SEKJEN, BUPATI] },
  {
    begin: initiate(pks),
    first: LITBANG,
    text: draft(contract),
    parties: [LITBANG, KADIS_PMD, KADIS_NAKER],
    known: { parent },
  },
  {
    begin: initiate(regulation()),
    first: kades(DESA_ANGSANA.code),
    text: draft(villageText),
    parties: [1, 2, 3].map(() => kades(DESA_ANGSANA.code)),
  },
];

/** What any of the parties may try at any stage: most of it is refused. */
const TRIES: readonly ((walk: Walk, no: number) => readonly [Actor, AgreementCommand])[] = [
  ({ first, begin }) => [first, begin],
  ({ first }) => [first, { type: 'OfferCooperation', letter }],
  ({ parties }, no) => [parties[no]!, { type: 'AcceptOffer', partyNo: no + 1, reply: letter }],
  ({ first, text }) => [first, text],
  ({ first, text }) => [first, { ...text, type: 'ReviseDraft' } as AgreementCommand],
  (_, no) => [COOP, recommend(no + 1)],
  ({ parties }, no) => [parties[no]!, declare(no + 1)],
  ({ parties }, no) => [parties[no]!, deliberation(no + 1)],
  ({ first }) => [first, together('2020-02-15')],
  ({ first }) => [first, FINAL],
  ({ parties }, no) => [parties[no]!, sign(no + 1)],
  ({ parties }, no) => [parties[no]!, sign(no + 1)],
  ({ parties }, no) => [parties[no]!, { type: 'RegisterAgreement', partyNo: no + 1, registerNo: '1' }],
  () => [SYSTEM, { type: 'LapseSignatures' }],
  () => [SYSTEM, { type: 'ActivateAgreement' }],
];
const RARE: readonly ((walk: Walk, no: number) => readonly [Actor, AgreementCommand])[] = [
  ({ parties }, no) => [parties[no]!, { type: 'DeclineOffer', partyNo: no + 1, reply: letter }],
  () => [SYSTEM, { type: 'LapseOffer' }],
  () => [SYSTEM, { type: 'ExpireAgreement' }],
  () => [SYSTEM, { type: 'MarkStalled' }],
  () => [SYSTEM, { type: 'MarkAgreementReportOverdue', year: 2020 }],
  ({ first }) => [first, { type: 'SubmitAgreementReport', year: 2020, report: letter, outcome: 'x' }],
  ({ parties }) => [parties[0]!, terminate({ document: letter })],
  ({ first }) => [first, { type: 'AbandonCooperation' }],
  ({ first }, no) => [first, { type: 'RaiseDispute', partyNo: no + 1, subject: 'x' }],
  ({ first }) => [first, { type: 'RecordSettlement', settled: 'ASSETS', description: 'x', document: letter }],
];

/** What leads on from here, so that lives do not all end early. */
const onwards = (state: AgreementState, walk: Walk, no: number): readonly [Actor, AgreementCommand] => {
  switch (state.stage) {
    case 'OFFERED':
      return TRIES[2]!(walk, no);
    case 'DRAFTING':
      return no === 0
        ? [walk.first, FINAL]
        : no === 1
          ? [COOP, recommend(state.recommended.length + 1)]
          : [COOP, recommend(2)];
    case 'FINAL':
    case 'PARTIALLY_SIGNED': {
      const next = walk.parties.findIndex((_, index) => !state.signatures[index + 1]);
      return [walk.parties[next]!, sign(next + 1)];
    }
    case 'RECOMMENDED':
      return [walk.first, FINAL];
    case 'INITIATED':
    case 'OFFER_ACCEPTED':
      return [walk.first, walk.text];
    default:
      return TRIES[12]!(walk, no);
  }
};

/** Which stage may follow which, by one event: the drawing of domain §3.2. */
const NEXT: Readonly<Partial<Record<AgreementStage, readonly AgreementStage[]>>> = {
  NONE: ['INITIATED'],
  INITIATED: ['OFFERED', 'DRAFTING', 'ABANDONED'],
  OFFERED: ['OFFER_ACCEPTED', 'OFFER_DECLINED', 'OFFER_LAPSED', 'ABANDONED'],
  OFFER_ACCEPTED: ['DRAFTING', 'ABANDONED'],
  DRAFTING: ['RECOMMENDED', 'FINAL', 'ABANDONED'],
  RECOMMENDED: ['DRAFTING', 'FINAL', 'ABANDONED'],
  FINAL: ['DRAFTING', 'PARTIALLY_SIGNED', 'ABANDONED'],
  PARTIALLY_SIGNED: ['FINAL', 'SIGNED', 'ACTIVE', 'ABANDONED'],
  SIGNED: ['ACTIVE', 'EXPIRED', 'TERMINATED'],
  ACTIVE: ['EXPIRED', 'TERMINATED', 'SUPERSEDED'],
};

const attempt = fc.record({
  kind: fc.constantFrom(...Array.from({ length: 20 }, (_, n) => (n === 0 ? 'RARE' : n < 9 ? 'TRY' : 'ONWARDS'))),
  which: fc.nat(),
  no: fc.integer({ min: 0, max: 2 }),
  days: fc.constantFrom(...Array.from({ length: 20 }, () => 0), 1, 2, 30, 400),
});
const walk = fc.record({
  of: fc.constantFrom(...WALKS),
  attempts: fc.array(attempt, { minLength: 20, maxLength: 90 }),
});

/** What was tried, as far as it was taken. */
const walked = ({
  of,
  attempts,
}: {
  of: Walk;
  attempts: readonly { kind: string; which: number; no: number; days: number }[];
}) => {
  let state: AgreementState = agreementDecider.initialState;
  let occurredOn = day('2020-03-10');
  const events: Told[] = [];
  const stages: AgreementStage[] = [];
  for (const { kind, which, no, days } of [{ kind: 'TRY', which: 0, no: 0, days: 0 }, ...attempts]) {
    occurredOn = addDays(occurredOn, days);
    const place = no % of.parties.length;
    const tries = kind === 'RARE' ? RARE : TRIES;
    const [actor, command] = kind === 'ONWARDS' ? onwards(state, of, place) : tries[which % tries.length]!(of, place);
    const context = specContext({ actor, occurredOn, facts: facts(actor, of.known), reason: 'x' });
    let decided: ReturnType<typeof agreementDecider.decide> = [];
    try {
      decided = agreementDecider.decide(command, state, context);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
    }
    for (const event of decided) {
      state = agreementDecider.evolve(state, event, specMetadata({ actor, occurredOn }));
      events.push({ ...event, metadata: { actor, occurredOn } });
      stages.push(state.stage);
    }
  }
  return { events, stages, state };
};

describe('A random life', () => {
  it('goes along the drawing, and the board stands where the record stands after each event', () => {
    const seen = new Set<AgreementStage>();
    fc.assert(
      fc.property(walk, (random) => {
        const { events, stages } = walked(random);
        const id = (random.of.begin as { agreementId: string }).agreementId;
        stages.forEach((stage, index) => {
          seen.add(stage);
          const before = stages[index - 1] ?? 'NONE';
          if (stage !== before) expect(NEXT[before]).toContain(stage);
          expect(entryOf(events.slice(0, index + 1), id).stage).toBe(stage);
        });
        const { length } = events.filter(({ type }) =>
          /^(MoUSigned|PKSSigned|JointVillageRegulationEnacted)$/.test(type),
        );
        expect(length).toBeLessThanOrEqual(1);
      }),
      { numRuns: repetitions({ eachChange: 150, long: 3_000 }) },
    );
    for (const stage of ['RECOMMENDED', 'PARTIALLY_SIGNED', 'ACTIVE', 'OFFERED'] as const)
      expect(seen).toContain(stage);
  });

  it('is counted once, in the year of its signing or beginning, by where it stands', () => {
    fc.assert(
      fc.property(fc.array(walk, { minLength: 1, maxLength: 6 }), (lives) => {
        const ended = lives.map((random, index) => ({ ...walked(random), id: `a-${index}` }));
        const entries = ended.map(({ events, id }) => entryOf(events, id));
        const totals = recount(entries.flatMap(contribute));
        const years = new Set(entries.map(({ year }) => year));
        const sum = (measure: string) =>
          [...years].reduce((all, year) => all + (totals.get(agreementsTotal(NATIONAL, year))?.[measure] ?? 0n), 0n);
        expect(sum('agreements')).toBe(BigInt(ended.length));
        for (const stage of new Set(ended.map(({ state }) => state.stage)))
          expect(sum(stage)).toBe(BigInt(ended.filter(({ state }) => state.stage === stage).length));
      }),
      { numRuns: repetitions({ eachChange: 40, long: 500 }) },
    );
  });
});

describe('The totals', () => {
  it('count it once in each region around a party, however many lie there', () => {
    const entry = board(...signed);
    const totals = recount(contribute(entry));
    for (const region of ['ID', '63', '63.04', '63.10'] as const)
      expect(totals.get(agreementsTotal(region as never, 2020))).toEqual({
        agreements: 1n,
        ACTIVE: 1n,
        signed_KESEPAKATAN_BERSAMA: 1n,
      });
    expect(totals.size).toBe(4);
  });

  it('move to the year in which it is signed, and count nothing that was voided', () => {
    const late = board(...kbSteps(), ...kbSigning('2021-01-04'));
    expect(late.year).toBe(2021);
    expect(contribute({ ...late, stage: 'VOIDED' })).toEqual([]);
  });
});
