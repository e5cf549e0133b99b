import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { collectionOf, isLocalDate, isRupiah, type Document } from '#kernel';
import type { ModelQuery } from '#runtime';
import { allContexts, placesOf } from '../../apps/composition/contexts.js';
import { shownRow } from '../../libs/nest/operations/measures.js';
import { SystemUnderTest } from './system.js';

const places = placesOf(allContexts());
const lists: readonly ModelQuery[] = allContexts().flatMap(({ queries }) => queries);

const HOLDS: Readonly<
  Record<'text' | NonNullable<ModelQuery['columns'][number]['type']>, (value: unknown) => boolean>
> = {
  text: (value) => typeof value === 'string' && !/undefined|\[object|^\{"hidden"/.test(value),
  instant: (value) => new Date(value as string).toISOString() === value,
  number: (value) => Number.isSafeInteger(value),
  boolean: (value) => typeof value === 'boolean',
  date: isLocalDate,
  rupiah: isRupiah,
};

/** Cells of a CSV by the names of its columns; no cell of these lists holds a line break or a quotation mark. */
const table = (text: string): readonly Readonly<Record<string, string>>[] => {
  const [titles = [], ...rows] = text
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\n')
    .map((line) => line.match(/("[^"]*"|[^,]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')));
  return rows.map((cells) => Object.fromEntries(titles.map((title, index) => [title, cells[index] ?? ''])));
};

describe('What is exported', () => {
  let system: SystemUnderTest;
  beforeAll(async () => {
    system = await SystemUnderTest.start();
    await system.settle();
  });
  afterAll(() => system.stop());

  const exported = async (as: string, list: string) => {
    const { statusCode, payload } = await system.sinergi.app.inject({
      method: 'GET',
      url: `/v1/${list}`,
      headers: { authorization: `Bearer ${await system.tokenOf(as)}` },
    });
    expect(statusCode).toBe(200);
    return table(payload);
  };

  it('holds in every column what its type says, or nothing', async () => {
    const wrong: unknown[] = [];
    const seen = new Set<string>();
    for (const { path, model, columns, total } of lists) {
      const { items } = await system.sinergi.readStore.find<Document>(collectionOf(model), { limit: 200 });
      for (const { id, doc } of items) {
        for (const { title, type = 'text', value } of columns) {
          const cell = value({ id, ...(total ? shownRow(total, doc!, places) : doc) }, places);
          seen.add(`${path} ${type}`);
          if (cell !== undefined && !HOLDS[type](cell)) wrong.push([path, title, type, cell]);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'visits rupiah',
        'visits number',
        'visits boolean',
        'visits date',
        'calendars number',
        'users boolean',
      ]),
    );
  });

  it('has one column of a name in each list, and says what it means in two languages', () => {
    for (const { path, columns } of lists) {
      const titles = columns.map(({ title }) => title);
      expect([
        path,
        titles.filter((title, index) => titles.indexOf(title) !== index || !/^[a-z_]+$/.test(title)),
      ]).toEqual([path, []]);
      expect([
        path,
        columns
          .filter(({ meaning: [id, en] }) => !id || !en || (id === en && !['nama', 'rupiah'].includes(id)))
          .map(({ title }) => title),
      ]).toEqual([path, []]);
    }
  });

  it('is of a visit what a register on paper has: letters and orders by number and day, travellers, money by source, report and its due day', async () => {
    const [visit] = await exported('kemendes', 'visits?format=csv&year=2024');
    const item = (
      (await system.get('kemendes', '/v1/visits?year=2024')).body as {
        items: readonly {
          documents: readonly { role: string; document: { number: string; date: string } }[];
          orderNo: string;
        }[];
      }
    ).items[0]!;
    const paper = (role: string) => item.documents.find((each) => each.role === role)!.document;
    expect(visit).toMatchObject({
      nomor_surat: paper('letter').number,
      tanggal_surat: paper('letter').date,
      nomor_surat_tugas: item.orderNo,
      tanggal_surat_tugas: paper('order').date,
      nomor_laporan: paper('reportDoc').number,
      jumlah_pelaku_perjalanan: '25',
      rupiah_add: '62500000',
      rupiah_dana_desa: '',
      tahun_anggaran: '2024',
      tenggat_laporan: '2024-11-28',
      laporan_diterima: '2024-11-26',
      terlambat: 'false',
      lewat_tenggat: 'false',
      hari_terlambat: '0',
      jumlah_hadir: '25',
    });
    expect(visit!['nomor_surat_balasan']!.split('; ')).toHaveLength(
      item.documents.filter(({ role }) => role === 'reply').length,
    );
  });

  it('tells places of one name apart, codes in words, and who approved and answered in which capacity and when', async () => {
    const [visit] = await exported('kemendes', 'visits?format=csv&year=2024');
    const item = (
      (await system.get('kemendes', '/v1/visits?year=2024')).body as {
        items: readonly {
          approval: {
            approver: { officialName: string; officeId: string; mandate: { number: string; date: string } };
            on: string;
          };
        }[];
      }
    ).items[0]!;
    expect(visit).toMatchObject({
      asal: 'Desa Sei Asam, Kec. Kapuas Hilir, Kab. Kapuas',
      kode_asal: '62.03.02.2007',
      tuan_rumah:
        'Kabupaten Tanah Bumbu; Kecamatan Angsana, Kab. Tanah Bumbu; Desa Mekar Jaya, Kec. Angsana, Kab. Tanah Bumbu; Desa Angsana, Kec. Angsana, Kab. Tanah Bumbu',
      kode_tuan_rumah: '63.10 63.10.09 63.10.09.2009 63.10.09.2005',
      tahap: 'sudah dilaporkan',
      kode_tahap: 'REPORTED',
      jenis: expect.stringMatching(/^kaji banding/),
      kode_jenis: 'KAJI_BANDING',
      kode_sumber_dana: 'ADD',
      sumber_dana: 'Alokasi Dana Desa dari APBD kabupaten/kota',
      disetujui_oleh: item.approval.approver.officialName,
      tanggal_persetujuan: item.approval.on,
      kantor_penyetuju: item.approval.approver.officeId,
      kedudukan_penyetuju: 'pejabat definitif',
      kode_kedudukan_penyetuju: 'DEFINITIF',
      nomor_mandat_penyetuju: item.approval.approver.mandate.number,
      tanggal_mandat_penyetuju: item.approval.approver.mandate.date,
    });
    expect(visit!['jawaban_tuan_rumah']).toMatch(/Kabupaten Tanah Bumbu: menerima, 2024-\d\d-\d\d, oleh [^;]+(;|$)/);
    expect(visit!['kode_jawaban_tuan_rumah']).toMatch(/^63\.10 ACCEPTED 2024-\d\d-\d\d; /);
  });

  it('is of rights and of corrections who holds, asked and decided what in words, with the codes beside', async () => {
    const users = await exported('pengelola-akun', 'users?format=csv');
    expect(users.map((user) => user['hak_akses']).join('\n')).toMatch(
      /Kepala Desa, Desa Sei Asam, Kec\. Kapuas Hilir, Kab\. Kapuas, \d{4}-\d\d-\d\d–/,
    );
    expect(users.map((user) => user['kode_hak_akses']).join('\n')).toMatch(
      /VILLAGE_HEAD 62\.03\.02\.2007 \d{4}-\d\d-\d\d–/,
    );
    expect(
      new Set(
        users.map(({ jenis, kode_jenis: kind, keadaan, kode_keadaan: stage }) => [jenis, kind, keadaan, stage].join()),
      ),
    ).toContain('orang,PERSON,dapat dipakai,ACTIVE');
  });

  it('is of a calendar how many days of which kind, and on which decrees it rests, loaded by a steward or not', async () => {
    const calendars = await exported('kemendes', 'calendars?format=csv');
    const reference = calendars.find(({ tahun }) => tahun === '2024')!;
    expect(reference).toMatchObject({
      dasar: 'daftar bawaan perangkat lunak',
      kode_dasar: 'REFERENCE',
      keadaan: 'sudah dimuat',
      kode_keadaan: 'LOADED',
      nomor_keputusan: '',
      keputusan: expect.stringMatching(/^SKB /),
    });
    expect(Number(reference['libur_nasional'])).toBeGreaterThan(10);
    const decree = {
      docId: 'skb-2027',
      type: 'SKB',
      number: '1/2026',
      date: '2026-10-05',
      sha256: 'c'.repeat(64),
      classification: 'PUBLIC',
    };
    const days = [
      ['01-01', 'Tahun Baru'],
      ['08-17', 'Proklamasi Kemerdekaan'],
      ['12-25', 'Kelahiran Yesus Kristus'],
    ].map(([on, name]) => ({ date: `2027-${on}`, name, kind: 'NATIONAL' }));
    expect(
      (await system.post('walidata', '/v1/calendars/load-working-calendar', { year: 2027, days, decree })).status,
    ).toBe(200);
    await system.settle();
    expect((await exported('kemendes', 'calendars?format=csv&year=2027'))[0]).toMatchObject({
      libur_nasional: '3',
      keputusan: 'SKB',
      nomor_keputusan: '1/2026',
      tanggal_keputusan: '2026-10-05',
      dasar: 'keputusan yang dimuat walidata',
      kode_dasar: 'DECREE',
    });
  });
});
