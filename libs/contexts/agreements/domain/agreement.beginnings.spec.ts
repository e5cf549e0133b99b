import { describe, expect, it } from '@jest/globals';
import { actor, day, doc, given, refused, region } from '#testing';
import { partyKey, type ErrorCode } from '#kernel';
import { agreementDecider } from './agreement.decider.js';
import type { OtherAgreement } from './agreement.facts.js';
import { derivedScheme } from './agreement.rules-scheme.js';
import type { AgreementParty, AgreementTerms } from './agreement.terms.js';
import {
  BALILATFO,
  BATOLA,
  BUPATI,
  COOP,
  DESA_ANGSANA,
  DESA_MEKAR_JAYA,
  DISNAKER,
  DPMD,
  KAPUAS,
  KEMENDES,
  LITBANG,
  MONTANA,
  PT_BINA,
  SEI_ASAM,
  SEKJEN,
  SYSTEM,
  TANAH_BUMBU,
  ULM,
  contract,
  draft,
  facts,
  head,
  initiate,
  kades,
  kb,
  kbSteps,
  memorandum,
  parent,
  pks,
  regulation,
  terms,
  told,
  twoRegions,
  type Step,
} from './fixtures/agreement-story.js';

const at = (date: string, by = COOP, more: Parameters<typeof facts>[1] = {}) => ({
  occurredOn: day(date),
  actor: by,
  facts: facts(by, more),
});
const initiating = (said: AgreementTerms, on = '2020-01-20', more: Parameters<typeof facts>[1] = {}, by = COOP) => {
  const asked = given(agreementDecider, []).when(initiate(said), at(on, by, more));
  return {
    refused: (code: ErrorCode, ruleId: string, field?: string) => {
      const rejection = asked.thenRejected(code, ruleId);
      expect(rejection.info.field).toBe(field);
      return rejection;
    },
    taken: () => expect(told([on, by, initiate(said), more])).toHaveLength(1),
  };
};
const BATOLA_PARTY = { region: BATOLA };
const office = (name: string) => ({ kind: 'OFFICE' as const, region: BATOLA, name });

describe('AGR-01 the object', () => {
  it("is an affair within the region's authority, and at least one", () => {
    initiating(kb(twoRegions)).taken();
    initiating(kb(twoRegions, { urusan: [] })).refused('E_OBJECT_NOT_ALLOWED', 'AGR-01', '/urusan');
    for (const affair of ['PERTAHANAN', 'AGAMA', 'DESA_PEMBANGUNAN'] as const)
      initiating(kb(twoRegions, { urusan: ['SOSIAL', affair] })).refused('E_OBJECT_NOT_ALLOWED', 'AGR-01', '/urusan/1');
  });

  it('of villages is a field of villages, and of a ministry may be its own', () => {
    const by = kades(DESA_ANGSANA.code);
    initiating(regulation(), '2020-01-20', {}, by).taken();
    initiating(regulation(undefined, { urusan: ['PERTANIAN'] }), '2020-01-20', {}, by).refused(
      'E_OBJECT_NOT_ALLOWED',
      'AGR-01',
      '/urusan/0',
    );
    initiating({ ...terms, urusan: ['AGAMA'] }, '2020-01-20', {}, SEKJEN).taken();
  });
});

describe('AGR-02 the parties', () => {
  const twice = (first: AgreementParty, again: AgreementParty) =>
    initiating(kb([BATOLA_PARTY, first, again], { scheme: 'KSDPK' })).refused('E_PARTIES', 'AGR-02', '/parties/2');

  it('are two at least, and not two agencies of one government', () => {
    initiating(kb([BATOLA_PARTY])).refused('E_PARTIES', 'AGR-02', '/parties');
    const agencies = { ...pks, scheme: 'KSDD_SUKARELA' as const, parties: [DPMD, DISNAKER] };
    initiating(agencies, '2020-03-02', { parent }).refused('E_PARTIES', 'AGR-02', '/parties');
  });

  it('are each named once, under whatever spelling', () => {
    initiating(kb([BATOLA_PARTY, { region: TANAH_BUMBU }, { region: { ...BATOLA, nameAtTime: 'Batola' } }])).refused(
      'E_PARTIES',
      'AGR-02',
      '/parties/2',
    );
    twice(PT_BINA, { ...PT_BINA, name: 'P.T. BINA' });
    twice(PT_BINA, { ...PT_BINA, name: 'Bina, PT' });
    twice(ULM, { ...ULM, name: 'u.l.m.' });
    twice(PT_BINA, { ...PT_BINA, kind: 'BUMD' });
    twice(KEMENDES, { kind: 'CENTRAL_UNIT', name: 'KEMENTERIAN  DESA' });
    const { info } = twice(PT_BINA, { ...PT_BINA, name: 'bina pt.' });
    expect(info.messageEn).toContain('bina pt.');
    initiating(
      kb([BATOLA_PARTY, PT_BINA, { ...PT_BINA, region: region('63.10', 'Tanah Bumbu') }], { scheme: 'KSDPK' }),
    ).taken();
  });

  it('have what their kind asks for, are no kecamatan or kelurahan, and are of abroad where they say so', () => {
    for (const part of [region('63.10.09', 'Angsana'), region('61.71.01.1005', 'Kotabaru')])
      initiating(kb([BATOLA_PARTY, { region: part }])).refused('E_PARTIES', 'AGR-02', '/parties/1');
    initiating(kb([BATOLA_PARTY, { kind: 'COMPANY', name: 'PT X' }])).refused(
      'E_VALIDATION',
      'PTY-01',
      '/parties/1/region',
    );
    initiating(kb([BATOLA_PARTY, { ...PT_BINA, foreignRegion: true }], { scheme: 'KSDPK' })).refused(
      'E_VALIDATION',
      'AGR-03',
      '/parties/1/foreignRegion',
    );
  });

  it('of mandatory cooperation are regions that a paper calls adjacent', () => {
    const asked = kb(twoRegions, { scheme: 'KSDD_WAJIB' });
    initiating(asked).refused('E_DOC_MISSING', 'COM-10', '/adjacency');
    initiating({ ...asked, adjacency: doc('PETA', '2020-01-01') }).taken();
    initiating({ ...asked, parties: [BATOLA_PARTY, PT_BINA] }).refused('E_WRONG_SCHEME', 'AGR-03', '/scheme');
  });

  it('AGR-06 are agencies in a PKS alone, named by the register', () => {
    initiating(kb([BATOLA_PARTY, DPMD])).refused('E_PARTIES', 'AGR-06', '/parties/1');
    initiating({ ...pks, parties: [BALILATFO, office('Dinas PMD')] }, '2020-03-02', { parent }, LITBANG).refused(
      'E_PARTIES',
      'AGR-06',
      '/parties/1/institutionId',
    );
  });
});

describe('AGR-03 the scheme follows from the parties and the day', () => {
  const province = { region: region('63', 'Kalimantan Selatan') };
  const village = (each = DESA_ANGSANA): AgreementParty => ({ region: each });
  const vertical = { kind: 'VERTICAL_OFFICE', region: BATOLA, name: 'Kantor Pertanahan' } as const;
  const body = { kind: 'FOREIGN', country: 'JP', name: 'JICA' } as const;

  it.each<[string, readonly AgreementParty[], string]>([
    ['regions', twoRegions, 'KSDD_SUKARELA'],
    ['a province and its regency', [province, BATOLA_PARTY], 'KSDD_SUKARELA'],
    ['a council beside a region', [{ kind: 'COUNCIL', region: KAPUAS, name: 'DPRD' }, BATOLA_PARTY], 'KSDD_SUKARELA'],
    ['a ministry', [KEMENDES, BATOLA_PARTY], 'SINERGI_PUSAT'],
    ['a ministry and a company', [KEMENDES, BATOLA_PARTY, PT_BINA], 'SINERGI_PUSAT'],
    ['a vertical office', [vertical, BATOLA_PARTY], 'KSDPK'],
    ['a university', [BATOLA_PARTY, ULM], 'KSDPK'],
    ['a region abroad', [BATOLA_PARTY, MONTANA], 'KSDPL'],
    ['a body abroad', [BATOLA_PARTY, body], 'KSDLL'],
    ['villages of one regency', [village(), village(DESA_MEKAR_JAYA)], 'ANTAR_DESA'],
    ['a village and a company', [village(), PT_BINA], 'DESA_PIHAK_KETIGA'],
    ['a village and its region', [{ region: TANAH_BUMBU }, village()], 'DESA_PIHAK_KETIGA'],
  ])('of %s', (_, parties, scheme) => {
    for (const order of [parties, [...parties].reverse()])
      expect(derivedScheme(order, day('2020-01-20'), 'KSDPK')).toBe(scheme);
  });

  it('is mandatory between regions where that is declared, and nowhere else', () => {
    expect(derivedScheme(twoRegions, day('2020-01-20'), 'KSDD_WAJIB')).toBe('KSDD_WAJIB');
    expect(derivedScheme([BATOLA_PARTY, ULM], day('2020-01-20'), 'KSDD_WAJIB')).toBe('KSDPK');
  });

  it('calls a ministry a third party until 12 July 2018, and synergy from the next day', () => {
    const parties = [KEMENDES, BATOLA_PARTY];
    expect(derivedScheme(parties, day('2018-07-12'), 'SINERGI_PUSAT')).toBe('KSDPK');
    expect(derivedScheme(parties, day('2018-07-13'), 'KSDPK')).toBe('SINERGI_PUSAT');
  });

  it('holds no central bodies alone, no third parties alone, and no village with abroad', () => {
    for (const parties of [
      [KEMENDES, BALILATFO],
      [KEMENDES, vertical],
      [ULM, PT_BINA],
      [KEMENDES, ULM],
      [village(), MONTANA],
    ])
      expect(refused(() => derivedScheme(parties, day('2020-01-20'), 'KSDPK'))).toMatchObject({
        code: 'E_PARTIES',
        info: { ruleId: 'AGR-03', field: '/parties' },
      });
  });

  it('is named by the refusal of another one, also for villages of two regencies', () => {
    const { info } = initiating(kb([BATOLA_PARTY, ULM])).refused('E_WRONG_SCHEME', 'AGR-03', '/scheme');
    expect(info.details).toEqual({ scheme: 'KSDPK' });
    const across = initiating(regulation([SEI_ASAM, DESA_MEKAR_JAYA]), '2020-01-20', {}, kades(SEI_ASAM.code)).refused(
      'E_WRONG_SCHEME',
      'AGR-03',
      '/scheme',
    );
    expect(across.info.details).toEqual({ scheme: 'KSDD_SUKARELA', regions: ['62.03', '63.10'] });
    const united = (third: AgreementParty) => [village(SEI_ASAM), village(), third];
    expect(refused(() => derivedScheme(united(PT_BINA), day('2020-01-20'), 'ANTAR_DESA'))?.code).toBe('E_WRONG_SCHEME');
    const bumdesma = { kind: 'BUMDES', region: DESA_ANGSANA, name: 'BUMDesma' } as const;
    expect(derivedScheme(united(bumdesma), day('2020-01-20'), 'ANTAR_DESA')).toBe('DESA_PIHAK_KETIGA');
  });

  it('has instruments of its own', () => {
    for (const instrument of ['NOTA_KESEPAKATAN_SINERGI', 'PERATURAN_BERSAMA_KEPALA_DESA'] as const)
      expect(
        initiating(kb(twoRegions, { instrument })).refused('E_WRONG_SCHEME', 'AGR-03', '/instrument').info.details,
      ).toEqual({ instruments: ['KESEPAKATAN_BERSAMA', 'PKS'] });
    initiating({ ...terms, instrument: 'KESEPAKATAN_BERSAMA' }, '2020-01-20', {}, SEKJEN).refused(
      'E_WRONG_SCHEME',
      'AGR-03',
      '/instrument',
    );
  });
});

describe('AGR-04 the plan', () => {
  it('is named of a memorandum, also where it lies outside, and of no other instrument', () => {
    const { planning: _none, ...unplanned } = kb(twoRegions);
    initiating(unplanned).refused('E_VALIDATION', 'AGR-04', '/planning');
    for (const basis of ['RPJMD', 'EMERGENCY', 'NATIONAL_PROGRAMME', 'CO_ADMINISTRATION'] as const)
      initiating(kb(twoRegions, { planning: { basis, statement: 'x' } })).taken();
    initiating(pks, '2020-03-02', { parent }, LITBANG).taken();
  });
});

describe('AGR-11 the parent of a PKS', () => {
  const under = (known: OtherAgreement | undefined, said = pks) =>
    initiating(said, '2020-03-02', { parent: known }, LITBANG);
  const { parentId: _none, ...orphan } = pks;

  it('is a memorandum that is there, and is not the PKS itself', () => {
    under(parent, orphan).refused('E_VALIDATION', 'AGR-11', '/parentId');
    under(undefined).refused('E_NOT_FOUND', 'AGR-11', '/parentId');
    under(parent, { ...pks, agreementId: 'nk-1' }).refused('E_NOT_FOUND', 'AGR-11', '/parentId');
    under({ ...parent, instrument: 'PKS' }).refused('E_VALIDATION', 'AGR-11', '/parentId');
    under({ ...parent, stage: 'DRAFTING' }).taken();
  });

  it('is one of the regions whose agencies carry it out', () => {
    under({ ...parent, seats: ['INSTITUTION kemendes', '63.10'] }).refused('E_VALIDATION', 'AGR-11', '/parentId');
  });

  it('is of no other instrument', () => {
    initiating(kb(twoRegions, { parentId: 'nk-1' }), '2020-01-20', { parent }).refused(
      'E_VALIDATION',
      'AGR-11',
      '/parentId',
    );
  });
});

describe('AGR-16 An agreement that renews another', () => {
  const said = kb(twoRegions, { renewsId: 'kb-0' });
  const former = {
    ...parent,
    agreementId: 'kb-0',
    instrument: 'KESEPAKATAN_BERSAMA' as const,
    seats: ['63.04', '63.10'],
    keys: ['63.04', '63.10'],
  };
  const renewing = (renewed: typeof former | undefined, by = said) =>
    initiating(by, '2020-01-20', { ...(renewed && { renewed }) });

  it('names one that there is and that was signed, of the same instrument, between the same ones', () => {
    renewing(undefined).refused('E_NOT_FOUND', 'AGR-16', '/renewsId');
    const { validFrom: _from, ...unsigned } = former;
    renewing({ ...unsigned, stage: 'FINAL' } as typeof former).refused('E_VALIDATION', 'AGR-16', '/renewsId');
    renewing({ ...former, instrument: 'NOTA_KESEPAKATAN_SINERGI' as never }).refused(
      'E_VALIDATION',
      'AGR-16',
      '/renewsId',
    );
    for (const keys of [['63.04', '62.03'], ['63.10', '62.03'], []])
      renewing({ ...former, keys }).refused('E_VALIDATION', 'AGR-16', '/renewsId');
    renewing(former).taken();
    renewing({ ...former, stage: 'EXPIRED', keys: ['62.03', '63.10', '63.04'] }).taken();
  });

  it('is not between others that sit in the same regions', () => {
    const company = kb([BATOLA_PARTY, PT_BINA], { scheme: 'KSDPK', renewsId: 'kb-0' });
    const seats = [BATOLA.code, PT_BINA.region.code];
    const between = (...keys: string[]) => renewing({ ...former, seats, keys }, company);
    const [batola, bina, ulm] = [BATOLA_PARTY, PT_BINA, ULM].map(partyKey) as [string, string, string];
    between(batola, ulm).refused('E_VALIDATION', 'AGR-16', '/renewsId');
    between(batola, PT_BINA.region.code).refused('E_VALIDATION', 'AGR-16', '/renewsId');
    between(ulm, bina).refused('E_VALIDATION', 'AGR-16', '/renewsId');
    between(batola, bina).taken();
  });
});

describe('The visit from which the idea came', () => {
  it('is one that there is', () => {
    const said = kb(twoRegions, { originVisitId: 'visit-1' });
    initiating(said).refused('E_NOT_FOUND', undefined as never, '/originVisitId');
    initiating(said, '2020-01-20', { visitExists: true }).taken();
  });
});

describe('An offer', () => {
  const three = kb([BATOLA_PARTY, { region: TANAH_BUMBU }, ULM], { scheme: 'KSDPK' });
  const letter = doc('SURAT_PENAWARAN', '2020-01-21');
  const reply = doc('SURAT_JAWABAN', '2020-02-01');
  const begun: Step = ['2020-01-20', COOP, initiate(three)];
  const offered: Step = ['2020-01-21', COOP, { type: 'OfferCooperation', letter }];
  const after = (...steps: readonly Step[]) => given(agreementDecider, told(...steps));
  const id = { agreementId: 'kb-1' };

  it('is answered within 45 days, unless its letter says otherwise', () => {
    after(begun)
      .when({ type: 'OfferCooperation', letter }, at('2020-01-21'))
      .then([
        {
          type: 'CooperationOffered',
          data: { ...id, letter, replyDueOn: day('2020-03-06'), lapsesAt: '2020-03-06T16:00:00.000Z' as never },
        },
      ]);
    const [, said] = told(begun, [
      '2020-01-21',
      COOP,
      { type: 'OfferCooperation', letter, replyDueOn: day('2020-01-21') },
    ]);
    expect(said!.data).toMatchObject({ replyDueOn: '2020-01-21' });
    const early = { type: 'OfferCooperation', letter, replyDueOn: day('2020-01-20') } as const;
    expect(after(begun).when(early, at('2020-01-21')).thenRejected('E_DATE_ORDER', 'COM-05').info.field).toBe(
      '/replyDueOn',
    );
    expect(
      after(begun).when({ type: 'OfferCooperation' }, at('2020-01-21')).thenRejected('E_DOC_MISSING').info.field,
    ).toBe('/letter');
  });

  it('AGR-02 is none of mandatory cooperation', () => {
    const wajib = kb(twoRegions, { scheme: 'KSDD_WAJIB', adjacency: doc('PETA', '2020-01-01') });
    after(['2020-01-20', COOP, initiate(wajib)])
      .when({ type: 'OfferCooperation', letter }, at('2020-01-21'))
      .thenRejected('E_STATE', 'AGR-02');
  });

  it('is accepted by each of the others, once, and by the one that offered for a body without accounts', () => {
    const accept = (partyNo: number) => ({ type: 'AcceptOffer', partyNo, reply }) as const;
    const second: Step = ['2020-02-01', head(TANAH_BUMBU.code), accept(2)];
    const third: Step = ['2020-02-01', COOP, accept(3)];
    after(begun, offered, second)
      .when(accept(3), at('2020-02-01'))
      .then([
        { type: 'CooperationOfferAccepted', data: { ...id, partyNo: 3, party: ULM, recordedByFirst: true, reply } },
      ]);
    expect(after(begun, offered, second).state.stage).toBe('OFFERED');
    for (const both of [
      [second, third],
      [third, second],
    ])
      expect(after(begun, offered, ...both).state.stage).toBe('OFFER_ACCEPTED');
    for (const [partyNo, code] of [
      [1, 'E_STATE'],
      [2, 'E_STATE'],
      [4, 'E_NOT_FOUND'],
    ] as const)
      expect(after(begun, offered, second).when(accept(partyNo), at('2020-02-02')).thenRejected(code).info.field).toBe(
        '/partyNo',
      );
    expect(
      after(begun, offered).when({ type: 'AcceptOffer', partyNo: 2 }, at('2020-02-01')).thenRejected('E_DOC_MISSING')
        .info.field,
    ).toBe('/reply');
  });

  it('is answered until its last day, and no later', () => {
    const accept = { type: 'AcceptOffer', partyNo: 2, reply } as const;
    const by = head(TANAH_BUMBU.code);
    expect(told(begun, offered, ['2020-03-06', by, accept])).toHaveLength(3);
    const { info } = after(begun, offered).when(accept, at('2020-03-07', by)).thenRejected('E_EXPIRED');
    expect(info).toMatchObject({ field: '/occurredOn', details: { replyDueOn: '2020-03-06' } });
  });

  it('is declined by one of them with a reason, and over', () => {
    const decline = { type: 'DeclineOffer', partyNo: 2 } as const;
    const by = head(TANAH_BUMBU.code);
    after(begun, offered).when(decline, at('2020-02-01', by)).thenRejected('E_REASON_REQUIRED');
    after(begun, offered)
      .when(decline, { ...at('2020-02-01', by), reason: 'Anggaran' })
      .then([
        {
          type: 'CooperationOfferDeclined',
          data: { ...id, partyNo: 2, party: { region: TANAH_BUMBU }, reason: 'Anggaran' },
        },
      ]);
    after(begun, offered)
      .when({ type: 'DeclineOffer', partyNo: 3 }, { ...at('2020-02-01'), reason: 'Anggaran' })
      .thenRejected('E_DOC_MISSING');
    expect(after(begun, offered, ['2020-02-01', by, decline]).state.stage).toBe('OFFER_DECLINED');
  });

  it('lapses when its last day is over for those who would answer, and once', () => {
    const lapse = { type: 'LapseOffer' } as const;
    const bySystem = (now: string) => ({ ...at('2020-03-06', SYSTEM), now: now as never });
    after(begun, offered).when(lapse, bySystem('2020-03-06T15:59:59.999Z')).then([]);
    after(begun, offered)
      .when(lapse, bySystem('2020-03-06T16:00:00.000Z'))
      .then([{ type: 'CooperationOfferLapsed', data: { ...id, replyDueOn: day('2020-03-06') } }]);
    after(begun).when(lapse, bySystem('2021-01-01T00:00:00.000Z')).then([]);
    const lapsed = told(begun, offered, ['2020-03-07', SYSTEM, lapse]);
    expect(given(agreementDecider, lapsed).state.stage).toBe('OFFER_LAPSED');
    given(agreementDecider, lapsed).when(lapse, bySystem('2021-01-01T00:00:00.000Z')).then([]);
    given(agreementDecider, lapsed).when(draft(memorandum), at('2020-03-08')).thenRejected('E_STATE');
  });
});

describe('What is not gone on with', () => {
  it('is abandoned with a reason, before it is signed by all', () => {
    const abandon = { type: 'AbandonCooperation' } as const;
    const steps = kbSteps();
    for (let taken = 1; taken <= steps.length; taken += 1) {
      const after = given(agreementDecider, told(...steps.slice(0, taken)));
      after.when(abandon, at('2020-03-01')).thenRejected('E_REASON_REQUIRED');
      after
        .when(abandon, { ...at('2020-03-01', BUPATI), reason: 'Batal' })
        .then([{ type: 'CooperationAbandoned', data: { agreementId: 'kb-1', reason: 'Batal' } }]);
    }
    given(agreementDecider, []).when(abandon, at('2020-03-01')).thenRejected('E_NOT_FOUND');
  });

  it('COM-05 is not of a day before the last step', () => {
    given(agreementDecider, told(...kbSteps()))
      .when({ type: 'AbandonCooperation' }, { ...at('2020-02-19'), reason: 'Batal' })
      .thenRejected('E_DATE_ORDER', 'COM-05');
  });

  it('COM-04 is decided by whoever holds the office, and COM-10 shows papers of its days', () => {
    const gone = { ...facts(COOP), authority: { heldAs: 'NOT_HELD' as const } };
    given(agreementDecider, [])
      .when(initiate(kb(twoRegions)), { occurredOn: day('2020-01-20'), actor: COOP, facts: gone })
      .thenRejected('E_NO_AUTHORITY', 'COM-04');
    given(agreementDecider, told(kbSteps()[0]!))
      .when(
        draft({ ...contract, text: doc('NASKAH', '2020-02-04') }),
        at('2020-02-03', actor('REGENCY_COOP', '63.04' as never)),
      )
      .thenRejected('E_DATE_ORDER', 'COM-10');
  });
});
