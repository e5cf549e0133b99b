import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { S0_PROPOSAL, type HttpAnswer } from '#demo';
import { SystemUnderTest, TODAY } from './system.js';
import { strangers, visitStory } from './visit-story.js';

let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
});
afterAll(() => system.stop());

const HEAD = 'kades-sei-asam';
const OWN = 'pemdes-62.03.02.2007';
const OTHERS = 'pemdes-63.10.09.2009';
const { propose } = visitStory({ askedOn: TODAY.slice(0, 10), from: '2026-12-07', to: '2026-12-08', subjectRefs: strangers(1) });
const proposing = (officeId: string, over: object = {}): Promise<HttpAnswer> =>
  system.post(HEAD, '/v1/visits', { ...propose.body, ...over, origin: { ...S0_PROPOSAL.origin, officeId } });
const REFUSED = { status: 403, body: { code: 'E_NO_AUTHORITY', ruleId: 'COM-04' } };

describe('The office in which somebody acts (COM-04)', () => {
  it('is one of his own for the region, and a claim of another leaves nothing in the log', async () => {
    const before = (await system.log()).length;
    for (const other of [OTHERS, 'pemdes-62.03.02.2006', `${OWN}-2`, OWN.toUpperCase()]) {
      expect(await proposing(other)).toMatchObject({
        ...REFUSED, body: { ...REFUSED.body, field: '/origin/officeId', details: { officeId: other, own: [OWN] }, messageId: expect.stringContaining(OWN), messageEn: expect.stringContaining(OWN) },
      });
    }
    expect(await proposing(OWN, { acting: { officialName: 'Kepala Desa', officeId: OTHERS } })).toMatchObject({ ...REFUSED, body: { ...REFUSED.body, field: '/acting/officeId' } });
    expect((await system.log()).length).toBe(before);
  });

  it('is kept as it is held, and no correction puts another in its place', async () => {
    const { id } = (await proposing(OWN)).body as { id: string };
    const [proposed] = await system.stream(`studyVisit-${id}`);
    expect(proposed).toMatchObject({ data: { origin: { officeId: OWN }, proposedBy: { officeId: OWN } }, metadata: { actor: { officeId: OWN } } });
    const correcting = (changes: readonly object[]) =>
      system.post(HEAD, `/v1/visits/${id}/request-correction`, { targetEventId: proposed!.id, changes, reason: 'Kantornya tertulis keliru saat disalin.' });
    const origin = { field: '/origin/officeId', value: OTHERS };
    const actor = { field: '/proposedBy/officeId', value: OTHERS };
    for (const changes of [[origin], [actor], [origin, actor]]) expect(await correcting(changes)).toMatchObject(REFUSED);
  });
});
