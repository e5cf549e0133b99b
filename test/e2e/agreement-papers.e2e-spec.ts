import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NK_INITIATIVE, S1, type HttpAnswer } from '#demo';
import { eventDataFaults } from '../docs/strict-schemas.js';
import { pdfText } from './pdf-text.js';
import { SystemUnderTest } from './system.js';

/** Papers of agreements as offices keep them, of the memorandum of Barito Kuala and its PKS (S-1), through HTTP. */
describe('Papers of agreements', () => {
  let system: SystemUnderTest;
  let [nk, pks] = ['', ''];
  const [REGENT, MINISTRY, STRANGER] = ['bupati-batola', 'sekjen-kemendes', 'bupati-lain'];
  const BOOK = 'agreement-papers/buku-register';
  const ENDING = 'agreement-papers/akan-berakhir';
  const REPORT = 'agreement-papers/laporan-tahunan';

  beforeAll(async () => {
    system = await SystemUnderTest.start();
    await system.tell(S1);
    await system.employ('gubernur', 'GOVERNOR', '63', 'gubernur-63');
    await system.employ(STRANGER, 'REGENCY_HEAD', '62.03', 'bupati-62.03');
    await system.settle();
    const { body } = await system.get(REGENT, '/v1/agreements');
    const items = (body as { items: readonly { id: string; instrument: string }[] }).items;
    [nk, pks] = ['NOTA_KESEPAKATAN_SINERGI', 'PKS'].map((each) => items.find((of) => of.instrument === each)!.id) as [
      string,
      string,
    ];
  });
  afterAll(async () => expect(eventDataFaults(await system.log())).toEqual([]));
  afterAll(() => system.stop());

  const printed = async (by: string, path: string) => {
    const { statusCode, rawPayload, headers } = await system.sinergi.app.inject({
      url: `/v1/${path}`,
      headers: { authorization: `Bearer ${await system.tokenOf(by)}` },
    });
    return { status: statusCode, bytes: rawPayload, headers };
  };
  const said = async (by: string, path: string): Promise<string> => {
    const { status, bytes } = await printed(by, path);
    expect(status).toBe(200);
    return (await pdfText(bytes)).pages.join('\n').replace(/\s+/gu, ' ');
  };
  const codeOf = ({ status, body }: HttpAnswer): string => {
    const { code, ruleId, parameter } = body as Partial<Record<string, string>>;
    return [status, code, ruleId, parameter].filter(Boolean).join(' ');
  };
  const refused = async (by: string, path: string): Promise<string> => codeOf(await system.get(by, `/v1/${path}`));

  it('are a register of the year, with numbers of each party, landscape, each page numbered', async () => {
    const { status, bytes, headers } = await printed(REGENT, `${BOOK}?region=63.04&year=2020`);
    expect([status, headers]).toMatchObject([
      200,
      {
        'content-type': 'application/pdf',
        'cache-control': 'private, no-store',
        'content-disposition': 'attachment; filename="buku-register-63.04-2020.pdf"',
      },
    ]);
    const { pages, info } = await pdfText(bytes);
    expect(info).toMatchObject({ Title: 'Buku register kerja sama Kabupaten Barito Kuala tahun 2020' });
    const text = pages.join('\n').replace(/\s+/gu, ' ');
    for (const part of [
      'PEMERINTAH KABUPATEN BARITO KUALA',
      'BUKU REGISTER KERJA SAMA',
      'TAHUN 2020',
      '2. DEMO/NK/1/SJ/2020',
      'Pemerintah Kabupaten Barito Kuala',
      '10 Maret 2020 s.d.',
      'memuat 2 (dua) kerja sama',
      `Halaman 1 dari ${pages.length}`,
    ])
      expect(text).toContain(part);
    expect(await said(REGENT, `${BOOK}?region=63.04&year=2019`)).toContain('NIHIL');
  });

  it('show the region itself alone where that is asked, and all within it to whoever stands above', async () => {
    expect(await said('gubernur', `${BOOK}?region=63&year=2020`)).toContain('memuat 2 (dua) kerja sama');
    expect(await said('gubernur', `${BOOK}?region=63&year=2020&own=true`)).toContain('memuat 0 (nol) kerja sama');
    expect(await said(REGENT, `${BOOK}?region=63.04&year=2020&own=true`)).toContain('memuat 2 (dua) kerja sama');
  });

  it('are a list of what ends, as of a day: from its first to its last day, both included', async () => {
    const on = (day: string, months: number) => said(REGENT, `${ENDING}?region=63.04&on=${day}&months=${months}`);
    const within = await on('2024-12-31', 1);
    for (const part of ['Selasa, 31 Desember 2024', 'memuat 2 (dua) kerja sama', 'dalam 1 (satu) bulan'])
      expect(within).toContain(part);
    expect(await on('2024-11-30', 1)).toContain('NIHIL');
    expect(await on('2024-12-01', 1)).toContain('memuat 2 (dua)');
    expect(await on('2025-01-01', 60)).toContain('NIHIL');
    expect(await on('2020-03-09', 60)).toContain('NIHIL');
    expect(await said(REGENT, `${ENDING}?region=63.04`)).toContain('dalam 6 (enam) bulan: 20 November 2026');
  });

  it('are a yearly report to whoever stands above, also of a year that is not over', async () => {
    const of2020 = await said(REGENT, `${REPORT}?region=63.04&year=2020`);
    for (const part of [
      'LAPORAN TAHUNAN KERJA SAMA DAERAH',
      'Gubernur Kalimantan Selatan',
      'paling lambat 31 Januari 2021',
      'Dalam tahun 2020 ditandatangani 2 (dua) kerja sama, 0 (nol) kerja sama berakhir, dan 2 (dua) kerja sama berjalan pada 31 Desember 2020',
      'Bupati Barito Kuala',
    ])
      expect(of2020).toContain(part);
    expect(await said(REGENT, `${REPORT}?region=63.04&year=2024`)).toContain('2 (dua) kerja sama berakhir');
    expect(await said(REGENT, `${REPORT}?region=63.04&year=2026`)).toContain(
      'sementara, sampai dengan 20 November 2026',
    );
  });

  it('are a sheet of one agreement: parties with who signed in which office, its tree, hash and legal bases', async () => {
    const text = await said(REGENT, `agreements/${nk}/papers/lembar`);
    for (const part of [
      'LEMBAR KERJA SAMA',
      'PIHAK KESATU',
      'Noormiliyani',
      'Bupati Barito Kuala',
      'Anwar Sanusi',
      'dengan surat kuasa',
      'Selasa, 10 Maret 2020',
      'Pelaksanaan pengembangan desa percontohan Barito Kuala',
      'Peraturan Pemerintah Nomor 28 Tahun 2018',
      `kerja sama ${nk}, revisi`,
    ])
      expect(text).toContain(part);
    expect(await said(MINISTRY, `agreements/${pks}/papers/lembar`)).toContain(NK_INITIATIVE.title);
    const [one, other] = [
      await printed(REGENT, `agreements/${nk}/papers/lembar`),
      await printed(REGENT, `agreements/${nk}/papers/lembar`),
    ];
    expect(one.bytes.equals(other.bytes)).toBe(true);
  });

  it('are there for readers of the region alone, and ask for what they need', async () => {
    const [BAD, UNKNOWN, SCOPE] = ['400 E_MALFORMED', '404 E_REGION_UNKNOWN', '403 E_SCOPE'];
    for (const paper of [`${BOOK}?year=2020&`, `${ENDING}?`, `${REPORT}?year=2020&`]) {
      expect(await refused(STRANGER, `${paper}region=63.04`)).toBe(SCOPE);
      expect(await refused(REGENT, `${paper}region=63`)).toBe(SCOPE);
      expect(await refused('pengelola-akun', `${paper}region=63.04`)).toBe(SCOPE);
      expect(await refused(REGENT, paper.slice(0, -1))).toBe(`${BAD} region`);
      expect(await refused(REGENT, `${paper}region=99.99`)).toBe(`${UNKNOWN} region`);
      expect(await refused(REGENT, `${paper}region=63.04&region=63.04`)).toBe(`${BAD} region`);
      expect(await refused(REGENT, `${paper}region=63.04&format=pdf`)).toBe(`${BAD} format`);
    }
    expect(await refused(REGENT, `${BOOK}?region=63.04`)).toBe(`${BAD} year`);
    for (const months of ['0', '61', '-1', '1.5', 'x'])
      expect(await refused(REGENT, `${ENDING}?region=63.04&months=${months}`)).toBe(`${BAD} months`);
    expect(await refused(REGENT, `${ENDING}?region=63.04&on=2025-02-30`)).toBe(`${BAD} on`);
    expect(await refused(REGENT, `${REPORT}?region=63.04&year=2027`)).toBe(`${BAD} year`);
    expect(await refused(REGENT, `${REPORT}?region=63.04.01&year=2020`)).toBe('422 E_LEVEL AGR-15 region');
    expect(await refused(REGENT, `${REPORT}?region=ID&year=2020`)).toBe('422 E_LEVEL AGR-15 region');
    expect(await refused(STRANGER, `agreements/${nk}/papers/lembar`)).toBe('404 E_NOT_FOUND');
    expect(await refused(REGENT, `agreements/tidak-ada/papers/lembar`)).toBe('404 E_NOT_FOUND');
    expect(await refused(REGENT, `agreements/${nk}/papers/surat-tugas`)).toBe('404 E_NOT_FOUND');
    expect((await system.call({ method: 'GET', path: `/v1/${BOOK}?region=63.04&year=2020` })).status).toBe(401);
  });
});
