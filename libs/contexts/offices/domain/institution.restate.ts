import { restatements } from '#kernel';
import type { InstitutionEvent } from './institution.events.js';

/** The commands that the entries of an institution state again. */
export const institutionRestatements = restatements<InstitutionEvent>('institutionId', {
  InstitutionRegistered: { command: 'RegisterInstitution', begins: true },
  InstitutionRenamed: { command: 'RenameInstitution' },
  InstitutionClosed: { command: 'CloseInstitution' },
});
