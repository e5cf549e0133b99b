import { streamId } from '#kernel';
import { reaction, type ProcessManager } from '#runtime';
import type { personCommandTable } from '../commands/person.command-table.js';
import { personDecider } from '../domain/person.decider.js';

/** COM-11: destroys the key of whoever's data were erased, and records that; as often as it takes. */
export const destroyKeys = (table: ReturnType<typeof personCommandTable>): ProcessManager => ({
  name: 'destroy-keys',
  from: 'beginning',
  reactions: [
    reaction(personDecider, 'PersonalDataErased', table, 'ConfirmKeyDestroyed', ({ stream }) => [
      { id: streamId(stream), input: {} },
    ]),
  ],
});
