import { Timeline, type Asking, type HistoryStep, type Section, type Showing, type VNode } from '#views';

/** What was asked for, by whom and why, before and after: nobody decides on what he has not seen. */
export const AskedFor = ({
  requests,
  section: { list },
  asking: { ui, describe, zone },
  around,
}: {
  readonly requests: readonly HistoryStep[];
  readonly section: Section;
  readonly asking: Asking;
  /** What regions and offices are called. */
  readonly around: Pick<Showing, 'places' | 'names' | 'list'>;
}): VNode | null =>
  requests.length === 0 ? null : (
    <section class="card">
      <h2>{ui.say(['Yang diminta', 'What is asked for'])}</h2>
      <Timeline
        steps={requests}
        list={list}
        describe={describe}
        showing={{ ...around, ui, zone, open: describe.open, known: describe.known(list) }}
        unfolded
      />
    </section>
  );
