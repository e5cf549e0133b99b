import type { RegionRef } from '#kernel';
import { repairRows } from '#nest';
import { ownInput, repairSides, rowsFor, type CommandTable, type Sources } from '#runtime';
import type { Accounts } from '#contexts/access/contract';
import type { RegionResolver } from '#contexts/regions/contract';
import type { OfficeCommand, RegisterOffice } from '../domain/office.commands.js';
import type { OfficeFactsByCommand } from '../domain/office.decide.js';
import { officeDecider } from '../domain/office.decider.js';
import { officeRestatements } from '../domain/office.restate.js';
import type { OfficeState } from '../domain/office.state.js';
import { officeFactSources } from './office-facts.js';
import {
  AppointmentDto,
  CloseOfficeDto,
  EndAppointmentDto,
  MandateDto,
  RegisterOfficeDto,
  RenameOfficeDto,
  WithdrawMandateDto,
} from './office.dto.js';
import { officeExamples } from './office.examples.js';
import { KEEPERS, VILLAGE_KEEPERS, byKeepers } from './office.keepers.js';

/** An office that is entered, for the first time or anew, lies where the entry says; every other where it is. */
const regionOf = (command: unknown, state: OfficeState): RegionRef | undefined =>
  (state.stage === 'NONE' || isEntry(command) ? (command as RegisterOffice) : state.terms).region;

const isEntry = (command: unknown): boolean =>
  (command as { readonly type?: unknown } | undefined)?.type === 'RegisterOffice';

const ofKeepers = byKeepers(regionOf);

/** Offices with their holders and mandates: what COM-04 rests on. */
export const officeCommandTable = (regions: RegionResolver, accounts: Accounts) => {
  const row = rowsFor<OfficeState, OfficeCommand, OfficeFactsByCommand>();
  const { accountExists, institutionExists, giver, unknownSuccessors, authority, auditHold } =
    officeFactSources(accounts);
  const regionNamed = async (text: string | undefined, sources: Sources) =>
    text === undefined ? {} : { region: await regions.resolve(text, sources, '/region') };

  const table = {
    path: 'offices',
    decider: officeDecider,
    obligated: (command: OfficeCommand, state: OfficeState) => regionOf(command, state)?.code,
    rows: [
      row({
        ...ofKeepers,
        name: 'RegisterOffice',
        summary: ['Catat kantor dan jabatan pimpinannya', 'Register an office and the post of its head'],
        example: officeExamples.RegisterOffice,
        input: RegisterOfficeDto,
        creates: true,
        idOf: ({ officeId }) => officeId,
        facts: { institutionExists },
        prepare: async (input: RegisterOfficeDto, _id, sources) => {
          const { region, ...own } = ownInput(input);
          return { type: 'RegisterOffice', ...own, ...(await regionNamed(region, sources)) };
        },
      }),
      row({
        ...ofKeepers,
        name: 'RenameOffice',
        summary: ['Ubah nama kantor sejak suatu hari', 'Rename the office from a day on'],
        example: officeExamples.RenameOffice,
        input: RenameOfficeDto,
        facts: {},
        prepare: (input: RenameOfficeDto) => ({ type: 'RenameOffice', ...ownInput(input) }),
      }),
      row({
        ...ofKeepers,
        name: 'RecordAppointment',
        summary: ['Catat pengangkatan pejabat', 'Record the appointment of an official'],
        example: officeExamples.RecordAppointment,
        input: AppointmentDto,
        facts: { accountExists },
        prepare: (input: AppointmentDto) => ({ type: 'RecordAppointment', ...ownInput(input) }),
      }),
      row({
        ...ofKeepers,
        name: 'EndAppointment',
        summary: ['Catat akhir masa jabatan', 'Record the end of an appointment'],
        example: officeExamples.EndAppointment,
        input: EndAppointmentDto,
        facts: {},
        prepare: (input: EndAppointmentDto) => ({ type: 'EndAppointment', ...ownInput(input) }),
      }),
      row({
        ...ofKeepers,
        name: 'RecordMandate',
        summary: ['Catat surat kuasa, mandat, atau delegasi', 'Record a power of attorney, mandate or delegation'],
        example: officeExamples.RecordMandate,
        input: MandateDto,
        facts: { accountExists, giver },
        prepare: (input: MandateDto) => ({ type: 'RecordMandate', ...ownInput(input) }),
      }),
      row({
        ...ofKeepers,
        name: 'WithdrawMandate',
        summary: ['Catat pencabutan pelimpahan wewenang', 'Record that a mandate was withdrawn'],
        example: officeExamples.WithdrawMandate,
        input: WithdrawMandateDto,
        facts: {},
        prepare: (input: WithdrawMandateDto) => ({ type: 'WithdrawMandate', ...ownInput(input) }),
      }),
      row({
        ...ofKeepers,
        name: 'CloseOffice',
        leavesStage: true,
        summary: ['Catat bahwa kantor berakhir, dan penerusnya', 'Record that the office ended, and who succeeds it'],
        example: officeExamples.CloseOffice,
        input: CloseOfficeDto,
        facts: { unknownSuccessors },
        prepare: (input: CloseOfficeDto) => ({ type: 'CloseOffice', ...ownInput(input) }),
      }),
      ...repairRows<OfficeState>({
        table: (): CommandTable => table,
        restatements: officeRestatements,
        refersBy: { regions: ['region'], persons: [] },
        regions,
        accounts,
        sides: repairSides<OfficeState>({
          keeper: { ask: VILLAGE_KEEPERS, decide: KEEPERS, parties: ofKeepers.parties },
        }),
        voidingAskedBy: VILLAGE_KEEPERS,
        facts: { authority, auditHold },
        example: {
          changes: [{ field: '/validFrom', value: '2024-02-01' }],
          reason: 'Keputusan menyebut TMT 1 Februari, bukan 1 Januari.',
        },
      }),
    ],
  } satisfies CommandTable;
  return table;
};
