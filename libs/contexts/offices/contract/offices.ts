import type { Actor, AuthorityFact, BodyKind, Capacity, LocalDate, RegionRef } from '#kernel';
import type { Sources } from '#runtime';

/** A body as the register of institutions has it on a day. */
export interface RegisteredBody {
  readonly kind: BodyKind;
  readonly name: string;
  readonly region?: RegionRef;
  readonly country?: string;
  /** It existed on that day. */
  readonly inForce: boolean;
}

/** Who carries on what an office did, by the closures that the register has. */
export interface Succession {
  /** The office, or the institution of which it is a part, ended before that day. */
  readonly ended: boolean;
  readonly offices: readonly string[];
  /** Any of their offices carries it on. */
  readonly institutions: readonly string[];
}

/** The register of offices, for contexts in which officials approve or sign. */
export interface Offices {
  /**
   * COM-04: in what capacity the actor held the office in which he acts, on the day of the act, and whether the mandate
   * that he shows was given to him, by whom. NOT_RECORDED where the register never had such an office.
   */
  authorityOf(actor: Actor, on: LocalDate, sources: Sources): Promise<AuthorityFact>;
  /**
   * In which capacities somebody of that name, honorifics aside, held the office on that day; none where the register
   * knows of nobody.
   */
  capacitiesOf(officeId: string, officialName: string, on: LocalDate, sources: Sources): Promise<readonly Capacity[]>;
  /**
   * An institution of the register as it is called on that day, or by now; undefined where the register has none of
   * that id, or voided it.
   */
  institution(institutionId: string, on: LocalDate | undefined, sources: Sources): Promise<RegisteredBody | undefined>;
  /** The institution of which an office is a part, by the register; undefined where it does not say. */
  institutionOfOffice(officeId: string, sources: Sources): Promise<string | undefined>;
  /** OFF-07: its successors on that day, and theirs; none while it stands, or where the register knows none. */
  successionOf(officeId: string, on: LocalDate, sources: Sources): Promise<Succession>;
}
