import type { Role } from '#kernel';
import { historicalRepairRows, registerObligated, withRegion } from '#nest';
import { OF_SYSTEM, ownInput, rowsFor, type CommandTable } from '#runtime';
import { RECORD_READERS, type Accounts } from '#contexts/access/contract';
import { authorityFrom, type Offices } from '#contexts/offices/contract';
import type { RegionResolver } from '#contexts/regions/contract';
import {
  historicalAgreementDecider,
  regionsOfAgreement,
  type HistoricalAgreementCommand,
  type HistoricalAgreementFacts,
  type HistoricalAgreementState,
} from '../domain/historical-agreement.decider.js';
import { historicalAgreementRestatements } from '../domain/historical-agreement.restate.js';
import { HistoricalAddendumDto, HistoricalAgreementDto, HistoricalTerminationDto } from './historical-agreement.dto.js';

const DECIDERS: readonly Role[] = ['VILLAGE_HEAD', 'REGENCY_COOP', 'REGENCY_SECRETARY', 'PROVINCE_PMD', 'DATA_STEWARD'];
/** Agreements of old registers (COM-07): the system imports them row by row, people correct and void them. */
export const historicalAgreementCommandTable = (
  regions: RegionResolver,
  accounts: Accounts,
  offices: Pick<Offices, 'authorityOf'>,
) => {
  const row = rowsFor<HistoricalAgreementState, HistoricalAgreementCommand, HistoricalAgreementFacts>();
  const table = {
    path: 'historical-agreements',
    decider: historicalAgreementDecider,
    obligated: registerObligated,
    readers: {
      roles: RECORD_READERS,
      regions: (state: HistoricalAgreementState) => (state.stage === 'NONE' ? [] : regionsOfAgreement(state.terms)),
    },
    rows: [
      row({
        name: 'ImportHistoricalRecord',
        summary: ['Catat kerja sama dari register lama', 'Record an agreement of an old register'],
        input: HistoricalAgreementDto,
        ...OF_SYSTEM,
        toldByPeople: true,
        idOf: ({ agreementId }) => agreementId,
        facts: {},
        prepare: async (input: HistoricalAgreementDto, _id, sources) => {
          const { parties, place, ...own } = ownInput(input);
          return {
            type: 'ImportHistoricalRecord',
            ...own,
            parties: await Promise.all(
              parties.map((each, index) => withRegion(each, `/parties/${index}/region`, regions, sources)),
            ),
            ...(place && { place: await withRegion(place, '/place/region', regions, sources) }),
          };
        },
      }),
      row({
        name: 'ImportHistoricalAddendum',
        summary: ['Catat adendum dari register lama', 'Record an addendum of an old register'],
        input: HistoricalAddendumDto,
        ...OF_SYSTEM,
        toldByPeople: true,
        idOf: ({ agreementId }) => agreementId,
        facts: {},
        prepare: (input: HistoricalAddendumDto) => ({ type: 'ImportHistoricalAddendum', ...ownInput(input) }),
      }),
      row({
        name: 'ImportHistoricalTermination',
        summary: ['Catat pengakhiran dari register lama', 'Record a termination of an old register'],
        input: HistoricalTerminationDto,
        ...OF_SYSTEM,
        toldByPeople: true,
        idOf: ({ agreementId }) => agreementId,
        facts: {},
        prepare: (input: HistoricalTerminationDto) => ({ type: 'ImportHistoricalTermination', ...ownInput(input) }),
      }),
      ...historicalRepairRows<HistoricalAgreementState>({
        table: (): CommandTable => table,
        restatements: historicalAgreementRestatements,
        regions,
        accounts,
        decidedBy: DECIDERS,
        authority: authorityFrom(offices),
        subject: ['kerja samanya', 'the agreement'],
        example: {
          changes: [{ field: '/title', value: 'Pengelolaan sampah' }],
          reason: 'Judul pada register tertulis dengan singkatan.',
        },
      }),
    ],
  } satisfies CommandTable;
  return table;
};
