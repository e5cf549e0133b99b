import { NATIONAL } from '#kernel';
import { OF_SYSTEM, ownInput, rowsFor, type CommandTable } from '#runtime';
import {
  installationDecider,
  type InstallationCommand,
  type InstallationState,
} from '../domain/installation.decider.js';
import { BeginInstallationDto, RecordKeyStoreDto, RecordSubjectKeyDto } from './installation.dto.js';

const row = rowsFor<InstallationState, InstallationCommand, undefined>();
const idOf = (): string => NATIONAL;

/** What the log is for, and which key and store of keys belong to it: said by the process that begins it. */
export const installationCommandTable: CommandTable = {
  path: 'installation',
  decider: installationDecider,
  obligated: () => undefined,
  rows: [
    row({
      name: 'BeginInstallation',
      summary: ['Mulai log', 'Begin the log'],
      input: BeginInstallationDto,
      idOf,
      ...OF_SYSTEM,
      prepare: (input: BeginInstallationDto) => ({ type: 'BeginInstallation', ...ownInput(input) }),
    }),
    row({
      name: 'RecordSubjectKey',
      summary: ['Catat id kunci rujukan orang', 'Record the id of the key of references'],
      input: RecordSubjectKeyDto,
      idOf,
      ...OF_SYSTEM,
      prepare: (input: RecordSubjectKeyDto) => ({ type: 'RecordSubjectKey', ...ownInput(input) }),
    }),
    row({
      name: 'RecordKeyStore',
      summary: ['Catat id penyimpan kunci data pribadi', 'Record the id of the store of the keys of persons'],
      input: RecordKeyStoreDto,
      idOf,
      ...OF_SYSTEM,
      prepare: (input: RecordKeyStoreDto) => ({ type: 'RecordKeyStore', ...ownInput(input) }),
    }),
  ],
};
