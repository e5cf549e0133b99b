import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { S4_PROPOSAL, type HttpAnswer } from '#demo';
import { demoDocument } from './demo-document.js';
import { eventDataFaults } from '../docs/strict-schemas.js';
import { SystemUnderTest } from './system.js';
import { strangers, unnumbered } from './visit-story.js';

/**
 * S-4, steps 1 to 5 (domain §5): Kotawaringin Timur in Pontianak, from the proposal to what was adopted at home. Who
 * led and who received, the days, the delegation and the topics are stated in the article; money, papers and what came
 * of it are invented.
 */
describe('S-4 Studi tiru Kotawaringin Timur → Pontianak', () => {
  let system: SystemUnderTest;
  let visitId: string;
  const REASON = 'Dicatat kemudian dari berkas; angka dan surat DEMO.';
  const HEAD = 'kabag-kotim';
  const SEKDA = 'sekda-kotim';
  const HOST = 'wawali-pontianak';

  beforeAll(async () => {
    system = await SystemUnderTest.start();
    await system.employ(HEAD, 'OPD_HEAD', '62.02', 'setda-62.02');
    await system.employ('kadistan-kotim', 'OPD_HEAD', '62.02', 'dinas-pertanian-62.02');
    await system.employ(SEKDA, 'REGENCY_SECRETARY', '62.02', 'sekda-62.02');
    await system.employ('bendahara-kotim', 'TREASURER', '62.02', 'bpkad-62.02');
    await system.employ('dpmd-kotim', 'REGENCY_PMD', '62.02', 'dpmd-62.02');
    await system.employ(HOST, 'REGENCY_HEAD', '61.71', 'walikota-61.71');
    await system.employ('sekda-pontianak', 'REGENCY_SECRETARY', '61.71', 'sekda-61.71');
  });
  afterAll(async () => expect(eventDataFaults(await system.log())).toEqual([]));
  afterAll(() => system.stop());

  const codeOf = ({ status, body }: HttpAnswer): string => {
    const { code, ruleId, field } = body as Partial<Record<string, string>>;
    return [status, code, ruleId, field].filter(Boolean).join(' ');
  };
  const post = async (by: string, path: string, occurredOn: string, body: object): Promise<HttpAnswer> =>
    system.post(by, `/v1/${path}`, { occurredOn, reason: REASON, ...body });
  const act = async (by: string, command: string, occurredOn: string, body: object = {}): Promise<string> =>
    codeOf(await post(by, `visits/${visitId}/${command}`, occurredOn, body));
  const doc = (id: string, date: string) => demoDocument(`S4-${id}`, 'Dokumen', date);

  const propose = (change: object = {}) => post(HEAD, 'visits', '2025-04-02', { ...S4_PROPOSAL, ...change });
  const ceiling = (base: string) =>
    system.post('bendahara-kotim', '/v1/travel-ceilings/set-travel-ceiling', {
      region: '62.02',
      fiscalYear: 2025,
      base,
      decree: demoDocument(`S4-dpa-${base}`, 'DPA', '2025-01-06', 'PUBLIC'),
    });

  it('R1: says in 2025 why the money is well spent', async () => {
    expect(codeOf(await propose({ efficiencyJustification: undefined }))).toBe(
      '422 E_EFFICIENCY_JUSTIFICATION VIS-05 /efficiencyJustification',
    );
  });

  it('R2: stays within half of the travel budget', async () => {
    expect((await ceiling('783999998')).status).toBe(200);
    const refused = await propose();
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([409, 'E_TRAVEL_CEILING']);
    expect((await ceiling('784000000')).status).toBe(200);
    const { status, body } = await propose();
    expect(status).toBe(201);
    visitId = (body as { id: string }).id;
  });

  it('is received for the Wali Kota, who gave a mandate, and approved by the Sekda', async () => {
    const accept = (acting: object) =>
      act(HOST, 'accept-hosting', '2025-04-08', { host: '61.71', acting, reply: doc('balasan', '2025-04-08') });
    const bahasan = { officialName: 'Bahasan', capacity: 'MEWAKILI' };
    expect(await accept(bahasan)).toBe('403 E_NO_AUTHORITY COM-04 /acting/mandate');
    expect(await accept({ ...bahasan, mandate: doc('mandat-wawali', '2025-04-07') })).toBe('200');
    expect(await act(HEAD, 'approve-visit', '2025-04-10', { acting: { officialName: 'x' } })).toBe('403 E_SCOPE');
    expect(
      await act(SEKDA, 'approve-visit', '2025-04-10', {
        acting: { officialName: 'Sekretaris Daerah Kotawaringin Timur' },
      }),
    ).toBe('200');
  });

  it('R3: 57 do not travel where 56 were approved', async () => {
    const order = (count: number) =>
      act(HEAD, 'issue-travel-order', '2025-04-16', {
        acting: { officialName: S4_PROPOSAL.acting.officialName },
        orderNo: 'DEMO/S4/ST/1',
        order: unnumbered(doc('surat-tugas', '2025-04-16')),
        travellers: strangers(count).map((subjectRef, index) => ({
          subjectRef,
          spdNo: `DEMO/S4/SPD/${index + 1}`,
          official: true,
        })),
      });
    expect(await order(57)).toMatch(/^422 E_DELEGATION_SIZE VIS-09/);
    expect(await order(56)).toBe('200');
  });

  it('takes place over four days, and what was seen is told of', async () => {
    expect(await act(HEAD, 'start-visit', '2025-04-23')).toBe('200');
    for (const [topic, place, on] of [
      ['UMKM dan Dekranasda', 'Ruang Rapat Wali Kota', '2025-04-23'],
      ['Lidah buaya', 'Ruang Rapat Wali Kota', '2025-04-23'],
      ['UPT Agribisnis', 'UPT Agribisnis', '2025-04-26'],
    ] as const) {
      const speaker = { officeId: 'walikota-61.71', officialName: 'Bahasan', capacity: 'MEWAKILI' };
      expect(
        await act(HEAD, 'record-session', on, {
          topic,
          place,
          speaker: { ...speaker, mandate: doc('mandat-wawali', '2025-04-07') },
        }),
      ).toBe('200');
    }
    for (const innovationId of ['lidah-buaya', 'umkm-dekranasda', 'layanan-lansia']) {
      expect(
        await act(HEAD, 'record-innovation-observed', '2025-04-26', {
          innovationId,
          hostRegion: '61.71',
          description: `Inovasi ${innovationId}`,
        }),
      ).toBe('200');
    }
  });

  it('is reported one day after its due day: five working days, the first of May not counted', async () => {
    expect(
      await act(HEAD, 'complete-visit', '2025-04-26', {
        attendance: 56,
        attendanceDoc: doc('hadir', '2025-04-26'),
        hostConfirmationDoc: doc('konfirmasi', '2025-04-26'),
      }),
    ).toBe('200');
    expect(
      await act(HEAD, 'submit-visit-report', '2025-05-06', {
        findings: 'Lidah buaya diolah oleh UMKM binaan Dekranasda.',
        observations: ['UPT Agribisnis menyediakan bibit'],
        reportDoc: doc('laporan', '2025-05-06'),
      }),
    ).toBe('200');
    await system.settle();
    expect((await system.get('kemendes', `/v1/visits/${visitId}`)).body).toMatchObject({
      item: { status: 'REPORTED', reportDueOn: '2025-05-05', late: true, daysLate: 1, travellers: 56 },
    });
  });

  describe('at home', () => {
    const owner = {
      officeId: 'dinas-pertanian-62.02',
      name: 'Dinas Pertanian Kotawaringin Timur',
      partners: ['TP-PKK Kotawaringin Timur'],
    };
    const adapt = {
      decision: 'ADAPT',
      adaptation: 'Uji tanam pada lahan gambut.',
      owner,
      targetDate: '2026-03-31',
      indicators: ['1 demplot lidah buaya dipanen'],
    };
    const adoptionOf = async (innovationId: string): Promise<string> => {
      await system.settle();
      const { body } = await system.get('kemendes', `/v1/adoptions?visit=${visitId}`);
      return (body as { items: readonly { id: string; innovationId: string }[] }).items.find(
        (each) => each.innovationId === innovationId,
      )!.id;
    };
    const decide = async (innovationId: string, body: object): Promise<string> =>
      codeOf(
        await post(HEAD, `adoptions/${await adoptionOf(innovationId)}/decide-adoption`, '2025-05-20', {
          acting: { officialName: S4_PROPOSAL.acting.officialName },
          ...body,
        }),
      );

    it('R5: nothing is adapted without somebody who answers for it', async () => {
      expect(await decide('lidah-buaya', { ...adapt, owner: undefined })).toBe(
        '422 E_ADOPTION_INCOMPLETE VIS-12 /owner',
      );
      expect(await decide('lidah-buaya', adapt)).toBe('200');
      expect(await decide('umkm-dekranasda', { ...adapt, decision: 'ADOPT', adaptation: undefined })).toBe('200');
      expect(await decide('layanan-lansia', { decision: 'DEFER', rationale: 'Menunggu kajian Dinas Sosial.' })).toBe(
        '200',
      );
    });

    it('the agency that answers for it tells how far it is, another verifies it, and the visit is closed', async () => {
      const path = `adoptions/${await adoptionOf('lidah-buaya')}`;
      const verify = (by: string) =>
        post(by, `${path}/verify-adoption`, '2026-03-20', {
          acting: { officialName: 'Kepala Dinas PMD Kotawaringin Timur' },
          findings: 'Demplot pada lahan gambut dipanen.',
          evidenceDoc: doc('ba-verifikasi', '2026-03-20'),
        });
      expect(
        codeOf(
          await post('kadistan-kotim', `${path}/report-adoption-progress`, '2026-02-10', {
            progress: 'Demplot tumbuh.',
            evidenceDoc: doc('foto-demplot', '2026-02-10'),
          }),
        ),
      ).toBe('200');
      expect(codeOf(await verify('kadistan-kotim'))).toBe('403 E_SCOPE');
      expect(codeOf(await verify('dpmd-kotim'))).toBe('200');
      expect(await act(HEAD, 'close-visit', '2026-03-21')).toBe('200');
      await system.settle();
      const { body } = await system.get('kemendes', '/v1/adoption-totals/origins?region=62.02&level=REGENCY&year=2025');
      expect((body as { items: readonly object[] }).items).toMatchObject([
        { observed: 3, decided: 3, adopted: 2, verified: 1 },
      ]);
    });
  });
});
