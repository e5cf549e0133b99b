import { districtOf, type RegionCode } from '#kernel';
import {
  actingOf,
  type Beginning,
  type Choosing,
  type FieldWords,
  type FormPart,
  type FormView,
  type FormViews,
  type Option,
} from '#views';
import type { ModelVillageItem, VillageItem } from './model-village.item.js';

const NEEDED: FieldWords = { needed: true };
const VILLAGE_LEVEL = 4;

const IN_OFFICE: Readonly<Record<string, FieldWords>> = {
  '/acting': { label: ['Pejabat yang bertindak', 'Official who acts'], needed: true },
  '/acting/officialName': { label: ['Nama pejabat', 'Name of the official'], needed: true },
  '/acting/officeId': { label: ['Kantor', 'Office'] },
};
const VALUE: FieldWords = {
  label: ['Nilai indeks', 'Value of the index'],
  hint: ['IDM seperti 0,6420; Indeks Desa seperti 72,35', 'IDM like 0.6420; Indeks Desa like 72.35'],
};
const STATUS: FieldWords = {
  label: ['Status desa', 'Status of the village'],
  hint: [
    'Boleh kosong: mengikuti nilainya. Wajib bila batas Indeks Desa tahun itu belum diatur',
    'May be empty: it follows from the value. Needed where the bounds of that year of Indeks Desa are not set',
  ],
};

const villagesOf = ({ record, places }: Choosing, holds: (village: VillageItem) => boolean): readonly Option[] =>
  ((record as unknown as Partial<ModelVillageItem>).villages ?? [])
    .filter(holds)
    .map(({ region }) => ({ value: region.code, label: places.get(region.code) ?? region.nameAtTime }));

type Holds = (village: VillageItem) => boolean;
const DESIGNATED: Holds = ({ stage }) => stage !== 'ASSESSED';
const inRecord = ({ record }: Beginning): readonly VillageItem[] =>
  (record as Partial<ModelVillageItem> | undefined)?.villages ?? [];

/** The one village that the form can be about, where there is one alone. */
const onlyVillage = (from: Beginning, holds: Holds): VillageItem | undefined => {
  const possible = inRecord(from).filter(holds);
  return possible.length === 1 ? possible[0] : undefined;
};

const WHO: FormPart = { title: ['Kantor dan penanggung jawab', 'Office and who is in charge'], fields: ['acting'] };

/** A form about one village, which stands first in it. */
const ofVillage = (
  title: FormPart['title'],
  fields: readonly string[],
  words: Readonly<Record<string, FieldWords>> = {},
  holds: Holds = DESIGNATED,
  begins: FormView['prefill'] = () => ({}),
): FormView => ({
  parts: [{ title, fields: ['village', ...fields] }, WHO],
  words: { '/village': { label: ['Desa', 'Village'] }, ...words },
  choices: (from) => ({ '/village': villagesOf(from, holds) }),
  prefill: (from) => {
    const only = onlyVillage(from, holds);
    return { ...(only && { village: only.region.code }), ...begins(from) };
  },
});

export const modelVillageForms: FormViews = {
  new: {
    parts: [
      { title: ['Asal dan dasar', 'Origin and basis'], fields: ['origin', 'agreementId', 'award'] },
      { title: ['Wilayah', 'Areas'], fields: ['areas', 'nonAdministrative', 'purpose'] },
      { title: ['Kantor dan penanggung jawab', 'Office and who is in charge'], fields: ['officeId', 'acting'] },
    ],
    words: {
      '/agreementId': {
        label: ['Kerja sama yang mendasari', 'Agreement that it rests on'],
        hint: [
          'Wajib, kecuali untuk juara lomba desa; pemerintah wilayah yang diusulkan menjadi pihaknya',
          'Needed, except for the winner of a village contest; the government of the areas is a party of it',
        ],
      },
      '/award': {
        label: ['Keputusan pemenang lomba', 'Decree of the winners'],
        hint: ['Hanya untuk juara lomba desa', 'Of winners of a village contest only'],
      },
      '/areas': {
        label: ['Desa atau kecamatan', 'Villages or districts'],
        hint: [
          'Untuk kawasan transmigrasi atau kawasan lain: desa-desa anggotanya',
          'Of a transmigration area, or another area: the villages in it',
        ],
      },
      '/nonAdministrative': {
        label: ['Kawasan bukan wilayah administrasi', 'Area that is no administrative region'],
        hint: ['Isi untuk KTM atau kawasan lain; selain itu kosongkan', 'Of a KTM or other area; else leave it empty'],
      },
      '/officeId': { label: ['Kantor pengusul', 'Office that nominates'] },
      ...IN_OFFICE,
      '/provenance': { hidden: true },
    },
    prefill: (from) => ({ ...actingOf(from), ...(from.officeId && { officeId: from.officeId }), areas: [''] }),
  },
  'assess-model-village': {
    parts: [
      {
        title: ['Desa dan indeksnya', 'The village and its index'],
        fields: ['village', 'index', 'year', 'value', 'status'],
      },
      { title: ['Hasil penilaian', 'What was found'], fields: ['potentials', 'document'] },
      WHO,
    ],
    words: {
      '/village': {
        label: ['Desa', 'Village'],
        hint: ['Salah satu desa dalam wilayah yang diusulkan', 'One of the villages in the areas nominated'],
      },
      '/value': VALUE,
      '/status': STATUS,
    },
    prefill: ({ year, record }) => {
      const { areas = [] } = (record ?? {}) as Partial<ModelVillageItem>;
      const villages = areas.filter(({ level }) => level === VILLAGE_LEVEL);
      return { year, ...(areas.length === 1 && villages[0] && { village: villages[0].code }) };
    },
  },
  'designate-locus': {
    parts: [
      { title: ['Lokus dan keputusannya', 'The place and its decree'], fields: ['villages', 'decree'] },
      { title: ['Koordinasi semua pihak', 'Coordination of all sides'], fields: ['minutes', 'coordinated'] },
      WHO,
    ],
    words: {
      '/villages': { label: ['Desa yang ditetapkan', 'Villages that are designated'] },
      '/decree': NEEDED,
      '/minutes': NEEDED,
      '/coordinated': {
        label: ['Penanda tangan berita acara', 'Signatories of the minutes'],
        hint: [
          'Unit kementerian, perangkat daerah kabupaten, kecamatan, dan setiap desa',
          'Unit of the ministry, office of the regency, district and each village',
        ],
      },
      ...IN_OFFICE,
    },
    prefill: (from) => {
      const { villages = [] } = (from.record ?? {}) as Partial<ModelVillageItem>;
      const codes = villages.map(({ region }) => region.code);
      const districts = [...new Set(codes.flatMap((code) => districtOf(code as RegionCode) ?? []))];
      return {
        ...actingOf(from),
        villages: codes.length ? codes : [''],
        coordinated: [
          { side: 'MINISTRY_UNIT' },
          { side: 'REGENCY_OFFICE' },
          ...districts.map((region) => ({ side: 'DISTRICT', region })),
          ...codes.map((region) => ({ side: 'VILLAGE', region })),
        ],
      };
    },
  },
  'agree-development-plan': {
    parts: [
      { title: ['Rencana', 'Plan'], fields: ['document', 'activities'] },
      { title: ['Target', 'Targets'], fields: ['indicators', 'indexTargets'] },
      WHO,
    ],
    words: {
      '/document': NEEDED,
      '/indicators/village': { label: ['Desa', 'Village'] },
      '/indexTargets/village': { label: ['Desa', 'Village'] },
      '/indexTargets/value': { ...VALUE, label: ['Nilai yang dituju', 'Value to be reached'] },
      ...IN_OFFICE,
    },
    choices: (from) => ({
      '/indicators/village': villagesOf(from, DESIGNATED),
      '/indexTargets/village': villagesOf(from, DESIGNATED),
    }),
    prefill: (from) => {
      const { villages = [] } = (from.record ?? {}) as Partial<ModelVillageItem>;
      return {
        ...actingOf(from),
        activities: [{ year: from.year }],
        indicators: villages.filter(DESIGNATED).map(({ region }) => ({ village: region.code })),
      };
    },
  },
  'record-progress': {
    ...ofVillage(['Kemajuan satu desa', 'Progress of one village'], ['progress', 'achievements', 'evidenceDoc'], {
      '/achievements': {
        label: ['Capaian', 'What is reached'],
        hint: ['Jumlah sampai kini, bukan tambahannya', 'The whole so far, and not what was added'],
      },
      '/achievements/indicatorNo': { label: ['Indikator', 'Indicator'] },
      '/evidenceDoc': NEEDED,
    }),
    choices: (from) => ({
      '/village': villagesOf(from, DESIGNATED),
      '/achievements/indicatorNo': ((from.record as unknown as Partial<ModelVillageItem>).villages ?? []).flatMap(
        ({ region, targets }) =>
          targets.map(({ no, indicator }) => ({
            value: String(no),
            label: `${no}. ${indicator} · ${region.nameAtTime}`.slice(0, 90),
          })),
      ),
    }),
    prefill: (from) => {
      const only = onlyVillage(from, DESIGNATED);
      const achievements = only?.targets.map(({ no, achieved }) => ({
        indicatorNo: no,
        ...(achieved !== undefined && { value: achieved }),
      }));
      return only ? { village: only.region.code, achievements } : {};
    },
  },
  'evaluate-model-village': ofVillage(
    ['Evaluasi satu desa', 'Evaluation of one village'],
    ['index', 'year', 'value', 'status', 'findings', 'report'],
    { ...IN_OFFICE, '/value': VALUE, '/status': STATUS, '/report': NEEDED },
    ({ stage }) => stage !== 'ASSESSED' && stage !== 'DESIGNATED',
    (from) => ({ ...actingOf(from), year: from.year }),
  ),
  'recognise-model-village': ofVillage(
    ['Desa yang diakui', 'The village that is recognised'],
    ['decree'],
    { ...IN_OFFICE, '/decree': NEEDED },
    ({ stage }) => stage === 'EVALUATED',
    actingOf,
  ),
  'review-model-village': ofVillage(
    ['Peninjauan satu desa', 'Review of one village'],
    ['outcome', 'findings', 'report'],
    { ...IN_OFFICE, '/report': NEEDED },
    ({ stage }) => stage === 'RECOGNISED',
    actingOf,
  ),
  'record-replication': ofVillage(['Yang ditiru', 'What is replicated'], ['adoptionId'], {
    '/adoptionId': {
      label: ['Adopsi oleh pihak lain', 'Adoption by others'],
      hint: ['Inovasinya diamati di desa itu', 'Its innovation was seen in that village'],
    },
  }),
  'reject-model-village': { words: { '/reason': NEEDED, ...IN_OFFICE }, prefill: actingOf },
  'suspend-model-village': { words: { '/reason': NEEDED, ...IN_OFFICE }, prefill: actingOf },
  'resume-model-village': { words: { '/reason': NEEDED, ...IN_OFFICE }, prefill: actingOf },
  'revoke-model-village': { words: { '/reason': NEEDED, '/decree': NEEDED, ...IN_OFFICE }, prefill: actingOf },
};
