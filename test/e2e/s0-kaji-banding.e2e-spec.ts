import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { S0_PROPOSAL, s0Niks } from '#demo';
import { eventDataFaults } from '../docs/strict-schemas.js';
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
