import { StoreUnavailable, type RegionCode } from '#kernel';
import { CommonInputDto } from '#nest';
import { OF_SYSTEM, rowsFor, type CommandTable, type OwnRecord, type Sources } from '#runtime';
import { TRAVEL_CLERKS } from '#contexts/access/contract';
import { authorityFrom, type Offices } from '#contexts/offices/contract';
import type { Travels } from '#contexts/visits/contract';
import type { LiftHold, PersonCommand } from '../domain/person.commands.js';
import type { PersonFactsByCommand } from '../domain/person.decide.js';
import { personDecider } from '../domain/person.decider.js';
import type { HolderFact } from '../domain/person.rules.js';
import { partiesOf, type PersonState } from '../domain/person.state.js';
import { destroySubject } from '../vault/person-vault.js';
import {
  ErasePersonalDataDto,
  ErasureNoticeDto,
  LiftHoldDto,
  ReceiveRequestDto,
  RectifyPersonDto,
  RefuseRequestDto,
  RegisterPersonDto,
  RequestOverdueDto,
  RestrictProcessingDto,
} from './person.dto.js';
import { personExamples as example } from './person.examples.js';
import { DECIDERS, ERASERS, HOLDERS, PERSON_READERS, RECORDERS, ofKeepers, ownKeepers } from './person.roles.js';

export interface PersonDependencies {
  readonly offices: Offices;
  readonly travels: Travels;
}

/** COM-13: what the register of offices says of who placed the hold. */
const holderOf =
  (offices: Offices) =>
  async (
    { holdId }: LiftHold,
    state: PersonState,
    sources: Sources,
    { context: { actor, occurredOn } }: OwnRecord,
  ): Promise<HolderFact> => {
    const hold = state.stage === 'KNOWN' && state.holds.find((each) => each.holdId === holdId);
    if (!hold) return { ended: false, successors: [], succeeded: false };
    const heirs = await offices.successionOf(hold.placedBy.officeId, occurredOn, sources);
    const own = heirs.institutions.length ? await offices.institutionOfOffice(actor.officeId, sources) : undefined;
    return {
      ended: heirs.ended,
      successors: [...heirs.offices, ...heirs.institutions],
      succeeded: heirs.offices.includes(actor.officeId) || (own !== undefined && heirs.institutions.includes(own)),
    };
  };

/** What is kept of persons, and what they ask for (COM-11). */
export const personCommandTable = ({ offices, travels }: PersonDependencies) => {
  const row = rowsFor<PersonState, PersonCommand, PersonFactsByCommand>();
  const facts = { authority: authorityFrom(offices) };
  const table = {
    path: 'persons',
    decider: personDecider,
    obligated: (command: PersonCommand, state: PersonState): RegionCode | undefined =>
      command.type === 'RegisterPerson' ? command.party : partiesOf(state)[0],
    readers: { roles: PERSON_READERS, regions: partiesOf },
    rows: [
      row({
        name: 'RegisterPerson',
        summary: ['Simpan data orang', 'Keep data of a person'],
        input: RegisterPersonDto,
        unrouted: true,
        roles: TRAVEL_CLERKS,
        parties: ({ party }) => [party],
        ofGovernment: ({ party }) => party,
        idOf: ({ personId }) => personId,
        facts,
        prepare: ({ personId, party, values = [] }: RegisterPersonDto) => ({
          type: 'RegisterPerson',
          personId,
          party,
          values,
        }),
      }),
      row({
        name: 'RectifyPerson',
        summary: ['Perbaiki atau hilangkan data orang', 'Rectify or remove data of a person'],
        example: example.RectifyPerson,
        input: RectifyPersonDto,
        ...ownKeepers(RECORDERS),
        ...ofKeepers,
        facts,
        prepare: ({ values = [], remove = [], requestId }: RectifyPersonDto) => ({
          type: 'RectifyPerson',
          values,
          removed: [...new Set(remove)],
          ...(requestId !== undefined && { requestId }),
        }),
      }),
      row({
        name: 'ReceiveRequest',
        summary: ['Catat permintaan subjek data', 'Enter a request of a data subject'],
        example: example.ReceiveRequest,
        input: ReceiveRequestDto,
        roles: RECORDERS,
        ...ofKeepers,
        facts,
        prepare: ({ kind }: ReceiveRequestDto) => ({ type: 'ReceiveRequest', kind }),
      }),
      row({
        name: 'RefuseRequest',
        summary: ['Tolak permintaan, dengan dasarnya', 'Refuse a request, with the ground'],
        example: example.RefuseRequest,
        input: RefuseRequestDto,
        ...ownKeepers(DECIDERS),
        ...ofKeepers,
        facts,
        official: true,
        prepare: ({ requestId, ground }: RefuseRequestDto) => ({ type: 'RefuseRequest', requestId, ground }),
      }),
      row({
        name: 'RestrictProcessing',
        summary: ['Batasi pemrosesan data', 'Restrict the processing of the data'],
        example: example.RestrictProcessing,
        input: RestrictProcessingDto,
        ...ownKeepers(DECIDERS),
        ...ofKeepers,
        facts,
        official: true,
        prepare: ({ requestId }: RestrictProcessingDto) => ({
          type: 'RestrictProcessing',
          ...(requestId !== undefined && { requestId }),
        }),
      }),
      row({
        name: 'LiftRestriction',
        summary: ['Cabut pembatasan', 'Lift the restriction'],
        example: example.LiftRestriction,
        input: CommonInputDto,
        ...ownKeepers(DECIDERS),
        ...ofKeepers,
        facts,
        official: true,
        prepare: () => ({ type: 'LiftRestriction' }),
      }),
      row({
        name: 'PlaceHold',
        summary: ['Tahan data untuk pemeriksaan', 'Hold the data for an audit'],
        example: example.PlaceHold,
        input: CommonInputDto,
        roles: HOLDERS,
        ...ofKeepers,
        facts,
        prepare: () => ({ type: 'PlaceHold' }),
      }),
      row({
        name: 'LiftHold',
        summary: ['Lepas penahanan', 'Lift a hold'],
        example: example.LiftHold,
        input: LiftHoldDto,
        roles: HOLDERS,
        ...ofKeepers,
        facts: { ...facts, holder: holderOf(offices) },
        prepare: ({ holdId }: LiftHoldDto) => ({ type: 'LiftHold', holdId }),
      }),
      row({
        name: 'ErasePersonalData',
        leavesStage: true,
        summary: ['Hapus data pribadi untuk selamanya', 'Erase the personal data for good'],
        example: example.ErasePersonalData,
        input: ErasePersonalDataDto,
        roles: ERASERS,
        ...ofKeepers,
        reach: 'every',
        facts: {
          ...facts,
          lastTravelYear: (_command, state, sources) =>
            state.stage === 'NONE' ? undefined : travels.lastYearOf(state.personId, sources),
        },
        official: true,
        reservations: (_command, state, { commandId, facts: { lastTravelYear } }) =>
          state.stage === 'NONE' ? [] : [travels.closing(state.personId, lastTravelYear, commandId)],
        prepare: ({ requestId }: ErasePersonalDataDto) => ({ type: 'ErasePersonalData', requestId }),
      }),
      row({
        name: 'RecordErasureNotice',
        summary: [
          'Catat bahwa penghapusan sudah diberitahukan kepada orangnya',
          'Record that the person was told of the erasure',
        ],
        example: example.RecordErasureNotice,
        input: ErasureNoticeDto,
        roles: RECORDERS,
        ...ofKeepers,
        facts,
        prepare: ({ means }: ErasureNoticeDto) => ({ type: 'RecordErasureNotice', means }),
      }),
      row({
        name: 'MarkRequestOverdue',
        summary: ['Tandai permintaan lewat tenggat', 'Mark a request as overdue'],
        input: RequestOverdueDto,
        ...OF_SYSTEM,
        facts,
        prepare: ({ requestId }: RequestOverdueDto) => ({ type: 'MarkRequestOverdue', requestId }),
      }),
      row({
        name: 'ConfirmKeyDestroyed',
        summary: ['Musnahkan kunci data yang dihapus', 'Destroy the key of erased data'],
        input: CommonInputDto,
        ...OF_SYSTEM,
        facts,
        // First destroyed, then recorded, so that the record never says too much; again, it changes nothing.
        prepare: async (_input: CommonInputDto, personId, sources) => {
          const { subjectKeys } = sources;
          if (!subjectKeys) throw new StoreUnavailable('the store of the keys of persons is not open');
          if ((await sources.state(personDecider, personId)).stage === 'ERASED')
            await destroySubject(subjectKeys, personId);
          return { type: 'ConfirmKeyDestroyed' };
        },
      }),
    ],
  } satisfies CommandTable;
  return table;
};
