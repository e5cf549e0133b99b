import { DAY, SCOPE, TEXT, codeList, codeOf, field, listOf, optional, record, type Meaning } from '#kernel';
import { answerOf, bodyOf, formOf, inQuery, parameter, problems } from '#nest';
import { FEED } from '../domain/feed.events.js';
import { LANGUAGES } from './calendars.controller.js';
import type { CalendarState } from './office-calendars.js';

export const CALENDAR_STATE_CODES = codeList<CalendarState>(
  ['Keadaan alamat kalender', 'State of the address of a calendar'],
  ['NONE', 'OPEN', 'ASLEEP', 'REVOKED'],
  {
    NONE: ['belum dibuat', 'not made yet'],
    OPEN: ['berlaku', 'good'],
    ASLEEP: [
      'tidak berlaku: pembuatnya tidak lagi bertugas di kantor ini, atau kantornya berakhir',
      'not good: whoever made it no longer acts for the office, or the office has ended',
    ],
    REVOKED: ['dicabut', 'revoked'],
  },
);

export const calendarGroups: Readonly<Record<string, Meaning>> = {
  calendars: [
    'Kalender kantor: kunjungan, akhir kerja sama, dan laporan yang jatuh tempo, untuk aplikasi kalender (iCalendar)',
    'Calendars of offices: visits, ends of cooperation and due reports, for calendar programs (iCalendar)',
  ],
};

const own = record({
  ...FEED,
  officeName: optional(['nama kantor', 'name of the office'], TEXT),
  region: field(FEED.region.label, SCOPE),
  state: field(['keadaan alamat', 'state of the address'], codeOf(CALENDAR_STATE_CODES)),
  madeOn: optional(['alamat terakhir dibuat pada', 'last address made on'], DAY),
});
const owns = record({ items: field(['kalender kantor Anda', 'calendars of your offices'], listOf(own)) });
const made = record({
  feedId: FEED.feedId,
  path: field(['jalur alamat, ditunjukkan sekali ini saja', 'path of the address, told this once'], TEXT),
});

const LIST =
  'Kalender kantor Anda, dan apakah alamatnya berlaku / Calendars of your offices, and whether they are good';
const MAKE =
  'Buat alamat rahasia kalender kantor; yang lama tidak berlaku lagi / Make the secret address of an office’s calendar; the former one is good no more';
const REVOKE = 'Cabut alamat kalender / Revoke the address of the calendar';
const FETCH = 'Kalender di balik alamat rahasia / The calendar behind a secret address';

const inPath = (name: string, schema: object, description: string) => ({
  name,
  in: 'path',
  required: true,
  schema,
  description,
});

export const calendarPaths: Readonly<Record<string, object>> = {
  '/v1/calendar-feeds': {
    get: {
      tags: ['calendars'],
      operationId: 'calendars.own',
      summary: LIST,
      responses: { ...answerOf(LIST, owns), ...problems(400, 401, 403, 429, 500, 503) },
    },
    post: {
      tags: ['calendars'],
      operationId: 'calendars.make',
      summary: MAKE,
      requestBody: bodyOf('CalendarOfOfficeDto', { officeId: 'pemdes-62.03.02.2007', region: '62.03.02.2007' }),
      responses: { ...answerOf(MAKE, made, 201), ...problems(400, 401, 403, 413, 415, 422, 429, 500, 503) },
    },
  },
  '/v1/calendar-feeds/{id}': {
    delete: {
      tags: ['calendars'],
      operationId: 'calendars.revoke',
      summary: REVOKE,
      parameters: [parameter('Id')],
      responses: { 204: { description: REVOKE }, ...problems(400, 401, 403, 404, 429, 500, 503) },
    },
  },
  '/v1/calendars/{id}/{address}': {
    get: {
      tags: ['calendars'],
      operationId: 'calendars.fetch',
      summary: FETCH,
      security: [],
      parameters: [
        inPath('id', { type: 'string', format: 'uuid' }, 'Id kalender / Id of the calendar'),
        inPath(
          'address',
          { type: 'string', pattern: '^[A-Za-z0-9_-]{43}\\.ics$' },
          'Rahasia dan .ics / Secret and .ics',
        ),
        inQuery('lang', formOf(LANGUAGES, 'text').schema, 'Bahasa isi kalender / Language of the entries'),
      ],
      responses: {
        200: { description: FETCH, content: { 'text/calendar': { schema: { type: 'string' } } } },
        ...problems(400, 404, 429, 500, 503),
      },
    },
  },
};
