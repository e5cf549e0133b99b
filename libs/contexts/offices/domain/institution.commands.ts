import type { Command, DocRef, LocalDate, RepairCommand } from '#kernel';
import type { InstitutionTerms } from './institution.events.js';

/** A body that may be a party comes into the register (domain §7.1). */
export interface RegisterInstitution extends Command, InstitutionTerms {
  readonly type: 'RegisterInstitution';
}

export interface RenameInstitution extends Command {
  readonly type: 'RenameInstitution';
  readonly name: string;
  readonly shortName?: string;
  readonly from: LocalDate;
  readonly basis?: DocRef;
}

/** The body ended; others may take its place: Kemendes PDTT → Kemendes PDT. */
export interface CloseInstitution extends Command {
  readonly type: 'CloseInstitution';
  readonly lastDay: LocalDate;
  readonly successors: readonly string[];
  readonly basis?: DocRef;
}

export type InstitutionCommand = RegisterInstitution | RenameInstitution | CloseInstitution | RepairCommand;
