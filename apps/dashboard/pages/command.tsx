import { randomUUID } from 'node:crypto';
import type { Meaning } from '#kernel';
import {
  CONTROL,
  Form,
  Heading,
  KeptFields,
  Notice,
  Refused,
  capital,
  named,
  namesOf,
  partsOf,
  placesOf,
  refusalIn,
  type Asking,
  type CommandDescription,
  type FieldError,
  type Item,
  type Posted,
  type Problem,
  type Section,
  type Shown,
  type Ui,
  type VNode,
} from '#views';
import { actingBeside, actingForChosen, beginningOf, choicesOf, documentsOf, placesIn } from './form-facts.js';
import { actionsOf, mayPrepare } from './actions.js';
import type { CommandAsk } from './command-ask.js';
import { conflictOf } from './conflict.js';
import { askingForFiles, faultsIn, problemWithPlaces, stepToMend } from './faults.js';
import { Preparing } from './preparing.js';
import { CORRECTION, correctionOf, type FormedCommand } from './correction/correction.js';
import { STEP, stepChoice } from './correction/step-choice.js';
import { AskedFor } from './correction/asked-for.js';
import { isOfRequest, requestBegun, requestChoices, requestsFor } from './record/repairs.js';
import { historyOf, type Told } from './record/told.js';

/** @throws Refused where there is no such command. */
export const describedCommand = (
  { section, operation, id }: CommandAsk,
  { describe }: Pick<Asking, 'describe'>,
): CommandDescription => {
  const found =
    operation === 'new' ? describe.command(section.list) : describe.command(section.list, operation, id !== undefined);
  if (found) return found;
  throw new Refused({
    status: 404,
    code: 'E_NOT_FOUND',
    messageId: 'Tidak ada tindakan dengan alamat ini.',
    messageEn: 'There is no such command.',
  });
};

export const formOf = ({ section, operation, id }: CommandAsk, { to }: Ui, query = {}): string =>
  to([section.slug, ...(id ? [id] : []), 'do', operation], query);

export interface Filled {
  readonly value?: unknown;
  readonly commandId?: string | undefined;
  readonly revision?: number | undefined;
  readonly problem?: Problem;
  /** Of files that were not taken. */
  readonly errors?: readonly FieldError[];
  readonly adding?: string;
  readonly editing?: string;
  readonly uploads?: Readonly<Record<string, string>>;
  readonly step?: number;
  /** Said above the form. */
  readonly note?: string;
  /** Why its draft could not be kept. */
  readonly unkept?: Problem;
  /** The version that was seen of the office's draft that it is. */
  readonly draft?: number | undefined;
  /** Some of its entries are refused, and it can be sent without them. */
  readonly partly?: boolean;
  /** Opened again just now, by whomever. */
  readonly opened?: true;
  /** How the draft was changed meanwhile. */
  readonly changed?: VNode;
}

/** Where a form of a record leads back. */
export const recordPath = ({ slug, home }: Section, id: string): readonly (Meaning | string)[] => [
  slug,
  id,
  ...(home ? [home] : []),
];

/** The list from which a form comes. */
export const listOf = (section: Section): Section => section.beside?.[0] ?? section;

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** What a record is called on its own page. */
const calledIn = (
  { heading }: Section,
  record: Seen,
  ui: Ui,
  places: ReadonlyMap<string, string>,
): string | undefined => (heading ? heading(record, ui, places).title : record.title);

type Seen = Item & { readonly revision?: number | undefined; readonly title?: string };

/** The history of a record; undefined to whoever may not read it. */
const toldOf = async (at: string, { api }: Asking): Promise<Told | undefined> =>
  historyOf(api, at).catch((error: unknown) => {
    if (error instanceof Refused && error.problem.status !== 401) return undefined;
    throw error;
  });

/** The step of which a form asks for a correction, as it was sent or as its address says. */
const stepAsked = (value: unknown, { query }: Pick<Asking, 'query'>): string =>
  String((value as { readonly targetEventId?: unknown } | undefined)?.targetEventId ?? query[STEP] ?? '');

/**
 * The command of a form. That of a correction is laid out by the step that it is of, which the form names.
 * @param told the history of the record, where it is known already.
 * @throws Refused where there is no such command.
 */
export const formedCommand = async (
  ask: CommandAsk,
  asking: Asking,
  value: unknown,
  told?: () => Promise<Told | undefined>,
): Promise<FormedCommand> => {
  const command = describedCommand(ask, asking);
  const { section, operation, id } = ask;
  const step = operation === CORRECTION && id ? stepAsked(value, asking) : '';
  if (!step) return command;
  const { steps = [] } = (await (told?.() ?? toldOf(`${section.list}/${encodeURIComponent(id!)}`, asking))) ?? {};
  return correctionOf(command, steps, step, section, asking) ?? command;
};

/** The record that a form is about; undefined to whoever may act on it without reading it. */
const recordOf = async (
  at: string,
  home: Section['home'],
  { api }: Asking,
  told: () => Promise<Told | undefined>,
): Promise<Seen | undefined> => {
  try {
    const { item } = await api.get<{ readonly item: Seen }>(at);
    return item.revision === undefined ? { ...item, revision: (await told())?.last } : item;
  } catch (error) {
    if (home && error instanceof Refused && error.problem.status === 403) return undefined;
    throw error;
  }
};

const REQUEST_WORDS = { '/requestId': { label: ['Permintaan yang diputus', 'Request that is decided'] } } as const;

/** Whoever sent too often, or found the service away, sends the same again: nothing is to be mended in it. */
const AGAIN = new Set([429, 503]);

/** The form of a command; with what was typed, where it was refused. */
export const commandPage = async (ask: CommandAsk, asking: Asking, filled: Filled = {}): Promise<Shown> => {
  const { ui, describe } = asking;
  const { section, operation, id } = ask;
  const view = section.forms?.[operation];
  const problem = filled.problem && (await problemWithPlaces(filled.problem, asking));
  const at = id && `${section.list}/${encodeURIComponent(id)}`;
  let history: Promise<Told | undefined> | undefined;
  const toldOnce = () => (history ??= at ? toldOf(at, asking) : Promise.resolve(undefined));
  const formed = await formedCommand(ask, asking, filled.value, toldOnce);
  const { title, input } = formed;
  const [record, actions, requests] = await Promise.all([
    at ? recordOf(at, section.home, asking, toldOnce) : undefined,
    problem && !view?.steps ? undefined : actionsOf(section.list, asking, id),
    isOfRequest(operation) ? toldOnce().then((told) => requestsFor(operation, told?.steps ?? [])) : undefined,
  ]);
  const action = actions?.find((each) => each.operation === operation && !each.open);
  const closed = action?.refusal;
  const preparing = action && closed && mayPrepare(section, action, asking) ? closed : undefined;
  const beginning = beginningOf(asking, record, preparing !== undefined);
  const begun = { ...view?.prefill?.(beginning), ...formed.begun, ...(requests && requestBegun(requests)) };
  // Whoever opens what another has prepared acts in an office of his own.
  const value = filled.value
    ? filled.opened && !preparing
      ? actingBeside(filled.value, begun)
      : filled.value
    : actingForChosen(begun, input, asking);
  const [documents, places, names, inRecord, conflict, choosing, around] = await Promise.all([
    documentsOf(input, asking),
    placesIn(value, asking),
    namesOf(asking, value, section.list),
    record ? placesOf(asking, record) : NO_NAMES,
    problem && id ? conflictOf(problem, ask, asking, filled.revision) : undefined,
    operation === CORRECTION && id && !formed.sent
      ? toldOnce().then((known) => stepChoice(known?.steps ?? [], section, id, asking))
      : undefined,
    requests && named(asking, requests, section.list),
  ]);
  const refused = [...(filled.errors ?? []), ...(problem && !conflict ? faultsIn(problem, asking) : [])];
  const errors = askingForFiles(refused, value, ui);
  const list = listOf(section);
  const back = ui.to(id ? recordPath(section, id) : [list.slug]);
  const mended = problem || errors.length > 0 ? stepToMend(errors, input, view) : 0;
  const parts = partsOf(input, view);
  const step = view?.steps ? (filled.step ?? mended) : undefined;
  return {
    title: ui.say(title),
    status: problem ? (AGAIN.has(problem.status) ? problem.status : 422) : errors.length || filled.changed ? 422 : 200,
    body: (
      <div class="narrow">
        <p class="back">
          <a href={back}>
            ←{' '}
            {(record && calledIn(section, record, ui, inRecord)) ??
              ui.say(list.title ?? describe.list(list.list)!.title)}
          </a>
        </p>
        <Heading title={ui.say(title)} />
        {preparing && <Preparing reason={capital(refusalIn(preparing, describe, ui))} ui={ui} />}
        {closed && !preparing && !problem && (
          <Notice tone="info" title={ui.say(['Belum dapat dikirim sekarang', 'It cannot be sent now'])}>
            <p>{capital(refusalIn(closed, describe, ui))}</p>
          </Notice>
        )}
        {filled.note && <Notice tone="good" title={filled.note} />}
        {filled.unkept && (
          <Notice tone="bad" title={ui.say(['Konsep tidak dapat disimpan', 'The draft could not be kept'])}>
            <p>
              {capital(refusalIn(filled.unkept, describe, ui))}{' '}
              {ui.say(['Isian Anda masih ada di bawah.', 'What you filled in is still below.'])}
            </p>
          </Notice>
        )}
        {choosing ?? (
          <Form
            state={{
              ui,
              open: describe.asked,
              value,
              errors,
              words: formed.words ?? (requests ? REQUEST_WORDS : view?.words),
              choices: {
                ...choicesOf(asking, view, record, inRecord),
                ...(requests && requestChoices(requests, section, asking)),
              },
              documents,
              places,
              names,
              list: section.list,
              uploads: filled.uploads,
              editing: filled.editing,
              ...(filled.adding && { adding: filled.adding, added: view?.added?.(beginning) }),
            }}
            schema={input}
            action={formOf(ask, ui)}
            submit={capital(ui.say(title))}
            commandId={filled.commandId ?? randomUUID()}
            revision={conflict?.revision ?? filled.revision ?? record?.revision}
            draft={filled.draft}
            preparing={preparing !== undefined}
            partly={filled.partly}
            view={view}
            step={step !== undefined && step < parts.length ? step : undefined}
          >
            {filled.changed ?? conflict?.body}
            {requests && <AskedFor requests={requests} section={section} asking={asking} around={around!} />}
          </Form>
        )}
      </div>
    ),
  };
};

/** What was typed, kept where its form cannot be shown now, to be sent again. */
export const keptPage = (problem: Problem, action: string, posted: Posted, ui: Ui): Shown => {
  const title = ui.say(['Belum terkirim', 'Not sent yet']);
  const body: VNode = (
    <div class="narrow">
      <Heading title={title} />
      <Notice tone="bad" title={capital(refusalIn(problem, {}, ui))}>
        <p>
          {ui.say([
            'Yang sudah diisi tidak hilang. Tunggu sebentar, lalu kirim lagi; dikirim dua kali tetap tercatat sekali.',
            'What was filled in is not lost. Wait a moment and send it again; sent twice it is recorded once.',
          ])}
        </p>
      </Notice>
      <form method="post" action={action} class="command">
        <KeptFields posted={posted} />
        <button class="main">{ui.say(['Kirim lagi', 'Send again'])}</button>{' '}
        <button class="quiet" name={CONTROL.step} value={posted.get(CONTROL.at)?.[0] ?? '0'}>
          {ui.say(['Kembali ke formulir', 'Back to the form'])}
        </button>
      </form>
    </div>
  );
  return { title, status: problem.status, body };
};
