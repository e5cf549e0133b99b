import { describe, expect, it } from '@jest/globals';
import { day, doc, given } from '#testing';
import { addDays, rulesOn, type Actor, type ErrorCode } from '#kernel';
import type { AgreementCommand, ProposeAddendum } from './agreement.commands.js';
import { agreementDecider } from './agreement.decider.js';
import type { AgreementFacts, OtherAgreement } from './agreement.facts.js';
import { facilitatorsOf, groundsOf } from './agreement.rules-end.js';
import type { AgreementParty, AgreementTerm } from './agreement.terms.js';
import {
  BATOLA,
  BUPATI,
  COOP,
  DESA_ANGSANA,
  DESA_MEKAR_JAYA,
  DESA_SATUI,
  DPMD,
  KADIS_NAKER,
  KADIS_PMD,
  KALSEL,
  KAPUAS,
  KEMENDES,
  LITBANG,
  MONTANA,
  PLACE,
  SEKDA,
  SYSTEM,
  TANAH_BUMBU,
  ULM,
  head,
  facts,
  inForce,
  kbSigning,
  kbSteps,
  kuasa,
  memorandum,
  paper,
  parent,
  pksSigning,
  pksSteps,
  sign,
  terminate,
  told,
  type Step,
} from './fixtures/agreement-story.js';

const at = (date: string, by: Actor = COOP, more: Partial<AgreementFacts> = {}) => ({
  occurredOn: day(date),
  actor: by,
  facts: facts(by, more),
});
const after = (...steps: readonly Step[]) => given(agreementDecider, told(...steps));
const id = { agreementId: 'kb-1' };
const SIGNED = inForce();
const EXPIRY: AgreementCommand = { type: 'ExpireAgreement' };
const over: Step = ['2025-01-01', SYSTEM, EXPIRY];
const TANBU = head(TANAH_BUMBU.code);
const limited = (setting: string, value: number) => ({
  rules: rulesOn(
    'spec',
    [{ setting, region: 'ID', value, validFrom: day('2000-01-01'), legalBasis: 'COM-14' }],
    day('2021-01-04'),
  ),
});
const child = (agreementId: string, stage: OtherAgreement['stage'], validUntil?: string): OtherAgreement => ({
  ...parent,
  agreementId,
  stage,
  instrument: 'PKS',
  ...(validUntil !== undefined && { validUntil: day(validUntil) }),
});

const D2 = 'd2'.repeat(32);
const until = (last: string): AgreementTerm => ({ end: 'FIXED', until: day(last) });
const propose = (more: Partial<ProposeAddendum> = {}): ProposeAddendum => ({
  type: 'ProposeAddendum',
  changes: [{ part: 'SCOPE', text: 'Ruang lingkup diperluas' }],
  text: paper(D2),
  ...more,
});
const newTerm = (term: AgreementTerm): ProposeAddendum =>
  propose({ changes: [{ part: 'TERM', text: 'Jangka waktu' }], newTerm: term });
const endorse = (partyNo: number, textSha256 = D2): AgreementCommand => ({
  ...sign(partyNo, { textSha256 }),
  type: 'SignAddendum',
});
const endorsing = (on: string): readonly Step[] => [
  [on, BUPATI, endorse(1)],
  [on, TANBU, endorse(2)],
];

describe('AGR-12 an addendum', () => {
  it('is proposed with its text, one at a time', () => {
    const command = propose();
    after(...SIGNED)
      .when(command, at('2021-01-04'))
      .then([
        { type: 'AddendumProposed', data: { ...id, addendumNo: 1, changes: command.changes, text: command.text! } },
      ]);
    after(...SIGNED, ['2021-01-04', COOP, command])
      .when(command, at('2021-01-05'))
      .thenRejected('E_STATE', 'AGR-12');
    const { text: _none, ...without } = command;
    expect(
      after(...SIGNED)
        .when(without, at('2021-01-04'))
        .thenRejected('E_DOC_MISSING').info.field,
    ).toBe('/text');
    const done = after(...SIGNED, ['2021-01-04', COOP, command], ...endorsing('2021-01-05'));
    done
      .when(command, at('2021-01-06'))
      .then([
        { type: 'AddendumProposed', data: { ...id, addendumNo: 2, changes: command.changes, text: command.text! } },
      ]);
    done.when(command, { ...at('2021-01-06'), ...limited('AGREEMENT_ENTRIES', 1) }).thenRejected('E_LIMIT', 'COM-14');
    after(...kbSteps())
      .when(command, at('2021-01-04'))
      .thenRejected('E_STATE');
  });

  it('swaps no parties and no object, brings no money into a memorandum, and says what it changes', () => {
    const refusing = (more: Partial<ProposeAddendum>, code: ErrorCode, ruleId: string, field: string) =>
      expect(
        after(...SIGNED)
          .when(propose(more), at('2021-01-04'))
          .thenRejected(code, ruleId).info.field,
      ).toBe(field);
    const changes = (part: 'PARTIES' | 'OBJECT' | 'FUNDING' | 'TERM') => [
      { part: 'SCOPE' as const, text: 'x' },
      { part, text: 'y' },
    ];
    for (const part of ['PARTIES', 'OBJECT'] as const)
      refusing({ changes: changes(part) }, 'E_ADDENDUM_SCOPE', 'AGR-12', '/changes/1/part');
    refusing({ changes: changes('FUNDING') }, 'E_KB_HAS_MONEY', 'AGR-05', '/changes/1/part');
    refusing({ changes: [] }, 'E_VALIDATION', 'AGR-12', '/changes');
    refusing({ changes: changes('TERM') }, 'E_VALIDATION', 'AGR-12', '/newTerm');
    refusing({ newTerm: until('2025-12-31') }, 'E_VALIDATION', 'AGR-12', '/newTerm');
    const technical = [...pksSteps, ...pksSigning()];
    expect(
      told(...technical, ['2021-01-04', LITBANG, propose({ changes: changes('FUNDING') }), { parent }]),
    ).toHaveLength(told(...technical).length + 1);
  });

  it('is signed by all parties on its text, each once, by the office that signed the agreement', () => {
    const proposed = after(...SIGNED, ['2021-01-04', COOP, propose()]);
    proposed.when(endorse(1, 'e'.repeat(64)), at('2021-01-05', BUPATI)).thenRejected('E_TEXT_CHANGED', 'AGR-07');
    expect(
      proposed
        .when(endorse(1), at('2021-01-05', { ...SEKDA, mandate: kuasa() }))
        .thenRejected('E_NO_AUTHORITY', 'AGR-12').info.field,
    ).toBe('/acting/officeId');
    proposed.when(endorse(3), at('2021-01-05', BUPATI)).thenRejected('E_NOT_FOUND', 'AGR-02');
    after(...SIGNED)
      .when(endorse(1), at('2021-01-05', BUPATI))
      .thenRejected('E_STATE', 'AGR-12');
    const once = after(...SIGNED, ['2021-01-04', COOP, propose()], endorsing('2021-01-05')[0]!);
    once.when(endorse(1), at('2021-01-05', BUPATI)).thenRejected('E_ALREADY_SIGNED', 'AGR-12');
    once.when(endorse(2), at('2021-01-05', TANBU)).then([
      {
        type: 'AddendumSignatureRecorded',
        data: {
          ...id,
          partyNo: 2,
          party: { region: TANAH_BUMBU },
          textSha256: D2,
          signMethod: 'WET_INK',
          place: PLACE,
          signatory: { officeId: TANBU.officeId, officialName: 'Penanda tangan 2', capacity: 'DEFINITIF' },
          addendumNo: 1,
        },
      },
      {
        type: 'AddendumSigned',
        data: {
          ...id,
          addendumNo: 1,
          changes: propose().changes,
          validUntil: day('2024-12-31'),
          expiresAt: '2024-12-31T16:00:00.000Z' as never,
        },
      },
    ]);
  });

  it('R5 is refused after the end, whether or not the system has told of it; on the last day it is taken', () => {
    const { info } = after(...SIGNED)
      .when(propose(), at('2025-01-01'))
      .thenRejected('E_EXPIRED', 'AGR-12');
    expect(info).toMatchObject({ field: '/occurredOn', details: { validUntil: '2024-12-31' } });
    after(...SIGNED, over)
      .when(propose(), at('2025-02-01'))
      .thenRejected('E_EXPIRED', 'AGR-12');
    const proposed: readonly Step[] = [...SIGNED, ['2024-12-31', COOP, propose()]];
    after(...proposed)
      .when(endorse(1), at('2025-01-01', BUPATI))
      .thenRejected('E_EXPIRED', 'AGR-12');
    expect(told(...proposed, ...endorsing('2024-12-31')).at(-1)!.type).toBe('AddendumSigned');
    after(...proposed, over)
      .when(endorse(1), at('2025-02-01', BUPATI))
      .thenRejected('E_EXPIRED', 'AGR-12');
  });

  it('is withdrawn with a reason until all have signed it, and makes room for another', () => {
    const withdraw: AgreementCommand = { type: 'WithdrawAddendum' };
    const reason = 'Disusun ulang';
    const proposed: readonly Step[] = [...SIGNED, ['2021-01-04', COOP, propose()]];
    const half = told(...proposed, endorsing('2021-01-05')[0]!);
    given(agreementDecider, half)
      .when(withdraw, { ...at('2021-01-06', COOP), reason })
      .then([{ type: 'AddendumWithdrawn', data: { ...id, addendumNo: 1, reason } }]);
    given(agreementDecider, half).when(withdraw, at('2021-01-06', COOP)).thenRejected('E_REASON_REQUIRED', 'AGR-12');
    const none = (...steps: readonly Step[]) =>
      after(...steps)
        .when(withdraw, { ...at('2025-02-01', COOP), reason })
        .thenRejected('E_STATE', 'AGR-12');
    none(...SIGNED);
    none(...proposed, ...endorsing('2021-01-05'));
    const gone: Step = ['2021-01-06', COOP, withdraw];
    none(...proposed, gone);
    expect(told(...proposed, over, ['2025-02-01', COOP, withdraw]).at(-1)!.type).toBe('AddendumWithdrawn');
    const again = told(...proposed, gone, ['2021-01-07', COOP, newTerm(until('2025-12-31'))]);
    expect(again.at(-1)).toMatchObject({ type: 'AddendumProposed', data: { addendumNo: 2 } });
    after(...proposed, gone)
      .when(endorse(1), at('2021-01-07', BUPATI))
      .thenRejected('E_STATE', 'AGR-12');
  });

  it('COM-05 is signed and withdrawn no earlier than it was proposed', () => {
    const proposed = after(...SIGNED, ['2021-01-04', COOP, propose()]);
    const early = (command: AgreementCommand, by: Actor): void => {
      const { info } = proposed
        .when(command, { ...at('2021-01-03', by), reason: 'Disusun ulang' })
        .thenRejected('E_DATE_ORDER', 'COM-05');
      expect(info).toMatchObject({ field: '/occurredOn', details: { lastStepOn: '2021-01-04' } });
    };
    early(endorse(1), BUPATI);
    early({ type: 'WithdrawAddendum' }, COOP);
    expect(told(...SIGNED, ['2021-01-04', COOP, propose()], ...endorsing('2021-01-04')).at(-1)!.type).toBe(
      'AddendumSigned',
    );
  });

  it('moves the end, of which notice is given anew, and by whose words it is extended from then on', () => {
    const noticed: Step = ['2024-07-04', SYSTEM, { type: 'NoticeExpiring', days: 180 }];
    const extended = { ...until('2026-12-31'), extensionClause: 'Dapat diperpanjang' };
    const steps: readonly Step[] = [
      ...SIGNED,
      noticed,
      ['2024-08-01', COOP, newTerm(extended)],
      ...endorsing('2024-08-02'),
    ];
    expect(after(...steps).state).toMatchObject({
      validUntil: '2026-12-31',
      expiryNotices: [],
      draft: { term: extended },
    });
    expect(
      told(...steps, [
        '2026-01-02',
        BUPATI,
        { type: 'AgreeExtension', newUntil: day('2027-12-31'), document: doc('BA', '2026-01-01') },
      ]).at(-1)!.data,
    ).toMatchObject({ validUntil: '2027-12-31' });
    const open = after(...SIGNED, ['2024-08-01', COOP, newTerm({ end: 'OPEN_ENDED' })], ...endorsing('2024-08-02'));
    expect(open.state).not.toHaveProperty('validUntil');
    open.when(EXPIRY, { ...at('2030-01-01', SYSTEM) }).then([]);
    expect(
      told(...SIGNED, ['2024-08-01', COOP, newTerm({ end: 'OPEN_ENDED' })], ...endorsing('2024-08-02')).at(-1)!.data,
    ).not.toHaveProperty('expiresAt');
  });

  it('AGR-09 has a term that is one, judged when it is proposed and when it is signed', () => {
    const proposing = (term: AgreementTerm, on = '2021-01-04') => after(...SIGNED).when(newTerm(term), at(on));
    const wrong = (term: AgreementTerm, field: string, ruleId = 'AGR-09') =>
      expect(proposing(term).thenRejected('E_TERM', ruleId).info.field).toBe(field);
    wrong({ end: 'FIXED' }, '/newTerm/until');
    wrong({ end: 'OPEN_ENDED', until: day('2025-12-31') }, '/newTerm/until');
    wrong(until('2021-01-03'), '/newTerm/until');
    wrong({ ...until('2025-12-31'), from: day('2020-03-11') }, '/newTerm/from', 'AGR-12');
    expect(told(...SIGNED, ['2021-01-04', COOP, newTerm(until('2021-01-04'))]).at(-1)!.type).toBe('AddendumProposed');
    after(...SIGNED, ['2021-01-04', COOP, newTerm(until('2021-01-04'))], ['2021-01-04', BUPATI, endorse(1)])
      .when(endorse(2), at('2021-01-05', TANBU))
      .thenRejected('E_TERM', 'AGR-09');
    const later = { ...memorandum, term: { ...memorandum.term, from: day('2021-06-01') } };
    after(...inForce(later))
      .when(newTerm(until('2021-05-31')), at('2021-01-04'))
      .thenRejected('E_TERM', 'AGR-09');
  });

  it('AGR-09 stays within the parent of a PKS, and around what is in force under a memorandum', () => {
    const technical: readonly Step[] = [...pksSteps, ...pksSigning()];
    after(...technical)
      .when(newTerm(until('2025-01-01')), at('2021-01-04', LITBANG, { parent }))
      .thenRejected('E_TERM_OUTSIDE_PARENT', 'AGR-09');
    const longer = { ...parent, validUntil: day('2030-12-31') };
    const proposed: readonly Step[] = [
      ...technical,
      ['2021-01-04', LITBANG, newTerm(until('2025-01-01')), { parent: longer }],
      ['2021-01-05', LITBANG, endorse(1), { parent: longer }],
      ['2021-01-05', KADIS_PMD, endorse(2), { parent: longer }],
    ];
    after(...proposed)
      .when(endorse(3), at('2021-01-05', KADIS_NAKER, { parent }))
      .thenRejected('E_TERM_OUTSIDE_PARENT', 'AGR-09');
    const shorter = newTerm(until('2023-12-31'));
    const under = [child('pks-1', 'ACTIVE', '2024-12-31'), child('pks-2', 'EXPIRED', '2024-12-31')];
    const { info } = after(...SIGNED)
      .when(shorter, at('2021-01-04', COOP, { children: under }))
      .thenRejected('E_TERM_OUTSIDE_PARENT', 'AGR-09');
    expect(info).toMatchObject({ field: '/newTerm/until', details: { beyond: ['pks-1'] } });
    after(...SIGNED, ['2021-01-04', COOP, shorter], ['2021-01-05', BUPATI, endorse(1)])
      .when(endorse(2), at('2021-01-05', TANBU, { children: under }))
      .thenRejected('E_TERM_OUTSIDE_PARENT', 'AGR-09');
    const within = [child('pks-1', 'ACTIVE', '2023-12-31')];
    expect(told(...SIGNED, ['2021-01-04', COOP, shorter, { children: within }]).at(-1)!.type).toBe('AddendumProposed');
  });
});

describe('AGR-09 an extension', () => {
  const clause = { ...memorandum, term: { ...memorandum.term, extensionClause: 'Dapat diperpanjang' } };
  const extend = (newUntil: string): AgreementCommand => ({
    type: 'AgreeExtension',
    newUntil: day(newUntil),
    document: doc('BA', '2021-01-01'),
  });

  it('is agreed by its clause alone, before the end, and beyond it', () => {
    after(...inForce(clause))
      .when(extend('2025-01-01'), at('2024-12-31', BUPATI))
      .then([
        {
          type: 'ExtensionAgreed',
          data: {
            ...id,
            validUntil: day('2025-01-01'),
            expiresAt: '2025-01-01T16:00:00.000Z' as never,
            document: doc('BA', '2021-01-01'),
          },
        },
      ]);
    const refusing = (newUntil: string, on: string, code: ErrorCode, text = clause) =>
      after(...inForce(text))
        .when(extend(newUntil), at(on, BUPATI))
        .thenRejected(code, 'AGR-09');
    expect(refusing('2024-12-31', '2024-12-31', 'E_TERM').info.field).toBe('/newUntil');
    refusing('2025-01-01', '2025-01-01', 'E_EXPIRED');
    refusing('2025-12-31', '2024-12-31', 'E_TERM', memorandum as typeof clause);
    refusing('2025-12-31', '2024-12-31', 'E_TERM', {
      ...clause,
      term: { end: 'OPEN_ENDED', extensionClause: 'x' } as never,
    });
    after(...inForce(clause), over)
      .when(extend('2025-12-31'), at('2025-01-02', BUPATI))
      .thenRejected('E_EXPIRED', 'AGR-09');
    const { document: _none, ...unshown } = extend('2025-12-31') as Extract<
      AgreementCommand,
      { type: 'AgreeExtension' }
    >;
    after(...inForce(clause))
      .when(unshown, { ...at('2024-12-31', BUPATI), acknowledged: ['W_LONG_TERM'] })
      .thenRejected('E_DOC_MISSING', 'COM-10');
  });

  it('is looked at again for a long term, counted from its first day', () => {
    const extending = (newUntil: string, acknowledged: readonly 'W_LONG_TERM'[] = []) =>
      after(...inForce({ ...clause, term: { ...clause.term, until: day('2024-12-31') } })).when(extend(newUntil), {
        ...at('2024-12-31', BUPATI),
        acknowledged,
      });
    const { info } = extending('2025-03-10').thenRejected('E_VALIDATION', 'AGR-09');
    expect(info).toMatchObject({ field: '/acknowledge', details: { warnings: ['W_LONG_TERM'] } });
    for (const [until, acknowledged] of [
      ['2025-03-09', []],
      ['2025-03-10', ['W_LONG_TERM']],
    ] as const)
      expect(() => extending(until, acknowledged).thenRejected('E_VALIDATION')).toThrow(/but this happened/);
  });

  it('moves the end, within the term of the parent', () => {
    expect(after(...inForce(clause), ['2024-12-31', BUPATI, extend('2025-12-31')]).state).toMatchObject({
      validUntil: '2025-12-31',
    });
    const { info } = after(...inForce(clause))
      .when(extend('2025-12-31'), at('2024-12-31', BUPATI, { parent }))
      .thenRejected('E_TERM_OUTSIDE_PARENT', 'AGR-09');
    expect(info.field).toBe('/newUntil');
  });
});

describe('AGR-06 what extends or ends an agreement', () => {
  const clause = { ...memorandum, term: { ...memorandum.term, extensionClause: 'Dapat diperpanjang' } };
  const acts: readonly AgreementCommand[] = [
    terminate(),
    { type: 'AgreeExtension', newUntil: day('2027-12-31'), document: doc('BA', '2021-01-04') },
  ];
  const of = (steps: readonly Step[], command: AgreementCommand, by: Actor, more: Partial<AgreementFacts> = {}) =>
    after(...steps).when(command, { ...at('2021-01-05', by, more), acknowledged: ['W_LONG_TERM'] });

  it('is decided by whoever could sign it: the head, or by a mandate', () => {
    const { mandate: _none, ...agency } = KADIS_PMD;
    for (const command of acts) {
      for (const by of [SEKDA, agency])
        expect(of(inForce(clause), command, by).thenRejected('E_NO_AUTHORITY', 'AGR-06').info.field).toBe(
          '/acting/mandate',
        );
      for (const by of [BUPATI, TANBU, { ...SEKDA, mandate: kuasa() }])
        expect(after(...inForce(clause), ['2021-01-05', by, command]).state).not.toMatchObject({
          stage: 'ACTIVE',
          validUntil: '2024-12-31',
        });
    }
  });

  it('is of an agency by its own head, with his power of attorney', () => {
    const technical = [...pksSteps, ...pksSigning()];
    const { mandate: _none, ...without } = KADIS_NAKER;
    of(technical, terminate(), without, { parent }).thenRejected('E_NO_AUTHORITY', 'AGR-06');
    const other = { ...KADIS_NAKER, role: 'REGENCY_PMD', officeId: 'dinas-lain' } as const;
    expect(of(technical, terminate(), other, { parent }).thenRejected('E_NO_AUTHORITY', 'PTY-04').info.field).toBe(
      '/acting/officeId',
    );
    for (const by of [KADIS_NAKER, LITBANG])
      expect(after(...technical, ['2021-01-05', by, terminate(), { parent }]).state.stage).toBe('TERMINATED');
  });
});

describe('AGR-13 a termination', () => {
  it('is on a ground of the law of its day, and a change of leaders is none', () => {
    for (const ground of ['BREACH', 'REPLACED', 'PUBLIC_INTEREST', 'PARENT_ENDED', undefined] as const) {
      const { ground: _left, ...without } = terminate();
      const { info } = after(...SIGNED)
        .when({ ...without, ...(ground && { ground }) }, at('2021-01-04', BUPATI))
        .thenRejected('E_GROUND_REQUIRED', 'AGR-13');
      expect(info).toMatchObject({
        field: '/ground',
        details: { grounds: groundsOf('KSDD_SUKARELA', day('2021-01-04')) },
      });
    }
    const on = (date: string) => groundsOf('KSDPK', day(date));
    expect(on('2018-07-12')).toContain('BREACH');
    expect(on('2018-07-13')).not.toContain('BREACH');
    expect(on('2018-07-12')).not.toContain('BANKRUPTCY');
    expect(on('2018-07-13')).toEqual([
      'TERM_ENDED',
      'AIM_REACHED',
      'AGREED',
      'POLICY_CHANGE',
      'OBJECT_LOST',
      'COURT_DECISION',
      'BANKRUPTCY',
    ]);
    for (const scheme of ['ANTAR_DESA', 'DESA_PIHAK_KETIGA'] as const)
      expect(groundsOf(scheme, day('2021-01-04'))).toEqual(on('2018-07-12'));
  });

  it('is by its term on its last day, and not before it', () => {
    const ends = (on: string) => after(...SIGNED).when(terminate({ ground: 'TERM_ENDED' }), at(on, BUPATI));
    const { validUntil } = after(...SIGNED).state as { readonly validUntil: string };
    expect(ends('2021-01-04').thenRejected('E_GROUND_REQUIRED', 'AGR-13').info).toMatchObject({
      field: '/ground',
      details: { validUntil },
    });
    ends(addDays(day(validUntil), -1)).thenRejected('E_GROUND_REQUIRED', 'AGR-13');
    ends(addDays(day(validUntil), 1)).thenRejected('E_EXPIRED', 'AGR-13');
    expect(
      after(...SIGNED, [validUntil, BUPATI, terminate({ ground: 'TERM_ENDED', document: doc('BA', validUntil) })]).state
        .stage,
    ).toBe('TERMINATED');
  });

  it('says of each agreement in force under it whether that ends, too, and of no other', () => {
    const children = [
      child('pks-1', 'ACTIVE'),
      child('pks-2', 'SIGNED'),
      child('pks-3', 'EXPIRED'),
      child('pks-4', 'FINAL'),
    ];
    const linked = ['pks-1', 'pks-2', 'pks-3', 'pks-voided'].map((childId): Step => [
      '2020-04-01',
      SYSTEM,
      { type: 'LinkTechnicalAgreement', childId },
    ]);
    const ending = (cascade: ReturnType<typeof terminate>['cascade']) =>
      after(...SIGNED, ...linked).when(terminate({ cascade }), at('2021-01-04', BUPATI, { children }));
    const both = [
      { agreementId: 'pks-1', ends: true },
      { agreementId: 'pks-2', ends: false },
    ];
    const refusing = (cascade: typeof both, field: string) =>
      expect(ending(cascade).thenRejected('E_VALIDATION', 'AGR-13').info).toMatchObject({
        field,
        details: { running: ['pks-1', 'pks-2'] },
      });
    refusing([], '/cascade');
    refusing(both.slice(0, 1), '/cascade');
    refusing([...both, { agreementId: 'pks-9', ends: true }], '/cascade/2/agreementId');
    refusing([...both, both[0]!], '/cascade/2/agreementId');
    const over = ['pks-3', 'pks-voided'].map((agreementId) => ({ agreementId, ends: true }));
    for (const cascade of [both, [...over, ...both]])
      ending(cascade).then([
        {
          type: 'AgreementTerminated',
          data: {
            ...id,
            ground: 'AGREED',
            explanation: 'Para pihak sepakat mengakhiri',
            document: doc('BA_PENGAKHIRAN', '2021-01-01'),
            cascade: both,
          },
        },
      ]);
  });

  it('ends those with it by the system, where they are still in force, and no others', () => {
    const end: AgreementCommand = { type: 'EndWithParent', parentId: 'nk-1' };
    const technical: readonly Step[] = [...pksSteps, ...pksSigning()];
    after(...technical)
      .when(end, { ...at('2021-01-05', SYSTEM), reason: 'Sepakat' })
      .then([
        {
          type: 'AgreementTerminated',
          data: { agreementId: 'pks-1', ground: 'PARENT_ENDED', explanation: 'Sepakat', cascade: [] },
        },
      ]);
    for (const steps of [pksSteps, [...technical, over], [...technical, ['2021-01-05', SYSTEM, end] as Step]])
      after(...steps)
        .when(end, at('2025-02-01', SYSTEM))
        .then([]);
    after(...technical)
      .when({ ...end, parentId: 'kb-9' }, at('2021-01-05', SYSTEM))
      .then([]);
  });

  it('needs its paper, is none after the end, and waits while an audit holds the record', () => {
    const { document: _none, ...unshown } = terminate();
    after(...SIGNED)
      .when(unshown, at('2021-01-04', BUPATI))
      .thenRejected('E_DOC_MISSING', 'COM-10');
    after(...SIGNED)
      .when(terminate(), at('2025-01-01', BUPATI))
      .thenRejected('E_EXPIRED', 'AGR-13');
    after(...SIGNED, over)
      .when(terminate(), at('2025-01-02', BUPATI))
      .thenRejected('E_STATE');
    after(...SIGNED)
      .when(terminate(), at('2021-01-04', BUPATI, { auditHold: true }))
      .thenRejected('E_AUDIT_HOLD', 'COM-13');
    expect(after(...SIGNED, ['2024-12-31', BUPATI, terminate()]).state.stage).toBe('TERMINATED');
  });

  it('names what replaces it where that is the ground, which is another one that is signed', () => {
    const old = inForce({ ...memorandum, text: paper(undefined, '2016-01-01') }).map(
      ([on, by, command, known]): Step => [on.replace('2020', '2016'), by, dated(command), known ?? {}],
    );
    const document = doc('BA_PENGAKHIRAN', '2016-06-01');
    const replaced = terminate({ ground: 'REPLACED', replacedBy: 'kb-2', document });
    const ending = (command = replaced, replacement?: OtherAgreement) =>
      after(...old).when(command, at('2016-06-02', BUPATI, { replacement }));
    const { replacedBy: _none, ...unnamed } = replaced;
    for (const command of [unnamed, terminate({ replacedBy: 'kb-2', document })])
      expect(ending(command).thenRejected('E_VALIDATION', 'AGR-13').info.field).toBe('/replacedBy');
    expect(ending().thenRejected('E_NOT_FOUND', 'AGR-13').info.field).toBe('/replacedBy');
    const { validFrom: _from, ...unsigned } = { ...parent, agreementId: 'kb-2' };
    for (const wrong of [unsigned, { ...parent, agreementId: 'kb-1' }])
      ending(replaced, wrong).thenRejected('E_VALIDATION', 'AGR-13');
    const other = { replacement: { ...parent, agreementId: 'kb-2' } };
    expect(after(...old, ['2016-06-02', BUPATI, replaced, other]).state.stage).toBe('SUPERSEDED');
  });
});

/** The papers of a step, as of the beginning of 2016. */
const dated = (command: AgreementCommand): AgreementCommand => {
  const at2016 = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'sha256' in value ? { ...value, date: day('2016-01-01') } : value;
  return Object.fromEntries(Object.entries(command).map(([name, value]) => [name, at2016(value)])) as never;
};

describe('AGR-14 a dispute', () => {
  const raise: AgreementCommand = { type: 'RaiseDispute', partyNo: 2, subject: 'Batas' };
  const resolve = (
    facilitator: Parameters<typeof facilitatorsOf>[0] extends never ? never : string,
  ): AgreementCommand =>
    ({
      type: 'ResolveDispute',
      disputeNo: 1,
      facilitator,
      outcome: 'Damai',
      minutes: doc('BA', '2021-01-04'),
    }) as AgreementCommand;
  const region = (each: typeof BATOLA): AgreementParty => ({ region: each });

  it.each<[string, Parameters<typeof facilitatorsOf>[0], readonly string[]]>([
    [
      'villages of one kecamatan',
      { scheme: 'ANTAR_DESA', parties: [DESA_ANGSANA, DESA_MEKAR_JAYA].map(region) },
      ['CAMAT'],
    ],
    [
      'villages of two kecamatan',
      { scheme: 'ANTAR_DESA', parties: [DESA_ANGSANA, DESA_SATUI].map(region) },
      ['BUPATI'],
    ],
    [
      'a village and a third party',
      { scheme: 'DESA_PIHAK_KETIGA', parties: [region(DESA_ANGSANA), ULM] },
      ['DELIBERATION', 'COURT'],
    ],
    ['regions of one province', { scheme: 'KSDD_SUKARELA', parties: [BATOLA, TANAH_BUMBU].map(region) }, ['GOVERNOR']],
    ['regions of two provinces', { scheme: 'KSDD_SUKARELA', parties: [BATOLA, KAPUAS].map(region) }, ['MINISTER']],
    ['a province and its regency', { scheme: 'KSDD_WAJIB', parties: [KALSEL, BATOLA].map(region) }, ['MINISTER']],
    [
      'their agencies',
      { scheme: 'KSDD_SUKARELA', parties: [{ ...DPMD, region: KALSEL, institutionId: 'pmd-prov' }, DPMD] },
      ['MINISTER'],
    ],
    ['a ministry', { scheme: 'SINERGI_PUSAT', parties: [KEMENDES, region(BATOLA)] }, ['MINISTER']],
    ['a third party', { scheme: 'KSDPK', parties: [region(BATOLA), ULM] }, ['DELIBERATION', 'AS_CONTRACT']],
    ['a party abroad', { scheme: 'KSDPL', parties: [region(BATOLA), MONTANA] }, ['NEGOTIATION']],
  ])('of %s is settled by the one whom the law names', (_, terms, right) => {
    expect(facilitatorsOf(terms)).toEqual(right);
  });

  it('is raised by a party, also after the end, and settled in minutes', () => {
    for (const steps of [SIGNED, [...SIGNED, over]])
      after(...steps)
        .when(raise, at('2025-02-01', TANBU))
        .then([
          {
            type: 'DisputeRaised',
            data: { ...id, disputeNo: 1, partyNo: 2, party: { region: TANAH_BUMBU }, subject: 'Batas' },
          },
        ]);
    const raised = after(...SIGNED, ['2021-01-04', TANBU, raise]);
    const { info } = raised.when(resolve('MINISTER'), at('2021-01-05')).thenRejected('E_WRONG_FACILITATOR', 'AGR-14');
    expect(info).toMatchObject({ field: '/facilitator', details: { facilitators: ['GOVERNOR'] } });
    raised
      .when(resolve('GOVERNOR'), at('2021-01-05'))
      .then([
        {
          type: 'DisputeResolved',
          data: { ...id, disputeNo: 1, facilitator: 'GOVERNOR', outcome: 'Damai', minutes: doc('BA', '2021-01-04') },
        },
      ]);
    const { minutes: _none, ...unshown } = resolve('GOVERNOR') as Extract<AgreementCommand, { type: 'ResolveDispute' }>;
    raised.when(unshown, at('2021-01-05')).thenRejected('E_DOC_MISSING');
    const { minutes, ...early } = resolve('GOVERNOR') as Extract<AgreementCommand, { type: 'ResolveDispute' }>;
    raised
      .when({ ...early, minutes: { ...minutes!, date: day('2021-01-03') } }, at('2021-01-03'))
      .thenRejected('E_DATE_ORDER', 'COM-05');
    const settled = after(...SIGNED, ['2021-01-04', TANBU, raise], ['2021-01-05', COOP, resolve('GOVERNOR')]);
    settled.when(resolve('GOVERNOR'), at('2021-01-06')).thenRejected('E_NOT_FOUND', 'AGR-14');
    expect(settled.state).toMatchObject({ disputes: 1, openDisputes: {} });
    settled.when(raise, { ...at('2021-01-06', TANBU), ...limited('AGREEMENT_ENTRIES', 1) }).thenRejected('E_LIMIT');
    after(...kbSteps())
      .when(raise, at('2021-01-04'))
      .thenRejected('E_STATE');
  });

  it('AGR-13 may follow notices of breach, which are numbered', () => {
    const notice = (inBreach: number): AgreementCommand => ({
      type: 'NoticeBreach',
      inBreach,
      description: 'Tidak melapor',
      letter: doc('TEGURAN', '2021-01-04'),
    });
    after(...SIGNED, ['2021-01-04', COOP, notice(2)])
      .when(notice(1), at('2021-01-05'))
      .then([
        {
          type: 'BreachNoticed',
          data: { ...id, breachNo: 2, inBreach: 1, description: 'Tidak melapor', letter: doc('TEGURAN', '2021-01-04') },
        },
      ]);
    expect(
      after(...SIGNED)
        .when(notice(3), at('2021-01-05'))
        .thenRejected('E_NOT_FOUND').info.field,
    ).toBe('/inBreach');
    const { letter: _none, ...unshown } = notice(1) as Extract<AgreementCommand, { type: 'NoticeBreach' }>;
    after(...SIGNED)
      .when(unshown, at('2021-01-05'))
      .thenRejected('E_DOC_MISSING');
    after(...SIGNED, ['2021-01-04', COOP, notice(2)])
      .when(notice(2), { ...at('2021-01-05'), ...limited('AGREEMENT_ENTRIES', 1) })
      .thenRejected('E_LIMIT');
    after(...SIGNED, over)
      .when(notice(1), at('2025-01-02'))
      .thenRejected('E_STATE');
  });
});

describe('AGR-15 reports of years', () => {
  const report = (year: number): AgreementCommand => ({
    type: 'SubmitAgreementReport',
    year,
    report: doc('LAPORAN', '2021-01-04'),
    outcome: 'Berjalan',
  });

  it('are of years in which it was in force, each once, and late from 1 February', () => {
    const submitted = (on: string, late: boolean) =>
      after(...SIGNED)
        .when(report(2020), at(on))
        .then([
          {
            type: 'AgreementReportSubmitted',
            data: {
              ...id,
              year: 2020,
              report: doc('LAPORAN', '2021-01-04'),
              outcome: 'Berjalan',
              dueOn: day('2021-01-31'),
              late,
            },
          },
        ]);
    submitted('2021-01-31', false);
    submitted('2021-02-01', true);
    for (const year of [2019, 2022])
      expect(
        after(...SIGNED)
          .when(report(year), at('2021-01-31'))
          .thenRejected('E_VALIDATION', 'AGR-15').info.field,
      ).toBe('/year');
    after(...SIGNED, ['2021-01-31', COOP, report(2020)])
      .when(report(2020), at('2021-02-01'))
      .thenRejected('E_VALIDATION', 'AGR-15');
    const { report: _none, ...unshown } = report(2020) as Extract<AgreementCommand, { type: 'SubmitAgreementReport' }>;
    after(...SIGNED)
      .when(unshown, at('2021-01-31'))
      .thenRejected('E_DOC_MISSING');
  });

  it('are given after the end, of no year after it', () => {
    const paperOf = { ...report(2024), report: doc('LAPORAN', '2021-01-04') } as AgreementCommand;
    expect(told(...SIGNED, over, ['2025-01-20', COOP, paperOf]).at(-1)!.data).toMatchObject({
      year: 2024,
      late: false,
    });
    after(...SIGNED, over)
      .when(report(2025), at('2026-01-20'))
      .thenRejected('E_VALIDATION', 'AGR-15');
    const ended: readonly Step[] = [...SIGNED, ['2021-06-01', BUPATI, terminate()]];
    expect(told(...ended, ['2022-01-20', COOP, report(2021)]).at(-1)!.type).toBe('AgreementReportSubmitted');
    after(...ended)
      .when(report(2022), at('2023-01-20'))
      .thenRejected('E_VALIDATION', 'AGR-15');
  });

  it('are overdue when 31 January is over, once, where they are asked for', () => {
    const mark = (year: number): AgreementCommand => ({ type: 'MarkAgreementReportOverdue', year });
    const bySystem = (now: string) => ({ ...at('2021-02-01', SYSTEM), now: now as never });
    after(...SIGNED)
      .when(mark(2020), bySystem('2021-01-31T15:59:59.999Z'))
      .then([]);
    after(...SIGNED)
      .when(mark(2020), bySystem('2021-01-31T16:00:00.000Z'))
      .then([{ type: 'AgreementReportOverdue', data: { ...id, year: 2020, dueOn: day('2021-01-31') } }]);
    for (const year of [2019, 2021])
      after(...SIGNED)
        .when(mark(year), bySystem('2021-02-01T00:00:00.000Z'))
        .then([]);
    for (const step of [
      ['2021-01-31', COOP, report(2020)],
      ['2021-02-01', SYSTEM, mark(2020)],
    ] as readonly Step[])
      after(...SIGNED, step)
        .when(mark(2020), bySystem('2021-02-01T00:00:00.000Z'))
        .then([]);
    const unasked = rulesOn(
      'spec',
      [
        {
          setting: 'YEARLY_REPORTS',
          region: 'ID',
          value: 'NOT_ASKED',
          validFrom: day('2000-01-01'),
          legalBasis: 'AGR-15',
        },
      ],
      day('2021-02-01'),
    );
    after(...SIGNED)
      .when(mark(2020), { ...bySystem('2021-02-01T00:00:00.000Z'), rules: unasked })
      .then([]);
    after(...SIGNED, over)
      .when(mark(2024), bySystem('2025-02-01T00:00:00.000Z'))
      .then([{ type: 'AgreementReportOverdue', data: { ...id, year: 2024, dueOn: day('2025-01-31') } }]);
    after(...SIGNED, ['2021-06-01', BUPATI, terminate()])
      .when(mark(2022), bySystem('2023-02-01T00:00:00.000Z'))
      .then([]);
  });
});

describe('AGR-16 the end', () => {
  const bySystem = (now: string) => ({ ...at('2025-01-01', SYSTEM), now: now as never });

  it('comes when the last day is over by the clocks of all parties', () => {
    after(...SIGNED)
      .when(EXPIRY, bySystem('2024-12-31T15:59:59.999Z'))
      .then([]);
    after(...SIGNED)
      .when(EXPIRY, bySystem('2024-12-31T16:00:00.000Z'))
      .then([{ type: 'AgreementExpired', data: { ...id, validUntil: day('2024-12-31') } }]);
    for (const steps of [kbSteps(), [...SIGNED, over], [...SIGNED, ['2021-06-01', BUPATI, terminate()] as Step]])
      after(...steps)
        .when(EXPIRY, bySystem('2030-01-01T00:00:00.000Z'))
        .then([]);
  });

  it('is told 180, 90 and 30 days before, each once, and not before its day', () => {
    const notice = (days: number): AgreementCommand => ({ type: 'NoticeExpiring', days });
    after(...SIGNED)
      .when(notice(180), bySystem('2024-07-03T15:59:59.999Z'))
      .then([]);
    after(...SIGNED)
      .when(notice(180), bySystem('2024-07-03T16:00:00.000Z'))
      .then([
        {
          type: 'AgreementExpiring',
          data: { ...id, days: 180, validUntil: day('2024-12-31'), expiresAt: '2024-12-31T16:00:00.000Z' as never },
        },
      ]);
    after(...SIGNED, ['2024-07-04', SYSTEM, notice(180)])
      .when(notice(180), bySystem('2024-07-05T00:00:00.000Z'))
      .then([]);
    after(...SIGNED, over)
      .when(notice(30), bySystem('2025-01-02T00:00:00.000Z'))
      .then([]);
    after(...inForce({ ...memorandum, term: { end: 'OPEN_ENDED' } }))
      .when(notice(30), bySystem('2025-01-02T00:00:00.000Z'))
      .then([]);
  });

  it('leaves reports, disputes and settlements alone', () => {
    const settle: AgreementCommand = {
      type: 'RecordSettlement',
      settled: 'ASSETS',
      description: 'Mesin diserahkan',
      amount: '1500000' as never,
      document: doc('BAST', '2021-01-04'),
    };
    const { type: _type, document, ...said } = settle as Extract<AgreementCommand, { type: 'RecordSettlement' }>;
    for (const end of [over, ['2021-06-01', BUPATI, terminate()] as Step])
      after(...SIGNED, end)
        .when(settle, at('2025-01-02'))
        .then([{ type: 'SettlementRecorded', data: { ...id, ...said, document: document! } }]);
    after(...SIGNED)
      .when(settle, at('2025-01-02'))
      .thenRejected('E_STATE');
    const { document: _none, ...unshown } = settle as Extract<AgreementCommand, { type: 'RecordSettlement' }>;
    after(...SIGNED, over)
      .when(unshown, at('2025-01-02'))
      .thenRejected('E_DOC_MISSING');
    after(...SIGNED, over, ['2025-01-02', COOP, settle])
      .when(settle, { ...at('2025-01-02'), ...limited('AGREEMENT_ENTRIES', 1) })
      .thenRejected('E_LIMIT');
    const activity: AgreementCommand = { type: 'RecordImplementationActivity', description: 'Pelatihan' };
    after(...SIGNED)
      .when(activity, at('2025-01-01'))
      .thenRejected('E_EXPIRED', 'AGR-16');
    after(...SIGNED, over)
      .when(activity, at('2025-01-02'))
      .thenRejected('E_EXPIRED', 'AGR-16');
    expect(told(...SIGNED, over, ['2024-12-31', COOP, activity]).at(-1)!.type).toBe('AgreementActivityRecorded');
    const begun = after(...inForce({ ...memorandum, term: { ...until('2024-12-31'), from: day('2020-05-01') } }), [
      '2020-05-01',
      SYSTEM,
      { type: 'ActivateAgreement' },
    ]);
    expect(begun.when(activity, at('2020-04-30')).thenRejected('E_DATE_ORDER', 'AGR-09').info).toMatchObject({
      field: '/occurredOn',
      details: { validFrom: '2020-05-01' },
    });
    begun
      .when(activity, at('2020-05-01'))
      .then([{ type: 'AgreementActivityRecorded', data: { ...id, description: 'Pelatihan' } }]);
    after(...SIGNED)
      .when(activity, at('2024-12-31'))
      .then([{ type: 'AgreementActivityRecorded', data: { ...id, description: 'Pelatihan' } }]);
    after(...SIGNED, ['2024-12-31', COOP, activity])
      .when(activity, { ...at('2024-12-31'), ...limited('AGREEMENT_ENTRIES', 1) })
      .thenRejected('E_LIMIT');
  });
});

describe('AGR-11 what follows a memorandum', () => {
  const stall: AgreementCommand = { type: 'MarkStalled' };
  const link = (childId: string): AgreementCommand => ({ type: 'LinkTechnicalAgreement', childId });
  const bySystem = (now: string) => ({ ...at('2021-03-10', SYSTEM), now: now as never });

  it('is a PKS within twelve months, or it is called stalled, once', () => {
    after(...SIGNED)
      .when(stall, bySystem('2021-03-09T15:59:59.999Z'))
      .then([]);
    after(...SIGNED)
      .when(stall, bySystem('2021-03-09T16:00:00.000Z'))
      .then([{ type: 'AgreementStalled', data: id }]);
    const late = bySystem('2021-03-20T00:00:00.000Z');
    for (const steps of [
      [...SIGNED, ['2020-04-01', SYSTEM, link('pks-1')] as Step],
      [...SIGNED, ['2021-03-11', SYSTEM, stall] as Step],
      [...SIGNED, over],
      [...pksSteps, ...pksSigning()],
    ])
      after(...steps)
        .when(stall, late)
        .then([]);
  });

  it('is linked once, as many as there is room for', () => {
    after(...SIGNED)
      .when(link('pks-1'), at('2020-04-01', SYSTEM))
      .then([{ type: 'TechnicalAgreementLinked', data: { ...id, childId: 'pks-1' } }]);
    const linked = after(...SIGNED, ['2020-04-01', SYSTEM, link('pks-1')]);
    linked.when(link('pks-1'), at('2020-04-02', SYSTEM)).then([]);
    linked
      .when(link('pks-2'), { ...at('2020-04-02', SYSTEM), ...limited('AGREEMENT_CHILDREN', 1) })
      .thenRejected('E_LIMIT');
  });
});

describe('AGR-08 the registers', () => {
  it('have it once for each party, from when it is signed', () => {
    const register = (partyNo: number): AgreementCommand => ({
      type: 'RegisterAgreement',
      partyNo,
      registerNo: '01/2020',
    });
    after(...SIGNED)
      .when(register(2), at('2020-03-11'))
      .then([
        {
          type: 'AgreementRegistered',
          data: { ...id, partyNo: 2, party: { region: TANAH_BUMBU }, registerNo: '01/2020' },
        },
      ]);
    const once = after(...SIGNED, ['2020-03-11', TANBU, register(2)]);
    once.when(register(2), at('2020-03-12')).thenRejected('E_STATE', 'AGR-08');
    once.when(register(3), at('2020-03-12')).thenRejected('E_NOT_FOUND', 'AGR-02');
    const both = told(...SIGNED, ['2020-03-11', TANBU, register(2)], over, ['2025-01-02', COOP, register(1)]);
    expect(both.at(-1)!.type).toBe('AgreementRegistered');
    after(...kbSteps(), kbSigning()[0]!)
      .when(register(1), at('2020-03-11'))
      .thenRejected('E_STATE');
  });
});
