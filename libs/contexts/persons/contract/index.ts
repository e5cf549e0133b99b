export type { PersonField, Purpose } from '../domain/person.codes.js';
export type { PersonData } from '../vault/person-vault.js';
export type { Asked, NotShown, PersonReading, ShownPerson, ShownTravellers } from './reading.js';
