import type { Children, VNode } from '../view.js';
import { dayOf, rupiahOf } from '../format.js';
import type { FormPart } from '../forms.js';
import { capital } from '../ui.js';
import { codeMeaning, type Schema } from '../schema/description.js';
import { nameKey, withCode } from '../schema/registers.js';
import { isDay } from './controls.js';
import { StoredLink } from './document.js';
import { asksForPerson, knownPerson, type AskedPerson } from './persons.js';
import { CONTROL, asksForDocument } from './posted.js';
import { choicesAt, labelIn, referredBy, wordsAt, type FieldOf, type FormState } from './state.js';

type Values = Readonly<Record<string, unknown>>;

/** A list of more entries than that is folded. */
const SEEN = 10;

const isFilled = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).some(isFilled)
    : value !== undefined && value !== null && value !== '';

/** One value as its field shows it. */
const inWords = (of: FieldOf): string => {
  const { state, pointer, schema, value } = of;
  const { ui, places, names } = state;
  const text = String(value as string);
  const chosen = choicesAt(state, pointer)?.find((option) => option.value === text);
  if (chosen) return chosen.label;
  const meaning = codeMeaning(schema, text);
  if (meaning) return capital(ui.say(meaning));
  if (typeof value === 'boolean') return ui.say(value ? ['Ya', 'Yes'] : ['Tidak', 'No']);
  if (schema.format === 'rupiah' && /^\d+$/.test(text)) return rupiahOf(text, ui.language);
  if (schema.format === 'date' && isDay(text)) return dayOf(text, ui.language);
  const register = referredBy(of);
  const name = schema.format === 'region' ? places?.[text] : register && names?.get(nameKey(register, text));
  return name === undefined ? text : register ? name : withCode(name, text);
};

/** The first region or, where there is none, the first thing that is said in an entry. */
const briefly = (of: FieldOf): readonly { readonly region: boolean; readonly text: string }[] => {
  const { state, pointer, schema, value } = of;
  if (!isFilled(value) || asksForPerson(schema) || asksForDocument(schema)) return [];
  if (typeof value !== 'object' || value === null) return [{ region: schema.format === 'region', text: inWords(of) }];
  if (Array.isArray(value)) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    briefly({
      ...{ state, name, schema: state.open(member), required: false },
      pointer: `${pointer}/${name}`,
      value: (value as Values)[name],
    }),
  );
};
export const inBrief = (of: FieldOf): string => {
  const parts = briefly(of);
  return (parts.find(({ region }) => region) ?? parts[0])?.text ?? '';
};

const Told = (of: FieldOf): VNode => {
  const { state, pointer, name, schema, value } = of;
  if (Array.isArray(value)) {
    const entries = (value as readonly unknown[]).filter(isFilled);
    const items = state.open(schema.items ?? {});
    const list = (
      <ul class={items.properties ? 'entries' : 'plain'}>
        {entries.map((entry, index) => (
          <li>
            <Told state={state} pointer={`${pointer}/${index}`} name={name} schema={items} value={entry} required />
          </li>
        ))}
      </ul>
    );
    if (entries.length <= SEEN) return list;
    return (
      <details>
        <summary>{state.ui.say([`${entries.length} isian`, `${entries.length} entries`])}</summary>
        {list}
      </details>
    );
  }
  if (asksForPerson(schema)) return <>NIK {knownPerson((value as AskedPerson).known)?.masked ?? '–'}</>;
  if (asksForDocument(schema)) return <StoredLink of={of} />;
  if (typeof value !== 'object' || value === null) return <>{inWords(of)}</>;
  return <Members state={state} pointer={pointer} schema={schema} value={value as Values} />;
};

/** What is filled in of an object, and what is missing that it needs; of one member alone nothing but that. */
const Members = ({
  state,
  pointer,
  schema,
  value,
  names = Object.keys(schema.properties ?? {}),
}: Pick<FieldOf, 'state' | 'pointer' | 'schema'> & {
  readonly value: Values;
  readonly names?: readonly string[];
}): VNode => {
  const members = names.flatMap((name) => {
    const [at, member] = [`${pointer}/${name}`, state.open(schema.properties?.[name] ?? {})];
    const required = (schema.required?.includes(name) ?? false) || wordsAt(state, at)?.needed === true;
    if (wordsAt(state, at)?.hidden || (!required && !isFilled(value[name]))) return [];
    return [{ state, pointer: at, name, schema: member, value: value[name], required }];
  });
  const told = (of: FieldOf): Children =>
    isFilled(of.value) ? (
      <Told {...of} />
    ) : (
      <span class="tag warn">{state.ui.say(['belum diisi', 'not filled in yet'])}</span>
    );
  const [only, ...others] = members;
  if (pointer !== '' && only && others.length === 0) return <>{told(only)}</>;
  return (
    <dl class="facts">
      {members.map((of) => (
        <div>
          <dt>{labelIn(state, of.pointer, of.schema, of.name)}</dt>
          <dd>{told(of)}</dd>
        </div>
      ))}
    </dl>
  );
};

/** What earlier steps of a long form hold, in words, each with the way back to it: looked through before it is sent. */
export const Summary = ({
  state,
  schema,
  parts,
}: {
  readonly state: FormState;
  readonly schema: Schema;
  readonly parts: readonly FormPart[];
}): VNode => {
  const { say } = state.ui;
  return (
    <section class="part summary">
      <h2>{say(['Periksa isian langkah sebelumnya', 'Look through the steps before'])}</h2>
      {parts.map(({ title, fields }, step) => (
        <section>
          <div class="draft">
            <h3>
              {step + 1} · {say(title)}
            </h3>
            <button class="quiet small" name={CONTROL.step} value={String(step)} formnovalidate>
              {say(['Ubah', 'Change'])} <span class="unseen">{say(title)}</span>
            </button>
          </div>
          <Members state={state} pointer="" schema={schema} value={(state.value ?? {}) as Values} names={fields} />
        </section>
      ))}
    </section>
  );
};
