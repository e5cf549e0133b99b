import {
  INTEGER,
  TEXT,
  VersionedMap,
  addShare,
  codeList,
  codeOf,
  field,
  listOf,
  optional,
  paperNumberKey,
  record,
  reject,
  requireShare,
  type DeclaredEvent,
  type Decider,
  type EventCatalogue,
  type Shape,
  type Shares,
  type TypeOf,
} from '#kernel';
import { REGISTER_NUMBERS } from './visit.settings.js';

export const NUMBER_KINDS = ['SURAT_TUGAS', 'SPD', 'SURAT'] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

export const NUMBER_KIND_CODES = codeList(['Jenis nomor surat', 'Kind of number on paper'], NUMBER_KINDS, {
  SURAT_TUGAS: ['Surat Tugas', 'travel order (Surat Tugas)'],
  SPD: ['Surat Perjalanan Dinas', 'travel warrant (SPD)'],
  SURAT: ['surat lain', 'another letter'],
});

/** A number on paper: each kind is counted in a series of its own. */
export const paperNumber = record({
  kind: field(['jenis nomor', 'kind of number'], codeOf(NUMBER_KIND_CODES)),
  number: field(['nomor', 'number'], TEXT),
});
export type PaperNumber = TypeOf<typeof paperNumber>;

/**
 * Numbers that an office gave in a year, for which visit and on which paper: a letter's SHA-256, or the visit and the
 * command that issues the order.
 */
export const givenNumbers = record({
  officeId: field(['id kantor', 'id of the office'], TEXT),
  year: field(['tahun', 'year'], INTEGER),
  visitId: field(['id kunjungan', 'id of the visit'], TEXT),
  paper: field(['surat yang memuatnya', 'paper on which they stand'], TEXT),
  numbers: field(['nomor-nomor', 'numbers'], listOf(paperNumber)),
});
export type GivenNumbers = TypeOf<typeof givenNumbers>;

/** `fields`: JSON pointers to the numbers, in their order. */
export interface TakeNumbers extends GivenNumbers, PutBack {
  readonly type: 'TakeNumbers';
  readonly fields: readonly string[];
}

/** Of numbers that a correction puts on a paper: the revision of the visit's record on which it was decided. */
const PUT_BACK = {
  revision: optional(
    ['revisi catatan kunjungan saat diputuskan', "revision of the visit's record on which it was decided"],
    INTEGER,
  ),
};
export type PutBack = Shape<typeof PUT_BACK>;

/**
 * SYSTEM: of a log that was written before numbers were registered; what is taken already is left to the visit that has
 * it.
 */
export interface RecordNumbers extends GivenNumbers {
  readonly type: 'RecordNumbers';
}

/** Undoes a claim that came to nothing. */
export interface ReturnNumbers extends GivenNumbers {
  readonly type: 'ReturnNumbers';
}

/**
 * SYSTEM: of numbers that a confirmed correction took out of a visit's record, of which it is that revision. What a
 * later one puts back stays.
 */
export interface ReleaseNumbers extends Omit<GivenNumbers, 'paper'> {
  readonly type: 'ReleaseNumbers';
  readonly revision: number;
}

export type NumberRegisterCommand = TakeNumbers | RecordNumbers | ReturnNumbers | ReleaseNumbers;

export const numberRegisterCatalogue = {
  NumbersTaken: {
    version: 2,
    upcast: { 1: (data: object) => data },
    label: ['nomor dipakai', 'numbers taken'],
    data: { ...givenNumbers.fields, ...PUT_BACK },
  },
  NumbersReturned: { version: 1, label: ['nomor dikembalikan', 'numbers returned'], data: givenNumbers.fields },
} as const satisfies EventCatalogue;
export type NumberRegisterEvent = DeclaredEvent<typeof numberRegisterCatalogue>;

interface Bearer extends PutBack {
  readonly visitId: string;
  readonly paper: string;
}
export interface NumberRegisterState {
  /** By `numberKey`: each visit once. */
  readonly taken: VersionedMap<readonly Bearer[]>;
  readonly shares: Shares;
}

/** One number of one kind of paper, however it is written. */
export const numberKey = ({ kind, number }: PaperNumber): string => `${kind} ${paperNumberKey(number)}`;

/**
 * VIS-17 [D]: a number stands on one paper of an office and year, one stream for each office and year. A visit may use
 * its own numbers again, after a change of date or an attempt that failed, and one letter may serve several visits.
 * What was given stays given: an order that was cancelled keeps its number, as in the book on the desk. A number that
 * was entered by mistake is free once a correction has taken it out of every record that has it.
 */
export const numberRegisterDecider: Decider<NumberRegisterState, NumberRegisterCommand, NumberRegisterEvent> = {
  category: 'numberRegister',
  catalogue: numberRegisterCatalogue,
  initialState: { taken: VersionedMap.of(), shares: VersionedMap.of() },

  evolve: ({ taken, shares }, { type, data }, metadata) => {
    const { visitId, paper, numbers } = data;
    const { revision } = data as PutBack;
    const after = numbers.map(numberKey).reduce((all, key) => {
      const others = (all.get(key) ?? []).filter((bearer) => bearer.visitId !== visitId);
      const bearers =
        type === 'NumbersTaken' ? [...others, { visitId, paper, ...(revision !== undefined && { revision }) }] : others;
      return bearers.length ? all.with(key, bearers) : all.without(key);
    }, taken);
    return { taken: after, shares: type === 'NumbersTaken' ? addShare(shares, metadata, numbers.length) : shares };
  },

  decide: (command, { taken, shares }, { actor, rules }) => {
    const { officeId, year, visitId, numbers } = command;
    const ofPaper = (paper: string, some: readonly PaperNumber[]): GivenNumbers => ({
      officeId,
      year,
      visitId,
      paper,
      numbers: some,
    });
    const own = (each: PaperNumber): Bearer | undefined =>
      taken.get(numberKey(each))?.find((bearer) => bearer.visitId === visitId);
    if (command.type === 'ReturnNumbers' || command.type === 'ReleaseNumbers') {
      const papers =
        command.type === 'ReturnNumbers'
          ? [command.paper]
          : [...new Set(numbers.flatMap((each) => own(each)?.paper ?? []))];
      const before = command.type === 'ReleaseNumbers' ? command.revision : Infinity;
      return papers.flatMap((paper): NumberRegisterEvent[] => {
        const borne = numbers.filter((each) => own(each)?.paper === paper && followed(own(each)) < before);
        return borne.length ? [{ type: 'NumbersReturned', data: ofPaper(paper, borne) }] : [];
      });
    }
    if (command.type === 'TakeNumbers') requireUnused(command, taken);
    const { revision } = command as PutBack;
    const held = (each: PaperNumber): boolean =>
      own(each) !== undefined && (revision === undefined || followed(own(each)) >= revision);
    const free = numbers.filter((each) => !held(each) && !onAnother(command, each, taken));
    if (command.type === 'TakeNumbers' && free.length)
      requireShare(shares, actor, rules.get(REGISTER_NUMBERS, actor.scope), command.fields[0]!, free.length);
    return free.length
      ? [
          {
            type: 'NumbersTaken',
            data: { ...ofPaper(command.paper, free), ...(revision !== undefined && { revision }) },
          },
        ]
      : [];
  },
};

/** The revision of the record that the claim follows; before all of them where the step itself brought the number. */
const followed = (bearer: Bearer | undefined): number => bearer?.revision ?? -1;

/** Whether the number stands on papers of other visits alone, none of which is this one. */
const onAnother = (
  { visitId, paper }: GivenNumbers,
  number: PaperNumber,
  taken: NumberRegisterState['taken'],
): boolean =>
  taken.get(numberKey(number))?.every((bearer) => bearer.visitId !== visitId && bearer.paper !== paper) ?? false;

/**
 * The refusal does not say where the number stands: that visit may be none of the asker's business. Nor does it repeat
 * the number: who sent it finds it at the field, and who confirms a correction by which it moves may be one who may not
 * see the paper.
 */
const requireUnused = (command: TakeNumbers, taken: NumberRegisterState['taken']): void => {
  const { numbers, fields, year } = command;
  const used = numbers.findIndex((each) => onAnother(command, each, taken));
  if (used === -1) return;
  throw reject('E_NUMBER_TAKEN', {
    ruleId: 'VIS-17',
    field: fields[used]!,
    details: { year },
    messageId: `Nomor ini pada tahun ${year} sudah dipakai kantor ini pada surat lain.`,
    messageEn: `This office has already used this number of ${year} on another paper.`,
  });
};
