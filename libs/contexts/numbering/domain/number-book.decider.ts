import {
  NATIONAL,
  paperNumberKey,
  reject,
  requireReason,
  requireShare,
  type Command,
  type Decider,
  type DecisionContext,
  type LocalDate,
  type RegionRef,
} from '#kernel';
import { numberBookCatalogue, type NumberBookEvent } from './number-book.events.js';
import { evolve, initialState, type NumberBookState } from './number-book.state.js';
import { numberText } from './number-form.js';
import { PAPER_KIND_CODES, type PaperKind } from './numbering.codes.js';
import { BOOK_NUMBERS } from './numbering.settings.js';
import type { NumberingRule } from './numbering-rules.events.js';

interface OfBook {
  readonly officeId: string;
  readonly kind: PaperKind;
  readonly year: number;
}

/** The next numbers for papers of a record, so many that it has `count` in all. */
export interface TakeNumbers extends Command, OfBook {
  readonly type: 'TakeNumbers';
  readonly record: string;
  readonly count: number;
  /** Of the papers: in that year. */
  readonly day: LocalDate;
  readonly region?: RegionRef;
}

/** The paper came to nothing: its number stays in the book, and is nobody's. */
export interface VoidNumber extends Command, OfBook {
  readonly type: 'VoidNumber';
  readonly number: number;
  readonly region?: RegionRef;
}

export type NumberBookCommand = TakeNumbers | VoidNumber;

export interface NumberBookFacts {
  /** That holds for the kind of paper; absent: the office has none. */
  readonly rule?: NumberingRule;
  /** The paper of the record that bears the number stands. */
  readonly onPaper: boolean;
}

type Context = DecisionContext<NumberBookFacts>;

/** Id of the book of an office for one kind of paper and one year. */
export const numberBookId = ({ officeId, kind, year }: OfBook): string => `${officeId}.${kind}.${year}`;

/** NUM-03 [D]: an office numbers by its own rule, from the year on for which it has one. */
const requireRule = ({ kind, year }: TakeNumbers, { rule }: NumberBookFacts): NumberingRule => {
  if (rule && year >= rule.firstYear) return rule;
  const [id, en] = PAPER_KIND_CODES.codes[kind];
  throw reject('E_STATE', {
    ruleId: 'NUM-03',
    field: rule ? '/day' : '/kind',
    ...(rule && { details: { firstYear: rule.firstYear } }),
    messageId: rule
      ? `Aturan penomoran ${id} mulai dengan tahun ${rule.firstYear}; naskah tahun ${year} dinomori dalam buku sebelumnya.`
      : `Kantor ini belum mempunyai aturan penomoran untuk ${id}; tetapkan dahulu (set-numbering-rule).`,
    messageEn: rule
      ? `The numbering rule of the ${en} begins with ${rule.firstYear}; papers of ${year} are numbered in the book before it.`
      : `The office has no numbering rule for the ${en} yet; set one first (set-numbering-rule).`,
  });
};

const requirePast = (day: LocalDate, today: LocalDate): void => {
  if (day <= today) return;
  throw reject('E_DATE_ORDER', {
    ruleId: 'COM-05',
    field: '/day',
    details: { today },
    messageId: `Tanggal naskah ${day} belum tiba; hari ini ${today}.`,
    messageEn: `The day of the paper, ${day}, has not come yet; today is ${today}.`,
  });
};

/** After a change of the rule: nothing is written twice in one book. */
const requireNew = (texts: readonly string[], { written }: NumberBookState): void => {
  const twice = texts.find((text) => written.has(paperNumberKey(text)));
  if (twice === undefined) return;
  throw reject('E_NUMBER_TAKEN', {
    ruleId: 'NUM-02',
    field: '/kind',
    details: { number: twice },
    messageId: `Menurut aturan sekarang nomor berikutnya ${twice}, yang sudah ada dalam buku ini; ubah pola aturannya.`,
    messageEn: `By the rule that holds now the next number is ${twice}, which is in this book already; change the template of the rule.`,
  });
};

/**
 * NUM-03, 04, 06 [D]: the numbers follow each other without a gap, in the order in which they are asked for, as in the
 * book on the desk. A paper of an earlier day still gets the next one, for a reason, and is marked. What a record has
 * already is not given to it again.
 */
const takeNumbers = (command: TakeNumbers, state: NumberBookState, context: Context): readonly NumberBookEvent[] => {
  const { type: _type, count, region, ...of } = command;
  const { actor, rules, today } = context;
  const rule = requireRule(command, context.facts);
  requirePast(of.day, today);
  const more = count - (state.standing.get(of.record)?.length ?? 0);
  if (more <= 0) return [];
  const outOfOrder = state.lastDay !== undefined && of.day < state.lastDay;
  if (outOfOrder)
    requireReason(context.reason, {
      ruleId: 'NUM-06',
      messageId: `Nomor terakhir bertanggal ${state.lastDay}; nomor untuk naskah bertanggal ${of.day} memerlukan alasan.`,
      messageEn: `The last number is of ${state.lastDay}; a number for a paper of ${of.day} needs a reason.`,
    });
  requireShare(state.shares, actor, rules.get(BOOK_NUMBERS, region?.code ?? NATIONAL), '/count', more);
  const first = state.last === undefined ? (of.year === rule.firstYear ? rule.firstNumber : 1) : state.last + 1;
  const numbers = Array.from({ length: more }, (_, index) => ({
    number: first + index,
    text: numberText(rule, first + index, of.day),
  }));
  requireNew(
    numbers.map(({ text }) => text),
    state,
  );
  return [
    { type: 'NumbersGiven', data: { ...of, outOfOrder, numbers, ruleNo: rule.ruleNo, ...(region && { region }) } },
  ];
};

/** NUM-05 [D]: a number that came to nothing stays in the book as void, and no paper gets it any more. */
const voidNumber = (
  { officeId, kind, year, number }: VoidNumber,
  state: NumberBookState,
  { facts: { onPaper }, reason: given }: Context,
): readonly NumberBookEvent[] => {
  const entry = state.entries.get(String(number));
  if (!entry)
    throw reject('E_NOT_FOUND', {
      ruleId: 'NUM-05',
      field: '/number',
      messageId: `Nomor urut ${number} belum diberikan dalam buku itu.`,
      messageEn: `The running number ${number} has not been given in that book.`,
    });
  const reason = requireReason(given, { ruleId: 'NUM-05' });
  if (entry.voided) return [];
  if (onPaper)
    throw reject('E_STATE', {
      ruleId: 'NUM-05',
      field: '/number',
      messageId: 'Nomor ini tertulis pada surat yang masih berlaku; batalkan atau perbaiki dahulu surat itu.',
      messageEn: 'The number stands on a paper that still holds; cancel or correct that paper first.',
    });
  return [{ type: 'NumberVoided', data: { officeId, kind, year, number, reason } }];
};

/** The book of an office for one kind of paper and one year (buku agenda): no gap in it, and no number twice. */
export const numberBookDecider: Decider<NumberBookState, NumberBookCommand, NumberBookEvent, NumberBookFacts> = {
  category: 'numberBook',
  catalogue: numberBookCatalogue,
  initialState,
  evolve,
  decide: (command, state, context) =>
    command.type === 'TakeNumbers' ? takeNumbers(command, state, context) : voidNumber(command, state, context),
};
