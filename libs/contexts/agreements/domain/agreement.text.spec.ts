import { describe, expect, it } from '@jest/globals';
import { actor, day, doc, given } from '#testing';
import { rulesOn, type ErrorCode } from '#kernel';
import { agreementDecider } from './agreement.decider.js';
import type { AgreementDraft, AgreementTerm, AgreementTerms } from './agreement.terms.js';
import {
  BATOLA,
  COOP,
  DESA_ANGSANA,
  FINAL,
  KADIS_PMD,
  LITBANG,
  MONTANA,
  SEKDA,
  TANAH_BUMBU,
  ULM,
  contract,
  declare,
  deliberation,
  draft,
  facts,
  initiate,
  kades,
  kb,
  kbSteps,
  memorandum,
  paper,
  parent,
  pks,
  pksSteps,
  recommend,
  regulation,
  revise,
  told,
  together,
  twoRegions,
  villageText,
  type Step,
} from './fixtures/agreement-story.js';

const at = (date: string, by = COOP, more: Parameters<typeof facts>[1] = {}) => ({
  occurredOn: day(date),
  actor: by,
  facts: facts(by, more),
});
const after = (...steps: readonly Step[]) => given(agreementDecider, told(...steps));
const [begun, drafted, first, second] = kbSteps() as [Step, Step, Step, Step];
const bound = (setting: string, value: number, on = '2020-02-03') => ({
  rules: rulesOn(
    'spec',
    [{ setting, region: 'ID', value, validFrom: day('2000-01-01'), legalBasis: 'COM-14' }],
    day(on),
  ),
});
const tkkdd = actor('REGENCY_COOP', TANAH_BUMBU.code);

/** Of that cooperation, with that text, as it would become final: recommended and declared by whoever has to. */
const finalising = (said: AgreementTerms, text: AgreementDraft, more: Parameters<typeof facts>[1] = {}) =>
  after(
    ['2020-01-20', COOP, initiate(said), { parent, ...more }],
    ['2020-02-03', COOP, draft(text), { parent, ...more }],
    ...(said.instrument === 'KESEPAKATAN_BERSAMA' ? [first] : []),
  ).when(FINAL, at('2020-03-12', COOP, { parent, ...more }));

describe('AGR-05 what a text holds', () => {
  it.each<[string, AgreementTerms, AgreementDraft]>([
    ['a memorandum', kb([{ region: BATOLA }, ULM], { scheme: 'KSDPK' }), memorandum],
    ['an agreement of villages', regulation(), villageText],
  ])('is complete for %s, each article of it', (_, said, text) => {
    for (const content of text.contents) {
      const contents = text.contents.filter((each) => each !== content);
      const { info } = finalising(said, { ...text, contents }).thenRejected('E_CONTENT_INCOMPLETE', 'AGR-05');
      expect(info).toMatchObject({ field: '/contents', details: { missing: [content] } });
    }
  });

  const technical: AgreementTerms = { ...pks, scheme: 'KSDPK', parties: [{ region: BATOLA }, ULM] };
  const withThird = {
    ...contract,
    contents: [...contract.contents, 'SANCTIONS' as const],
    feasibilityStudy: doc('STUDI', '2020-02-01'),
  };

  it('of a contract with a third party holds sanctions and a feasibility study, too', () => {
    for (const content of withThird.contents)
      finalising(technical, {
        ...withThird,
        contents: withThird.contents.filter((each) => each !== content),
      }).thenRejected('E_CONTENT_INCOMPLETE', 'AGR-05');
    const { feasibilityStudy: _none, ...unstudied } = withThird;
    expect(finalising(technical, unstudied).thenRejected('E_DOC_MISSING', 'COM-10').info.field).toBe(
      '/feasibilityStudy',
    );
    finalising(technical, withThird).thenRejected('E_DPRD_REQUIRED', 'AGR-10');
  });

  it('of a PKS of regions needs neither', () => {
    after(...pksSteps.slice(0, 4))
      .when(FINAL, at('2020-03-04', LITBANG, { parent }))
      .then([
        {
          type: 'AgreementTextFinalised',
          data: { agreementId: 'pks-1', version: 1, sha256: contract.text.sha256, warnings: [] },
        },
      ]);
  });

  it('of a memorandum of regions is no money, from the first draft on; of other instruments it may be', () => {
    const funding = [{ source: 'APBD' as const }];
    const refusing = (text: AgreementDraft, field: string) =>
      expect(after(begun).when(draft(text), at('2020-02-03')).thenRejected('E_KB_HAS_MONEY', 'AGR-05').info.field).toBe(
        field,
      );
    refusing({ ...memorandum, funding }, '/funding');
    refusing({ ...memorandum, contents: [...memorandum.contents, 'FUNDING'] }, '/contents');
    after(begun, drafted)
      .when(revise({ ...memorandum, funding }), at('2020-02-04'))
      .thenRejected('E_KB_HAS_MONEY', 'AGR-05');
    expect(
      told(...pksSteps.slice(0, 1), ['2020-03-03', LITBANG, draft({ ...contract, funding }), { parent }]),
    ).toHaveLength(2);
    const by = kades(DESA_ANGSANA.code);
    expect(
      told(['2020-01-20', by, initiate(regulation())], ['2020-02-03', by, draft({ ...villageText, funding })]),
    ).toHaveLength(2);
  });

  it('names among those who pay parties alone', () => {
    const paying = (partyNo: number) =>
      after(...pksSteps.slice(0, 1)).when(
        draft({ ...contract, funding: [{ source: 'APBN' }, { source: 'APBD', partyNo }] }),
        at('2020-03-03', LITBANG, { parent }),
      );
    for (const wrong of [0, 4])
      expect(paying(wrong).thenRejected('E_VALIDATION', 'AGR-02').info.field).toBe('/funding/1/partyNo');
  });

  it('COM-10 is a paper, of as many versions as there is room for', () => {
    const { text: _none, ...without } = memorandum;
    expect(
      after(begun)
        .when({ type: 'DraftAgreement', ...without }, at('2020-02-03'))
        .thenRejected('E_DOC_MISSING').info.field,
    ).toBe('/text');
    const revising = after(begun, drafted);
    revising
      .when(revise(memorandum), { ...at('2020-02-03'), ...bound('AGREEMENT_VERSIONS', 1) })
      .thenRejected('E_LIMIT');
    revising
      .when(revise(memorandum), { ...at('2020-02-03'), ...bound('AGREEMENT_VERSIONS', 2) })
      .then([{ type: 'AgreementDraftRevised', data: { agreementId: 'kb-1', version: 2, ...memorandum } }]);
  });
});

describe('AGR-04 the TKKSD', () => {
  it('of every regional party recommends a memorandum before it is final', () => {
    const missing = (steps: readonly Step[], parties: readonly number[]) =>
      expect(
        after(...steps)
          .when(FINAL, at('2020-02-20'))
          .thenRejected('E_TKKSD_MISSING', 'AGR-04').info.details,
      ).toEqual({ parties });
    missing([begun, drafted], [1, 2]);
    missing([begun, drafted, second], [1]);
    expect(after(begun, drafted, first).state.stage).toBe('DRAFTING');
    expect(after(begun, drafted, second, first).state.stage).toBe('RECOMMENDED');
  });

  it('recommends once, with its minutes, and for a region alone', () => {
    after(begun, drafted, first).when(recommend(1), at('2020-02-11')).then([]);
    expect(
      after(begun, drafted)
        .when({ type: 'RecommendAgreement', partyNo: 1 }, at('2020-02-11'))
        .thenRejected('E_DOC_MISSING').info.field,
    ).toBe('/minutes');
    const withUlm = kb([{ region: BATOLA }, ULM], { scheme: 'KSDPK' });
    after(['2020-01-20', COOP, initiate(withUlm)], drafted)
      .when(recommend(2), at('2020-02-10'))
      .thenRejected('E_STATE', 'AGR-04');
    after(...pksSteps.slice(0, 2))
      .when(recommend(2), at('2020-03-04', KADIS_PMD))
      .thenRejected('E_STATE', 'AGR-04');
    after(begun).when(recommend(1), at('2020-02-11')).thenRejected('E_STATE');
  });

  it('has recommended one text: of a revised one it is asked anew, also when it was final', () => {
    const other = { ...memorandum, text: paper('e'.repeat(64)) };
    for (const steps of [kbSteps().slice(0, 4), kbSteps()]) {
      const revised = after(...steps, ['2020-02-21', SEKDA, revise(other)]);
      expect(revised.state).toMatchObject({ stage: 'DRAFTING', recommended: [], draft: { version: 2 } });
      revised.when(FINAL, at('2020-02-22')).thenRejected('E_TKKSD_MISSING', 'AGR-04');
    }
    const again = after(
      ...kbSteps(),
      ['2020-02-21', SEKDA, revise(other)],
      ['2020-02-22', COOP, recommend(1)],
      ['2020-02-22', tkkdd, recommend(2)],
    );
    again
      .when(FINAL, at('2020-02-22'))
      .then([
        {
          type: 'AgreementTextFinalised',
          data: { agreementId: 'kb-1', version: 2, sha256: 'e'.repeat(64), warnings: [] },
        },
      ]);
  });
});

describe('AGR-09 the term of a text', () => {
  const drafting = (term: AgreementTerm) => after(begun).when(draft({ ...memorandum, term }), at('2020-02-03'));
  const wrong = (term: AgreementTerm, field: string, code: ErrorCode = 'E_TERM') =>
    expect(drafting(term).thenRejected(code, 'AGR-09').info.field).toBe(field);
  const fixed = (until: string, from?: string): AgreementTerm => ({
    end: 'FIXED',
    until: day(until),
    ...(from !== undefined && { from: day(from) }),
  });

  it('tells its last day, or that it has none; and does not end before it begins', () => {
    wrong({ end: 'FIXED' }, '/term/until');
    wrong({ end: 'OPEN_ENDED', until: day('2024-12-31') }, '/term/until');
    wrong(fixed('2020-04-30', '2020-05-01'), '/term/until');
    for (const term of [{ end: 'OPEN_ENDED' as const }, fixed('2020-05-01', '2020-05-01')])
      expect(told(begun, ['2020-02-03', COOP, draft({ ...memorandum, term })])).toHaveLength(2);
  });

  it('is acknowledged where it is longer than five years, a day more than that, and never refused for it', () => {
    const finalise = (term: AgreementTerm, acknowledged: readonly string[] = []) =>
      after(begun, ['2020-02-03', COOP, draft({ ...memorandum, term })], first, second).when(FINAL, {
        ...at('2020-02-20'),
        acknowledged: acknowledged as never,
      });
    const final = (warnings: readonly string[]) => ({
      type: 'AgreementTextFinalised' as const,
      data: { agreementId: 'kb-1', version: 1, sha256: memorandum.text.sha256, warnings: warnings as never },
    });
    finalise(fixed('2025-03-09', '2020-03-10')).then([final([])]);
    const { info } = finalise(fixed('2025-03-10', '2020-03-10')).thenRejected('E_VALIDATION', 'AGR-09');
    expect(info).toMatchObject({ field: '/acknowledge', details: { warnings: ['W_LONG_TERM'] } });
    finalise(fixed('2025-03-10', '2020-03-10'), ['W_LONG_TERM']).then([final(['W_LONG_TERM'])]);
    finalise({ end: 'OPEN_ENDED' }).then([final([])]);
  });

  it('of a PKS lies within that of its parent, both days of it allowed', () => {
    const drafted = (term: AgreementTerm, known = parent) =>
      after(...pksSteps.slice(0, 1)).when(draft({ ...contract, term }), at('2020-03-03', LITBANG, { parent: known }));
    const outside = (term: AgreementTerm, field: string) => {
      const { info } = drafted(term).thenRejected('E_TERM_OUTSIDE_PARENT', 'AGR-09');
      expect(info).toMatchObject({ field, details: { validFrom: '2020-03-10', validUntil: '2024-12-31' } });
    };
    outside(fixed('2025-01-01'), '/term/until');
    outside(fixed('2024-12-31', '2020-03-09'), '/term/from');
    outside({ end: 'OPEN_ENDED' }, '/term/until');
    const { validUntil: _open, ...openEnded } = parent;
    const { validFrom: _none, ...unsigned } = openEnded;
    for (const [term, known] of [
      [fixed('2024-12-31', '2020-03-10'), parent],
      [{ end: 'OPEN_ENDED' }, openEnded],
      [fixed('2034-12-31', '2020-01-01'), { ...unsigned, stage: 'FINAL' }],
    ] as const)
      expect(
        told(...pksSteps.slice(0, 1), ['2020-03-03', LITBANG, draft({ ...contract, term }), { parent: known }]),
      ).toHaveLength(2);
    const shortened = { ...parent, validUntil: day('2023-12-31') };
    after(...pksSteps.slice(0, 4))
      .when(FINAL, at('2020-03-12', LITBANG, { parent: shortened }))
      .thenRejected('E_TERM_OUTSIDE_PARENT', 'AGR-09');
  });
});

describe('AGR-10 whether the council has to approve', () => {
  it('is said of every regional party before a PKS is final, and counts as said last', () => {
    const { info } = after(...pksSteps.slice(0, 3))
      .when(FINAL, at('2020-03-04', LITBANG, { parent }))
      .thenRejected('E_DPRD_REQUIRED', 'AGR-10');
    expect(info.details).toEqual({ parties: [3] });
    after(...pksSteps.slice(0, 3))
      .when(declare(2), at('2020-03-04', KADIS_PMD))
      .then([]);
    expect(after(...pksSteps.slice(0, 3), ['2020-03-04', KADIS_PMD, declare(2, true)]).state).toMatchObject({
      needs: { 2: { burdensPublic: true, unbudgeted: false } },
    });
  });

  it('is not asked of a ministry, and not of a memorandum between regions', () => {
    after(...pksSteps.slice(0, 2))
      .when(declare(1), at('2020-03-03', LITBANG))
      .thenRejected('E_STATE', 'AGR-10');
    after(begun, drafted).when(declare(1), at('2020-02-10')).thenRejected('E_STATE', 'AGR-10');
  });
});

describe('AGR-17 cooperation of villages', () => {
  const by = kades(DESA_ANGSANA.code);
  const begins: Step = ['2020-01-20', by, initiate(regulation())];
  const finalise = (text: AgreementDraft) =>
    after(begins, ['2020-02-03', by, draft(text)]).when(FINAL, at('2020-02-20', by));
  const wrong = (text: AgreementDraft, right: string) =>
    expect(finalise(text).thenRejected('E_VALIDATION', 'AGR-17').info).toMatchObject({
      field: '/executor',
      details: { executor: right },
    });

  it('is carried out by the BKAD, and where a BUM Desa takes part by the villages', () => {
    const { executor: _none, ...unsaid } = villageText;
    wrong(unsaid, 'BKAD');
    wrong({ ...villageText, executor: 'VILLAGE_GOVERNMENT' }, 'BKAD');
    wrong({ ...villageText, involvesBumDes: true }, 'VILLAGE_GOVERNMENT');
    for (const text of [villageText, { ...villageText, involvesBumDes: true, executor: 'VILLAGE_GOVERNMENT' as const }])
      expect(told(begins, ['2020-02-03', by, draft(text)], ['2020-02-20', by, FINAL])).toHaveLength(3);
  });

  it('is deliberated by villages, and by all of them together where it is between villages', () => {
    after(begins)
      .when(deliberation(1), at('2020-02-20', by))
      .then([
        {
          type: 'VillageDeliberationHeld',
          data: {
            agreementId: 'perber-1',
            partyNo: 1,
            party: { region: DESA_ANGSANA },
            record: doc('BA_MUSDES', '2020-02-15'),
          },
        },
      ]);
    after(begins)
      .when({ type: 'RecordVillageDeliberation', partyNo: 1 }, at('2020-02-20', by))
      .thenRejected('E_DOC_MISSING');
    after(begins).when(deliberation(4), at('2020-02-20', by)).thenRejected('E_NOT_FOUND', 'AGR-02');
    after(begun).when(deliberation(1), at('2020-02-20')).thenRejected('E_STATE', 'AGR-17');
    after(begun).when(together(), at('2020-02-26')).thenRejected('E_STATE', 'AGR-17');
    after(begins).when({ type: 'RecordInterVillageDeliberation' }, at('2020-02-26', by)).thenRejected('E_DOC_MISSING');
  });

  it('COM-14 says and declares as often as there is room for', () => {
    const said = after(begins, ['2020-02-20', by, deliberation(1)]);
    const limit = bound('AGREEMENT_ENTRIES', 1, '2020-02-20');
    said.when(deliberation(2), { ...at('2020-02-20', by), ...limit }).thenRejected('E_LIMIT', 'COM-14');
    said.when(together('2020-02-16'), { ...at('2020-02-20', by), ...limit }).thenRejected('E_LIMIT', 'COM-14');
    const toggled = after(...pksSteps.slice(0, 3));
    for (const command of [
      declare(2, true),
      { type: 'RequestDPRDApproval', partyNo: 2, letter: doc('SURAT', '2020-03-01') },
    ] as const)
      toggled.when(command, { ...at('2020-03-04', KADIS_PMD), ...limit }).thenRejected('E_LIMIT', 'COM-14');
  });
});

describe('§7.3 cooperation with abroad', () => {
  const said = kb([{ region: BATOLA }, MONTANA], { scheme: 'KSDPL' });
  const letter = doc('SURAT', '2020-02-01');
  const step = (name: 'INTENT' | 'MINISTER_CONSIDERED' | 'TEXT_APPROVED' | 'CONFIRMED') =>
    ({ type: 'RecordCentralStep', step: name, letter }) as const;
  const begins: Step = ['2020-01-20', COOP, initiate(said)];
  const ask = { type: 'RequestDPRDApproval', partyNo: 1, letter } as const;
  const granted = { type: 'RecordDPRDDecision', partyNo: 1, granted: true, letter } as const;
  const ladder: readonly Step[] = [
    begins,
    ['2020-02-03', COOP, draft(memorandum)],
    ['2020-02-04', COOP, step('INTENT')],
    ['2020-02-05', COOP, ask],
    ['2020-02-20', COOP, granted],
    ['2020-02-21', COOP, step('MINISTER_CONSIDERED')],
    ['2020-02-24', COOP, step('TEXT_APPROVED')],
    ['2020-02-26', COOP, step('CONFIRMED')],
  ];

  it('goes step by step, with the approval of the council after the first', () => {
    after(...ladder.slice(0, 2))
      .when(ask, at('2020-02-04'))
      .thenRejected('E_STATE', 'AGR-03');
    after(...ladder.slice(0, 2))
      .when(step('MINISTER_CONSIDERED'), at('2020-02-04'))
      .thenRejected('E_STATE', 'AGR-03');
    after(...ladder.slice(0, 4))
      .when(step('MINISTER_CONSIDERED'), at('2020-02-20'))
      .thenRejected('E_DPRD_REQUIRED', 'AGR-10');
    after(...ladder.slice(0, 5))
      .when(step('MINISTER_CONSIDERED'), at('2020-02-19'))
      .thenRejected('E_DPRD_REQUIRED');
    after(...ladder.slice(0, 6))
      .when(step('TEXT_APPROVED'), at('2020-02-20'))
      .thenRejected('E_DATE_ORDER', 'COM-05');
    after(...ladder)
      .when(step('CONFIRMED'), at('2020-02-27'))
      .thenRejected('E_STATE', 'AGR-03');
    expect(after(...ladder).state).toMatchObject({
      central: ['INTENT', 'MINISTER_CONSIDERED', 'TEXT_APPROVED', 'CONFIRMED'],
      centralOn: '2020-02-26',
    });
    after(begins, ladder[2]!)
      .when({ type: 'RecordCentralStep', step: 'INTENT' }, at('2020-02-05'))
      .thenRejected('E_STATE');
    after(begins).when({ type: 'RecordCentralStep', step: 'INTENT' }, at('2020-02-05')).thenRejected('E_DOC_MISSING');
    after(begun).when(step('INTENT'), at('2020-02-05')).thenRejected('E_STATE', 'AGR-03');
  });

  it('approves a text that there is', () => {
    after(...ladder.filter((_, index) => index !== 1).slice(0, 5))
      .when(step('TEXT_APPROVED'), at('2020-02-24'))
      .thenRejected('E_STATE', 'AGR-03');
  });

  it('has the revised text approved and confirmed anew', () => {
    const revised = after(...ladder, ['2020-02-27', COOP, revise({ ...memorandum, text: paper('e'.repeat(64)) })]);
    expect(revised.state).toMatchObject({ central: ['INTENT', 'MINISTER_CONSIDERED'] });
    revised.when(step('CONFIRMED'), at('2020-02-28')).thenRejected('E_STATE', 'AGR-03');
  });

  it('asks the council whatever the plan, once after its decision, and no earlier than it was asked', () => {
    after(...ladder.slice(0, 5))
      .when(ask, at('2020-02-21'))
      .thenRejected('E_STATE', 'AGR-10');
    after(...ladder.slice(0, 5))
      .when(granted, at('2020-02-21'))
      .thenRejected('E_STATE', 'AGR-10');
    after(...ladder.slice(0, 3))
      .when(granted, at('2020-02-21'))
      .thenRejected('E_STATE', 'AGR-10');
    after(...ladder.slice(0, 4))
      .when(granted, at('2020-02-04'))
      .thenRejected('E_DATE_ORDER', 'COM-05');
    after(...ladder.slice(0, 4))
      .when(ask, at('2020-02-04'))
      .thenRejected('E_DATE_ORDER', 'COM-05');
    after(...ladder.slice(0, 4))
      .when({ ...granted, granted: false }, at('2020-02-20'))
      .thenRejected('E_REASON_REQUIRED', 'AGR-10');
    after(...ladder.slice(0, 4))
      .when({ ...granted, granted: false }, { ...at('2020-02-20'), reason: 'Belum perlu' })
      .then([
        {
          type: 'DPRDApprovalRefused',
          data: { agreementId: 'kb-1', partyNo: 1, party: { region: BATOLA }, letter, reason: 'Belum perlu' },
        },
      ]);
    after(...ladder.slice(0, 3))
      .when({ type: 'RequestDPRDApproval', partyNo: 1 }, at('2020-02-05'))
      .thenRejected('E_DOC_MISSING');
  });
});

describe('Who is a party to nothing', () => {
  it('has no say: the places of parties are those of the list', () => {
    expect(twoRegions).toHaveLength(2);
    for (const command of [recommend(3), declare(3)])
      expect(
        after(begun, drafted).when(command, at('2020-02-10')).thenRejected('E_NOT_FOUND', 'AGR-02').info.field,
      ).toBe('/partyNo');
  });
});
