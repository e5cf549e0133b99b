import { NATIONAL, changeAt, reject, type HistoricalParty, type RegionCode, type Role, type Scope } from '#kernel';
import { repairRows, type HistoricalPartyDto } from '#nest';
import { OF_SYSTEM, ownInput, repairSides, rowsFor, type CommandTable, type Sources } from '#runtime';
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

/** Who keeps registers, and so what was imported of them. */
const KEEPERS: readonly Role[] = ['VILLAGE_OPERATOR', 'REGENCY_PMD', 'REGENCY_COOP', 'PROVINCE_PMD', 'DATA_STEWARD'];
const DECIDERS: readonly Role[] = ['VILLAGE_HEAD', 'REGENCY_PMD', 'REGENCY_SECRETARY', 'PROVINCE_PMD', 'DATA_STEWARD'];
/** What the file says of itself is no part of the visit, and stays. */
const OF_THE_FILE = /^\/(?:source|cells|flags|keptIn|officeId)(?=\/|$)/;

/** Visits of old registers (COM-07): the system imports them row by row, people correct and void them. */
export const historicalVisitCommandTable = (
  regions: RegionResolver,
  accounts: Accounts,
  offices: Pick<Offices, 'authorityOf'>,
) => {
  const row = rowsFor<HistoricalVisitState, HistoricalVisitCommand, HistoricalFactsByCommand>();
  const partiesOf = (parties: readonly HistoricalPartyDto[], sources: Sources, field: string) =>
    Promise.all(
      parties.map(async ({ region, ...party }, index): Promise<HistoricalParty> => ({
        ...party,
        ...(region !== undefined && { region: await regions.resolve(region, sources, `${field}/${index}/region`) }),
      })),
    );
  const keptIn = (state: HistoricalVisitState): readonly Scope[] =>
    state.stage === 'NONE' ? [] : [state.terms.keptIn];
  const table = {
    path: 'historical-visits',
    decider: historicalVisitDecider,
    obligated: (_command: unknown, state: HistoricalVisitState): RegionCode | undefined => {
      const [keeper] = keptIn(state);
      return keeper === NATIONAL ? undefined : keeper;
    },
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
      ...repairRows<HistoricalVisitState>({
        table: (): CommandTable => table,
        restatements: historicalVisitRestatements,
        refersBy: { regions: ['region'], persons: [] },
        regions,
        accounts,
        sides: repairSides<HistoricalVisitState>({
          keeper: { ask: KEEPERS, decide: DECIDERS, parties: (_command: unknown, state) => keptIn(state) },
        }),
        voidingAskedBy: KEEPERS,
        allowed: (changes) => {
          const index = changes.findIndex(({ field }) => OF_THE_FILE.test(field));
          if (index < 0) return;
          throw reject('E_VALIDATION', {
            ruleId: 'COM-07',
            field: `${changeAt(index)}/field`,
            messageId: 'Asal berkas, baris dan selnya tetap sebagaimana diimpor; perbaiki isi kunjungannya.',
            messageEn: 'File, row and cells stay as they were imported; correct what is told of the visit.',
          });
        },
        facts: { authority: authorityFrom(offices), auditHold: () => false },
        example: {
          changes: [{ field: '/topic', value: 'Pengelolaan BUMDes' }],
          reason: 'Topik pada register tertulis dengan singkatan.',
        },
      }),
    ],
  } satisfies CommandTable;
  return table;
};
