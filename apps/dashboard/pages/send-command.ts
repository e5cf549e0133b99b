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
  type Problem,
  type Schema,
  type Shown,
} from '#views';
import { sending, type Asker, type Calling } from '../call.js';
import type { NewDraft } from '../desk.js';
import { inputAndUploads, storeUploads } from '../evidence.js';
import type { Known } from '../kept.js';
import { exchangePersons, withReferences } from '../persons.js';
import { withIds } from '../references.js';
import { faultsIn, stepToMend } from './faults.js';
import { faultsUpTo } from './tried.js';
import type { PostedForm } from '../posted-form.js';
import type { CommandAsk } from './command-ask.js';
import { withinBounds } from '../bounds.js';
import { draftAbout } from './draft-about.js';
import { draftChange } from './draft-change.js';
import { controlsOf } from './form-controls.js';
import { keepForOffice } from './keep-for-office.js';
import { commandPage, formedCommand, listOf, recordPath, type Filled } from './command.js';
import { partFaults, partsPage, type PartOutcome } from './parts.js';

export type Outcome = { readonly shown: Shown } | { readonly to: string };

interface Receipt {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  /** Of a command that stands for others: what came of each. */
  readonly parts?: readonly PartOutcome[];
}
export interface Sending {
  readonly calling: Calling;
  readonly asker: Asker;
  readonly now: string;
}

const targetOf = ({ section, operation, id }: CommandAsk): string =>
  [section.list, ...(id ? [encodeURIComponent(id)] : []), ...(operation === 'new' ? [] : [operation])].join('/');

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

/** Why a draft cannot be sent that a colleague sends: it stays as it is until that is known. */
const beingSent = (error: unknown): { readonly problem: Problem } => {
  if (error instanceof Refused && error.problem.code === 'E_DRAFT_CHANGED') return { problem: error.problem };
  throw error;
};

/** Takes a form: adds or removes an entry, goes to another part, keeps a draft, or gives the command. */
export const sendCommand = async (
  ask: CommandAsk,
  asking: Known,
  { posted, refused }: PostedForm,
  { calling, asker, now }: Sending,
): Promise<Outcome> => {
  const { ui, describe, api, desk } = asking;
  const command = await formedCommand(ask, asking, { targetEventId: posted.get('/targetEventId')?.[0] });
  const { input } = command;
  const view = ask.section.forms?.[ask.operation];
  const { commandId, revision, at, step, keeps, forOffice, draft, partly, adding, removed, editing } =
    controlsOf(posted);
  const left = removed
    ? new Map(
        [...posted].filter(
          ([name]) => name !== removed && !name.startsWith(`${removed}/`) && name !== `${CONTROL.upload}${removed}`,
        ),
      )
    : posted;
  const { value: all, uploads } = await inputAndUploads(input, left, commandId, api, describe.asked);
  const { value: typed, errors: over } = withinBounds(all, input, describe.asked, ui);
  const shownWith = async (filled: Partial<Filled>): Promise<Outcome> => ({
    shown: await commandPage(ask, asking, { commandId, revision, draft, uploads, ...filled }),
  });
  if (over.length > 0) return shownWith({ value: typed, errors: over });
  const errors: FieldError[] = refused.map(([field, problem]) => ({
    field,
    message: capital(refusalIn(problem, describe, ui)),
  }));
  const here = at === undefined ? {} : { step: at };
  if (adding || removed || editing)
    return shownWith({ value: typed, errors, ...here, adding, editing: editing || adding || removed });
  const scopes = actingScopes(typed, asking);
  const exchanged = await exchangePersons(typed, input, { calling, asker, open: describe.asked, ui, now, scopes });
  const referred = await withIds(exchanged.value, input, {
    api,
    me: asking.me,
    describe,
    ui,
    open: describe.asked,
    ...ask,
  });
  const { value } = referred;
  errors.push(...exchanged.errors, ...referred.errors);
  const unasked = exchanged.problem ? { problem: exchanged.problem } : {};
  const again = (more: Partial<Filled>): Promise<Outcome> => shownWith({ value, errors, ...more });
  const draftAt = (place: number | undefined): NewDraft => ({
    id: commandId,
    list: ask.section.list,
    operation: ask.operation,
    record: ask.id,
    fields: [
      ...keptFields(value, input, describe, uploads),
      ...(revision === undefined ? [] : [[CONTROL.revision, String(revision)] as const]),
      ...(place === undefined ? [] : [[CONTROL.at, String(place)] as const]),
    ],
  });
  const aboutIt = (): Promise<string | undefined> =>
    draftAbout(ask, asking, value as Readonly<Record<string, unknown>>);
  /** @returns why it could not be kept. */
  const keep = async (place: number | undefined): Promise<Problem | undefined> => {
    try {
      return void (await desk?.keep({ ...draftAt(place), about: await aboutIt() }));
    } catch (error) {
      if (error instanceof Refused) return error.problem;
      throw error;
    }
  };
  /** It is over with the draft; where it stays for now, it goes when it is too old. */
  const putAway = async (): Promise<void> => desk?.remove(commandId).catch(() => undefined);
  const store = (sent: unknown): Promise<readonly FieldError[]> =>
    storeUploads(sent, input, { uploads, api, open: describe.open, ui, calling, asker });
  const keepOffice = async (place: number | undefined) => {
    const all = [...errors, ...(await store(withReferences(value, input, describe.asked)))];
    const how = { draft: { ...draftAt(place), about: await aboutIt() }, seen: draft, input, errors: all };
    const { kept, ...told } = await keepForOffice(ask, asking, how);
    if (kept) await putAway();
    return { ...told, errors: all };
  };

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
    // A page of before it was the office's, to which one has gone back: nobody has it for himself beside.
    const shared = draft !== undefined || (await desk?.office?.draft(commandId).catch(() => undefined)) !== undefined;
    if (!shared) await keep(to);
    const { draft: version = draft, changed } = shared ? await keepOffice(to) : {};
    const told = { step: to, draft: version, ...(changed && { changed }) };
    return again(back ? { ...told, errors: [] } : { ...told, ...unasked });
  }
  if (forOffice) return again({ ...here, ...unasked, ...(await keepOffice(at)) });
  if (keeps) {
    const unkept = await keep(at);
    return again({
      ...here,
      ...unasked,
      ...(unkept
        ? { unkept }
        : {
            note:
              exchanged.errors.length > 0
                ? ui.say([
                    'Konsep tersimpan, kecuali orang yang isiannya perlu diperbaiki',
                    'Draft kept, but for the persons whose fields are to be mended',
                  ])
                : ui.say([
                    'Konsep tersimpan; lanjutkan kapan saja dari halaman Akun',
                    'Draft kept; go on with it from the Account page',
                  ]),
          }),
    });
  }
  if (wrong) return again(unasked);
  const office = draft === undefined ? undefined : desk?.office;
  if (office) {
    const begun = await office.begin(commandId, draft!).catch(beingSent);
    if (begun && 'problem' in begun) return again({ ...here, ...begun });
    if (begun)
      return again({
        ...here,
        draft: begun.now?.version,
        // What was sent under this id is another's: sent all the same, this is something new.
        ...(!begun.now && { commandId: randomUUID() }),
        changed: draftChange(begun.now, draftAt(undefined), input, ask, asking),
      });
  }
  const end = async (taken: boolean): Promise<void> => {
    await office?.end(commandId, taken).catch(() => undefined);
  };
  const sent = withReferences(value, input, describe.asked);
  const different = command.sent?.(sent as Readonly<Record<string, unknown>>);
  if (different?.errors.length) {
    await end(false);
    return again({ errors: different.errors });
  }
  try {
    const given = { commandId, revision, input: different?.input ?? (sent as object) };
    // Of what is refused nothing is stored: the file waits, and goes along with the form when that is sent again.
    const asksFirst = (Object.keys(uploads).length > 0 && command.triable) || (view?.each && !partly);
    const tried = asksFirst ? await send<Receipt>(target, { ...given, query: { dryRun: 'true' } }) : undefined;
    const faults = partly ? [] : await partFaults(tried?.parts, view, asking);
    if (faults.length > 0) {
      await end(false);
      return await again({ errors: faults, partly: tried!.parts!.some(({ problem }) => !problem) });
    }
    const stored = await store(sent);
    if (stored.length > 0) {
      await end(false);
      return await again({ errors: stored });
    }
    const receipt = await send<Receipt>(target, given);
    await putAway();
    await end(true);
    if (receipt.parts) return { shown: await partsPage(ask, asking, value, receipt.parts, uploads) };
    const query = { saved: String(receipt.revision), after: receipt.position };
    return {
      to: ui.to(ask.section.record === false ? [listOf(ask.section).slug] : recordPath(ask.section, receipt.id), query),
    };
  } catch (error) {
    // Of what may yet have effect nobody else is to send the same.
    if (error instanceof Refused && error.problem.status < 500) await end(false);
    if (!(error instanceof Refused) || error.problem.status === 401) throw error;
    const problem = different?.placed(error.problem) ?? error.problem;
    const left = unknownAt(value, input, describe, problem);
    // What was sent under this id before took effect and was another: this is something new.
    if (problem.code === 'E_COMMAND_REPLAY') return again({ value: left, problem, commandId: randomUUID() });
    // What was typed last is kept, too, and stands where it is to be mended.
    if (view?.steps && draft === undefined) await keep(stepToMend(faultsIn(problem, asking), input, view));
    return again({ value: left, problem });
  }
};
