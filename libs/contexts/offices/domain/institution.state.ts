import { inForceOn, type InStage, type LocalDate } from '#kernel';
import type { RegisteredBody } from '../contract/offices.js';
import type { InstitutionEvent, InstitutionTerms } from './institution.events.js';
import { calledOn, withName, type Dated } from './names.js';

export interface InstitutionName extends Dated {
  readonly name: string;
  readonly shortName?: string;
}

export interface Institution {
  readonly terms: InstitutionTerms;
  /** In the order of their days; of several from one day the last entered holds. */
  readonly names: readonly InstitutionName[];
}

export interface EndedInstitution extends Institution {
  readonly lastDay: LocalDate;
  readonly successors: readonly string[];
}

/** NONE → ACTIVE → CLOSED; wrongly entered: VOIDED. */
interface ByStage {
  NONE: object;
  ACTIVE: Institution;
  CLOSED: EndedInstitution;
  VOIDED: Institution;
}
export type InstitutionState = InStage<ByStage>;
export type InstitutionIn<Stage extends keyof ByStage> = InStage<ByStage, Stage>;

export const initialInstitution: InstitutionState = { stage: 'NONE' };

export const evolveInstitution = (state: InstitutionState, event: InstitutionEvent): InstitutionState => {
  if (event.type === 'InstitutionRegistered') {
    const { name, shortName } = event.data;
    return { stage: 'ACTIVE', terms: event.data, names: [{ name, ...(shortName && { shortName }) }] };
  }
  if (state.stage === 'NONE') return state;
  switch (event.type) {
    case 'InstitutionRenamed': {
      const { name, shortName, from } = event.data;
      return { ...state, names: withName(state.names, { name, ...(shortName && { shortName }), from }) };
    }
    case 'InstitutionClosed': {
      const { lastDay, successors } = event.data;
      return { ...state, stage: 'CLOSED', lastDay, successors };
    }
    case 'RecordVoided':
      return { stage: 'VOIDED', terms: state.terms, names: state.names };
    default:
      return state;
  }
};

/** The institution as a party: by the name of that day, or its last one; whether it exists on the day. */
export const bodyOn = (institution: InstitutionIn<'ACTIVE' | 'CLOSED'>, on: LocalDate | undefined): RegisteredBody => {
  const { kind, seat, country, validFrom } = institution.terms;
  return {
    kind,
    name: (on === undefined ? institution.names.at(-1)! : calledOn(institution, on)).name,
    ...(seat && { region: seat }),
    ...(country !== undefined && { country }),
    inForce:
      on === undefined ||
      inForceOn(
        { validFrom: validFrom ?? on, ...(institution.stage === 'CLOSED' && { validTo: institution.lastDay }) },
        on,
      ),
  };
};
