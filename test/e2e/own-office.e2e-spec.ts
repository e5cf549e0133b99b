import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { S0_PROPOSAL, type HttpAnswer } from '#demo';
import { demoDocument } from './demo-document.js';
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
const { propose } = visitStory({
  askedOn: TODAY.slice(0, 10),
  from: '2026-12-07',
  to: '2026-12-08',
  subjectRefs: strangers(1),
});
const proposing = (officeId: string, over: object = {}): Promise<HttpAnswer> =>
  system.post(HEAD, '/v1/visits', { ...propose.body, ...over, origin: { ...S0_PROPOSAL.origin, officeId } });
const REFUSED = { status: 403, body: { code: 'E_NO_AUTHORITY', ruleId: 'COM-04' } };

describe('The office in which somebody acts (COM-04)', () => {
  it('is one of his own for the region, and a claim of another leaves nothing in the log', async () => {
    const before = (await system.log()).length;
    for (const other of [OTHERS, 'pemdes-62.03.02.2006', `${OWN}-2`, OWN.toUpperCase()]) {
      expect(await proposing(other)).toMatchObject({
        ...REFUSED,
        body: {
          ...REFUSED.body,
          field: '/origin/officeId',
          details: { officeId: other, own: [OWN] },
          messageId: expect.stringContaining(OWN),
          messageEn: expect.stringContaining(OWN),
        },
      });
    }
    expect(await proposing(OWN, { acting: { officialName: 'Kepala Desa', officeId: OTHERS } })).toMatchObject({
      ...REFUSED,
      body: { ...REFUSED.body, field: '/acting/officeId' },
    });
    expect((await system.log()).length).toBe(before);
  });

  it('is kept as it is held, and no correction puts another in its place', async () => {
    const { id } = (await proposing(OWN)).body as { id: string };
    const [proposed] = await system.stream(`studyVisit-${id}`);
    expect(proposed).toMatchObject({
      data: { origin: { officeId: OWN }, proposedBy: { officeId: OWN } },
      metadata: { actor: { officeId: OWN } },
    });
    const correcting = (changes: readonly object[]) =>
      system.post(HEAD, `/v1/visits/${id}/request-correction`, {
        targetEventId: proposed!.id,
        changes,
        reason: 'Kantornya tertulis keliru saat disalin.',
      });
    const origin = { field: '/origin/officeId', value: OTHERS };
    const actor = { field: '/proposedBy/officeId', value: OTHERS };
    for (const changes of [[origin], [actor], [origin, actor]])
      expect(await correcting(changes)).toMatchObject(REFUSED);
  });
});

describe('An agency acts for itself alone (COM-04)', () => {
  const HOSTS = ['63.10', '63.10.09', '63.10.09.2005'] as const;
  const OTHERS_SCOPE = { status: 403, body: { code: 'E_SCOPE', details: { lacks: 'OFFICE' } } };
  const answering = (
    by: string,
    visitId: string,
    command: string,
    host: string,
    more: object = {},
  ): Promise<HttpAnswer> =>
    system.post(by, `/v1/visits/${visitId}/${command}`, {
      host,
      acting: { officialName: 'Kepala Dinas Pariwisata' },
      reply: demoDocument('balasan', 'Surat balasan', TODAY.slice(0, 10)),
      reason: 'Sedang ada lomba desa.',
      ...more,
    });
  const asked = async (hosts: readonly string[] = HOSTS): Promise<string> =>
    system.takeAll([{ ...propose, body: { ...propose.body, hosts: hosts.map((region) => ({ region })) } }]);

  beforeAll(async () => {
    await system.employ('kadispar', 'OPD_HEAD', '63.10', 'dispar-63.10');
    await system.employ('kadispar-kalsel', 'OPD_HEAD', '63', 'dispar-63');
  });

  it('and answers for the government to which it belongs, not for a village or a kecamatan in its region', async () => {
    for (const command of ['accept-hosting', 'decline-hosting']) {
      const visitId = await asked();
      const before = (await system.log()).length;
      for (const [by, hosts] of [
        ['kadispar', HOSTS.slice(1)],
        ['kadispar-kalsel', HOSTS],
      ] as const) {
        for (const host of hosts) {
          expect(await answering(by, visitId, command, host)).toMatchObject({
            ...OTHERS_SCOPE,
            body: {
              details: { office: host },
              messageId: expect.stringContaining(host),
              messageEn: expect.stringContaining(host),
            },
          });
        }
      }
      expect(await answering('kemendes', visitId, command, HOSTS[0])).toMatchObject({
        status: 403,
        body: { code: 'E_SCOPE', details: { lacks: 'ROLE' } },
      });
      expect((await system.log()).length).toBe(before);
      expect(await answering('kadispar', visitId, command, HOSTS[0])).toMatchObject({ status: 200 });
    }
    expect(await answering('kadispar-kalsel', await asked(['63']), 'accept-hosting', '63')).toMatchObject({
      status: 200,
    });
  });

  it('and travels for its own government, its kecamatan and kelurahan with it, not in the name of a village', async () => {
    const proposingFor = (by: string, region: string, officeId: string): Promise<HttpAnswer> =>
      system.post(by, '/v1/visits', {
        ...propose.body,
        hosts: [{ region: '62.03.02.2007' }],
        origin: { region, officeId },
        fundingSources: [{ source: 'APBD_KAB', fiscalYear: 2026, amount: '1000000' }],
      });
    for (const region of ['63.10', '63.10.09'])
      expect(await proposingFor('kadispar', region, 'dispar-63.10')).toMatchObject({ status: 201 });
    expect(await proposingFor('kadispar', '63.10.09.2009', 'dispar-63.10')).toMatchObject(OTHERS_SCOPE);
    for (const region of ['63.10', '63.10.09', '63.10.09.2009'])
      expect(await proposingFor('kadispar-kalsel', region, 'dispar-63')).toMatchObject(OTHERS_SCOPE);
    expect(await proposingFor('kadispar-kalsel', '63', 'dispar-63')).toMatchObject({ status: 201 });
    expect(await proposingFor('kadispar', '62.03', 'dispar-63.10')).toMatchObject({
      status: 403,
      body: { code: 'E_SCOPE', details: { lacks: 'REGION' } },
    });
  });
});

describe('A host for whom somebody else answers (COM-04)', () => {
  const HOST = '63.10.11';
  beforeAll(() => system.employ('sekcam-kusan', 'DISTRICT_OFFICER', HOST, 'kecamatan-63.10.11'));
  const mandate = (date: string) => demoDocument('mandat', 'Surat mandat Camat', date);

  it.each([
    ['accept-hosting', 'KUASA'],
    ['accept-hosting', 'MEWAKILI'],
    ['decline-hosting', 'KUASA'],
    ['decline-hosting', 'MEWAKILI'],
  ] as const)('shows at %s as %s a mandate of that day or before', async (command, capacity) => {
    const visitId = await system.takeAll([
      { ...propose, body: { ...propose.body, occurredOn: '2026-11-18', hosts: [{ region: HOST }] } },
    ]);
    const answering = async (acting: object, occurredOn = '2026-11-19') => {
      const { status, body } = await system.post('sekcam-kusan', `/v1/visits/${visitId}/${command}`, {
        host: HOST,
        occurredOn,
        reason: 'Sedang ada lomba desa.',
        acting: { officialName: 'Sekretaris Camat Kusan Tengah', capacity, ...acting },
        reply: demoDocument('balasan', 'Surat balasan', occurredOn),
      });
      const { code, ruleId, field } = body as Record<string, string>;
      return [status, code, ruleId, field].filter(Boolean).join(' ');
    };
    const before = await system.stream(`studyVisit-${visitId}`);
    const { sha256: _none, ...unsealed } = mandate('2026-11-18');
    expect(await answering({})).toBe('403 E_NO_AUTHORITY COM-04 /acting/mandate');
    expect(await answering({ mandate: mandate('2026-11-20') })).toBe('403 E_NO_AUTHORITY COM-04 /acting/mandate');
    expect(await answering({ mandate: mandate('2026-11-21') })).toBe('422 E_DATE_ORDER COM-10 /acting/mandate/date');
    expect(await answering({ mandate: unsealed })).toBe('422 E_VALIDATION /acting/mandate/sha256');
    expect(await answering({ mandate: mandate('2026-11-18'), officeId: OTHERS })).toBe(
      '403 E_NO_AUTHORITY COM-04 /acting/officeId',
    );
    expect(await answering({ mandate: mandate('2026-11-17') }, '2026-11-17')).toBe(
      '422 E_DATE_ORDER COM-05 /occurredOn',
    );
    expect(await system.stream(`studyVisit-${visitId}`)).toEqual(before);

    expect(await answering({ mandate: mandate('2026-11-19') })).toBe('200');
    const [{ data, metadata } = { data: {}, metadata: {} }] = (await system.stream(`studyVisit-${visitId}`)).slice(
      before.length,
    );
    const by = { capacity, mandate: mandate('2026-11-19') };
    expect([data, metadata]).toEqual([
      expect.objectContaining({
        [command === 'accept-hosting' ? 'acceptedBy' : 'declinedBy']: expect.objectContaining(by),
      }),
      expect.objectContaining({ actor: expect.objectContaining(by) }),
    ]);
  });
});
