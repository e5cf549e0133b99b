import { postedOf, type Section } from '#views';
import { bodyOf, headersOf, searchOf } from '../call.js';
import { commandPage, sendCommand, type CommandAsk } from '../pages/command.js';
import { listPage } from '../pages/list.js';
import { recordPage } from '../pages/record.js';
import { askerOf } from '../session.js';
import { queryOf, type Request, type Serving } from './serving.js';

const FILES = ['csv', 'xlsx'] as const;

/** The list of a section as a file, as the API makes it. */
const addFiles = ({ server, site, language, ui }: Serving, { slug, list }: Section): void => {
  for (const format of FILES) {
    server.get(`${ui.to([slug])}/unduh.${format}`, async (request: Request, reply) => {
      const asker = askerOf(request, language);
      const answer = await site.parts.calling({
        method: 'GET',
        path: `/v1/${list}${searchOf({ ...queryOf(request), format })}`,
        headers: headersOf(asker),
        address: asker.address,
      });
      if (answer.status >= 400) bodyOf(answer);
      return reply
        .type(answer.headers['content-type'] ?? 'application/octet-stream')
        .headers({
          'Content-Disposition': answer.headers['content-disposition'] ?? 'attachment',
          'Cache-Control': 'no-store',
        })
        .send(answer.body);
    });
  }
};

/** The forms of a section's commands, of those that create and of those on a record. */
const addForms = ({ server, site, language, ui, asking, show, send }: Serving, section: Section): void => {
  const [at, current] = [ui.to([section.slug]), ui.say(section.slug)];
  const command = ({ params: { id, operation = 'new' } }: Request): CommandAsk => ({
    section,
    operation,
    ...(id && { id }),
  });
  for (const form of [`${at}/do/:operation`, `${at}/:id/do/:operation`]) {
    show(form, (known, request) => commandPage(command(request), known, { value: {} }), { current, fleeting: true });
    server.post(form, async (request: Request, reply) => {
      const known = await asking(request);
      const posted = postedOf(request.body as URLSearchParams);
      const outcome = await sendCommand(
        command(request),
        known,
        posted,
        site.parts.calling,
        askerOf(request, language),
      );
      if ('to' in outcome) return reply.redirect(outcome.to, 303);
      return send(request, reply, outcome.shown, { current, asking: known, kept: 'nowhere' });
    });
  }
};

/** The pages of each list of the API: the list, its files, its records, and the forms of its commands. */
export const addSections = (serving: Serving): void => {
  const { site, ui, show } = serving;
  for (const section of site.sections) {
    const [at, current] = [ui.to([section.slug]), ui.say(section.slug)];
    show(at, (known) => listPage(section, known), { current });
    addFiles(serving, section);
    show(`${at}/:id`, (known) => recordPage(section, known), { current });
    addForms(serving, section);
  }
};

/** Pages of their own that contexts bring. */
export const addPages = ({ site, ui, show }: Serving): void => {
  for (const { path, public: open, fleeting, show: page } of site.pages) {
    const [first] = path;
    const current = first ? (typeof first === 'string' ? first : ui.say(first)) : '';
    show(ui.to(path).replaceAll('%3A', ':'), (known) => page(known), { current, open, fleeting });
  }
};
