import { CAPACITY_WORDS, WARNING_WORDS, amount, type Acting, type DocRef } from '#kernel';
import { codeColumns, documentColumns, documentNumber, inWords, type Hidden, type QueryColumn } from '#runtime';
import { ANSWER_WORDS, KIND_WORDS, SOURCE_WORDS, STAGE_WORDS } from '../domain/visit.codes.js';
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

const written = (number: string | Hidden | undefined): string => (typeof number === 'object' ? 'tersembunyi / hidden' : number ?? '–');
const listed = (numbers: readonly (string | Hidden | undefined)[]): string | undefined => numbers.map(written).join('; ') || undefined;

/** `Fulan, S.Sos. (pelaksana tugas, mandat 800/12)`; of one in his own office the name alone. */
const signature = ({ officialName, capacity, mandate }: Acting): string => {
  const more = [...(capacity === 'DEFINITIF' ? [] : [inWords(CAPACITY_WORDS, capacity)]), ...(mandate ? [`mandat ${written(documentNumber(mandate))}`] : [])];
  return more.length ? `${officialName} (${more.join(', ')})` : officialName;
};

/** Planned money of a source, over all fiscal years. */
const moneyOf = (source: FundingSource): Column => ({
  title: `rupiah_${source.toLowerCase()}`, type: 'rupiah',
  meaning: [`rencana dana (${SOURCE_WORDS[source][0]}), rupiah penuh`, `planned money (${SOURCE_WORDS[source][1]}), whole rupiah`],
  value: ({ fundingSources }) => {
    const sums = fundingSources.filter((funding) => funding.source === source).map((funding) => amount(funding.amount));
    return sums.length ? sums.reduce((sum, each) => sum + each, 0n).toString() : undefined;
  },
});

/** A visit in one row, as a register on paper has it. */
export const visitColumns: readonly Column[] = [
  { title: 'id', meaning: ['id kunjungan', 'id of the visit'], forPrograms: true, value: ({ id }) => id },
  { title: 'kunjungan', meaning: ['nama singkat kunjungan', 'short name of the visit'], value: ({ title }) => title },
  ...codeColumns<VisitBoardEntry>('jenis', ['jenis kunjungan', 'kind of visit'], KIND_WORDS, ({ kind }) => kind),
  ...codeColumns<VisitBoardEntry>('tahap', ['tahap kunjungan', 'stage of the visit'], STAGE_WORDS, ({ status }) => status),
  {
    title: 'asal',
    meaning: ['wilayah asal dengan nama saat dicatat, dan kecamatan serta kabupaten/kotanya', 'region of origin with its name when it was recorded, and its district and regency or city'],
    value: ({ origin: { region } }, places) => places.address(region.code, region.nameAtTime),
  },
  {
    title: 'kode_asal', forPrograms: true, meaning: ['kode wilayah asal (Kepmendagri)', 'code of the region of origin (Kepmendagri)'],
    value: ({ originRegion }) => originRegion,
  },
  {
    title: 'tuan_rumah', meaning: ['wilayah para tuan rumah seperti di atas, dipisah titik koma', 'the hosts\' regions, as above, between semicolons'],
    value: ({ hosts }, places) => hosts.map(({ region }) => places.address(region.code, region.nameAtTime)).join('; '),
  },
  {
    title: 'kode_tuan_rumah', forPrograms: true, meaning: ['kode wilayah para tuan rumah (Kepmendagri), dipisah spasi', 'codes of the hosts\' regions (Kepmendagri), between spaces'],
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
  ...codeColumns<VisitBoardEntry>('sumber_dana', ['sumber dana', 'sources of money'], SOURCE_WORDS, ({ fundingKinds }) => fundingKinds),
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
    title: 'jawaban_tuan_rumah',
    meaning: ['wilayah, jawaban, tanggalnya, pejabat yang menjawab dan mandatnya, dipisah titik koma', 'region, answer, its day, the official who answered and his mandate, between semicolons'],
    value: ({ hosts }, places) => hosts.map(({ region, answer, answeredOn, answeredBy }) =>
      [`${places.address(region.code, region.nameAtTime)}: ${ANSWER_WORDS[answer][0]}`, ...(answeredOn ? [answeredOn] : []), ...(answeredBy ? [`oleh ${signature(answeredBy)}`] : [])].join(', ')).join('; '),
  },
  {
    title: 'kode_jawaban_tuan_rumah', forPrograms: true,
    meaning: ['kode wilayah, jawaban sebagai kode, dan tanggalnya, dipisah titik koma', 'code of the region, answer as a code and its day, between semicolons'],
    value: ({ hosts }) => hosts.map(({ region, answer, answeredOn = '' }) => `${region.code} ${answer} ${answeredOn}`.trim()).join('; '),
  },
  {
    title: 'disetujui_oleh', meaning: ['pejabat yang menyetujui kunjungan', 'official who approved the visit'],
    value: ({ approval }) => approval?.approver.officialName,
  },
  ...codeColumns<VisitBoardEntry>('kedudukan_penyetuju', ['kedudukan pejabat yang menyetujui', 'capacity of the official who approved'], CAPACITY_WORDS, ({ approval }) => approval?.approver.capacity),
  { title: 'tanggal_persetujuan', meaning: ['tanggal persetujuan', 'day of the approval'], type: 'date', value: ({ approval }) => approval?.on },
  ...documentColumns<VisitBoardEntry>('mandat_penyetuju', ['mandat pejabat yang menyetujui', 'mandate of the official who approved'], ({ approval }) => approval?.approver.mandate),
  { title: 'kantor_penyetuju', meaning: ['id kantor yang menyetujui', 'id of the office that approved'], forPrograms: true, value: ({ approval }) => approval?.approver.officeId },
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
  ...codeColumns<VisitBoardEntry>('peringatan', ['peringatan', 'warnings'], WARNING_WORDS, ({ warnings }) => warnings),
  { title: 'jumlah_perbaikan', meaning: ['berapa kali catatan diperbaiki', 'how often the record was corrected'], type: 'number', value: ({ corrections }) => corrections },
  { title: 'kantor_asal', meaning: ['id kantor yang mengajukan', 'id of the office that proposed'], forPrograms: true, value: ({ origin }) => origin.officeId },
  { title: 'dicatat', meaning: ['tanggal pengajuan', 'day of the proposal'], type: 'date', value: ({ createdOn }) => createdOn },
  { title: 'langkah_terakhir', meaning: ['tanggal langkah terakhir', 'day of the last step'], type: 'date', value: ({ updatedOn }) => updatedOn },
];
