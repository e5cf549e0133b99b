import type { Meaning } from '#kernel';
import { actingOf, type Beginning, type FormViews, type Section } from '#views';
import { calledProposal } from './proposal.called.js';
import { SHARED_WORDS, ownWords } from './proposal.words.js';
import { visitSection } from './visit.section.js';

const ORIGINS = '/origins';

/** For which origins who may propose, as each visit is authorised (`ofProposed`). */
const PROPOSERS: Meaning = [
  'Siapa mengajukan untuk siapa: Kepala Desa untuk desa, BUMDes, dan kelompok masyarakatnya; Bupati, Wali Kota, atau Gubernur untuk pemerintah daerah, desa, BUMD, dan kelompok masyarakat di wilayahnya; kepala perangkat daerah untuk daerahnya sendiri; Camat untuk kelompok masyarakat di kecamatannya, tidak untuk desa; BPD, Sekretariat DPRD, BUMDesma, dan kementerian untuk lembaganya sendiri. Asal di luar hak Anda ditolak sebelum ada yang tercatat.',
  'Who proposes for whom: a village head for the village, its enterprise and its community groups; a regent, mayor or governor for the local governments, villages, regional enterprises and community groups of the region; the head of an agency for its own local government; a camat for community groups of the district, not for its villages; a village council, the secretariat of a regional council, a joint village enterprise and a ministry for themselves. Origins beyond your rights are refused before anything is recorded.',
];

const originOf = ({ officeId, year }: Beginning, region?: string): object => ({
  origin: { ...(officeId && { officeId }), ...(region && { region }) },
  fundingSources: [{ fiscalYear: year }],
});

const forms: FormViews = {
  new: {
    steps: true,
    early: ['plannedStart', 'plannedEnd', 'hosts', 'organiser'],
    called: calledProposal,
    each: { member: 'origins', slug: visitSection.slug },
    parts: [
      {
        title: ['Kunjungan apa dan kapan', 'Which visit, and when'],
        about: PROPOSERS,
        fields: ['kind', 'mode', 'plannedStart', 'plannedEnd', 'topics'],
      },
      {
        title: ['Ke mana, dan siapa penyelenggaranya', 'To where, and who organises it'],
        fields: ['hosts', 'reasonForHost', 'organiser', 'acting'],
      },
      { title: ['Hasil yang diharapkan', 'Results expected'], fields: ['expectedOutputs'] },
      { title: ['Asal: tiap asal satu kunjungan', 'Origins: a visit of each'], about: PROPOSERS, fields: ['origins'] },
    ],
    words: {
      ...SHARED_WORDS,
      '/organiser': { label: ['Penyelenggara', 'Organiser'] },
      '/organiser/region': { label: ['Wilayah', 'Region'], needed: true },
      [ORIGINS]: {
        label: ['Asal', 'Origin'],
        hint: [
          'Paling banyak 500. Tiap asal punya kunjungan, persetujuan, uang, dan laporan sendiri.',
          'At most 500. Each origin has a visit, an approval, money and a report of its own.',
        ],
      },
      ...ownWords(ORIGINS),
    },
    prefill: (from) => ({
      ...actingOf(from),
      ...(from.home && { organiser: { region: from.home } }),
      origins: [originOf(from, from.home)],
    }),
    added: (from) => ({ [ORIGINS]: originOf(from) }),
  },
};

/** VIS-15: visits of many origins that are proposed at once. They are read as any visit. */
export const jointVisitSection: Section = {
  list: 'joint-visits',
  beside: [visitSection],
  slug: ['rombongan-bersama', 'joint-visits'],
  title: ['Rombongan bersama', 'Joint visits'],
  fields: [],
  filters: [],
  forms,
};
