import type { Section } from '#views';
import { FORMATS, sendList, sendSheet } from '../download.js';
import { sending } from '../call.js';
import { fieldsSent, takeSent } from '../posted-form.js';
import { allListsPage } from '../pages/all-lists.js';
import { postCommands } from '../command-routes.js';
import { listOf } from '../pages/command.js';
import type { CommandAsk } from '../pages/command-ask.js';
import { draftedForm } from '../pages/drafted-form.js';
import { listPage } from '../pages/list.js';
import { recordPage } from '../pages/record.js';
import { differencePage } from '../pages/record/difference.js';
import { DIFFERENCE } from '../pages/record/files.js';
import { viewsOf, type Known } from '../kept.js';
import { askerOf, leadOn } from '../session.js';
import { WORDS } from '../words.js';
import { addRecordFiles } from './record-files.js';
import { queryOf, type Request, type Serving } from './serving.js';

/** The list of a section, as a page with the views that its reader keeps of it, and as files. */
const addList = ({ server, site, language, ui, asking, show }: Serving, section: Section): void => {
  const { slug, list } = section;
  const at = ui.to([slug]);
  const kept = async (known: Known) => (await viewsOf(known))?.filter((view) => view.list === list);
  const beside = site.sections.filter((each) => each.beside?.includes(section));
  show(at, async (known) => listPage(section, known, { views: await kept(known), beside }), {
    current: ui.say(slug),
    beside: kept,
  });
  server.post(ui.to([slug, WORDS.kept]), async (request: Request, reply) => {
    const { desk } = await asking(request);
    const form = fieldsSent(request);
    const search = form.get('search') ?? '';
    const remove = form.get('remove');
    if (remove) await desk!.removeView(remove);
    else await desk!.saveView({ name: (form.get('name') ?? '').trim(), list, search });
    return reply.redirect(ui.to([slug], Object.fromEntries(new URLSearchParams(search))), 303);
  });
  for (const format of FORMATS)
    server.get(`${at}/unduh.${format}`, (request: Request, reply) =>
      sendList(site.parts.calling, askerOf(request, language), reply, { list, format, query: queryOf(request) }),
    );
};

/** The forms of a section's commands, of those that create and of those on a record. */
const addForms = (serving: Serving, section: Section): void => {
  const { site, ui, show } = serving;
  const [at, current] = [ui.to([section.slug]), ui.say(listOf(section).slug)];
  const command = ({ params: { id, operation = 'new' } }: Request): CommandAsk => ({
    section,
    operation,
    ...(id && { id }),
  });
  const paths = [`${at}/do/:operation`, `${at}/:id/do/:operation`];
  for (const path of paths)
    show(path, (known, request) => draftedForm(command(request), known, site.parts.clock.now()), {
      current,
      fleeting: true,
    });
  postCommands(serving, { paths, askOf: command, current });
};

/** The pages of each list of the API: the list, its files, its records, and the forms of its commands. */
export const addSections = (serving: Serving): void => {
  const { site, ui, show } = serving;
  for (const section of site.sections) {
    const [at, current] = [ui.to([section.slug]), ui.say(section.slug)];
    addForms(serving, section);
    if (section.beside) continue;
    addList(serving, section);
    show(`${at}/:id`, (known) => recordPage(section, known, site.sections), { current });
    addRecordFiles(serving, section);
    if (section.record !== false)
      show(`${at}/:id/${ui.say(DIFFERENCE)}`, (known) => differencePage(section, known), { current });
  }
};

/** Pages of their own that contexts bring. */
export const addPages = (serving: Serving): void => {
  const { server, site, language, ui, asking, show, send } = serving;
  for (const { path, public: open, fleeting, kept, show: page, take, sheet, tables = {} } of site.pages) {
    const [first] = path;
    const current = first ? (typeof first === 'string' ? first : ui.say(first)) : '';
    const at = ui.to(path).replaceAll('%3A', ':');
    show(at, (known) => page(known), {
      current,
      open,
      fleeting,
      ...(kept && { beside: async (known: Known) => known.kept?.() }),
    });
    if (take)
      server.post(at, (request: Request, reply) =>
        takeSent(request, async (sent) => {
          const known = await asking(request);
          const taken = await take(sent, known, sending(site.parts.calling, askerOf(request, language)));
          return { known, taken };
        }).then(({ known, taken }) =>
          'to' in taken
            ? leadOn(request, reply, taken.to)
            : send(request, reply, taken, { current, asking: known, kept: 'nowhere' }),
        ),
      );
    for (const [file, list] of Object.entries(tables))
      server.get(`${at}/${file}`, (request: Request, reply) =>
        sendList(site.parts.calling, askerOf(request, language), reply, {
          list,
          format: 'csv',
          query: queryOf(request),
        }),
      );
    if (!sheet) continue;
    for (const format of FORMATS)
      server.get(`${at}/unduh.${format}`, async (request: Request, reply) =>
        sendSheet(reply, await sheet(await asking(request, open)), format),
      );
  }
  show(ui.to([WORDS.lists]), async (known) => allListsPage(known, site.sections), { current: ui.say(WORDS.lists) });
};
