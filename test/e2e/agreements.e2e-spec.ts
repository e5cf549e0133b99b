import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { HttpAnswer } from '#demo';
import { VIEWS } from '../../apps/dashboard/views.js';
import { demoDocument } from './demo-document.js';
import { eventDataFaults } from '../docs/strict-schemas.js';
import { SystemUnderTest } from './system.js';

type Body = Readonly<Record<string, unknown>>;

/** A memorandum of two regencies, from the offer to its end, as it goes on by itself. */
describe('A Kesepakatan Bersama of Kapuas and Tanah Bumbu', () => {
  let system: SystemUnderTest;
  let id = '';
  const TEXT = demoDocument('KB-naskah', 'Naskah', '2026-11-20');
  const paper = (name: string, date: string) => demoDocument(`KB-${name}`, 'Surat', date);

  beforeAll(async () => {
    system = await SystemUnderTest.start({}, { pages: VIEWS });
    for (const [region, place] of [
      ['62.03', 'kapuas'],
      ['63.10', 'tanbu'],
    ] as const) {
      await system.employ(`kerja-sama-${place}`, 'REGENCY_COOP', region, `kerja-sama-${region}`);
      await system.employ(`kepala-${place}`, 'REGENCY_HEAD', region, `bupati-${region}`);
    }
  });
  afterAll(async () => expect(eventDataFaults(await system.log())).toEqual([]));
  afterAll(() => system.stop());

  const codeOf = ({ status, body }: HttpAnswer): string => {
    const { code, ruleId, field } = body as Partial<Record<string, string>>;
    return [status, code, ruleId, field].filter(Boolean).join(' ');
  };
  const act = async (by: string, command: string, body: object = {}): Promise<string> =>
    codeOf(await system.post(by, `/v1/agreements/${id}/${command}`, body));
  const types = async (): Promise<readonly string[]> =>
    (await system.stream(`agreement-${id}`)).map(({ type }) => type);
  const record = async (by = 'kerja-sama-kapuas'): Promise<Body> =>
    ((await system.get(by, `/v1/agreements/${id}`)).body as { item: Body }).item;
  const waits = async (by: string): Promise<readonly Body[]> => {
    await system.settle();
    const { items } = (await system.get(by, `/v1/worklist?record=${id}`)).body as { items: readonly Body[] };
    return items.map(({ kind, obliged, dueOn }) => ({ kind, obliged, dueOn }));
  };
  /** Of what somebody is told that waits in it. */
  const told = async (by: string): Promise<readonly unknown[]> => {
    await system.settle();
    const { items } = (await system.get(by, '/v1/notifications/open')).body as { items: readonly Body[] };
    return items.filter((each) => each['record'] === `agreement-${id}`).map(({ kind, part }) => [kind, part]);
  };
  /**
   * What the page of the register counts to be watched: days to the end, ended without a report, without a PKS, without
   * activity, waiting for a DPRD.
   */
  const watched = async (by: string): Promise<readonly number[]> => {
    await system.settle();
    const { text } = await request(system.sinergi.app.getHttpServer())
      .get('/id/kerja-sama')
      .set('Cookie', `sinergi=${await system.tokenOf(by)}`);
    const [, card = ''] = /Perlu dipantau(.*?)<\/section>/s.exec(text) ?? [];
    return [...card.matchAll(/<b>(\d+)<\/b>/g)].map(([, count]) => Number(count));
  };
  const official = (name: string) => ({ acting: { officialName: name } });
  const signing = (partyNo: number, place: string) => ({
    ...official(`Bupati ${place}`),
    partyNo,
    textSha256: TEXT.sha256,
    signMethod: 'WET_INK',
    documentNumber: `KB/${partyNo}/2026`,
    place: { text: 'Pendopo' },
  });

  it('is offered, and waits for the answer of the other one', async () => {
    const begun = await system.post('kerja-sama-kapuas', '/v1/agreements', {
      ...official('Kepala Bagian Kerja Sama'),
      instrument: 'KESEPAKATAN_BERSAMA',
      scheme: 'KSDD_SUKARELA',
      officeId: 'kerja-sama-62.03',
      parties: [{ region: '62.03' }, { region: '63.10' }],
      title: 'Pembinaan BUM Desa',
      object: 'BUM Desa dan kelembagaan RT',
      urusan: ['PEMBERDAYAAN_DESA'],
      purpose: 'Menerapkan hasil kaji banding.',
      planning: { basis: 'RPJMD', statement: 'Pemberdayaan lembaga kemasyarakatan desa' },
    });
    expect(begun.status).toBe(201);
    ({ id } = begun.body as { id: string });
    expect(await act('kerja-sama-kapuas', 'offer-cooperation', { letter: paper('tawar', '2026-11-20') })).toBe('200');
    expect(await waits('kerja-sama-tanbu')).toMatchObject([{ kind: 'ANSWER_OFFER', obliged: ['63.10'] }]);
    expect([await told('kerja-sama-tanbu'), await told('kerja-sama-kapuas')]).toEqual([[['OFFER_TO_ANSWER', '2']], []]);
    const answer = { ...official('Kepala Bagian Kerja Sama'), partyNo: 2, reply: paper('jawab', '2026-11-20') };
    expect(await act('kerja-sama-kapuas', 'accept-offer', answer)).toBe('403 E_SCOPE');
    expect(await act('kerja-sama-tanbu', 'accept-offer', { ...answer, partyNo: 1 })).toMatch(/^403 E_SCOPE/);
    expect(await act('kerja-sama-tanbu', 'accept-offer', answer)).toBe('200');
  });

  it('has a text without money, which both TKKSD recommend', async () => {
    const text = {
      text: TEXT,
      contents: ['PARTIES', 'AIM', 'OBJECT', 'SCOPE', 'EXECUTION', 'TERM', 'CORRESPONDENCE', 'CLOSING'],
      term: { end: 'FIXED', until: '2028-12-31' },
    };
    const money = { ...text, funding: [{ source: 'APBD', partyNo: 1, amount: '1000000' }] };
    expect(await act('kerja-sama-kapuas', 'draft-agreement', money)).toBe('422 E_KB_HAS_MONEY AGR-05 /funding');
    expect(await act('kerja-sama-kapuas', 'draft-agreement', text)).toBe('200');
    for (const [partyNo, place] of [
      [1, 'kapuas'],
      [2, 'tanbu'],
    ] as const)
      expect(
        await act(`kerja-sama-${place}`, 'recommend-agreement', {
          ...official('Ketua TKKSD'),
          partyNo,
          minutes: paper(`tkksd-${place}`, '2026-11-20'),
        }),
      ).toBe('200');
    expect(await act('kerja-sama-kapuas', 'finalise-text')).toBe('200');
    expect(await waits('kepala-tanbu')).toMatchObject([{ kind: 'SIGN_AGREEMENT' }]);
    expect([await told('kepala-tanbu'), await told('kepala-kapuas')]).toEqual([
      [['AGREEMENT_TO_SIGN', '2']],
      [['AGREEMENT_TO_SIGN', '1']],
    ]);
  });

  it('is made once by two last signatures at the same moment', async () => {
    const seen = await system.lastRevision(`/v1/agreements/${id}/sign-agreement`);
    const both = await Promise.all(
      ([1, 2] as const).map((partyNo) => {
        const place = partyNo === 1 ? 'kapuas' : 'tanbu';
        return system.post(
          `kepala-${place}`,
          `/v1/agreements/${id}/sign-agreement`,
          signing(partyNo, place),
          undefined,
          seen,
        );
      }),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const late = both[0]!.status === 412 ? 1 : 2;
    const place = late === 1 ? 'kapuas' : 'tanbu';
    expect(await act(`kepala-${place}`, 'sign-agreement', signing(late, place))).toBe('200');
    expect((await types()).filter((type) => type === 'MoUSigned')).toHaveLength(1);
    await system.settle();
    const { items } = (await system.call({ method: 'GET', path: '/v1/public/agreements?region=63' })).body as {
      items: readonly Body[];
    };
    expect(await watched('kerja-sama-kapuas')).toEqual([]);
    expect(items).toMatchObject([{ id, stage: 'ACTIVE', validUntil: '2028-12-31' }]);
    expect(JSON.stringify(items)).not.toMatch(/Bupati|KB\/1\/2026|kerja-sama-62/);
  });

  it('ends when its text says so, also where that was entered wrongly and is corrected after all have signed', async () => {
    const { id: targetEventId } = (await system.stream(`agreement-${id}`)).find(
      ({ type }) => type === 'AgreementDrafted',
    )!;
    const asked = {
      targetEventId,
      changes: [{ field: '/term/until', value: '2027-12-31' }],
      reason: 'Tahun akhirnya tertukar saat disalin dari naskah.',
    };
    expect(await act('kerja-sama-kapuas', 'request-correction', asked)).toBe('200');
    const confirmed = { ...official('Kepala Bagian Kerja Sama'), requestId: '1' };
    expect(await act('kerja-sama-tanbu', 'confirm-correction', confirmed)).toBe('200');
    await system.settle();
    expect(await record()).toMatchObject({ validUntil: '2027-12-31', corrections: 1 });
  });

  it('is told to be about to end, by the day of the western-most party, and called stalled without a PKS', async () => {
    // 180 days before 31 December 2027 begins in Kapuas (WIB), an hour after it has in Tanah Bumbu.
    await system.moveTo('2027-07-03T16:59:59.999Z');
    expect(await types()).not.toContain('AgreementExpiring');
    await system.moveTo('2027-07-03T17:00:00.000Z');
    expect((await types()).filter((type) => type === 'AgreementExpiring')).toHaveLength(1);
    expect(await record()).toMatchObject({ expiringWithin: 180, stage: 'ACTIVE' });
    expect(await waits('kepala-kapuas')).toContainEqual({
      kind: 'DECIDE_RENEWAL',
      obliged: ['62.03', '63.10'],
      dueOn: '2027-12-31',
    });
    await system.moveTo('2027-11-30T00:00:00.000Z');
    expect(await record()).toMatchObject({ stalled: true, reportOverdue: true, overdueYears: [2026] });
    expect(await watched('kerja-sama-kapuas')).toEqual([0, 1, 0, 0, 1, 0, 0]);
    await system.moveTo('2027-12-01T00:00:00.000Z');
    expect(await watched('kerja-sama-kapuas')).toEqual([1, 0, 0, 0, 1, 0, 0]);
  });

  it('is over when its last day is, wherever its parties are, also after a restart', async () => {
    await system.moveTo('2027-12-31T16:59:59.999Z');
    expect(await record()).toMatchObject({ stage: 'ACTIVE', expiringWithin: 30 });
    await system.restart();
    await system.moveTo('2027-12-31T17:00:00.000Z');
    expect(await record('kemendes')).toMatchObject({ stage: 'EXPIRED' });
    expect((await types()).filter((type) => type === 'AgreementExpired')).toHaveLength(1);
    for (const by of ['kadis-pmd-kapuas', 'kemendes'])
      expect([by, ...(await watched(by))]).toEqual([by, 0, 0, 0, 1, 0, 0, 0]);
  });
});
