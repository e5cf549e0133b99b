import type { KnownMembers, Zone } from '#kernel';
import type { Ui } from '../ui.js';
import type { Description } from './description.js';

/** How values are shown: in which language, by whose clock, and by which description. */
export interface Showing {
  readonly ui: Ui;
  readonly zone: Zone;
  readonly open: Description['open'];
  /** Of members that no schema around them declares, as in the states of a history. */
  readonly known?: KnownMembers | undefined;
  /** Names of regions of which a record holds the codes alone. */
  readonly places?: ReadonlyMap<string, string> | undefined;
  /** What records are called that others name by their ids, as `namesOf` found it. */
  readonly names?: ReadonlyMap<string, string> | undefined;
  /** List of the record that is shown. */
  readonly list?: string | undefined;
  /** Where the bytes of a stored document are to be had. */
  readonly content?: ((docId: string) => string) | undefined;
}
