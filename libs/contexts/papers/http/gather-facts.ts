import {
  inWords,
  levelOf,
  CAPACITY_CODES,
  dayInLetter,
  docKey,
  partyName,
  yearOf,
  type Actor,
  type DocRef,
  type LocalDate,
  type PartyRef,
  type RegionRef,
} from '#kernel';
import {
  closedAs,
  isHidden,
  isParty,
  partyAddress,
  type MayKnow,
  type Party,
  type Places,
  type Principal,
  type Sources,
  type StoredReference,
} from '#runtime';
import { ROLE_INFO } from '#contexts/access/contract';
import type { NumberBooks } from '#contexts/numbering/contract';
import type { NamedOffice, OfficeNames, Offices } from '#contexts/offices/contract';
import type { Journey, JourneyOrder } from '#contexts/visits/contract';
import type { TravellersReading, TravellersShown } from '../contract/index.js';
import type { PaperFacts, Signer, TravellerOnPaper } from '../forms/paper-facts.js';

/** Who knows what stands on papers. */
export interface PaperSources {
  readonly offices: OfficeNames & Offices;
  readonly numbers: NumberBooks;
  readonly places: Places;
  readonly travellers: TravellersReading;
  /** What is kept of the documents that papers cite. */
  readonly stored: StoredReference;
}

/** In letters the kinds of regions are written out. */
export const writtenOut = (address: string): string =>
  address
    .replace(/\bKec\. /gu, 'Kecamatan ')
    .replace(/\bKab\. /gu, 'Kabupaten ')
    .replace(/\bProv\. /gu, 'Provinsi ');

/** What stands above an office on its letterhead: the government, and of a village its district. */
const authoritiesOf = (region: RegionRef | undefined, places: Places): readonly string[] => {
  if (!region) return [];
  const [own, ...around] = writtenOut(places.address(region.code, region.nameAtTime)).split(', ');
  if (levelOf(region.code) <= 2) return [`Pemerintah ${own!}`];
  return [`Pemerintah ${around.at(-1)!}`, ...around.slice(0, -1).reverse()];
};

export const sameText = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

export const SHORT_CAPACITIES: Readonly<Partial<Record<Actor['capacity'], string>>> = {
  PJ: 'Pj. ',
  PLT: 'Plt. ',
  PLH: 'Plh. ',
};

/** Who acted, as it stands beneath a letter: the office that he heads, or in whose name he signed. */
const signerOf = (actor: Actor, headTitle: string, name: string | undefined): Signer => {
  const titles =
    actor.capacity === 'KUASA' || actor.capacity === 'MEWAKILI'
      ? [`a.n. ${headTitle}`, inWords(CAPACITY_CODES, actor.capacity)]
      : [`${SHORT_CAPACITIES[actor.capacity] ?? ''}${headTitle}`];
  // Who is called by nothing but the title writes the name by hand.
  const named = name !== undefined && ![headTitle, ...titles].some((title) => sameText(title, name));
  return { titles, ...(named && { name }) };
};

/** An office that the register does not have is called by what it heads. */
const unregistered = ({ officeId, role }: Actor, origin: PartyRef): NamedOffice => {
  const name = `${ROLE_INFO[role].titleId} ${partyName(origin)}`;
  return { officeId, name, headTitle: name, ...(origin.region && { region: origin.region }) };
};

/** A government by its region; any other body by its name, with where it sits. */
export const inLetter =
  (places: Places) =>
  (party: PartyRef): string =>
    partyAddress(party, { address: (...of) => writtenOut(places.address(...of)) });

const onPaper = (order: JourneyOrder, shown: TravellersShown): readonly TravellerOnPaper[] => {
  const persons = new Map(shown.travellers.map(({ spdNo, person }) => [spdNo, person]));
  return order.travellers.map(({ spdNo }, index) => {
    const person = persons.get(spdNo);
    return {
      no: index + 1,
      spdNo,
      person: person === undefined || isHidden(person) ? person : 'data' in person ? person.data : undefined,
    };
  });
};

/** How closed each document is where its keeper, who entered it in the visit too, keeps it. */
const heldWhereKept = async (
  filed: readonly Journey['letter'][],
  stored: StoredReference,
  sources: Sources,
): Promise<ReadonlyMap<DocRef, DocRef['classification']>> => {
  const held = new Map<DocRef, DocRef['classification']>();
  for (const { document, by } of filed) {
    const kept = await stored(document.docId, sources);
    if (kept && docKey(kept.document) === docKey(document) && isParty(kept.keptBy, by))
      held.set(document, kept.document.classification);
  }
  return held;
};

/** Of documents that are closed to the reader it is told that there are such. */
const citing =
  (know: MayKnow, held: ReadonlyMap<DocRef, DocRef['classification']>) =>
  (document: DocRef, by: Party): string => {
    const { classification, number, date } = document;
    return [classification, held.get(document) ?? classification].every((each) => know(closedAs(each), by))
      ? `${number === undefined ? '' : `nomor ${number} `}tanggal ${dayInLetter(date)}`
      : `tanggal ${dayInLetter(date)} (nomornya tertutup bagi pembaca)`;
  };

/** All that stands on the papers of a visit with an order, as this reader may know it. */
export const gatherFacts = async (
  journey: Journey,
  order: JourneyOrder,
  reader: { readonly principal: Principal; readonly know: MayKnow },
  { offices, numbers, places, travellers, stored }: PaperSources,
  sources: Sources,
): Promise<PaperFacts> => {
  const { actor, document } = order;
  const office =
    (await offices.officeOf(actor.officeId, document.date, sources)) ?? unregistered(actor, journey.terms.origin);
  const { officialName } = await offices.authorityOf(actor, document.date, sources);
  const shown = await travellers.travellersOf(reader.principal, journey.visitId, { purpose: 'TRAVEL' });
  const numbered = async (kind: 'LAPORAN' | 'DAFTAR_HADIR', on: LocalDate | undefined) => {
    const years = [...new Set([on, order.to].flatMap((day) => (day === undefined ? [] : [yearOf(day)])))];
    for (const year of years) {
      const [number] = await numbers.numbersOf(journey.visitId, { officeId: actor.officeId, kind, year }, sources);
      if (number !== undefined) return number;
    }
    return undefined;
  };
  const ofPapers = {
    LAPORAN: await numbered('LAPORAN', journey.report?.on),
    DAFTAR_HADIR: await numbered('DAFTAR_HADIR', journey.endedOn),
  };
  const { approval } = journey;
  const mandate = approval?.approver.mandate;
  const filed = [journey.letter, ...journey.replies, ...(mandate ? [{ document: mandate, by: approval!.by }] : [])];
  return {
    journey,
    order,
    office,
    signer: signerOf(actor, office.headTitle, officialName),
    travellers: onPaper(order, shown),
    numberOf: (kind) => ofPapers[kind],
    place: inLetter(places),
    authorities: authoritiesOf(office.region, places),
    cited: citing(reader.know, await heldWhereKept(filed, stored, sources)),
  };
};
