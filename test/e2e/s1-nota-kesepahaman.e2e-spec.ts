import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MODEL_VILLAGE_STEPS, NK_DRAFT, NK_INITIATIVE, NK_TEXT, PKS_TEXT, S1, type HttpAnswer } from '#demo';
import { demoDocument } from './demo-document.js';
import { eventDataFaults } from '../docs/strict-schemas.js';
import { SystemUnderTest } from './system.js';

type Body = Readonly<Record<string, unknown>>;

/**
 * S-1 (domain §5): the memorandum of Barito Kuala with the ministry, the technical agreement of the same day, and the
 * model villages that rest on it, each step as its official gives it, with the rejections that are expected of it.
 */
describe('S-1 Nota kesepahaman dan PKS Barito Kuala', () => {
  let system: SystemUnderTest;
  const REASON = 'Dicatat kemudian dari berkas; nomor dan surat DEMO.';
  const REGENCY = 'kerja-sama-batola';
  const [PLACE, SIGNED_ON] = [{ text: 'Aula BLM Banjarmasin', region: '63.71' }, '2020-03-10'];
  let nk = '';
  let pks = '';

  beforeAll(async () => {
    system = await SystemUnderTest.start();
    await system.staff(S1);
  });
  afterAll(async () => expect(eventDataFaults(await system.log())).toEqual([]));
  afterAll(() => system.stop());

  const codeOf = ({ status, body }: HttpAnswer): string => {
    const { code, ruleId, field } = body as Partial<Record<string, string>>;
    return [status, code, ruleId, field].filter(Boolean).join(' ');
  };
  const post = (by: string, path: string, occurredOn: string, body: object = {}): Promise<HttpAnswer> =>
    system.post(by, `/v1/${path}`, { reason: REASON, ...body, occurredOn });
  const act = async (id: string, by: string, command: string, on: string, body: object = {}): Promise<string> =>
    codeOf(await post(by, `agreements/${id}/${command}`, on, body));
  const initiate = async (by: string, on: string, body: object): Promise<HttpAnswer> =>
    post(by, 'agreements', on, body);
  const idOf = ({ status, body }: HttpAnswer): string => {
    expect([status, body]).toMatchObject([201, {}]);
    return (body as { id: string }).id;
  };
  const typesOf = async (id: string): Promise<readonly string[]> =>
    (await system.stream(`agreement-${id}`)).map(({ type }) => type);
  const shown = async (id: string, by = REGENCY): Promise<Body> =>
    ((await system.get(by, `/v1/agreements/${id}`)).body as { item: Body }).item;
  const paper = (id: string, date: string) => demoDocument(`S1-uji-${id}`, 'Dokumen', date);
  const power = (name: string) => ({
    capacity: 'KUASA',
    mandate: (S1.steps([]).find(({ by, body }) => by === name && 'textSha256' in body)!.body as { acting: Body })
      .acting['mandate'],
  });
  const signing = (partyNo: number, textSha256: string, acting: object, more: object = {}) => ({
    partyNo,
    textSha256,
    signMethod: 'WET_INK',
    place: PLACE,
    acting,
    ...more,
  });

  it('S-0 R4: villages of two provinces are no villages of one regency: the refusal names the right scheme', async () => {
    const villages = {
      ...NK_INITIATIVE,
      acting: { officialName: 'Kepala Desa Sei Asam' },
      instrument: 'PERATURAN_BERSAMA_KEPALA_DESA',
      scheme: 'ANTAR_DESA',
      officeId: 'pemdes-62.03.02.2007',
      parties: [{ region: '62.03.02.2007' }, { region: '63.10.09.2009' }],
      urusan: ['DESA_PEMBERDAYAAN'],
    };
    const { status, body } = await initiate('kades-sei-asam', '2026-11-02', villages);
    expect([status, body]).toMatchObject([
      422,
      { code: 'E_WRONG_SCHEME', ruleId: 'AGR-03', details: { scheme: 'KSDD_SUKARELA', regions: ['62.03', '63.10'] } },
    ]);
  });

  it('is initiated by the regency, in the scheme that follows from its parties', async () => {
    const wrong = await initiate(REGENCY, '2020-01-20', {
      ...NK_INITIATIVE,
      scheme: 'KSDPK',
      instrument: 'KESEPAKATAN_BERSAMA',
    });
    expect([codeOf(wrong), (wrong.body as { details: object }).details]).toEqual([
      '422 E_WRONG_SCHEME AGR-03 /scheme',
      { scheme: 'SINERGI_PUSAT' },
    ]);
    const twice = [{ region: '63.04' }, { region: '63.04' }];
    expect(codeOf(await initiate(REGENCY, '2020-01-20', { ...NK_INITIATIVE, parties: twice }))).toMatch(
      /^422 E_PARTIES AGR-02/,
    );
    nk = idOf(await initiate(REGENCY, '2020-01-20', NK_INITIATIVE));
  });

  it('R2: has an action plan, and the recommendation of the TKKSD, before its text is final', async () => {
    const { actionPlan: _plan, ...without } = NK_DRAFT;
    expect(await act(nk, REGENCY, 'draft-agreement', '2020-02-20', without)).toBe('200');
    expect(await act(nk, REGENCY, 'finalise-text', '2020-02-21')).toBe('422 E_ACTION_PLAN_MISSING AGR-05 /actionPlan');
    const recommend = () =>
      act(nk, REGENCY, 'recommend-agreement', '2020-02-25', {
        acting: { officialName: 'Kepala Bagian Kerja Sama Barito Kuala' },
        partyNo: 1,
        minutes: paper('tkksd', '2020-02-25'),
      });
    expect(await act(nk, REGENCY, 'revise-draft', '2020-02-22', NK_DRAFT)).toBe('200');
    expect(await act(nk, REGENCY, 'finalise-text', '2020-02-23')).toBe('409 E_TKKSD_MISSING AGR-04');
    expect(await recommend()).toBe('200');
    expect(await act(nk, REGENCY, 'finalise-text', '2020-02-27')).toBe('200');
  });

  it('R1: is signed on one text, by those who may, each once; the last signature makes it, in the same append', async () => {
    const secretary = (more: object) => signing(2, NK_TEXT.sha256, { officialName: 'Anwar Sanusi', ...more });
    const regent = (textSha256: string) =>
      act(nk, 'bupati-batola', 'sign-agreement', SIGNED_ON, {
        ...signing(1, textSha256, { officialName: 'Noormiliyani' }),
        documentNumber: 'UJI/1/NK/2020',
      });
    expect(await regent('0'.repeat(64))).toBe('422 E_TEXT_CHANGED AGR-07 /textSha256');
    expect(await act(nk, 'sekjen-kemendes', 'sign-agreement', SIGNED_ON, secretary({ capacity: 'KUASA' }))).toBe(
      '403 E_NO_AUTHORITY COM-04 /acting/mandate',
    );
    expect(await act(nk, 'sekjen-kemendes', 'sign-agreement', SIGNED_ON, secretary(power('sekjen-kemendes')))).toBe(
      '200',
    );
    expect(await act(nk, 'sekjen-kemendes', 'sign-agreement', SIGNED_ON, secretary(power('sekjen-kemendes')))).toBe(
      '409 E_ALREADY_SIGNED AGR-08 /partyNo',
    );
    expect(await typesOf(nk)).not.toContain('MoUSigned');
    expect(await regent(NK_TEXT.sha256)).toBe('200');
    const [signature, signed] = (await system.stream(`agreement-${nk}`)).slice(-2);
    expect([signature!.type, signed!.type]).toEqual(['AgreementSignatureRecorded', 'MoUSigned']);
    expect(signed!.metadata.commandId).toBe(signature!.metadata.commandId);
    expect(signed!.data).toMatchObject({ signedOn: SIGNED_ON, validFrom: SIGNED_ON, validUntil: '2024-12-31' });
  });

  const need = (by: string, partyNo: number, unbudgeted: boolean) =>
    act(pks, by, 'declare-approval-need', '2020-03-05', { partyNo, burdensPublic: false, unbudgeted });
  const manpower = (acting: object) =>
    act(pks, 'disnakertrans-batola', 'sign-agreement', SIGNED_ON, {
      ...signing(3, PKS_TEXT.sha256, { officialName: 'Kepala Disnakertrans Barito Kuala', ...acting }),
    });

  it('R7: the technical agreement under it says of each region whether its DPRD has to approve', async () => {
    const step = S1.steps([]).find(({ as }) => as === 'pks')!;
    const draft = S1.steps([]).find(({ path }) => path === 'agreements/{pks}/draft-agreement')!;
    pks = idOf(await initiate(step.by, '2020-03-02', { ...step.body, parentId: nk }));
    expect(await act(pks, draft.by, 'draft-agreement', '2020-03-05', draft.body)).toBe('200');
    expect(await need('dpmd-batola', 1, false)).toBe('200');
    expect(await act(pks, 'dpmd-batola', 'finalise-text', '2020-03-06')).toBe('409 E_DPRD_REQUIRED AGR-10');
    expect(await need('disnakertrans-batola', 3, true)).toBe('200');
    expect(await act(pks, 'dpmd-batola', 'finalise-text', '2020-03-06')).toBe('200');
    expect(await manpower(power('disnakertrans-batola'))).toBe('409 E_DPRD_REQUIRED AGR-10 /partyNo');
  });

  it('R3: three parties sign in any order, agencies by power of attorney and each for itself, and make one PKS', async () => {
    expect(
      await act(pks, 'disnakertrans-batola', 'declare-approval-need', '2020-03-07', {
        partyNo: 3,
        burdensPublic: false,
        unbudgeted: false,
      }),
    ).toBe('200');
    expect(await manpower({})).toBe('403 E_NO_AUTHORITY AGR-06 /acting/mandate');
    const other = signing(3, PKS_TEXT.sha256, {
      officialName: 'Kepala Dinas Pemberdayaan Desa Barito Kuala',
      ...power('dpmd-batola'),
    });
    expect(await act(pks, 'dpmd-batola', 'sign-agreement', SIGNED_ON, other)).toBe(
      '403 E_NO_AUTHORITY PTY-04 /partyNo',
    );
    expect(await manpower(power('disnakertrans-batola'))).toBe('200');
    expect(await act(pks, 'dpmd-batola', 'sign-agreement', SIGNED_ON, { ...other, partyNo: 1 })).toBe('200');
    expect(
      await act(pks, 'balilatfo', 'sign-agreement', SIGNED_ON, {
        ...signing(2, PKS_TEXT.sha256, { officialName: 'Eko Sri Haryanto' }),
      }),
    ).toBe('200');
    expect((await typesOf(pks)).filter((type) => type === 'PKSSigned')).toHaveLength(1);
    await system.settle();
    expect(await shown(nk)).toMatchObject({ children: [pks] });
    expect(await shown(pks)).toMatchObject({ parentId: nk, stage: 'EXPIRED' });
  });

  it('R5: is over after its last day, when no addendum can be signed any more', async () => {
    expect(await shown(nk)).toMatchObject({ stage: 'EXPIRED', validUntil: '2024-12-31' });
    expect(
      await act(nk, REGENCY, 'propose-addendum', '2025-02-01', {
        changes: [{ part: 'SCOPE', text: 'Ditambah satu desa.' }],
        text: paper('adendum', '2025-01-31'),
      }),
    ).toBe('409 E_EXPIRED AGR-12 /occurredOn');
  });

  describe('with its model villages', () => {
    const ids = new Map<string, string>();
    const modelVillage = async (of: string, by = 'dpmd-batola'): Promise<Body> =>
      ((await system.get(by, `/v1/model-villages/${ids.get(of)}`)).body as { item: Body }).item;
    const steps = MODEL_VILLAGE_STEPS.map(({ as, by, path, body }) => {
      const [, of, command] = /^model-villages\/\{(.+)\}\/(.+)$/.exec(path) ?? [];
      return { as, by, of: of!, command: command!, body: body as Body };
    });
    const take = async ({ by, of, command, body }: (typeof steps)[number], more: object = {}): Promise<string> =>
      codeOf(await system.post(by, `/v1/model-villages/${ids.get(of)}/${command}`, { ...body, ...more }));
    const stepOf = (of: string, command: string) => steps.find((step) => step.of === of && step.command === command)!;

    it('are nominated for a district and for an area that is none, under a memorandum that covers them', async () => {
      for (const { as, by, body } of steps.filter((step) => step.as)) {
        const answer = await system.post(by, '/v1/model-villages', { ...body, agreementId: nk });
        ids.set(as!, idOf(answer));
      }
      const [{ by, body }] = steps as [(typeof steps)[number]];
      const refused = async (more: object) =>
        codeOf(await system.post(by, '/v1/model-villages', { ...body, agreementId: nk, ...more }));
      expect(await refused({ occurredOn: '2020-03-09' })).toBe('409 E_NO_AGREEMENT MOD-01 /agreementId');
      expect(await refused({ agreementId: 'tidak-ada' })).toBe('409 E_NO_AGREEMENT MOD-01 /agreementId');
      expect(await refused({ areas: ['63.10.09'] })).toMatch(/^403 E_SCOPE/);
    });

    it('R4: are assessed by their villages, and designated by minutes of all sides', async () => {
      for (const area of ['anjir', 'cahaya']) {
        const assess = stepOf(area, 'assess-model-village');
        expect(await take(assess, { village: '63.04.03' })).toBe('422 E_LEVEL MOD-04 /village');
        expect(await take(assess, { value: '64,2' })).toBe('422 E_VALIDATION MOD-03 /value');
        expect(await take(assess, { status: 'MANDIRI' })).toBe('422 E_VALIDATION MOD-03 /status');
        expect(await take(assess)).toBe('200');
        const designate = stepOf(area, 'designate-locus');
        expect(await take(designate, { minutes: undefined })).toBe('409 E_COORDINATION_MISSING MOD-02 /minutes');
        expect(await take(designate, { coordinated: [] })).toBe('409 E_COORDINATION_MISSING MOD-02 /coordinated');
        expect(await take(designate)).toBe('200');
      }
    });

    it('R6: are planned, carried out, evaluated and recognised village by village', async () => {
      const later = steps.slice(steps.findIndex(({ command }) => command === 'agree-development-plan'));
      const recognise = later.at(-1)!;
      for (const step of later.slice(0, -1)) expect([step.command, await take(step)]).toEqual([step.command, '200']);
      expect(await take(recognise, { village: '63.04.03' })).toBe('422 E_LEVEL MOD-04 /village');
      expect(await take({ ...recognise, of: 'cahaya' }, { village: '63.04.17.2005' })).toBe(
        '409 E_STATE MOD-05 /village',
      );
      const evaluator = { acting: { officialName: 'Eko Sri Haryanto' } };
      expect(await take({ ...recognise, by: 'balilatfo' }, evaluator)).toBe('403 E_SOD MOD-05 /village');
      expect(await take(recognise)).toBe('200');
    });

    it('show baseline and latest value, and what was reached of the targets', async () => {
      await system.settle();
      expect(await modelVillage('anjir')).toMatchObject({
        stage: 'RECOGNISED',
        agreementId: nk,
        villagesRecognised: 1,
        targetsSet: 2,
        targetsReached: 1,
        villages: [
          {
            region: { code: '63.04.03.2007' },
            stage: 'RECOGNISED',
            readings: [
              { index: 'IDM', year: 2020, value: '0.6420', status: 'BERKEMBANG', baseline: true },
              { index: 'IDM', year: 2023, value: '0.7350', status: 'MAJU', baseline: false },
            ],
          },
        ],
      });
      expect(await modelVillage('cahaya')).toMatchObject({ stage: 'IN_PROGRESS', title: 'KTM Cahaya Baru' });
      const { body } = await system.get('dpmd-batola', `/v1/model-village-totals?region=63.04&year=2020`);
      expect(body).toMatchObject({
        totals: { modelVillages: { modelVillages: 2, RECOGNISED: 1, recognised: 1, unsupported: 2, improved: 1 } },
      });
    });

    it('have a value corrected as it was entered, by two, and the evaluation follows', async () => {
      const stream = await system.stream(`modelVillage-${ids.get('anjir')}`);
      const { id } = stream.find(({ type }) => type === 'ModelVillageAssessed')!;
      const ask = (value: string) =>
        system.post('dpmd-batola', `/v1/model-villages/${ids.get('anjir')}/request-correction`, {
          targetEventId: id,
          changes: [{ field: '/value', value }],
          reason: 'Nilai tertukar saat disalin dari laporan.',
        });
      expect(codeOf(await ask('64,2'))).toMatch(/^422 E_VALIDATION MOD-03/);
      expect(codeOf(await ask('0,7100'))).toMatch(/^422 E_VALIDATION MOD-03/);
      expect(codeOf(await ask('0,6500'))).toBe('200');
      const confirmed = await system.post(
        'bupati-batola',
        `/v1/model-villages/${ids.get('anjir')}/confirm-correction`,
        { requestId: '1', acting: { officialName: 'Noormiliyani' } },
      );
      expect(codeOf(confirmed)).toBe('200');
      await system.settle();
      const { villages, evaluations, stage } = await modelVillage('anjir');
      expect([villages, evaluations, stage]).toMatchObject([
        [{ readings: [{ value: '0,6500' }, { value: '0.7350' }] }],
        [{ change: '+0.0850' }],
        'RECOGNISED',
      ]);
    });

    it('are without support since the memorandum is over, and end if no other takes its place', async () => {
      for (const area of ['anjir', 'cahaya'])
        expect(await modelVillage(area)).toMatchObject({
          unsupported: true,
          unsupportedSince: '2025-01-01',
          endsOn: '2026-01-01',
        });
      await system.moveTo('2026-12-19T02:00:00.000Z');
      expect(await modelVillage('anjir')).toMatchObject({ stage: 'RECOGNISED' });
      await system.moveTo('2026-12-21T02:00:00.000Z');
      expect(await modelVillage('anjir')).toMatchObject({ stage: 'ENDED', unsupported: false });
    });
  });

  it('is numbered once in the register of each party', async () => {
    const again = idOf(await initiate(REGENCY, '2020-02-01', { ...NK_INITIATIVE, title: 'Kerja sama lain' }));
    expect(await act(again, REGENCY, 'draft-agreement', '2020-02-20', NK_DRAFT)).toBe('200');
    expect(
      await act(again, REGENCY, 'recommend-agreement', '2020-02-25', {
        acting: { officialName: 'Kepala Bagian Kerja Sama Barito Kuala' },
        partyNo: 1,
        minutes: paper('tkksd-2', '2020-02-25'),
      }),
    ).toBe('200');
    expect(await act(again, REGENCY, 'finalise-text', '2020-02-27')).toBe('200');
    const numbered = (documentNumber: string) =>
      act(again, 'bupati-batola', 'sign-agreement', SIGNED_ON, {
        ...signing(1, NK_TEXT.sha256, { officialName: 'Noormiliyani' }, { documentNumber }),
      });
    expect(await numbered('uji/1/nk/2020')).toBe('409 E_NUMBER_TAKEN AGR-08 /documentNumber');
    expect(await numbered('UJI/2/NK/2020')).toBe('200');
  });
});
