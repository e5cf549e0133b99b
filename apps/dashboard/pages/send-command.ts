import { randomUUID } from 'node:crypto';
import { CONTROL, Refused, fieldsOf, partsOf, type Asking, type FieldError, type Posted, type Shown } from '#views';
import { bodyOf, headersOf, type Asker, type Calling } from '../call.js';
import type { Draft, Drafts } from '../drafts.js';
import { inputAndUploads, storeUploads } from '../evidence.js';
import type { PostedForm } from '../posted-form.js';
import type { CommandAsk } from './command-ask.js';
import { commandPage, describedCommand, type Filled } from './command.js';

export type Outcome = { readonly shown: Shown } | { readonly to: string };

interface Receipt {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
}
export interface Sending {
  readonly calling: Calling;
  readonly asker: Asker;
  readonly drafts?: Drafts | undefined;
}

/** What a form says of itself, as far as it can be true. */
const controlsOf = (posted: Posted) => {
  const one = (name: string): string => posted.get(name)?.[0] ?? '';
  const number = (name: string): number | undefined => (/^\d{1,9}$/.test(one(name)) ? Number(one(name)) : undefined);
  return {
    commandId: /^[A-Za-z0-9._:-]{8,100}$/.test(one(CONTROL.key)) ? one(CONTROL.key) : randomUUID(),
    revision: number(CONTROL.revision),
    at: number(CONTROL.at),
    step: number(CONTROL.step),
    keeps: posted.has(CONTROL.keep),
    adding: one(CONTROL.add),
    removed: one(CONTROL.remove),
  };
};

const targetOf = ({ section, operation, id }: CommandAsk): string =>
  `/v1/${[section.list, ...(id ? [encodeURIComponent(id)] : []), ...(operation === 'new' ? [] : [operation])].join('/')}`;

const ofForm = (ask: CommandAsk, { list, operation, record }: Draft): boolean =>
  list === ask.section.list && operation === ask.operation && record === ask.id;

/** The form as a draft holds it; the empty form where there is none. */
export const draftedForm = async (ask: CommandAsk, asking: Asking, drafts: Drafts | undefined): Promise<Shown> => {
  const { me, query, ui, describe, api } = asking;
  const id = query['konsep'];
  const draft = id && me && (await drafts?.list(me.userId))?.find((each) => each.id === id && ofForm(ask, each));
  if (!draft) return commandPage(ask, asking);
  const posted = new Map(
    draft.fields.map(([name]) => [name, draft.fields.filter((field) => field[0] === name).map(([, value]) => value)]),
  );
  const { at, revision } = controlsOf(posted);
  const { input } = describedCommand(ask, asking);
  const read = await inputAndUploads(input, posted, draft.id, api, describe.open);
  return commandPage(ask, asking, {
    ...read,
    commandId: draft.id,
    revision,
    ...(at !== undefined && { step: at }),
    note: ui.say(['Isian sebelumnya ada di bawah', 'What you filled in before is below']),
  });
};

/** Takes a form: adds or removes an entry, goes to another part, keeps a draft, or gives the command. */
export const sendCommand = async (
  ask: CommandAsk,
  asking: Asking,
  { posted, refused }: PostedForm,
  { calling, asker, drafts }: Sending,
): Promise<Outcome> => {
  const { ui, describe, api, me } = asking;
  const { input } = describedCommand(ask, asking);
  const { commandId, revision, at, step, keeps, adding, removed } = controlsOf(posted);
  const left = removed
    ? new Map(
        [...posted].filter(
          ([name]) => name !== removed && !name.startsWith(`${removed}/`) && name !== `${CONTROL.upload}${removed}`,
        ),
      )
    : posted;
  const { value, uploads } = await inputAndUploads(input, left, commandId, api, describe.open);
  const errors: FieldError[] = refused.map(([field, problem]) => ({
    field,
    message: ui.say([problem.messageId, problem.messageEn]),
  }));
  const again = async (more: Partial<Filled>): Promise<Outcome> => ({
    shown: await commandPage(ask, asking, { value, commandId, revision, uploads, errors, ...more }),
  });
  const keep = async (place: number | undefined): Promise<boolean> =>
    Boolean(
      me &&
      (await drafts?.keep(me.userId, {
        id: commandId,
        list: ask.section.list,
        operation: ask.operation,
        record: ask.id,
        fields: [
          ...fieldsOf(value, input, describe.open).flatMap(([name, text]): [string, string][] => {
            const upload = name.endsWith('/docId') ? uploads[text] : undefined;
            return [
              [name, text],
              ...(upload ? [[`${CONTROL.upload}${name.slice(0, -6)}`, upload] as [string, string]] : []),
            ];
          }),
          ...(revision === undefined ? [] : [[CONTROL.revision, String(revision)] as const]),
          ...(place === undefined ? [] : [[CONTROL.at, String(place)] as const]),
        ],
      })),
    );

  const here = at === undefined ? {} : { step: at };
  if (adding || removed) return again({ ...here, ...(adding && { adding }) });
  if (step !== undefined) {
    const next = Math.min(step, partsOf(input, ask.section.forms?.[ask.operation]).length - 1);
    await keep(next);
    return again({ step: next });
  }
  if (keeps) {
    const kept = await keep(at);
    return again({
      ...here,
      note: kept
        ? ui.say([
            'Konsep tersimpan; lanjutkan kapan saja dari halaman Akun',
            'Draft kept; go on with it from the Account page',
          ])
        : ui.say([
            'Konsep tidak dapat disimpan; kirim atau persingkat',
            'The draft could not be kept; send it or make it shorter',
          ]),
    });
  }
  if (errors.length > 0) return again({});
  const stored = await storeUploads(value, input, { uploads, api, open: describe.open, say: ui.say, calling, asker });
  if (stored.length > 0) return again({ errors: stored });
  try {
    const receipt = bodyOf<Receipt>(
      await calling({
        method: 'POST',
        path: targetOf(ask),
        headers: {
          ...headersOf(asker),
          'content-type': 'application/json',
          'idempotency-key': commandId,
          ...(revision !== undefined && { 'if-match': `"${revision}"` }),
        },
        body: JSON.stringify(value),
        address: asker.address,
      }),
    );
    if (me) await drafts?.remove(me.userId, commandId).catch(() => undefined);
    const query = { saved: String(receipt.revision), after: receipt.position };
    return { to: ui.to(ask.section.record === false ? [ask.section.slug] : [ask.section.slug, receipt.id], query) };
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.status === 401) throw error;
    const { problem } = error;
    // What was sent under this id before took effect and was another: this is something new.
    return again({ problem, ...(problem.code === 'E_COMMAND_REPLAY' && { commandId: randomUUID() }) });
  }
};
