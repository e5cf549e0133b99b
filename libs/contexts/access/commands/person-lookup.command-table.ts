import { type Uses } from '#kernel';
import { OF_SYSTEM, ownInput, rowsFor, type CommandTable } from '#runtime';
import { personLookupDecider, type ReferencePersons } from '../domain/person-lookup.decider.js';
import { ReferencePersonsDto } from './person-lookup.dto.js';

/** Who asked for how many references to persons: counted in the log, so that all processes count together. */
export const personLookupCommandTable: CommandTable = {
  path: 'person-lookups',
  decider: personLookupDecider,
  obligated: () => undefined,
  rows: [
    rowsFor<Uses, ReferencePersons, undefined>()({
      name: 'ReferencePersons',
      summary: ['Catat permintaan rujukan orang', 'Record that references to persons were asked for'],
      input: ReferencePersonsDto,
      ...OF_SYSTEM,
      idOf: ({ userId, day }: ReferencePersonsDto) => `${userId}.${day}`,
      prepare: (input: ReferencePersonsDto) => {
        const { day: _day, ...own } = ownInput(input);
        return { type: 'ReferencePersons', ...own };
      },
    }),
  ],
};
