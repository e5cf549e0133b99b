import {
  kindOfParty,
  reject,
  requireMandate,
  seatOf,
  type AuthorityFact,
  type PartyRef,
  type Rejection,
  type Role,
} from '#kernel';
import { answersItself } from '#contexts/access/contract';
import { requireOwnInstitution } from '#contexts/offices/contract';
import { PUBLIC_MONEY } from './agreement.codes.js';
import type { AgreementContext } from './agreement.facts.js';
import { isOfRegion, isVillageGovernment, ofInstitution } from './agreement.parties.js';
import type { Draft, Initiated } from './agreement.state.js';

const HEADS: readonly Role[] = ['REGENCY_HEAD', 'GOVERNOR', 'VILLAGE_HEAD'];

const noAuthority = (messageId: string, messageEn: string): Rejection =>
  reject('E_NO_AUTHORITY', { ruleId: 'AGR-06', field: '/acting/mandate', messageId, messageEn });

/** Money of the state, of a region or of a village stands in the text. */
const hasBudgetMoney = ({ funding = [] }: Pick<Draft, 'funding'>): boolean =>
  funding.some(({ source }) => PUBLIC_MONEY.includes(source));

/**
 * AGR-06: a region or village is represented by its head; whoever else signs for it, and the head of an agency always,
 * shows a mandate that names it. PLH and PLT do routine tasks: no PKS with budget money, and neither does a holder of a
 * mere mandate, who decides nothing strategic (UU 30/2014 art. 14), unless a power of attorney says otherwise.
 */
export const requireSignatory = (
  party: PartyRef,
  { terms, draft }: Pick<Initiated, 'terms'> & { readonly draft: Draft },
  { actor, facts, occurredOn }: AgreementContext<'authority'>,
): void => {
  const governed = isVillageGovernment(party) || (isOfRegion(party) && kindOfParty(party) !== 'COUNCIL');
  if (governed && (kindOfParty(party) === 'OFFICE' || !HEADS.includes(actor.role)))
    requireMandate(actor.mandate, facts.authority, occurredOn, 'AGR-06');
  const { mandate } = facts.authority;
  if (governed && actor.mandate) requireGivenHere(party, mandate);
  if (terms.instrument !== 'PKS' || !hasBudgetMoney(draft)) return;
  if (actor.capacity === 'PLH' || actor.capacity === 'PLT') {
    if (!actor.mandate)
      throw noAuthority(
        `${actor.capacity} menjalankan tugas rutin: untuk PKS yang memuat anggaran tunjukkan surat kuasa.`,
        `${actor.capacity} does routine tasks: for a PKS with budget money show a power of attorney.`,
      );
    requireMandate(actor.mandate, facts.authority, occurredOn, 'AGR-06');
  }
  if (typeof mandate === 'object' && mandate.kind === 'MANDAT')
    throw noAuthority(
      'Penerima mandat tidak memutuskan hal strategis tentang anggaran: diperlukan surat kuasa.',
      'Who holds a mandate decides nothing strategic on the budget: a power of attorney is needed.',
    );
};

/**
 * AGR-06: whoever extends or ends an agreement could sign it for one of the parties, as which he acts: the head of the
 * region or village, or who shows his mandate; of agencies beside one another the own one.
 */
export const requireSignatoryOfOne = (
  state: Pick<Initiated, 'terms'> & { readonly draft: Draft },
  context: AgreementContext<'authority' | 'ownInstitution'>,
): void => {
  const {
    actor,
    facts: { ownInstitution },
  } = context;
  const there = state.terms.parties.filter((party) => answersItself(party) && seatOf(party) === actor.scope);
  const own = there.filter((party) => !ofInstitution(party) || party.institutionId === ownInstitution);
  if (!own.length && there[0])
    requireOwnInstitution(there[0], actor, ownInstitution, '/acting/officeId', ofInstitution);
  let refusal: unknown;
  for (const party of own)
    try {
      return requireSignatory(party, state, context);
    } catch (error) {
      refusal ??= error;
    }
  if (refusal) throw refusal;
};

/** AGR-06: a region or village is bound by what its own government gave, and by nobody else's. */
const requireGivenHere = ({ region }: PartyRef, mandate: AuthorityFact['mandate']): void => {
  if (typeof mandate !== 'object' || mandate.givenBy.region === undefined) return;
  if (mandate.givenBy.region === region?.code) return;
  throw noAuthority(
    `Surat kuasa itu dari ${mandate.givenBy.officeId} di ${mandate.givenBy.region}, bukan dari pemerintah pihak ini.`,
    `That power of attorney is of ${mandate.givenBy.officeId} in ${mandate.givenBy.region}, not of this party's government.`,
  );
};
