import { NATIONAL, reject, yearOf, type LocalDate, type RegionRef, type Scope } from '#kernel';
import { ownInput, rowsFor, type CommandTable, type Sources } from '#runtime';
import type { OfficeNames } from '#contexts/offices/contract';
import type { VisitPapers } from '#contexts/visits/contract';
import {
  numberBookDecider,
  numberBookId,
  type NumberBookCommand,
  type NumberBookFacts,
} from '../domain/number-book.decider.js';
import type { NumberBookState } from '../domain/number-book.state.js';
import {
  numberingRulesDecider,
  ruleFor,
  type NumberingRulesCommand,
  type NumberingRulesFacts,
  type NumberingRulesState,
} from '../domain/numbering-rules.decider.js';
import { HOLDERS, keepersOf } from '../domain/numbering.roles.js';
import { NumberingRuleDto, TakeNumbersDto, VoidNumberDto } from './numbering.dto.js';
import { numberingExamples } from './numbering.examples.js';

export interface NumberingDependencies {
  readonly offices: OfficeNames;
  readonly visits: VisitPapers;
}

interface OfOffice {
  readonly officeId: string;
  readonly region?: RegionRef;
}

const scopeOf = ({ region }: OfOffice): Scope => region?.code ?? NATIONAL;
const obligated = (command: unknown) => (command as OfOffice).region?.code;

/** Numbers are those of an office of the register: its region says who may, and whose day it is. */
const registered =
  (offices: OfficeNames) =>
  async <Own extends { readonly officeId: string }>(own: Own, on: LocalDate, sources: Sources) => {
    const office = await offices.officeOf(own.officeId, on, sources);
    if (!office)
      throw reject('E_NOT_FOUND', {
        field: '/officeId',
        messageId: `Kantor ${own.officeId} tidak ada dalam register jabatan; mintakan agar dicatat dahulu.`,
        messageEn: `The register of offices has no office ${own.officeId}; have it registered first.`,
      });
    return { ...own, ...(office.region && { region: office.region }) };
  };

/** How offices number their papers. */
export const numberingRulesCommandTable = ({ offices }: NumberingDependencies) => ({
  path: 'numbering-rules',
  decider: numberingRulesDecider,
  obligated,
  rows: [
    rowsFor<NumberingRulesState, NumberingRulesCommand, { readonly SetNumberingRule: NumberingRulesFacts }>()({
      name: 'SetNumberingRule',
      summary: ['Tetapkan pola nomor satu jenis naskah', 'Set how one kind of paper is numbered'],
      example: numberingExamples.SetNumberingRule,
      input: NumberingRuleDto,
      idOf: ({ officeId }) => officeId,
      facts: {
        last: async ({ officeId, kind, firstYear }, _state, sources) =>
          (await sources.state(numberBookDecider, numberBookId({ officeId, kind, year: firstYear }))).last,
      },
      roles: [...new Set([...HOLDERS, ...keepersOf(undefined)])],
      parties: (command) => [scopeOf(command)],
      sides: async (command) => [
        { roles: keepersOf(command.region), parties: [scopeOf(command)] },
        { roles: HOLDERS, parties: [scopeOf(command)], officeId: command.officeId },
      ],
      prepare: async (input: NumberingRuleDto, _id, sources) => ({
        type: 'SetNumberingRule',
        ...(await registered(offices)(ownInput(input), `${input.firstYear}-12-31` as LocalDate, sources)),
      }),
    }),
  ],
});

/** COM-04: who works in an office has its papers numbered. */
const byHolders = {
  roles: HOLDERS,
  parties: (command: OfOffice) => [scopeOf(command)],
  office: ({ officeId }: OfOffice) => ({ officeId, field: '/officeId' }),
} as const;

/** The books themselves. */
export const numberBookCommandTable = ({ offices, visits }: NumberingDependencies) => {
  const facts = {
    rule: async ({ officeId, kind }: NumberBookCommand, _state: NumberBookState, sources: Sources) =>
      ruleFor(await sources.state(numberingRulesDecider, officeId), kind),
    onPaper: async (command: NumberBookCommand, { entries }: NumberBookState, sources: Sources) => {
      const entry = command.type === 'VoidNumber' ? entries.get(String(command.number)) : undefined;
      return entry !== undefined && visits.bears(entry.record, entry.text, sources);
    },
  };
  const row = rowsFor<
    NumberBookState,
    NumberBookCommand,
    { readonly TakeNumbers: NumberBookFacts; readonly VoidNumber: NumberBookFacts }
  >();
  return {
    path: 'numbers',
    decider: numberBookDecider,
    obligated,
    rows: [
      row({
        ...byHolders,
        name: 'TakeNumbers',
        summary: ['Minta nomor berikutnya untuk naskah', 'Have the next numbers given to papers'],
        example: numberingExamples.TakeNumbers,
        input: TakeNumbersDto,
        idOf: ({ officeId, kind, day }) => numberBookId({ officeId, kind, year: yearOf(day) }),
        facts,
        prepare: async (input: TakeNumbersDto, _id, sources) => ({
          type: 'TakeNumbers',
          ...(await registered(offices)(ownInput(input), input.day, sources)),
          year: yearOf(input.day),
        }),
        reservations: ({ officeId, kind }, _state, { facts: { rule } }) => [
          {
            registry: numberingRulesDecider,
            id: officeId,
            reserve: { type: 'UseNumberingRule', officeId, kind, ruleNo: rule!.ruleNo } as NumberingRulesCommand,
            release: { type: 'KeepNumberingRule' },
          },
        ],
      }),
      row({
        ...byHolders,
        name: 'VoidNumber',
        summary: ['Nyatakan sebuah nomor batal', 'Declare a number void'],
        example: numberingExamples.VoidNumber,
        input: VoidNumberDto,
        idOf: numberBookId,
        facts,
        prepare: async (input: VoidNumberDto, _id, sources) => ({
          type: 'VoidNumber',
          ...(await registered(offices)(ownInput(input), `${input.year}-12-31` as LocalDate, sources)),
        }),
      }),
    ],
  } satisfies CommandTable;
};
