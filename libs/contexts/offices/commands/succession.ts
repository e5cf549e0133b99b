import type { LocalDate } from '#kernel';
import type { Sources } from '#runtime';
import type { Succession } from '../contract/offices.js';
import { institutionDecider } from '../domain/institution.decider.js';
import { officeDecider } from '../domain/office.decider.js';

interface Ended {
  readonly lastDay: LocalDate;
  readonly successors: readonly string[];
}

type Look = (id: string) => Promise<Ended | undefined>;

/** Those that carry on, and those after them where they ended, too; each once, whatever circle they were entered in. */
const heirs = async (first: string, look: Look): Promise<readonly string[]> => {
  const seen = new Set([first]);
  for (const id of seen) for (const next of (await look(id))?.successors ?? []) seen.add(next);
  return [...seen].slice(1);
};

/** OFF-07: who carries on what an office did, by its own closure and by that of the institution it was a part of. */
export const successionOf = async (officeId: string, on: LocalDate, sources: Sources): Promise<Succession> => {
  const ended = (state: { readonly stage: string } | (Ended & { readonly stage: 'CLOSED' })): Ended | undefined =>
    'lastDay' in state && state.lastDay < on ? state : undefined;
  const office: Look = async (id) => ended(await sources.state(officeDecider, id));
  const institution: Look = async (id) => ended(await sources.state(institutionDecider, id));

  const own = await sources.state(officeDecider, officeId);
  const ofInstitution = 'terms' in own ? own.terms.institutionId : undefined;
  const institutionEnded = ofInstitution !== undefined && (await institution(ofInstitution)) !== undefined;
  return {
    ended: ended(own) !== undefined || institutionEnded,
    offices: await heirs(officeId, office),
    institutions: ofInstitution === undefined ? [] : await heirs(ofInstitution, institution),
  };
};
