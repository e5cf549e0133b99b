import { S0_PROPOSAL } from '#demo';
import type { DocRef } from '#kernel';
import type { Random } from '../../libs/testing/seeded.js';
import { demoDocument } from './demo-document.js';

/** One command of a visit's story; `{visit}` in the path stands for its id. */
export interface VisitStep {
  readonly by: string;
  readonly path: string;
  readonly body: object;
}

export interface StoryPlan {
  /** Day on which the visit is proposed, accepted, approved and ordered. */
  readonly askedOn: string;
  readonly from: string;
  readonly to: string;
  readonly reportedOn?: string;
  readonly subjectRefs: readonly string[];
  /** Carried by every step: a reason for what is recorded late. */
  readonly common?: object;
  readonly orderNo?: string;
  readonly origin?: Origin;
}

interface Origin {
  readonly region: string;
  readonly head: string;
  readonly headName: string;
  readonly approver: string;
}

const SEI_ASAM: Origin = {
  region: '62.03.02.2007',
  head: 'kades-sei-asam',
  headName: 'Kepala Desa Sei Asam',
  approver: 'kadis-pmd-kapuas',
};
/** A neighbour of the host, in the zone of Central Indonesia. */
export const MEKAR_JAYA: Origin = {
  region: '63.10.09.2009',
  head: 'kades-mekar-jaya',
  headName: 'Kepala Desa Mekar Jaya',
  approver: 'pmd-tanah-bumbu',
};

const HOST = '63.10.09.2005';

/** Whom no other visit knows: references as `POST /v1/subjects` gives them. */
export const strangers = (
  count: number,
  random: Random = (below) => Math.floor(Math.random() * below),
): readonly string[] =>
  Array.from(
    { length: count },
    () => `sub_${Array.from({ length: 26 }, () => 'abcdefghijklmnopqrstuvwxyz234567'[random(32)]).join('')}`,
  );

let numbers = 0;
/** An office gives each number once (VIS-17). */
const nextNumber = (): string => `DEMO/ST/${process.pid}/${(numbers += 1)}`;

/** The number of an order is told beside its document. */
export const unnumbered = ({ number: _number, ...document }: DocRef): DocRef => document;

/** A small visit to Desa Angsana alone, step by step in the order of its life. */
export const visitStory = ({
  askedOn,
  from,
  to,
  reportedOn = to,
  subjectRefs,
  common = {},
  orderNo = nextNumber(),
  origin = SEI_ASAM,
}: StoryPlan) => {
  const { reason: _reason, provenance: _provenance, ...proposal } = S0_PROPOSAL;
  const step = (by: string, command: string, occurredOn: string, body: object = {}): VisitStep => ({
    by,
    path: `/v1/visits/{visit}/${command}`,
    body: { ...common, occurredOn, ...body },
  });
  return {
    propose: {
      by: origin.head,
      path: '/v1/visits',
      body: {
        ...proposal,
        ...common,
        acting: { officialName: origin.headName },
        occurredOn: askedOn,
        plannedStart: from,
        plannedEnd: to,
        origin: { region: origin.region, officeId: `pemdes-${origin.region}` },
        hosts: [{ region: HOST }],
        budget: '1000000',
        fundingSources: [{ source: 'ADD', fiscalYear: Number(from.slice(0, 4)), amount: '1000000' }],
      },
    },
    accept: step('pj-kades-angsana', 'accept-hosting', askedOn, {
      host: HOST,
      acting: { officialName: 'Sayid Firdaus', capacity: 'PJ' },
      reply: demoDocument('balasan', 'Surat balasan', askedOn),
    }),
    approve: step(origin.approver, 'approve-visit', askedOn, {
      acknowledge: ['W_REPEAT_VISIT'],
      acting: {
        officialName: 'Kepala Dinas PMD Kabupaten Kapuas',
        mandate: demoDocument('delegasi', 'Pendelegasian wewenang', '2024-01-02'),
      },
    }),
    order: step(origin.head, 'issue-travel-order', askedOn, {
      orderNo,
      order: unnumbered(demoDocument('surat-tugas', 'Surat Tugas', askedOn)),
      travellers: subjectRefs.map((subjectRef, index) => ({
        subjectRef,
        spdNo: `${orderNo}/${index + 1}`,
        official: true,
      })),
    }),
    start: step(origin.head, 'start-visit', from),
    session: step(origin.head, 'record-session', from, {
      topic: 'Pengelolaan BUMDes',
      place: 'Balai Desa Angsana',
      speaker: { officeId: `pemdes-${HOST}`, officialName: 'Sayid Firdaus', capacity: 'PJ' },
    }),
    complete: step(origin.head, 'complete-visit', to, {
      attendance: 1,
      attendanceDoc: demoDocument('daftar-hadir', 'Daftar hadir', from, 'RESTRICTED'),
      hostConfirmationDoc: demoDocument('konfirmasi', 'Keterangan', to),
    }),
    report: step(origin.head, 'submit-visit-report', reportedOn, {
      findings: 'BUMDes Angsana menerbitkan laporan bulanan.',
      observations: ['Laporan dipasang di papan desa'],
      reportDoc: demoDocument('laporan', 'Laporan hasil', reportedOn),
    }),
  };
};
