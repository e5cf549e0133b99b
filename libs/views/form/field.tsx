import type { VNode } from '../view.js';
import { capital, type Ui } from '../ui.js';
import { codeMeaning, labelOf, type Description, type Schema } from '../schema/description.js';
import { CONTROL } from './posted.js';

/** What a refusal says of one place in the input. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}
export interface FormState {
  readonly ui: Ui;
  readonly open: Description['open'];
  /** The input as it was entered. */
  readonly value: unknown;
  readonly errors: readonly FieldError[];
  /** A list to which an empty entry is added, by its pointer. */
  readonly adding?: string | undefined;
}

interface FieldOf {
  readonly state: FormState;
  readonly pointer: string;
  readonly name: string;
  readonly schema: Schema;
  readonly value: unknown;
  readonly required: boolean;
}

export const idOf = (pointer: string): string => `f${pointer.replaceAll('/', '-')}`;
const errorOf = ({ errors }: FormState, pointer: string): string | undefined =>
  errors.find(({ field }) => field === pointer)?.message;
const HINTS: Readonly<Record<string, readonly [id: string, en: string]>> = {
  rupiah: ['Rupiah penuh, misalnya 62.500.000', 'Whole rupiah, like 62.500.000'],
  region: [
    'Nama atau kode wilayah, misalnya Mekar Jaya, Angsana atau 63.10.09.2009',
    'Name or code of the region, like Mekar Jaya, Angsana or 63.10.09.2009',
  ],
};

const Label = ({ of, tag = 'label' }: { readonly of: FieldOf; readonly tag?: 'label' | 'legend' }): VNode => {
  const { state, schema, name, required, pointer } = of;
  const { say } = state.ui;
  const text = (
    <>
      {capital(say(labelOf(schema, name)))}
      {!required && <span class="optional"> ({say(['boleh kosong', 'optional'])})</span>}
    </>
  );
  return tag === 'label' ? <label for={idOf(pointer)}>{text}</label> : <legend>{text}</legend>;
};

const Told = ({ of }: { readonly of: FieldOf }): VNode => {
  const { state, schema, pointer } = of;
  const [hint, error] = [HINTS[schema.format ?? ''], errorOf(state, pointer)];
  return (
    <>
      {hint && (
        <p class="hint" id={`${idOf(pointer)}-hint`}>
          {state.ui.say(hint)}
        </p>
      )}
      {error && (
        <p class="error" id={`${idOf(pointer)}-error`}>
          {error}
        </p>
      )}
    </>
  );
};

const describedBy = ({ state, schema, pointer }: FieldOf): string | undefined =>
  [
    ...(HINTS[schema.format ?? ''] ? [`${idOf(pointer)}-hint`] : []),
    ...(errorOf(state, pointer) ? [`${idOf(pointer)}-error`] : []),
  ].join(' ') || undefined;

const wrapped = (of: FieldOf, control: VNode): VNode => (
  <div class={`field${errorOf(of.state, of.pointer) ? ' wrong' : ''}`}>
    <Label of={of} />
    <Told of={of} />
    {control}
  </div>
);

const common = (of: FieldOf) => ({
  id: idOf(of.pointer),
  name: of.pointer,
  'aria-describedby': describedBy(of),
  'aria-invalid': errorOf(of.state, of.pointer) ? 'true' : undefined,
  'aria-required': of.required ? 'true' : undefined,
});

const Choice = (of: FieldOf): VNode => {
  const { state, schema, value } = of;
  return wrapped(
    of,
    <select {...common(of)}>
      <option value="">{state.ui.say(['– pilih –', '– choose –'])}</option>
      {schema.enum!.map((code) => (
        <option value={code} selected={code === value}>
          {capital(state.ui.say(codeMeaning(schema, code) ?? [code, code]))}
        </option>
      ))}
    </select>,
  );
};

const YesNo = (of: FieldOf): VNode =>
  wrapped(
    of,
    <select {...common(of)}>
      <option value="">–</option>
      {([true, false] as const).map((answer) => (
        <option value={String(answer)} selected={answer === of.value}>
          {of.state.ui.say(answer ? ['Ya', 'Yes'] : ['Tidak', 'No'])}
        </option>
      ))}
    </select>,
  );

const Text = (of: FieldOf): VNode => {
  const { schema, value } = of;
  const text = value === undefined ? '' : String(value);
  if ((schema.maxLength ?? 0) > 300)
    return wrapped(
      of,
      <textarea {...common(of)} rows={4} data-most={schema.maxLength}>
        {`\n${text}`}
      </textarea>,
    );
  const numeric = schema.type === 'integer' || schema.format === 'rupiah';
  return wrapped(
    of,
    <input
      {...common(of)}
      type={schema.format === 'date' ? 'date' : 'text'}
      inputmode={numeric ? 'numeric' : undefined}
      class={numeric ? 'short' : undefined}
      value={text}
      maxlength={numeric ? 24 : schema.maxLength}
      autocomplete="off"
      data-region={schema.format === 'region' ? 'true' : undefined}
    />,
  );
};

const Checks = (of: FieldOf): VNode => {
  const { state, schema, value, pointer } = of;
  const items = state.open(schema.items!);
  const chosen = new Set((value as readonly unknown[] | undefined) ?? []);
  return (
    <fieldset class={`field${errorOf(state, pointer) ? ' wrong' : ''}`} id={idOf(pointer)}>
      <Label of={of} tag="legend" />
      <Told of={of} />
      {items.enum!.map((code) => (
        <label class="check">
          <input type="checkbox" name={pointer} value={code} checked={chosen.has(code)} />{' '}
          {capital(state.ui.say(codeMeaning(items, code) ?? [code, code]))}
        </label>
      ))}
    </fieldset>
  );
};

const Repeated = (of: FieldOf): VNode => {
  const { state, schema, value, pointer, required, name } = of;
  const { say } = state.ui;
  const items = state.open(schema.items!);
  const entries = [...((value as readonly unknown[] | undefined) ?? [])];
  if (state.adding === pointer || (entries.length === 0 && required)) entries.push(undefined);
  return (
    <fieldset class="repeated" id={idOf(pointer)}>
      <Label of={of} tag="legend" />
      <Told of={of} />
      {entries.map((entry, index) => (
        <div class="entry">
          <Field
            state={state}
            pointer={`${pointer}/${index}`}
            name={`${name} ${index + 1}`}
            schema={{ ...items, 'x-label': numbered(schema, name, index) }}
            value={entry}
            required
          />
          {(entries.length > 1 || !required) && (
            <button class="quiet" name={CONTROL.remove} value={`${pointer}/${index}`} formnovalidate>
              {say([`Hapus nomor ${index + 1}`, `Remove no. ${index + 1}`])}
              <span class="unseen"> {say(labelOf(schema, name))}</span>
            </button>
          )}
        </div>
      ))}
      {entries.length < (schema.maxItems ?? 1_000) && (
        <button class="quiet" name={CONTROL.add} value={pointer} formnovalidate>
          + {say(['Tambah', 'Add'])} <span class="unseen">{say(labelOf(schema, name))}</span>
        </button>
      )}
    </fieldset>
  );
};

const numbered = (schema: Schema, name: string, index: number) => {
  const [id, en] = labelOf(schema, name);
  return { id: `${id} ${index + 1}`, en: `${en} ${index + 1}` };
};

const Group = (of: FieldOf): VNode => {
  const { state, schema, value, pointer, required } = of;
  const body = <Members state={state} pointer={pointer} schema={schema} value={value} />;
  if (required)
    return (
      <fieldset class="group" id={idOf(pointer)}>
        <Label of={of} tag="legend" />
        <Told of={of} />
        {body}
      </fieldset>
    );
  const opened = value !== undefined || state.errors.some(({ field }) => field.startsWith(pointer));
  return (
    <details class="group" open={opened} id={idOf(pointer)}>
      <summary>
        {capital(state.ui.say(labelOf(schema, of.name)))}
        <span class="optional"> ({state.ui.say(['boleh kosong', 'optional'])})</span>
      </summary>
      <Told of={of} />
      {body}
    </details>
  );
};

/** The fields of an object of the input. */
export const Members = ({
  state,
  pointer,
  schema,
  value,
  only,
}: Pick<FieldOf, 'state' | 'pointer' | 'schema' | 'value'> & { readonly only?: (name: string) => boolean }): VNode => (
  <>
    {Object.entries(schema.properties ?? {})
      .filter(([name]) => !only || only(name))
      .map(([name, member]) => (
        <Field
          state={state}
          pointer={`${pointer}/${name}`}
          name={name}
          schema={state.open(member)}
          value={(value as Readonly<Record<string, unknown>> | undefined)?.[name]}
          required={schema.required?.includes(name) ?? false}
        />
      ))}
  </>
);

/** One place of the input, with everything below it. */
export const Field = (of: FieldOf): VNode => {
  const { schema, state } = of;
  if (schema.type === 'array') return state.open(schema.items ?? {}).enum ? Checks(of) : Repeated(of);
  if (schema.properties) return Group(of);
  if (schema.enum) return Choice(of);
  if (schema.type === 'boolean') return YesNo(of);
  return Text(of);
};
