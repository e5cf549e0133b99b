import type { RegionCode } from '#kernel';
import { officialName, ownInput, type Sources } from '#runtime';
import type { RegionResolver } from '#contexts/regions/contract';
import type { ProposeVisit } from '../domain/visit.commands.js';
import type { VisitHost } from '../domain/visit.terms.js';
import type { HostAnswerDto, ProposeVisitDto } from './visit.dto.js';

/** The commands of inputs that name regions: official names and aliases become codes. */
export const visitInputs = (regions: RegionResolver) => {
  const hostOf = async (input: HostAnswerDto, sources: Sources): Promise<RegionCode> =>
    (await regions.resolve(input.host, sources, '/host')).code;

  const proposal = async (input: ProposeVisitDto, visitId: string, sources: Sources): Promise<ProposeVisit> => {
    const { origin, hosts, ...rest } = ownInput(input);
    const from = await regions.resolve(origin.region, sources, '/origin/region');
    const to: VisitHost[] = [];
    for (const [index, { region, required = true }] of hosts.entries()) {
      to.push({ region: await regions.resolve(region, sources, `/hosts/${index}/region`), required });
    }
    return {
      type: 'ProposeVisit',
      ...rest,
      visitId,
      origin: { ...origin, region: from },
      hosts: to,
      officialName: officialName(input),
    };
  };
  const answer = async <Type extends string>(type: Type, input: HostAnswerDto, sources: Sources) => ({
    type,
    ...ownInput(input),
    host: await hostOf(input, sources),
    officialName: officialName(input),
  });

  return { answer, proposal };
};
