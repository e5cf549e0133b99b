import { randomUUID } from 'node:crypto';
import { isImpersonal } from '#kernel';
import { userFiles } from './user-files.js';

/** A list as somebody wants to find it again: its name, and its filters as they stand in the address. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Below `/v1`. */
  readonly list: string;
  /** Without the mark before it. */
  readonly search: string;
}
export interface SavedViews {
  of: (userId: string) => Promise<readonly SavedView[]>;
  /** @returns whether there was room for it. */
  add: (userId: string, view: Omit<SavedView, 'id'>) => Promise<boolean>;
  remove: (userId: string, id: string) => Promise<void>;
}

export const MOST_VIEWS = 40;
export const LONGEST_NAME = 60;
const LONGEST_SEARCH = 2_000;

/** What turns writing around, or cannot be seen. */
const UNSEEN = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Nothing is kept here that names a person by a number (COM-11). */
const fits = ({ name, search }: Omit<SavedView, 'id'>): boolean =>
  name.length > 0 &&
  name.length <= LONGEST_NAME &&
  !UNSEEN.test(name) &&
  search.length <= LONGEST_SEARCH &&
  [name, ...new URLSearchParams(search).values()].every(isImpersonal);

/** In files of this host. */
export const viewsInFolder = (folder: string): SavedViews => {
  const files = userFiles<SavedView>(folder);
  return {
    of: files.of,
    add: (userId, view) =>
      files.change(userId, (all) => {
        const views = all.filter(({ list, name }) => list !== view.list || name !== view.name);
        if (views.length >= MOST_VIEWS || !fits(view)) return { told: false };
        return { entries: [...views, { id: randomUUID(), ...view }], told: true };
      }),
    remove: (userId, id) =>
      files.change(userId, (views) => ({ entries: views.filter((view) => view.id !== id), told: undefined })),
  };
};
