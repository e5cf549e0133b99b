import { parse } from 'yaml';
import { textOf } from '../docs/repository.js';

type Mapping = { [name: string]: unknown };

export interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly user: string;
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly networks?: readonly string[];
  readonly network_mode?: string;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly secrets?: readonly (string | { readonly source: string; readonly target: string })[];
  readonly configs?: readonly { readonly source: string; readonly target: string }[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly deploy: {
    readonly replicas?: number;
    readonly resources: { readonly limits: { readonly memory: string; readonly pids: number } };
  };
  readonly [other: string]: unknown;
}

export interface ComposeProject {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, Mapping>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly configs: Readonly<Record<string, { readonly file: string }>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

/** Lists that a later file replaces; all others it makes longer. */
const REPLACED = new Set(['command', 'entrypoint', 'test']);

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const merged = (one: unknown, other: unknown, name = ''): unknown => {
  if (isMapping(one) && isMapping(other)) {
    return Object.fromEntries(
      [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => [
        key,
        key in one && key in other ? merged(one[key], other[key], key) : (one[key] ?? other[key]),
      ]),
    );
  }
  return Array.isArray(one) && Array.isArray(other) && !REPLACED.has(name) ? [...one, ...other] : other;
};

/** `${NAME:-default}` with nothing in the environment, `$$` as `$`. */
const interpolated = (value: unknown): unknown => {
  if (typeof value === 'string')
    return value.replace(/\$(?:\$|\{\w+:-([^}]*)\})/g, (found, initial?: string) =>
      found === '$$' ? '$' : (initial ?? ''),
    );
  if (Array.isArray(value)) return value.map(interpolated);
  return isMapping(value)
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, interpolated(each)]))
    : value;
};

/** A compose file of the folder docker, as it stands. */
export const composeFile = (name: string): Mapping =>
  parse(textOf(`docker/${name}`), { merge: true, uniqueKeys: true }) as Mapping;

/** What `docker compose -f … -f …` makes of these files, with an empty environment. */
export const composed = (...names: readonly string[]): ComposeProject => {
  const nothing = { networks: {}, volumes: {}, configs: {}, secrets: {} };
  return interpolated(
    names.map(composeFile).reduce((one, other) => merged(one, other) as Mapping, nothing),
  ) as ComposeProject;
};
