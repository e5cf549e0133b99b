import type { Beginning, FormViews, Section } from '#views';
import { SHARED_WORDS, actingOf, ownWords } from './proposal.words.js';
import { visitSection } from './visit.section.js';

const ORIGINS = '/origins';

const originOf = ({ officeId, year }: Beginning, region?: string): object => ({
  origin: { ...(officeId && { officeId }), ...(region && { region }) },
  fundingSources: [{ fiscalYear: year }],
});

const forms: FormViews = {
  new: {
    steps: true,
    early: ['plannedStart', 'plannedEnd', 'hosts', 'organiser'],
    each: { member: 'origins', slug: visitSection.slug },
    parts: [
      {
        title: ['Kunjungan apa dan kapan', 'Which visit, and when'],
        fields: ['kind', 'mode', 'plannedStart', 'plannedEnd', 'topics'],
      },
      {
        title: ['Ke mana, dan siapa penyelenggaranya', 'To where, and who organises it'],
        fields: ['hosts', 'reasonForHost', 'organiser', 'acting'],
      },
      { title: ['Hasil yang diharapkan', 'Results expected'], fields: ['expectedOutputs'] },
      { title: ['Asal: tiap asal satu kunjungan', 'Origins: a visit of each'], fields: ['origins'] },
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
