import type { VNode } from '../view.js';
import { OptionalGroup, Told } from './controls.js';
import { UNTYPED, knownPerson, type AskedPerson } from './persons.js';
import { errorOf, hasErrorBelow, idOf, type Drawing, type FieldOf } from './state.js';

const FIRST = new Set(['nik', 'name']);

/** What was typed for a person before and is kept no more, and whom it meant. */
const Known = ({ of, person }: { readonly of: FieldOf; readonly person: AskedPerson }): VNode | null => {
  const { say } = of.state.ui;
  const known = knownPerson(person.known);
  if (!known || person.nik) return null;
  return person.reference ? (
    <p class="person">
      NIK <b>{known.masked}</b>
      <span class="hint">
        {' '}
        · {say(['sudah dikenali, tidak perlu diketik lagi', 'known already, need not be typed again'])}
      </span>
    </p>
  ) : (
    <p class="person">
      NIK <b>{known.masked}</b>
      <span class="hint">
        {' '}
        ·{' '}
        {say([
          'pengenalannya sudah lewat sehari: ketik lagi NIK dan namanya',
          'known for more than a day: type NIK and name again',
        ])}
      </span>
    </p>
  );
};

/** That nothing but the number is typed, of somebody of whom data are kept. */
const KeptData = ({ of, person }: { readonly of: FieldOf; readonly person: AskedPerson }): VNode => {
  const id = `${idOf(of.pointer)}-kept`;
  return (
    <label class="check">
      <input type="checkbox" id={id} name={`${of.pointer}/kept`} value="true" checked={person.kept === 'true'} />
      <span>
        {of.state.ui.say([
          'Pernah didaftarkan kantor kami: pakai data tersimpan, cukup NIK',
          'Entered by our office before: use the data that are kept, the NIK is enough',
        ])}
      </span>
    </label>
  );
};

const Typed = ({
  of,
  person,
  by: { Field, Members },
}: {
  readonly of: FieldOf;
  readonly person: AskedPerson;
  readonly by: Drawing;
}): VNode => {
  const { state, pointer, schema, value } = of;
  const members = Object.keys(schema.properties ?? {});
  const further = members.filter((name) => !FIRST.has(name) && !UNTYPED.has(name) && name !== 'kept');
  const opened = further.some((name) => person[name] !== undefined || hasErrorBelow(state, `${pointer}/${name}`));
  return (
    <>
      <div class="pair">
        {[...FIRST].map((name) => (
          <Field
            state={state}
            pointer={`${pointer}/${name}`}
            name={name}
            schema={state.open(schema.properties![name]!)}
            value={person[name]}
            required
          />
        ))}
      </div>
      <KeptData of={of} person={person} />
      <details class="more" open={opened}>
        <summary>
          {state.ui.say(['Jabatan, NIP, rekening, dan data lain', 'Position, NIP, account and other data'])}
        </summary>
        <p class="hint">
          {state.ui.say([
            'Untuk Surat Tugas, SPD dan pembayaran. Disimpan tersandi; menggantikan semua data lama orang ini pada kantor Anda.',
            'For the travel order, the SPD and the payment. Kept encrypted; in the place of all that your office kept of this person.',
          ])}
        </p>
        <div class="pair">
          <Members
            state={state}
            pointer={pointer}
            schema={schema}
            value={value}
            only={(name) => further.includes(name)}
          />
        </div>
      </details>
    </>
  );
};

/**
 * A person by NIK and name, who is known to the record by a reference alone.
 * @param by how the fields of a person are drawn: as any others.
 */
export const PersonFields = (of: FieldOf, by: Drawing): VNode => {
  const { state, pointer, value, required } = of;
  const person = (value ?? {}) as AskedPerson;
  const known = knownPerson(person.known) !== undefined && !person.nik;
  const wrong = hasErrorBelow(state, pointer);
  const body = (
    <>
      {[...UNTYPED].map(
        (name) =>
          person[name] !== undefined && <input type="hidden" name={`${pointer}/${name}`} value={person[name]} />,
      )}
      <Known of={of} person={person} />
      {known && person.reference ? (
        <details class="more" open={wrong}>
          <summary>{state.ui.say(['Ganti dengan orang lain', 'Another person instead'])}</summary>
          <Typed of={of} person={person} by={by} />
        </details>
      ) : (
        <Typed of={of} person={person} by={by} />
      )}
    </>
  );
  if (required)
    return (
      <div class={`person-fields${errorOf(state, pointer) ? ' wrong' : ''}`} id={idOf(pointer)} tabindex={-1}>
        <Told of={of} />
        {body}
      </div>
    );
  return (
    <OptionalGroup of={of} open={wrong || value !== undefined}>
      {body}
    </OptionalGroup>
  );
};
