import { Refused, type Asking, type FieldError, type Schema } from '#views';
import { faultsIn } from './faults.js';

/** So many regions of one form are looked up. */
const MOST = 60;

type Members = Readonly<Record<string, unknown>>;

/** Every region that an input names, by its place. */
const regionsIn = (
  value: unknown,
  asked: Schema,
  open: Asking['describe']['open'],
  pointer = '',
): readonly (readonly [pointer: string, text: string])[] => {
  const schema = open(asked);
  if (Array.isArray(value))
    return value.flatMap((entry, index) => regionsIn(entry, schema.items ?? {}, open, `${pointer}/${index}`));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value as Members).flatMap(([name, member]) =>
      regionsIn(member, schema.properties?.[name] ?? {}, open, `${pointer}/${name}`),
    );
  return schema.format === 'region' && typeof value === 'string' ? [[pointer, value]] : [];
};

/**
 * What the API says of the regions of an input alone, to whoever may not send it: that there is none of that name, or
 * which ones it may mean.
 */
export const regionFaults = async (
  value: unknown,
  input: Schema,
  asking: Pick<Asking, 'api' | 'home' | 'ui' | 'describe'>,
): Promise<readonly FieldError[]> => {
  const { api, home, describe } = asking;
  const found = regionsIn(value, input, describe.asked).slice(0, MOST);
  const said = await Promise.all(
    found.map(([field, name]) =>
      api.get('regions/resolve', { name, near: home }).then(
        () => [],
        (error: unknown) => {
          if (!(error instanceof Refused) || error.problem.status === 401) throw error;
          return error.problem.code.startsWith('E_REGION_') ? faultsIn({ ...error.problem, field }, asking) : [];
        },
      ),
    ),
  );
  return said.flat();
};
