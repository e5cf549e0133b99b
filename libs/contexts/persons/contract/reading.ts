import type { Hidden, Principal } from '#runtime';
import type { Purpose } from '../domain/person.codes.js';
import type { PersonData } from '../vault/person-vault.js';

/** Why nothing of a person is shown: none is kept, the person restricted it, or it was erased for good. */
export type NotShown = 'NOT_KEPT' | 'RESTRICTED' | 'ERASED';

/** Data of a person for one purpose, or why there are none. */
export type ShownPerson = { readonly data: PersonData } | { readonly notShown: NotShown } | Hidden;

/** The travel order of a visit with the travellers as a reader may know them. */
export interface ShownTravellers {
  readonly visitId: string;
  readonly orderNo?: string;
  readonly travellers: readonly {
    readonly spdNo: string;
    readonly official: boolean;
    readonly subjectRef: string | Hidden;
    readonly person: ShownPerson;
  }[];
}

/** Data of persons in clear, for those who may see them; every look is recorded before it is answered. */
export interface PersonReading {
  /**
   * @throws Rejection `E_NOT_FOUND` no such visit for this reader; `E_RATE_LIMIT` he was shown too many; `E_SCOPE` the
   * purpose is not his.
   */
  travellersOf(principal: Principal, visitId: string, asked: Asked): Promise<ShownTravellers>;
  /** @throws Rejection as above; `E_REASON_REQUIRED` where the purpose needs one. */
  personOf(principal: Principal, personId: string, asked: Asked): Promise<ShownPerson>;
}

export interface Asked {
  readonly purpose: Purpose;
  readonly reason?: string;
}
