import type { ContextModule } from '#runtime';
import { personCommandTable, type PersonDependencies } from './commands/person.command-table.js';
import { personReadsCommandTable } from './commands/person-reads.command-table.js';
import { PERSON_CODES } from './domain/person.codes.js';
import { personSettings } from './domain/person.settings.js';
import { NOT_SHOWN_CODES, personGroups, personPaths } from './http/persons.openapi.js';
import { destroyKeys } from './processes/destroy-keys.process.js';
import { subjectRequestDeadline } from './processes/subject-request.deadline.js';
import { PERSONS, personList, personReadList } from './queries/person.queries.js';
import { personBoard } from './read/person-board.model.js';
import { personReads } from './read/person-reads.model.js';

/** Personal data of travellers and participants: encrypted, shown to who may see them, and erased (COM-11). */
export const personsContext = (dependencies: PersonDependencies): ContextModule => {
  const table = personCommandTable(dependencies);
  return {
    name: 'persons',
    tables: [table, personReadsCommandTable],
    queries: [personList, personReadList],
    totals: [],
    projections: [{ name: PERSONS, models: [personBoard, personReads] }],
    processManagers: [destroyKeys(table)],
    deadlines: [subjectRequestDeadline(table)],
    codeLists: [...PERSON_CODES, NOT_SHOWN_CODES],
    settings: personSettings,
    // Their classes need what only the program has that signs people in: the keys.
    routes: { paths: personPaths, groups: personGroups },
  };
};
