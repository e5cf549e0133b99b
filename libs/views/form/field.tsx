import type { VNode } from '../view.js';
import { Carried } from './carried.js';
import { CONTROL, asksForDocument, fieldsOf } from './posted.js';
import { Checks, Choice, Label, OneOf, OptionalGroup, Reference, Text, Told, YesNo, labelTextOf } from './controls.js';
import { StoredDocument } from './document.js';
import { inBrief } from './summary.js';
import { PersonFields } from './person.js';
import { asksForPerson } from './persons.js';
import { REGION_SEARCH, nameKey } from '../schema/registers.js';
import { addedAt, choicesAt, hasErrorBelow, idOf, referredBy, wordsAt, type FieldOf } from './state.js';

type Values = Readonly<Record<string, unknown>>;

/** What tells a body that is no region: behind a fold, since most parties are regions. */
const OTHER_BODY = new Set(['kind', 'subjectRef', 'institutionId', 'name', 'country', 'foreignRegion']);
/** What the system finds out itself of a file. */
const OF_FILE = new Set(['docId', 'sha256']);

/** Of a list of more entries than that, those are open at which one works. */
const OPEN_ENTRIES = 30;

/** An entry as one line, which is sent along as it is and can be opened. */
const Folded = ({ of, label }: { readonly of: FieldOf; readonly label: string }): VNode => {
  const { state, pointer, schema, value } = of;
  return (
    <>
      <div>
        <b>{label}</b> {inBrief(of)}
      </div>
      <button class="quiet small" name={CONTROL.edit} value={pointer} formnovalidate>
        {state.ui.say(['Ubah', 'Change'])} <span class="unseen">{label}</span>
      </button>
      <Carried state={state} fields={fieldsOf(value, schema, state.open, pointer)} />{' '}
    </>
  );
};

const Repeated = (of: FieldOf): VNode => {
  const { state, schema, value, pointer, required } = of;
  const { say } = state.ui;
  const items = state.open(schema.items!);
  const entries = Array.isArray(value) ? [...(value as readonly unknown[])] : [];
  if (state.adding === pointer || (entries.length === 0 && required)) entries.push(addedAt(state, pointer));
  const label = labelTextOf(of);
  const folded = (index: number): boolean => {
    const at = `${pointer}/${index}`;
    const last = index === entries.length - 1 && (state.editing === undefined || state.adding === pointer);
    const open = last || `${state.editing}/`.startsWith(`${at}/`) || hasErrorBelow(state, at);
    return entries.length > OPEN_ENTRIES && !open;
  };
  /** Where one goes on after the page was asked for once more. */
  const worked = (index: number): boolean =>
    state.adding === pointer ? index === entries.length - 1 : state.editing === `${pointer}/${index}`;
  const entryAt = (index: number, entry: unknown): FieldOf => ({
    ...{ state, name: of.name, schema: items, value: entry, required: true },
    pointer: `${pointer}/${index}`,
    label: `${label} ${index + 1}`,
  });
  return (
    <fieldset class="repeated" id={idOf(pointer)} tabindex={-1}>
      <Label of={of} tag="legend" />
      <Told of={of} />
      {entries.map((entry, index) => (
        <div class="entry">
          {worked(index) && (
            <span class="unseen" tabindex={-1} autofocus>
              {label} {index + 1}
            </span>
          )}
          {folded(index) ? (
            <Folded of={entryAt(index, entry)} label={`${label} ${index + 1}`} />
          ) : (
            <Field {...entryAt(index, entry)} />
          )}
          {(entries.length > 1 || !required) && (
            <button class="quiet small" name={CONTROL.remove} value={`${pointer}/${index}`} formnovalidate>
              {say(['Hapus', 'Remove'])}{' '}
              <span class="unseen">
                {label} {index + 1}
              </span>
            </button>
          )}
        </div>
      ))}
      {entries.length < (schema.maxItems ?? 1_000) && (
        <button class="quiet small" name={CONTROL.add} value={pointer} formnovalidate>
          + {say(['Tambah', 'Add'])} <span class="unseen">{label}</span>
        </button>
      )}
    </fieldset>
  );
};

const hasAny = (value: unknown, names: ReadonlySet<string>): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).some((name) => names.has(name));

const Fold = ({
  of,
  names,
  title,
}: {
  readonly of: FieldOf;
  readonly names: ReadonlySet<string>;
  readonly title: string;
}): VNode => {
  const { state, pointer, schema, value } = of;
  const wrong = [...names].some((name) => hasErrorBelow(state, `${pointer}/${name}`));
  return (
    <details class="more" open={wrong || (hasAny(value, names) && names === OTHER_BODY)}>
      <summary>{title}</summary>
      <Members state={state} pointer={pointer} schema={schema} value={value} only={(name) => names.has(name)} />
    </details>
  );
};

/** Most parties are regions; what tells another stands behind a fold. */
const PartyFields = (of: FieldOf): VNode => {
  const { state, pointer, schema, value } = of;
  return (
    <>
      <Members state={state} pointer={pointer} schema={schema} value={value} only={(name) => name === 'region'} />
      <Members
        state={state}
        pointer={pointer}
        schema={schema}
        value={value}
        only={(name) => name !== 'region' && !OTHER_BODY.has(name)}
      />
      <Fold
        of={of}
        names={OTHER_BODY}
        title={state.ui.say(['Bukan wilayah: lembaga atau pihak lain', 'No region: another body'])}
      />
    </>
  );
};

/** A file, or a document that is stored already; what describes it. */
const DocumentFields = (of: FieldOf): VNode => {
  const { state, pointer, schema } = of;
  const value: Values = {
    ...(schema.properties?.['classification'] && { classification: 'INTERNAL' }),
    ...(of.value as Values),
  };
  return (
    <>
      <StoredDocument of={of} />
      <div class="pair">
        <Members state={state} pointer={pointer} schema={schema} value={value} only={(name) => !OF_FILE.has(name)} />
      </div>
      <Fold
        of={of}
        names={OF_FILE}
        title={state.ui.say(['Berkasnya disimpan di luar Sinergi', 'The file is kept outside of Sinergi'])}
      />
    </>
  );
};

const isParty = ({ schema }: FieldOf): boolean =>
  schema.properties !== undefined && 'region' in schema.properties && 'institutionId' in schema.properties;

const Group = (of: FieldOf): VNode => {
  const { state, schema, value, pointer, required } = of;
  const body = asksForDocument(schema) ? (
    <DocumentFields {...of} />
  ) : isParty(of) ? (
    <PartyFields {...of} />
  ) : (
    <Members state={state} pointer={pointer} schema={schema} value={value} />
  );
  if (required || wordsAt(state, pointer)?.needed)
    return (
      <fieldset class="group" id={idOf(pointer)} tabindex={-1}>
        <Label of={of} tag="legend" />
        <Told of={of} />
        {body}
      </fieldset>
    );
  const opened = hasErrorBelow(state, pointer) || (of.name !== 'acting' && value !== undefined);
  return (
    <OptionalGroup of={of} open={opened}>
      {body}
    </OptionalGroup>
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
          value={(value as Values | undefined)?.[name]}
          required={schema.required?.includes(name) ?? false}
        />
      ))}
  </>
);

/** Fields that are not asked for keep what they hold. */
const Kept = ({ pointer, value }: FieldOf): VNode | null =>
  value === undefined || typeof value === 'object' ? null : (
    <input type="hidden" name={pointer} value={String(value as string)} />
  );

/** One place of the input, with everything below it. */
export const Field = (of: FieldOf): VNode | null => {
  const { schema, state, pointer, value } = of;
  if (wordsAt(state, pointer)?.hidden && !hasErrorBelow(state, pointer)) return Kept(of);
  if (schema.type === 'array') return state.open(schema.items ?? {}).enum ? Checks(of) : Repeated(of);
  if (asksForPerson(schema)) return PersonFields(of, { Field, Members });
  if (schema.properties) return Group(of);
  const options = choicesAt(state, pointer);
  if (options) return OneOf(of, options);
  if (schema.format === 'region') return Reference(of, REGION_SEARCH, state.places?.[String(value)]);
  const register = referredBy(of);
  if (register) return Reference(of, register.search, state.names?.get(nameKey(register, String(value))));
  if (schema.enum) return Choice(of);
  if (schema.type === 'boolean') return YesNo(of);
  return Text(of);
};
