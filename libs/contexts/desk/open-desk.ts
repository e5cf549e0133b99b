import type { Type } from '@nestjs/common';
import type { PrivateEntries } from '#kernel';
import type { OfficeParts } from './http/desk-requests.js';
import { deskController } from './http/desk.controller.js';
import { DeskEntries } from './keeping/desk-entries.js';
import { OfficeDrafts, OwnDrafts, SavedViews } from './keeping/desk.js';
import { KnownForms, type FormParts } from './keeping/known-forms.js';

export interface DeskParts extends OfficeParts, FormParts {
  readonly entries: PrivateEntries;
}

export interface Desk {
  readonly controller: Type;
  close(): Promise<void>;
}

/** Puts together the routes by which everybody keeps what lies on his desk. */
export const openDesk = (parts: DeskParts): Desk => {
  const entries = new DeskEntries(parts.entries, parts.clock);
  return {
    controller: deskController({
      ...parts,
      drafts: new OwnDrafts(entries, parts.clock),
      officeDrafts: new OfficeDrafts(entries, parts.clock),
      views: new SavedViews(entries),
      forms: new KnownForms(parts),
    }),
    close: () => entries.close(),
  };
};
