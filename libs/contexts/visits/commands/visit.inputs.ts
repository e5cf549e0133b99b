import { reject, type PartyRef } from '#kernel';
import { officialName, ownInput, type Sources } from '#runtime';
import { partyFrom, type Offices } from '#contexts/offices/contract';
import type { RegionResolver } from '#contexts/regions/contract';
import type { ProposeVisit, RecordInnovationObserved } from '../domain/visit.commands.js';
import type { VisitFunding, VisitHost } from '../domain/visit.terms.js';
import type { HostAnswerDto, InnovationDto, ProposeVisitDto } from './visit.dto.js';

/** Of two ways to name something an input takes one. */
const requireOne = (one: unknown, other: unknown, field: string, id: string, en: string): void => {
  if ((one === undefined) !== (other === undefined)) return;
  throw reject('E_VALIDATION', { field, messageId: id, messageEn: en });
};

/** References in the place of the handles of persons who pay. */
export const payersIn = <Input extends Pick<ProposeVisitDto, 'fundingSources' | 'costBorneBy'>>(
  input: Input,
  reference: (handle: string, field: string) => string,
): Input => {
  const known = <Party extends { readonly subjectRef?: string }>(party: Party, at: string): Party =>
    party.subjectRef === undefined ? party : { ...party, subjectRef: reference(party.subjectRef, `${at}/subjectRef`) };
  return {
    ...input,
    fundingSources: input.fundingSources.map((funding, index) => ({
      ...funding,
      ...(funding.payer && { payer: known(funding.payer, `/fundingSources/${index}/payer`) }),
    })),
    ...(input.costBorneBy && { costBorneBy: known(input.costBorneBy, '/costBorneBy') }),
  };
};

/** The hosts as an input names them; unless it says otherwise each has to answer. */
export const hostsFrom = async (
  hosts: ProposeVisitDto['hosts'],
  party: ReturnType<typeof partyFrom>,
  sources: Sources,
): Promise<readonly VisitHost[]> => {
  const found: VisitHost[] = [];
  for (const [index, { required = true, ...host }] of hosts.entries())
    found.push({ ...(await party(host, sources, `/hosts/${index}`)), required });
  return found;
};

/** The commands of inputs that name parties and regions: official names and aliases become codes. */
export const visitInputs = (regions: RegionResolver, offices: Offices) => {
  const party = partyFrom(regions, offices);

  const funding = async (
    { payer, ...money }: ProposeVisitDto['fundingSources'][number],
    sources: Sources,
    at: string,
  ): Promise<VisitFunding> => ({ ...money, ...(payer && { payer: await party(payer, sources, `${at}/payer`) }) });

  const proposal = async (input: ProposeVisitDto, visitId: string, sources: Sources): Promise<ProposeVisit> => {
    const { origin, hosts, fundingSources, costBorneBy, ...rest } = ownInput(input);
    const { officeId, ...from } = origin;
    const to = await hostsFrom(hosts, party, sources);
    const money: VisitFunding[] = [];
    for (const [index, each] of fundingSources.entries())
      money.push(await funding(each, sources, `/fundingSources/${index}`));
    return {
      type: 'ProposeVisit',
      ...rest,
      visitId,
      origin: { ...(await party(from, sources, '/origin')), officeId },
      hosts: to,
      fundingSources: money,
      ...(costBorneBy && { costBorneBy: await party(costBorneBy, sources, '/costBorneBy') }),
      officialName: officialName(input),
    };
  };

  const answer = async <Type extends string>(type: Type, input: HostAnswerDto, sources: Sources) => {
    const { host, party: body, ...rest } = ownInput(input);
    requireOne(
      host,
      body,
      '/host',
      'Sebut tuan rumah yang menjawab dengan host (wilayah) atau party (lembaga), salah satu saja.',
      'Name the host that answers by host (a region) or by party (a body), by one of them.',
    );
    return {
      type,
      ...rest,
      ...(host !== undefined && { host: (await regions.resolve(host, sources, '/host')).code }),
      ...(body && { party: await party(body, sources, '/party') }),
      officialName: officialName(input),
    };
  };

  const observed = async (input: InnovationDto, sources: Sources): Promise<RecordInnovationObserved> => {
    const { hostRegion, party: body, ...rest } = ownInput(input);
    requireOne(
      hostRegion,
      body,
      '/hostRegion',
      'Sebut tempat inovasi dengan hostRegion (wilayah) atau party (lembaga), salah satu saja.',
      'Name where it was seen by hostRegion (a region) or by party (a body), by one of them.',
    );
    const seenAt: PartyRef | undefined = body && (await party(body, sources, '/party'));
    return {
      type: 'RecordInnovationObserved',
      ...rest,
      ...(hostRegion !== undefined && { hostRegion: await regions.resolve(hostRegion, sources, '/hostRegion') }),
      ...(seenAt && { party: seenAt }),
    };
  };

  return { answer, proposal, observed };
};
