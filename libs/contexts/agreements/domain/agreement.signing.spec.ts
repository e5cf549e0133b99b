import { describe, expect, it } from '@jest/globals';
import { actor, day, doc, given } from '#testing';
import type { Actor, AuthorityFact, ErrorCode, KnownMandate } from '#kernel';
import { agreementDecider } from './agreement.decider.js';
import type { AgreementCommand } from './agreement.commands.js';
import type { AgreementFacts } from './agreement.facts.js';
import type { AgreementDraft, AgreementTerm } from './agreement.terms.js';
import {
  BATOLA,
  BUPATI,
  COOP,
  D1,
  DESA_ANGSANA,
  DESA_MEKAR_JAYA,
  FINAL,
  KADIS_PMD,
  KEMENDES,
  LITBANG,
  MONTANA,
  SEKDA,
  SEKJEN,
  SETWAN,
  SYSTEM,
  TANAH_BUMBU,
  ULM,
  contract,
  declare,
  deliberation,
  deliberations,
  draft,
  facts,
  head,
  initiate,
  kades,
  kb,
  kbSigning,
  kbSteps,
  kuasa,
  memorandum,
  nkSteps,
  parent,
  pks,
  pksSigning,
  pksSteps,
  recommend,
  regulationSigning,
  regulationSteps,
  revise,
  sign,
  signAs,
  signedFor,
  signing,
  told,
  together,
  twoRegions,
  type Step,
} from './fixtures/agreement-story.js';

const at = (date: string, by: Actor, more: Partial<AgreementFacts> = {}) => ({
  occurredOn: day(date),
  actor: by,
  facts: facts(by, more),
});
const after = (...steps: readonly Step[]) => given(agreementDecider, told(...steps));
const types = (...steps: readonly Step[]) => told(...steps).map(({ type }) => type);
const TANBU = head(TANAH_BUMBU.code);

describe('AGR-06 who signs', () => {
  const { mandate: _shown, ...unmandated } = KADIS_PMD;
  const signingKb = (by: Actor, more: Partial<AgreementFacts> = {}) =>
    after(...kbSteps()).when(sign(1), at('2020-03-10', by, more));
  const taken = (by: Actor, more: Partial<AgreementFacts> = {}) =>
    expect(types(...kbSteps(), ['2020-03-10', by, sign(1), more])).toContain('AgreementSignatureRecorded');

  it('for a region is its head; who is not shows a mandate, also a secretary or an acting deputy', () => {
    taken(BUPATI);
    for (const capacity of ['PJ', 'PLT', 'PLH'] as const) taken({ ...BUPATI, capacity });
    for (const by of [SEKDA, unmandated])
      expect(signingKb(by).thenRejected('E_NO_AUTHORITY', 'AGR-06').info.field).toBe('/acting/mandate');
    taken({ ...SEKDA, mandate: kuasa() });
    for (const capacity of ['MEWAKILI', 'KUASA'] as const) {
      signingKb({ ...BUPATI, capacity }).thenRejected('E_NO_AUTHORITY', 'COM-04');
      taken({ ...BUPATI, capacity, mandate: kuasa() });
    }
  });

  it('shows a mandate that is in force on the day, and that the register knows', () => {
    const known: KnownMandate = {
      kind: 'SURAT_KUASA',
      givenBy: { officeId: 'bupati-batola', region: BATOLA.code },
      validFrom: day('2020-03-01'),
      validTo: day('2020-03-10'),
    };
    const by = { ...SEKDA, mandate: kuasa() };
    const authority = (mandate: AuthorityFact['mandate']) => ({
      authority: { heldAs: 'DEFINITIF' as const, ...(mandate && { mandate }) },
    });
    taken(by, authority(known));
    after(...kbSteps())
      .when(sign(1), at('2020-03-11', by, authority(known)))
      .thenRejected('E_MANDATE_EXPIRED', 'AGR-06');
    after(...kbSteps())
      .when(sign(1), at('2020-02-29', by, authority(known)))
      .thenRejected('E_NO_AUTHORITY', 'AGR-06');
    for (const mandate of ['UNKNOWN', 'DIFFERS'] as const)
      signingKb(by, authority(mandate)).thenRejected('E_NO_AUTHORITY', 'AGR-06');
    signingKb({ ...SEKDA, mandate: kuasa('2020-03-11') }).thenRejected('E_NO_AUTHORITY', 'AGR-06');
    const elsewhere = { ...known, givenBy: { officeId: 'bupati-tanbu', region: TANAH_BUMBU.code } };
    signingKb(by, authority(elsewhere)).thenRejected('E_NO_AUTHORITY', 'AGR-06');
  });

  it('held the office on the day, and not only the day before', () => {
    signingKb(BUPATI, { authority: { heldAs: 'NOT_HELD' } }).thenRejected('E_NO_AUTHORITY', 'COM-04');
    signingKb(BUPATI, { authority: { heldAs: 'DEFINITIF', officialName: 'Orang Lain' } }).thenRejected(
      'E_NO_AUTHORITY',
      'COM-04',
    );
  });

  it('for a body without accounts is named as its paper does, with a copy, and for others is nobody else', () => {
    const steps: readonly Step[] = [
      ['2020-01-20', COOP, initiate(kb([{ region: BATOLA }, ULM], { scheme: 'KSDPK' }))],
      ['2020-02-03', COOP, draft(memorandum)],
      ['2020-02-10', COOP, recommend(1)],
      ['2020-02-20', COOP, FINAL],
    ];
    const by = at('2020-03-10', BUPATI);
    expect(
      after(...steps)
        .when(sign(2), by)
        .thenRejected('E_VALIDATION', 'AGR-06').info.field,
    ).toBe('/signedFor');
    expect(
      after(...steps)
        .when(sign(2, { signedFor }), by)
        .thenRejected('E_DOC_MISSING').info.field,
    ).toBe('/signedCopy');
    expect(
      after(...steps)
        .when(sign(1, { signedFor }), by)
        .thenRejected('E_VALIDATION', 'AGR-06').info.field,
    ).toBe('/signedFor');
    const [recorded] = told(...steps, ['2020-03-10', BUPATI, signAs(2)]).slice(-1);
    expect(recorded!.data).toMatchObject({ recordedByFirst: true, signedFor, party: ULM });
    expect(recorded!.data).not.toHaveProperty('signatory');
  });

  it('COM-10 signs in ink or by a certified signature', () => {
    const { info } = after(...kbSteps())
      .when(sign(1, { signMethod: 'TTE_UNCERTIFIED' }), at('2020-03-10', BUPATI))
      .thenRejected('E_SIGNATURE_METHOD', 'COM-10');
    expect(info.field).toBe('/signMethod');
    expect(types(...kbSteps(), ['2020-03-10', BUPATI, sign(1, { signMethod: 'TTE_CERTIFIED' })])).toHaveLength(6);
  });

  describe('a PKS with budget money', () => {
    const withMoney: AgreementDraft = { ...contract, funding: [{ source: 'APBD' }] };
    const steps: readonly Step[] = [
      pksSteps[0]!,
      ['2020-03-03', LITBANG, draft(withMoney), { parent }],
      ...pksSteps.slice(2),
    ];
    const mandated = (kind: KnownMandate['kind']): Partial<AgreementFacts> => ({
      parent,
      authority: {
        heldAs: 'DEFINITIF',
        mandate: { kind, givenBy: { officeId: 'bupati-batola' }, validFrom: day('2020-01-01') },
      },
    });
    const acting = { ...LITBANG, capacity: 'PLH' as const };
    const { mandate: _none, ...unshown } = acting;

    it('is signed by no PLH or PLT without a power of attorney that holds', () => {
      for (const capacity of ['PLH', 'PLT'] as const) {
        after(...steps)
          .when(sign(1), at('2020-03-10', { ...unshown, capacity }, { parent }))
          .thenRejected('E_NO_AUTHORITY', 'AGR-06');
        const shown = { ...LITBANG, capacity, mandate: kuasa() };
        expect(types(...steps, ['2020-03-10', shown, sign(1), { parent }])).toContain('AgreementSignatureRecorded');
        after(...steps)
          .when(sign(1), at('2020-03-10', shown, { parent, authority: { heldAs: capacity, mandate: 'UNKNOWN' } }))
          .thenRejected('E_NO_AUTHORITY', 'AGR-06');
      }
      expect(types(...pksSteps, ['2020-03-10', unshown, sign(1), { parent }])).toContain('AgreementSignatureRecorded');
    });

    it('is signed on a SURAT_KUASA, and not on a MANDAT', () => {
      after(...steps)
        .when(sign(2), at('2020-03-10', KADIS_PMD, mandated('MANDAT')))
        .thenRejected('E_NO_AUTHORITY', 'AGR-06');
      after(...steps)
        .when(sign(1), at('2020-03-10', { ...LITBANG, mandate: kuasa() }, mandated('MANDAT')))
        .thenRejected('E_NO_AUTHORITY', 'AGR-06');
      for (const [told, kind] of [
        [steps, 'SURAT_KUASA'],
        [pksSteps, 'MANDAT'],
      ] as const)
        expect(types(...told, ['2020-03-10', KADIS_PMD, sign(2), mandated(kind)])).toContain(
          'AgreementSignatureRecorded',
        );
    });
  });
});

describe('AGR-07, 08 the signatures', () => {
  it('are all on one text, in any order, each once', () => {
    for (const [one, other] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const steps = kbSigning();
      const events = types(...kbSteps(), steps[one]!, steps[other]!);
      expect(events.filter((type) => type === 'MoUSigned')).toHaveLength(1);
      expect(events.at(-1)).toBe('MoUSigned');
    }
    const { info } = after(...kbSteps(), kbSigning()[0]!)
      .when(sign(1), at('2020-03-11', BUPATI))
      .thenRejected('E_ALREADY_SIGNED', 'AGR-08');
    expect(info).toMatchObject({ field: '/partyNo', details: { partyNo: 1 } });
    after(...kbSteps())
      .when(sign(3), at('2020-03-11', BUPATI))
      .thenRejected('E_NOT_FOUND', 'AGR-02');
    after(...kbSteps(), ...kbSigning())
      .when(sign(2), at('2020-03-11', TANBU))
      .thenRejected('E_STATE');
  });

  it('of one, two and three villages make one joint regulation', () => {
    for (const order of [
      [1, 2, 3],
      [3, 2, 1],
      [2, 3, 1],
    ]) {
      const events = types(...regulationSteps, ...deliberations, ...regulationSigning(order));
      expect(events.filter((type) => type === 'JointVillageRegulationEnacted')).toHaveLength(1);
      expect(types(...regulationSteps, ...deliberations, ...regulationSigning(order.slice(0, 2)))).not.toContain(
        'JointVillageRegulationEnacted',
      );
    }
  });

  it('are put within 60 days of the first, the sixtieth allowed', () => {
    const first: Step = ['2020-03-10', BUPATI, sign(1)];
    expect(types(...kbSteps(), first, ['2020-05-09', TANBU, sign(2)]).at(-1)).toBe('MoUSigned');
    const { info } = after(...kbSteps(), first)
      .when(sign(2), at('2020-05-10', TANBU))
      .thenRejected('E_EXPIRED', 'AGR-08');
    expect(info).toMatchObject({ field: '/occurredOn', details: { othersUntil: '2020-05-09' } });
  });

  it('count from the one that was put first, also where it was recorded later', () => {
    const late: Step = ['2020-05-09', TANBU, sign(2)];
    expect(told(...kbSteps(), late, ['2020-03-10', BUPATI, sign(1)]).at(-1)!.data).toMatchObject({
      signedOn: '2020-05-09',
      validFrom: '2020-05-09',
    });
    after(...kbSteps(), late)
      .when(sign(1), at('2020-03-09', BUPATI))
      .thenRejected('E_EXPIRED', 'AGR-08');
  });

  it('lapse together where one is missing when the term is over, and are begun anew', () => {
    const lapse: AgreementCommand = { type: 'LapseSignatures' };
    const bySystem = (now: string) => ({ ...at('2020-05-09', SYSTEM), now: now as never });
    const partly = after(...kbSteps(), kbSigning()[0]!);
    partly.when(lapse, bySystem('2020-05-09T15:59:59.999Z')).then([]);
    partly
      .when(lapse, bySystem('2020-05-09T16:00:00.000Z'))
      .then([{ type: 'AgreementSignaturesLapsed', data: { agreementId: 'kb-1', othersUntil: day('2020-05-09') } }]);
    for (const steps of [kbSteps(), [...kbSteps(), ...kbSigning()]])
      after(...steps)
        .when(lapse, bySystem('2021-01-01T00:00:00.000Z'))
        .then([]);
    const lapsed: readonly Step[] = [...kbSteps(), kbSigning()[0]!, ['2020-05-10', SYSTEM, lapse]];
    expect(after(...lapsed).state).toMatchObject({ stage: 'FINAL', signatures: {} });
    expect(after(...lapsed).state).not.toHaveProperty('othersUntil');
    expect(types(...lapsed, ...kbSigning('2020-05-11')).at(-1)).toBe('MoUSigned');
  });

  it('are on a text that stands still: it is revised before the first of them, or after they have lapsed', () => {
    after(...kbSteps(), kbSigning()[0]!)
      .when(revise(memorandum), at('2020-03-11', COOP))
      .thenRejected('E_STATE');
  });

  it('COM-05 are not of a day before the text was final', () => {
    after(...kbSteps())
      .when(sign(1), at('2020-02-19', BUPATI))
      .thenRejected('E_DATE_ORDER', 'COM-05');
  });

  it('are beside witnesses and facilitators, who make nobody a party', () => {
    const attend: AgreementCommand = {
      type: 'RecordSigningAttended',
      role: 'FACILITATOR',
      title: 'Kepala BLM Banjarmasin',
      attendingName: 'Pepen Efendi',
    };
    after(...nkSteps)
      .when(attend, at('2020-03-10', SEKJEN))
      .then([
        {
          type: 'SigningAttended',
          data: {
            agreementId: 'nk-1',
            role: 'FACILITATOR',
            title: 'Kepala BLM Banjarmasin',
            officialName: 'Pepen Efendi',
          },
        },
      ]);
    expect(types(...nkSteps, ['2020-03-10', SEKJEN, attend], ...signing()).at(-1)).toBe('MoUSigned');
    expect(after(...nkSteps, ...signing(), ['2020-03-10', SEKJEN, attend]).state).toMatchObject({
      stage: 'ACTIVE',
      attended: 1,
    });
    after(...nkSteps.slice(0, 3))
      .when(attend, at('2020-03-10', SEKJEN))
      .thenRejected('E_STATE');
  });
});

describe('AGR-09 the days of the term when it is signed', () => {
  const signed = (term: AgreementTerm, on = '2020-03-10') =>
    told(...kbSteps({ ...memorandum, term }), ...kbSigning(on)).at(-1)!.data;
  const signingFirst = (term: AgreementTerm, on = '2020-03-10') =>
    after(...kbSteps({ ...memorandum, term })).when(sign(1), at(on, BUPATI));
  const until = day('2024-12-31');

  it('begin with the last signature, or as the text says; then it waits for its first day', () => {
    expect(signed({ end: 'FIXED', until })).toMatchObject({ validFrom: '2020-03-10', flags: [] });
    const later = kbSteps({ ...memorandum, term: { end: 'FIXED', from: day('2020-04-01'), until } });
    expect(after(...later, ...kbSigning()).state).toMatchObject({ stage: 'SIGNED', validFrom: '2020-04-01' });
    const same = kbSteps({ ...memorandum, term: { end: 'FIXED', from: day('2020-03-10'), until } });
    expect(after(...same, ...kbSigning()).state.stage).toBe('ACTIVE');
    const activate: AgreementCommand = { type: 'ActivateAgreement' };
    const bySystem = (now: string) => ({ ...at('2020-04-01', SYSTEM), now: now as never });
    after(...later, ...kbSigning())
      .when(activate, bySystem('2020-03-31T15:59:59.999Z'))
      .then([]);
    after(...later, ...kbSigning())
      .when(activate, bySystem('2020-03-31T16:00:00.000Z'))
      .then([{ type: 'AgreementActivated', data: { agreementId: 'kb-1' } }]);
    after(...same, ...kbSigning())
      .when(activate, bySystem('2020-04-01T16:00:00.000Z'))
      .then([]);
  });

  it('are before it is signed by the words of a clause alone, which is a flag', () => {
    const from = day('2020-03-09');
    const { info } = signingFirst({ end: 'FIXED', from, until }).thenRejected('E_TERM', 'AGR-09');
    expect(info.field).toBe('/term/retroactiveClause');
    expect(signed({ end: 'FIXED', from, until, retroactiveClause: 'Berlaku surut' })).toMatchObject({
      validFrom: '2020-03-09',
      flags: ['RETROACTIVE'],
    });
    expect(signed({ end: 'FIXED', from: day('2020-03-10'), until })).toMatchObject({ flags: [] });
  });

  it('are not over when it is signed, the last one allowed', () => {
    expect(signed({ end: 'FIXED', until: day('2020-03-10') })).toMatchObject({ validUntil: '2020-03-10' });
    const { info } = signingFirst({ end: 'FIXED', until: day('2020-03-09') }).thenRejected('E_TERM', 'AGR-09');
    expect(info.field).toBe('/term/until');
    after(...kbSteps({ ...memorandum, term: { end: 'FIXED', until: day('2020-03-10') } }), kbSigning()[0]!)
      .when(sign(2), at('2020-03-11', TANBU))
      .thenRejected('E_TERM', 'AGR-09');
  });

  it('are without end where the text says so, and long is a flag', () => {
    const open = signed({ end: 'OPEN_ENDED' });
    for (const none of ['validUntil', 'expiresAt']) expect(open).not.toHaveProperty(none);
    expect(signed({ end: 'FIXED', until: day('2025-03-09') })).toMatchObject({ flags: [] });
    expect(signed({ end: 'FIXED', until: day('2025-03-10') })).toMatchObject({ flags: ['LONG_TERM'] });
    const outside = kb(twoRegions, { planning: { basis: 'EMERGENCY', statement: 'Banjir' } });
    expect(told(...kbSteps(memorandum, outside), ...kbSigning()).at(-1)!.data).toMatchObject({
      flags: ['OUTSIDE_PLAN'],
    });
  });

  it('end by the clock of the western-most party', () => {
    const withKapuas = kb([{ region: TANAH_BUMBU }, { region: { ...BATOLA, code: '62.03' as never } }]);
    const steps: readonly Step[] = [
      ['2020-01-20', actor('REGENCY_COOP', TANAH_BUMBU.code), initiate(withKapuas)],
      ['2020-02-03', COOP, draft(memorandum)],
      ['2020-02-10', COOP, recommend(1)],
      ['2020-02-10', COOP, recommend(2)],
      ['2020-02-20', COOP, FINAL],
      ['2020-03-10', TANBU, sign(1)],
      ['2020-03-10', head('62.03' as never), sign(2)],
    ];
    expect(told(...steps).at(-1)!.data).toMatchObject({ expiresAt: '2024-12-31T17:00:00.000Z' });
    expect(types(...steps.slice(0, 5), ['2020-02-19', head('62.03' as never), sign(2)])).toHaveLength(6);
    after(...steps.slice(0, 5))
      .when(sign(1), at('2020-02-19', TANBU))
      .thenRejected('E_DATE_ORDER');
  });
});

describe('AGR-03 the scheme of the day of signing', () => {
  it('is looked at again when it is signed', () => {
    const before = kb([KEMENDES, { region: BATOLA }], { scheme: 'KSDPK' });
    const steps: readonly Step[] = [
      ['2018-06-20', { ...SEKJEN, capacity: 'DEFINITIF' }, initiate(before)],
      ['2018-06-21', COOP, draft({ ...memorandum, text: { ...memorandum.text, date: day('2018-06-01') } })],
      ['2018-06-22', COOP, { ...recommend(2), minutes: doc('BA', '2018-06-01') } as AgreementCommand],
      ['2018-06-23', COOP, FINAL],
    ];
    expect(types(...steps, ['2018-07-12', BUPATI, sign(2)])).toHaveLength(5);
    const { info } = after(...steps)
      .when(sign(2), at('2018-07-13', BUPATI))
      .thenRejected('E_WRONG_SCHEME', 'AGR-03');
    expect(info.details).toEqual({ scheme: 'SINERGI_PUSAT' });
  });

  it('§7.3 is signed with abroad only after the centre has confirmed, by that day', () => {
    const letter = doc('SURAT', '2020-02-01');
    const step = (name: 'INTENT' | 'MINISTER_CONSIDERED' | 'TEXT_APPROVED' | 'CONFIRMED') =>
      ({ type: 'RecordCentralStep', step: name, letter }) as const;
    const steps: readonly Step[] = [
      ['2020-01-20', COOP, initiate(kb([{ region: BATOLA }, MONTANA], { scheme: 'KSDPL' }))],
      ['2020-02-03', COOP, draft(memorandum)],
      ['2020-02-04', COOP, step('INTENT')],
      ['2020-02-05', COOP, { type: 'RequestDPRDApproval', partyNo: 1, letter }],
      ['2020-02-06', SETWAN, { type: 'RecordDPRDDecision', partyNo: 1, granted: true, letter }],
      ['2020-02-07', COOP, step('MINISTER_CONSIDERED')],
      ['2020-02-08', COOP, step('TEXT_APPROVED')],
      ['2020-02-10', COOP, recommend(1)],
      ['2020-02-20', COOP, FINAL],
      ['2020-03-05', COOP, step('CONFIRMED')],
    ];
    const { info } = after(...steps.slice(0, 9))
      .when(sign(1), at('2020-03-10', BUPATI))
      .thenRejected('E_CENTRAL_APPROVAL_REQUIRED', 'AGR-03');
    expect(info.details).toEqual({ steps: ['INTENT', 'MINISTER_CONSIDERED', 'TEXT_APPROVED'] });
    after(...steps)
      .when(sign(1), at('2020-03-04', BUPATI))
      .thenRejected('E_CENTRAL_APPROVAL_REQUIRED');
    expect(types(...steps, ['2020-03-05', BUPATI, sign(1)], ['2020-03-05', BUPATI, signAs(2)]).at(-1)).toBe(
      'MoUSigned',
    );
  });
});

describe('AGR-10 the council', () => {
  const letter = doc('SURAT', '2016-01-02');
  const ask: AgreementCommand = { type: 'RequestDPRDApproval', partyNo: 2, letter };
  const decided = (granted: boolean): AgreementCommand => ({ type: 'RecordDPRDDecision', partyNo: 2, granted, letter });
  const needed: readonly Step[] = [...pksSteps, ['2020-03-05', KADIS_PMD, declare(2, true)]];
  const signingAt = (on: string, ...steps: readonly Step[]) =>
    after(...needed, ...steps).when(sign(2), at(on, KADIS_PMD, { parent }));

  it('has approved by the day of the signature, where it has to', () => {
    signingAt('2020-03-10').thenRejected('E_DPRD_REQUIRED', 'AGR-10');
    signingAt('2020-03-10', ['2020-03-06', KADIS_PMD, ask]).thenRejected('E_DPRD_REQUIRED', 'AGR-10');
    const granted: readonly Step[] = [
      ['2020-03-06', KADIS_PMD, ask],
      ['2020-03-12', SETWAN, decided(true)],
    ];
    signingAt('2020-03-11', ...granted).thenRejected('E_DPRD_REQUIRED', 'AGR-10');
    expect(types(...needed, ...granted, ['2020-03-12', KADIS_PMD, sign(2), { parent }]).at(-1)).toBe(
      'AgreementSignatureRecorded',
    );
    expect(types(...needed, ['2020-03-10', LITBANG, sign(1), { parent }]).at(-1)).toBe('AgreementSignatureRecorded');
  });

  it('that has refused is not passed over by declaring that it need not be asked', () => {
    const refused: readonly Step[] = [
      ['2020-03-06', KADIS_PMD, ask],
      ['2020-03-07', SETWAN, decided(false)],
      ['2020-03-08', KADIS_PMD, declare(2)],
    ];
    signingAt('2020-03-10', ...refused).thenRejected('E_DPRD_REQUIRED', 'AGR-10');
  });

  it('is not asked of a party that has signed already', () => {
    after(...pksSteps, ...pksSigning([2]))
      .when(declare(2, true), at('2020-03-11', KADIS_PMD))
      .thenRejected('E_STATE', 'AGR-10');
  });

  describe('under PP 50/2007', () => {
    const holidays = new Map([2016, 2018].map((year) => [year, new Set<never>()]));
    const year = (days: string) => (on: string) => on.replace('2020', days);
    const of = (y: string): readonly Step[] => {
      const old = year(y);
      const paper = { ...contract.text, date: day(`${y}-01-02`) };
      return [
        [old('2020-01-02'), LITBANG, initiate({ ...pks, scheme: 'KSDPK' }), { parent: known }],
        [
          old('2020-01-04'),
          LITBANG,
          draft({
            ...contract,
            text: paper,
            contents: [...contract.contents, 'SANCTIONS'],
            feasibilityStudy: doc('STUDI', `${y}-01-02`),
          }),
          { parent: known },
        ],
        [old('2020-01-05'), dated(y), declare(2, true)],
        [old('2020-01-05'), { ...dated(y), officeId: 'disnaker' }, declare(3)],
        [old('2020-01-06'), LITBANG, FINAL, { parent: known }],
      ];
    };
    const dated = (y: string): Actor => ({ ...KADIS_PMD, mandate: doc('SURAT_KUASA', `${y}-01-02`) });
    const known = { ...parent, validFrom: day('2010-01-01') };
    /** Signed on that day, after the council was asked on those. */
    const signs = (on: string, days: readonly string[], calendar = holidays) => {
      const y = on.slice(0, 4);
      const asks = { ...ask, letter: doc('SURAT', `${y}-01-02`) } as AgreementCommand;
      const asked = after(...of(y), ...days.map((each): Step => [each, dated(y), asks]));
      return {
        refused: (code: ErrorCode = 'E_DPRD_REQUIRED', ruleId = 'AGR-10') =>
          asked.when(sign(2), at(on, dated(y), { parent: known, calendar })).thenRejected(code, ruleId),
        taken: () => {
          const steps = days.map((each): Step => [each, dated(y), asks]);
          const signed = types(...of(y), ...steps, [on, dated(y), sign(2), { parent: known, calendar }]);
          expect(signed.at(-1)).toBe('AgreementSignatureRecorded');
        },
      };
    };

    it('counts as approving when fifteen working days after it was asked again are over', () => {
      const days = ['2016-02-01', '2016-03-01'];
      // The fifteenth working day after Tuesday 1 March is Tuesday 22 March.
      signs('2016-03-22', days).refused();
      signs('2016-03-23', days).taken();
    });

    it('does not by silence after it was asked once, nor while its calendar is unknown', () => {
      signs('2016-12-23', ['2016-03-01']).refused();
      signs('2016-12-23', ['2016-02-01', '2016-03-01'], new Map()).refused();
    });

    it('does not since 13 July 2018', () => {
      const days = ['2018-02-01', '2018-03-01'];
      signs('2018-07-12', days).taken();
      signs('2018-07-13', days).refused('E_WRONG_SCHEME', 'AGR-03');
    });
  });

  it('is silent for ever since PP 28/2018', () => {
    const twice: readonly Step[] = [
      ['2020-03-06', KADIS_PMD, ask],
      ['2020-03-09', KADIS_PMD, ask],
    ];
    after(...needed, ...twice)
      .when(sign(2), at('2020-12-10', KADIS_PMD, { parent, calendar: new Map([[2020, new Set()]]) }))
      .thenRejected('E_DPRD_REQUIRED', 'AGR-10');
  });
});

describe('AGR-11 the parent in force', () => {
  const signingAt = (on: string, known: AgreementFacts['parent']) =>
    after(...pksSteps).when(sign(1), at(on, LITBANG, { parent: known }));

  it('is in force on the day, its first and its last allowed', () => {
    signingAt('2020-03-09', parent).thenRejected('E_PARENT_NOT_ACTIVE', 'AGR-11');
    signingAt('2025-01-01', parent).thenRejected('E_PARENT_NOT_ACTIVE', 'AGR-11');
    for (const on of ['2020-03-10', '2024-12-31'])
      expect(types(...pksSteps, [on, LITBANG, sign(1), { parent }])).toContain('AgreementSignatureRecorded');
    const { validFrom: _f, validUntil: _u, ...unsigned } = parent;
    signingAt('2020-03-10', { ...unsigned, stage: 'FINAL' }).thenRejected('E_PARENT_NOT_ACTIVE', 'AGR-11');
    signingAt('2020-03-10', undefined).thenRejected('E_PARENT_NOT_ACTIVE', 'AGR-11');
  });

  it('is looked at as it was on that day, whatever has become of it since', () => {
    for (const known of [
      { ...parent, stage: 'EXPIRED' as const },
      { ...parent, stage: 'TERMINATED' as const, endedOn: day('2020-03-11') },
    ])
      expect(types(...pksSteps, ['2020-03-10', LITBANG, sign(1), { parent: known }])).toContain(
        'AgreementSignatureRecorded',
      );
    signingAt('2020-03-11', { ...parent, stage: 'TERMINATED', endedOn: day('2020-03-11') }).thenRejected(
      'E_PARENT_NOT_ACTIVE',
      'AGR-11',
    );
  });

  it('AGR-09 holds the term of the PKS when it is signed, too', () => {
    after(...pksSteps, ...pksSigning([1, 2]))
      .when(
        sign(3),
        at(
          '2020-03-10',
          { ...KADIS_PMD, officeId: 'disnaker' },
          { parent: { ...parent, validUntil: day('2023-12-31') } },
        ),
      )
      .thenRejected('E_TERM_OUTSIDE_PARENT', 'AGR-09');
  });
});

describe('AGR-17 deliberations', () => {
  const by = kades(DESA_ANGSANA.code);
  const signingAt = (on: string, ...steps: readonly Step[]) =>
    after(...regulationSteps, ...steps).when(sign(1), at(on, by));

  it('of each village and of all together come before the first signature, on its day at the latest', () => {
    signingAt('2020-03-10').thenRejected('E_MUSYAWARAH_MISSING', 'AGR-17');
    expect(
      signingAt('2020-03-10', ...deliberations.slice(0, 2)).thenRejected('E_MUSYAWARAH_MISSING').info.details,
    ).toEqual({ parties: [3], interVillage: false });
    signingAt('2020-03-10', ...deliberations.slice(0, 3)).thenRejected('E_MUSYAWARAH_MISSING', 'AGR-17');
    signingAt('2020-02-24', ...deliberations).thenRejected('E_MUSYAWARAH_MISSING', 'AGR-17');
    expect(types(...regulationSteps, ...deliberations, ['2020-02-25', by, sign(1)])).toContain(
      'AgreementSignatureRecorded',
    );
    const late: Step = ['2020-03-15', kades(DESA_MEKAR_JAYA.code), deliberation(2, '2020-03-11')];
    signingAt('2020-03-10', ...deliberations, late).thenRejected('E_MUSYAWARAH_MISSING', 'AGR-17');
    expect(types(...regulationSteps, ...deliberations, ['2020-03-01', by, together('2020-02-26')])).toHaveLength(8);
  });

  it('are not asked of regions', () => {
    expect(types(...kbSteps(), ...kbSigning())).toContain('MoUSigned');
    expect(D1).toHaveLength(64);
  });
});
