import type { Role } from '#kernel';
import { historicalRepairRows, registerObligated, withRegion, type HistoricalPartyDto } from '#nest';
import { OF_SYSTEM, ownInput, rowsFor, type CommandTable, type Sources } from '#runtime';
import { RECORD_READERS, type Accounts } from '#contexts/access/contract';
import { authorityFrom, type Offices } from '#contexts/offices/contract';
import type { RegionResolver } from '#contexts/regions/contract';
import {
  historicalVisitDecider,
  regionsOfHistorical,
  type HistoricalFactsByCommand,
  type HistoricalVisitCommand,
  type HistoricalVisitState,
} from '../domain/historical-visit.decider.js';
import { historicalVisitRestatements } from '../domain/historical-visit.restate.js';
import { HistoricalVisitDto } from './historical-visit.dto.js';

const DECIDERS: readonly Role[] = ['VILLAGE_HEAD', 'REGENCY_PMD', 'REGENCY_SECRETARY', 'PROVINCE_PMD', 'DATA_STEWARD'];
/** Visits of old registers (COM-07): the system imports them row by row, people correct and void them. */
export const historicalVisitCommandTable = (
  regions: RegionResolver,
  accounts: Accounts,
  offices: Pick<Offices, 'authorityOf'>,
) => {
  const row = rowsFor<HistoricalVisitState, HistoricalVisitCommand, HistoricalFactsByCommand>();
  const partiesOf = (parties: readonly HistoricalPartyDto[], sources: Sources, field: string) =>
    Promise.all(parties.map((each, index) => withRegion(each, `${field}/${index}/region`, regions, sources)));
  const table = {
    path: 'historical-visits',
    decider: historicalVisitDecider,
    obligated: registerObligated,
    readers: {
      roles: RECORD_READERS,
      regions: (state: HistoricalVisitState) => (state.stage === 'NONE' ? [] : regionsOfHistorical(state.terms)),
    },
    rows: [
      row({
        name: 'ImportHistoricalRecord',
        summary: ['Catat kunjungan dari register lama', 'Record a visit of an old register'],
        input: HistoricalVisitDto,
        ...OF_SYSTEM,
        toldByPeople: true,
        idOf: ({ visitId }) => visitId,
        facts: {},
        prepare: async (input: HistoricalVisitDto, _id, sources) => {
          const { origins, hosts, ...own } = ownInput(input);
          return {
            type: 'ImportHistoricalRecord',
            ...own,
            origins: await partiesOf(origins, sources, '/origins'),
            hosts: await partiesOf(hosts, sources, '/hosts'),
          };
        },
      }),
      ...historicalRepairRows<HistoricalVisitState>({
        table: (): CommandTable => table,
        restatements: historicalVisitRestatements,
        regions,
        accounts,
        decidedBy: DECIDERS,
        authority: authorityFrom(offices),
        subject: ['kunjungannya', 'the visit'],
        example: {
          changes: [{ field: '/topic', value: 'Pengelolaan BUMDes' }],
          reason: 'Topik pada register tertulis dengan singkatan.',
        },
      }),
    ],
  } satisfies CommandTable;
  return table;
};
