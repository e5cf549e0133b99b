import { demoDocument } from './documents.js';
import { BUPATI, KADIS_PMD, KEPALA_BALILATFO } from './s1-offices.js';
import { invented, retelling, stated, type ScenarioStep } from './scenario.js';

const on = retelling('https://monitor.co.id/2020/03/13/blm-banjarmasin-dorong-pembangunan-desa-percontohan', 'EXACT');
const doc = (id: string, type: string, date: string) => demoDocument(`S1-${id}`, type, date);
const acting = (officialName: string | undefined) => ({ acting: { officialName } });

const [ANJIR_PASAR, KOTA_II] = ['63.04.03', '63.04.03.2007'];
const [JEJANGKIT, CAHAYA_BARU] = ['63.04.17', '63.04.17.2005'];
type Record = 'anjir' | 'cahaya';

/** The two areas are stated in the article; why, and by which office, is invented. */
const nomination = (as: Record, areas: readonly string[], more: object = {}): ScenarioStep => ({
  by: 'dpmd-batola',
  as,
  path: 'model-villages',
  body: {
    ...on('2020-04-01', stated('/areas'), invented('/purpose')),
    ...acting(KADIS_PMD),
    origin: 'AGREEMENT',
    agreementId: '{nk}',
    areas,
    purpose: 'Menjadi tempat belajar dan rujukan bagi desa lain di Kalimantan Selatan.',
    officeId: 'dpmd-63.04',
    ...more,
  },
});

const step = (by: string, of: Record, command: string, body: object): ScenarioStep => ({
  by,
  path: `model-villages/{${of}}/${command}`,
  body,
});

const assessed = (of: Record, village: string, value: string, status: string, potentials: string): ScenarioStep =>
  step('balilatfo', of, 'assess-model-village', {
    ...on('2020-06-10'),
    village,
    index: 'IDM',
    year: 2020,
    value,
    status,
    potentials,
    document: doc(`penilaian-${of}`, 'Laporan penilaian desa', '2020-06-08'),
  });

const designated = (of: Record, village: string, district: string, names: readonly [string, string]): ScenarioStep =>
  step('bupati-batola', of, 'designate-locus', {
    ...on('2020-07-15'),
    ...acting(BUPATI),
    villages: [village],
    decree: doc(`sk-lokus-${of}`, 'Surat keputusan penetapan lokus', '2020-07-15'),
    minutes: doc(`koordinasi-${of}`, 'Berita acara koordinasi', '2020-07-10'),
    coordinated: [
      { side: 'MINISTRY_UNIT', office: 'BLM Banjarmasin', officialName: 'Kepala BLM Banjarmasin' },
      { side: 'REGENCY_OFFICE', office: 'Dinas Pemberdayaan Desa Barito Kuala', officialName: KADIS_PMD },
      { side: 'DISTRICT', region: district, office: `Kecamatan ${names[0]}`, officialName: `Camat ${names[0]}` },
      {
        side: 'VILLAGE',
        region: village,
        office: `Pemerintah Desa ${names[1]}`,
        officialName: `Kepala Desa ${names[1]}`,
      },
    ],
  });

const planned = (
  of: Record,
  village: string,
  indicators: readonly (readonly [string, string, number])[],
  target: string,
): ScenarioStep =>
  step('dpmd-batola', of, 'agree-development-plan', {
    ...on('2020-09-01'),
    ...acting(KADIS_PMD),
    document: doc(`rencana-${of}`, 'Rencana pengembangan desa percontohan', '2020-08-28'),
    activities: [
      { activity: 'Pelatihan pengurus BUM Desa', responsible: 'Balilatfo', year: 2021, fundingSource: 'APBN' },
      { activity: 'Pendampingan usaha tani', responsible: 'Disnakertrans', year: 2021, fundingSource: 'APBD' },
      { activity: 'Evaluasi tengah jangka', responsible: 'Dinas PMD', year: 2022, fundingSource: 'APBD' },
    ],
    indicators: indicators.map(([indicator, unit, amount]) => ({ village, indicator, unit, target: amount })),
    indexTargets: [{ village, index: 'IDM', year: 2023, value: target }],
  });

const progressed = (
  of: Record,
  village: string,
  date: string,
  progress: string,
  reached: readonly number[],
): ScenarioStep =>
  step('dpmd-batola', of, 'record-progress', {
    ...on(date),
    village,
    progress,
    achievements: reached.map((value, index) => ({ indicatorNo: index + 1, value })),
    evidenceDoc: doc(`kemajuan-${of}-${date}`, 'Laporan kemajuan', date),
  });

/**
 * S-1, steps 5 to 7: Anjir Pasar, whose village is recognised, and the transmigration area, whose village is still on
 * its way. Decrees, values and what was reached are invented.
 */
export const MODEL_VILLAGE_STEPS: readonly ScenarioStep[] = [
  nomination('anjir', [ANJIR_PASAR]),
  nomination('cahaya', [CAHAYA_BARU], { nonAdministrative: { kind: 'TRANSMIGRATION', name: 'KTM Cahaya Baru' } }),
  assessed('anjir', KOTA_II, '0,6420', 'BERKEMBANG', 'Pertanian pasang surut; BUM Desa belum memasarkan hasilnya.'),
  assessed('cahaya', CAHAYA_BARU, '0,5810', 'TERTINGGAL', 'Lahan transmigrasi luas; jalan usaha tani belum terhubung.'),
  designated('anjir', KOTA_II, ANJIR_PASAR, ['Anjir Pasar', 'Anjir Pasar Kota II']),
  designated('cahaya', CAHAYA_BARU, JEJANGKIT, ['Jejangkit', 'Cahaya Baru']),
  planned(
    'anjir',
    KOTA_II,
    [
      ['Pengurus BUM Desa terlatih', 'orang', 12],
      ['Kelompok tani yang didampingi', 'kelompok', 6],
    ],
    '0,7200',
  ),
  planned('cahaya', CAHAYA_BARU, [['Keluarga transmigran yang didampingi', 'keluarga', 80]], '0,6500'),
  progressed('anjir', KOTA_II, '2021-11-30', 'Delapan pengurus dilatih; empat kelompok tani didampingi.', [8, 4]),
  progressed('anjir', KOTA_II, '2022-11-30', 'Semua pengurus dilatih; BUM Desa memasarkan padi unggul.', [12, 5]),
  progressed('cahaya', CAHAYA_BARU, '2022-11-30', 'Pendampingan usaha tani berjalan di dua blok.', [46]),
  step('balilatfo', 'anjir', 'evaluate-model-village', {
    ...on('2023-10-10'),
    ...acting(KEPALA_BALILATFO),
    village: KOTA_II,
    index: 'IDM',
    year: 2023,
    value: '0,7350',
    status: 'MAJU',
    findings: 'BUM Desa berjalan dan dilaporkan terbuka; satu kelompok tani belum didampingi.',
    report: doc('evaluasi-anjir', 'Laporan evaluasi', '2023-10-06'),
  }),
  step('bupati-batola', 'anjir', 'recognise-model-village', {
    ...on('2023-11-20'),
    ...acting(BUPATI),
    village: KOTA_II,
    decree: doc('sk-pengakuan-anjir', 'Surat keputusan pengakuan desa percontohan', '2023-11-20'),
  }),
];
