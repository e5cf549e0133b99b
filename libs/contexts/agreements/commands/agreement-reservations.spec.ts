import { describe, expect, it } from '@jest/globals';
import { recordedEvent, given, specContext } from '#testing';
import type { RecordedEvent } from '#kernel';
import { agreementDecider } from '../domain/agreement.decider.js';
import type { AgreementState } from '../domain/agreement.state.js';
import {
  BUPATI,
  COOP,
  DESA_ANGSANA,
  FINAL,
  ULM,
  BATOLA,
  deliberations,
  draft,
  initiate,
  kades,
  kb,
  memorandum,
  recommend,
  regulationSteps,
  sign,
  signAs,
  told,
  type Step,
} from '../domain/fixtures/agreement-story.js';
import { documentNumber, numbersIn, registerNumber, strayNumbers } from './agreement-reservations.js';

const stateAfter = (...steps: readonly Step[]): AgreementState => given(agreementDecider, told(...steps)).state;
const villages = stateAfter(...regulationSteps);
const context = specContext({ occurredOn: '2020-03-10' as never }) as never;
const numbered = (partyNo: number, number: string, state = villages) =>
  documentNumber({ partyNo, documentNumber: number }, state, context);

describe('§7.3 the number that a party gives', () => {
  it('is claimed in its own register of the year that it tells, or else that of the day', () => {
    const [claimed] = numbered(1, '01/2016');
    expect(claimed).toMatchObject({
      id: '63.10.09.2005-2016',
      field: '/documentNumber',
      reserve: {
        type: 'TakeAgreementNumber',
        register: '63.10.09.2005',
        year: 2016,
        series: 'TEXT',
        agreementId: 'perber-1',
      },
      release: { type: 'ReturnAgreementNumber', number: '01/2016' },
    });
    expect(numbered(2, '01/2016')[0]!.id).toBe('63.10.09.2009-2016');
    expect(numbered(1, '01/PERBER')[0]!.id).toBe('63.10.09.2005-2020');
    expect(registerNumber({ partyNo: 1, registerNo: '7' }, villages, context)[0]).toMatchObject({
      field: '/registerNo',
      reserve: { series: 'REGISTER', number: '7' },
    });
  });

  it('is claimed nowhere where there is none, no such party, or one that keeps its register elsewhere', () => {
    expect(documentNumber({ partyNo: 1 }, villages, context)).toEqual([]);
    expect(numbered(4, '1')).toEqual([]);
    expect(numbered(1, '1', { stage: 'NONE' })).toEqual([]);
    const withUlm = stateAfter(['2020-01-20', COOP, initiate(kb([{ region: BATOLA }, ULM], { scheme: 'KSDPK' }))]);
    expect(numbered(2, '1', withUlm)).toEqual([]);
    expect(numbered(1, '1', withUlm)).toHaveLength(1);
  });
});

describe('The numbers of a record', () => {
  const record = (...steps: readonly Step[]): readonly RecordedEvent[] =>
    told(...steps).map(({ metadata, ...event }, index) => recordedEvent('agreement-perber-1', event, index, metadata));
  const signed: readonly Step[] = [
    ...regulationSteps,
    ...deliberations,
    ['2020-03-10', kades(DESA_ANGSANA.code), sign(1, { documentNumber: '01/2020' })],
  ];
  const bearing = (events: readonly RecordedEvent[]) => numbersIn(events).map(({ number }) => number);
  const corrected = (events: readonly RecordedEvent[], to: string): RecordedEvent => {
    const target = events.at(-1)!;
    const change = {
      targetEventId: target.id,
      targetType: target.type,
      field: '/documentNumber',
      old: '01/2020',
      new: to,
    };
    const data = { agreementId: 'perber-1', requestId: '1', changes: [change], reason: 'Nomor salah ketik' };
    return recordedEvent('agreement-perber-1', { type: 'RecordCorrected', data }, events.length, { schemaVersion: 3 });
  };

  it('are those that it bears as corrected, and of what it bore once the others are stray', () => {
    const events = record(...signed);
    expect(bearing(events)).toEqual(['01/2020']);
    expect(strayNumbers(events)).toEqual([]);
    const after = [...events, corrected(events, '02/2020')];
    expect(bearing(after)).toEqual(['02/2020']);
    expect(strayNumbers(after).map(({ number }) => number)).toEqual(['01/2020']);
    // The same number, written in another way: it is borne as before.
    expect(strayNumbers([...events, corrected(events, '1/2020')])).toEqual([]);
  });

  it('are none once it is void', () => {
    const events = record(...signed);
    const data = { agreementId: 'perber-1', requestId: '1', lapsed: [], reason: 'Dicatat dua kali oleh operator' };
    const voided = [
      ...events,
      recordedEvent('agreement-perber-1', { type: 'RecordVoided', data }, events.length, { schemaVersion: 2 }),
    ];
    expect(bearing(voided)).toEqual([]);
    expect(strayNumbers(voided).map(({ number }) => number)).toEqual(['01/2020']);
  });

  it('are those of its registers and addenda, too', () => {
    const steps: readonly Step[] = [
      ['2020-01-20', COOP, initiate(kb([{ region: BATOLA }, ULM], { scheme: 'KSDPK' }))],
      ['2020-02-03', COOP, draft(memorandum)],
      ['2020-02-10', COOP, recommend(1)],
      ['2020-02-20', COOP, FINAL],
      ['2020-03-10', BUPATI, sign(1, { documentNumber: '1/2020' })],
      ['2020-03-10', BUPATI, signAs(2)],
      ['2020-03-11', COOP, { type: 'RegisterAgreement', partyNo: 1, registerNo: '7' }],
      ['2021-01-04', COOP, { type: 'ProposeAddendum', changes: [{ part: 'SCOPE', text: 'x' }], text: memorandum.text }],
      ['2021-01-05', BUPATI, { ...sign(1, { documentNumber: '2/2021' }), type: 'SignAddendum' }],
    ];
    expect(numbersIn(record(...steps)).map(({ series, number }) => [series, number])).toEqual([
      ['TEXT', '1/2020'],
      ['REGISTER', '7'],
      ['TEXT', '2/2021'],
    ]);
  });
});
