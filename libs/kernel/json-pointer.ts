/** RFC 6901: `/hosts/0/required`. */
export type Pointer = string;

/** A place within the one that is pointed to. */
export const pointerWith = (pointer: Pointer, part: string | number): Pointer =>
  `${pointer}/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`;

type Holder = Readonly<Record<string, unknown>>;

/** How a place within something is written. */
export const POINTER = /^(\/([^~/]|~[01])+)+$/;

/** The names on the way; undefined where the text is no pointer to a place within. */
export const pathOf = (pointer: Pointer): readonly string[] | undefined =>
  POINTER.test(pointer)
    ? pointer
        .slice(1)
        .split('/')
        .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    : undefined;

const memberOf = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' &&
  holder !== null &&
  Object.hasOwn(holder, name) &&
  !(Array.isArray(holder) && name === 'length')
    ? (holder as Holder)[name]
    : undefined;

/** What stands at a place; undefined where nothing does. */
export const valueAt = (whole: unknown, pointer: Pointer): unknown => (pathOf(pointer) ?? ['']).reduce(memberOf, whole);

const put = (holder: unknown, [name, ...rest]: readonly string[], value: unknown): unknown => {
  const inner = rest.length > 0 ? put(memberOf(holder, name!), rest, value) : value;
  if (Array.isArray(holder)) return holder.map((each: unknown, index) => (String(index) === name ? inner : each));
  const { [name!]: _former, ...others } = (holder ?? {}) as Holder;
  return inner === undefined ? others : { ...others, [name!]: inner };
};

/** A copy in which this stands at the place; undefined takes away what stood there. */
export const withValue = <T extends object>(whole: T, pointer: Pointer, value: unknown): T => {
  const path = pathOf(pointer);
  return path ? (put(whole, path, value) as T) : whole;
};

/** Whether one of the places is the other, or lies in it. */
export const overlaps = (a: Pointer, b: Pointer): boolean => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
