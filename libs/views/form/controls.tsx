import { isLocalDate } from '#kernel';
import type { Children, VNode } from '../view.js';
import { numberOf } from '../format.js';
import { capital, type Ui } from '../ui.js';
import { codeMeaning } from '../schema/description.js';
import { withCode } from '../schema/registers.js';
import { errorOf, hintOf, idOf, labelIn, wordsAt, type FieldOf } from './state.js';
import type { Option } from '../forms.js';

export const labelTextOf = (of: FieldOf): string => of.label ?? labelIn(of.state, of.pointer, of.schema, of.name);

export const Label = ({ of, tag = 'label' }: { readonly of: FieldOf; readonly tag?: 'label' | 'legend' }): VNode => {
  const text = (
    <>
      {labelTextOf(of)}
      {!of.required && !wordsAt(of.state, of.pointer)?.needed && (
        <span class="optional"> ({of.state.ui.say(['boleh kosong', 'optional'])})</span>
      )}
    </>
  );
  return tag === 'label' ? <label for={idOf(of.pointer)}>{text}</label> : <legend>{text}</legend>;
};

/** Fields that may be left out together, behind a fold. */
export const OptionalGroup = ({
  of,
  open,
  children,
}: {
  readonly of: FieldOf;
  readonly open: boolean;
  readonly children: Children;
}): VNode => (
  <details class="group" open={open} id={idOf(of.pointer)} tabindex={-1}>
    <summary>
      {labelTextOf(of)}
      <span class="optional"> ({of.state.ui.say(['boleh kosong', 'optional'])})</span>
    </summary>
    <Told of={of} />
    {children}
  </details>
);

export const Told = ({ of }: { readonly of: FieldOf }): VNode => {
  const { state, pointer } = of;
  const [hint, error] = [hintOf(of), errorOf(state, pointer)];
  return (
    <>
      {hint && (
        <p class="hint" id={`${idOf(pointer)}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${idOf(pointer)}-error`}>
          {error.message}
        </p>
      )}
    </>
  );
};

const describedBy = (of: FieldOf): string | undefined =>
  [
    ...(hintOf(of) ? [`${idOf(of.pointer)}-hint`] : []),
    ...(errorOf(of.state, of.pointer) ? [`${idOf(of.pointer)}-error`] : []),
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

/** One of several; what was sent that is none of them stays to be seen. */
const Select = (of: FieldOf, options: readonly Option[], none: string): VNode => {
  const value = of.value === undefined ? '' : String(of.value as string);
  const known = value === '' || options.some((option) => option.value === value);
  return wrapped(
    of,
    <select {...common(of)}>
      <option value="">{none}</option>
      {[...options, ...(known ? [] : [{ value, label: value }])].map(({ value: each, label }) => (
        <option value={each} selected={each === value}>
          {label}
        </option>
      ))}
    </select>,
  );
};

export const Choice = (of: FieldOf): VNode => {
  const { ui } = of.state;
  const options = of.schema.enum!.map((value) => ({
    value,
    label: capital(ui.say(codeMeaning(of.schema, value) ?? [value, value])),
  }));
  return Select(of, options, ui.say(['– pilih –', '– choose –']));
};

export const YesNo = (of: FieldOf): VNode => {
  const { say } = of.state.ui;
  return Select(
    of,
    [
      { value: 'true', label: say(['Ya', 'Yes']) },
      { value: 'false', label: say(['Tidak', 'No']) },
    ],
    '–',
  );
};

/** Of what there is to choose from, such as the offices that one holds. */
export const OneOf = (of: FieldOf, options: readonly Option[]): VNode =>
  Select(of, options, of.state.ui.say(['– pilih –', '– choose –']));

const shownText = ({ schema, value }: FieldOf): string => {
  const text = value === undefined ? '' : String(value as string);
  return schema.format === 'rupiah' && /^\d{4,16}$/.test(text) ? numberOf(text, 'id') : text;
};

/** A day that no calendar has would be dropped from a field for days. */
export const isDay = (text: string): boolean => text === '' || isLocalDate(text);

/** That a name means more than what is offered, and how to tell which. */
export const moreThan = (shown: number, total: number, { say }: Pick<Ui, 'say'>): string =>
  say([
    `${shown} dari ${total}; bila tidak ada di bawah, tambahkan kecamatan atau kabupatennya sesudah koma.`,
    `${shown} of ${total}; if it is not below, add its district or regency after a comma.`,
  ]);

/** What a name may mean: the one chosen counts before what is written. */
const Candidates = ({ of }: { readonly of: FieldOf }): VNode | null => {
  const { candidates: found, total } = errorOf(of.state, of.pointer) ?? {};
  if (!found?.length) return null;
  const { say } = of.state.ui;
  return (
    <fieldset class="candidates">
      <legend>{say(['Pilih yang dimaksud', 'Choose the one that is meant'])}</legend>
      {total !== undefined && total > found.length && <p class="hint">{moreThan(found.length, total, of.state.ui)}</p>}
      {found.map(({ code, path }) => (
        <label class="check">
          <input type="radio" name={of.pointer} value={code} />
          <span>
            {path ?? ''} <code>{code}</code>
          </span>
        </label>
      ))}
    </fieldset>
  );
};

export const Text = (of: FieldOf): VNode => {
  const { schema } = of;
  const text = shownText(of);
  if ((schema.maxLength ?? 0) > 200)
    return wrapped(
      of,
      <textarea {...common(of)} rows={schema.maxLength! > 500 ? 4 : 2} maxlength={schema.maxLength}>
        {`\n${text}`}
      </textarea>,
    );
  const digits = schema.type === 'integer' || schema.type === 'number' || schema.format === 'rupiah';
  const numeric = digits || of.name === 'nik' || of.name === 'nip' || of.name === 'bankAccount';
  return wrapped(
    of,
    <input
      {...common(of)}
      type={schema.format === 'date' && isDay(text) ? 'date' : 'text'}
      inputmode={numeric ? 'numeric' : undefined}
      class={schema.format === 'rupiah' ? 'amount' : digits ? 'short' : undefined}
      value={text}
      maxlength={numeric ? 24 : schema.maxLength}
      autocomplete="off"
    />,
  );
};

/** A region, or a record of a register: written by its name, or looked for while one types; sent on by its code. */
export const Reference = (of: FieldOf, search: string, name: string | undefined): VNode => {
  const text = shownText(of);
  return wrapped(
    of,
    <>
      <input
        {...common(of)}
        value={name === undefined ? text : withCode(name, text)}
        maxlength={300}
        autocomplete="off"
        data-search={search}
      />
      <Candidates of={of} />
    </>,
  );
};

export const Checks = (of: FieldOf): VNode => {
  const { state, schema, value, pointer } = of;
  const items = state.open(schema.items!);
  const chosen = new Set(Array.isArray(value) ? value : []);
  const only = errorOf(state, pointer)?.warnings;
  const codes = only ? items.enum!.filter((code) => only.includes(code) || chosen.has(code)) : items.enum!;
  return (
    <fieldset class={`field${errorOf(state, pointer) ? ' wrong' : ''}`} id={idOf(pointer)} tabindex={-1}>
      <Label of={of} tag="legend" />
      <Told of={of} />
      {codes.map((code) => (
        <label class="check">
          <input type="checkbox" name={pointer} value={code} checked={chosen.has(code)} />
          <span>{capital(state.ui.say(codeMeaning(items, code) ?? [code, code]))}</span>
        </label>
      ))}
    </fieldset>
  );
};
