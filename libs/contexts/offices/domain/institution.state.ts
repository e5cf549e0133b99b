import { NATIONAL, type InStage, type LocalDate, type RegionCode, type Scope } from '#kernel';
import type { InstitutionEvent, InstitutionTerms } from './institution.events.js';

/** What the institution is called, from which day on; absent: since it exists. */
export interface InstitutionName {
  readonly name: string;
  readonly shortName?: string;
  readonly from?: LocalDate;
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

/** The region in which it sits; the country for central and foreign bodies. */
export const seatOf = ({ seat }: Pick<InstitutionTerms, 'seat'>): Scope => seat?.code ?? NATIONAL;
/** As a party the whole country is covered by a national grant alone. */
export const keptIn = (terms: Pick<InstitutionTerms, 'seat'>): RegionCode => seatOf(terms) as RegionCode;

const byDay = (one: InstitutionName, other: InstitutionName): number =>
  (one.from ?? '').localeCompare(other.from ?? '');

export const evolveInstitution = (state: InstitutionState, event: InstitutionEvent): InstitutionState => {
  if (event.type === 'InstitutionRegistered') {
    const { name, shortName } = event.data;
    return { stage: 'ACTIVE', terms: event.data, names: [{ name, ...(shortName && { shortName }) }] };
  }
  if (state.stage === 'NONE') return state;
  switch (event.type) {
    case 'InstitutionRenamed': {
      const { name, shortName, from } = event.data;
      return { ...state, names: [...state.names, { name, ...(shortName && { shortName }), from }].sort(byDay) };
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

/** What the institution was called on that day. */
export const calledOn = ({ names }: Institution, day: LocalDate): InstitutionName =>
  names.findLast(({ from }) => from === undefined || from <= day) ?? names[0]!;
