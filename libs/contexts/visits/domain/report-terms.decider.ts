import {
  INTEGER,
  TEXT,
  VersionedMap,
  field,
  listOf,
  type DeclaredEvent,
  type Decider,
  type EventCatalogue,
} from '#kernel';

/** SYSTEM: a visit's due day cannot be told before the calendar of that year is loaded. */
export interface AwaitCalendar {
  readonly type: 'AwaitCalendar';
  readonly year: number;
  readonly visitId: string;
  /** It has been loaded since. */
  readonly loaded: boolean;
}

/** SYSTEM: the calendar of that year was loaded. */
export interface TellCalendar {
  readonly type: 'TellCalendar';
  readonly year: number;
}

export type ReportTermsCommand = AwaitCalendar | TellCalendar;

const YEAR = { year: field(['tahun kalender kerja', 'year of the working calendar'], INTEGER) };

export const reportTermsCatalogue = {
  ReportTermAwaited: {
    version: 1,
    label: ['tenggat laporan menunggu kalender', 'due day of a report waits for a calendar'],
    data: { ...YEAR, visitId: field(['id kunjungan', 'id of the visit'], TEXT) },
  },
  ReportTermsDecidable: {
    version: 1,
    label: ['tenggat laporan dapat ditetapkan', 'due days of reports can be told'],
    data: { ...YEAR, visitIds: field(['id kunjungan yang menunggu', 'ids of the visits that wait'], listOf(TEXT)) },
  },
} as const satisfies EventCatalogue;
export type ReportTermsEvent = DeclaredEvent<typeof reportTermsCatalogue>;

/** Visits that wait. */
export type ReportTermsState = VersionedMap<true>;

/** Visits that one event names at most. */
const AT_ONCE = 100;

/**
 * VIS-11: the visits whose due day waits for the calendar of one year, one stream per year. Only what the system does
 * by itself goes through it: no command of a person waits for this stream, however many visits it names.
 */
export const reportTermsDecider: Decider<ReportTermsState, ReportTermsCommand, ReportTermsEvent> = {
  category: 'reportTerms',
  catalogue: reportTermsCatalogue,
  initialState: VersionedMap.of(),
  evolve: (waiting, { type, data }) =>
    type === 'ReportTermAwaited'
      ? waiting.with(data.visitId, true)
      : data.visitIds.reduce((others, visitId) => others.without(visitId), waiting),
  decide: (command, waiting) => {
    const { type, year } = command;
    if (type === 'TellCalendar')
      return inParts([...waiting.keys()].sort()).map((visitIds) => ({
        type: 'ReportTermsDecidable',
        data: { year, visitIds },
      }));
    const { visitId, loaded } = command;
    if (loaded) return [{ type: 'ReportTermsDecidable', data: { year, visitIds: [visitId] } }];
    return waiting.has(visitId) ? [] : [{ type: 'ReportTermAwaited', data: { year, visitId } }];
  },
};

const inParts = (visitIds: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(visitIds.length / AT_ONCE) }, (_, part) =>
    visitIds.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
