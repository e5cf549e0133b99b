import { VersionedMap, addShare, reject, requireShare, type Decider, type EventCatalogue, type Shares } from '#kernel';
import { REGISTER_NUMBERS } from './visit.settings.js';

export const NUMBER_KINDS = ['SURAT_TUGAS', 'SPD', 'SURAT'] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

/** A number on paper: each kind is counted in a series of its own. */
export interface PaperNumber {
  readonly kind: NumberKind;
  readonly number: string;
}

/** Numbers that an office gave in a year, for which visit and on which paper: a letter's SHA-256, or the visit and the command that issues the order. */
export interface GivenNumbers {
  readonly officeId: string;
  readonly year: number;
  readonly visitId: string;
  readonly paper: string;
  readonly numbers: readonly PaperNumber[];
}

/** `fields`: JSON pointers to the numbers, in their order. */
export interface TakeNumbers extends GivenNumbers {
  readonly type: 'TakeNumbers';
  readonly fields: readonly string[];
}

/** SYSTEM: of a log that was written before numbers were registered; what is taken already is left to the visit that has it. */
export interface RecordNumbers extends GivenNumbers {
  readonly type: 'RecordNumbers';
}

/** Undoes a claim that came to nothing. */
export interface ReturnNumbers extends GivenNumbers {
  readonly type: 'ReturnNumbers';
}

export type NumberRegisterCommand = TakeNumbers | RecordNumbers | ReturnNumbers;
export type NumbersTaken = { readonly type: 'NumbersTaken'; readonly data: GivenNumbers };
export type NumbersReturned = { readonly type: 'NumbersReturned'; readonly data: GivenNumbers };
export type NumberRegisterEvent = NumbersTaken | NumbersReturned;

export const numberRegisterCatalogue = {
  NumbersTaken: { version: 1, label: ['nomor dipakai', 'numbers taken'] },
  NumbersReturned: { version: 1, label: ['nomor dikembalikan', 'numbers returned'] },
} as const satisfies EventCatalogue & Record<NumberRegisterEvent['type'], object>;

interface Bearer {
  readonly visitId: string;
  readonly paper: string;
}
export interface NumberRegisterState {
  /** By `numberKey`. */
  readonly taken: VersionedMap<Bearer>;
  readonly shares: Shares;
}

/** One number however it is written: capitals and spaces aside. */
export const numberKey = ({ kind, number }: PaperNumber): string => `${kind} ${number.normalize('NFKC').toUpperCase().replace(/\s+/gu, '')}`;

/**
 * VIS-17 [D]: a number stands on one paper of an office and year, one stream for each office and year. A visit may use its own numbers again,
 * after a change of date or an attempt that failed, and one letter may serve several visits. What was given stays given: an order that was
 * cancelled keeps its number, as in the book on the desk.
 */
export const numberRegisterDecider: Decider<NumberRegisterState, NumberRegisterCommand, NumberRegisterEvent> = {
  category: 'numberRegister',
  catalogue: numberRegisterCatalogue,
  initialState: { taken: VersionedMap.of(), shares: VersionedMap.of() },

  evolve: ({ taken, shares }, { type, data: { visitId, paper, numbers } }, metadata) => {
    const keys = numbers.map(numberKey);
    return type === 'NumbersTaken'
      ? { taken: keys.reduce((all, key) => all.with(key, { visitId, paper }), taken), shares: addShare(shares, metadata, numbers.length) }
      : { taken: keys.reduce((all, key) => all.without(key), taken), shares };
  },

  decide: (command, { taken, shares }, { actor, rules }) => {
    const { officeId, year, visitId, paper, numbers } = command;
    const given = (some: readonly PaperNumber[]): GivenNumbers => ({ officeId, year, visitId, paper, numbers: some });
    if (command.type === 'ReturnNumbers') {
      const own = numbers.filter((each) => taken.get(numberKey(each))?.visitId === visitId && taken.get(numberKey(each))?.paper === paper);
      return own.length ? [{ type: 'NumbersReturned', data: given(own) }] : [];
    }
    const free = numbers.filter((each) => !taken.has(numberKey(each)));
    if (command.type === 'TakeNumbers') {
      requireUnused(command, taken);
      if (free.length) requireShare(shares, actor, rules.get(REGISTER_NUMBERS, actor.scope), command.fields[0]!, free.length);
    }
    return free.length ? [{ type: 'NumbersTaken', data: given(free) }] : [];
  },
};

/**
 * The refusal does not say where the number stands: that visit may be none of the asker's business. Nor does it repeat the number: who sent it finds
 * it at the field, and who confirms a correction by which it moves may be one who may not see the paper.
 */
const requireUnused = ({ visitId, paper, numbers, fields, year }: TakeNumbers, taken: VersionedMap<Bearer>): void => {
  const used = numbers.findIndex((each) => {
    const bearer = taken.get(numberKey(each));
    return bearer && bearer.visitId !== visitId && bearer.paper !== paper;
  });
  if (used === -1) return;
  throw reject('E_NUMBER_TAKEN', {
    ruleId: 'VIS-17', field: fields[used]!, details: { year },
    messageId: `Nomor ini pada tahun ${year} sudah dipakai kantor ini pada surat lain.`,
    messageEn: `This office has already used this number of ${year} on another paper.`,
  });
};
