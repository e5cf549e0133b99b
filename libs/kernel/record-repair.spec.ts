import { describe, expect, it } from '@jest/globals';
import { refused, specActor, specMetadata } from '#testing';
import {
  NO_REPAIR,
  Rejection,
  askedChanges,
  correctionAsked,
  correctionConfirmed,
  effective,
  notHeld,
  repairCatalogue,
  requestRefused,
  requestWithdrawn,
  requireRoomForRepair,
  voidingAsked,
  voidingConfirmed,
  waitingCorrection,
  waitingRequests,
  type Actor,
  type FieldChange,
  type Position,
  type RecordedEvent,
  type RegionCode,
  type RepairFacts,
  type Revision,
} from '#kernel';

const person = (userId: string): Actor => ({ ...specActor, userId });
const [ANI, BUDI, CITRA, DEWI] = ['ani', 'budi', 'citra', 'dewi'].map(person) as [Actor, Actor, Actor, Actor];
const WHY = 'Angkanya tertukar saat disalin.';
const PARTIES = ['62.03.02.2007'] as unknown as readonly RegionCode[];

/** A record: opened by Ani, measured by Budi, and what was asked of it. */
type Step = readonly [type: string, data: object, by: Actor];
const recordOf = (...more: readonly Step[]): readonly RecordedEvent[] =>
  (
    [
      ['Opened', { name: 'Bale', size: 3, tags: ['a', 'b'] }, ANI],
      ['Measured', { size: 4, late: false }, BUDI],
      ...more,
    ] as const
  ).map(([type, data, actor], index) => ({
    id: `e${index}`,
    type,
    data,
    stream: 'hall-1',
    revision: index as Revision,
    position: `${index}` as Position,
    metadata: specMetadata({ actor }),
  }));
const asking = (field = '/size', more: Partial<FieldChange> & { readonly requestId?: string } = {}) =>
  [
    'CorrectionRequested',
    {
      requestId: more.requestId ?? '1',
      changes: [{ targetEventId: 'e1', targetType: 'Measured', field, old: 4, new: 5, ...more }],
      reason: WHY,
      regions: PARTIES,
    },
    CITRA,
  ] as const;
const voiding = (requestId = '1', by = CITRA) =>
  ['VoidingRequested', { requestId, reason: WHY, regions: PARTIES }, by] as const;
const change: FieldChange = { targetEventId: 'e1', targetType: 'Measured', field: '/size', old: 4, new: 5 };
const facts = (
  record: readonly RecordedEvent[],
  asked: FieldChange = change,
  ...follows: readonly FieldChange[]
): RepairFacts => ({ ...NO_REPAIR, record, asked: [asked], follows });
const refusal = (act: () => unknown): string => {
  const error = refused(act);
  return error ? `${error.code} ${error.info.ruleId} ${error.info.field ?? ''}`.trim() : 'taken';
};

describe('COM-01 A correction is asked for', () => {
  const looked = (targetEventId: string, field: string, value: unknown, record = recordOf()) =>
    askedChanges(record, targetEventId, [{ field, value }])[0]!;
  const ask = (targetEventId: string, field: string, value: unknown, record = recordOf()) =>
    refusal(() => looked(targetEventId, field, value, record));

  it('of an event of this record, a field that it holds, with a value of the same type', () => {
    expect(looked('e1', '/size', 5)).toEqual(change);
    expect(looked('e0', '/tags/1', 'c')).toMatchObject({ old: 'b', new: 'c', targetType: 'Opened' });
    expect(looked('e0', '/occurredOn', '2024-10-31')).toMatchObject({ old: '2024-11-01' });
    expect(ask('made-up', '/size', 5)).toBe('E_NOT_FOUND COM-01 /targetEventId');
    for (const field of ['size', '', '/', '/tags/2', '/tags/-', '/tags/0/x', '/nothing/below'])
      expect(ask('e0', field, 5)).toBe('E_VALIDATION COM-01 /changes/0/field');
    for (const value of ['5', null, [5], { size: 5 }, true])
      expect(ask('e1', '/size', value)).toBe('E_VALIDATION COM-01 /changes/0/value');
    expect(ask('e0', '/tags', { 0: 'a' })).toBe('E_VALIDATION COM-01 /changes/0/value');
  });

  it('of a member that was left out, which says nothing of a former value; null is none', () => {
    expect(looked('e0', '/note', 'x')).toStrictEqual({
      targetEventId: 'e0',
      targetType: 'Opened',
      field: '/note',
      new: 'x',
    });
    expect(ask('e0', '/note', null)).toBe('E_VALIDATION COM-01 /changes/0/field');
    const placed = recordOf(['Measured', { place: { name: 'Balai' } }, BUDI]);
    expect([ask('e2', '/place', null, placed), ask('e2', '/place', { name: 'Aula' }, placed)]).toEqual([
      'E_VALIDATION COM-01 /changes/0/value',
      'taken',
    ]);
  });

  it('not of a field that is not there, nor of one that follows from others, and says which', () => {
    expect(notHeld('/changes/1', '/x', 'Opened')).toMatchObject({
      messageId: 'Kejadian Opened itu tidak memuat isian /x; lihat isinya (data) dalam riwayat.',
      messageEn: 'That event, Opened, does not hold the field /x; see its data in the history.',
      info: { field: '/changes/1/field', details: { field: '/x', type: 'Opened' } },
    });
    expect(notHeld('/changes/1', '/x', 'Opened', true)).toMatchObject({
      messageId: 'Isian /x mengikuti isian lain; perbaikilah isian asalnya.',
      messageEn: 'The field /x follows from others; correct what it follows from.',
    });
  });

  it('of several fields of that event at once, each looked at by itself and in a place of its own', () => {
    const all = (...changes: readonly (readonly [field: string, value: unknown])[]) =>
      askedChanges(
        recordOf(),
        'e0',
        changes.map(([field, value]) => ({ field, value })),
      );
    expect(all(['/size', 4], ['/tags/0', 'c'], ['/tags/1', 'd'], ['/occurredOn', '2024-10-31'])).toMatchObject([
      { field: '/size', old: 3, new: 4 },
      { field: '/tags/0', old: 'a', new: 'c' },
      { field: '/tags/1', old: 'b', new: 'd' },
      { field: '/occurredOn', new: '2024-10-31' },
    ]);
    for (const [first, second] of [
      ['/size', '/size'],
      ['/tags', '/tags/0'],
      ['/tags/0', '/tags'],
      ['/occurredOn', '/occurredOn'],
    ] as const) {
      expect(refusal(() => all(['/name', 'Aula'], [first, 1], [second, 1]))).toBe(
        'E_VALIDATION COM-01 /changes/2/field',
      );
    }
    expect(refusal(() => all(['/size', 4], ['/nothing/below', 1]))).toBe('E_VALIDATION COM-01 /changes/1/field');
    expect(refusal(() => all(['/size', 4], ['/name', 7]))).toBe('E_VALIDATION COM-01 /changes/1/value');
    expect(all(['/size', 4], ['/sizes', 4])).toHaveLength(2);
  });

  it('of several, while for none of their places another waits, and none of them stands there already', () => {
    const late: FieldChange = { targetEventId: 'e1', targetType: 'Measured', field: '/late', old: false, new: true };
    const both =
      (record: readonly RecordedEvent[], second = late) =>
      () =>
        correctionAsked({ ...NO_REPAIR, record, asked: [change, second] }, PARTIES, { actor: CITRA, reason: WHY });
    expect(both(recordOf())()).toEqual({ requestId: '1', changes: [change, late], reason: WHY, regions: PARTIES });
    expect(refusal(both(recordOf(asking('/late', { old: false, new: true }))))).toBe('E_STATE COM-01');
    expect(refusal(both(recordOf(), { ...late, new: false }))).toBe('E_VALIDATION COM-01 /changes/1/value');
    const two = recordOf([
      'CorrectionRequested',
      { requestId: '1', changes: [change, late], reason: WHY, regions: PARTIES },
      CITRA,
    ]);
    for (const field of ['/size', '/late'])
      expect(
        refusal(() => correctionAsked(facts(two, { ...change, field }), PARTIES, { actor: ANI, reason: WHY })),
      ).toBe('E_STATE COM-01');
    expect(
      refusal(() => correctionAsked(facts(two, { ...change, field: '/else' }), PARTIES, { actor: ANI, reason: WHY })),
    ).toBe('taken');
  });

  it('never of what a repair itself said', () => {
    expect(ask('e2', '/reason', 'Sebab lain yang cukup panjang', recordOf(asking()))).toBe(
      'E_NOT_FOUND COM-01 /targetEventId',
    );
  });

  it('with a reason of twenty characters, for another value than the one that stands, and once at a time for a place', () => {
    const asked = (record: readonly RecordedEvent[], one = change, reason = WHY) =>
      refusal(() => correctionAsked(facts(record, one), PARTIES, { actor: CITRA, reason }));
    expect(correctionAsked(facts(recordOf(), change), PARTIES, { actor: CITRA, reason: ` ${WHY} ` })).toEqual({
      requestId: '1',
      changes: [change],
      reason: WHY,
      regions: PARTIES,
    });
    expect(asked(recordOf(), change, 'x'.repeat(19))).toBe('E_REASON_REQUIRED COM-01 /reason');
    expect(asked(recordOf(), change, 'x'.repeat(20))).toBe('taken');
    expect(asked(recordOf(), { ...change, new: 4 })).toBe('E_VALIDATION COM-01 /changes/0/value');
    expect(asked(recordOf(asking()))).toBe('E_STATE COM-01');
    expect(asked(recordOf(asking('/late', { old: false, new: true })))).toBe('taken');
    expect(asked(recordOf(asking('/size', { targetEventId: 'e0', old: 3 })))).toBe('taken');
    expect(asked(recordOf(asking(), ['CorrectionRefused', { requestId: '1', reason: 'tidak' }, DEWI]))).toBe('taken');
    expect(refusal(() => voidingAsked(facts(recordOf(voiding())), PARTIES, { actor: ANI, reason: WHY }))).toBe(
      'E_STATE COM-01',
    );
    expect(voidingAsked(facts(recordOf(asking())), PARTIES, { actor: ANI, reason: WHY })).toMatchObject({
      requestId: '2',
    });
  });
});

describe('COM-01 A second person decides', () => {
  const confirm = (actor: Actor, record = recordOf(asking()), ...changes: readonly FieldChange[]) =>
    refusal(() => correctionConfirmed(facts(record, ...changes), '1', { actor }));

  it('on a correction: not who asked, not the author of what it changes, in consequence neither', () => {
    expect([CITRA, BUDI, ANI, DEWI].map((by) => confirm(by))).toEqual([
      'E_SOD COM-01',
      'E_SOD COM-01',
      'taken',
      'taken',
    ]);
    const follows: FieldChange = { targetEventId: 'e0', targetType: 'Opened', field: '/size', old: 3, new: 5 };
    expect([ANI, DEWI].map((by) => confirm(by, recordOf(asking()), change, follows))).toEqual([
      'E_SOD COM-01',
      'taken',
    ]);
    expect(correctionConfirmed(facts(recordOf(asking()), change, follows), '1', { actor: DEWI })).toEqual({
      requestId: '1',
      changes: [change, follows],
      reason: WHY,
    });
  });

  it('on a voiding: nobody who took a step of the record', () => {
    const decide = (actor: Actor) => refusal(() => voidingConfirmed(facts(recordOf(voiding())), '1', { actor }));
    expect([CITRA, BUDI, ANI, DEWI].map(decide)).toEqual(['E_SOD COM-01', 'E_SOD COM-01', 'E_SOD COM-01', 'taken']);
  });

  it('on refusing, too, and says why', () => {
    const refuse = (actor: Actor, reason = 'Suratnya benar') =>
      refusal(() => requestRefused(facts(recordOf(asking())), '1', { actor, reason }));
    expect([refuse(CITRA), refuse(BUDI), refuse(DEWI, ' '), refuse(DEWI)]).toEqual([
      'E_SOD COM-01',
      'E_SOD COM-01',
      'E_REASON_REQUIRED COM-01 /reason',
      'taken',
    ]);
  });

  it('unless who asked, and nobody else, withdraws it first, and says why', () => {
    const withdraw = (actor: Actor, record = recordOf(asking()), reason = 'Nilainya ternyata benar') =>
      refusal(() => requestWithdrawn(facts(record), '1', { actor, reason }));
    expect([withdraw(ANI), withdraw(BUDI), withdraw(DEWI)]).toEqual(
      Array.from({ length: 3 }, () => 'E_NO_AUTHORITY COM-01 /requestId'),
    );
    expect([withdraw(CITRA, recordOf(asking()), ' '), withdraw(CITRA), withdraw(CITRA, recordOf(voiding()))]).toEqual([
      'E_REASON_REQUIRED COM-01 /reason',
      'taken',
      'taken',
    ]);
    const taken = recordOf(asking(), ['CorrectionWithdrawn', { requestId: '1', reason: 'Nilainya benar' }, CITRA]);
    expect([
      withdraw(CITRA, taken),
      confirm(ANI, taken),
      refusal(() => requestRefused(facts(taken), '1', { actor: DEWI, reason: 'tidak' })),
    ]).toEqual(Array.from({ length: 3 }, () => 'E_STATE COM-01 /requestId'));
    for (const settled of ['CorrectionRefused', 'RecordCorrected']) {
      expect(
        withdraw(CITRA, recordOf(asking(), [settled, { requestId: '1', changes: [change], reason: WHY }, DEWI])),
      ).toBe('E_STATE COM-01 /requestId');
    }
    expect(withdraw(CITRA, recordOf())).toBe('E_NOT_FOUND COM-01 /requestId');
    expect(refusal(() => correctionAsked(facts(taken, change), PARTIES, { actor: CITRA, reason: WHY }))).toBe('taken');
    expect(waitingRequests(taken)).toEqual([]);
  });

  it('on a voiding, with which whatever else was asked lapses', () => {
    const three = recordOf(asking(), voiding('2'), asking('/late', { requestId: '3' }), [
      'CorrectionRefused',
      { requestId: '3', reason: 'tidak' },
      DEWI,
    ]);
    expect(voidingConfirmed(facts(three), '2', { actor: DEWI })).toEqual({
      requestId: '2',
      reason: WHY,
      lapsed: ['1'],
    });
  });

  it('on a correction that waits, which a voiding and a step with a number of its own are not', () => {
    expect(waitingCorrection(recordOf(voiding('1'), asking('/size', { requestId: '2' })), '2')).toMatchObject({
      requestId: '2',
      changes: [change],
    });
    expect(refusal(() => waitingCorrection(recordOf(voiding('1')), '1'))).toBe('E_NOT_FOUND COM-01 /requestId');
    expect(confirm(ANI, recordOf(['Measured', { requestId: '1' }, BUDI]))).toBe('E_NOT_FOUND COM-01 /requestId');
  });

  it('once, on a request that there is, of its kind', () => {
    const settled = recordOf(asking(), ['RecordCorrected', { requestId: '1', changes: [change], reason: WHY }, DEWI]);
    expect(confirm(ANI, settled)).toBe('E_STATE COM-01 /requestId');
    expect(confirm(ANI, recordOf())).toBe('E_NOT_FOUND COM-01 /requestId');
    expect(refusal(() => voidingConfirmed(facts(recordOf(asking())), '1', { actor: DEWI }))).toBe(
      'E_NOT_FOUND COM-01 /requestId',
    );
    expect(waitingRequests(settled)).toEqual([]);
  });
});

describe('COM-14 What may be asked of one record', () => {
  const by = (actor: Actor, from: number, count: number, settled?: string): readonly Step[] =>
    Array.from({ length: count }, (_, index): readonly Step[] => {
      const requestId = String(from + index);
      return [voiding(requestId, actor), ...(settled ? [[settled, { requestId, reason: WHY }, actor] as const] : [])];
    }).flat();
  const room = (actor: Actor, limit: number, ...asked: readonly Step[]) => {
    try {
      requireRoomForRepair(recordOf(...asked), actor, limit);
      return 'room';
    } catch (error) {
      return error instanceof Rejection
        ? `${error.code} ${error.info.ruleId} ${error.info.field} ${JSON.stringify(error.info.details)}`
        : error;
    }
  };
  const full = (held: number, limit: number) => `E_LIMIT COM-14 /reason {"held":${held},"limit":${limit}}`;

  it('by one user is a quarter of what the record holds, rounded up, whatever became of it; others keep the rest', () => {
    for (const settled of [undefined, 'CorrectionWithdrawn', 'CorrectionRefused', 'RecordVoided']) {
      expect([0, 1, 2].map((count) => room(CITRA, 8, ...by(CITRA, 1, count, settled)))).toEqual([
        'room',
        'room',
        full(2, 2),
      ]);
      expect(room(ANI, 8, ...by(CITRA, 1, 2, settled))).toBe('room');
    }
    expect([room(CITRA, 5, ...by(CITRA, 1, 1)), room(CITRA, 4, ...by(CITRA, 1, 1)), room(CITRA, 1)]).toEqual([
      'room',
      full(1, 1),
      'room',
    ]);
  });

  it('is what waits, was confirmed or refused, and repairs of the old form; not what was withdrawn', () => {
    const all = [...by(CITRA, 1, 1), ...by(BUDI, 2, 1, 'RecordVoided'), ...by(DEWI, 3, 1, 'CorrectionRefused')];
    const old = ['RecordCorrected', { changes: [change], reason: WHY, approverId: 'x' }, BUDI] as const;
    expect([room(ANI, 4, ...all), room(ANI, 4, ...all, old), room(ANI, 5, ...all, old)]).toEqual([
      'room',
      full(4, 4),
      'room',
    ]);
    expect(room(ANI, 4, ...all, ...by(CITRA, 4, 90, 'CorrectionWithdrawn'))).toBe('room');
    expect(room(ANI, 1, ...by(CITRA, 1, 1, 'CorrectionWithdrawn'))).toBe('room');
    expect(room(ANI, 1, ...by(CITRA, 1, 1))).toBe(full(1, 1));
  });
});

describe('The events of a repair', () => {
  it('are of these versions, and those of one act become two', () => {
    expect(repairCatalogue).toMatchObject({
      CorrectionRequested: { version: 3 },
      VoidingRequested: { version: 1 },
      RecordCorrected: { version: 3 },
      RecordVoided: { version: 2 },
      CorrectionRefused: { version: 1 },
      CorrectionWithdrawn: { version: 1 },
    });
    const {
      RecordCorrected: { upcast },
      RecordVoided,
      CorrectionRequested,
    } = repairCatalogue;
    const asked = { requestId: '1', reason: WHY, regions: PARTIES, visitId: 'v' };
    const inLetter = { ...change, field: '/letter/number', within: { classifications: ['SECRET'] } };
    expect(CorrectionRequested.upcast[2]({ ...asked, ...inLetter })).toStrictEqual({ ...asked, changes: [inLetter] });
    const added = { targetEventId: 'e1', targetType: 'Measured', field: '/note', new: 'x' };
    expect(CorrectionRequested.upcast[2]({ ...asked, ...added })).toStrictEqual({ ...asked, changes: [added] });
    const said = { reason: WHY, approverId: 'b', visitId: 'v' };
    const two = (change: object) => upcast[1]({ targetEventId: 'e1', ...change, ...said });
    expect(two({ field: 'size', old: 4, new: 5 })).toStrictEqual({
      ...said,
      changes: [{ targetEventId: 'e1', field: '/size', old: 4, new: 5 }],
    });
    expect(two({ field: 'note', new: 'x' })).toStrictEqual({
      ...said,
      changes: [{ targetEventId: 'e1', field: '/note', new: 'x' }],
    });
    expect(RecordVoided.upcast[1](said)).toStrictEqual(said);
  });

  it('that did not say in which document a field lies are held for the most closed where it is named like a member of one', () => {
    const unknown = { classifications: ['SECRET'] };
    const [asked, confirmed] = [
      repairCatalogue.CorrectionRequested.upcast[1],
      repairCatalogue.RecordCorrected.upcast[2],
    ];
    for (const field of ['/letter/number', '/evidence/0/sha256', '/approver/mandate/issuer', '/reply/docId']) {
      expect(asked({ requestId: '1', field, old: 'x', new: 'y' })).toStrictEqual({
        requestId: '1',
        field,
        old: 'x',
        new: 'y',
        within: unknown,
      });
      expect(confirmed({ changes: [{ field, new: 'y' }, change], reason: WHY })).toStrictEqual({
        changes: [{ field, new: 'y', within: unknown }, change],
        reason: WHY,
      });
    }
    for (const field of [
      '/number',
      '/size',
      '/occurredOn',
      '/letter/date',
      '/letter/classification',
      '/numbers/0',
      'number',
    ]) {
      expect([asked({ field, new: 'y' }), confirmed({ changes: [{ field, new: 'y' }] })]).toStrictEqual([
        { field, new: 'y' },
        { changes: [{ field, new: 'y' }] },
      ]);
    }
  });
});

describe('Events after corrections', () => {
  const corrected = (...changes: readonly FieldChange[]) =>
    ['RecordCorrected', { requestId: '1', changes, reason: WHY }, DEWI] as const;
  const dataOf = (record: readonly RecordedEvent[]) => effective(record).map(({ data }) => data);

  it('say the new values where the old ones stood, in their places, by their authors', () => {
    const record = recordOf(
      corrected(change, { targetEventId: 'e0', targetType: 'Opened', field: '/occurredOn', new: '2024-01-02' }),
    );
    expect(dataOf(record).slice(0, 2)).toEqual([
      { name: 'Bale', size: 3, tags: ['a', 'b'] },
      { size: 5, late: false },
    ]);
    expect(effective(record)[0]!.metadata).toEqual({ ...record[0]!.metadata, occurredOn: '2024-01-02' });
    expect(effective(record)[2]).toBe(record[2]);
    expect(record[1]!.data).toEqual({ size: 4, late: false });
  });

  it('are those of the log where nothing was corrected, and where what a correction names is not there', () => {
    const plain = recordOf();
    expect(effective(plain)).toBe(plain);
    const elsewhere = recordOf(corrected({ ...change, targetEventId: 'made-up' }));
    expect(effective(elsewhere)).toEqual(elsewhere);
    const first = recordOf(corrected({ targetEventId: 'made-up', field: '/size', new: 5 })).slice(2);
    expect(effective(first)).toEqual(first);
  });

  it('keep all but what was corrected', () => {
    const record = recordOf(corrected(change));
    expect(effective(record)[1]).toEqual({ ...record[1], data: { size: 5, late: false } });
  });

  it('of the old form: the named one if it holds the field, else the last before that does, else the first', () => {
    const old = (targetEventId: string, field: string) =>
      [
        'RecordCorrected',
        repairCatalogue.RecordCorrected.upcast[1]({
          targetEventId,
          field,
          old: 'x',
          new: 'y',
          reason: WHY,
          approverId: 'b',
        }),
        DEWI,
      ] as const;
    expect(dataOf(recordOf(old('e0', 'size'))).slice(0, 2)).toMatchObject([{ size: 'y' }, { size: 4 }]);
    expect(dataOf(recordOf(old('made-up', 'size'))).slice(0, 2)).toMatchObject([{ size: 3 }, { size: 'y' }]);
    expect(dataOf(recordOf(old('e1', 'name')))[0]).toMatchObject({ name: 'y' });
    expect(dataOf(recordOf(old('made-up', 'note')))[0]).toMatchObject({ note: 'y' });
    expect(
      dataOf([
        ...recordOf(old('made-up', 'size')),
        ...recordOf()
          .slice(1)
          .map((event) => ({ ...event, id: 'later' })),
      ])[3],
    ).toMatchObject({ size: 4 });
  });
});
