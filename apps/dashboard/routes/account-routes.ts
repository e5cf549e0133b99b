import { Refused, type Asking } from '#views';
import { sending } from '../call.js';
import { officesOf } from '../context.js';
import { draftsOf, type Known } from '../kept.js';
import { accountPage } from '../pages/account.js';
import type { OpenUpload } from '../pages/upload-list.js';
import { askerOf, keepOffice, keepSession, leadOn, placeOf } from '../session.js';
import { fieldsSent } from '../posted-form.js';
import { MOST_UPLOADS, putAway } from '../upload.js';
import { WORDS } from '../words.js';
import { sessionFor } from './sign-in-routes.js';
import type { Request, Serving } from './serving.js';

const CHANGED = {
  status: 409,
  code: 'E_CONCURRENCY',
  messageId: 'Konsep ini diubah rekan Anda sejak halaman dibuka; buka dan periksa dulu sebelum dibuang.',
  messageEn: 'A colleague changed this draft since the page was opened; open and look at it before it is thrown away.',
};

/** Who one is, a new password, and the office to act for. */
export const addAccount = ({ server, site, language, ui, asking, show, send }: Serving): void => {
  const account = ui.to([WORDS.account]);
  const current = ui.say(WORDS.account);
  const withPassword = site.parts.issuer === undefined;
  /** Of whoever may upload. */
  const uploadsOf = async ({ api }: Asking): Promise<readonly OpenUpload[]> =>
    api.get<{ readonly items: readonly OpenUpload[] }>('uploads').then(
      ({ items }) => items,
      (error: unknown) => {
        if (error instanceof Refused && error.problem.status === 403) return [];
        throw error;
      },
    );
  const keptOf = async (known: Known) => {
    const [drafts, uploads] = await Promise.all([draftsOf(known.desk!), uploadsOf(known)]);
    return { drafts, uploads, sections: site.sections };
  };
  show(
    account,
    async (known) =>
      accountPage(known, { withPassword, done: known.query['selesai'] === 'sandi', ...(await keptOf(known)) }),
    { fleeting: true, current },
  );
  /** The old tokens are void, this one among them: whoever knows the new password stays here, and nobody elsewhere. */
  const change = async ({ me }: Asking, request: Request, form: URLSearchParams) => {
    const [username, password] = [form.get('username') ?? '', form.get('password') ?? ''];
    const call = sending(site.parts.calling, askerOf(request, language));
    const currentPassword = form.get('currentPassword') ?? '';
    await call(`users/${encodeURIComponent(me!.userId)}/password`, {
      method: 'PUT',
      input: { username, password, currentPassword },
    });
    return sessionFor(site, request, language, { username, password }).catch(() => undefined);
  };
  if (withPassword)
    server.post(account, async (request: Request, reply) => {
      const known = await asking(request);
      const form = fieldsSent(request);
      try {
        const session = await change(known, request, form);
        if (!session) return leadOn(request, reply, ui.to([WORDS.signIn], { karena: 'sandi' }));
        keepSession(request, reply, session);
        return leadOn(request, reply, ui.to([WORDS.account], { selesai: 'sandi' }));
      } catch (error) {
        if (!(error instanceof Refused) || error.problem.code === 'E_UNAUTHENTICATED' || error.problem.status >= 500)
          throw error;
        const { problem } = error;
        const username = form.get('username') ?? '';
        const shown = accountPage(known, { withPassword, problem, username, ...(await keptOf(known)) });
        return send(request, reply, shown, { asking: known, kept: 'nowhere', problem, current });
      }
    });

  server.post(ui.to([WORDS.account, WORDS.drafts]), async (request: Request, reply) => {
    const { desk } = await asking(request);
    const form = fieldsSent(request);
    const [id, version] = [form.get('id') ?? '', form.get('version')];
    if (version === null) await desk!.remove(id);
    else if (desk!.office && !(await desk!.office.remove(id, Number(version)))) throw new Refused(CHANGED);
    return reply.redirect(account, 303);
  });

  server.post(ui.to([WORDS.account, WORDS.uploads]), async (request: Request, reply) => {
    const asker = askerOf(request, language);
    for (const id of fieldsSent(request).getAll('id').slice(0, MOST_UPLOADS))
      await putAway(id, site.parts.calling, asker).catch((error: unknown) => {
        // It is gone already.
        if (!(error instanceof Refused) || error.problem.status !== 404) throw error;
      });
    return reply.redirect(account, 303);
  });

  server.post(ui.to([WORDS.office]), async (request: Request, reply) => {
    const { me } = await asking(request);
    const form = fieldsSent(request);
    const office = officesOf(me).find(({ officeId }) => officeId === form.get('office'))?.officeId;
    keepOffice(request, reply, office);
    return reply.redirect(placeOf(form.get('next') ?? undefined, language), 303);
  });
};
