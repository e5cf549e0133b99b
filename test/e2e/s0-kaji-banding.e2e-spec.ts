import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { S0_PROPOSAL } from '#demo';
import { s0Niks } from './handles.js';
import { eventDataFaults } from '../docs/strict-schemas.js';
import { demoDocument } from './demo-document.js';
import { SystemUnderTest } from './system.js';
import { visitStory } from './visit-story.js';

interface Board {
  readonly items: readonly Record<string, unknown>[];
}
interface Shown {
  readonly item: Record<string, unknown>;
}
interface Problem {
  readonly code: string;
  readonly ruleId?: string;
  readonly field?: string;
  readonly details?: Record<string, unknown>;
}

describe('S-0 Kaji banding Sei Asem → Angsana', () => {
  let system: SystemUnderTest;
  let visitId: string;

  beforeAll(async () => {
    system = await SystemUnderTest.start();
    visitId = ((await system.get('kades-sei-asam', '/v1/visits')).body as Board).items[0]!['id'] as string;
  });
  afterAll(async () => expect(eventDataFaults(await system.log())).toEqual([]));
  afterAll(() => system.stop());

  it('stands on the board of origin, hosts, both provinces and the ministry, and on no other', async () => {
    for (const reader of [
      'kades-sei-asam',
      'kadis-pmd-kapuas',
      'pj-kades-angsana',
      'inspektorat-kalsel',
      'pmd-tanah-bumbu',
      'kemendes',
    ]) {
      expect(((await system.get(reader, '/v1/visits')).body as Board).items).toHaveLength(1);
    }
    const found = async (reader: string, region: string) =>
      ((await system.get(reader, `/v1/visits?region=${region}`)).body as Board).items.length;
    expect([
      await found('inspektorat-kalsel', '62'),
      await found('kades-sei-asam', '63.10'),
      await found('inspektorat-kalsel', '61'),
    ]).toEqual([1, 1, 0]);
  });

  it('was reported on time: five working days after 20 November, election day not counted', async () => {
    const { body } = await system.get('kades-sei-asam', `/v1/visits/${visitId}`);
    expect((body as Shown).item).toMatchObject({
      status: 'REPORTED',
      reportDueOn: '2024-11-28',
      reportedOn: '2024-11-26',
      late: false,
      overdue: false,
      travellers: 25,
      budget: '62500000',
      originRegion: '62.03.02.2007',
      hostRegions: ['63.10', '63.10.09', '63.10.09.2009', '63.10.09.2005'],
    });
  });

  it('tells what the article states, what another source adds and what is invented apart', async () => {
    const { body } = await system.get('kades-sei-asam', `/v1/visits/${visitId}/history`);
    const [proposed] = (
      body as { items: { metadata: { provenance: { claims: { field: string; origin: string }[] } } }[] }
    ).items;
    const originOf = (field: string) =>
      proposed!.metadata.provenance.claims.find((claim) => claim.field === field)?.origin;
    expect([originOf('/topics'), originOf('/origin/region'), originOf('/budget')]).toEqual([
      'STATED',
      'OTHER_SOURCE',
      'INVENTED',
    ]);
  });

  it('keeps no personal data of its travellers anywhere in the log', async () => {
    const log = JSON.stringify(await system.log());
    for (const nik of s0Niks()) expect(log).not.toContain(nik);
    expect(log.match(/sub_[a-z2-7]{26}/g)?.length).toBeGreaterThan(25);
  });

  it('can be seen as it stood at any instant', async () => {
    const { body } = await system.get('kades-sei-asam', `/v1/visits/${visitId}?asOf=2026-11-20T01:59:59.999Z`);
    expect((body as Problem).code).toBe('E_NOT_FOUND');
    expect((await system.get('kades-sei-asam', `/v1/visits/${visitId}?asOf=2026-11-20T02:00:00.000Z`)).status).toBe(
      200,
    );
  });

  it('R1: the same on Dana Desa of fiscal year 2026 is refused', async () => {
    const { status, body } = await system.post('kades-sei-asam', '/v1/visits', {
      ...S0_PROPOSAL,
      plannedStart: '2026-12-01',
      plannedEnd: '2026-12-02',
      occurredOn: '2026-11-20',
      fundingSources: [{ source: 'DANA_DESA', fiscalYear: 2026, amount: S0_PROPOSAL.budget }],
    });
    expect([status, (body as Problem).code, (body as Problem).ruleId]).toEqual([
      422,
      'E_DANA_DESA_OUTSIDE_REGENCY',
      'VIS-04',
    ]);
  });

  it('R2: a host named "Mekar Jaya, Tanah Bumbu" is answered with both places', async () => {
    const { status, body } = await system.post('kades-sei-asam', '/v1/visits', {
      ...S0_PROPOSAL,
      hosts: [{ region: 'Mekar Jaya, Tanah Bumbu' }],
    });
    const { code, field, details } = body as Problem;
    expect([status, code, field]).toEqual([422, 'E_REGION_AMBIGUOUS', '/hosts/0/region']);
    expect((details!['candidates'] as { code: string }[]).map((candidate) => candidate.code)).toEqual([
      '63.10.09.2009',
      '63.10.11.2010',
    ]);
  });

  it('R3: it cannot be closed while the observed innovations are undecided', async () => {
    const { status, body } = await system.post('kades-sei-asam', `/v1/visits/${visitId}/close-visit`, {
      occurredOn: '2026-11-20',
    });
    expect([status, (body as Problem).code, (body as Problem).ruleId]).toEqual([409, 'E_VISIT_OPEN_ITEMS', 'VIS-13']);
    expect((body as Problem).details!['open']).toHaveLength(3);
  });

  it('R6: a traveller who holds an SPD on 19–20 November cannot get one for 18–19', async () => {
    const [traveller] = await system.subjectRefs([s0Niks()[7]!]);
    const common = {
      reason: 'Dicatat kemudian dari berkas, hanya untuk pengujian.',
      provenance: S0_PROPOSAL.provenance,
    };
    const { propose, accept, approve, order } = visitStory({
      askedOn: '2024-11-11',
      from: '2024-11-18',
      to: '2024-11-19',
      subjectRefs: [traveller!],
      common,
    });
    const id = await system.takeAll([propose, accept, approve]);
    const { status, body } = await system.take(order, id);
    expect([status, (body as Problem).code, (body as Problem).ruleId]).toEqual([409, 'E_TRAVEL_OVERLAP', 'VIS-10']);
    expect((body as Problem).field).toBe('/travellers/0');
  });

  describe('what came of it', () => {
    const LATER = { reason: 'Dicatat kemudian dari berkas, hanya untuk pengujian.' };
    const adoptions = async (more = '') => {
      await system.settle();
      const { body } = await system.get('kades-sei-asam', `/v1/adoptions?visit=${visitId}${more}`);
      return (body as Board).items as readonly { id: string; innovationId: string; stage: string; decision?: string }[];
    };
    const act = async (by: string, innovationId: string, command: string, body: object): Promise<string> => {
      const { id } = (await adoptions()).find((each) => each.innovationId === innovationId)!;
      const answer = await system.post(by, `/v1/adoptions/${id}/${command}`, { ...LATER, ...body });
      const { code, ruleId, field } = answer.body as Partial<Problem>;
      return [answer.status, code, ruleId, field].filter(Boolean).join(' ');
    };
    const decide = (innovationId: string, body: object) =>
      act('kades-sei-asam', innovationId, 'decide-adoption', {
        occurredOn: '2024-12-02',
        acting: { officialName: 'Kepala Desa Sei Asam' },
        ...body,
      });
    const owner = { officeId: 'pemdes-62.03.02.2007', name: 'Pemerintah Desa Sei Asam' };
    const adapt = {
      decision: 'ADAPT',
      adaptation: 'Papan laporan bulanan dibuat per RT.',
      owner,
      targetDate: '2025-03-31',
      indicators: ['Laporan BUMDes terpasang setiap bulan di tiap RT'],
    };
    const evidence = (id: string, date: string) => demoDocument(id, 'Dokumen bukti', date);
    const verify = (by: string, occurredOn: string) =>
      act(by, 'bumdes-terbuka', 'verify-adoption', {
        occurredOn,
        acting: { officialName: 'Kepala Dinas PMD Kabupaten Kapuas' },
        findings: 'Laporan bulanan terpasang di tiap RT.',
        evidenceDoc: evidence('ba-verifikasi', occurredOn),
      });
    const close = () =>
      system.post('kades-sei-asam', `/v1/visits/${visitId}/close-visit`, { occurredOn: '2026-11-20' });

    it('waits for a decision on each innovation that was observed', async () => {
      expect((await adoptions()).map(({ innovationId, stage }) => `${innovationId} ${stage}`).sort()).toEqual([
        'bumdes-terbuka OBSERVED',
        'kelembagaan-rt OBSERVED',
        'wisata-desa OBSERVED',
      ]);
    });

    it('VIS-12: is decided by who observed it, with all that a decision needs', async () => {
      expect(await decide('bumdes-terbuka', { ...adapt, owner: undefined })).toBe(
        '422 E_ADOPTION_INCOMPLETE VIS-12 /owner',
      );
      expect(await decide('bumdes-terbuka', { ...adapt, acting: { officialName: 'Orang Lain' } })).toBe(
        '403 E_NO_AUTHORITY COM-04 /acting/officialName',
      );
      for (const by of ['sekdes-sei-asam', 'kadis-pmd-kapuas', 'pj-kades-angsana'])
        expect(await act(by, 'bumdes-terbuka', 'decide-adoption', { ...adapt, acting: { officialName: 'x' } })).toBe(
          '403 E_SCOPE',
        );
      expect(await decide('bumdes-terbuka', adapt)).toBe('200');
      expect(await decide('bumdes-terbuka', adapt)).toBe('409 E_STATE');
      expect(await decide('kelembagaan-rt', { ...adapt, decision: 'ADOPT', adaptation: undefined })).toBe('200');
    });

    it('R3: and cannot be closed before the last one is decided, be it deferred', async () => {
      const { status, body } = await close();
      expect([status, (body as Problem).details!['open']]).toEqual([
        409,
        [{ item: 'adoption', innovationId: 'wisata-desa' }],
      ]);
      expect(await decide('wisata-desa', { decision: 'DEFER', rationale: 'Menunggu rencana wisata kabupaten.' })).toBe(
        '200',
      );
    });

    it('is verified by the agency for villages, with evidence, and not by who decided it', async () => {
      expect(await verify('kadis-pmd-kapuas', '2025-04-10')).toBe('422 E_DOC_MISSING VIS-12');
      expect(
        await act('sekdes-sei-asam', 'bumdes-terbuka', 'report-adoption-progress', {
          occurredOn: '2025-03-28',
          progress: 'Terpasang di semua RT.',
          evidenceDoc: evidence('foto-papan', '2025-03-28'),
        }),
      ).toBe('200');
      expect(await verify('kades-sei-asam', '2025-04-10')).toBe('403 E_SCOPE');
      expect(await verify('kadis-pmd-kapuas', '2025-03-27')).toBe('422 E_DATE_ORDER COM-05 /occurredOn');
      expect(await verify('kadis-pmd-kapuas', '2025-04-10')).toBe('200');
    });

    it('closes: one of three was verified, on the board and in the totals of every region around', async () => {
      expect((await close()).status).toBe(200);
      await system.settle();
      expect(((await system.get('kemendes', `/v1/visits/${visitId}`)).body as Shown).item).toMatchObject({
        status: 'CLOSED',
      });
      for (const [path, region] of [
        ['origins', '62.03'],
        ['hosts', '63.10'],
      ] as const) {
        const { body } = await system.get('kemendes', `/v1/adoption-totals/${path}?region=${region}&level=REGENCY`);
        expect((body as Board).items).toMatchObject([
          { region, year: 2024, observed: 3, decided: 3, adopted: 2, verified: 1 },
        ]);
      }
    });
  });

  it('is the same after a restart, and the demonstration is not loaded twice', async () => {
    await system.settle();
    const shown = async () => ((await system.get('kades-sei-asam', `/v1/visits/${visitId}`)).body as Shown).item;
    const before = await shown();
    const head = await system.head();
    await system.restart();
    expect(await system.head()).toBe(head);
    expect(await shown()).toEqual(before);
  });
});
