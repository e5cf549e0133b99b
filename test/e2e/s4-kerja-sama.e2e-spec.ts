import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KB_TEXT, S4, S4_COOPERATION, type HttpAnswer, type ScenarioStep } from '#demo';
import { eventDataFaults } from '../docs/strict-schemas.js';
import { SystemUnderTest } from './system.js';

type Body = Readonly<Record<string, unknown>>;

/**
 * S-4, step 6 (domain §5): the memorandum that the visit of Kotawaringin Timur to Pontianak led to, and the technical
 * agreement under it, each step as its official gives it, with the rejections that are expected of it.
 */
describe('S-4 Kesepakatan Bersama dan PKS Kotawaringin Timur – Pontianak', () => {
  let system: SystemUnderTest;
  const ids = new Map<string, string>();
  const steps = S4_COOPERATION.steps([]);
  const { originVisitId: _visit, ...beginning } = S4_COOPERATION.proposal!.body as Body;

  beforeAll(async () => {
    system = await SystemUnderTest.start();
    const offices = [...S4.offices, ...S4_COOPERATION.offices];
    const register: typeof S4.register = (idOf) => [...S4.register(idOf), ...S4_COOPERATION.register(idOf)];
    await system.staff({ offices, register });
  });
  afterAll(async () => expect(eventDataFaults(await system.log())).toEqual([]));
  afterAll(() => system.stop());

  const codeOf = ({ status, body }: HttpAnswer): string => {
    const { code, ruleId, field } = body as Partial<Record<string, string>>;
    return [status, code, ruleId, field].filter(Boolean).join(' ');
  };
  const send = (by: string, path: string, body: object): Promise<HttpAnswer> => {
    const named = (text: string) => [...ids].reduce((told, [name, id]) => told.replaceAll(`{${name}}`, id), text);
    return system.post(by, `/v1/${named(path)}`, JSON.parse(named(JSON.stringify(body))) as object);
  };
  const take = async ({ by, path, body }: ScenarioStep, more: object = {}): Promise<string> =>
    codeOf(await send(by, path, { ...body, ...more }));
  const stepOf = (path: string, by?: string): ScenarioStep =>
    steps.find((step) => step.path === path && (by === undefined || step.by === by))!;
  const typesOf = async (of: string): Promise<readonly string[]> =>
    (await system.stream(`agreement-${ids.get(of)}`)).map(({ type }) => type);
  const shown = async (of: string): Promise<Body> =>
    ((await system.get('sekda-kotim', `/v1/agreements/${ids.get(of)}`)).body as { item: Body }).item;

  it('is voluntary cooperation of two regions that no border joins, offered and accepted', async () => {
    const wrong = await send('sekda-kotim', 'agreements', { ...beginning, scheme: 'KSDD_WAJIB' });
    expect(codeOf(wrong)).toMatch(/^422 E_/);
    expect(codeOf(await send('sekda-kotim', 'agreements', { ...beginning, originVisitId: 'tidak-ada' }))).toMatch(
      /\/originVisitId$/,
    );
    const begun = await send('sekda-kotim', 'agreements', beginning);
    expect(begun.status).toBe(201);
    ids.set('kb', (begun.body as { id: string }).id);
    expect(await take(stepOf('agreements/{kb}/offer-cooperation'))).toBe('200');
    expect(await take(stepOf('agreements/{kb}/accept-offer'))).toBe('200');
  });

  it('R7: is a memorandum without money, recommended by the TKKSD of both', async () => {
    const draft = stepOf('agreements/{kb}/draft-agreement');
    const money = { funding: [{ source: 'APBD', partyNo: 1, amount: '100000000' }] };
    expect(await take(draft, money)).toBe('422 E_KB_HAS_MONEY AGR-05 /funding');
    expect(await take(draft)).toBe('200');
    expect(await take(stepOf('agreements/{kb}/recommend-agreement', 'sekda-kotim'))).toBe('200');
    const finalise = stepOf('agreements/{kb}/finalise-text');
    expect(await take(finalise)).toBe('409 E_TKKSD_MISSING AGR-04');
    expect(await take(stepOf('agreements/{kb}/recommend-agreement', 'kerja-sama-pontianak'))).toBe('200');
    expect(await take(finalise)).toBe('200');
  });

  it('R4: is signed by the two heads; a deputy needs a mandate', async () => {
    const sign = (by: string) => stepOf('agreements/{kb}/sign-agreement', by);
    const deputy = { acting: { officialName: 'Irawati', capacity: 'MEWAKILI' } };
    expect(await take(sign('bupati-kotim'), deputy)).toBe('403 E_NO_AUTHORITY COM-04 /acting/mandate');
    expect(await take(sign('bupati-kotim'))).toBe('200');
    expect(await take(sign('walikota-pontianak'))).toBe('200');
    const signed = (await system.stream(`agreement-${ids.get('kb')}`)).find(({ type }) => type === 'MoUSigned')!;
    expect(signed.data).toMatchObject({
      signedOn: '2025-09-15',
      validFrom: '2025-09-15',
      validUntil: '2028-09-14',
      textSha256: KB_TEXT.sha256,
    });
  });

  it('R6: is carried out by a PKS of two agencies, within the term of the memorandum', async () => {
    const first = steps.find(({ as }) => as === 'pks')!;
    const begun = await send(first.by, first.path, first.body);
    expect([begun.status, begun.body]).toMatchObject([201, {}]);
    ids.set('pks', (begun.body as { id: string }).id);
    const draft = stepOf('agreements/{pks}/draft-agreement');
    const longer = { term: { end: 'FIXED', until: '2029-01-01' } };
    expect(await take(draft, longer)).toMatch(/^422 E_TERM_OUTSIDE_PARENT AGR-09/);
    expect(await take(draft)).toBe('200');
  });

  it('waits for the DPRD where its money is in no budget yet, and is signed on powers of attorney', async () => {
    const later = steps.slice(steps.findIndex(({ path }) => path === 'agreements/{pks}/declare-approval-need'));
    const sign = (by: string) => stepOf('agreements/{pks}/sign-agreement', by);
    const [kotim, pontianak] = later as [ScenarioStep, ScenarioStep];
    expect([await take(kotim), await take(pontianak)]).toEqual(['200', '200']);
    for (const step of later.slice(2, -2)) expect([step.path, await take(step)]).toEqual([step.path, '200']);
    const bare = { acting: { officialName: 'Kepala Dinas Pertanian Kotawaringin Timur' } };
    expect(await take(sign('kadistan-kotim'), bare)).toBe('403 E_NO_AUTHORITY AGR-06 /acting/mandate');
    expect(await take(sign('kadistan-kotim'))).toBe('200');
    expect(await typesOf('pks')).not.toContain('PKSSigned');
    expect(await take(sign('diskop-pontianak'))).toBe('200');
    expect((await typesOf('pks')).filter((type) => type === 'PKSSigned')).toHaveLength(1);
    await system.settle();
    expect(await shown('kb')).toMatchObject({ stage: 'ACTIVE', children: [ids.get('pks')] });
    expect(await shown('pks')).toMatchObject({ stage: 'ACTIVE', signedOn: '2025-12-01', validUntil: '2028-09-14' });
  });

  it('draws a line between the two regions, and one between their agencies', async () => {
    const { body } = await system.get(
      'sekda-kotim',
      '/v1/cooperation-network/edges?level=REGENCY&kind=AGREEMENT&fromRegion=62.02',
    );
    const line = { fromRegion: '62.02', toRegion: '61.71', weight: 1 };
    const [agencies, regions, ...others] = (body as { items: readonly Body[] }).items;
    expect([agencies, regions, others]).toMatchObject([line, { ...line, from: '62.02', to: '61.71' }, []]);
  });
});
