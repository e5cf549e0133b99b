import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import type { Notice } from '#runtime';
import { at, day, documentsOf, recordedEvent, region } from '#testing';
import { agreementNotices } from './agreement.notices.js';

const STREAM = 'agreement-kb-1';
const COMPANY = { kind: 'COMPANY', region: region('63.10', 'Tanah Bumbu'), name: 'PT Bina' } as const;
const PARTIES = [{ region: region('62.03', 'Kapuas') }, { region: region('63.10', 'Tanah Bumbu') }, COMPANY] as const;
type Step = readonly [type: string, data?: object, recordedAt?: string];
const events = (...steps: readonly Step[]): readonly RecordedEvent[] =>
  steps.map(([type, data = {}, recordedAt = '2026-01-05T02:00:00.000Z'], revision) =>
    recordedEvent(STREAM, { type, data: { agreementId: 'kb-1', ...data } }, revision, {
      occurredOn: day(recordedAt.slice(0, 10)),
      recordedAt: at(recordedAt),
    }),
  );
const noticeAfter = (...steps: readonly Step[]): Notice | undefined =>
  documentsOf(agreementNotices, ...events(...steps))[STREAM];
const openAfter = (...steps: readonly Step[]) =>
  (noticeAfter(...steps)?.open ?? []).map(({ kind, part, regions, dueOn }) => [kind, part, regions, dueOn]);

const begun: Step = [
  'CooperationInitiated',
  { instrument: 'KESEPAKATAN_BERSAMA', scheme: 'KSDPK', title: 'BUM Desa', officeId: 'kerja-sama', parties: PARTIES },
];
const offered: Step = ['CooperationOffered', { replyDueOn: '2026-02-24' }];
const final: Step = ['AgreementTextFinalised'];
const signs = (partyNo: number): Step => ['AgreementSignatureRecorded', { partyNo, othersUntil: '2026-05-01' }];
const signed: Step = [
  'MoUSigned',
  { signedOn: '2026-03-10', validFrom: '2026-03-10', validUntil: '2028-12-31', place: { text: 'Aula' } },
];

describe('What waits in an agreement', () => {
  it('is the answer of each that was asked, which whoever initiated records for a body without accounts', () => {
    expect(openAfter(begun)).toEqual([]);
    expect(openAfter(begun, offered)).toEqual([
      ['OFFER_TO_ANSWER', '2', ['63.10'], '2026-02-24'],
      ['OFFER_TO_ANSWER', '3', ['62.03'], '2026-02-24'],
    ]);
    expect(openAfter(begun, offered, ['CooperationOfferAccepted', { partyNo: 2 }])).toHaveLength(1);
    for (const over of ['CooperationOfferDeclined', 'CooperationOfferLapsed', 'CooperationAbandoned'])
      expect(openAfter(begun, offered, [over, { partyNo: 2 }])).toEqual([]);
  });

  it('is the signature of each that has not signed, by the command that names it', () => {
    expect(openAfter(begun, final).map(([kind, part]) => [kind, part])).toEqual([
      ['AGREEMENT_TO_SIGN', '1'],
      ['AGREEMENT_TO_SIGN', '2'],
      ['AGREEMENT_TO_SIGN', '3'],
    ]);
    const [matter] = noticeAfter(begun, final, signs(1))!.open;
    expect(matter).toMatchObject({ part: '2', dueOn: '2026-05-01', command: { type: 'SignAgreement', partyNo: 2 } });
    expect(openAfter(begun, final, signs(1), signs(2), signs(3), signed)).toEqual([
      ['AGREEMENT_REPORT_DUE', '2026', ['62.03'], '2027-01-31'],
    ]);
  });

  it('is its end at each of the notices, for all parties that act here, until it is over', () => {
    const notice = (days: number): Step => ['AgreementExpiring', { days, validUntil: '2028-12-31' }];
    const ends = (...steps: readonly Step[]) =>
      openAfter(begun, final, signed, ...steps).filter(([kind]) => kind === 'AGREEMENT_EXPIRING');
    expect(ends(notice(180))).toEqual([['AGREEMENT_EXPIRING', '180', ['62.03', '63.10'], '2028-12-31']]);
    expect(ends(notice(180), notice(90)).map(([, part]) => part)).toEqual(['90']);
    expect(ends(notice(180), ['ExtensionAgreed', { validUntil: '2029-12-31' }])).toEqual([]);
    expect(ends(notice(180), ['AgreementExpired'])).toEqual([]);
  });

  it('AGR-15 is the report of the year: told two weeks before, in the morning of who initiated, then as overdue', () => {
    const [due] = noticeAfter(begun, final, signed)!.open;
    expect(due).toMatchObject({ kind: 'AGREEMENT_REPORT_DUE', at: '2027-01-17T00:00:00.000Z' });
    const late: Step = ['AgreementReportOverdue', { year: 2026 }];
    expect(openAfter(begun, final, signed, late)).toEqual([
      ['AGREEMENT_REPORT_OVERDUE', '2026', ['62.03'], '2027-01-31'],
    ]);
    expect(openAfter(begun, final, signed, late, ['AgreementReportSubmitted', { year: 2026 }])).toEqual([
      ['AGREEMENT_REPORT_DUE', '2027', ['62.03'], '2028-01-31'],
    ]);
  });

  it('is nothing once its record was voided', () => {
    expect(noticeAfter(begun, offered, ['RecordVoided', { requestId: '1', lapsed: [], reason: 'x' }])).toBeUndefined();
  });
});
