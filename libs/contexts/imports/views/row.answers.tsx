import type { Meaning } from '#kernel';
import type { Ui, VNode } from '#views';
import { FIELD } from './decision.js';
import { candidatesOf, partyOf, twinOf, type Candidate, type FlagOf } from './import.answers.js';
import { inPart, shownOf } from './import.words.js';
import { OwnAnswer, Radio } from './row.parts.js';

/** So many regions are offered at once; the others stand behind a fold. */
const OFFERED = 6;

const Candidates = ({ all, chosen, ui }: { all: readonly Candidate[]; chosen: string; ui: Ui }): VNode => {
  const offers = all.map(({ code, path, name }) => (
    <Radio name={FIELD.choice} value={`region:${code}`} chosen={chosen}>
      {path || name} <code>{code}</code>
    </Radio>
  ));
  const more = offers.slice(OFFERED);
  return (
    <>
      {offers.slice(0, OFFERED)}
      {more.length > 0 && (
        <details class="more" open={all.slice(OFFERED).some(({ code }) => chosen === `region:${code}`)}>
          <summary>{ui.say([`${more.length} wilayah lainnya`, `${more.length} other regions`])}</summary>
          {more}
        </details>
      )}
    </>
  );
};

/** Where what was proposed is chosen, taking the reading as it is would say the same twice. */
const CHOSEN: ReadonlySet<string> = new Set(['PARENT_PROPOSED', 'ENDS_ANOTHER', 'CHANGES_ANOTHER', 'SEVERAL_RECORDS']);
const OTHER_PARENT: Meaning = [
  'Perjanjian lain: nomor urut (no 8), baris (baris 9) atau nomor naskahnya',
  'Another agreement: its serial number (no 8), its row (baris 9), or the number of its document',
];
const NO_PARENT: Meaning = ['Tidak diketahui, atau tidak ada dalam register ini', 'Not known, or not in this register'];

export const Answers = ({
  flag,
  id,
  typed,
  meant = [],
  ui,
}: {
  flag: FlagOf;
  id: string;
  typed: (name: string) => string;
  /** What a region that was written may mean. */
  meant: readonly Candidate[] | undefined;
  ui: Ui;
}): VNode => {
  const { say } = ui;
  const chosen = typed(FIELD.choice);
  const twin = twinOf(flag);
  return (
    <>
      {(flag.proposals ?? []).map(({ label }, index) => (
        <Radio name={FIELD.choice} value={`proposal:${index}`} chosen={chosen}>
          <bdi>{inPart(shownOf(say([label.id, label.en])))}</bdi>
        </Radio>
      ))}
      <Candidates all={candidatesOf(flag)} chosen={chosen} ui={ui} />
      {twin !== undefined && (
        <Radio name={FIELD.choice} value="merge" chosen={chosen}>
          {say([`Hal yang sama: gabungkan ke baris ${twin}`, `The same thing: merge it into row ${twin}`])}
        </Radio>
      )}
      {flag.acceptable && !CHOSEN.has(flag.code) && (
        <Radio name={FIELD.choice} value="accept" chosen={chosen}>
          {twin === undefined
            ? say(['Terima sebagaimana terbaca', 'Take it as it was read'])
            : say(['Hal lain: catat keduanya', 'Another thing: record both'])}
        </Radio>
      )}
      {partyOf(flag) !== undefined && (
        <OwnAnswer
          id={`${id}-region`}
          name={FIELD.region}
          choice={FIELD.choice}
          answer="region"
          chosen={chosen}
          label={say(['Wilayah lain (nama atau kode)', 'Another region (name or code)'])}
          value={typed(FIELD.region)}
          region
          most={200}
        />
      )}
      <Candidates all={meant} chosen={chosen} ui={ui} />
      {flag.field !== undefined && flag.field !== 'split' && partyOf(flag) === undefined && (
        <OwnAnswer
          id={`${id}-text`}
          name={FIELD.text}
          choice={FIELD.choice}
          answer="value"
          chosen={chosen}
          label={say(flag.field === 'parent' ? OTHER_PARENT : ['Seharusnya tertulis', 'It should say'])}
          value={typed(FIELD.text)}
        />
      )}
      {flag.field !== undefined && flag.field !== 'split' && (
        <Radio name={FIELD.choice} value="unknown" chosen={chosen}>
          {say(flag.field === 'parent' ? NO_PARENT : ['Tidak diketahui; biarkan kosong', 'Not known; leave it empty'])}
        </Radio>
      )}
    </>
  );
};
