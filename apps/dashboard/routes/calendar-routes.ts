import { Refused, type Asking } from '#views';
import { sending } from '../call.js';
import type { Known } from '../kept.js';
import { calendarPage, type CalendarsOf, type OwnCalendar } from '../pages/calendar.js';
import { fieldsSent } from '../posted-form.js';
import { askerOf, leadOn } from '../session.js';
import { WORDS } from '../words.js';
import type { Request, Serving } from './serving.js';

/** Of the offices for which somebody works; who has no such right has none. */
const calendarsOf = ({ api }: Asking): Promise<readonly OwnCalendar[]> =>
  api.get<{ readonly items: readonly OwnCalendar[] }>('calendar-feeds').then(
    ({ items }) => items,
    (error: unknown) => {
      if (error instanceof Refused && error.problem.status === 403) return [];
      throw error;
    },
  );

/** Addresses of the calendars of one's offices. A new one stands on the page that answers, and nowhere after it. */
export const addCalendars = ({ server, site, language, ui, asking, show, send }: Serving): void => {
  const path = ui.to([WORDS.account, WORDS.calendar]);
  const current = ui.say(WORDS.account);
  const sendAs = (request: Request) => sending(site.parts.calling, askerOf(request, language));
  const pageOf = async (known: Known, more: Omit<CalendarsOf, 'calendars'> = {}) =>
    calendarPage(known, { calendars: await calendarsOf(known), ...more });

  show(path, (known) => pageOf(known, { revoked: known.query['selesai'] === 'cabut' }), { fleeting: true, current });

  server.post(path, async (request: Request, reply) => {
    const known = await asking(request);
    const form = fieldsSent(request);
    const input = { officeId: form.get('officeId') ?? '', region: form.get('region') ?? '' };
    try {
      const made = await sendAs(request)<{ feedId: string; path: string }>('calendar-feeds', { input });
      const { publicUrl = `${request.protocol}://${request.host}` } = site.parts;
      const address = `${publicUrl}${made.path}${language === 'en' ? '?lang=en' : ''}`;
      const shown = await pageOf(known, { made: { feedId: made.feedId, address } });
      return send(request, reply, shown, { asking: known, kept: 'nowhere', current });
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.code === 'E_UNAUTHENTICATED') throw error;
      const { problem } = error;
      return send(request, reply, await pageOf(known, { problem }), {
        asking: known,
        kept: 'nowhere',
        problem,
        current,
      });
    }
  });

  server.post(ui.to([WORDS.account, WORDS.calendar, WORDS.revoke]), async (request: Request, reply) => {
    await asking(request);
    const feedId = fieldsSent(request).get('feedId') ?? '';
    await sendAs(request)(`calendar-feeds/${encodeURIComponent(feedId)}`, { method: 'DELETE' });
    return leadOn(request, reply, ui.to([WORDS.account, WORDS.calendar], { selesai: 'cabut' }));
  });
};
