import { randomUUID } from 'node:crypto';
import { NATIONAL, type LocalDate } from '#kernel';
import { COMMAND_ID, inputChecks } from '#nest';
import type { CommonInput, CommandTable, Principal, Receipt } from '#runtime';
import type { System } from '../composition/system.js';
import { facts } from './columns.js';
import type { Outcome } from './command.js';
import { Failure } from './failure.js';

/**
 * Whoever may run this program on this machine: acts with the rights of the system, under a name of his own in the log.
 */
export const OPERATOR: Principal = {
  userId: 'operator',
  grants: [{ role: 'SYSTEM', scope: NATIONAL, officeId: 'operator', validFrom: '1945-08-17' as LocalDate }],
};

/** Options of every command that writes to the log. */
export const WRITING = {
  'command-id': {
    value: 'ID',
    summary: [
      'id perintah: diulang dengan id yang sama, tidak terjadi dua kali',
      'id of the command: repeated with the same one it happens once',
    ],
  },
} as const;

/** @throws Failure `E_USAGE` */
export const commandIdOf = (given: string | undefined): string => {
  if (given === undefined || COMMAND_ID.test(given)) return given ?? randomUUID();
  throw new Failure(
    'E_USAGE',
    '--command-id harus 8–128 karakter: huruf, angka, titik, garis atau titik dua',
    '--command-id must have 8–128 characters: letters, digits, dots, dashes or colons',
  );
};

export interface Asked {
  readonly name: string;
  readonly id?: string;
  readonly input: object;
  readonly commandId: string;
}

let checks: ReturnType<typeof inputChecks> | undefined;

/** Gives a command as the operator, its input checked as over HTTP. @throws Rejection */
export const ask = (
  { runtime: { executor } }: System,
  table: CommandTable,
  { name, id, input, commandId }: Asked,
): Promise<Receipt> => {
  const row = table.rows.find((candidate) => candidate.name === name)!;
  checks ??= inputChecks();
  const checked = checks(row.input)(input) as CommonInput;
  return executor.execute({
    table,
    row,
    input: checked,
    principal: OPERATOR,
    commandId,
    correlationId: commandId,
    ...(id !== undefined && { id }),
  });
};

/** What is told of a command that was given. */
export const done = ({ stream, revision, events }: Receipt): Outcome => ({
  result: { stream, revision, events },
  text: facts([
    [['aliran', 'stream'], stream],
    [['peristiwa', 'events'], events.join(', ')],
  ]),
});
