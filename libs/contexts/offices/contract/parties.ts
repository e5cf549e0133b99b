import {
  isCentral,
  isGovernment,
  kindOfParty,
  nameKey,
  reject,
  type Actor,
  type LocalDate,
  type PartyKind,
  type PartyRef,
  type Pointer,
  type Rejection,
} from '#kernel';
import type { RegionResolver } from '#contexts/regions/contract';
import type { Sources } from '#runtime';
import type { Offices, RegisteredBody } from './offices.js';

/** Bodies of the register by their ids; absent: the register has none of that id. */
export type RegisteredBodies = Readonly<Record<string, RegisteredBody | undefined>>;

/** A party as inputs name it: a government by its region, a body by its id in the register or by itself. */
export interface PartyInput {
  readonly kind?: PartyKind;
  readonly region?: string;
  readonly institutionId?: string;
  readonly name?: string;
  readonly country?: string;
  readonly subjectRef?: string;
}

const unknown = (institutionId: string, at: Pointer): Rejection =>
  reject('E_NOT_FOUND', {
    ruleId: 'PTY-03',
    field: `${at}/institutionId`,
    details: { institutionId },
    messageId: `Lembaga ${institutionId} belum ada dalam register; catat dulu, atau sebut jenis, nama, dan wilayahnya.`,
    messageEn: `The institution ${institutionId} is not in the register; enter it first, or give its kind, name and region.`,
  });

const otherwise = (member: 'kind' | 'region' | 'country' | 'name', registered: string, at: Pointer): Rejection =>
  reject('E_VALIDATION', {
    ruleId: 'PTY-03',
    field: `${at}/${member}`,
    details: { registered },
    messageId: `Menurut register lembaga: ${registered}. Hapus isian ini atau perbaiki.`,
    messageEn: `By the register of institutions it is: ${registered}. Leave this out or correct it.`,
  });

/** PTY-03 What is said of a body of the register is what the register says. */
const requireAgreement = (party: PartyRef, { kind, name, region, country }: RegisteredBody, at: Pointer): void => {
  if (party.kind !== undefined && party.kind !== kind) throw otherwise('kind', kind, at);
  if (party.region?.code !== undefined && party.region.code !== region?.code)
    throw otherwise('region', region?.code ?? '–', at);
  if (party.country !== undefined && party.country !== country) throw otherwise('country', country ?? '–', at);
  if (party.name !== undefined && nameKey(party.name) !== nameKey(name)) throw otherwise('name', name, at);
};

/**
 * PTY-03 A body of the register exists on the day, and is written as it is called then; any other party as it is.
 * @param at where it stands in the input, which a refusal names.
 */
export const asRegistered = (party: PartyRef, bodies: RegisteredBodies, at: Pointer): PartyRef => {
  const { institutionId } = party;
  if (institutionId === undefined) return party;
  const body = bodies[institutionId];
  if (!body) throw unknown(institutionId, at);
  requireAgreement(party, body, at);
  if (!body.inForce) {
    throw reject('E_STATE', {
      ruleId: 'PTY-03',
      field: `${at}/institutionId`,
      messageId: `Menurut register, lembaga ${institutionId} tidak ada pada hari itu.`,
      messageEn: `By the register the institution ${institutionId} did not exist on that day.`,
    });
  }
  return { ...party, name: body.name };
};

/** What the register says on that day of all of these parties that are in it. */
export const bodiesOf = async (
  offices: Offices,
  parties: readonly PartyRef[],
  on: LocalDate,
  sources: Sources,
): Promise<RegisteredBodies> => {
  const bodies = new Map<string, RegisteredBody | undefined>();
  for (const { institutionId } of parties)
    if (institutionId !== undefined && !bodies.has(institutionId))
      bodies.set(institutionId, await offices.institution(institutionId, on, sources));
  return Object.fromEntries(bodies);
};

/**
 * A party as an input names it: its region resolved, and what the register knows of it added. That it may be named at
 * all is for `requireParty`, and that it exists on the day for `asRegistered`.
 */
export const partyFrom =
  (regions: RegionResolver, offices: Offices) =>
  async ({ kind: given, region, ...rest }: PartyInput, sources: Sources, at: Pointer): Promise<PartyRef> => {
    const named: PartyRef = {
      ...rest,
      ...(given !== undefined && given !== 'REGION' && given !== 'VILLAGE' && { kind: given }),
      ...(region !== undefined && { region: await regions.resolve(region, sources, `${at}/region`) }),
    };
    const { institutionId } = named;
    if (institutionId === undefined) return requireKind(named, given, at);
    const body = await offices.institution(institutionId, undefined, sources);
    if (!body) throw unknown(institutionId, at);
    const { kind, region: seat, country } = body;
    requireAgreement(named, { ...body, name: named.name ?? body.name }, at);
    return { ...named, kind, ...(seat && { region: seat }), ...(country !== undefined && { country }) };
  };

/** REGION and VILLAGE follow from the region; said otherwise, one of the two is wrong. */
const requireKind = (party: PartyRef, given: PartyKind | undefined, at: Pointer): PartyRef => {
  const kind = kindOfParty(party);
  if (!isGovernment(party) || given === undefined || !party.region || given === kind) return party;
  throw reject('E_VALIDATION', {
    ruleId: 'PTY-01',
    field: `${at}/kind`,
    details: { kind },
    messageId: `Wilayah ${party.region.code} adalah ${kind}, bukan ${given}.`,
    messageEn: `The region ${party.region.code} is a ${kind}, not a ${given}.`,
  });
};

/**
 * PTY-04: an officer of a ministry acts for the institution of his own office, as the register of offices has it.
 * @param bound the parties of which it is asked
 */
export const requireOwnInstitution = (
  party: PartyRef,
  { officeId }: Actor,
  ownInstitution: string | undefined,
  field: Pointer,
  bound: (party: PartyRef) => boolean = isCentral,
): void => {
  if (!bound(party) || (ownInstitution !== undefined && party.institutionId === ownInstitution)) return;
  throw reject('E_NO_AUTHORITY', {
    ruleId: 'PTY-04',
    field,
    details: { officeId, ...(ownInstitution !== undefined && { ownInstitution }) },
    messageId: `Menurut register, kantor ${officeId} bukan bagian lembaga ini; sebut lembaganya dengan institutionId dan catat kantornya di sana.`,
    messageEn: `By the register the office ${officeId} is no part of this institution; name it by its institutionId and register the office there.`,
  });
};
