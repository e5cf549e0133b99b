/** The list with the entry in it, once. */
export const withOne = <Text extends string>(all: readonly Text[], one: Text): readonly Text[] =>
  all.includes(one) ? all : [...all, one];
