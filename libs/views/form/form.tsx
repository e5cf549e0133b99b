import type { Meaning } from '#kernel';
import type { Children, VNode } from '../view.js';
import { capital } from '../ui.js';
import { Notice } from '../parts/parts.js';
import type { FormPart, FormView } from '../forms.js';
import type { Schema } from '../schema/description.js';
import { Field, Members } from './field.js';
import { UNTYPED, asksForPerson } from './persons.js';
import { Carried } from './carried.js';
import { CONTROL, fieldsOf, asksForDocument, type Posted } from './posted.js';
import { hasErrorBelow, idOf, placeInWords, wordsAt, type FormState } from './state.js';
import { Summary } from './summary.js';

/** What every command may carry, asked for after its own input. */
const FURTHER: ReadonlyMap<string, Meaning> = new Map([
  ['occurredOn', ['tanggal', 'date']],
  ['reason', ['alasan', 'reason']],
  ['provenance', ['sumber', 'source']],
  ['evidence', ['bukti', 'evidence']],
]);
const ACKNOWLEDGE = 'acknowledge';

export interface FormOf {
  readonly state: FormState;
  readonly schema: Schema;
  readonly action: string;
  readonly submit: string;
  /** The command's id, so that sending twice is once. */
  readonly commandId: string;
  /** The revision that was seen. */
  readonly revision?: number | undefined;
  readonly view?: FormView | undefined;
  /** Which part is asked for; absent: all. */
  readonly step?: number | undefined;
  /** The version that was seen of the office's draft that it is. */
  readonly draft?: number | undefined;
  /** Whoever fills it in may not send it: he prepares it for another of his office. */
  readonly preparing?: boolean;
  /** Whether it can be sent without those of its entries that are refused. */
  readonly partly?: boolean | undefined;
  readonly children?: Children;
}

/** The place as far as the form shows it; a refusal may name one that it does not. */
const shownPlace = (field: string, { schema, state }: Pick<FormOf, 'schema' | 'state'>): string => {
  let [at, place] = [schema, ''];
  for (const segment of field.split('/').slice(1)) {
    const next = at.type === 'array' ? at.items : at.properties?.[segment];
    if (!next || (at.type === 'array' && !/^\d+$/.test(segment))) break;
    const opened = state.open(next);
    // A file is the field of its id and hash.
    if (asksForDocument(at) && (segment === 'docId' || segment === 'sha256')) break;
    if (asksForPerson(at) && UNTYPED.has(segment)) break;
    [at, place] = [opened, `${place}/${segment}`];
  }
  return place;
};

/** What is wrong, each leading to its field; what another step asks for names the step. */
const ErrorSummary = ({
  state,
  schema,
  parts,
  seen,
}: Pick<FormOf, 'state' | 'schema'> & {
  readonly parts: readonly FormPart[];
  readonly seen: (name: string) => boolean;
}): VNode | null => {
  const { ui, errors } = state;
  if (errors.length === 0) return null;
  /** The step that asks for a place; none where it can be mended here. */
  const stepOf = (place: string): number => {
    const name = place.split('/')[1];
    if (!name || seen(name)) return 0;
    const at = parts.findIndex(({ fields }) => fields.includes(name));
    return (at < 0 ? parts.length - 1 : at) + 1;
  };
  const asked = parts.flatMap(({ fields }) => fields);
  const placed = errors
    .map((error) => ({ ...error, place: shownPlace(error.field, { schema, state }) }))
    .map((error) => ({ ...error, step: stepOf(error.place), at: asked.indexOf(error.place.split('/')[1] ?? '') }))
    .sort((one, other) => one.step - other.step || one.at - other.at);
  const told = ({ place, step, message }: (typeof placed)[number]): Children => {
    if (!place) return message;
    const words = `${placeInWords(state, schema, place)}: ${message}`;
    return step ? `${ui.say(['Langkah', 'Step'])} ${step} · ${words}` : <a href={`#${idOf(place)}`}>{words}</a>;
  };
  return (
    <Notice tone="bad" title={ui.say(['Ada yang perlu diperbaiki', 'There is a problem'])}>
      <ul>
        {placed.map((error) => (
          <li>
            {told(error)}
            {error.rule && <small class="rule">{error.rule}</small>}
          </li>
        ))}
      </ul>
    </Notice>
  );
};

/** All that was typed, to be sent again. */
export const KeptFields = ({ posted }: { readonly posted: Posted }): VNode => (
  <>
    {[...posted].flatMap(([name, values]) =>
      name.startsWith('/') ||
      ([CONTROL.key, CONTROL.revision, CONTROL.at, CONTROL.draft] as string[]).includes(name) ||
      name.startsWith(CONTROL.upload)
        ? values.map((value) => <input type="hidden" name={name} value={value} />)
        : [],
    )}
  </>
);

/** The parts of a form: those of its view, and what they leave. */
export const partsOf = (schema: Schema, view?: FormView): readonly FormPart[] => {
  const required = new Set(schema.required);
  const names = Object.keys(schema.properties ?? {}).filter((name) => name !== ACKNOWLEDGE);
  const asked = names.filter((name) => !FURTHER.has(name) || required.has(name));
  // Of a step that says nothing of its own, the reason is what there is to say.
  const own = asked.some((name) => name !== 'acting')
    ? asked
    : [...names.filter((name) => name === 'reason'), ...asked];
  const parts = view?.parts ?? [];
  const placed = new Set(parts.flatMap(({ fields }) => fields));
  const left = own.filter((name) => !placed.has(name));
  if (parts.length === 0) return [{ title: ['', ''], fields: left }];
  return parts.map((part, index) => ({
    ...part,
    fields: [...part.fields.filter((name) => schema.properties?.[name]), ...(index === parts.length - 1 ? left : [])],
  }));
};

/** What other parts hold. */
const Hidden = ({
  state,
  schema,
  skip,
}: {
  state: FormState;
  schema: Schema;
  skip: (name: string) => boolean;
}): VNode => (
  <Carried
    state={state}
    fields={fieldsOf(state.value, schema, state.open).filter(([pointer]) => !skip(pointer.split('/')[1]!))}
  />
);

const Named = ({ state, schema, names }: { state: FormState; schema: Schema; names: readonly string[] }): VNode => (
  <>
    {names.map((name) => (
      <Field
        state={state}
        pointer={`/${name}`}
        name={name}
        schema={state.open(schema.properties![name]!)}
        value={(state.value as Readonly<Record<string, unknown>> | undefined)?.[name]}
        required={schema.required?.includes(name) ?? false}
      />
    ))}
  </>
);

/** `Tanggal, alasan, dan bukti`: what stands in the fold of what every command may carry. */
const furtherInWords = (names: readonly string[], { say }: FormState['ui']): string => {
  const told = [...FURTHER].filter(([name]) => names.includes(name)).map(([, meaning]) => say(meaning));
  const last = told.pop() ?? '';
  if (told.length === 0) return capital(last);
  return capital(`${told.join(', ')}${say([told.length > 1 ? ', dan' : ' dan', ' and'])} ${last}`);
};

const Steps = ({ of, at, parts }: { of: FormOf; at: number; parts: readonly FormPart[] }): VNode => {
  const { say } = of.state.ui;
  const last = at === parts.length - 1;
  const { preparing = false } = of;
  const forOffice = preparing || of.draft !== undefined;
  return (
    <div class="steps">
      {at > 0 && (
        <button class="quiet" name={CONTROL.step} value={String(at - 1)} formnovalidate>
          {say(['Kembali', 'Back'])}
        </button>
      )}
      {last && preparing ? (
        <button class="quiet" disabled aria-describedby="unsendable">
          {of.submit}
        </button>
      ) : last ? (
        <>
          <button class="main">{of.submit}</button>
          {of.partly && (
            <button class="quiet" name={CONTROL.partly} value="1">
              {say(['Kirim tanpa yang ditolak', 'Send without what is refused'])}
            </button>
          )}
        </>
      ) : (
        <button class="main" name={CONTROL.step} value={String(at + 1)} formnovalidate>
          {say(['Lanjut', 'Next'])}
        </button>
      )}
      <button
        class={last && preparing ? 'main' : 'quiet'}
        name={forOffice ? CONTROL.office : CONTROL.keep}
        value="1"
        formnovalidate
      >
        {forOffice
          ? say(['Simpan konsep untuk kantor', 'Keep as a draft of the office'])
          : say(['Simpan konsep', 'Keep as a draft'])}
      </button>
      {last && preparing && (
        <p class="soft" id="unsendable">
          {of.submit}: {say(['dikirim oleh yang berhak; lihat di atas', 'sent by whoever has the right; see above'])}
        </p>
      )}
    </div>
  );
};

const holdsFile = (schema: Schema, open: FormState['open'], depth = 0): boolean => {
  const opened = open(schema);
  if (asksForDocument(opened)) return true;
  if (depth > 5) return false;
  return [...Object.values(opened.properties ?? {}), ...(opened.items ? [opened.items] : [])].some((member) =>
    holdsFile(member, open, depth + 1),
  );
};

/** The form of a command, made from the schema of its input. */
export const Form = (of: FormOf): VNode => {
  const { state, schema, action, submit, commandId, revision, view, children } = of;
  const { ui, value, errors } = state;
  const parts = partsOf(schema, view);
  const step = of.step !== undefined && parts[of.step] ? of.step : undefined;
  const shown = step === undefined ? parts : [parts[step]!];
  const placed = new Set(parts.flatMap(({ fields }) => fields));
  const further = (name: string): boolean => FURTHER.has(name) && !placed.has(name);
  const final = step === undefined || step === parts.length - 1;
  // At every step: the day on which it happened may be what is to be mended of any.
  const furtherNames = Object.keys(schema.properties ?? {}).filter(further);
  const hasFurther = furtherNames.length > 0;
  const asksAcknowledging = schema.properties?.[ACKNOWLEDGE] !== undefined && hasErrorBelow(state, `/${ACKNOWLEDGE}`);
  const opened =
    errors.some(({ field }) => further(field.split('/')[1] ?? '')) ||
    Object.keys((value as object | undefined) ?? {}).some(further);
  const seen = new Set([...shown.flatMap(({ fields }) => fields), ...(asksAcknowledging ? [ACKNOWLEDGE] : [])]);
  return (
    <>
      <ErrorSummary
        state={state}
        schema={schema}
        parts={parts}
        seen={(name) => seen.has(name) || (hasFurther && further(name))}
      />
      {children}
      <form
        method="post"
        action={action}
        novalidate
        class="command"
        enctype={holdsFile(schema, state.open) ? 'multipart/form-data' : undefined}
      >
        <button
          class="unseen"
          tabindex={-1}
          aria-hidden="true"
          name={final ? (of.preparing ? CONTROL.office : undefined) : CONTROL.step}
          value={final ? (of.preparing ? '1' : undefined) : String(step! + 1)}
        >
          {submit}
        </button>
        <input type="hidden" name={CONTROL.key} value={commandId} />
        {revision !== undefined && <input type="hidden" name={CONTROL.revision} value={String(revision)} />}
        {of.draft !== undefined && <input type="hidden" name={CONTROL.draft} value={String(of.draft)} />}
        {step !== undefined && <input type="hidden" name={CONTROL.at} value={String(step)} />}
        <Hidden state={state} schema={schema} skip={(name) => seen.has(name) || (hasFurther && further(name))} />
        {asksAcknowledging && <Named state={state} schema={schema} names={[ACKNOWLEDGE]} />}
        {shown.map(({ title, about, fields }) =>
          title[0] ? (
            <section class="part">
              <h2>
                {step !== undefined && `${step + 1}/${parts.length} · `}
                {ui.say(title)}
              </h2>
              {about && <p class="hint">{ui.say(about)}</p>}
              <Named state={state} schema={schema} names={fields} />
            </section>
          ) : (
            <Named state={state} schema={schema} names={fields} />
          ),
        )}
        {hasFurther && (
          <details class="group" open={opened}>
            <summary>
              {furtherInWords(
                furtherNames.filter((name) => !wordsAt(state, `/${name}`)?.hidden),
                ui,
              )}
            </summary>
            <Members state={state} pointer="" schema={schema} value={value} only={further} />
          </details>
        )}
        {final && step !== undefined && step > 0 && (
          <Summary state={state} schema={schema} parts={parts.slice(0, step)} />
        )}
        {step === undefined ? <button class="main">{submit}</button> : <Steps of={of} at={step} parts={parts} />}
      </form>
    </>
  );
};
