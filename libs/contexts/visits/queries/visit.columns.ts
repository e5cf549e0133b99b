import { CAPACITY_CODES, amount, inWords, partyKey, type Acting, type DocRef } from '#kernel';
import {
  AS_ADDRESS,
  AS_ADDRESSES,
  columnsOf,
  documentColumns,
  documentNumber,
  inWordsIfHidden,
  partyAddress,
  type Hidden,
  type QueryColumn,
} from '#runtime';
import { FUNDING_SOURCES, FUNDING_SOURCE_CODES, HOST_ANSWER_CODES, type FundingSource } from '../domain/visit.codes.js';
import { visitDocument, type VisitBoardEntry } from '../read/visit-board.document.js';

type Column = QueryColumn<VisitBoardEntry>;

/** Documents of that role, the one filed first at the beginning. */
const filed = ({ documents }: VisitBoardEntry, role: string): readonly DocRef[] =>
  documents.filter((each) => each.role === role).map(({ document }) => document);
const letter = (visit: VisitBoardEntry): DocRef | undefined => filed(visit, 'letter')[0];
const report = (visit: VisitBoardEntry): DocRef | undefined => filed(visit, 'reportDoc').at(-1);
/** Of the order that stands: a visit that was put off keeps the paper of the one before, and has no order. */
const order = (visit: VisitBoardEntry): DocRef | undefined =>
  visit.orderNo === undefined ? undefined : filed(visit, 'order').at(-1);

const written = (number: string | Hidden | undefined): string => inWordsIfHidden(number) ?? '–';
const listed = (numbers: readonly (string | Hidden | undefined)[]): string | undefined =>
  numbers.map(written).join('; ') || undefined;

/** `Fulan, S.Sos. (pelaksana tugas, mandat 800/12)`; of one in his own office the name alone. */
const signature = ({ officialName, capacity, mandate }: Acting): string => {
  const more = [
    ...(capacity === 'DEFINITIF' ? [] : [inWords(CAPACITY_CODES, capacity)]),
    ...(mandate ? [`mandat ${written(documentNumber(mandate))}`] : []),
  ];
  return more.length ? `${officialName} (${more.join(', ')})` : officialName;
};

/** Planned money of a source, over all fiscal years. */
const moneyOf = (source: FundingSource): Column => ({
  title: `rupiah_${source.toLowerCase()}`,
  type: 'rupiah',
  meaning: [
    `rencana dana (${FUNDING_SOURCE_CODES.codes[source][0]}), rupiah penuh`,
    `planned money (${FUNDING_SOURCE_CODES.codes[source][1]}), whole rupiah`,
  ],
  value: ({ fundingSources }) => {
    const sums = fundingSources.filter((funding) => funding.source === source).map((funding) => amount(funding.amount));
    return sums.length ? sums.reduce((sum, each) => sum + each, 0n).toString() : undefined;
  },
});

const column = columnsOf(visitDocument);

/** A visit in one row, as a register on paper has it. */
export const visitColumns: readonly Column[] = [
  ...column('kunjungan', 'title'),
  ...column('jenis', 'kind'),
  ...column('cara', 'mode'),
  ...column('tahap', 'status'),
  ...column('asal', 'origin', { how: AS_ADDRESS, value: ({ origin }, places) => partyAddress(origin, places) }),
  ...column('jenis_asal', 'originKind'),
  ...column('kode_asal', 'originRegion', { forPrograms: true }),
  ...column('tuan_rumah', 'hosts', {
    how: AS_ADDRESSES,
    value: ({ hosts }, places) => hosts.map((host) => partyAddress(host, places)).join('; '),
  }),
  ...column('jenis_tuan_rumah', 'hostKinds'),
  ...column('kode_tuan_rumah', 'hostRegions', { forPrograms: true }),
  ...column('mulai', 'plannedStart'),
  ...column('selesai', 'plannedEnd'),
  ...column('jumlah_rombongan', 'delegationSize'),
  ...column('anggaran_rupiah', 'budget'),
  ...column('sumber_dana', 'fundingKinds'),
  ...column('tenggat_laporan', 'reportDueOn'),
  ...column('laporan_diterima', 'reportedOn'),
  ...column('terlambat', 'late'),
  ...column('lewat_tenggat', 'overdue'),
  ...column('hari_terlambat', 'daysLate'),
  ...column('tenggat_menunggu_kalender', 'dueDayAwaitsCalendars'),
  ...documentColumns('surat', ['surat permohonan', 'letter of request'], letter),
  {
    title: 'nomor_surat_balasan',
    meaning: [
      'nomor surat balasan para tuan rumah, dipisah titik koma',
      "numbers of the hosts' replies, between semicolons",
    ],
    value: (visit) => listed(filed(visit, 'reply').map(documentNumber)),
  },
  ...column('jawaban_tuan_rumah', 'hosts', {
    how: [
      'wilayah, jawaban, tanggalnya, pejabat yang menjawab dan mandatnya, dipisah titik koma',
      'region, answer, its day, the official who answered and his mandate, between semicolons',
    ],
    value: ({ hosts }, places) =>
      hosts
        .map(({ answer, answeredOn, answeredBy, recordedByOrigin, ...host }) =>
          [
            `${partyAddress(host, places)}: ${inWords(HOST_ANSWER_CODES, answer)}`,
            ...(answeredOn ? [answeredOn] : []),
            ...(answeredBy ? [`${recordedByOrigin ? 'dicatat asal, ' : ''}oleh ${signature(answeredBy)}`] : []),
          ].join(', '),
        )
        .join('; '),
  }),
  ...column('kode_jawaban_tuan_rumah', 'hosts', {
    how: [
      'kode wilayah atau tanda lembaga, jawaban sebagai kode, dan tanggalnya, dipisah titik koma',
      'code of the region or key of the body, answer as a code and its day, between semicolons',
    ],
    forPrograms: true,
    value: ({ hosts }) =>
      hosts
        .map(({ answer, answeredOn = '', ...host }) => `${partyKey(host)} ${answer} ${answeredOn}`.trim())
        .join('; '),
  }),
  ...column('disetujui_oleh', 'approval.approver.officialName'),
  ...column('kedudukan_penyetuju', 'approval.approver.capacity'),
  ...column('tanggal_persetujuan', 'approval.on'),
  ...column('nomor_mandat_penyetuju', 'approval.approver.mandate.number'),
  ...column('tanggal_mandat_penyetuju', 'approval.approver.mandate.date'),
  ...column('kantor_penyetuju', 'approval.approver.officeId', { forPrograms: true }),
  ...column('nomor_surat_tugas', 'orderNo'),
  {
    title: 'tanggal_surat_tugas',
    meaning: ['tanggal Surat Tugas yang berlaku', 'date of the travel order that stands'],
    type: 'date',
    value: (visit) => order(visit)?.date,
  },
  ...column('jumlah_pelaku_perjalanan', 'travellers'),
  ...column('biaya_per_orang_rupiah', 'costPerTraveller'),
  ...column('tahun_anggaran', 'fundingSources', {
    how: ['tahun anggarannya, dipisah spasi', 'its fiscal years, between spaces'],
    value: ({ fundingSources }) => [...new Set(fundingSources.map(({ fiscalYear }) => fiscalYear))].join(' '),
  }),
  ...FUNDING_SOURCES.map(moneyOf),
  ...column('mulai_nyata', 'startedOn'),
  ...column('selesai_nyata', 'endedOn'),
  ...column('jumlah_hadir', 'attendance'),
  ...documentColumns('laporan', ['dokumen laporan', 'report document'], report),
  ...column('topik', 'topics'),
  ...column('alasan_berakhir', 'endReason'),
  ...column('peringatan', 'warnings'),
  ...column('jumlah_perbaikan', 'corrections'),
  ...column('id_rombongan_bersama', 'jointVisitId', { forPrograms: true }),
  ...column('kantor_asal', 'origin.officeId', { forPrograms: true }),
  ...column('dicatat', 'createdOn'),
  ...column('langkah_terakhir', 'updatedOn'),
  ...column('id', 'id', { forPrograms: true }),
];
