import { REGION_LEVELS, seatOf, partyAt } from '#kernel';
import {
  AS_ADDRESS,
  columnsOf,
  documentColumns,
  listOfTotals,
  regionWithin,
  partyAddress,
  type ModelQuery,
  type Party,
} from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import { ADOPTION_DECISIONS, ADOPTION_STAGES } from '../domain/adoption.codes.js';
import { adoptionDocument, type AdoptionBoardEntry } from '../read/adoption-board.document.js';
import { adoptionBoard } from '../read/adoption-board.model.js';
import { withRates, withTimes } from './adoption-rates.js';

/** Consumer that keeps the context's read models. */
export const ADOPTIONS = 'adoptions';

/** What is told of an adoption is told by who observed it; what is verified, for the same region. */
const enteredBy = ({ origin }: AdoptionBoardEntry): Party => ({ scope: seatOf(origin), officeId: origin.officeId });

const column = columnsOf(adoptionDocument);

export const adoptionList: ModelQuery<AdoptionBoardEntry> = {
  path: 'adoptions',
  summary: ['Inovasi yang diamati dan adopsinya', 'Innovations observed, and their adoption'],
  model: adoptionBoard,
  consumer: ADOPTIONS,
  roles: RECORD_READERS,
  scopeField: 'regions',
  category: 'adoption',
  enteredBy,
  parameters: {
    region: regionWithin(['Wilayah yang mengamati atau tempat inovasi', 'Region of either side']),
    origin: { field: 'originRegion', kind: 'within', summary: ['Wilayah yang mengamati', 'Region that observed'] },
    host: { field: 'hostRegion', kind: 'within', summary: ['Wilayah tempat inovasi', 'Region of the innovation'] },
    visit: { field: 'visitId', kind: 'in', form: 'id', summary: ['Kunjungan', 'Visit'] },
    stage: { field: 'stage', kind: 'in', form: ADOPTION_STAGES, summary: ['Tahap adopsi', 'Stage of the adoption'] },
    decision: { field: 'decision', kind: 'in', form: ADOPTION_DECISIONS, summary: ['Keputusan', 'Decision'] },
    year: { field: 'year', kind: 'equals', form: 'year', summary: ['Tahun pengamatan', 'Year of the observation'] },
    waitsForReview: {
      field: 'waitsForReview',
      kind: 'equals',
      summary: ['Peninjauan sudah jatuh tempo dan belum ada kabar', 'A review fell due, and nothing was told since'],
    },
  },
  defaultSort: { field: 'observedOn', descending: true },
  document: adoptionDocument,
  columns: [
    ...column('inovasi', 'description'),
    ...column('pengamat', 'origin', { how: AS_ADDRESS, value: ({ origin }, places) => partyAddress(origin, places) }),
    ...column('kode_pengamat', 'originRegion', { forPrograms: true }),
    ...column('tempat_inovasi', 'host', {
      how: AS_ADDRESS,
      value: ({ host, party }, places) => partyAddress(partyAt({ host, party }), places),
    }),
    ...column('kode_tempat_inovasi', 'hostRegion', { forPrograms: true }),
    ...column('diamati', 'observedOn'),
    ...column('tahap', 'stage'),
    ...column('keputusan', 'decision'),
    ...column('isi_keputusan', 'decided', {
      how: ['apa yang diubah, atau pertimbangannya', 'what is changed, or the rationale'],
      value: ({ decided }) => decided?.adaptation ?? decided?.rationale,
    }),
    ...column('diputuskan', 'decidedOn'),
    ...column('penanggung_jawab', 'decided.owner.name'),
    ...column('target', 'decided.targetDate'),
    {
      title: 'laporan_kemajuan',
      meaning: ['banyaknya laporan kemajuan', 'how many reports of progress'],
      type: 'number',
      value: ({ progress }) => progress.length,
    },
    ...column('diverifikasi', 'verifiedOn'),
    ...documentColumns<AdoptionBoardEntry>(
      'verifikasi',
      ['berita acara verifikasi', 'record of the verification'],
      ({ verificationDoc }) => verificationDoc,
    ),
    ...column('id', 'adoptionId', { forPrograms: true }),
    ...column('id_kunjungan', 'visitId', { forPrograms: true }),
    ...column('id_inovasi', 'innovationId'),
  ],
};

const shared = { model: adoptionBoard, consumer: ADOPTIONS, roles: RECORD_READERS, ranked: 'verified' } as const;
const measures = { observed: 'diamati', decided: 'diputuskan', adopted: 'diadopsi', verified: 'diverifikasi' };

/** The rate of adoption by who observed, at each level of region. */
export const adoptionsByOrigin = withTimes(
  listOfTotals({
    ...shared,
    path: 'adoption-totals/origins',
    total: 'byOrigin',
    summary: ['Tingkat adopsi menurut yang mengamati', 'Rate of adoption by who observed'],
    forms: { level: REGION_LEVELS, year: 'year' },
    titles: { level: 'jenis_wilayah', region: 'wilayah', year: 'tahun', ...measures },
  }),
  'byOrigin',
);

/** The rate of adoption by where innovations were seen, at each level of region. */
export const adoptionsByHost = withTimes(
  listOfTotals({
    ...shared,
    path: 'adoption-totals/hosts',
    total: 'byHost',
    summary: ['Tingkat adopsi menurut tempat inovasi', 'Rate of adoption by region of the innovation'],
    forms: { level: REGION_LEVELS, year: 'year' },
    titles: { level: 'jenis_wilayah', region: 'wilayah', year: 'tahun', ...measures },
  }),
  'byHost',
);

/** The rate of adoption by topic of the visits, in each province and regency that observed. */
export const adoptionsByTopic = withRates(
  listOfTotals({
    ...shared,
    path: 'adoption-totals/topics',
    total: 'byTopic',
    summary: ['Tingkat adopsi menurut topik kunjungan', 'Rate of adoption by topic of the visits'],
    forms: { year: 'year' },
    titles: { region: 'wilayah', topic: 'topik', year: 'tahun', ...measures },
  }),
);
