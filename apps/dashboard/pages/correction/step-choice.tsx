import { Actor, named, type Asking, type HistoryStep, type Section, type Showing, type VNode } from '#views';
import { stepInWords } from '../record/repairs.js';
import { CORRECTION, correctableSteps } from './correction.js';

/** By which parameter the address of a form names the step. */
export const STEP = 'langkah';

/** Which step is to be corrected, each leading to its form. */
export const stepChoice = async (
  steps: readonly HistoryStep[],
  section: Section,
  id: string,
  asking: Asking,
): Promise<VNode> => {
  const { ui, describe, zone } = asking;
  const correctable = correctableSteps(steps, section, describe);
  if (correctable.length === 0)
    return (
      <p>
        {ui.say([
          'Catatan ini tidak memuat langkah yang dapat diperbaiki di sini.',
          'This record holds no step that can be corrected here.',
        ])}
      </p>
    );
  const actors = correctable.map(({ metadata: { actor } }) => actor);
  const showing: Showing = {
    ...(await named(asking, actors, section.list)),
    ...{ ui, zone, open: describe.open, known: describe.known(section.list) },
  };
  return (
    <>
      <p>{ui.say(['Langkah mana yang keliru tercatat?', 'Which step was recorded wrongly?'])}</p>
      <section class="card">
        <ul class="entries">
          {correctable.map((step) => (
            <li>
              <a href={ui.to([section.slug, id, 'do', CORRECTION], { [STEP]: step.id })}>
                {stepInWords(step, section.list, asking)}
              </a>
              <br />
              <span class="soft">
                {ui.say(['Langkah', 'Step'])} {step.revision + 1} ·{' '}
                <Actor actor={step.metadata.actor} roles={describe.roles} showing={showing} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <p class="soft">
        {ui.say([
          'Perbaikan berlaku setelah disetujui orang kedua; yang tercatat semula tetap ada dalam riwayat. Data orang diperbaiki pada halaman orangnya.',
          'A correction holds once a second person confirms it; what was recorded first stays in the history. Data of a person are rectified on the page of that person.',
        ])}
      </p>
    </>
  );
};
