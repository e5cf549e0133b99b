import {
  SCOPE,
  TEXT,
  allHolding,
  codeOf,
  field,
  listOf,
  sameContent,
  type Command,
  type Decider,
  type DeclaredEvent,
  type EventCatalogue,
  type Scope,
} from '#kernel';
import { LAYOUT_CODES, type ImportLayout } from './import.codes.js';
import { assignedColumn } from './import.events.js';
import type { TypeOf } from '#kernel';

const PROFILE = { profileId: field(['id kebiasaan impor', 'id of the import profile'], TEXT) };

export const importProfileCatalogue = allHolding(PROFILE, {
  ImportColumnsRemembered: {
    version: 1,
    label: ['penetapan kolom diingat', 'assignment of columns remembered'],
    data: {
      layout: field(['jenis register', 'kind of register'], codeOf(LAYOUT_CODES)),
      keptIn: field(['wilayah pemilik register', 'region that keeps the register'], SCOPE),
      headings: field(['judul kolom', 'headings'], listOf(TEXT)),
      columns: field(['kolom yang ditetapkan', 'columns assigned'], listOf(assignedColumn)),
    },
  },
} as const satisfies EventCatalogue);
type ProfileEvent = DeclaredEvent<typeof importProfileCatalogue>;

/** SYSTEM: columns were assigned by hand; a file with the same headings is read so from now on. */
export interface RememberColumns extends Command {
  readonly type: 'RememberColumns';
  readonly profileId: string;
  readonly layout: ImportLayout;
  readonly keptIn: Scope;
  readonly headings: readonly string[];
  readonly columns: readonly TypeOf<typeof assignedColumn>[];
}

export interface Remembered {
  readonly headings: readonly string[];
  readonly columns: readonly TypeOf<typeof assignedColumn>[];
}
export interface ImportProfileState {
  /** The latest last. */
  readonly remembered: readonly Remembered[];
}

/** Headings that one office has remembered; the oldest are forgotten. */
const MOST_REMEMBERED = 50;

/** How an office assigns the columns of its registers, by their headings. */
export const importProfileDecider: Decider<ImportProfileState, RememberColumns, ProfileEvent> = {
  category: 'importProfile',
  catalogue: importProfileCatalogue,
  initialState: { remembered: [] },
  evolve: ({ remembered }, { data: { headings, columns } }) => ({
    remembered: [...remembered.filter((each) => !sameContent(each.headings, headings)), { headings, columns }].slice(
      -MOST_REMEMBERED,
    ),
  }),
  decide: ({ type: _type, ...told }, { remembered }) =>
    remembered.some((each) => sameContent(each.headings, told.headings) && sameContent(each.columns, told.columns))
      ? []
      : [{ type: 'ImportColumnsRemembered', data: told }],
};
