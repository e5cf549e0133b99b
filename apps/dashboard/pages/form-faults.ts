import { isLocalDate } from '#kernel';
import { asksForPerson, type Description, type FieldError, type Schema, type Ui } from '#views';

type Members = Readonly<Record<string, unknown>>;

interface Checking {
  readonly open: Description['open'];
  readonly ui: Pick<Ui, 'say'>;
}

/** What is wrong with one value, by its form alone. */
const faultOf = (value: unknown, { type, format, items }: Schema, { say }: Checking['ui']): string | undefined => {
  if (type === 'array' && items && !Array.isArray(value)) return say(['Wajib diisi', 'Is required']);
  if (type === 'integer' && typeof value !== 'number')
    return say(['Harus berupa bilangan bulat', 'Must be a whole number']);
  if (format === 'date' && !isLocalDate(value))
    return say(['Harus berupa tanggal yang ada, misalnya 2026-12-31', 'Must be a day that there is, like 2026-12-31']);
  if (format === 'rupiah' && !/^\d{1,16}$/.test(String(value)))
    return say(['Harus berupa rupiah bulat, misalnya 62.500.000', 'Must be whole rupiah, like 62.500.000']);
  return undefined;
};

/**
 * What is missing in what was begun of an input, or is no day, number or amount, at places of the form: said to whoever
 * may not send it, and so is told nothing by the API. Persons are looked at where they are exchanged for references.
 */
export const formFaults = (value: unknown, asked: Schema, checking: Checking, pointer = ''): readonly FieldError[] => {
  const schema = checking.open(asked);
  if (asksForPerson(schema)) return [];
  if (Array.isArray(value))
    return value.flatMap((entry, index) => formFaults(entry, schema.items ?? {}, checking, `${pointer}/${index}`));
  if (schema.properties && typeof value === 'object' && value !== null) {
    // What is not known yet is left empty; what was begun is whole.
    const missing = (pointer === '' ? [] : (schema.required ?? [])).filter(
      (name) => (value as Members)[name] === undefined,
    );
    return [
      ...missing.map((name) => ({
        field: `${pointer}/${name}`,
        message: checking.ui.say(['Wajib diisi', 'Is required']),
      })),
      ...Object.entries(value as Members).flatMap(([name, member]) =>
        formFaults(member, schema.properties![name] ?? {}, checking, `${pointer}/${name}`),
      ),
    ];
  }
  const message = value === undefined ? undefined : faultOf(value, schema, checking.ui);
  return message ? [{ field: pointer, message }] : [];
};
