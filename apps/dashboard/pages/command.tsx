import { randomUUID } from 'node:crypto';
import {
  CONTROL,
  Form,
  Heading,
  Refused,
  capital,
  inputOf,
  refusalIn,
  type Asking,
  type CommandDescription,
  type FieldError,
  type Posted,
  type Problem,
  type Section,
  type Shown,
} from '#views';
import { bodyOf, headersOf, type Asker, type Calling } from '../call.js';

export interface CommandAsk {
  readonly section: Section;
  /** `new` creates. */
  readonly operation: string;
  /** Of the record; absent where the command has none. */
  readonly id?: string;
}

const described = ({ section, operation, id }: CommandAsk, { describe }: Asking): CommandDescription => {
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

const targetOf = ({ section, operation, id }: CommandAsk): string =>
  `/v1/${[section.list, ...(id ? [encodeURIComponent(id)] : []), ...(operation === 'new' ? [] : [operation])].join('/')}`;

const errorsOf = ({ field, details, ...told }: Problem, { ui, describe }: Asking): readonly FieldError[] => {
  const several = details?.['errors'] as readonly (Problem & { readonly field: string })[] | undefined;
  if (!several) return field ? [{ field, message: candidatesIn(refusalIn(told, describe, ui), details) }] : [];
  return several.map((each) => ({
    field: each.field,
    message: `${each.field.split('/').slice(1).join(' › ')}: ${ui.say([each.messageId, each.messageEn])}`,
  }));
};

/** A name that means several regions is answered by these. */
const candidatesIn = (message: string, details: Problem['details']): string => {
  const found = details?.['candidates'] as readonly { readonly code: string; readonly path?: string }[] | undefined;
  if (!found?.length) return message;
  return `${message} ${found.map(({ code, path = '' }) => `${path} = ${code}`).join('; ')}`;
};

interface Filled {
  readonly value: unknown;
  readonly commandId?: string | undefined;
  readonly revision?: number | undefined;
  readonly problem?: Problem;
  readonly adding?: string;
}

/** The form of a command; with what was typed, where it was refused. */
export const commandPage = async (ask: CommandAsk, asking: Asking, filled: Filled): Promise<Shown> => {
  const { ui, api, describe } = asking;
  const { section, operation, id } = ask;
  const { title, input } = described(ask, asking);
  const record = id
    ? (
        await api.get<{ readonly item: { readonly revision?: number; readonly title?: string } }>(
          `${section.list}/${encodeURIComponent(id)}`,
        )
      ).item
    : undefined;
  const { problem, value, adding } = filled;
  const errors = problem ? errorsOf(problem, asking) : [];
  const back = ui.to(id ? [section.slug, id] : [section.slug]);
  return {
    title: ui.say(title),
    status: problem ? (problem.status === 503 ? 503 : 422) : 200,
    body: (
      <div class="narrow">
        <p class="back">
          <a href={back}>← {record?.title ?? ui.say(section.title ?? describe.list(section.list)!.title)}</a>
        </p>
        <Heading title={ui.say(title)} />
        <Form
          state={{ ui, open: describe.open, value, errors, ...(adding && { adding }) }}
          schema={input}
          action={ui.to([section.slug, ...(id ? [id] : []), 'do', operation])}
          submit={capital(ui.say(title))}
          commandId={filled.commandId ?? randomUUID()}
          revision={filled.revision ?? record?.revision}
          refused={problem && refusalIn(problem, describe, ui)}
        />
      </div>
    ),
  };
};

export type Outcome = { readonly shown: Shown } | { readonly to: string };

interface Receipt {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
}

/** Takes a form: adds or removes an entry, or gives the command and leads to what came of it. */
export const sendCommand = async (
  ask: CommandAsk,
  asking: Asking,
  posted: Posted,
  calling: Calling,
  asker: Asker,
): Promise<Outcome> => {
  const { ui, describe } = asking;
  const { input } = described(ask, asking);
  const [commandId, revision] = [posted.get(CONTROL.key)?.[0], Number(posted.get(CONTROL.revision)?.[0] ?? Number.NaN)];
  const seen = Number.isInteger(revision) ? { revision } : {};
  const removed = posted.get(CONTROL.remove)?.[0];
  const left = removed
    ? new Map([...posted].filter(([name]) => name !== removed && !name.startsWith(`${removed}/`)))
    : posted;
  const value = inputOf(input, left, describe.open) ?? {};
  const adding = posted.get(CONTROL.add)?.[0];
  if (adding || removed)
    return { shown: await commandPage(ask, asking, { value, commandId, ...seen, ...(adding && { adding }) }) };
  try {
    const receipt = bodyOf<Receipt>(
      await calling({
        method: 'POST',
        path: targetOf(ask),
        headers: {
          ...headersOf(asker),
          'content-type': 'application/json',
          ...(commandId && { 'idempotency-key': commandId }),
          ...('revision' in seen && { 'if-match': `"${seen.revision}"` }),
        },
        body: JSON.stringify(value),
        address: asker.address,
      }),
    );
    const query = { saved: String(receipt.revision), after: receipt.position };
    return { to: ui.to(ask.section.record === false ? [ask.section.slug] : [ask.section.slug, receipt.id], query) };
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.status === 401) throw error;
    return { shown: await commandPage(ask, asking, { value, commandId, ...seen, problem: error.problem }) };
  }
};
