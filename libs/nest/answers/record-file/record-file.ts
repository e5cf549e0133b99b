import {
  variantsOf,
  type CodeList,
  type Document,
  type EventCatalogue,
  type Instant,
  type Position,
  type Schema,
  type Zone,
} from '#kernel';
import type { CommandTable, HistoryEntry, ModelQuery, Places } from '#runtime';
import type { Asked } from '../export-description.js';

/** One record with all that is known of it, for a file (berkas) of its own. */
export interface RecordFile {
  readonly query: ModelQuery;
  readonly id: string;
  /** As the reader may see it. */
  readonly record: Document;
  readonly asOf: Instant;
  readonly position: Position;
  readonly asked: Asked;
  /** By whose clock its instants are told beside UTC. */
  readonly zone: Zone;
  readonly places: Places;
  /** What the register of offices calls these, by their ids; without those that it does not have. */
  officesCalled(officeIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  readonly codeLists: readonly CodeList[];
  readonly catalogue: EventCatalogue;
  readonly commands: CommandTable['rows'];
  readonly attribution: string;
  /** The steps in order, page after page, as the reader may see them. */
  steps(): AsyncIterable<readonly HistoryEntry[]>;
}

type Labelled = Readonly<{ id: string; en: string }>;

const labelOf = (schema: Schema): Labelled | undefined => schema['x-label'] as Labelled | undefined;

/** What each field of the record means, by its place; `*` stands for every entry of a list. */
export const meaningsOf = (schema: Schema, pointer = ''): readonly object[] =>
  variantsOf(schema).flatMap((variant) => [
    ...Object.entries((variant['properties'] ?? {}) as Readonly<Record<string, Schema>>).flatMap(([name, member]) => [
      {
        pointer: `${pointer}/${name}`,
        meaning: labelOf(member),
        ...(member['x-enum-labels'] !== undefined && { codes: member['x-enum-labels'] }),
      },
      ...meaningsOf(member, `${pointer}/${name}`),
    ]),
    ...(variant['items'] ? meaningsOf(variant['items'] as Schema, `${pointer}/*`) : []),
  ]);
