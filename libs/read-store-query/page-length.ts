/**
 * How many of these documents, given by their sizes in order, make a page: the one that makes it large enough is its
 * last.
 */
export const pageLength = (
  sizes: readonly number[],
  { limit, bytes = Infinity }: { readonly limit: number; readonly bytes?: number },
): number => {
  let size = 0;
  let length = 0;
  while (length < Math.min(sizes.length, limit) && size < bytes) {
    size += sizes[length]!;
    length += 1;
  }
  return length;
};
