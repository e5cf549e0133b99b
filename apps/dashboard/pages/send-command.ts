import { randomUUID } from 'node:crypto';
import { withoutPersonal } from '#kernel';
import {
  CONTROL,
  Refused,
  UNTYPED,
  capital,
  changingPersons,
  fieldsOf,
  partsOf,
  refusalIn,
  withoutTyped,
  type Asking,
  type Description,
  type FieldError,
  type Posted,
  type Problem,
  type Schema,
  type Shown,
} from '#views';
import { sending, type Asker, type Calling } from '../call.js';
import type { Draft, Drafts } from '../drafts.js';
import { inputAndUploads, storeUploads } from '../evidence.js';
import { exchangePersons, withReferences, withoutPast } from '../persons.js';
import { stepToMend } from './faults.js';
import { faultsUpTo } from './tried.js';
import type { PostedForm } from '../posted-form.js';
import type { CommandAsk } from './command-ask.js';
import { withinBounds } from '../bounds.js';
import { commandPage, describedCommand, recordPath, type Filled } from './command.js';

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
  readonly now: string;
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
  [section.list, ...(id ? [encodeURIComponent(id)] : []), ...(operation === 'new' ? [] : [operation])].join('/');

const ofForm = (ask: CommandAsk, { list, operation, record }: Draft): boolean =>
  list === ask.section.list && operation === ask.operation && record === ask.id;

/** The fields of a form as they are kept: of persons never what was typed, nor a number of one in another field. */
export const keptFields = (
  value: unknown,
  input: Schema,
  { asked }: Pick<Description, 'asked'>,
  uploads: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] =>
  fieldsOf(withoutTyped(value, input, asked), input, asked).flatMap(([name, text]): [string, string][] => {
    const upload = name.endsWith('/docId') ? uploads[text] : undefined;
    const kept = UNTYPED.has(name.slice(name.lastIndexOf('/') + 1)) ? text : withoutPersonal(text);
    return [[name, kept], ...(upload ? [[`${CONTROL.upload}${name.slice(0, -6)}`, upload] as [string, string]] : [])];
  });

/** Regions of the office for which a form acts. */
const actingScopes = (value: unknown, { me, office }: Asking): readonly string[] => {
  const { acting } = (value ?? {}) as { readonly acting?: { readonly officeId?: unknown } };
  const officeId = acting?.officeId ?? office?.officeId;
  return (me?.grants ?? []).filter((grant) => grant.officeId === officeId).map(({ scope }) => scope);
};

/** Whoever was refused at a place is asked for anew: what was known of him counts no more. */
const unknownAt = (value: unknown, input: Schema, { asked }: Description, { field }: Problem): unknown =>
  changingPersons(value, input, asked, (person, pointer) => {
    const { reference: _, ...others } = person;
    return pointer === field ? others : person;
  });

/** The form as a draft holds it; the empty form where there is none. */
export const draftedForm = async (
  ask: CommandAsk,
  asking: Asking,
  { drafts, now }: { readonly drafts?: Drafts | undefined; readonly now: string },
): Promise<Shown> => {
  const { me, query, ui, describe, api } = asking;
  const id = query['konsep'];
  const draft = id && me && (await drafts?.list(me.userId))?.find((each) => each.id === id && ofForm(ask, each));
  if (!draft) return commandPage(ask, asking);
  const posted = new Map(
    draft.fields.map(([name]) => [name, draft.fields.filter((field) => field[0] === name).map(([, value]) => value)]),
  );
  const { at, revision } = controlsOf(posted);
  const { input } = describedCommand(ask, asking);
  const { uploads, value: kept } = await inputAndUploads(input, posted, draft.id, api, describe.asked);
  const { value, past } = withoutPast(kept, input, describe.asked, now);
  return commandPage(ask, asking, {
    uploads,
    value,
    commandId: draft.id,
    revision,
    ...(at !== undefined && { step: at }),
    note: past
      ? ui.say([
          `Isian sebelumnya ada di bawah; NIK dan nama ${past} orang perlu diketik lagi, karena hanya dikenali selama sehari`,
          `What you filled in before is below; type NIK and name of ${past === 1 ? 'one person' : `${past} persons`} again, since they are known for a day only`,
        ])
      : ui.say(['Isian sebelumnya ada di bawah', 'What you filled in before is below']),
  });
};

/** Takes a form: adds or removes an entry, goes to another part, keeps a draft, or gives the command. */
export const sendCommand = async (
  ask: CommandAsk,
  asking: Asking,
  { posted, refused }: PostedForm,
  { calling, asker, drafts, now }: Sending,
): Promise<Outcome> => {
  const { ui, describe, api, me } = asking;
  const command = describedCommand(ask, asking);
  const { input } = command;
  const view = ask.section.forms?.[ask.operation];
  const { commandId, revision, at, step, keeps, adding, removed } = controlsOf(posted);
  const left = removed
    ? new Map(
        [...posted].filter(
          ([name]) => name !== removed && !name.startsWith(`${removed}/`) && name !== `${CONTROL.upload}${removed}`,
        ),
      )
    : posted;
  const { value: all, uploads } = await inputAndUploads(input, left, commandId, api, describe.asked);
  const { value: typed, errors: over } = withinBounds(all, input, describe.asked, ui);
  if (over.length > 0)
    return { shown: await commandPage(ask, asking, { value: typed, commandId, revision, uploads, errors: over }) };
  const errors: FieldError[] = refused.map(([field, problem]) => ({
    field,
    message: capital(refusalIn(problem, describe, ui)),
  }));
  const here = at === undefined ? {} : { step: at };
  if (adding || removed)
    return {
      shown: await commandPage(ask, asking, {
        ...{ value: typed, commandId, revision, uploads, errors, ...here },
        ...(adding && { adding }),
      }),
    };
  const scopes = actingScopes(typed, asking);
  const exchanged = await exchangePersons(typed, input, { calling, asker, open: describe.asked, ui, now, scopes });
  const { value } = exchanged;
  errors.push(...exchanged.errors);
  const unasked = exchanged.problem ? { problem: exchanged.problem } : {};
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
          ...keptFields(value, input, describe, uploads),
          ...(revision === undefined ? [] : [[CONTROL.revision, String(revision)] as const]),
          ...(place === undefined ? [] : [[CONTROL.at, String(place)] as const]),
        ],
      })),
    );

  const wrong = errors.length > 0 || exchanged.problem !== undefined;
  const send = sending(calling, asker);
  const target = targetOf(ask);
  if (step !== undefined) {
    const next = Math.min(step, partsOf(input, view).length - 1);
    const back = at !== undefined && next < at;
    if (at !== undefined && next > at && !exchanged.problem) {
      const so = withReferences(value, input, describe.asked) as Readonly<Record<string, unknown>>;
      const found = await faultsUpTo(next - 1, so, { target, command, view, revision, send }, asking);
      // A person who is not known yet is missed by the API, too.
      const said = exchanged.errors.map(({ field }) => `${field}/`);
      errors.push(...found.filter(({ field }) => !said.some((place) => place.startsWith(`${field}/`))));
    }
    // Whoever goes back mends it later: nothing typed is lost.
    const wrongAt = errors.length > 0 ? stepToMend(errors, input, view) : at;
    const to = (errors.length > 0 || exchanged.problem) && !back && at !== undefined ? wrongAt! : next;
    await keep(to);
    return again(back ? { step: to, errors: [] } : { step: to, ...unasked });
  }
  if (keeps) {
    const kept = await keep(at);
    return again({
      ...here,
      ...unasked,
      note: kept
        ? exchanged.errors.length > 0
          ? ui.say([
              'Konsep tersimpan, kecuali orang yang isiannya perlu diperbaiki',
              'Draft kept, but for the persons whose fields are to be mended',
            ])
          : ui.say([
              'Konsep tersimpan; lanjutkan kapan saja dari halaman Akun',
              'Draft kept; go on with it from the Account page',
            ])
        : ui.say([
            'Konsep tidak dapat disimpan; kirim atau persingkat',
            'The draft could not be kept; send it or make it shorter',
          ]),
    });
  }
  if (wrong) return again(unasked);
  const sent = withReferences(value, input, describe.asked);
  try {
    const given = { commandId, revision, input: sent as object };
    // Of what is refused nothing is stored: the file waits, and goes along with the form when that is sent again.
    if (Object.keys(uploads).length > 0 && command.triable) await send(target, { ...given, query: { dryRun: 'true' } });
    const stored = await storeUploads(sent, input, { uploads, api, open: describe.open, ui, calling, asker });
    if (stored.length > 0) return await again({ errors: stored });
    const receipt = await send<Receipt>(target, given);
    if (me) await drafts?.remove(me.userId, commandId).catch(() => undefined);
    const query = { saved: String(receipt.revision), after: receipt.position };
    return {
      to: ui.to(ask.section.record === false ? [ask.section.slug] : recordPath(ask.section, receipt.id), query),
    };
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.status === 401) throw error;
    const { problem } = error;
    // What was sent under this id before took effect and was another: this is something new.
    const left = unknownAt(value, input, describe, problem);
    return again({ value: left, problem, ...(problem.code === 'E_COMMAND_REPLAY' && { commandId: randomUUID() }) });
  }
};
