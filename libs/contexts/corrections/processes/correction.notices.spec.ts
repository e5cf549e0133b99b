import { expect, it } from '@jest/globals';
import { documentsOf, recordedEvent } from '#testing';
import { correctionNotices } from './correction.notices.js';

const STREAM = 'studyVisit-v1';
const openAfter = (...steps: readonly (readonly [type: string, data: object])[]) =>
  documentsOf(
    correctionNotices,
    ...steps.map(([type, data], revision) => recordedEvent(STREAM, { type, data }, revision)),
  )[STREAM]?.open.map(({ part, command }) => [part, command!.type]);
const asked = (requestId: string) => ['CorrectionRequested', { requestId, regions: ['62.03.02.2007'] }] as const;
const voiding = (requestId: string) => ['VoidingRequested', { requestId, regions: ['62.03.02.2007'] }] as const;

it('Each request waits for the second person, until it is confirmed, refused, withdrawn or lapses (COM-01)', () => {
  expect(openAfter(asked('1'), voiding('2'))).toEqual([
    ['1', 'ConfirmCorrection'],
    ['2', 'ConfirmVoiding'],
  ]);
  for (const type of ['RecordCorrected', 'CorrectionRefused', 'CorrectionWithdrawn'])
    expect(openAfter(asked('1'), voiding('2'), [type, { requestId: '1' }])).toEqual([['2', 'ConfirmVoiding']]);
  expect(openAfter(asked('1'), voiding('2'), ['RecordVoided', { requestId: '2', lapsed: ['1'] }])).toEqual([]);
  // Repairs of the old form had no request.
  expect(openAfter(asked('1'), ['RecordCorrected', {}])).toEqual([['1', 'ConfirmCorrection']]);
});

it('Who asked is not told of it, and it is found by the regions of the parties', () => {
  const notice = documentsOf(correctionNotices, recordedEvent(STREAM, { type: asked('1')[0], data: asked('1')[1] }))[
    STREAM
  ]!;
  expect(notice).toMatchObject({
    regions: ['62.03.02.2007'],
    kinds: ['CORRECTION_TO_DECIDE'],
    open: [{ not: ['user-1'] }],
  });
});
