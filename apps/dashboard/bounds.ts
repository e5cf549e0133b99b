import type { Description, FieldError, Schema, Ui } from '#views';

/**
 * A form with no more entries in its lists than the API takes: of more, which no page offers, none is looked up or
 * shown.
 */
export const withinBounds = (
  value: unknown,
  asked: Schema,
  open: Description['open'],
  ui: Ui,
): { readonly value: unknown; readonly errors: readonly FieldError[] } => {
  const errors: FieldError[] = [];
  const bounded = (at: unknown, of: Schema, field: string): unknown => {
    const { items = {}, maxItems = Infinity, properties } = open(of);
    if (Array.isArray(at)) {
      if (at.length > maxItems)
        errors.push({
          field,
          message: ui.say([
            `Paling banyak ${maxItems} butir; yang dikirim ${at.length}. Di bawah hanya ${maxItems} yang pertama.`,
            `${maxItems} entries at most; ${at.length} were sent. Below are the first ${maxItems} alone.`,
          ]),
        });
      return at.slice(0, maxItems).map((entry, index) => bounded(entry, items, `${field}/${index}`));
    }
    if (typeof at !== 'object' || at === null) return at;
    return Object.fromEntries(
      Object.entries(at).map(([name, member]) => [name, bounded(member, properties?.[name] ?? {}, `${field}/${name}`)]),
    );
  };
  return { value: bounded(value, asked, ''), errors };
};
