import { writeFile } from 'node:fs/promises';

/** One measured number beside its baseline of the same run, and what is asked of it. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same unit, measured in the same run; null where the budget is absolute. */
  readonly baseline: number | null;
  /** value / baseline */
  readonly ratio: number | null;
  /** As in the architecture's budgets; null for a figure shown for comparison alone. */
  readonly budget: string | null;
  readonly met: boolean | null;
}

/** A limit on the ratio, or on the value itself. */
export interface Budget {
  readonly of: 'ratio' | 'value';
  readonly atLeast?: number;
  readonly atMost?: number;
}

const asText = ({ of, atLeast, atMost }: Budget, unit: string): string =>
  `${atLeast !== undefined ? `≥ ${atLeast}` : `≤ ${atMost}`}${of === 'value' ? ` ${unit}` : '×'}`;

/** `ratio` where it is a median over rounds; else value / baseline. */
export const figure = (
  name: string,
  value: number,
  unit: string,
  { baseline, ratio, budget }: { baseline?: number; ratio?: number; budget?: Budget } = {},
): Figure => {
  const against = ratio ?? (baseline === undefined ? undefined : value / baseline);
  const judged = budget?.of === 'value' ? value : against;
  return {
    name,
    value: rounded(value),
    unit,
    baseline: baseline === undefined ? null : rounded(baseline),
    ratio: against === undefined ? null : Math.round(against * 1000) / 1000,
    budget: budget ? asText(budget, unit) : null,
    met:
      budget && judged !== undefined
        ? judged >= (budget.atLeast ?? -Infinity) && judged <= (budget.atMost ?? Infinity)
        : null,
  };
};

const rounded = (n: number): number => (Math.abs(n) >= 100 ? Math.round(n) : Math.round(n * 100) / 100);

const shown = (n: number | null): string => (n === null ? '' : n.toLocaleString('en', { maximumFractionDigits: 2 }));

export const table = (figures: readonly Figure[]): string => {
  const rows = [
    ['figure', 'value', 'unit', 'baseline', 'ratio', 'budget', 'met'],
    ...figures.map(({ name, value, unit, baseline, ratio, budget, met }) => [
      name,
      shown(value),
      unit,
      shown(baseline),
      ratio === null ? '' : ratio.toFixed(2),
      budget ?? '',
      met === null ? '' : met ? 'yes' : 'NO',
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 || i === 2 || i > 4 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

export const save = (file: string, figures: readonly Figure[]): Promise<void> =>
  writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
