import { reject, type Scope } from '#kernel';
import type { Sources } from '#runtime';
import { personDecider } from '../domain/person.decider.js';
import { isRestrictedFor } from '../domain/person.restrictions.js';

/**
 * COM-11: nobody is named in a new record whose data were erased, or whose processing is restricted for the one who
 * names him.
 * @param scopes of who names him: what another party decided for itself is not told
 * @throws Rejection `E_STATE` that names the field
 */
export const requireUsable =
  (sources: Sources) =>
  async (personId: string, field: string, scopes: readonly Scope[]): Promise<void> => {
    const state = await sources.state(personDecider, personId);
    if (state.stage === 'ERASED')
      throw reject('E_STATE', {
        ruleId: 'COM-11',
        field,
        messageId:
          'Data orang ini sudah dihapus; sebut lagi orangnya dengan NIK dan nama bila memang ikut (POST /v1/subjects).',
        messageEn:
          'The data of this person were erased; name the person again by NIK and name if it is meant (POST /v1/subjects).',
      });
    if (state.stage === 'KNOWN' && scopes.some((scope) => isRestrictedFor(state, scope)))
      throw reject('E_STATE', {
        ruleId: 'COM-11',
        field,
        messageId: 'Pemrosesan data orang ini sedang dibatasi; ia belum dapat dicantumkan.',
        messageEn: 'The processing of the data of this person is restricted; he cannot be named at present.',
      });
  };
