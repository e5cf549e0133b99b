import { describe, expect, it } from '@jest/globals';
import { rulesOn, streamId, type Instant, type Scope } from '#kernel';
import { day, documentsOf, frozenFixtures, given, specContext } from '#testing';
import { importExpiryDeadline } from '../processes/import-expiry.deadline.js';
import { importBoard } from '../read/import-board.model.js';
import type { ImportCommand, RecordRows } from './import.commands.js';
import { importDecider } from './import.decider.js';
import type { ImportEvent, RowCounts, Settlement } from './import.events.js';
import type { ReadRow, ReadRows } from './import.facts.js';
import { importProfileDecider, type RememberColumns } from './import-profile.decider.js';
import { countOf, holdsRow, joined, rangesOf, rowsIn } from './row-ranges.js';

const frozen = frozenFixtures(new URL('./fixtures/', import.meta.url), importDecider, importProfileDecider);
const dataOf = (type: string) => frozen.samples.find((sample) => sample.type === type)!.data as never;
const event = (type: ImportEvent['type'], change: object = {}): ImportEvent =>
  ({ type, data: { ...(dataOf(type) as object), ...change } }) as ImportEvent;
const importId = 'impor-1';
const COUNTS: RowCounts = {
  rows: 3,
  ready: 1,
  open: 1,
  quarantined: 1,
  duplicate: 0,
  refused: 0,
  skipped: 0,
  imported: 0,
};

/** The end of the ninetieth day after 4 November in Kapuas: until then somebody may go on. */
const UNTIL = { idleUntil: '2025-02-02T17:00:00.000Z' as Instant };

/** What comes of a file with headings that the office knows. */
const TAKEN = {
  counts: COUNTS,
  assignment: { headerRow: 1, columns: [{ column: 2, field: 'origin' }] },
  remembered: true,
};

const row = (state: ReadRow['state'], ...flags: ReadRow['flags']): ReadRow => ({
  state,
  flags,
  written: { host: 'Desa Tamansari', dates: '1 Mei' },
  parties: { host: ['Desa Tamansari'] },
});
const ROWS: Readonly<Record<number, ReadRow>> = {
  2: row('READY'),
  3: row('OPEN', { flag: 'W_DATE_CONFLICT', field: 'dates', acceptable: true }),
  4: row('QUARANTINED', { flag: 'TOO_MANY_CELLS', acceptable: false }),
  5: row('IMPORTED'),
};
const FIELDS = ['no', 'origin', 'host', 'dates'];
const read = (change: Partial<ReadRows> = {}): ReadRows => ({
  counts: COUNTS,
  fields: FIELDS,
  row: (at) => ROWS[at],
  alike: ({ flag }) => (flag === 'W_DATE_CONFLICT' ? [3, 4, 5] : []),
  ...change,
});
const facts = (change: Partial<ReadRows> = {}, headings: readonly string[] | null = ['No', 'Siapa']) => ({
  facts: {
    taken: TAKEN,
    read: read(change),
    digest: 'd',
    assigned: { ...(headings && { headings }), counts: COUNTS, fields: FIELDS },
  },
});
const after = (...events: readonly ImportEvent[]) => given(importDecider, events, facts());
const started = event('ImportStarted');
const committed = event('ImportCommitted', { digest: 'd' });
const ACCEPT: Settlement = { kind: 'ACCEPT', flag: 'W_DATE_CONFLICT', field: 'dates' };
const {
  importId: _id,
  officeId: _office,
  idleUntil: _until,
  counts: _counts,
  assignment: _assignment,
  remembered: _remembered,
  ...begun
} = started.data as Extract<ImportEvent, { type: 'ImportStarted' }>['data'];
const start: ImportCommand = { type: 'StartImport', importId, ...begun };
const recording = (change: Partial<RecordRows> = {}): RecordRows => ({
  type: 'RecordRows',
  after: 0,
  digest: 'd',
  through: 3,
  imported: [{ from: 2, to: 2 }],
  already: [],
  refused: [],
  last: false,
  ...change,
});

describe('A file', () => {
  it('is read once, and again after it was given up; for the office that sends it', () => {
    const data = { ...begun, ...TAKEN, ...UNTIL, importId, officeId: 'kantor' } as never;
    const by = {
      actor: { userId: 'u', officeId: 'kantor', role: 'DATA_STEWARD', scope: 'ID', capacity: 'DEFINITIF' } as const,
    };
    after()
      .when(start, by)
      .then([{ type: 'ImportStarted', data }]);
    after(started).when(start, by).then([]);
    after(started, committed).when(start, by).then([]);
    after(started, event('ImportAbandoned'))
      .when(start, by)
      .then([{ type: 'ImportStarted', data }]);
  });

  it('has its columns assigned while nothing is recorded, by fields and rows that there are', () => {
    const assignment = { headerRow: 1, columns: [{ column: 2, field: 'origin' }] };
    const assign = (columns = assignment.columns): ImportCommand => ({
      type: 'AssignColumns',
      assignment: { headerRow: 1, columns },
    });
    after(started)
      .when(assign())
      .then([
        {
          type: 'ImportColumnsAssigned',
          data: { importId, assignment, headings: ['No', 'Siapa'], counts: COUNTS, ...UNTIL },
        },
      ]);
    const refused = (columns: typeof assignment.columns) =>
      after(started).when(assign(columns)).thenRejected('E_VALIDATION', 'COM-07').info.field;
    expect(refused([{ column: 2, field: 'price' }])).toBe('/columns/0/field');
    expect(
      refused([
        { column: 2, field: 'no' },
        { column: 2, field: 'host' },
      ]),
    ).toBe('/columns/1');
    expect(
      refused([
        { column: 2, field: 'no' },
        { column: 3, field: 'no' },
      ]),
    ).toBe('/columns/1');
    expect(after(started).when(assign(), facts({}, null)).thenRejected('E_VALIDATION').info.field).toBe('/headerRow');
    after(started, committed, event('ImportRowsRecorded'), event('ImportHalted'))
      .when(assign())
      .thenRejected('E_STATE', 'COM-07');
    after(started, committed, event('ImportCompleted')).when(assign()).thenRejected('E_STATE');
  });

  it('forgets what was decided on rows when the columns mean something else', () => {
    const { state } = after(started, event('ImportRowSettled'), event('ImportColumnsAssigned'));
    expect(state.stage === 'OPEN' && state.decided.size).toBe(0);
  });
});

describe('A row', () => {
  const settle = (at: number, settlement: Settlement): ImportCommand => ({ type: 'SettleRow', row: at, settlement });

  it('is settled by a person, as long as it is not recorded', () => {
    after(started)
      .when(settle(3, ACCEPT))
      .then([{ type: 'ImportRowSettled', data: { importId, row: 3, settlement: ACCEPT, ...UNTIL } }]);
    after(started).when(settle(5, ACCEPT)).thenRejected('E_STATE', 'COM-07');
    expect(after(started).when(settle(9, ACCEPT)).thenRejected('E_VALIDATION').info.field).toBe('/row');
    after(started, committed).when(settle(3, ACCEPT)).thenRejected('E_STATE');
    after(started, event('ImportAbandoned')).when(settle(3, ACCEPT)).thenRejected('E_STATE');
  });

  it.each<[string, number, Settlement]>([
    ['/settlement/flag', 2, ACCEPT],
    ['/settlement/flag', 3, { ...ACCEPT, field: 'host' }],
    ['/settlement/flag', 4, { kind: 'ACCEPT', flag: 'TOO_MANY_CELLS' }],
    ['/settlement/field', 3, { kind: 'VALUE', text: 'x' }],
    ['/settlement/field', 3, { kind: 'UNKNOWN', field: 'price' }],
    ['/settlement/text', 3, { kind: 'VALUE', field: 'dates' }],
    ['/settlement/region', 3, { kind: 'REGION', field: 'host', party: 'Desa Tamansari' }],
    ['/settlement/party', 3, { kind: 'REGION', field: 'host', party: 'Lain', region: { code: '32' } as never }],
    ['/settlement/party', 3, { kind: 'REGION', field: 'dates', party: 'Lain', region: { code: '32' } as never }],
  ])('is not settled by what makes no sense: %s of row %i', (field, at, settlement) =>
    expect(after(started).when(settle(at, settlement)).thenRejected('E_VALIDATION', 'COM-07').info.field).toBe(field),
  );

  it('holds the later of two decisions on the same thing, and both on different things', () => {
    const value = (text: string) =>
      event('ImportRowSettled', { row: 3, settlement: { kind: 'VALUE', field: 'dates', text } });
    const accepted = event('ImportRowSettled', { row: 3, settlement: ACCEPT });
    const { state } = after(started, value('1 Mei 2020'), accepted, value('2 Mei 2020'));
    expect(state.stage === 'OPEN' && state.decided.get('3')?.settlements).toEqual([
      ACCEPT,
      { kind: 'VALUE', field: 'dates', text: '2 Mei 2020' },
    ]);
  });

  it('is settled with all that are alike and not recorded; there must be one', () => {
    const alike = (flag: string): ImportCommand => ({
      type: 'SettleAlike',
      alike: { flag, field: 'dates' },
      settlement: { ...ACCEPT, flag },
    });
    after(started)
      .when(alike('W_DATE_CONFLICT'))
      .then([
        { type: 'ImportAlikeSettled', data: { importId, rows: [{ from: 3, to: 3 }], settlement: ACCEPT, ...UNTIL } },
      ]);
    expect(after(started).when(alike('DOUBTED')).thenRejected('E_VALIDATION').info.field).toBe('/alike');
    // What somebody left out, merged or recorded is none of them.
    const among: Readonly<Record<number, ReadRow>> = { ...ROWS, 6: row('SKIPPED'), 7: row('MERGED') };
    after(started)
      .when(alike('W_DATE_CONFLICT'), facts({ row: (at) => among[at], alike: () => [3, 5, 6, 7] }))
      .then([
        { type: 'ImportAlikeSettled', data: { importId, rows: [{ from: 3, to: 3 }], settlement: ACCEPT, ...UNTIL } },
      ]);
  });

  describe('settled with all that are alike', () => {
    const OTHER = { ...row('OPEN', ...ROWS[3]!.flags), written: { host: 'Desa Tamansari; Kab. Sleman', dates: 'Mei' } };
    const among: Readonly<Record<number, ReadRow>> = {
      2: row('OPEN', ...ROWS[3]!.flags),
      3: row('OPEN', ...ROWS[3]!.flags),
      4: OTHER,
      5: { ...OTHER, parties: { host: ['Desa Lain'] } },
    };
    const seen = facts({ row: (at) => among[at], alike: () => [2, 3, 4, 5] });
    const alike = { flag: 'W_DATE_CONFLICT', field: 'dates' };
    const settleAll = (settlement: Settlement, more: object = {}): ImportCommand => ({
      type: 'SettleAlike',
      alike: { ...alike, field: settlement.field, ...more } as never,
      settlement,
    });
    const rowsOf = (settlement: Settlement, more: object = {}, ...events: readonly ImportEvent[]) =>
      (
        importDecider.decide(settleAll(settlement, more), after(started, ...events).state, specContext(seen))[0]!
          .data as { rows: readonly { from: number; to: number }[] }
      ).rows;
    const refused = (settlement: Settlement, more: object = {}) =>
      after(started).when(settleAll(settlement, more), seen).thenRejected('E_VALIDATION', 'COM-07').info.field;

    it('has a value only where the whole cell is written so, and never for cells written otherwise', () => {
      const value: Settlement = { kind: 'VALUE', field: 'host', text: 'Kab. Kapuas' };
      expect(refused(value)).toBe('/alike/asWritten');
      expect(rowsOf(value, { asWritten: 'Desa Tamansari' })).toEqual([{ from: 2, to: 3 }]);
      const unknown: Settlement = { kind: 'UNKNOWN', field: 'host' };
      expect(rowsOf(unknown, { asWritten: 'Desa Tamansari' })).toEqual([{ from: 2, to: 3 }]);
      expect(rowsOf(unknown)).toEqual([{ from: 2, to: 5 }]);
      expect(refused(value, { asWritten: 'Desa' })).toBe('/alike');
    });

    it('has a region only where the party is written', () => {
      const region: Settlement = {
        kind: 'REGION',
        field: 'host',
        party: 'Desa Tamansari',
        region: { code: '32' } as never,
      };
      expect(rowsOf(region)).toEqual([{ from: 2, to: 4 }]);
      for (const other of [{ party: 'Desa Entah' }, { field: 'dates' }])
        expect(refused({ ...region, ...other })).toBe('/alike');
    });

    it('is settled of the flag and field that are alike, and of no other', () => {
      expect(refused({ kind: 'VALUE', field: 'dates', text: '1' }, { field: 'host', asWritten: 'x' })).toBe(
        '/settlement/field',
      );
      expect(refused({ ...ACCEPT, flag: 'DOUBTED' })).toBe('/settlement/flag');
      expect(refused({ kind: 'UNKNOWN' } as never, { field: 'dates' })).toBe('/settlement/field');
    });

    it('passes over rows on which somebody has decided the same thing already', () => {
      const decided = (at: number, settlement: Settlement) => event('ImportRowSettled', { row: at, settlement });
      const value: Settlement = { kind: 'VALUE', field: 'host', text: 'Kab. Kapuas' };
      expect(rowsOf(value, { asWritten: 'Desa Tamansari' }, decided(2, { ...value, text: 'Kab. Sleman' }))).toEqual([
        { from: 3, to: 3 },
      ]);
      expect(rowsOf(ACCEPT, {}, decided(2, value), decided(3, ACCEPT))).toEqual([
        { from: 2, to: 2 },
        { from: 4, to: 5 },
      ]);
      const all = [2, 3, 4, 5].map((at) => decided(at, ACCEPT));
      after(started, ...all)
        .when(settleAll(ACCEPT), seen)
        .thenRejected('E_VALIDATION', 'COM-07');
    });

    it('is not while rows are recorded, nor after the import was given up', () => {
      after(started, committed).when(settleAll(ACCEPT), seen).thenRejected('E_STATE');
      after(started, event('ImportAbandoned')).when(settleAll(ACCEPT), seen).thenRejected('E_STATE');
    });
  });

  it('COM-14 is decided on so many times in all, also when the file was given up and begun again', () => {
    const { state } = after(started, event('ImportRowSettled'), event('ImportAbandoned'), started);
    expect(state).toMatchObject({ stage: 'OPEN', decisions: 1 });
  });

  it('is left out with a reason, merged into another that is there, and taken back', () => {
    const skip: ImportCommand = { type: 'SkipRow', row: 4 };
    after(started).when(skip).thenRejected('E_REASON_REQUIRED');
    after(started)
      .when(skip, { reason: 'Bukan kunjungan.' })
      .then([{ type: 'ImportRowSkipped', data: { importId, row: 4, reason: 'Bukan kunjungan.', ...UNTIL } }]);
    const merge = (at: number, into: number): ImportCommand => ({ type: 'MergeRows', row: at, into });
    after(started)
      .when(merge(4, 3))
      .then([{ type: 'ImportRowsMerged', data: { importId, row: 4, into: 3, ...UNTIL } }]);
    for (const [at, into] of [
      [3, 3],
      [3, 9],
    ] as const)
      expect(after(started).when(merge(at, into)).thenRejected('E_VALIDATION').info.field).toBe('/into');
    after(started, event('ImportRowsMerged', { row: 4, into: 3 }))
      .when(merge(3, 2))
      .thenRejected('E_VALIDATION');
    after(started, event('ImportRowsMerged', { row: 4, into: 3 }))
      .when(merge(2, 4))
      .thenRejected('E_VALIDATION');
    after(started, event('ImportRowSkipped', { row: 4 }))
      .when(merge(2, 4))
      .thenRejected('E_VALIDATION');
    const reopen: ImportCommand = { type: 'ReopenRow', row: 4 };
    after(started).when(reopen).then([]);
    after(started, event('ImportRowSkipped', { row: 4 }))
      .when(reopen)
      .then([{ type: 'ImportRowReopened', data: { importId, row: 4, ...UNTIL } }]);
  });

  it('is decided on as often as an import may hold decisions (COM-14)', () => {
    const bound = (value: number) => ({
      rules: rulesOn(
        'spec',
        [{ setting: 'IMPORT_DECISIONS', region: 'ID', value, validFrom: day('2000-01-01'), legalBasis: 'COM-14' }],
        day('2024-11-04'),
      ),
    });
    const once = after(started, event('ImportRowSettled'));
    once.when(settle(3, ACCEPT), bound(1)).thenRejected('E_LIMIT', 'COM-14');
    once
      .when(settle(3, ACCEPT), bound(2))
      .then([{ type: 'ImportRowSettled', data: { importId, row: 3, settlement: ACCEPT, ...UNTIL } }]);
  });
});

describe('What is ready', () => {
  it('is committed as it was seen; where nothing is, that is said with the counts', () => {
    after(started)
      .when({ type: 'CommitImport' })
      .then([{ type: 'ImportCommitted', data: { importId, digest: 'd', counts: COUNTS } }]);
    const none = { ...COUNTS, ready: 0, quarantined: 60 };
    const refused = after(started)
      .when({ type: 'CommitImport' }, facts({ counts: none }))
      .thenRejected('E_STATE', 'COM-07');
    expect([refused.messageId, refused.messageEn]).toEqual([
      expect.stringContaining('60 dikarantina'),
      expect.stringContaining('60 in quarantine'),
    ]);
    after(started, committed).when({ type: 'CommitImport' }).thenRejected('E_STATE');
    after(started, committed, event('ImportCompleted'))
      .when({ type: 'CommitImport' })
      .then([{ type: 'ImportCommitted', data: { importId, digest: 'd', counts: COUNTS } }]);
  });

  it('is recorded some rows at a time, each told once, to the end', () => {
    const { type: _t, after: _a, digest: _d, last: _l, ...data } = recording();
    const recorded: ImportEvent = { type: 'ImportRowsRecorded', data: { importId, ...data } };
    const underWay = after(started, committed);
    underWay.when(recording()).then([recorded]);
    const on = after(started, committed, recorded);
    on.when(recording()).then([]);
    on.when(
      recording({
        after: 3,
        through: 9,
        imported: [{ from: 4, to: 5 }],
        already: [{ from: 6, to: 6 }],
        refused: [{ from: 9, to: 9 }],
        last: true,
      }),
    ).then([
      {
        type: 'ImportRowsRecorded',
        data: {
          importId,
          through: 9,
          imported: [{ from: 4, to: 5 }],
          already: [{ from: 6, to: 6 }],
          refused: [{ from: 9, to: 9 }],
        },
      },
      { type: 'ImportCompleted', data: { importId, imported: 3, already: 1, refused: 1 } },
    ]);
    after(started, event('ImportAbandoned')).when(recording()).then([]);
    after(started, committed, event('ImportCompleted')).when(recording()).then([]);
  });

  it('counts as refused those rows alone that the last recording refused', () => {
    const before = event('ImportCompleted', { imported: 2, already: 0, refused: 2 });
    after(started, committed, before, committed)
      .when(recording({ imported: [{ from: 7, to: 7 }], already: [], refused: [{ from: 9, to: 9 }], last: true }))
      .then([
        expect.objectContaining({ type: 'ImportRowsRecorded' }) as never,
        { type: 'ImportCompleted', data: { importId, imported: 3, already: 0, refused: 1 } },
      ]);
  });

  it('is halted when it is read otherwise than it was committed; what is recorded stays recorded', () => {
    const part = event('ImportRowsRecorded', { through: 2, imported: [{ from: 2, to: 2 }], already: [] });
    after(started, committed, part)
      .when(recording({ after: 2, digest: 'another' }))
      .then([{ type: 'ImportHalted', data: { importId } }]);
    const { state } = after(started, committed, part, event('ImportHalted'));
    expect(state).toMatchObject({ stage: 'OPEN', done: [{ from: 2, to: 2 }] });
  });

  it('keeps rows that were refused apart until one is opened again, or columns say otherwise', () => {
    const part = event('ImportRowsRecorded', {
      through: 5,
      imported: [{ from: 5, to: 5 }],
      already: [],
      refused: [{ from: 2, to: 4 }],
    });
    expect(after(started, committed, part).state).toMatchObject({ refused: [] });
    const done = [started, committed, part, event('ImportCompleted')] as const;
    expect(after(...done).state).toMatchObject({ done: [{ from: 5, to: 5 }], refused: [{ from: 2, to: 4 }] });
    const reopened: ImportEvent = { type: 'ImportRowReopened', data: { importId, row: 3 } };
    after(...done)
      .when({ type: 'ReopenRow', row: 3 })
      .then([reopened]);
    expect(after(...done, reopened).state).toMatchObject({
      refused: [
        { from: 2, to: 2 },
        { from: 4, to: 4 },
      ],
    });
    expect(after(...done, event('ImportColumnsAssigned')).state).toMatchObject({ refused: [] });
  });

  it('is given up with a reason, unless it is being recorded', () => {
    after(started).when({ type: 'AbandonImport' }).thenRejected('E_REASON_REQUIRED');
    after(started)
      .when({ type: 'AbandonImport' }, { reason: 'Keliru.' })
      .then([{ type: 'ImportAbandoned', data: { importId, reason: 'Keliru.' } }]);
    after(started, committed).when({ type: 'AbandonImport' }, { reason: 'Keliru.' }).thenRejected('E_STATE');
  });
});

describe('An import that nobody goes on with', () => {
  const expire: ImportCommand = { type: 'ExpireImport' };
  const at = (now: string) => ({ now: now as Instant });
  const DUE = at(UNTIL.idleUntil);
  const open = { ...started, data: { ...started.data, ...UNTIL } } as ImportEvent;
  const expired: ImportEvent = { type: 'ImportExpired', data: { importId } };
  const decided = (events: readonly ImportEvent[], command: ImportCommand, more: object = {}) =>
    importDecider.decide(command, after(...events).state, specContext({ ...facts(), ...more }));
  const untilOf = (events: readonly ImportEvent[]) =>
    events.map(({ data }) => ('idleUntil' in data ? data.idleUntil : undefined));

  it('is closed on the day that its last step told, and can be begun again', () => {
    after(open).when(expire, at('2025-02-02T16:59:59.999Z')).then([]);
    after(open).when(expire, DUE).then([expired]);
    const later = event('ImportRowSettled', { idleUntil: '2025-03-01T17:00:00.000Z' });
    after(open, later).when(expire, DUE).then([]);
    after(open, later).when(expire, at('2025-03-01T17:00:00.000Z')).then([expired]);
    after(open, expired).when(expire, DUE).then([]);
    after(open, expired).when({ type: 'SettleRow', row: 3, settlement: ACCEPT }).thenRejected('E_STATE');
    expect(decided([open, expired], start).map(({ type }) => type)).toEqual(['ImportStarted']);
    // Begun before imports had an end.
    after(started).when(expire, DUE).then([]);
  });

  it('is not closed while it is recorded, nor when anything of it is a record', () => {
    const none = { imported: [], already: [] };
    after(open, committed).when(expire, DUE).then([]);
    for (const [recorded, events] of [
      [{ imported: [{ from: 2, to: 2 }], already: [] }, []],
      [{ imported: [], already: [{ from: 2, to: 2 }] }, []],
      [none, [expired]],
    ] as const) {
      const rows = event('ImportRowsRecorded', recorded);
      after(open, committed, rows, event('ImportCompleted')).when(expire, DUE).then(events);
      after(open, committed, rows, event('ImportHalted')).when(expire, DUE).then(events);
    }
  });

  it('tells when it is closed as long as nothing of it is a record', () => {
    const told = (change: Partial<RecordRows>) =>
      untilOf(decided([open, committed], recording({ imported: [], last: true, ...change })));
    expect(told({})).toEqual([undefined, UNTIL.idleUntil]);
    expect(told({ imported: [{ from: 2, to: 2 }] })).toEqual([undefined, undefined]);
    expect(told({ already: [{ from: 2, to: 2 }] })).toEqual([undefined, undefined]);
    expect(told({ digest: 'another' })).toEqual([UNTIL.idleUntil]);
    const part = event('ImportRowsRecorded', { through: 2, imported: [{ from: 2, to: 2 }], already: [] });
    expect(untilOf(decided([open, committed, part], recording({ after: 2, digest: 'another' })))).toEqual([undefined]);
    const settle: ImportCommand = { type: 'SettleRow', row: 3, settlement: ACCEPT };
    expect(untilOf(decided([open, committed, part, event('ImportHalted')], settle))).toEqual([undefined]);
  });

  it('has so many days for it as the rules of its region give', () => {
    const days = (region: Scope, value: number) => ({
      rules: rulesOn(
        'spec',
        [{ setting: 'IMPORT_IDLE_DAYS', region, value, validFrom: day('2000-01-01'), legalBasis: 'COM-07' }],
        day('2024-11-04'),
      ),
    });
    const settle: ImportCommand = { type: 'SettleRow', row: 3, settlement: ACCEPT };
    for (const [rules, until] of [
      [days('62.03' as Scope, 1), '2024-11-05T17:00:00.000Z'],
      [days('63' as Scope, 1), UNTIL.idleUntil],
    ] as const)
      expect(decided([open], settle, rules)[0]?.data).toMatchObject({ idleUntil: until });
  });
});

describe('The frozen events of imports', () => {
  it('are one of every name and version, and lead where they led', () => {
    frozen.expectAll();
    const life = [
      'ImportStarted',
      'ImportColumnsAssigned',
      'ImportRowSettled',
      'ImportAlikeSettled',
      'ImportRowSkipped',
      'ImportRowsMerged',
      'ImportRowReopened',
      'ImportCommitted',
      'ImportRowsRecorded',
      'ImportHalted',
      'ImportCommitted',
      'ImportCompleted',
      'ImportAbandoned',
    ] as const;
    const stages = life.map((_, at) => frozen.after(importDecider, ...life.slice(0, at + 1)).stage);
    expect(stages).toEqual([
      ...Array<string>(7).fill('OPEN'),
      'COMMITTING',
      'COMMITTING',
      'OPEN',
      'COMMITTING',
      'COMPLETED',
      'ABANDONED',
    ]);
    const events = life.map((type, revision) => frozen.recorded(type, { id: importId, revision }));
    const [shown] = Object.values(documentsOf(importBoard, ...events));
    expect(streamId(events[0]!.stream)).toBe(importId);
    expect(shown).toMatchObject({
      stage: 'ABANDONED',
      decisions: 6,
      imported: 1,
      already: 1,
      recorded: 0,
      toRecord: 2,
      halted: expect.any(String),
      revision: 12,
    });
  });
});

describe('An import that was closed', () => {
  it('is shown as given up, without a reason', () => {
    const events = (['ImportStarted', 'ImportExpired'] as const).map((type, revision) =>
      frozen.recorded(type, { id: importId, revision }),
    );
    const [shown] = Object.values(documentsOf(importBoard, ...events));
    expect([shown?.stage, shown?.reason, shown?.revision]).toEqual(['ABANDONED', undefined, 1]);
  });
  it('waits for its day as long as its last event tells one', () => {
    const deadline = importExpiryDeadline({ decider: importDecider } as never);
    const told = (type: ImportEvent['type'], more: object = {}) => {
      const { data, ...recorded } = frozen.recorded(type, { id: importId });
      return { ...recorded, data: { ...data, ...more } } as never;
    };
    const due = { dueAt: UNTIL.idleUntil, command: 'ExpireImport', id: importId, input: {} };
    expect(deadline.fold(undefined, told('ImportRowSettled', UNTIL), importId)).toEqual(due);
    for (const type of ['ImportStarted', 'ImportCommitted', 'ImportAbandoned', 'ImportExpired'] as const)
      expect(deadline.fold(due as never, told(type), importId)).toBeUndefined();
    expect(deadline.events).toEqual({ import: Object.keys(importDecider.catalogue) });
  });
});

describe('How an office assigns its columns', () => {
  const remember = (headings: readonly string[], field = 'origin'): RememberColumns => ({
    type: 'RememberColumns',
    profileId: 'p',
    layout: 'VISITS',
    keptIn: 'ID',
    headings,
    columns: [{ column: 1, field }],
  });
  const event = ({ type: _t, ...data }: RememberColumns) => ({ type: 'ImportColumnsRemembered' as const, data });

  it('is remembered by the headings, the latest for each, the last fifty', () => {
    given(importProfileDecider, [])
      .when(remember(['A']))
      .then([event(remember(['A']))]);
    given(importProfileDecider, [event(remember(['A']))])
      .when(remember(['A']))
      .then([]);
    given(importProfileDecider, [event(remember(['A']))])
      .when(remember(['A'], 'host'))
      .then([event(remember(['A'], 'host'))]);
    expect(
      given(importProfileDecider, [event(remember(['A'])), event(remember(['A'], 'host'))]).state.remembered,
    ).toHaveLength(1);
    const many = Array.from({ length: 51 }, (_, at) => event(remember([String(at)])));
    expect(given(importProfileDecider, many).state.remembered.map(({ headings }) => headings[0])).toEqual(
      many.slice(1).map(({ data }) => data.headings[0]),
    );
  });
});

describe('Ranges of rows', () => {
  it('hold what they were made of, without gaps between', () => {
    expect(rangesOf([])).toEqual([]);
    expect(rangesOf([5, 2, 3, 3, 7])).toEqual([
      { from: 2, to: 3 },
      { from: 5, to: 5 },
      { from: 7, to: 7 },
    ]);
    expect(
      rowsIn([
        { from: 2, to: 4 },
        { from: 9, to: 9 },
      ]),
    ).toEqual([2, 3, 4, 9]);
    expect([holdsRow([{ from: 2, to: 4 }], 4), holdsRow([{ from: 2, to: 4 }], 5)]).toEqual([true, false]);
    expect(
      countOf([
        { from: 2, to: 4 },
        { from: 9, to: 9 },
      ]),
    ).toBe(4);
    expect(
      joined(
        [{ from: 5, to: 6 }],
        [
          { from: 2, to: 4 },
          { from: 6, to: 9 },
        ],
      ),
    ).toEqual([{ from: 2, to: 9 }]);
  });
});
