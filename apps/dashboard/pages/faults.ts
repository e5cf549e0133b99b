import {
  capital,
  partsOf,
  refusalIn,
  ruleIn,
  withPlaces,
  type Asking,
  type FieldError,
  type FormView,
  type Problem,
  type Schema,
} from '#views';

/** The same refusal, with the names of the regions of which it tells the codes. */
export const problemWithPlaces = async (problem: Problem, asking: Asking): Promise<Problem> => {
  const { details } = problem;
  const several = details?.['errors'] as readonly Problem[] | undefined;
  const [[named], errors] = await Promise.all([withPlaces([problem], asking), several && withPlaces(several, asking)]);
  return { ...named!, ...(errors && { details: { ...details, errors } }) };
};

/** What a refusal says of the places of a form; of the form as a whole where it names none. */
export const faultsIn = (
  problem: Problem,
  { ui, describe }: Pick<Asking, 'ui' | 'describe'>,
): readonly FieldError[] => {
  const { field = '', details } = problem;
  const several = details?.['errors'] as readonly (Problem & { readonly field: string })[] | undefined;
  if (several)
    return several.map((each) => ({
      field: each.field,
      message: capital(refusalIn(each, describe, ui)),
      rule: ruleIn(each, ui),
    }));
  const warnings = field === '/acknowledge' ? (details?.['warnings'] as readonly string[] | undefined) : undefined;
  return [
    {
      field,
      message: warnings
        ? ui.say([
            'Ada peringatan. Centang bila sudah diketahui dan tetap diteruskan.',
            'There are warnings. Tick them if you know of them and go on.',
          ])
        : capital(refusalIn(problem, describe, ui)),
      rule: ruleIn(problem, ui),
      candidates: (details?.['candidates'] ?? details?.['successors']) as FieldError['candidates'],
      total: details?.['total'] as number | undefined,
      warnings,
    },
  ];
};

/** What a file tells, and nobody types. */
const OF_FILE = /^(.+)\/(docId|sha256)$/;

const valueAt = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce((at, name) => (at as Readonly<Record<string, unknown>> | undefined)?.[name], value);

/** Where a document has neither file nor id, its file is asked for, once, in the place of what a file tells. */
export const askingForFiles = (
  errors: readonly FieldError[],
  value: unknown,
  { say }: Asking['ui'],
): readonly FieldError[] => {
  const missing = (field: string): string | undefined => {
    const [, document] = OF_FILE.exec(field) ?? [];
    const { docId, sha256 } = ((document && valueAt(value, document)) ?? {}) as Readonly<Record<string, unknown>>;
    return document && docId === undefined && sha256 === undefined ? document : undefined;
  };
  const asked = new Set<string>();
  return errors.flatMap((error) => {
    const document = missing(error.field);
    if (document === undefined) return [error];
    if (asked.has(document)) return [];
    asked.add(document);
    const message = say([
      'Berkasnya belum ada: pilih berkasnya, atau dokumen yang sudah tersimpan.',
      'Its file is missing: choose the file, or a document that is stored.',
    ]);
    return [{ field: document, message }];
  });
};

/** The member of the input in which a place lies. */
export const memberOf = ({ field }: Pick<FieldError, 'field'>): string => field.split('/')[1] ?? '';

/** The first step of a long form at which something is wrong; what belongs to none is mended at the last one. */
export const stepToMend = (errors: readonly FieldError[], input: Schema, view: FormView | undefined): number => {
  const parts = partsOf(input, view);
  const steps = errors.map((error) => parts.findIndex(({ fields }) => fields.includes(memberOf(error))));
  return Math.min(...steps.map((step) => (step < 0 ? parts.length - 1 : step)), parts.length - 1);
};
