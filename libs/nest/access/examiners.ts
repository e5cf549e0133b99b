import type { Role } from '#kernel';
import type { HttpOptions } from '../http-options.js';

/**
 * Registers that hold what closed documents bear, such as their numbers, apart from the documents: they are open to
 * whom no document is closed.
 */
export const OF_CLOSED: readonly Role[] = ['INSPECTOR'];

/** Categories of streams that no list shows: registers that commands claim in, and what the system notes for itself. */
export const unlisted = ({ tables, queries }: Pick<HttpOptions, 'tables' | 'queries'>): readonly string[] => {
  const listed = new Set(queries.map(({ category }) => category));
  return [...new Set(tables.map(({ decider }) => decider.category))].filter((category) => !listed.has(category)).sort();
};
