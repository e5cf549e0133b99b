import { NATIONAL, Rejection, reject, type Clock, type FieldFilter, type Instant, type Position } from '#kernel';
import { recordRead, recordsRead, type HttpOptions } from '#nest';
import { authorise, type ModelQuery, type Places, type Principal, type Sources } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import { AGREEMENT_STAGES_SIGNED, type AgreementRecord } from '#contexts/agreements/contract';
import type { OfficeNames } from '#contexts/offices/contract';
import type { AgreementNamed, AgreementOnPaper, AgreementsOnPaper } from '../forms/agreement-facts.js';
import { inWordsThroughout, namedOf, placeOnPaper, signatoriesOf, withoutVoided } from './agreement-facts-gathered.js';
import type { Whose } from './agreement-parameters.js';
import { inLetter } from './gather-facts.js';

export interface AgreementPapersParts {
  readonly agreements: ModelQuery<AgreementRecord>;
  readonly offices: OfficeNames;
  readonly places: Places;
  readonly sources: Sources;
  readonly clock: Clock;
}

/** Up to where the records tell. */
interface AsRead {
  readonly asOf: Instant;
  readonly position: Position;
}

type Filter = Readonly<Record<string, FieldFilter>>;

/** Agreements on one paper, and those beneath one that are named. */
const MOST = 1_000;
const MOST_CHILDREN = 200;
/** What to ask for where they are too many for one paper. */
export const NARROWER = ['mintalah per wilayah yang lebih kecil', 'ask for a smaller region'] as const;

/** Agreements that all parties have signed. */
const SIGNED: Filter = { stage: { in: [...AGREEMENT_STAGES_SIGNED] } };

/** Those that carried out one of these, and were voided, as the reader may see them. */
const voidedBeneath =
  ({ agreements }: AgreementPapersParts, options: HttpOptions, principal: Principal) =>
  async (parents: readonly string[]): Promise<readonly AgreementRecord[]> => {
    const find = { filter: { stage: { eq: 'VOIDED' }, parentId: { in: parents } }, sort: { field: 'updatedOn' } };
    return (await recordsRead(agreements, principal, find, { most: MOST }, options)).items;
  };

/**
 * Signed agreements of a region as the reader may see them, in the order of that field.
 * @throws Rejection `E_SCOPE` the reader's regions do not cover that one; `E_UNAVAILABLE` they are too many.
 */
export const agreementsOf = async (
  parts: AgreementPapersParts,
  options: HttpOptions,
  principal: Principal,
  { region, own }: Whose,
  { filter, by, holds = () => true }: { filter: Filter; by: string; holds?: (agreement: AgreementRecord) => boolean },
): Promise<AgreementsOnPaper & AsRead> => {
  const { agreements, places, clock } = parts;
  authorise(principal, RECORD_READERS, [region], clock.now());
  const within: Filter = own
    ? { ownRegions: { in: [region] } }
    : region === NATIONAL
      ? {}
      : { regions: { within: [region] } };
  const find = { filter: { ...SIGNED, ...filter, ...within }, sort: { field: by } };
  const { items, more, asOf, position } = await recordsRead(
    agreements,
    principal,
    find,
    { most: MOST, holds },
    options,
  );
  if (more)
    throw reject('E_UNAVAILABLE', {
      details: { most: MOST },
      messageId: `Ini lebih dari ${MOST} kerja sama, terlalu banyak untuk satu PDF; ${NARROWER[0]}.`,
      messageEn: `These are more than ${MOST} agreements, too many for one PDF; ${NARROWER[1]}.`,
    });
  return {
    region: placeOnPaper(region, places),
    own,
    agreements: (await withoutVoided(items, voidedBeneath(parts, options, principal))).map(inWordsThroughout),
    party: inLetter(places),
    asOf,
    position,
  };
};

/** One agreement with what stands around it. @throws Rejection `E_NOT_FOUND` also where the reader may not read it */
export const agreementOf = async (
  parts: AgreementPapersParts,
  options: HttpOptions,
  principal: Principal,
  id: string,
): Promise<AgreementOnPaper & AsRead> => {
  const { agreements, offices, places, sources } = parts;
  const { item, asOf, position } = await recordRead(agreements, principal, id, options);
  const [stands] = await withoutVoided([item], voidedBeneath(parts, options, principal));
  const agreement = inWordsThroughout(stands!);
  const named = async (other: string | undefined): Promise<AgreementNamed | undefined> => {
    if (other === undefined) return undefined;
    try {
      return namedOf(inWordsThroughout((await recordRead(agreements, principal, other, options)).item));
    } catch (error) {
      if (error instanceof Rejection && error.code === 'E_NOT_FOUND') return undefined;
      throw error;
    }
  };
  const [parent, renewed] = [await named(agreement.parentId), await named(agreement.renewsId)];
  const beneath = { filter: { ...SIGNED, parentId: { eq: id } }, sort: { field: 'signedOn' } };
  const { items } = await recordsRead(agreements, principal, beneath, { most: MOST_CHILDREN }, options);
  return {
    agreement,
    party: inLetter(places),
    signatory: await signatoriesOf(agreement, offices, sources),
    ...(parent && { parent }),
    ...(renewed && { renewed }),
    children: items.map((each) => namedOf(inWordsThroughout(each))),
    asOf,
    position,
  };
};
