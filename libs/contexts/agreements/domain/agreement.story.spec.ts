import { describe, expect, it } from '@jest/globals';
import { day, doc, given, type GivenEvent } from '#testing';
import { agreementDecider } from './agreement.decider.js';
import type { AgreementEvent } from './agreement.events.js';
import {
  BALILATFO,
  BATOLA,
  BUPATI,
  COOP,
  D1,
  DPMD,
  KADIS_NAKER,
  KADIS_PMD,
  KEMENDES,
  LITBANG,
  PLACE,
  SEKJEN,
  actionPlan,
  declare,
  draft,
  facts,
  FINAL,
  initiate,
  nk,
  nkSteps,
  parent,
  pks,
  pksSigning,
  pksSteps,
  recommend,
  sign,
  signing,
  terms,
  told,
} from './fixtures/agreement-story.js';

const after = (...events: readonly GivenEvent<AgreementEvent>[]) => given(agreementDecider, events);
const on = (date: string, actor = SEKJEN, more: Parameters<typeof facts>[1] = {}) => ({
  occurredOn: day(date),
  actor,
  facts: facts(actor, more),
});
const id = { agreementId: 'nk-1' };
const ofBatola = { ...id, partyNo: 2, party: { region: BATOLA } };

describe('S-1 the memorandum of the Ministry with Barito Kuala', () => {
  it('is initiated by the Secretary General', () => {
    after()
      .when(initiate(), on('2020-01-20'))
      .then([
        {
          type: 'CooperationInitiated',
          data: {
            ...terms,
            initiatedBy: {
              officeId: 'sekjen',
              officialName: 'Pejabat pemrakarsa',
              capacity: 'KUASA',
              mandate: SEKJEN.mandate!,
            },
          },
        },
      ]);
  });

  it('has a text, which the TKKSD of the regency recommends, and becomes final', () => {
    const drafted = { type: 'AgreementDrafted', data: { ...id, version: 1, ...nk } } as const;
    const recommended = {
      type: 'TKKSDRecommendationGiven',
      data: { ...ofBatola, textSha256: D1, minutes: doc('BA_TKKSD', '2020-02-01') },
    } as const;
    after(...told(...nkSteps.slice(0, 1)))
      .when(draft(nk), on('2020-02-03'))
      .then([drafted]);
    after(...told(...nkSteps.slice(0, 2)))
      .when(recommend(2), on('2020-02-10', COOP))
      .then([recommended]);
    after(...told(...nkSteps.slice(0, 3)))
      .when(FINAL, on('2020-02-20'))
      .then([{ type: 'AgreementTextFinalised', data: { ...id, version: 1, sha256: D1, warnings: [] } }]);
    expect(after(...told(...nkSteps.slice(0, 3))).state).toMatchObject({ stage: 'RECOMMENDED' });
    expect(after(...told(...nkSteps)).state).toMatchObject({ stage: 'FINAL' });
  });

  it('is signed by both on 10 March 2020: the last signature makes it, in the same append', () => {
    const signatory = { officeId: 'sekjen', officialName: 'Penanda tangan 1', capacity: 'KUASA' } as const;
    const first = {
      ...id,
      partyNo: 1,
      party: KEMENDES,
      textSha256: D1,
      signMethod: 'WET_INK',
      place: PLACE,
      documentNumber: 'NK-1/2020',
      signatory: { ...signatory, mandate: SEKJEN.mandate! },
    } as const;
    const term = { othersUntil: day('2020-05-09'), lapsesAt: '2020-05-09T16:00:00.000Z' as never };
    after(...told(...nkSteps))
      .when(sign(1, { documentNumber: 'NK-1/2020' }), on('2020-03-10'))
      .then([{ type: 'AgreementSignatureRecorded', data: { ...first, ...term } }]);

    const bupati = { officeId: 'bupati-batola', officialName: 'Penanda tangan 2', capacity: 'DEFINITIF' } as const;
    const { officeId: _o, planning: _p, parties: _ps, ...said } = terms;
    const signedParty = { signMethod: 'WET_INK', signedOn: day('2020-03-10') } as const;
    after(...told(...nkSteps, ...signing().slice(0, 1)))
      .when(sign(2), on('2020-03-10', BUPATI))
      .then([
        {
          type: 'AgreementSignatureRecorded',
          data: { ...ofBatola, textSha256: D1, signMethod: 'WET_INK', place: PLACE, signatory: bupati, ...term },
        },
        {
          type: 'MoUSigned',
          data: {
            ...said,
            parties: [
              { partyNo: 1, party: KEMENDES, signatory: first.signatory, ...signedParty },
              { partyNo: 2, party: { region: BATOLA }, signatory: bupati, ...signedParty },
            ],
            place: PLACE,
            signedOn: day('2020-03-10'),
            validFrom: day('2020-03-10'),
            validUntil: day('2024-12-31'),
            textSha256: D1,
            actionPlan,
            flags: [],
            expiresAt: '2024-12-31T16:00:00.000Z' as never,
            stalledAt: '2021-03-09T16:00:00.000Z' as never,
          },
        },
      ]);
    expect(after(...told(...nkSteps, ...signing())).state).toMatchObject({
      stage: 'ACTIVE',
      validFrom: '2020-03-10',
      validUntil: '2024-12-31',
    });
  });

  it('R1 is not signed on another file, R2 nor final without an action plan', () => {
    const { info } = after(...told(...nkSteps))
      .when(sign(1, { textSha256: 'ab'.repeat(32) }), on('2020-03-10'))
      .thenRejected('E_TEXT_CHANGED', 'AGR-07');
    expect(info).toMatchObject({ field: '/textSha256', details: { final: D1 } });
    const { actionPlan: _rows, ...without } = nk;
    for (const text of [without, { ...nk, actionPlan: [] }]) {
      const events = told(nkSteps[0]!, ['2020-02-03', SEKJEN, draft(text)], nkSteps[2]!);
      const { info: asked } = after(...events)
        .when(FINAL, on('2020-02-20'))
        .thenRejected('E_ACTION_PLAN_MISSING', 'AGR-05');
      expect(asked.field).toBe('/actionPlan');
    }
  });
});

describe('S-1 the technical agreement under it', () => {
  it('is signed by three, in whatever order, and made exactly once', () => {
    for (const order of [
      [1, 2, 3],
      [1, 3, 2],
      [2, 1, 3],
      [2, 3, 1],
      [3, 1, 2],
      [3, 2, 1],
    ]) {
      const events = told(...pksSteps, ...pksSigning(order));
      expect(events.filter(({ type }) => type === 'AgreementSignatureRecorded')).toHaveLength(3);
      expect(events.filter(({ type }) => type === 'PKSSigned')).toHaveLength(1);
      const made = events.at(-1)!;
      expect(made).toMatchObject({
        type: 'PKSSigned',
        data: { parentId: 'nk-1', validFrom: '2020-03-10', validUntil: '2024-12-31' },
      });
      expect((made.data as { parties: readonly { partyNo: number }[] }).parties.map(({ partyNo }) => partyNo)).toEqual([
        1, 2, 3,
      ]);
      expect(after(...events).state.stage).toBe('ACTIVE');
    }
  });

  it('may be of the same day as the memorandum, and is called stalled by no one', () => {
    const made = told(...pksSteps, ...pksSigning()).at(-1)!;
    expect(made.data).not.toHaveProperty('stalledAt');
    expect(made.data).toMatchObject({ signedOn: '2020-03-10' });
  });

  it('R3 is signed for an agency with a power of attorney alone', () => {
    const { mandate: _none, ...unshown } = KADIS_NAKER;
    const { info } = after(...told(...pksSteps))
      .when(sign(3), on('2020-03-10', unshown, { parent }))
      .thenRejected('E_NO_AUTHORITY', 'AGR-06');
    expect(info.field).toBe('/acting/mandate');
  });

  it('R7 is not signed while the council has not approved what is not in the budget', () => {
    const unbudgeted = told(...pksSteps, ['2020-03-05', KADIS_PMD, declare(2, false, true)]);
    const { info } = after(...unbudgeted)
      .when(sign(2), on('2020-03-10', KADIS_PMD, { parent }))
      .thenRejected('E_DPRD_REQUIRED', 'AGR-10');
    expect(info).toMatchObject({ field: '/partyNo', details: { partyNo: 2 } });
    after(...unbudgeted)
      .when(declare(2, false, true), on('2020-03-06', KADIS_PMD))
      .then([]);
  });

  it('is of parties that are told as the register of institutions has them', () => {
    const [made] = told(['2020-03-02', LITBANG, initiate({ ...pks, parties: [BALILATFO, DPMD] }), { parent }]);
    expect(made!.data).toMatchObject({ parties: [BALILATFO, DPMD] });
    after()
      .when(
        initiate({ ...pks, parties: [BALILATFO, { ...DPMD, name: 'Dinas Lain' }] }),
        on('2020-03-02', LITBANG, { parent }),
      )
      .thenRejected('E_VALIDATION', 'PTY-03');
    after()
      .when(initiate(pks), on('2020-03-02', KADIS_PMD, { parent }))
      .thenRejected('E_NO_AUTHORITY', 'PTY-04');
    after(...told(...pksSteps))
      .when(sign(2), on('2020-03-10', KADIS_NAKER, { parent }))
      .thenRejected('E_NO_AUTHORITY', 'PTY-04');
  });

  it('PTY-04 is dealt with by officers of the institutions that are its parties, each for his own', () => {
    const signed = after(...told(...pksSteps, ...pksSigning()));
    const declaring = after(...told(...pksSteps));
    declaring.when(declare(2, true), on('2020-03-05', KADIS_NAKER)).thenRejected('E_NO_AUTHORITY', 'PTY-04');
    const activity = { type: 'RecordImplementationActivity', description: 'Pelatihan' } as const;
    for (const stranger of [SEKJEN, { ...KADIS_PMD, officeId: 'dinas-lain' }])
      expect(
        signed.when(activity, on('2020-05-05', stranger)).thenRejected('E_NO_AUTHORITY', 'PTY-04').info.field,
      ).toBe('/acting/officeId');
    for (const by of [LITBANG, KADIS_PMD, KADIS_NAKER, COOP])
      expect(told(...pksSteps, ...pksSigning(), ['2020-05-05', by, activity]).at(-1)!.type).toBe(
        'AgreementActivityRecorded',
      );
  });
});
