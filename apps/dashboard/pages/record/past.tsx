import { Notice, capital, dayOf, instantOf, type Asking, type HistoryStep, type Section, type VNode } from '#views';
import { DIFFERENCE } from './files.js';
import type { Moment, Told } from './told.js';

interface PastOf {
  readonly section: Section;
  readonly id: string;
  readonly asking: Asking;
}

const stepWords = (step: HistoryStep | undefined, { ui, describe }: Asking, list: string): string => {
  if (!step) return '';
  const [words, day] = [describe.event(list, step.type) ?? ([step.type, step.type] as const), step.metadata.occurredOn];
  return `${capital(ui.say(words))}, ${dayOf(day, ui.language)}`;
};

/** Steps through the states of a record: a range that leads there at once, or with its button. */
export const Slider = ({
  section,
  id,
  asking,
  told: { steps, last },
  at,
}: PastOf & { readonly told: Told; readonly at: number }): VNode => {
  const { ui, query } = asking;
  const asOf = query['asOf'] ?? '';
  return (
    <div class="card past">
      <form method="get" action={ui.to([section.slug, id])} data-slider>
        <label for="revision">
          <b>{ui.say(['Lihat keadaan setelah langkah', 'See the state after step'])}</b>
        </label>
        <input
          id="revision"
          type="range"
          name="revision"
          min="0"
          max={String(last)}
          step="1"
          value={String(at)}
          aria-valuetext={`${at + 1}`}
        />
        <div class="beside">
          <output
            for="revision"
            data-words={ui.say(['langkah {n} dari {of}', 'step {n} of {of}'])}
            data-of={String(last + 1)}
          >
            {ui.say(['langkah', 'step'])} {at + 1} {ui.say(['dari', 'of'])} {last + 1}
            {stepWords(
              steps.find(({ revision }) => revision === at),
              asking,
              section.list,
            ).replace(/^(?=.)/, ': ')}
          </output>
          <button class="quiet">{ui.say(['Lihat', 'See'])}</button>
        </div>
      </form>
      <details open={asOf !== '' ? true : undefined}>
        <summary>{ui.say(['Menurut tanggal, atau bandingkan', 'By date, or compare'])}</summary>
        <form method="get" action={ui.to([section.slug, id])} class="beside">
          <div class="field">
            <label for="asOf">
              {ui.say(['Yang sudah dicatat sampai akhir hari', 'What was recorded by the end of'])}
            </label>
            <input id="asOf" type="date" name="asOf" value={/^\d{4}-\d\d-\d\d$/.test(asOf) ? asOf : ''} required />
          </div>
          <button class="quiet">{ui.say(['Lihat', 'See'])}</button>
        </form>
        {last > 0 && (
          <p>
            <a href={ui.to([section.slug, id, DIFFERENCE], { fromRevision: String(at < last ? at : last - 1) })}>
              {at < last
                ? ui.say(['Bandingkan keadaan ini dengan yang sekarang', 'Compare this state with the present one'])
                : ui.say(['Bandingkan dua keadaan', 'Compare two states'])}
            </a>
          </p>
        )}
      </details>
    </div>
  );
};

/** That it is not the present that is shown, and the way back. */
export const PastNotice = ({
  section,
  id,
  asking,
  moment,
  at,
  last,
}: PastOf & { readonly moment: Moment; readonly at?: number | undefined; readonly last: number }): VNode => {
  const { ui, zone } = asking;
  const when = moment.asOf
    ? `${ui.say(['menurut yang dicatat sampai', 'by what was recorded up to'])} ${instantOf(moment.asOf, zone, ui.language)}`
    : `${ui.say(['setelah langkah', 'after step'])} ${(at ?? 0) + 1} ${ui.say(['dari', 'of'])} ${last + 1}`;
  return (
    <Notice tone="info" title={`${ui.say(['Keadaan yang lalu', 'An earlier state'])}: ${when}`}>
      <p>
        <a href={ui.to([section.slug, id])}>{ui.say(['Lihat keadaan sekarang', 'See the present state'])}</a>
      </p>
    </Notice>
  );
};
