import type { Meaning } from '#kernel';
import type { Description } from './schema/description.js';
import type { Ui } from './ui.js';

/** Fields that are filled in together. */
export interface FormPart {
  readonly title: Meaning;
  /** Said below its title, before anything is filled in. */
  readonly about?: Meaning;
  /** Names of members of the input, in their order. */
  readonly fields: readonly string[];
}

export interface FieldWords {
  readonly label?: Meaning;
  readonly hint?: Meaning;
  /** The schema lets it be left out, for others; whoever fills in this form hardly can. */
  readonly needed?: true;
  /** Never asked for here. */
  readonly hidden?: true;
  /** An id that is given here, and refers to nothing. */
  readonly own?: true;
}

/** An official as the register of offices has him. */
export interface Official {
  readonly officialName: string;
  readonly capacity: string;
}

/** What a form may begin with: who fills it in, for which region, and the record. */
export interface Beginning {
  readonly officeId?: string | undefined;
  /** As whom he acts, by name and capacity where the register of offices knows; absent where another is to act. */
  readonly acting?: ({ readonly officeId: string } & Partial<Official>) | undefined;
  /** The own region, where it is one below the country. */
  readonly home?: string | undefined;
  readonly year: number;
  readonly record?: Readonly<Record<string, unknown>> | undefined;
}

/** As whom somebody acts, as far as it is known of him: the title of a role is nobody's name. */
export const actingOf = ({ acting }: Beginning) => (acting ? { acting } : {});

/** Something to choose, by what it is called. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What a form offers of the record that it is about, in which words. */
export interface Choosing {
  readonly record: Readonly<Record<string, unknown>>;
  readonly ui: Ui;
  readonly describe: Description;
  /** Names of the regions that stand in it. */
  readonly places: ReadonlyMap<string, string>;
}

/** How what is filled in is told: in which language, and what a region is called, by its code or as it was written. */
export interface Calling {
  readonly ui: Ui;
  readonly place: (region: string) => string;
}

/** How the form of a command is laid out, where its schema alone does not say it well. */
export interface FormView {
  /** Fields that are in no part come after them. */
  readonly parts?: readonly FormPart[];
  /** Long: one part at a time, and what is filled in so far is kept as a draft. */
  readonly steps?: true;
  /** Members of which the rules look at nothing that later steps ask for: what is refused of them is said at once. */
  readonly early?: readonly string[];
  /** By place in the input, entries of lists without their number: `/hosts/region`. */
  readonly words?: Readonly<Record<string, FieldWords>>;
  /** What of the record there is to choose from, by place in the input. */
  readonly choices?: (from: Choosing) => Readonly<Record<string, readonly Option[]>>;
  /** The input that the form begins with. */
  readonly prefill?: (from: Beginning) => Readonly<Record<string, unknown>>;
  /** What an entry begins with that is added to a list, by place of the list. */
  readonly added?: (from: Beginning) => Readonly<Record<string, unknown>>;
  /** By what of its fields a draft is told from others of the form. */
  readonly called?: (value: Readonly<Record<string, unknown>>, calling: Calling) => readonly (string | undefined)[];
  /** Each entry of this member becomes a record of its own, with a page below this address. */
  readonly each?: { readonly member: string; readonly slug: Meaning };
}

/** By operation; `new` creates. */
export type FormViews = Readonly<Record<string, FormView>>;
