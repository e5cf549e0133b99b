import type { Meaning } from '#kernel';
import { capital, codeMeaning, labelOf, type Asking, type Schema, type Ui, type VNode } from '#views';

/** Data of a person as the API shows them, or why it does not. */
export type ShownPerson =
  { readonly data: Readonly<Record<string, string>> } | { readonly notShown: string } | { readonly hidden: true };

/** Where a person's page is: below the list of persons. */
export const PERSON_PAGE = [
  ['orang', 'persons'],
  ['data', 'data'],
] as const satisfies readonly Meaning[];
export const personPage = ({ to }: Ui, id: string, query = {}): string =>
  to([PERSON_PAGE[0], id, PERSON_PAGE[1]], query);

const NOT_SHOWN: Readonly<Record<string, Meaning>> = {
  NOT_KEPT: ['belum ada data yang disimpan', 'no data are kept'],
  RESTRICTED: ['tidak ditampilkan: pemrosesan datanya dibatasi', 'not shown: the processing of the data is restricted'],
  ERASED: ['datanya sudah dihapus', 'the data were erased'],
};
const HIDDEN: Meaning = ['tidak ditampilkan bagi Anda', 'not shown to you'];
const NIK_END: Meaning = ['Akhir NIK', 'End of the NIK'];

/** Why nothing is shown of a person; undefined where there are data. */
export const whyNot = (person: ShownPerson, { say }: Ui): string | undefined => {
  if ('data' in person) return undefined;
  return say('hidden' in person ? HIDDEN : (NOT_SHOWN[person.notShown] ?? HIDDEN));
};

const fieldsOf = ({ describe }: Asking): Readonly<Record<string, Schema>> => {
  const persons = describe.command('subjects')?.input.properties?.['persons'];
  return (persons?.items && describe.open(persons.items).properties) ?? {};
};

/** What a field of a person's data is called, and what stands in it, in words. */
export const wordsOf = (asking: Asking) => {
  const { say } = asking.ui;
  const fields = fieldsOf(asking);
  return {
    label: (name: string): string => (name === 'nikEnd' ? say(NIK_END) : capital(say(labelOf(fields[name], name)))),
    text: (name: string, value: string): string => {
      if (name === 'nikEnd') return `••••${value}`;
      const meaning = fields[name] && codeMeaning(asking.describe.open(fields[name]), value);
      return meaning ? capital(say(meaning)) : value;
    },
  };
};

/** Where the data of a person are, and what may be done about them. */
export const DataLink = ({ ui, id }: { readonly ui: Ui; readonly id: string }): VNode => (
  <p>
    <a href={personPage(ui, id)}>
      {ui.say(['Lihat atau perbaiki data pribadinya', 'Look at the personal data, or mend them'])}
    </a>
  </p>
);

/** That a look at personal data leaves a trace. */
export const Recorded = ({ ui }: { readonly ui: Ui }): VNode => (
  <p class="hint">
    {ui.say([
      'Setiap kali halaman ini dibuka, tercatat siapa yang melihat, data siapa, dan untuk apa.',
      'Whenever this page is opened it is recorded who looked, at whose data, and what for.',
    ])}
  </p>
);
