import { describe, expect, it } from '@jest/globals';
import { VILLAGE, specActor, specMetadata, tallyTable, villageHead } from '#testing';
import {
  BUSINESS_DATE,
  Rejection,
  restated,
  rulesOn,
  type Acting,
  type EventMetadata,
  type Instant,
  type LocalDate,
  type Position,
  type RecordedEvent,
  type RegionCode,
  type Revision,
  type SettingValue,
} from '#kernel';
import type { AnyRow, OwnRecord } from './command-table.js';
import { entryOf, requireEntry, wasBackdated, type Entry } from './corrected-entry.js';
import type { Principal } from '../access/principal.js';

const JAYAPURA = '91.71' as RegionCode;
const OFFICE = `pemdes-${VILLAGE}`;
const AUTHOR = { ...specActor, officeId: OFFICE, scope: VILLAGE };
const letter = (date: string) => ({ docId: 'd', sha256: 'x', classification: 'INTERNAL', date });
const rowOf = (name: string, more: Partial<AnyRow> = {}): AnyRow => ({
  ...tallyTable.rows.find((row) => row.name === name)!,
  ...more,
});
const RAISE = rowOf('RaiseTally', { official: true });

/** Half past midnight of 5 November in Papua, the evening before in Kapuas. */
const recorded = (data: object, metadata: Partial<EventMetadata> = {}): RecordedEvent => ({
  id: 'e1',
  type: 'TallyRaised',
  data,
  stream: 'tally-1',
  revision: 1 as Revision,
  position: '1' as Position,
  metadata: specMetadata({
    occurredOn: '2026-11-02' as LocalDate,
    recordedAt: '2026-11-04T15:30:00.000Z' as Instant,
    actor: AUTHOR,
    ...metadata,
  }),
});
const own = (values: readonly SettingValue[] = []) =>
  ({ rulesOn: (day: LocalDate) => rulesOn('spec', values, day) }) as OwnRecord;
const entry = (event: RecordedEvent, row = RAISE, acting?: Acting): Entry =>
  entryOf(tallyTable, row, { type: row.name } as never, acting, { region: VILLAGE, sum: 0 }, event);
const head = villageHead(VILLAGE);
const granted = (more: Partial<Principal['grants'][number]>): Principal => ({
  ...head,
  grants: [{ ...head.grants[0]!, ...more }],
});

/** What is said of a correction of this field of an event. */
const asked = async (
  event: RecordedEvent,
  field: string,
  value: unknown,
  {
    author = head,
    row = RAISE,
    values = [] as readonly SettingValue[],
    acting = (_of: RecordedEvent): Acting | undefined => undefined,
  } = {},
) => {
  const after = restated(event, field, value);
  try {
    await requireEntry(
      entry(event, row, acting(event)),
      entry(after, row, acting(after)),
      [field],
      async () => author,
      {} as never,
      own(values),
    );
  } catch (error) {
    if (error instanceof Rejection) return `${error.code} ${error.info.ruleId ?? ''} ${error.info.field ?? ''}`.trim();
    throw error;
  }
  return 'taken';
};
const since = (setting: string, value: unknown): SettingValue => ({
  setting,
  region: VILLAGE,
  validFrom: '2000-01-01' as LocalDate,
  value,
  legalBasis: 'Perbup',
});

describe('A corrected day of an act (COM-05)', () => {
  const dated = (day: unknown, more = {}) =>
    asked(recorded({}), BUSINESS_DATE, day, { author: granted({ validFrom: '1999-01-01' as LocalDate }), ...more });

  it('lies between the day on which records begin and the one on which it was recorded, both included', async () => {
    expect(await dated('2000-01-01')).toBe('taken');
    expect(await dated('1999-12-31')).toBe('E_DATE_ORDER COM-05 /occurredOn');
    expect(await dated('2026-11-04')).toBe('taken');
    expect(await dated('2026-11-05')).toBe('E_DATE_ORDER COM-05 /occurredOn');
    expect(await dated('2026-02-30')).toBe('E_VALIDATION COM-01');
    expect(await dated('1999-12-31', { values: [since('RECORDS_BEGIN_ON', '1999-12-31')] })).toBe('taken');
    expect(await dated('2026-10-31', { values: [since('RECORDS_BEGIN_ON', '2026-11-01')] })).toBe(
      'E_DATE_ORDER COM-05 /occurredOn',
    );
  });

  it('is one by the calendar of who acted', async () => {
    const row = { ...RAISE, actsIn: () => JAYAPURA };
    expect(await dated('2026-11-05', { row })).toBe('taken');
    expect(await dated('2026-11-06', { row })).toBe('E_DATE_ORDER COM-05 /occurredOn');
  });
});

describe('A corrected date of a document (COM-10)', () => {
  it('lies between the earliest day for documents and the day on which it was recorded, anywhere in the country', async () => {
    const dated = (date: string, values: readonly SettingValue[] = []) =>
      asked(recorded({ letter: letter('2026-11-01') }), '/letter/date', date, { values });
    expect(await dated('1945-08-17')).toBe('taken');
    expect(await dated('1945-08-16')).toBe('E_DATE_ORDER COM-10 /letter/date');
    expect(await dated('2026-11-05')).toBe('taken');
    expect(await dated('2026-11-06')).toBe('E_DATE_ORDER COM-10 /letter/date');
    expect(await dated('1999-12-31', [since('DOCUMENTS_BEGIN_ON', '2000-01-01')])).toBe(
      'E_DATE_ORDER COM-10 /letter/date',
    );
  });

  it('is looked at wherever it stands; what was let pass before may stay, but not be entered again', async () => {
    const old = recorded({ by: 1, letters: [letter('1900-01-01'), letter('2026-11-01')] });
    expect(await asked(old, '/by', 2)).toBe('taken');
    expect(await asked(old, '/letters/1', letter('1900-01-01'))).toBe('E_DATE_ORDER COM-10 /letters/1/date');
    expect(await asked(old, '/letters/0', { ...letter('1900-01-01'), docId: 'other' })).toBe(
      'E_DATE_ORDER COM-10 /letters/0/date',
    );
    expect(await asked(old, '/letters', [letter('1900-01-01')])).toBe('E_DATE_ORDER COM-10 /letters/0/date');
    expect(await asked(old, '/letters/0/date', '1999-01-01')).toBe('taken');
  });
});

describe('A corrected act of an official (COM-04)', () => {
  it('happened while the author held the office, its first and last day included', async () => {
    const author = granted({ validFrom: '2026-10-01' as LocalDate, validTo: '2026-11-04' as LocalDate });
    const dated = (day: string, event = recorded({}), row = RAISE) => asked(event, BUSINESS_DATE, day, { author, row });
    expect(await dated('2026-10-01')).toBe('taken');
    expect(await dated('2026-09-30')).toBe('E_NO_AUTHORITY COM-04 /occurredOn');
    expect(await dated('2026-09-30', recorded({}), rowOf('RaiseTally'))).toBe('taken');
    expect(await dated('2026-09-28', recorded({}, { occurredOn: '2026-09-29' as LocalDate }))).toBe('taken');
    expect(await dated('2026-09-30', recorded({}, { actor: { ...AUTHOR, userId: 'system', role: 'SYSTEM' } }))).toBe(
      'taken',
    );
  });

  it('was done in an office of the author', async () => {
    const acting = ({ data }: RecordedEvent) => (data as { by: Acting }).by;
    const event = recorded({ by: { officeId: OFFICE, capacity: 'DEFINITIF', officialName: 'Kepala Desa' } });
    expect(await asked(event, '/by/officialName', 'Pj. Kepala Desa', { acting })).toBe('taken');
    expect(await asked(event, '/by/officeId', 'pemdes-lain', { acting })).toBe(
      'E_NO_AUTHORITY COM-04 /acting/officeId',
    );
    expect(await asked(event, '/by/officialName', 'Pj. Kepala Desa', { acting, author: { ...head, grants: [] } })).toBe(
      'taken',
    );
  });
});

describe('A flag of back-dating (COM-05)', () => {
  const flagged = (day: string, row = RAISE) =>
    wasBackdated(entry(recorded({}, { occurredOn: day as LocalDate }), row), own());

  it('stands where it would have stood when the act was recorded', () => {
    expect([flagged('2026-10-05'), flagged('2026-10-04')]).toEqual([false, true]);
    expect(
      wasBackdated(
        entry(recorded({}, { occurredOn: '2026-11-03' as LocalDate })),
        own([since('BACKDATED_AFTER_DAYS', 0)]),
      ),
    ).toBe(true);
  });

  it('stands for what is dated within a term that had ended when it was recorded', () => {
    const until = (lastDay: string) => ({ ...RAISE, lastDay: () => lastDay as LocalDate });
    expect([
      flagged('2026-11-03', until('2026-11-03')),
      flagged('2026-11-04', until('2026-11-03')),
      flagged('2026-11-03', until('2026-11-04')),
    ]).toEqual([true, false, false]);
  });
});
