import { amount, type DocRef } from '#kernel';
import { documentColumns, documentNumber, type Hidden, type QueryColumn } from '#runtime';
import { FUNDING_SOURCES, type FundingSource } from '../domain/visit.events.js';
import type { VisitBoardEntry } from '../read/visit-board.document.js';

type Column = QueryColumn<VisitBoardEntry>;

const codes = (regions: readonly { readonly code: string }[]): string => regions.map(({ code }) => code).join(' ');

/** Documents of that role, the one filed first at the beginning. */
const filed = ({ documents }: VisitBoardEntry, role: string): readonly DocRef[] => documents.filter((each) => each.role === role).map(({ document }) => document);
const letter = (visit: VisitBoardEntry): DocRef | undefined => filed(visit, 'letter')[0];
const report = (visit: VisitBoardEntry): DocRef | undefined => filed(visit, 'reportDoc').at(-1);
/** Of the order that stands: a visit that was put off keeps the paper of the one before, and has no order. */
const order = (visit: VisitBoardEntry): DocRef | undefined => (visit.orderNo === undefined ? undefined : filed(visit, 'order').at(-1));

const listed = (numbers: readonly (string | Hidden | undefined)[]): string | undefined =>
  numbers.map((number) => (typeof number === 'object' ? 'tersembunyi / hidden' : number ?? '–')).join('; ') || undefined;

/** Planned money of a source, over all fiscal years. */
const moneyOf = (source: FundingSource): Column => ({
  title: `rupiah_${source.toLowerCase()}`, type: 'rupiah', meaning: [`rencana dana dari ${source}, rupiah penuh`, `planned money from ${source}, whole rupiah`],
  value: ({ fundingSources }) => {
    const sums = fundingSources.filter((funding) => funding.source === source).map((funding) => amount(funding.amount));
    return sums.length ? sums.reduce((sum, each) => sum + each, 0n).toString() : undefined;
  },
});

/** A visit in one row, as a register on paper has it. */
export const visitColumns: readonly Column[] = [
  { title: 'id', meaning: ['id kunjungan', 'id of the visit'], value: ({ id }) => id },
  { title: 'kunjungan', meaning: ['nama singkat kunjungan', 'short name of the visit'], value: ({ title }) => title },
  { title: 'jenis', meaning: ['jenis kunjungan, sebagai kode', 'kind of visit, as a code'], value: ({ kind }) => kind },
  { title: 'tahap', meaning: ['tahap kunjungan, sebagai kode', 'stage of the visit, as a code'], value: ({ status }) => status },
  {
    title: 'asal', meaning: ['nama wilayah asal saat dicatat', 'name of the region of origin when it was recorded'],
    value: ({ origin }) => origin.region.nameAtTime,
  },
  {
    title: 'kode_asal', meaning: ['kode wilayah asal (Kepmendagri)', 'code of the region of origin (Kepmendagri)'],
    value: ({ originRegion }) => originRegion,
  },
  {
    title: 'tuan_rumah', meaning: ['nama wilayah para tuan rumah, dipisah titik koma', 'names of the hosts\' regions, between semicolons'],
    value: ({ hosts }) => hosts.map(({ region }) => region.nameAtTime).join('; '),
  },
  {
    title: 'kode_tuan_rumah', meaning: ['kode wilayah para tuan rumah (Kepmendagri), dipisah spasi', 'codes of the hosts\' regions (Kepmendagri), between spaces'],
    value: ({ hosts }) => codes(hosts.map(({ region }) => region)),
  },
  { title: 'mulai', meaning: ['hari pertama menurut rencana', 'first day as planned'], type: 'date', value: ({ plannedStart }) => plannedStart },
  { title: 'selesai', meaning: ['hari terakhir menurut rencana', 'last day as planned'], type: 'date', value: ({ plannedEnd }) => plannedEnd },
  {
    title: 'jumlah_rombongan', meaning: ['banyaknya peserta menurut rencana', 'size of the delegation as planned'],
    type: 'number', value: ({ delegationSize }) => delegationSize,
  },
  {
    title: 'anggaran_rupiah', meaning: ['anggaran kunjungan, rupiah penuh', 'budget of the visit, whole rupiah'],
    type: 'rupiah', value: ({ budget }) => budget,
  },
  {
    title: 'sumber_dana', meaning: ['sumber dana, sebagai kode dipisah spasi', 'sources of money, as codes between spaces'],
    value: ({ fundingKinds }) => fundingKinds.join(' '),
  },
  {
    title: 'tenggat_laporan', meaning: ['hari terakhir untuk laporan (VIS-11)', 'last day for the report (VIS-11)'],
    type: 'date', value: ({ reportDueOn }) => reportDueOn,
  },
  {
    title: 'laporan_diterima', meaning: ['hari laporan disampaikan', 'day on which the report was submitted'],
    type: 'date', value: ({ reportedOn }) => reportedOn,
  },
  {
    title: 'terlambat',
    meaning: [
      'apakah laporan disampaikan sesudah tenggat; kosong sebelum laporan masuk atau selama tenggatnya belum diketahui',
      'whether the report was submitted after its due day; empty before there is a report, and while that day is unknown',
    ],
    type: 'boolean', value: ({ late }) => late,
  },
  {
    title: 'lewat_tenggat',
    meaning: [
      'apakah laporan sudah lewat tenggat dan belum masuk, menurut catatan pada saat data; paling cepat sehari (REPORT_GRACE_HOURS) sesudah dicatat',
      'whether the report is past its due day and not yet in, by what is recorded as of the data; a day (REPORT_GRACE_HOURS) after the entry at the earliest',
    ],
    type: 'boolean', value: ({ overdue }) => overdue,
  },
  { title: 'hari_terlambat', meaning: ['banyaknya hari keterlambatan laporan', 'days by which the report was late'], type: 'number', value: ({ daysLate }) => daysLate },
  {
    title: 'tenggat_menunggu_kalender', meaning: ['tahun kalender kerja yang ditunggu tenggat', 'years of working calendars for which the due day waits'],
    value: ({ dueDayAwaitsCalendars = [] }) => dueDayAwaitsCalendars.join(' ') || undefined,
  },
  ...documentColumns('surat', ['surat permohonan', 'letter of request'], letter),
  {
    title: 'nomor_surat_balasan', meaning: ['nomor surat balasan para tuan rumah, dipisah titik koma', 'numbers of the hosts\' replies, between semicolons'],
    value: (visit) => listed(filed(visit, 'reply').map(documentNumber)),
  },
  {
    title: 'jawaban_tuan_rumah', meaning: ['kode wilayah, jawaban, dan tanggalnya, dipisah titik koma', 'code of the region, answer and its day, between semicolons'],
    value: ({ hosts }) => hosts.map(({ region, answer, answeredOn = '' }) => `${region.code} ${answer} ${answeredOn}`.trim()).join('; '),
  },
  { title: 'nomor_surat_tugas', meaning: ['nomor Surat Tugas yang berlaku', 'number of the travel order that stands'], value: ({ orderNo }) => orderNo },
  {
    title: 'tanggal_surat_tugas', meaning: ['tanggal Surat Tugas yang berlaku', 'date of the travel order that stands'],
    type: 'date', value: (visit) => order(visit)?.date,
  },
  {
    title: 'jumlah_pelaku_perjalanan', meaning: ['banyaknya orang dalam Surat Tugas', 'persons on the travel order'],
    type: 'number', value: ({ travellers }) => travellers,
  },
  {
    title: 'biaya_per_orang_rupiah', meaning: ['rencana biaya tiap orang, rupiah penuh dibulatkan ke bawah', 'planned cost of each person, whole rupiah rounded down'],
    type: 'rupiah', value: ({ costPerTraveller }) => costPerTraveller,
  },
  {
    title: 'tahun_anggaran', meaning: ['tahun anggaran dananya, dipisah spasi', 'fiscal years of the money, between spaces'],
    value: ({ fundingSources }) => [...new Set(fundingSources.map(({ fiscalYear }) => fiscalYear))].join(' '),
  },
  ...FUNDING_SOURCES.map(moneyOf),
  { title: 'mulai_nyata', meaning: ['hari kunjungan mulai', 'day on which the visit began'], type: 'date', value: ({ startedOn }) => startedOn },
  { title: 'selesai_nyata', meaning: ['hari kunjungan selesai', 'day on which the visit ended'], type: 'date', value: ({ endedOn }) => endedOn },
  { title: 'jumlah_hadir', meaning: ['banyaknya orang dalam daftar hadir', 'persons on the attendance list'], type: 'number', value: ({ attendance }) => attendance },
  ...documentColumns('laporan', ['dokumen laporan', 'report document'], report),
  { title: 'topik', meaning: ['topik, dipisah titik koma', 'topics, between semicolons'], value: ({ topics }) => topics.join('; ') },
  {
    title: 'alasan_berakhir', meaning: ['alasan ditolak, dibatalkan, atau dinyatakan salah', 'why it was declined, cancelled or voided'],
    value: ({ endReason }) => endReason,
  },
  { title: 'peringatan', meaning: ['peringatan, sebagai kode dipisah spasi', 'warnings, as codes between spaces'], value: ({ warnings }) => warnings.join(' ') || undefined },
  { title: 'jumlah_perbaikan', meaning: ['berapa kali catatan diperbaiki', 'how often the record was corrected'], type: 'number', value: ({ corrections }) => corrections },
  { title: 'kantor_asal', meaning: ['id kantor yang mengajukan', 'id of the office that proposed'], value: ({ origin }) => origin.officeId },
  { title: 'dicatat', meaning: ['tanggal pengajuan', 'day of the proposal'], type: 'date', value: ({ createdOn }) => createdOn },
  { title: 'langkah_terakhir', meaning: ['tanggal langkah terakhir', 'day of the last step'], type: 'date', value: ({ updatedOn }) => updatedOn },
];
