import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpAnswer } from '#demo';
import { demoDocument } from './demo-document.js';
import { SystemUnderTest } from './system.js';
import { strangers, visitStory } from './visit-story.js';

/** Who held which office on a day, and who acts for whom, through HTTP (domain §3.0 COM-04, §7.1). */
let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
  await system.employ('sekda-tanbu', 'REGENCY_SECRETARY', '63.10', 'setda-63.10');
  await system.employ('sekda-kapuas', 'REGENCY_SECRETARY', '62.03', 'setda-62.03');
  await system.employ('walidata-tanbu', 'DATA_STEWARD', '63.10', 'diskominfo-63.10');
  await system.employ('camat-kusan', 'DISTRICT_OFFICER', '63.10.11', 'kecamatan-63.10.11');
  await system.employ('sekcam-kusan', 'DISTRICT_OFFICER', '63.10.11', 'kecamatan-63.10.11');
});
afterAll(() => system.stop());

const STEWARD = 'walidata';
const SEKDA = 'sekda-tanbu';
const decree = (id: string, date = '2023-12-29') => demoDocument(id, 'SK Bupati', date, 'PUBLIC');
const codeOf = ({ status, body }: HttpAnswer): string => {
  const { code, ruleId, field } = body as Partial<Record<string, string>>;
  return [status, code, ruleId, field].filter(Boolean).join(' ');
};
const idOf = async (username: string): Promise<string> => {
  const { body } = await system.get(username, '/v1/me');
  return (body as { userId: string }).userId;
};
const entering = async (by: string, path: string, body: object): Promise<string> =>
  codeOf(await system.post(by, `/v1/${path}`, body));
const read = async <T>(by: string, path: string): Promise<T> => {
  await system.settle();
  const answer = await system.get(by, `/v1/${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.body as T;
};
interface Rows {
  readonly items: readonly { readonly officeId: string; readonly officialName: string; readonly capacity: string }[];
}
const holdersOn = async (on: string, more = ''): Promise<readonly string[]> =>
  (await read<Rows>(STEWARD, `office-holders?on=${on}${more}&sort=name`)).items.map(
    ({ officialName, capacity }) => `${officialName} ${capacity}`,
  );

describe('The register of offices', () => {
  const OFFICE = 'kecamatan-63.10.11';
  const office = {
    officeId: OFFICE,
    name: 'Kantor Kecamatan Kusan Tengah',
    headTitle: 'Camat Kusan Tengah',
    region: '63.10.11',
  };
  const appointing = (officialName: string, more: object) => ({
    officialName,
    capacity: 'DEFINITIF',
    validFrom: '2024-01-02',
    decree: decree(`SK-${officialName.length}`),
    ...more,
  });
  const appoint = (by: string, officialName: string, more: object) =>
    entering(by, `offices/${OFFICE}/record-appointment`, appointing(officialName, more));

  it('is kept by those who keep it in that region, and by nobody else', async () => {
    expect(await entering('kades-mekar-jaya', 'offices', office)).toBe('403 E_SCOPE');
    expect(await entering('sekda-kapuas', 'offices', office)).toBe('403 E_SCOPE');
    // The agency for villages keeps the offices of villages alone.
    expect(await entering('pmd-tanah-bumbu', 'offices', office)).toBe('403 E_SCOPE');
    expect(await entering(SEKDA, 'offices', { ...office, region: undefined })).toBe('403 E_SCOPE');
    expect(await entering(SEKDA, 'offices', { ...office, region: '63.10.99' })).toBe('404 E_REGION_UNKNOWN /region');
    expect(await entering(SEKDA, 'offices', { ...office, institutionId: 'tidak-ada' })).toBe(
      '404 E_NOT_FOUND OFF-08 /institutionId',
    );
    expect(await entering(SEKDA, 'offices', { ...office, name: ' ' })).toBe('422 E_VALIDATION /name');
    expect(await entering(SEKDA, 'offices', office)).toBe('201');
    expect(await entering(SEKDA, 'offices', office)).toBe('409 E_STATE');
    const village = { officeId: 'pemdes-63.10.11.2010', name: 'Desa', headTitle: 'Kades', region: '63.10.11.2010' };
    expect(await entering('pmd-tanah-bumbu', 'offices', village)).toBe('201');
    expect(
      await entering(STEWARD, 'offices', { officeId: 'kemendes', name: 'Kemendes PDT', headTitle: 'Menteri' }),
    ).toBe('201');
  });

  it('takes an appointment by another than the one appointed, of an account that exists', async () => {
    expect(await appoint(SEKDA, 'Sekda', { userId: await idOf(SEKDA) })).toBe('403 E_SOD OFF-03 /userId');
    expect(await appoint(SEKDA, 'Camat', { userId: 'tidak-ada' })).toBe('404 E_NOT_FOUND OFF-04 /userId');
    expect(await appoint(SEKDA, 'Camat', { validTo: '2024-01-01' })).toBe('422 E_DATE_ORDER OFF-01 /validTo');
    expect(await appoint(SEKDA, 'Camat', { capacity: 'KUASA' })).toBe('422 E_VALIDATION /capacity');
    expect(await appoint(SEKDA, 'Camat', { decree: undefined })).toBe('422 E_VALIDATION /decree');
    expect(await appoint(SEKDA, 'Camat Lama', { validTo: '2024-06-30' })).toBe('200');
    expect(await appoint(SEKDA, 'Camat Kusan', { validFrom: '2024-06-30' })).toBe(
      '409 E_OFFICE_HELD OFF-02 /validFrom',
    );
    expect(await appoint(SEKDA, 'Camat Kusan', { validFrom: '2024-07-01', userId: await idOf('camat-kusan') })).toBe(
      '200',
    );
    expect(
      await appoint(SEKDA, 'Sekcam Kusan', {
        capacity: 'PLH',
        validFrom: '2024-08-01',
        validTo: '2024-08-05',
        userId: await idOf('sekcam-kusan'),
      }),
    ).toBe('200');
  });

  it('tells who held which office on a day by one query', async () => {
    const here = '&region=63.10.11';
    expect(await holdersOn('2024-01-01', here)).toEqual([]);
    expect(await holdersOn('2024-01-02', here)).toEqual(['Camat Lama DEFINITIF']);
    expect(await holdersOn('2024-06-30', here)).toEqual(['Camat Lama DEFINITIF']);
    expect(await holdersOn('2024-07-01', here)).toEqual(['Camat Kusan DEFINITIF']);
    expect([...(await holdersOn('2024-08-05', here))].sort()).toEqual(['Camat Kusan DEFINITIF', 'Sekcam Kusan PLH']);
    expect(await holdersOn('2030-01-01', here)).toEqual(['Camat Kusan DEFINITIF']);
    expect(await holdersOn('2024-11-06', '&office=pemdes-63.10.09.2005')).toEqual(['Sayid Firdaus PJ']);
    expect(codeOf(await system.get(STEWARD, '/v1/office-holders?on=2024-02-30'))).toBe('400 E_MALFORMED');
    expect(
      (await read<Rows>('kades-sei-asam', `office-holders?account=${await idOf('camat-kusan')}`)).items,
    ).toMatchObject([{ officeId: OFFICE }]);
    const file = await system.sinergi.app.inject({
      url: '/v1/office-holders?format=csv&on=2024-07-01&region=63.10.11',
      headers: { authorization: `Bearer ${await system.tokenOf('sekdes-sei-asam')}` },
    });
    expect(file.payload.trim().split('\n')).toHaveLength(2);
    expect(file.payload).toContain('Kecamatan Kusan Tengah, Kab. Tanah Bumbu');
  });

  it('follows a correction of a day, asked for by one keeper and confirmed by another', async () => {
    const events = await system.stream(`office-${OFFICE}`);
    const [, lama] = events;
    const ask = (value: string) =>
      entering(SEKDA, `offices/${OFFICE}/request-correction`, {
        targetEventId: lama!.id,
        changes: [{ field: '/validTo', value }],
        reason: 'Keputusan menyebut tanggal yang lain.',
      });
    // With the new end the two would have held it together.
    expect(await ask('2024-07-01')).toBe('409 E_OFFICE_HELD OFF-02 /changes/0/value');
    expect(await ask('2024-05-31')).toBe('200');
    const confirm = (by: string) => entering(by, `offices/${OFFICE}/confirm-correction`, { requestId: '1' });
    expect(await confirm(SEKDA)).toBe('403 E_SOD COM-01');
    expect(await confirm('pmd-tanah-bumbu')).toBe('403 E_SCOPE');
    expect(await confirm('walidata-tanbu')).toBe('200');
    expect(await holdersOn('2024-05-31', '&region=63.10.11')).toEqual(['Camat Lama DEFINITIF']);
    expect(await holdersOn('2024-06-01', '&region=63.10.11')).toEqual([]);
    expect(await read(STEWARD, `offices/${OFFICE}`)).toMatchObject({
      item: { appointments: [{ validTo: '2024-05-31' }, {}, {}] },
    });
  });

  it('OFF-03 is corrected by another than the one who holds it, or would', async () => {
    const officeId = 'badan-63.10';
    expect(await entering(SEKDA, 'offices', { ...office, officeId, region: '63.10' })).toBe('201');
    expect(
      await entering('walidata-tanbu', `offices/${officeId}/record-appointment`, appointing('Kepala Badan', {})),
    ).toBe('200');
    const target = (await system.stream(`office-${officeId}`)).at(-1)!;
    const correct = async (field: string, value: string) =>
      entering('walidata-tanbu', `offices/${officeId}/request-correction`, {
        targetEventId: target.id,
        changes: [{ field, value }],
        reason: 'Akun pejabatnya terlewat saat dicatat.',
      });
    const confirm = (by: string, requestId: string) =>
      entering(by, `offices/${officeId}/confirm-correction`, { requestId });
    expect(await correct('/userId', await idOf(SEKDA))).toBe('200');
    expect(await confirm(SEKDA, '1')).toBe('403 E_SOD OFF-03 /requestId');
    expect(await confirm(STEWARD, '1')).toBe('200');
    // Nor does he make his own term longer.
    expect(await correct('/validFrom', '2023-12-30')).toBe('200');
    expect(await confirm(SEKDA, '2')).toBe('403 E_SOD OFF-03 /requestId');
    expect(
      await entering(SEKDA, `offices/${officeId}/record-mandate`, {
        kind: 'DELEGASI',
        givenBy: officeId,
        matter: 'Menyetujui kunjungan',
        validFrom: '2024-02-01',
        document: demoDocument('delegasi-sendiri', 'Delegasi', '2024-02-01'),
      }),
    ).toBe('403 E_SOD OFF-03 /officialName');
  });

  it('OFF-12 moves to another region by one who keeps the register there, too', async () => {
    const moving = async (officeId: string, by: string) => {
      expect(await entering(by, 'offices', { ...office, officeId, region: '63.10' })).toBe('201');
      const [target] = await system.stream(`office-${officeId}`);
      return entering('walidata-tanbu', `offices/${officeId}/request-correction`, {
        targetEventId: target!.id,
        changes: [{ field: '/region', value: '62.03' }],
        reason: 'Kantor itu sebenarnya ada di Kabupaten Kapuas.',
      });
    };
    // Who entered it keeps nothing there, either.
    expect(await moving('pindah-1', SEKDA)).toBe('403 E_SCOPE /changes/0/value');
    expect(await moving('pindah-2', STEWARD)).toBe('200');
    const confirm = (by: string) => entering(by, 'offices/pindah-2/confirm-correction', { requestId: '1' });
    expect(await confirm(SEKDA)).toBe('403 E_SCOPE OFF-12 /requestId');
    await system.employ('walidata-pusat', 'DATA_STEWARD', 'ID', 'pusdatin');
    expect(await confirm('walidata-pusat')).toBe('200');
    expect(await read(STEWARD, 'offices/pindah-2')).toMatchObject({ item: { regions: ['62.03'] } });
  });

  it('ends appointments with the office, which keeps its history and names who succeeds it', async () => {
    const old = { officeId: 'dinas-lama', name: 'BPMPD', headTitle: 'Kepala BPMPD', region: '63.10' };
    const successor = { officeId: 'dinas-baru', name: 'DPMD', headTitle: 'Kepala DPMD', region: '63.10' };
    expect(await entering(SEKDA, 'offices', old)).toBe('201');
    expect(await entering(SEKDA, 'offices/dinas-lama/record-appointment', appointing('Kepala Lama', {}))).toBe('200');
    const close = (successors: readonly string[]) =>
      entering(SEKDA, 'offices/dinas-lama/close-office', { lastDay: '2024-12-31', successors });
    expect(await close(['dinas-baru'])).toBe('404 E_NOT_FOUND OFF-07 /successors/0');
    expect(await entering(SEKDA, 'offices', successor)).toBe('201');
    expect(await close(['dinas-baru'])).toBe('200');
    expect(await holdersOn('2024-12-31', '&office=dinas-lama')).toEqual(['Kepala Lama DEFINITIF']);
    expect(await holdersOn('2025-01-01', '&office=dinas-lama')).toEqual([]);
    expect(await read(STEWARD, 'offices/dinas-lama')).toMatchObject({
      item: { stage: 'CLOSED', successors: ['dinas-baru'] },
    });
    const { items } = await read<{ items: readonly { type: string }[] }>(STEWARD, 'offices/dinas-lama/history');
    expect(items.map(({ type }) => type)).toEqual(['OfficeRegistered', 'OfficialAppointed', 'OfficeClosed']);
  });

  it('forgets the holders of an office that was entered by mistake', async () => {
    const wrong = { officeId: 'salah-catat', name: 'Salah', headTitle: 'Salah', region: '63.10' };
    expect(await entering(SEKDA, 'offices', wrong)).toBe('201');
    expect(await entering(SEKDA, 'offices/salah-catat/record-appointment', appointing('Orang Salah', {}))).toBe('200');
    expect(
      await entering(SEKDA, 'offices/salah-catat/request-voiding', { reason: 'Tercatat dua kali oleh petugas.' }),
    ).toBe('200');
    expect(await holdersOn('2024-05-01', '&office=salah-catat')).toEqual(['Orang Salah DEFINITIF']);
    expect(await entering('walidata-tanbu', 'offices/salah-catat/confirm-voiding', { requestId: '1' })).toBe('200');
    expect(await holdersOn('2024-05-01', '&office=salah-catat')).toEqual([]);
  });
});

describe('Institutions', () => {
  const ministry = { institutionId: 'badan-lama', kind: 'CENTRAL_UNIT', name: 'Badan Pembangunan Desa Lama' };

  it('of the country are kept for the country; a ministry has a successor', async () => {
    expect(await entering(SEKDA, 'institutions', ministry)).toBe('403 E_SCOPE');
    expect(await entering(STEWARD, 'institutions', { ...ministry, seat: '31.71' })).toBe(
      '422 E_VALIDATION OFF-09 /seat',
    );
    expect(await entering(STEWARD, 'institutions', { ...ministry, partOf: 'tidak-ada' })).toBe(
      '404 E_NOT_FOUND OFF-10 /partOf',
    );
    expect(await entering(STEWARD, 'institutions', ministry)).toBe('201');
    expect(
      await entering(STEWARD, 'institutions', {
        ...ministry,
        institutionId: 'badan-baru',
        name: 'Badan Pembangunan Desa Baru',
      }),
    ).toBe('201');
    expect(
      await entering(STEWARD, 'institutions/badan-lama/close-institution', {
        lastDay: '2024-10-20',
        successors: ['badan-baru'],
      }),
    ).toBe('200');
    expect(await read('kades-sei-asam', 'institutions/badan-lama')).toMatchObject({
      item: { stage: 'CLOSED', lastDay: '2024-10-20', successors: ['badan-baru'] },
    });
    const found = await read<{ items: readonly { institutionId: string }[] }>(
      STEWARD,
      'institutions?q=badan+desa&stage=ACTIVE',
    );
    expect(found.items.map(({ institutionId }) => institutionId)).toEqual(['badan-baru']);
  });

  it('OFF-12 move to another region by one who keeps the register there, too', async () => {
    const body = { institutionId: 'bumd-pindah', kind: 'BUMD', name: 'BUMD Pindah', seat: '63.10' };
    expect(await entering(STEWARD, 'institutions', body)).toBe('201');
    const [target] = await system.stream('institution-bumd-pindah');
    expect(
      await entering('walidata-tanbu', 'institutions/bumd-pindah/request-correction', {
        targetEventId: target!.id,
        changes: [{ field: '/seat', value: '62.03' }],
        reason: 'Lembaga itu sebenarnya ada di Kabupaten Kapuas.',
      }),
    ).toBe('200');
    expect(await entering(SEKDA, 'institutions/bumd-pindah/confirm-correction', { requestId: '1' })).toBe(
      '403 E_SCOPE OFF-12 /requestId',
    );
  });

  it('of a region are kept there, and an office may belong to one', async () => {
    const ulm = { institutionId: 'ulm', kind: 'UNIVERSITY', name: 'Universitas Lambung Mangkurat', seat: '63.71' };
    expect(await entering(SEKDA, 'institutions', ulm)).toBe('403 E_SCOPE');
    expect(await entering(STEWARD, 'institutions', { ...ulm, seat: undefined })).toBe('422 E_VALIDATION OFF-09 /seat');
    expect(await entering(STEWARD, 'institutions', { ...ulm, country: 'id' })).toBe('422 E_VALIDATION /country');
    expect(await entering(STEWARD, 'institutions', ulm)).toBe('201');
    expect(
      await entering(STEWARD, 'offices', {
        officeId: 'rektorat-ulm',
        name: 'Rektorat',
        headTitle: 'Rektor',
        region: '63.71',
        institutionId: 'ulm',
      }),
    ).toBe('201');
  });
});

describe('COM-04 who approves or signs holds the office on the day of the act', () => {
  const story = (askedOn = '2026-11-18') =>
    visitStory({
      askedOn,
      from: '2026-12-01',
      to: '2026-12-02',
      subjectRefs: strangers(1),
      common: { reason: 'Dicatat kemudian untuk pengujian register.' },
    });
  const proposed = (): Promise<string> => system.takeAll([story().propose]);
  const accepting = async (visitId: string, acting: object, more: object = {}): Promise<string> => {
    const { accept } = story();
    return codeOf(await system.take({ ...accept, body: { ...accept.body, acting, ...more } }, visitId));
  };

  it('S-0 R5: Sayid Firdaus, who is Pj., does not sign as DEFINITIF', async () => {
    const visitId = await proposed();
    const refused = await system.take(
      {
        ...story().accept,
        body: { ...story().accept.body, acting: { officialName: 'Sayid Firdaus', capacity: 'DEFINITIF' } },
      },
      visitId,
    );
    expect(codeOf(refused)).toBe('403 E_NO_AUTHORITY COM-04 /acting/capacity');
    expect(refused.body).toMatchObject({ details: { officeId: 'pemdes-63.10.09.2005', heldAs: 'PJ' } });
    expect(await accepting(visitId, { officialName: 'Orang Lain', capacity: 'PJ' })).toBe(
      '403 E_NO_AUTHORITY COM-04 /acting/officialName',
    );
    expect(await accepting(visitId, { officialName: 'Sayid Firdaus' })).toBe(
      '403 E_NO_AUTHORITY COM-04 /acting/capacity',
    );
    expect(await accepting(visitId, { officialName: 'Sayid Firdaus', capacity: 'PJ' })).toBe('200');
  });

  it('nor is he recorded to have spoken as DEFINITIF by those who listened', async () => {
    const { propose, accept, approve, order, start, session } = story();
    const visitId = await system.takeAll([propose, accept, approve, order]);
    await system.moveTo('2026-12-01T02:00:00.000Z');
    await system.takeAll([start], visitId);
    const speaking = (speaker: object) =>
      system.take(
        {
          ...session,
          body: { ...session.body, speaker: { ...(session.body as { speaker: object }).speaker, ...speaker } },
        },
        visitId,
      );
    expect(codeOf(await speaking({ capacity: 'DEFINITIF' }))).toBe('403 E_NO_AUTHORITY COM-04 /speaker/capacity');
    expect(codeOf(await speaking({}))).toBe('200');
    expect(codeOf(await speaking({ officialName: 'H. Sayid Firdaus, S.Sos.', capacity: 'DEFINITIF' }))).toBe(
      '403 E_NO_AUTHORITY COM-04 /speaker/capacity',
    );
    // Of the staff of an office that a Pj. leads the register knows nothing.
    expect(codeOf(await speaking({ officialName: 'Kaur Keuangan', capacity: 'DEFINITIF' }))).toBe('200');
    expect(codeOf(await speaking({ officialName: 'H. Sayid Firdaus, S.Sos.' }))).toBe('200');
  });

  it('so it is when what he signed is corrected', async () => {
    const visitId = await proposed();
    expect(await accepting(visitId, { officialName: 'Sayid Firdaus', capacity: 'PJ' })).toBe('200');
    const accepted = (await system.stream(`studyVisit-${visitId}`)).at(-1)!;
    const correct = (field: string, value: string) =>
      entering(story().accept.by, `visits/${visitId}/request-correction`, {
        targetEventId: accepted.id,
        changes: [{ field, value }],
        reason: 'Tertulis salah oleh petugas saat mencatat.',
      });
    expect(await correct('/acceptedBy/capacity', 'DEFINITIF')).toBe('403 E_NO_AUTHORITY COM-04 /changes/0/value');
    expect(await correct('/acceptedBy/officialName', 'Orang Lain')).toBe('403 E_NO_AUTHORITY COM-04 /changes/0/value');
    expect(await correct('/reply/number', '140/12/2026')).toBe('200');
  });

  it('by the date of the act, not of its recording', async () => {
    const officeId = 'pemdes-63.10.09.2009';
    const mekarJaya = async (occurredOn: string): Promise<string> => {
      const { propose } = story(occurredOn);
      return codeOf(
        await system.post('kades-mekar-jaya', '/v1/visits', {
          ...propose.body,
          acting: { officialName: 'Kepala Desa Mekar Jaya' },
          origin: { region: '63.10.09.2009', officeId },
          hosts: [{ region: '63.10.09.2005' }],
        }),
      );
    };
    expect(await mekarJaya('2026-11-18')).toBe('201');
    expect(
      await entering('pmd-tanah-bumbu', `offices/${officeId}/end-appointment`, {
        appointmentId: '1',
        lastDay: '2026-11-18',
      }),
    ).toBe('200');
    expect(await mekarJaya('2026-11-19')).toBe('403 E_NO_AUTHORITY COM-04 /acting/capacity');
    // What he did while he was in office can still be entered.
    expect(await mekarJaya('2026-11-18')).toBe('201');
  });

  describe('for another', () => {
    const OFFICE = 'kecamatan-63.10.11';
    const letter = demoDocument('mandat-kusan', 'Surat mandat', '2026-11-10');
    const mandating = async (more: object = {}) => ({
      kind: 'MANDAT',
      givenBy: OFFICE,
      officialName: 'Sekcam Kusan',
      userId: await idOf('sekcam-kusan'),
      matter: 'Menerima kunjungan',
      validFrom: '2026-11-10',
      validTo: '2026-11-17',
      document: letter,
      ...more,
    });
    const record = async (more: object = {}) =>
      entering(SEKDA, `offices/${OFFICE}/record-mandate`, await mandating(more));
    const accept = async (occurredOn: string, mandate: object = letter): Promise<string> => {
      const { propose } = story('2026-11-12');
      const visitId = await system.takeAll([
        { ...propose, body: { ...propose.body, hosts: [{ region: '63.10.11' }] } },
      ]);
      return codeOf(
        await system.post('sekcam-kusan', `/v1/visits/${visitId}/accept-hosting`, {
          host: '63.10.11',
          occurredOn,
          reason: 'Dicatat kemudian untuk pengujian register.',
          acting: { officialName: 'Sekcam Kusan', capacity: 'MEWAKILI', mandate },
          reply: demoDocument('balasan-kusan', 'Surat balasan', occurredOn),
        }),
      );
    };

    it('is given by an office that somebody held on the day of the letter', async () => {
      expect(await record({ givenBy: 'tidak-ada' })).toBe('404 E_NOT_FOUND OFF-05 /givenBy');
      expect(await record({ givenBy: 'pemdes-63.10.11.2010' })).toBe('403 E_NO_AUTHORITY OFF-05 /givenBy');
      expect(await record({ document: { ...letter, date: '2026-11-11' } })).toBe('422 E_DATE_ORDER OFF-05 /validFrom');
      expect(await accept('2026-11-17')).toBe('403 E_NO_AUTHORITY COM-04 /acting/mandate');
      expect(await record()).toBe('200');
    });

    it('holds on its days: a mandate that ended the day before is none', async () => {
      expect(await accept('2026-11-17')).toBe('200');
      expect(await accept('2026-11-18')).toBe('403 E_MANDATE_EXPIRED COM-04 /acting/mandate');
      expect(await accept('2026-11-17', { ...letter, sha256: 'a'.repeat(64) })).toBe(
        '403 E_NO_AUTHORITY COM-04 /acting/mandate',
      );
    });
  });

  it('knows no holder by a claim: an account in the office that does not hold it signs nothing', async () => {
    await system.employ('kades-palsu', 'VILLAGE_HEAD', '63.10.09.2005', 'pemdes-63.10.09.2005');
    const visitId = await proposed();
    const { accept } = story();
    expect(codeOf(await system.take({ ...accept, by: 'kades-palsu' }, visitId))).toBe(
      '403 E_NO_AUTHORITY COM-04 /acting/capacity',
    );
  });

  it('is asked of a correction that says who signed; what was in order when it was entered stands in no way of others', async () => {
    const officeId = 'pemdes-63.10.11.2011';
    await system.employ('kades-2011', 'VILLAGE_HEAD', '63.10.11.2011', officeId);
    await system.employ('kades-2011-sah', 'VILLAGE_HEAD', '63.10.11.2011', officeId);
    const { propose } = story('2026-11-18');
    const asked = await system.post('kades-2011', '/v1/visits', {
      ...propose.body,
      acting: { officialName: 'Kepala Desa' },
      origin: { region: '63.10.11.2011', officeId },
    });
    expect(asked.status).toBe(201);
    const { id } = asked.body as { id: string };
    const region = '63.10.11.2011';
    expect(await entering(SEKDA, 'offices', { officeId, name: 'Desa', headTitle: 'Kades', region })).toBe('201');
    expect(
      await entering(SEKDA, `offices/${officeId}/record-appointment`, {
        officialName: 'Kepala Desa Sah',
        userId: await idOf('kades-2011-sah'),
        capacity: 'DEFINITIF',
        validFrom: '2024-01-02',
        decree: decree('SK-2011'),
      }),
    ).toBe('200');
    const [proposed] = await system.stream(`studyVisit-${id}`);
    const correcting = (field: string, value: unknown) =>
      entering('kades-2011-sah', `visits/${id}/request-correction`, {
        targetEventId: proposed!.id,
        changes: [{ field, value }],
        reason: 'Tertulis keliru saat disalin dari surat.',
      });
    expect(await correcting('/proposedBy/capacity', 'PLT')).toBe('403 E_NO_AUTHORITY COM-04 /changes/0/value');
    expect(await correcting('/topics/0', 'Pengelolaan sampah desa')).toBe('200');
  });

  it('is not asked of whoever only enters what happened', async () => {
    const { accept, approve, order, start } = story();
    const visitId = await system.takeAll([story().propose, accept, approve, order]);
    await system.moveTo('2026-12-01T02:00:00.000Z');
    expect(codeOf(await system.take({ ...start, by: 'sekdes-sei-asam' }, visitId))).toBe('200');
  });

  it('of whoever cancels or closes for the office, confirms a correction or a voiding, or refuses one', async () => {
    const [HEAD, CLERK] = ['kades-sei-asam', 'sekdes-sei-asam'];
    const past = visitStory({
      askedOn: '2026-11-02',
      from: '2026-11-18',
      to: '2026-11-19',
      reportedOn: '2026-11-20',
      subjectRefs: strangers(1),
      common: { reason: 'Dicatat kemudian untuk pengujian register.' },
    });
    const { propose, accept, approve, order, start, session, complete, report } = past;
    const told = await system.takeAll([
      ...[propose, accept, approve, order, start],
      { ...session, by: CLERK },
      ...[complete, report],
    ]);
    const open = await proposed();
    const held = (await system.stream(`studyVisit-${told}`)).find(({ type }) => type === 'VisitSessionHeld')!;
    const changes = [{ field: '/topic', value: 'Pengelolaan pasar desa' }];
    const reason = 'Topiknya tertukar saat disalin dari buku.';
    const request = { targetEventId: held.id, changes, reason };
    expect(await entering(CLERK, `visits/${told}/request-correction`, request)).toBe('200');
    const elsewhere = { ...request, changes: [{ field: '/place', value: 'Balai Desa' }] };
    expect(await entering(CLERK, `visits/${told}/request-correction`, elsewhere)).toBe('200');
    expect(await entering('kadis-pmd-kapuas', `visits/${open}/request-voiding`, { reason })).toBe('200');
    expect(
      await entering(STEWARD, 'offices/pemdes-62.03.02.2007/end-appointment', {
        appointmentId: '1',
        lastDay: '2026-11-30',
      }),
    ).toBe('200');
    const acts = [
      [told, 'confirm-correction', { requestId: '1' }],
      [told, 'refuse-correction', { requestId: '2' }],
      [told, 'close-visit', {}],
      [open, 'confirm-voiding', { requestId: '1' }],
      [open, 'cancel-visit', {}],
    ] as const;
    const act = (id: string, command: string, more: object) => entering(HEAD, `visits/${id}/${command}`, more);
    for (const [id, command, more] of acts)
      expect([command, await act(id, command, { reason, ...more })]).toEqual([
        command,
        '403 E_NO_AUTHORITY COM-04 /acting/capacity',
      ]);
    const then = { reason, occurredOn: '2026-11-30' };
    for (const [id, command, more] of acts)
      expect([command, await act(id, command, { ...then, ...more })]).toEqual([
        command,
        command === 'confirm-voiding' ? '403 E_SOD COM-01' : '200',
      ]);
  });
});

describe('VIS-08 the delegation of the Bupati', () => {
  const [KADIS, KEEPER, DINAS] = ['kadis-pmd-kapuas', 'sekda-kapuas', 'dpmd-62.03'];
  const TITLE = 'Kepala Dinas PMD Kabupaten Kapuas';
  const papers = {
    mandate: demoDocument('mandat-bupati', 'Surat mandat', '2026-11-02'),
    delegation: demoDocument('delegasi-bupati', 'Pendelegasian wewenang', '2026-11-02'),
    ofSekda: demoDocument('delegasi-sekda', 'Pendelegasian wewenang', '2026-11-02'),
  };
  const register = async (officeId: string, headTitle: string, more: object = {}): Promise<void> => {
    expect(await entering(KEEPER, 'offices', { officeId, name: headTitle, headTitle, region: '62.03' })).toBe('201');
    const appointing = { officialName: headTitle, capacity: 'DEFINITIF', validFrom: '2026-01-02' };
    const held = { ...appointing, decree: decree(`SK-${officeId}`, '2025-12-29'), ...more };
    expect(await entering(KEEPER, `offices/${officeId}/record-appointment`, held)).toBe('200');
  };
  const given = (kind: string, givenBy: string, document: object): Promise<string> =>
    entering(KEEPER, `offices/${DINAS}/record-mandate`, {
      kind,
      givenBy,
      matter: 'Menyetujui kunjungan ke luar kabupaten',
      validFrom: '2026-11-02',
      document,
    });
  let visitId: string;
  const approving = async (mandate: object): Promise<string> => {
    const { approve } = visitStory({ askedOn: '2026-11-18', from: '2026-12-10', to: '2026-12-10', subjectRefs: [] });
    const acting = { officialName: TITLE, mandate };
    return codeOf(
      await system.take({ ...approve, body: { ...approve.body, acting, reason: 'Dicatat kemudian.' } }, visitId),
    );
  };
  beforeAll(async () => {
    const { propose, accept } = visitStory({
      askedOn: '2026-11-18',
      from: '2026-12-10',
      to: '2026-12-10',
      subjectRefs: [],
      common: { reason: 'Dicatat kemudian untuk pengujian register.' },
    });
    visitId = await system.takeAll([propose, accept]);
    await register('bupati-62.03', 'Bupati Kapuas');
    await register('setda-62.03', 'Sekretaris Daerah');
    await register(DINAS, TITLE, { userId: await idOf(KADIS) });
  });

  it('is given by himself as a delegation, and by no office to itself', async () => {
    expect(await given('DELEGASI', DINAS, papers.delegation)).toBe('403 E_NO_AUTHORITY OFF-05 /givenBy');
    expect(await given('MANDAT', DINAS, papers.mandate)).toBe('403 E_NO_AUTHORITY OFF-05 /givenBy');
    expect(await given('MANDAT', 'bupati-62.03', papers.mandate)).toBe('200');
    expect(await given('DELEGASI', 'setda-62.03', papers.ofSekda)).toBe('200');
    expect(await given('DELEGASI', 'bupati-62.03', papers.delegation)).toBe('200');
    for (const other of [papers.mandate, papers.ofSekda])
      expect(await approving(other)).toBe('403 E_NO_AUTHORITY VIS-08 /acting/mandate');
  });

  it('is named as the register has it', async () => {
    for (const more of [
      { type: 'SK Bupati' },
      { number: 'palsu/1' },
      { issuer: 'Bupati' },
      { classification: 'PUBLIC' },
    ])
      expect(await approving({ ...papers.delegation, ...more })).toBe('403 E_NO_AUTHORITY VIS-08 /acting/mandate');
  });

  it('COM-04 is of no use to an office whose record was voided, until it is entered anew', async () => {
    await system.employ('walidata-kapuas', 'DATA_STEWARD', '62.03', 'diskominfo-62.03');
    const voiding = { reason: 'Tercatat dua kali oleh petugas.' };
    expect(await entering(KEEPER, `offices/${DINAS}/request-voiding`, voiding)).toBe('200');
    expect(await entering('walidata-kapuas', `offices/${DINAS}/confirm-voiding`, { requestId: '1' })).toBe('200');
    expect(await approving(papers.delegation)).toBe('403 E_NO_AUTHORITY COM-04');
    // Nor does one keeper alone make another office of it, in a region of which the register says nothing here.
    for (const region of ['62.03.02', '62.03.02.2007'])
      expect(await entering(KEEPER, 'offices', { officeId: DINAS, name: TITLE, headTitle: TITLE, region })).toBe(
        '422 E_VALIDATION OFF-12 /region',
      );
    expect(await approving(papers.delegation)).toBe('403 E_NO_AUTHORITY COM-04');
    await register(DINAS, TITLE, { userId: await idOf(KADIS) });
    expect(await approving(papers.delegation)).toBe('403 E_NO_AUTHORITY VIS-08 /acting/mandate');
    expect(await given('DELEGASI', 'bupati-62.03', papers.delegation)).toBe('200');
    expect(await holdersOn('2026-11-18', `&office=${DINAS}`)).toEqual([`${TITLE} DEFINITIF`]);
    expect(await approving(papers.delegation)).toBe('200');
  });
});
