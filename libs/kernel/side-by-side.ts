/**
 * What comes of each, in their order, so many at the same time: others wait for their turn meanwhile, and the store is
 * not flooded. Once one has failed no other is begun.
 */
export const sideBySide = async <Item, Found>(
  items: readonly Item[],
  atOnce: number,
  each: (item: Item, index: number) => Promise<Found>,
): Promise<readonly Found[]> => {
  const found = new Array<Found>(items.length);
  let next = 0;
  const take = async (): Promise<void> => {
    try {
      for (let index = next++; index < items.length; index = next++) found[index] = await each(items[index]!, index);
    } finally {
      next = items.length;
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, take));
  return found;
};
