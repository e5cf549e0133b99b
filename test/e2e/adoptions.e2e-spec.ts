import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpAnswer } from '#demo';
import { demoDocument } from './demo-document.js';
import { eventDataFaults } from '../docs/strict-schemas.js';
import { SystemUnderTest } from './system.js';
import { strangers, visitStory } from './visit-story.js';

/** What becomes at home of what was observed, as the record of the visit changes and time passes (VIS-12). */
let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
  await system.employ('kadistan', 'OPD_HEAD', '62.03', 'dinas-pertanian-62.03');
  await system.employ('kadis-lain', 'OPD_HEAD', '62.03', 'dinas-pariwisata-62.03');
  await system.employ('sekda-kapuas', 'REGENCY_SECRETARY', '62.03', 'setda-62.03');
});
afterAll(async () => expect(eventDataFaults(await system.log())).toEqual([]));
afterAll(() => system.stop());

const HEAD = 'kades-sei-asam';
const PMD = 'kadis-pmd-kapuas';
const REASON = { reason: 'Dicatat kemudian, hanya untuk pengujian.' };
const codeOf = ({ status, body }: HttpAnswer): string => {
  const { code, ruleId, field } = body as Partial<Record<string, string>>;
  return [status, code, ruleId, field].filter(Boolean).join(' ');
};
interface Adoption {
  readonly id: string;
  readonly innovationId: string;
  readonly stage: string;
  readonly description: string;
}
const adoptionsOf = async (visitId: string): Promise<readonly Adoption[]> => {
  await system.settle();
  return ((await system.get(HEAD, `/v1/adoptions?visit=${visitId}`)).body as { items: readonly Adoption[] }).items;
};
const post = async (by: string, path: string, body: object): Promise<string> =>
  codeOf(await system.post(by, path, body));

/** A visit that has begun, with these innovations observed. */
const observed = async (...innovationIds: readonly string[]): Promise<string> => {
  const story = visitStory({
    askedOn: '2026-10-01',
    from: '2026-11-02',
    to: '2026-11-03',
    subjectRefs: strangers(1),
    common: REASON,
  });
  const visitId = await system.takeAll([story.propose, story.accept, story.approve, story.order, story.start]);
  for (const innovationId of innovationIds) {
    expect(
      await post(HEAD, `/v1/visits/${visitId}/record-innovation-observed`, {
        ...REASON,
        occurredOn: '2026-11-02',
        innovationId,
        hostRegion: '63.10.09.2005',
        description: `Uraian ${innovationId}`,
      }),
    ).toBe('200');
  }
  return visitId;
};
const adapt = {
  occurredOn: '2026-11-04',
  acting: { officialName: 'Kepala Desa Sei Asam' },
  decision: 'ADAPT',
  adaptation: 'Per RT.',
  owner: { officeId: 'dinas-pertanian-62.03', name: 'Dinas Pertanian', partners: ['TP-PKK'] },
  targetDate: '2027-03-31',
  indicators: ['Satu demplot'],
};
const decide = (id: string, body: object = {}) =>
  post(HEAD, `/v1/adoptions/${id}/decide-adoption`, { ...adapt, ...body });
const correct = async (path: string, type: string, changes: readonly object[], by: string, second: string) => {
  const [, , plural, id] = path.split('/');
  const category = plural === 'visits' ? 'studyVisit' : 'adoption';
  const target = (await system.stream(`${category}-${id}`)).findLast((event) => event.type === type)!;
  const asked = await post(by, `${path}/request-correction`, {
    targetEventId: target.id,
    changes,
    reason: 'Tertukar saat disalin dari berita acara.',
  });
  if (asked !== '200') return asked;
  const { requestId } = (await system.stream(`${category}-${id}`)).at(-1)!.data as { requestId: string };
  return post(second, `${path}/confirm-correction`, { requestId });
};

describe('An adoption follows the record of the visit', () => {
  it('where a description, or the id of the innovation, is corrected', async () => {
    const visitId = await observed('satu', 'dua');
    const first = (await adoptionsOf(visitId)).find(({ innovationId }) => innovationId === 'satu')!;
    expect(await decide(first.id)).toBe('200');
    const path = `/v1/visits/${visitId}`;
    expect(
      await correct(path, 'InnovationObserved', [{ field: '/description', value: 'Uraian yang benar' }], HEAD, PMD),
    ).toBe('200');
    expect(
      (await adoptionsOf(visitId)).map(({ innovationId, description }) => [innovationId, description]).sort(),
    ).toEqual([
      ['dua', 'Uraian yang benar'],
      ['satu', 'Uraian satu'],
    ]);
    expect(await correct(path, 'InnovationObserved', [{ field: '/innovationId', value: 'tiga' }], HEAD, PMD)).toBe(
      '200',
    );
    expect((await adoptionsOf(visitId)).map(({ innovationId, stage }) => `${innovationId} ${stage}`).sort()).toEqual([
      'dua WITHDRAWN',
      'satu DECIDED',
      'tiga OBSERVED',
    ]);
  });

  it('where the visit is voided: nothing of it counts or waits any more', async () => {
    const totals = async () =>
      (
        (await system.get('kemendes', '/v1/adoption-totals/origins?region=62.03&level=REGENCY&year=2026')).body as {
          items: readonly { observed: number }[];
        }
      ).items[0]?.observed ?? 0;
    const visitId = await observed('empat');
    await adoptionsOf(visitId);
    const before = await totals();
    expect(
      await post(HEAD, `/v1/visits/${visitId}/request-voiding`, { reason: 'Tercatat dua kali oleh operator desa.' }),
    ).toBe('200');
    expect(await post('sekda-kapuas', `/v1/visits/${visitId}/confirm-voiding`, { requestId: '1' })).toBe('200');
    const [withdrawn] = await adoptionsOf(visitId);
    expect(withdrawn).toMatchObject({ stage: 'WITHDRAWN' });
    expect(await totals()).toBe(before - 1);
    expect(await decide(withdrawn!.id)).toBe('409 E_STATE');
  });
});

describe('An adoption', () => {
  it('is told of by those who observed it and by the agency that answers for it, and by no other', async () => {
    const [{ id }] = (await adoptionsOf(await observed('lima'))) as [Adoption];
    const evidenceDoc = demoDocument('foto-demplot', 'Foto', '2026-11-10');
    const report = (by: string) =>
      post(by, `/v1/adoptions/${id}/report-adoption-progress`, {
        occurredOn: '2026-11-10',
        progress: 'Demplot dibuka.',
        evidenceDoc,
      });
    expect(await report('kadistan')).toBe('403 E_SCOPE');
    expect(await decide(id)).toBe('200');
    for (const by of ['kadis-lain', 'pj-kades-angsana', PMD])
      expect([by, await report(by)]).toEqual([by, '403 E_SCOPE']);
    for (const by of ['kadistan', 'sekdes-sei-asam']) expect([by, await report(by)]).toEqual([by, '200']);
    expect(
      await post(PMD, `/v1/adoptions/${id}/verify-adoption`, {
        occurredOn: '2026-11-19',
        acting: { officialName: 'Kepala Dinas PMD Kabupaten Kapuas' },
        findings: 'Demplot berjalan.',
      }),
    ).toBe('422 E_DOC_MISSING COM-10 /evidenceDoc');
    expect(
      await post(PMD, `/v1/adoptions/${id}/reject-adoption-verification`, {
        occurredOn: '2026-11-19',
        acting: { officialName: 'Kepala Dinas PMD Kabupaten Kapuas' },
      }),
    ).toBe('422 E_REASON_REQUIRED VIS-12 /reason');
  });

  it('is corrected by two persons while the rules hold, and decided anew where the decision was a mistake', async () => {
    const [{ id }] = (await adoptionsOf(await observed('enam'))) as [Adoption];
    expect(await decide(id)).toBe('200');
    const path = `/v1/adoptions/${id}`;
    const change = (value: string) => correct(path, 'AdoptionDecided', [{ field: '/targetDate', value }], HEAD, PMD);
    expect(await change('2028-11-05')).toBe('422 E_ADOPTION_INCOMPLETE VIS-12 /changes/0/value');
    expect(await change('2028-11-04')).toBe('200');
    await system.settle();
    expect((await system.get(HEAD, path)).body).toMatchObject({ item: { decided: { targetDate: '2028-11-04' } } });
    expect(await post(HEAD, `${path}/request-voiding`, { reason: 'Diputuskan atas inovasi yang lain.' })).toBe('200');
    expect(await post(HEAD, `${path}/confirm-voiding`, { requestId: '2' })).toBe('403 E_SOD COM-01');
    expect(await post(PMD, `${path}/confirm-voiding`, { requestId: '2' })).toBe('200');
    expect(await decide(id, { occurredOn: '2026-11-20' })).toBe('200');
  });

  it('is decided on and verified by officials who held their offices on the day of the act (COM-04)', async () => {
    await system.employ('kades-baru', 'VILLAGE_HEAD', '62.03.02.2007', 'pemdes-62.03.02.2007', '2026-11-15');
    await system.employ('kadis-baru', 'REGENCY_PMD', '62.03', 'dpmd-62.03', '2026-11-15');
    const [{ id }] = (await adoptionsOf(await observed('sembilan'))) as [Adoption];
    const path = `/v1/adoptions/${id}`;
    const official = { occurredOn: '2026-11-14', acting: { officialName: 'Pejabat' }, reason: 'Dicatat kemudian.' };
    const NOT_THEN = '403 E_NO_AUTHORITY COM-04 /occurredOn';
    expect(await post('kades-baru', `${path}/decide-adoption`, { ...adapt, ...official })).toBe(NOT_THEN);
    expect(await decide(id)).toBe('200');
    for (const [command, more] of [
      ['verify-adoption', { findings: 'Demplot berjalan.' }],
      ['reject-adoption-verification', {}],
    ] as const)
      expect([command, await post('kadis-baru', `${path}/${command}`, { ...official, ...more })]).toEqual([
        command,
        NOT_THEN,
      ]);
    const target = (await system.stream(`adoption-${id}`)).at(-1)!;
    const changes = [{ field: '/targetDate', value: '2027-04-30' }];
    const reason = 'Target yang disepakati adalah akhir April.';
    expect(await post(HEAD, `${path}/request-correction`, { targetEventId: target.id, changes, reason })).toBe('200');
    expect(await post('kadis-baru', `${path}/confirm-correction`, { ...official, requestId: '1' })).toBe(NOT_THEN);
    expect(await post('kades-baru', `${path}/abandon-adoption`, official)).toBe(NOT_THEN);
    expect(await post('kades-baru', `${path}/abandon-adoption`, { reason })).toBe(
      '403 E_NO_AUTHORITY COM-04 /acting/capacity',
    );
  });

  it("is corrected in what the verifier said on the verifier's side alone (COM-01)", async () => {
    const [{ id }] = (await adoptionsOf(await observed('sepuluh'))) as [Adoption];
    const path = `/v1/adoptions/${id}`;
    expect(await decide(id)).toBe('200');
    const evidenceDoc = demoDocument('foto-demplot', 'Foto', '2026-11-10');
    expect(
      await post('sekdes-sei-asam', `${path}/report-adoption-progress`, { progress: 'Demplot dibuka.', evidenceDoc }),
    ).toBe('200');
    expect(
      await post(PMD, `${path}/verify-adoption`, {
        acting: { officialName: 'Kepala Dinas PMD Kabupaten Kapuas' },
        findings: 'Demplot berjalan.',
        evidenceDoc,
      }),
    ).toBe('200');
    const findings = [{ field: '/findings', value: 'Demplot berjalan baik.' }];
    expect(await correct(path, 'AdoptionVerified', findings, HEAD, 'sekda-kapuas')).toBe('403 E_SCOPE');
    expect(await post('walidata', `${path}/confirm-correction`, { requestId: '1' })).toBe('403 E_SCOPE');
    expect(await post(PMD, `${path}/confirm-correction`, { requestId: '1' })).toBe('403 E_SOD COM-01');
    expect(await post('kadis-baru', `${path}/confirm-correction`, { requestId: '1' })).toBe('200');
  });

  it('is not known to those whose regions it does not touch', async () => {
    const [{ id }] = (await adoptionsOf(await observed('tujuh'))) as [Adoption];
    expect((await system.get('inspektorat-kalsel', `/v1/adoptions/${id}`)).status).toBe(200);
    await system.employ('bupati-jauh', 'REGENCY_HEAD', '34.04', 'setda-34.04');
    expect((await system.get('bupati-jauh', `/v1/adoptions/${id}`)).status).toBe(404);
    expect(await post('bupati-jauh', `/v1/adoptions/${id}/abandon-adoption`, { reason: 'x' })).toBe('404 E_NOT_FOUND');
  });

  it('is to be looked at 90 days after the decision, from that day on where it was decided', async () => {
    const [{ id }] = (await adoptionsOf(await observed('delapan'))) as [Adoption];
    expect(await decide(id)).toBe('200');
    const waits = async () => {
      await system.settle();
      return ((await system.get(HEAD, `/v1/adoptions/${id}`)).body as { item: { waitsForReview: boolean } }).item
        .waitsForReview;
    };
    await system.moveTo('2027-02-01T16:59:59.000Z');
    expect(await waits()).toBe(false);
    await system.moveTo('2027-02-01T17:00:00.000Z');
    expect(await waits()).toBe(true);
    expect((await system.stream(`adoption-${id}`)).at(-1)).toMatchObject({
      type: 'AdoptionReviewDue',
      data: { reviewOn: '2027-02-02', review: 1, nextReviewAt: '2027-05-02T17:00:00.000Z' },
    });
  });
});
