import { codeWord, dayOf, numberOf, type Schema, type Tone, type Ui, type VNode } from '#views';
import {
  INDEX_WORDS,
  WHOLE_SCALE,
  numberIn,
  valueOf,
  type ReadingItem,
  type TargetItem,
  type VillageItem,
} from './model-village.item.js';

const WIDTH = 100;

/** A bar from nothing to the whole, with a mark where something is to be reached; its words stand beside it. */
const Meter = ({
  part,
  whole,
  mark,
  tone,
}: {
  readonly part: number;
  readonly whole: number;
  readonly mark?: number | undefined;
  readonly tone: Tone;
}): VNode => {
  const at = (value: number): number => Math.min(WIDTH, (Math.max(0, value) / whole) * WIDTH);
  return (
    <svg class={`meter column ${tone}`} viewBox={`0 0 ${WIDTH} 8`} preserveAspectRatio="none" aria-hidden="true">
      <rect class="ground" width={WIDTH} height="8" />
      <rect width={at(part)} height="8" />
      {mark !== undefined && <rect class="mark" x={Math.min(WIDTH - 1, at(mark))} width="1" height="8" />}
    </svg>
  );
};

const byIndex = (readings: readonly ReadingItem[]): readonly (readonly [ReadingItem['index'], ReadingItem[]])[] =>
  (['IDM', 'INDEKS_DESA'] as const)
    .map((index) => [index, readings.filter((each) => each.index === index)] as const)
    .filter(([, of]) => of.length > 0);

/** The values of each index of a village by year, with its target; the two indices are never on one scale (MOD-03). */
export const IndexByYear = ({
  village: { readings, indexTargets },
  statuses,
  ui,
}: {
  readonly village: VillageItem;
  readonly statuses: Schema;
  readonly ui: Ui;
}): VNode | null => {
  const { say, language } = ui;
  if (readings.length === 0) return null;
  return (
    <>
      {byIndex(readings).map(([index, of]) => {
        const target = indexTargets.findLast((each) => each.index === index);
        const first = of.find(({ baseline }) => baseline);
        return (
          <div class="meters">
            <h4>
              {say(INDEX_WORDS[index])}
              {target && (
                <span class="soft">
                  {' '}
                  · {say(['target', 'target'])} {target.year}: {valueOf(target, language)}
                </span>
              )}
            </h4>
            <ul>
              {of.map((reading) => (
                <li>
                  <span>
                    {reading.year}
                    {reading.baseline && <span class="soft"> · {say(['awal', 'baseline'])}</span>}
                  </span>
                  <Meter
                    part={numberIn(reading)}
                    whole={WHOLE_SCALE[index]}
                    mark={target && numberIn(target)}
                    tone={reading.baseline ? 'plain' : first && numberIn(reading) < numberIn(first) ? 'stop' : 'done'}
                  />
                  <span>
                    <b>{valueOf(reading, language)}</b> {codeWord(statuses, reading.status, ui)}
                    {!reading.baseline && first && (
                      <span class="soft">
                        {' '}
                        ({valueOf({ index, value: String(numberIn(reading) - numberIn(first)) }, language, true)})
                      </span>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </>
  );
};

/** What is to be reached and what is reached, indicator by indicator. */
export const TargetsReached = ({
  targets,
  ui,
}: {
  readonly targets: readonly TargetItem[];
  readonly ui: Ui;
}): VNode | null => {
  const { say, language } = ui;
  if (targets.length === 0) return null;
  return (
    <div class="meters">
      <h4>{say(['Target dan capaian', 'Targets and what is reached'])}</h4>
      <ul>
        {targets.map(({ no, indicator, unit, target, achieved, achievedOn }) => (
          <li>
            <span>
              {no}. {indicator}
            </span>
            <Meter part={achieved ?? 0} whole={target} tone={(achieved ?? 0) >= target ? 'done' : 'go'} />
            <span>
              <b>{achieved === undefined ? '–' : numberOf(achieved, language)}</b> {say(['dari', 'of'])}{' '}
              {numberOf(target, language)} {unit}
              {achievedOn && <span class="soft"> · {dayOf(achievedOn, language)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
};
