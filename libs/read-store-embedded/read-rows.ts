import { START, type Collection, type Measures, type Position } from '#kernel/stores';
import { namesOf, type Prepared } from './tables.js';

export interface StoredRow {
  readonly id: string;
  readonly position: Position;
  readonly doc: string | null;
}

export const checkpointOf = (prepared: Prepared, consumer: string): Position =>
  prepared<{ position: Position }>('SELECT position FROM checkpoints WHERE consumer = ?').get(consumer)?.position ??
  START;

export const loadRows = (prepared: Prepared, collection: Collection, ids: readonly string[]): readonly StoredRow[] =>
  prepared<StoredRow>(
    `SELECT d.id, d.position, d.doc FROM json_each(?) AS wanted CROSS JOIN ${namesOf(collection).documents} AS d ON d.id = wanted.value`,
  ).all(JSON.stringify(ids));

export const totalsOf = (prepared: Prepared, keys: readonly string[]): readonly Measures[] => {
  const found = new Map<string, Record<string, bigint>>(keys.map((key) => [key, {}]));
  const rows = prepared<{ key: string; measure: string; value: bigint }>(
    'SELECT t.key, t.measure, t.value FROM json_each(?) AS wanted CROSS JOIN totals AS t ON t.key = wanted.value',
    { bigints: true },
  ).all(JSON.stringify([...found.keys()]));
  for (const { key, measure, value } of rows) found.get(key)![measure] = value;
  return keys.map((key) => found.get(key)!);
};
