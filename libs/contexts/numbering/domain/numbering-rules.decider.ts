import {
  NATIONAL,
  reject,
  requireRoom,
  sameContent,
  yearOf,
  type Command,
  type Decider,
  type DecisionContext,
  type RegionRef,
} from '#kernel';
import { mayCollide } from './number-form.collisions.js';
import { requireWholeForm } from './number-form.js';
import { PAPER_KIND_CODES, type PaperKind } from './numbering.codes.js';
import { numberingRulesCatalogue, type NumberingRule, type NumberingRulesEvent } from './numbering-rules.events.js';
import { requireOwnOrKept } from './numbering.roles.js';
import { NUMBERING_RULES } from './numbering.settings.js';

/** How an office numbers one kind of paper from now on. */
export interface SetNumberingRule extends Command, Omit<NumberingRule, 'ruleNo'> {
  readonly type: 'SetNumberingRule';
  readonly officeId: string;
  readonly region?: RegionRef;
}

/** A claim: numbers are about to be given by this rule. */
export interface UseNumberingRule extends Command {
  readonly type: 'UseNumberingRule';
  readonly officeId: string;
  readonly kind: PaperKind;
  readonly ruleNo: number;
}

/** What is given back of that claim: nothing, as a rule that was used once counts as used. */
export interface KeepNumberingRule extends Command {
  readonly type: 'KeepNumberingRule';
}

export type NumberingRulesCommand = SetNumberingRule | UseNumberingRule | KeepNumberingRule;

export interface NumberingRulesState {
  /** All that were ever set, in the order of their numbers. */
  readonly rules: readonly NumberingRule[];
  /** Numbers of the rules by which something was numbered. */
  readonly used: ReadonlySet<number>;
}

export interface NumberingRulesFacts {
  /** The last running number in the book of the first year; absent: it has none. */
  readonly last?: number | undefined;
}

/** The rule that holds for a kind of paper. */
export const ruleFor = ({ rules }: NumberingRulesState, kind: PaperKind): NumberingRule | undefined =>
  rules.findLast((rule) => rule.kind === kind);

/** Rules of which numbers exist, or may come to exist. */
export const standingRules = (state: NumberingRulesState): readonly NumberingRule[] =>
  state.rules.filter((rule) => state.used.has(rule.ruleNo) || ruleFor(state, rule.kind) === rule);

/** NUM-02 [D]: a number tells of which kind the paper is; two kinds of one office never give the same. */
const requireDistinct = (rule: Omit<NumberingRule, 'ruleNo'>, state: NumberingRulesState): void => {
  const other = standingRules(state).find((each) => each.kind !== rule.kind && mayCollide(each, rule));
  if (!other) return;
  const [id, en] = PAPER_KIND_CODES.codes[other.kind];
  throw reject('E_NUMBER_TAKEN', {
    ruleId: 'NUM-02',
    field: '/template',
    details: { kind: other.kind, template: other.template },
    messageId: `Pola ini dapat memberi nomor yang sama dengan nomor ${id} (${other.template}); bedakan, misalnya dengan kode jenisnya.`,
    messageEn: `This template may give the same number as those of the ${en} (${other.template}); set them apart, by the code of the kind for instance.`,
  });
};

/** NUM-03 [D]: a book that has numbers goes on after its last one; a first number has nothing to say of it. */
const requireFirstOfBook = (
  { kind, firstYear, firstNumber }: Omit<NumberingRule, 'ruleNo'>,
  standing: NumberingRule | undefined,
  { last }: NumberingRulesFacts,
): void => {
  if (last === undefined || firstNumber === last + 1) return;
  if (standing?.firstYear === firstYear && standing.firstNumber === firstNumber) return;
  const [id, en] = PAPER_KIND_CODES.codes[kind];
  throw reject('E_STATE', {
    ruleId: 'NUM-03',
    field: '/firstNumber',
    details: { next: last + 1 },
    messageId: `Buku ${id} tahun ${firstYear} sudah bernomor sampai ${last}, jadi nomor berikutnya ${last + 1}; nomor urut pertama hanya berlaku bagi buku yang belum bernomor.`,
    messageEn: `The book of the ${en} of ${firstYear} has numbers up to ${last}, so the next is ${last + 1}; a first number counts only for a book without numbers.`,
  });
};

const setRule = (
  { type: _type, officeId, region, ...rule }: SetNumberingRule,
  state: NumberingRulesState,
  { actor, today, rules, facts }: DecisionContext<NumberingRulesFacts>,
): readonly NumberingRulesEvent[] => {
  requireOwnOrKept(officeId, region, actor);
  requireWholeForm(rule);
  if (rule.firstYear > yearOf(today) + 1)
    throw reject('E_DATE_ORDER', {
      ruleId: 'NUM-01',
      field: '/firstYear',
      messageId: `Tahun pertama paling lambat ${yearOf(today) + 1}.`,
      messageEn: `The first year is ${yearOf(today) + 1} at the latest.`,
    });
  requireDistinct(rule, state);
  const standing = ruleFor(state, rule.kind);
  if (standing && sameContent({ ...rule, ruleNo: standing.ruleNo }, standing)) return [];
  requireFirstOfBook(rule, standing, facts);
  const scope = region?.code ?? NATIONAL;
  requireRoom(state.rules.length, rules.get(NUMBERING_RULES, scope), 'COM-14', '/template');
  return [
    {
      type: 'NumberingRuleSet',
      data: { officeId, ...rule, ruleNo: state.rules.length + 1, ...(region && { region }) },
    },
  ];
};

/** The rule was changed after it was looked at: numbers are not given by one that no longer holds. */
const useRule = (
  { officeId, kind, ruleNo }: UseNumberingRule,
  state: NumberingRulesState,
): readonly NumberingRulesEvent[] => {
  if (ruleFor(state, kind)?.ruleNo !== ruleNo)
    throw reject('E_CONCURRENCY', {
      ruleId: 'NUM-03',
      messageId: 'Aturan penomoran baru saja diubah; ulangi permintaan ini.',
      messageEn: 'The numbering rule has just been changed; repeat the request.',
    });
  return state.used.has(ruleNo) ? [] : [{ type: 'NumberingRuleUsed', data: { officeId, kind, ruleNo } }];
};

/** How one office numbers its papers: one stream for each office. */
export const numberingRulesDecider: Decider<
  NumberingRulesState,
  NumberingRulesCommand,
  NumberingRulesEvent,
  NumberingRulesFacts
> = {
  category: 'numberingRules',
  catalogue: numberingRulesCatalogue,
  initialState: { rules: [], used: new Set() },

  evolve: (state, { type, data }) => {
    if (type === 'NumberingRuleUsed') return { ...state, used: new Set([...state.used, data.ruleNo]) };
    const { officeId: _office, region: _region, ...rule } = data;
    return { ...state, rules: [...state.rules, rule] };
  },

  decide: (command, state, context) => {
    switch (command.type) {
      case 'SetNumberingRule':
        return setRule(command, state, context);
      case 'UseNumberingRule':
        return useRule(command, state);
      case 'KeepNumberingRule':
        return [];
    }
  },
};
