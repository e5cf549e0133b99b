import { commandLinePage } from './reference-command-line.js';
import { commandsPage } from './reference-commands.js';
import { codesPage, errorsPage, eventsPage, rolesPage, settingsPage } from './reference-lists.js';
import { queriesPage } from './reference-queries.js';

/** Pages of `docs/reference` that are made from the code, by file name. */
export const referencePages: Readonly<Record<string, () => string>> = {
  'commands.md': commandsPage,
  'queries.md': queriesPage,
  'errors.md': errorsPage,
  'events.md': eventsPage,
  'codes.md': codesPage,
  'roles.md': rolesPage,
  'rule-values.md': settingsPage,
  'command-line.md': commandLinePage,
};
