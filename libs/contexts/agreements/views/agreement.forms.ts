import {
  actingOf,
  type Beginning,
  type Choosing,
  type FieldWords,
  type FormView,
  type FormViews,
  type Option,
} from '#views';
import { nameOf, type AgreementItem } from './agreement.item.js';

const HIDDEN: FieldWords = { hidden: true };
const NEEDED: FieldWords = { needed: true };
const PARTY: FieldWords = { label: ['Pihak', 'Party'] };

/** Needed in fact: whoever holds an office says in which, and under which name. */
const IN_OFFICE: Readonly<Record<string, FieldWords>> = {
  '/acting': { label: ['Pejabat yang bertindak', 'Official who acts'], needed: true },
  '/acting/officialName': { label: ['Nama pejabat', 'Name of the official'], needed: true },
  '/acting/officeId': { label: ['Kantor', 'Office'] },
};

const partiesAt =
  (...fields: readonly string[]) =>
  ({ record }: Choosing): Readonly<Record<string, readonly Option[]>> => {
    const { parties = [] } = record as unknown as Partial<AgreementItem>;
    const options = parties.map((party) => ({ value: String(party.no), label: `${party.no}. ${nameOf(party)}` }));
    return Object.fromEntries(fields.map((field) => [field, options]));
  };

/** The place of the party for which whoever fills in the form acts, as far as its region tells it. */
const ownPlace = ({ record, home }: Beginning): number | undefined => {
  const { parties = [] } = (record ?? {}) as Partial<AgreementItem>;
  return parties.find(({ region }) => region?.code === home)?.no;
};
const ofOwnParty = (from: Beginning) => {
  const partyNo = ownPlace(from);
  return partyNo === undefined ? {} : { partyNo };
};

const ofParty = (words: Readonly<Record<string, FieldWords>> = {}): FormView => ({
  words: { '/partyNo': PARTY, ...words },
  choices: partiesAt('/partyNo'),
  prefill: ofOwnParty,
});

/** The text of the addendum that waits: the last one that was filed. */
const addendumOf = ({ documents = [] }: Partial<AgreementItem>): string | undefined => {
  const sha256 = documents.findLast(({ role }) => role === 'addendum')?.document['sha256'];
  return typeof sha256 === 'string' ? sha256 : undefined;
};

/** The text whose hash is signed: nobody types it. */
const textOf = (hash: (agreement: Partial<AgreementItem>) => string | undefined): FormView => ({
  words: {
    '/partyNo': PARTY,
    '/textSha256': {
      label: ['Sidik SHA-256 naskah yang ditandatangani', 'SHA-256 of the text that is signed'],
      hint: [
        'Terisi dari naskah yang menunggu tanda tangan; bandingkan dengan berkas yang benar-benar ditandatangani',
        'Filled in from the text that waits; compare it with the file that is really signed',
      ],
    },
    '/documentNumber': { label: ['Nomor naskah menurut pihak ini', 'Number in the register of this party'] },
    '/signedFor': {
      label: ['Penanda tangan pihak tanpa akun', 'Signatory of a party without accounts'],
      hint: [
        'Hanya untuk pihak yang tidak memakai aplikasi ini, menurut naskahnya',
        'Of a party that does not use this application only, as its paper has it',
      ],
    },
    '/authority': { label: ['Surat kuasa dari pimpinannya', 'Power of attorney of its head'] },
    '/place/text': { label: ['Tempat', 'Place'] },
    '/place/region': { label: ['Wilayah', 'Region'] },
    ...IN_OFFICE,
  },
  choices: partiesAt('/partyNo'),
  prefill: (from) => {
    const sha = hash((from.record ?? {}) as Partial<AgreementItem>);
    return { ...actingOf(from), ...ofOwnParty(from), signMethod: 'WET_INK', ...(sha && { textSha256: sha }) };
  },
});

const TEXT: FormView = {
  steps: true,
  early: ['text', 'term'],
  parts: [
    { title: ['Naskah dan jangka waktu', 'Text and term'], fields: ['text', 'term'] },
    { title: ['Isi naskah', 'Content'], fields: ['contents', 'executor', 'involvesBumDes'] },
    {
      title: ['Rencana aksi dan pembiayaan', 'Action plan and funding'],
      fields: ['actionPlan', 'funding', 'feasibilityStudy'],
    },
  ],
  words: {
    '/text': { label: ['Berkas naskah', 'File of the text'], needed: true },
    '/term/from': {
      label: ['Mulai berlaku', 'In force from'],
      hint: ['Kosong: sejak tanda tangan terakhir', 'Empty: from the last signature'],
    },
    '/term/end': { label: ['Akhir', 'End'] },
    '/term/until': { label: ['Berlaku sampai', 'In force until'] },
    '/contents': { label: ['Pasal yang dimuat', 'Articles that it holds'] },
    '/funding/partyNo': { label: ['Pihak yang membayar', 'Party that pays'] },
  },
  choices: partiesAt('/funding/partyNo'),
  prefill: ({ record }) => {
    const { contents, term, actionPlan, funding, executor } = (record ?? {}) as Readonly<Record<string, unknown>>;
    return {
      ...(contents !== undefined && { contents }),
      term: term ?? { end: 'FIXED' },
      ...(actionPlan !== undefined && { actionPlan }),
      ...(funding !== undefined && { funding }),
      ...(executor !== undefined && { executor }),
    };
  },
};

export const agreementForms: FormViews = {
  new: {
    steps: true,
    early: ['instrument', 'scheme', 'parties', 'parentId'],
    parts: [
      {
        title: ['Bentuk dan para pihak', 'Instrument and parties'],
        fields: ['instrument', 'scheme', 'parties', 'parentId'],
      },
      { title: ['Tentang apa', 'About what'], fields: ['title', 'object', 'urusan', 'purpose'] },
      {
        title: ['Dasar dan asal', 'Basis and origin'],
        fields: ['planning', 'adjacency', 'reference', 'renewsId', 'originVisitId'],
      },
      { title: ['Kantor dan penanggung jawab', 'Office and who is in charge'], fields: ['officeId', 'acting'] },
    ],
    words: {
      '/instrument': { label: ['Bentuk naskah', 'Instrument'] },
      '/scheme': {
        label: ['Skema', 'Scheme'],
        hint: [
          'Mengikuti para pihak; yang keliru ditolak dengan yang benar',
          'It follows from the parties; a wrong one is refused with the right one',
        ],
      },
      '/parties': {
        label: ['Pihak', 'Party'],
        hint: ['Pihak pertama ialah yang memprakarsai', 'The first party is the one that initiates'],
      },
      '/parties/region': { label: ['Wilayah', 'Region'] },
      '/parties/subjectRef': { label: ['Orang, dengan NIK', 'A person, by NIK'] },
      '/parentId': {
        label: ['Kesepakatan yang dilaksanakan', 'Memorandum that it carries out'],
        hint: ['Wajib untuk PKS', 'Needed for a PKS'],
      },
      '/renewsId': { label: ['Perjanjian yang diperbarui', 'Agreement that it renews'] },
      '/originVisitId': { label: ['Kunjungan asal gagasan', 'Visit that it came from'] },
      '/officeId': { label: ['Kantor yang memprakarsai', 'Office that initiates'] },
      '/planning': { label: ['Dasar dalam perencanaan', 'Basis in planning'] },
      ...IN_OFFICE,
      '/provenance': HIDDEN,
    },
    prefill: (from) => ({
      ...actingOf(from),
      ...(from.officeId && { officeId: from.officeId }),
      parties: [from.home ? { region: from.home } : {}, {}],
    }),
  },
  'offer-cooperation': { words: { '/letter': NEEDED } },
  'accept-offer': ofParty({ '/reply': NEEDED, ...IN_OFFICE }),
  'decline-offer': ofParty({ '/reason': NEEDED }),
  'draft-agreement': TEXT,
  'revise-draft': TEXT,
  'record-village-deliberation': ofParty({ '/record': NEEDED }),
  'record-inter-village-deliberation': { words: { '/record': NEEDED } },
  'recommend-agreement': ofParty({ '/minutes': NEEDED, ...IN_OFFICE }),
  'declare-approval-need': ofParty(),
  'request-dprd-approval': ofParty({ '/letter': NEEDED }),
  'record-dprd-decision': ofParty({ '/letter': NEEDED }),
  'record-central-step': { words: { '/letter': NEEDED } },
  'sign-agreement': textOf(({ textSha256 }) => textSha256),
  'register-agreement': ofParty(),
  'submit-agreement-report': { words: { '/report': NEEDED } },
  'propose-addendum': { words: { '/text': NEEDED } },
  'sign-addendum': textOf(addendumOf),
  'withdraw-addendum': { words: { '/reason': NEEDED } },
  'agree-extension': { words: { '/document': NEEDED } },
  'notice-breach': {
    words: { '/inBreach': { label: ['Pihak yang melanggar', 'Party in breach'] }, '/letter': NEEDED },
    choices: partiesAt('/inBreach'),
  },
  'raise-dispute': ofParty(),
  'resolve-dispute': {
    words: { '/disputeNo': { label: ['Perselisihan', 'Dispute'] }, '/minutes': NEEDED },
    choices: ({ record }) => {
      const { disputes = [] } = record as unknown as Partial<AgreementItem>;
      const open = disputes.filter(({ resolvedOn }) => resolvedOn === undefined);
      return {
        '/disputeNo': open.map(({ disputeNo, subject }) => ({
          value: String(disputeNo),
          label: `${disputeNo}. ${subject.slice(0, 80)}`,
        })),
      };
    },
  },
  'terminate-agreement': {
    words: { '/ground': NEEDED, '/document': NEEDED },
    prefill: ({ record }) => {
      const { children = [] } = (record ?? {}) as Partial<AgreementItem>;
      return { cascade: children.map((agreementId) => ({ agreementId })) };
    },
  },
  'record-settlement': { words: { '/document': NEEDED } },
  'abandon-cooperation': { words: { '/reason': NEEDED } },
};
