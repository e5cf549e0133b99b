import type { InStage, LocalDate } from '#kernel';
import type { InstitutionEvent, InstitutionTerms } from './institution.events.js';
import { withName, type Dated } from './names.js';

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
