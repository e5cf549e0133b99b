import { S0_PROPOSAL } from '#demo';
import { demoDocument } from '../../libs/demo/documents.js';

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
}

const HOST = '63.10.09.2005';

/** A small visit of Sei Asam to Desa Angsana alone, step by step in the order of its life. */
export const visitStory = ({ askedOn, from, to, reportedOn = to, subjectRefs, common = {}, orderNo = 'DEMO/ST/1' }: StoryPlan) => {
  const { reason: _reason, provenance: _provenance, ...proposal } = S0_PROPOSAL;
  const step = (by: string, command: string, occurredOn: string, body: object = {}): VisitStep =>
    ({ by, path: `/v1/visits/{visit}/${command}`, body: { ...common, occurredOn, ...body } });
  return {
    propose: {
      by: 'kades-sei-asam', path: '/v1/visits',
      body: {
        ...proposal, ...common, occurredOn: askedOn, plannedStart: from, plannedEnd: to, hosts: [{ region: HOST }],
        budget: '1000000', fundingSources: [{ source: 'ADD', fiscalYear: Number(from.slice(0, 4)), amount: '1000000' }],
      },
    },
    accept: step('pj-kades-angsana', 'accept-hosting', askedOn, {
      host: HOST, acting: { officialName: 'Pj. Kepala Desa Angsana', capacity: 'PJ' }, reply: demoDocument('balasan', 'Surat balasan', askedOn),
    }),
    approve: step('kadis-pmd-kapuas', 'approve-visit', askedOn, {
      acknowledge: ['W_REPEAT_VISIT'],
      acting: { officialName: 'Kepala Dinas PMD Kabupaten Kapuas', mandate: demoDocument('delegasi', 'Pendelegasian wewenang', '2024-01-02') },
    }),
    order: step('kades-sei-asam', 'issue-travel-order', askedOn, {
      orderNo, order: demoDocument('surat-tugas', 'Surat Tugas', askedOn),
      travellers: subjectRefs.map((subjectRef, index) => ({ subjectRef, spdNo: `${orderNo}/${index + 1}`, official: true })),
    }),
    start: step('sekdes-sei-asam', 'start-visit', from),
    session: step('sekdes-sei-asam', 'record-session', from, {
      topic: 'Pengelolaan BUMDes', place: 'Balai Desa Angsana',
      speaker: { officeId: `pemdes-${HOST}`, officialName: 'Pj. Kepala Desa Angsana', capacity: 'PJ' },
    }),
    complete: step('sekdes-sei-asam', 'complete-visit', to, {
      attendance: 1, attendanceDoc: demoDocument('daftar-hadir', 'Daftar hadir', to, 'RESTRICTED'), hostConfirmationDoc: demoDocument('konfirmasi', 'Keterangan', to),
    }),
    report: step('kades-sei-asam', 'submit-visit-report', reportedOn, {
      findings: 'BUMDes Angsana menerbitkan laporan bulanan.', observations: ['Laporan dipasang di papan desa'],
      reportDoc: demoDocument('laporan', 'Laporan hasil', reportedOn),
    }),
  };
};
