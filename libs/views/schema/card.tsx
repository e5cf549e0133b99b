import type { Meaning } from '#kernel';
import type { Children, VNode } from '../view.js';
import { capital } from '../ui.js';
import type { Showing } from './showing.js';
import { DocumentLine, Provenance, RegionOf } from './value.js';

type Members = Readonly<Record<string, unknown>>;

/** What a record says in a way of its own; a third part that is not there hides it. */
export type CardFact = readonly [label: Meaning, content: Children, shown?: unknown];

/** A paper as a record holds it: what it is to the record, and which region's office entered it. */
export interface CardPaper {
  readonly role: string;
  readonly document: Members;
  readonly filedBy?: { readonly scope: string };
}

/** The papers of a record, each under what it is to it. */
export const papersFact = (
  papers: readonly CardPaper[] = [],
  word: (role: string) => string,
  showing: Showing,
): CardFact => [
  ['Dokumen', 'Documents'],
  <ul class="told">
    {papers.map(({ role, document, filedBy }) => (
      <li>
        <div class="soft">
          {capital(word(role))}
          {filedBy && (
            <>
              {' '}
              · <RegionOf code={filedBy.scope} showing={showing} />
            </>
          )}
        </div>
        <DocumentLine value={document} showing={showing} />
      </li>
    ))}
  </ul>,
  papers.length,
];

/** What a record says, and where it comes from. */
export const CardFacts = ({
  facts,
  provenance,
  showing,
}: {
  readonly facts: readonly CardFact[];
  readonly provenance: Members | undefined;
  readonly showing: Showing;
}): VNode => {
  const { say } = showing.ui;
  return (
    <>
      <dl class="facts">
        {facts
          .filter((fact) => fact.length < 3 || Boolean(fact[2]))
          .map(([label, content]) => (
            <div>
              <dt>{say(label)}</dt>
              <dd>{content}</dd>
            </div>
          ))}
      </dl>
      {provenance && (
        <div class="soft">
          {say(['Sumber', 'Source'])}: <Provenance value={provenance} showing={showing} />
        </div>
      )}
    </>
  );
};
