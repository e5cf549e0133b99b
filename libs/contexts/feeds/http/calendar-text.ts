import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus, type ICalEventData } from 'ical-generator';
import { addDays, addHours, partyName, startOfDay, type Meaning, type Scope, type Zone, zoneOf } from '#kernel';
import type { CalendarEntry } from '../read/calendar-entry.document.js';

/** IANA names of the zones, for programs that show which one a calendar means. */
const ZONE_NAMES: Readonly<Record<Zone, string>> = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' };

/** Seconds after which a program should ask again. */
const REFRESH = 6 * 3_600;
/** An alarm rings at the beginning of the office's day, so many hours after its midnight [D]. */
const RINGS_AT = 8;

/** Days before an entry on which an alarm rings [D], and what it is called before its title. */
const KINDS: Readonly<
  Record<CalendarEntry['kind'], { readonly daysBefore: readonly number[]; readonly says: Meaning }>
> = {
  VISIT: { daysBefore: [1], says: ['Kunjungan', 'Visit'] },
  VISIT_REPORT: { daysBefore: [3, 1], says: ['Laporan kunjungan jatuh tempo', 'Report of a visit due'] },
  AGREEMENT_END: { daysBefore: [90, 30, 7], says: ['Kerja sama berakhir', 'Cooperation ends'] },
  AGREEMENT_REPORT: { daysBefore: [30, 7], says: ['Laporan kerja sama jatuh tempo', 'Report of a cooperation due'] },
};

const CALLED_OFF: Meaning = ['BATAL', 'CALLED OFF'];

export interface CalendarAsked {
  readonly officeName: string;
  readonly region: Scope;
  /** 0: Indonesian, 1: English. */
  readonly language: 0 | 1;
  readonly entries: readonly CalendarEntry[];
}

/**
 * The calendar of an office (RFC 5545). Entries are whole days, which every clock has alike; their alarms ring at an
 * instant, in the morning of the office's own zone. The same entries give the same text, to the last byte.
 */
export const calendarText = ({ officeName, region, language, entries }: CalendarAsked): string => {
  const zone = zoneOf(region);
  const say = (meaning: Meaning): string => meaning[language];
  const calendar = ical({
    prodId: { company: 'Sinergi', product: 'Kalender kantor', language: ['ID', 'EN'][language]! },
    method: ICalCalendarMethod.PUBLISH,
    name: `Sinergi – ${officeName}`,
    ttl: REFRESH,
    x: { 'X-WR-TIMEZONE': ZONE_NAMES[zone] },
  });
  for (const entry of entries) calendar.createEvent(eventOf(entry, zone, say));
  return `${calendar.toString()}\r\n`;
};

const eventOf = (entry: CalendarEntry, zone: Zone, say: (meaning: Meaning) => string): ICalEventData => {
  const { id, kind, title, state, firstDay, lastDay, revision, changedAt, year, agreement } = entry;
  const { daysBefore, says } = KINDS[kind];
  const called = `${say(says)}${year === undefined ? '' : ` (${year})`}: ${title}`;
  const summary = state === 'CANCELLED' ? `[${say(CALLED_OFF)}] ${called}` : called;
  const parties = agreement && `${say(['Para pihak', 'Parties'])}: ${agreement.parties.map(partyName).join('; ')}`;
  const ends = say([`Hari itu berakhir pukul 24.00 ${zone}.`, `The day ends at 24:00 ${zone}.`]);
  return {
    id: `${id}@sinergi`,
    summary,
    description: [...(parties ? [parties] : []), ...(kind === 'VISIT' ? [] : [ends])].join('\n') || null,
    start: firstDay,
    end: addDays(lastDay, 1),
    allDay: true,
    stamp: new Date(changedAt),
    lastModified: new Date(changedAt),
    sequence: revision,
    status: ICalEventStatus[state],
    alarms:
      state === 'CANCELLED'
        ? []
        : daysBefore.map((days) => ({
            type: ICalAlarmType.display,
            trigger: new Date(addHours(startOfDay(addDays(firstDay, -days), zone), RINGS_AT)),
            description: summary,
          })),
  };
};
