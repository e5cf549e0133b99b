import { CAPACITY_CODES, NATIONAL, inWords, withAncestors, type LocalDate, type RegionCode, type Scope } from '#kernel';
import { HIDDEN_WORDS, isHidden, type Places, type Sources } from '#runtime';
import type { AgreementRecord, AgreementRecordParty } from '#contexts/agreements/contract';
import type { OfficeNames } from '#contexts/offices/contract';
import type { AgreementNamed, AgreementOnPaper, PlaceOnPaper } from '../forms/agreement-facts.js';
import { SHORT_CAPACITIES, sameText, writtenOut } from './gather-facts.js';

/** A region with what it lies in, each by its own name alone. */
export const placeOnPaper = (code: Scope, places: Places): PlaceOnPaper => {
  const nameOf = (each: Scope): string => writtenOut(places.address(each)).split(', ')[0]!;
  const around = code === NATIONAL ? [] : withAncestors<RegionCode>(code).slice(0, -1).reverse();
  return { code, name: nameOf(code), around: around.map((each) => ({ code: each, name: nameOf(each) })) };
};

/** The same with words in the place of what is hidden from the reader as a whole. */
export const inWordsThroughout = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value;
  if (isHidden(value) && Object.keys(value).length === 1) return HIDDEN_WORDS as T;
  if (Array.isArray(value)) return value.map(inWordsThroughout) as T;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inWordsThroughout(member)])) as T;
};

/**
 * The same without what carried them out and was voided: their own records name it for ever.
 * @param voidedBeneath finds what was voided among those that carry out one of these.
 */
export const withoutVoided = async (
  agreements: readonly AgreementRecord[],
  voidedBeneath: (parents: readonly string[]) => Promise<readonly Pick<AgreementRecord, 'id'>[]>,
): Promise<readonly AgreementRecord[]> => {
  const parents = agreements.filter(({ children }) => children.length > 0).map(({ id }) => id);
  if (parents.length === 0) return agreements;
  const voided = new Set((await voidedBeneath(parents)).map(({ id }) => id));
  return agreements.map((each) => ({ ...each, children: each.children.filter((id) => !voided.has(id)) }));
};

export const namedOf = ({ title, instrument, signedOn }: AgreementRecord): AgreementNamed => ({
  title,
  instrument,
  ...(signedOn && { signedOn }),
});

type Signer = ReturnType<AgreementOnPaper['signatory']>;

/** Who signed for a party: by the office that he heads, and whether he heads it or acts for another. */
const signerOf = async (
  { signatory, signedFor, signedOn }: AgreementRecordParty,
  offices: OfficeNames,
  sources: Sources,
): Promise<Signer> => {
  if (signedFor) return { name: signedFor.officialName, title: signedFor.title };
  if (!signatory) return undefined;
  const { officeId, officialName, capacity } = signatory;
  const headTitle = (await offices.officeOf(officeId, signedOn as LocalDate, sources))?.headTitle;
  const title = headTitle && `${SHORT_CAPACITIES[capacity] ?? ''}${headTitle}`;
  const named = ![headTitle, title].some((each) => each !== undefined && sameText(each, officialName));
  return {
    ...((named || !title) && { name: officialName }),
    ...(title && { title }),
    ...((capacity === 'KUASA' || capacity === 'MEWAKILI') && { as: inWords(CAPACITY_CODES, capacity) }),
  };
};

/** Signatories by the places of their parties. */
export const signatoriesOf = async (
  { parties }: AgreementRecord,
  offices: OfficeNames,
  sources: Sources,
): Promise<AgreementOnPaper['signatory']> => {
  const found = new Map<number, Signer>();
  for (const party of parties) found.set(party.no, await signerOf(party, offices, sources));
  return (no) => found.get(no);
};
