import { reject, requireNothingPersonal } from '#kernel';

/** A list as somebody wants to find it again: its name, and its filters as they stand in an address. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Below `/v1`. */
  readonly list: string;
  /** Without the mark before it. */
  readonly search: string;
}

/** Those of one user. */
export const MOST_VIEWS = 40;
export const LONGEST_NAME = 60;
export const LONGEST_SEARCH = 2_000;

/**
 * A user's views with that one among them, in the place of the one of the same name.
 * @throws Rejection `E_LIMIT`, or `E_VALIDATION` of filters that hold a number of a person (COM-11)
 */
export const withView = (views: readonly SavedView[], view: SavedView): readonly SavedView[] => {
  for (const text of [...new URLSearchParams(view.search)].flat()) requireNothingPersonal(text, '/search');
  const others = views.filter(({ list, name }) => list !== view.list || name !== view.name);
  if (others.length < MOST_VIEWS) return [...others, view];
  throw reject('E_LIMIT', {
    details: { most: MOST_VIEWS },
    messageId: `Sudah ${MOST_VIEWS} tampilan tersimpan; hapus satu lebih dahulu.`,
    messageEn: `There are ${MOST_VIEWS} saved views already; remove one first.`,
  });
};
