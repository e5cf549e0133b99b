import { NATIONAL, changeAt, reject, type RegionCode, type Role, type Scope } from '#kernel';
import { repairRows } from '#nest';
import { OF_SYSTEM, ownInput, repairSides, rowsFor, type CommandTable } from '#runtime';
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

/** Who keeps registers, and so what was imported of them. */
const KEEPERS: readonly Role[] = ['VILLAGE_OPERATOR', 'REGENCY_PMD', 'REGENCY_COOP', 'PROVINCE_PMD', 'DATA_STEWARD'];
const DECIDERS: readonly Role[] = ['VILLAGE_HEAD', 'REGENCY_COOP', 'REGENCY_SECRETARY', 'PROVINCE_PMD', 'DATA_STEWARD'];
/** What the file says of itself is no part of the agreement, and stays. */
const OF_THE_FILE = /^\/(?:source|cells|flags|keptIn|officeId|changeId)(?=\/|$)/;

/** Agreements of old registers (COM-07): the system imports them row by row, people correct and void them. */
export const historicalAgreementCommandTable = (
  regions: RegionResolver,
  accounts: Accounts,
  offices: Pick<Offices, 'authorityOf'>,
) => {
  const row = rowsFor<HistoricalAgreementState, HistoricalAgreementCommand, HistoricalAgreementFacts>();
  const keptIn = (state: HistoricalAgreementState): readonly Scope[] =>
    state.stage === 'NONE' ? [] : [state.terms.keptIn];
  const table = {
    path: 'historical-agreements',
    decider: historicalAgreementDecider,
    obligated: (_command: unknown, state: HistoricalAgreementState): RegionCode | undefined => {
      const [keeper] = keptIn(state);
      return keeper === NATIONAL ? undefined : keeper;
    },
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
          const resolved = async <T extends { readonly region?: string }>({ region, ...rest }: T, field: string) => ({
            ...rest,
            ...(region !== undefined && { region: await regions.resolve(region, sources, field) }),
          });
          return {
            type: 'ImportHistoricalRecord',
            ...own,
            parties: await Promise.all(parties.map((each, index) => resolved(each, `/parties/${index}/region`))),
            ...(place && { place: await resolved(place, '/place/region') }),
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
      ...repairRows<HistoricalAgreementState>({
        table: (): CommandTable => table,
        restatements: historicalAgreementRestatements,
        refersBy: { regions: ['region'], persons: [] },
        regions,
        accounts,
        sides: repairSides<HistoricalAgreementState>({
          keeper: { ask: KEEPERS, decide: DECIDERS, parties: (_command: unknown, state) => keptIn(state) },
        }),
        voidingAskedBy: KEEPERS,
        allowed: (changes) => {
          const index = changes.findIndex(({ field }) => OF_THE_FILE.test(field));
          if (index < 0) return;
          throw reject('E_VALIDATION', {
            ruleId: 'COM-07',
            field: `${changeAt(index)}/field`,
            messageId: 'Asal berkas, baris dan selnya tetap sebagaimana diimpor; perbaiki isi kerja samanya.',
            messageEn: 'File, row and cells stay as they were imported; correct what is told of the agreement.',
          });
        },
        facts: { authority: authorityFrom(offices), auditHold: () => false },
        example: {
          changes: [{ field: '/title', value: 'Pengelolaan sampah' }],
          reason: 'Judul pada register tertulis dengan singkatan.',
        },
      }),
    ],
  } satisfies CommandTable;
  return table;
};
