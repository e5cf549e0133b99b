import { reject } from '#kernel';
import type { CommonInput, Executor } from '#runtime';
import { personDecider } from '../domain/person.decider.js';
import type { SealedValue } from '../domain/person.events.js';
import type { PersonData, PersonVault } from './person-vault.js';

/** Input with data in clear, which no command sees. */
export interface InputWithData extends CommonInput {
  readonly personId?: string;
  readonly party?: string;
  readonly data?: PersonData;
}

const noKey = () =>
  reject('E_STATE', {
    ruleId: 'COM-11',
    messageId: 'Kunci data orang ini tidak ada; sebut lagi orangnya dengan NIK dan nama (POST /v1/subjects).',
    messageEn:
      'There is no key for the data of this person; name the person again by NIK and name (POST /v1/subjects).',
  });

/**
 * Seals data of a person before the command that brings them is carried out: the log, and the hash by which a repeated
 * command is recognised, know sealed values alone.
 */
export const sealingData = (executor: Executor, vault: Pick<PersonVault, 'seal'>): Executor => ({
  execute: async (request) => {
    const { data, ...input } = request.input as InputWithData;
    if (request.table.decider !== personDecider || data === undefined) return executor.execute(request);
    const values = await vault.seal(request.id ?? input.personId!, data);
    // Of whom nothing is known, the command itself says so: a missing key must not tell who is known.
    if (!values && request.row.unrouted) throw noKey();
    const sealed: CommonInput & { readonly values?: readonly SealedValue[] } = { ...input, ...(values && { values }) };
    return executor.execute({ ...request, input: sealed });
  },
});
