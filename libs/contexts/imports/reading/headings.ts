import { withoutPersonal } from '#kernel';
import { clean, type Table } from '#import';

/** By what an office's next file with the same headings is known: what stands there, without numbers of persons. */
export const headingsOf = (cells: Table['top'][number]['cells']): readonly string[] =>
  cells.map((cell) => withoutPersonal(clean(cell)));
