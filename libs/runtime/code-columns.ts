import type { Document, Meaning } from '#kernel';
import type { QueryColumn } from './query-table.js';

type Codes = Readonly<Record<string, Meaning>>;

/** What a code means to people, in Indonesian; one without a meaning stays as it is. */
export const inWords = (codes: Codes, code: string): string => codes[code]?.[0] ?? code;

/** What a code means and, for programs, the code itself: `tahap`, `kode_tahap`. Of several the words stand between semicolons, the codes between spaces. */
export const codeColumns = <D extends Document>(
  name: string, [id, en]: Meaning, codes: Codes, of: (entry: D) => string | readonly string[] | undefined,
): readonly [QueryColumn<D>, QueryColumn<D>] => {
  const all = (entry: D): readonly string[] => [of(entry) ?? []].flat();
  return [
    { title: name, meaning: [id, en], value: (entry) => all(entry).map((code) => inWords(codes, code)).join('; ') || undefined },
    { title: `kode_${name}`, meaning: [`${id}, sebagai kode`, `${en}, as a code`], forPrograms: true, value: (entry) => all(entry).join(' ') || undefined },
  ];
};
