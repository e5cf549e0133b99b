import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { streamId } from '#kernel';
import { actionsOfRecords } from '#runtime';
import { allContexts } from '../../apps/composition/contexts.js';
import { SystemUnderTest } from './system.js';
import { strangers, visitStory } from './visit-story.js';

interface Told {
  readonly command: string;
  readonly operation: string;
  readonly href: string;
  readonly summary: { readonly id: string; readonly en: string };
  readonly leavesStage: boolean;
  readonly open: boolean;
  readonly awaited: boolean;
  readonly givers: readonly { readonly role: string; readonly region: string }[];
  readonly refusal?: { readonly code: string; readonly ruleId?: string; readonly messageEn: string };
}
interface Answer {
  readonly items: readonly Told[];
  readonly revision: number;
}

/** A record in its list; of a visit its hosts, one of whom an answer names. */
interface Listed {
  readonly id: unknown;
  readonly hosts?: readonly { readonly region?: { readonly code: string } }[];
}

/** Of both scenarios, of several offices and levels, and one who keeps accounts alone. */
const READERS = [
  'kades-sei-asam',
  'sekdes-sei-asam',
  'kadis-pmd-kapuas',
  'kades-mekar-jaya',
  'pmd-tanah-bumbu',
  'walidata',
  'pengelola-akun',
] as const;

const SOMEBODY = strangers(1)[0]!;

let system: SystemUnderTest;
let visit: string;
beforeAll(async () => {
  system = await SystemUnderTest.start();
  visit = streamId((await system.log()).find(({ type }) => type === 'VisitProposed')!.stream);
  await system.employ('kades-jauh', 'VILLAGE_HEAD', '34.04.01.2001', 'pemdes-34.04.01.2001');
  await system.settle();
});
afterAll(() => system.stop());

const ask = async (by: string, path: string) => {
  const { status, body, headers } = await request(system.sinergi.app.getHttpServer())
    .get(path)
    .set('Authorization', `Bearer ${await system.tokenOf(by)}`);
  return { status, headers: headers as Record<string, string>, body: body as Answer };
};
const grantsOf = ({ body }: { readonly body: unknown }) =>
  (body as { readonly grants: readonly [{ readonly scope: string }] }).grants;
const byCommand = ({ items }: Answer): Readonly<Record<string, string>> =>
  Object.fromEntries(items.map(({ command, refusal }) => [command, refusal?.code ?? 'open']));
const onVisit = async (by: string) => byCommand((await ask(by, `/v1/visits/${visit}/actions`)).body);

describe('The commands on a visit that was reported', () => {
  it('are told to its village head by right and stage, with the way to give them and the revision to name', async () => {
    const { status, body, headers } = await ask('kades-sei-asam', `/v1/visits/${visit}/actions`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ revision: 14, stale: false, position: headers['sinergi-position'] });
    expect(byCommand(body)).toEqual({
      AcceptHosting: 'E_SCOPE',
      DeclineHosting: 'E_SCOPE',
      RescheduleVisit: 'E_STATE',
      ApproveVisit: 'E_SCOPE',
      IssueTravelOrder: 'E_STATE',
      StartVisit: 'E_STATE',
      RecordSession: 'E_STATE',
      RecordInnovationObserved: 'E_STATE',
      CompleteVisit: 'E_STATE',
      SubmitVisitReport: 'E_STATE',
      CloseVisit: 'open',
      CancelVisit: 'E_STATE',
      RequestCorrection: 'open',
      RequestVoiding: 'open',
      ConfirmCorrection: 'E_NOT_FOUND',
      ConfirmVoiding: 'E_NOT_FOUND',
      RefuseCorrection: 'E_NOT_FOUND',
      WithdrawCorrection: 'E_NOT_FOUND',
    });
    expect(body.items.find(({ command }) => command === 'CloseVisit')).toEqual({
      command: 'CloseVisit',
      operation: 'close-visit',
      href: `/v1/visits/${visit}/close-visit`,
      summary: { id: 'Tutup kunjungan', en: 'Close the visit' },
      leavesStage: true,
      open: true,
      awaited: true,
      givers: [{ role: 'VILLAGE_HEAD', region: '62.03.02.2007' }],
    });
  });

  it('are others to who approves, to an operator and to a host', async () => {
    expect(await onVisit('kadis-pmd-kapuas')).toMatchObject({ ApproveVisit: 'E_STATE', CloseVisit: 'open' });
    expect(await onVisit('sekdes-sei-asam')).toMatchObject({
      CloseVisit: 'E_SCOPE',
      RecordSession: 'E_STATE',
      RequestCorrection: 'open',
    });
    expect(await onVisit('kades-mekar-jaya')).toMatchObject({ AcceptHosting: 'E_STATE', CloseVisit: 'E_SCOPE' });
  });

  it('are not open before it began where they would be refused whatever one fills in', async () => {
    const { propose, accept, approve } = visitStory({
      askedOn: '2026-11-20',
      from: '2026-12-07',
      to: '2026-12-08',
      subjectRefs: [],
    });
    const hosts = [{ region: '63.10.09.2005' }, { region: '63.10.09.2009' }];
    const id = await system.takeAll([{ ...propose, body: { ...propose.body, hosts } }, accept]);
    await system.settle();
    const told = async (by: string, command: string) =>
      (await ask(by, `/v1/visits/${id}/actions`)).body.items.find((item) => item.command === command);
    for (const command of ['AcceptHosting', 'DeclineHosting']) {
      const refusal = { code: 'E_STATE', ruleId: 'VIS-07', messageEn: 'The host 63.10.09.2005 has already answered.' };
      expect(await told('pj-kades-angsana', command)).toMatchObject({ open: false, refusal });
      expect(await told('kades-mekar-jaya', command)).toMatchObject({ open: true });
    }
    const answer = { ...accept.body, host: '63.10.09.2009', acting: { officialName: 'Kepala Desa Mekar Jaya' } };
    await system.takeAll([{ ...accept, by: 'kades-mekar-jaya', body: answer }, approve], id);
    await system.settle();
    const refusal = { code: 'E_STATE', ruleId: 'VIS-09' };
    expect(await told('kades-sei-asam', 'StartVisit')).toMatchObject({ open: false, awaited: false, refusal });
    expect(await told('kades-sei-asam', 'IssueTravelOrder')).toMatchObject({ open: true, awaited: true });
  });

  it('are told to nobody who may not read it: it is not there', async () => {
    const hidden = await ask('kades-jauh', `/v1/visits/${visit}/actions`);
    const missing = await ask('kades-jauh', '/v1/visits/tidak-ada/actions');
    const item = await ask('kades-jauh', `/v1/visits/${visit}`);
    expect([hidden.status, missing.status, item.status]).toEqual([404, 404, 404]);
    expect(hidden.body).not.toHaveProperty('items');
  });

  it('are open on a request once one waits, but not to who asked', async () => {
    await system.post('kades-sei-asam', `/v1/visits/${visit}/request-voiding`, {
      reason: 'Tercatat dua kali oleh dua petugas yang berbeda.',
    });
    expect(await onVisit('kades-sei-asam')).toMatchObject({
      RequestVoiding: 'E_STATE',
      ConfirmVoiding: 'E_SOD',
      RefuseCorrection: 'E_SOD',
      ConfirmCorrection: 'E_NOT_FOUND',
      WithdrawCorrection: 'open',
    });
    expect(await onVisit('walidata')).toMatchObject({
      ConfirmVoiding: 'open',
      RefuseCorrection: 'open',
      WithdrawCorrection: 'E_NO_AUTHORITY',
    });
  });
});

describe('Whom a visit waits for', () => {
  const days = { askedOn: '2026-11-20', from: '2026-12-14', to: '2026-12-15', subjectRefs: [] };
  const waitsFor = async (by: string, id: string) =>
    (await ask(by, `/v1/visits/${id}/actions`)).body.items
      .filter(({ awaited }) => awaited)
      .map(({ command, givers }) => [command, ...givers.map(({ role, region }) => `${role} ${region}`)]);

  it('is the host that has not answered, then who approves, then the visitors', async () => {
    const { propose, accept, approve } = visitStory(days);
    const id = await system.takeAll([propose]);
    await system.settle();
    const host = [['AcceptHosting', 'VILLAGE_HEAD 63.10.09.2005']];
    for (const by of ['kades-sei-asam', 'pj-kades-angsana', 'inspektorat-kapuas'])
      expect([by, await waitsFor(by, id)]).toEqual([by, host]);
    await system.takeAll([accept], id);
    expect(await waitsFor('kades-sei-asam', id)).toEqual([
      ['ApproveVisit', 'REGENCY_HEAD 62.03', 'REGENCY_PMD 62.03', 'DISTRICT_OFFICER 62.03.02'],
    ]);
    await system.takeAll([approve], id);
    expect(await waitsFor('kades-sei-asam', id)).toEqual([['IssueTravelOrder', 'VILLAGE_HEAD 62.03.02.2007']]);
  });
});

it('Without a record it is told which commands one of the roles gives', async () => {
  const of = async (by: string, path: string) => byCommand((await ask(by, `/v1/${path}/actions`)).body);
  expect(await of('kades-sei-asam', 'visits')).toEqual({ ProposeVisit: 'open' });
  expect(await of('walidata', 'visits')).toEqual({ ProposeVisit: 'E_SCOPE' });
  expect(await of('kades-sei-asam', 'travel-ceilings')).toEqual({ SetTravelCeiling: 'E_SCOPE' });
  expect(await of('walidata', 'region-directory')).toMatchObject({ AddRegionAlias: 'open' });
  expect(await of('pengelola-akun', 'users')).toEqual({ RegisterUser: 'open' });
});

it('An account that is active is not enabled again, nor one disabled that is', async () => {
  const { id } = (await system.post('pengelola-akun', '/v1/users', { kind: 'PERSON' })).body as { id: string };
  await system.settle();
  const of = async () => byCommand((await ask('pengelola-akun', `/v1/users/${id}/actions`)).body);
  expect(await of()).toMatchObject({ DisableUser: 'open', EnableUser: 'E_STATE' });
  await system.post('pengelola-akun', `/v1/users/${id}/disable-user`, {});
  expect(await of()).toMatchObject({ DisableUser: 'E_STATE', EnableUser: 'open' });
});

it('A command that is told as not open is refused with that code when it is given', async () => {
  // The examples bear papers of these days.
  await system.moveTo('2026-12-10T02:00:00.000Z');
  const { tables } = system.sinergi;
  const queries = allContexts().flatMap((context) => context.queries);
  const wrong: unknown[] = [];
  const tried = new Set<string>();
  for (const { query, table } of actionsOfRecords({ queries, tables })) {
    for (const by of READERS) {
      const [{ scope }] = grantsOf(await system.get(by, '/v1/me'));
      const list = await system.get(by, `/v1/${query.path}?limit=3`);
      const { items = [] } = list.body as { readonly items?: readonly Listed[] };
      for (const { id, hosts = [] } of items.filter((item) => typeof item.id === 'string')) {
        const codes = hosts.flatMap(({ region }) => region?.code ?? []);
        const host = codes.find((code) => code.startsWith(scope)) ?? codes[0];
        const { status, body } = await ask(by, `/v1/${query.path}/${id}/actions`);
        if (status !== 200) wrong.push([by, query.path, id, status]);
        for (const { command, href, refusal } of body.items ?? []) {
          const key = `${query.path} ${command} ${refusal?.code} ${by}`;
          if (!refusal || !href.includes(`/${id}/`) || tried.has(key)) continue;
          tried.add(key);
          const { example = {} } = table.rows.find(({ name }) => name === command)!;
          const named = JSON.stringify(example)
            .replace(/"subjectRef":"[^"]+"/g, `"subjectRef":"${SOMEBODY}"`)
            .replace(/"host":"[^"]+"/, (said) => (host ? `"host":"${host}"` : said));
          const answer = await system.post(by, href, JSON.parse(named) as object);
          const { code } = answer.body as { readonly code?: string };
          if (code !== refusal.code) wrong.push([by, href, refusal.code, answer.body]);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(tried.size).toBeGreaterThan(50);
});
