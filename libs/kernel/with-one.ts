/** The list with the entry in it, once. */
export const withOne = (all: readonly string[], one: string): readonly string[] =>
  all.includes(one) ? all : [...all, one];
