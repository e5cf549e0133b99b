import { isSystems, type AnyRow, type CommandTable } from './command-table.js';

/** How a row is reached: `visits`, `visits/:id/accept-hosting`, or `users/sign-up` where the input names the stream. */
export interface CommandRoute {
  readonly path: string;
  readonly creates: boolean;
  readonly hasId: boolean;
}

/** Undefined for a command that only the system itself gives, or whose route no table makes. */
export const commandRoute = ({ path }: Pick<CommandTable, 'path'>, row: AnyRow): CommandRoute | undefined => {
  if (isSystems(row) || row.ownRoute) return undefined;
  const { name, creates, idOf } = row;
  if (creates) return { path, creates, hasId: false };
  return { path: idOf ? `${path}/${kebab(name)}` : `${path}/:id/${kebab(name)}`, creates: false, hasId: !idOf };
};

const kebab = (name: string): string =>
  name.replace(/([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2-').toLowerCase();
