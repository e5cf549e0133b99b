import { inForceOn, type InStage, type LocalDate } from '#kernel';
import { withName, type Dated } from './names.js';
import type { Appointment, Mandate, OfficeEvent, OfficeTerms } from './office.events.js';

export interface OfficeName extends Dated {
  readonly name: string;
  readonly headTitle: string;
}

/** By the number of the appointment, or of the mandate. */
export interface Ends {
  readonly appointments: Readonly<Record<string, number>>;
  readonly mandates: Readonly<Record<string, number>>;
}
export const NO_ENDS: Ends = { appointments: {}, mandates: {} };
const oneMore = (ends: Ends, of: keyof Ends, id: string): Ends => ({
  ...ends,
  [of]: { ...ends[of], [id]: (ends[of][id] ?? 0) + 1 },
});

export interface Registered {
  readonly terms: OfficeTerms;
  /** In the order of their days; of several from one day the last entered holds. */
  readonly names: readonly OfficeName[];
  /** All ever recorded, in the order of their recording. */
  readonly appointments: readonly Appointment[];
  readonly mandates: readonly Mandate[];
  /** How often an end was entered of each appointment and mandate. */
  readonly ends: Ends;
}

export interface Closed extends Registered {
  readonly lastDay: LocalDate;
  readonly successors: readonly string[];
}

/** NONE → ACTIVE → CLOSED; wrongly entered: VOIDED. */
interface ByStage {
  NONE: object;
  ACTIVE: Registered;
  CLOSED: Closed;
  VOIDED: Registered;
}
export type OfficeState = InStage<ByStage>;
export type OfficeIn<Stage extends keyof ByStage> = InStage<ByStage, Stage>;

export const initialState: OfficeState = { stage: 'NONE' };

const endedBy = <T extends { readonly validTo?: LocalDate }>(period: T, lastDay: LocalDate): T =>
  period.validTo !== undefined && period.validTo <= lastDay ? period : { ...period, validTo: lastDay };

export const evolve = (state: OfficeState, event: OfficeEvent): OfficeState => {
  if (event.type === 'OfficeRegistered') {
    const { name, headTitle } = event.data;
    return {
      stage: 'ACTIVE',
      terms: event.data,
      names: [{ name, headTitle }],
      appointments: [],
      mandates: [],
      ends: NO_ENDS,
    };
  }
  if (state.stage === 'NONE') return state;
  switch (event.type) {
    case 'OfficeRenamed': {
      const { name, headTitle, from } = event.data;
      return { ...state, names: withName(state.names, { name, headTitle, from }) };
    }
    case 'OfficialAppointed': {
      const { officeId: _office, name: _name, headTitle: _title, region: _region, ...appointment } = event.data;
      return { ...state, appointments: [...state.appointments, appointment] };
    }
    case 'AppointmentEnded': {
      const { appointmentId, lastDay } = event.data;
      return {
        ...state,
        appointments: state.appointments.map((each) =>
          each.appointmentId === appointmentId ? { ...each, validTo: lastDay } : each,
        ),
        ends: oneMore(state.ends, 'appointments', appointmentId),
      };
    }
    case 'MandateGiven': {
      const { officeId: _office, ...mandate } = event.data;
      return { ...state, mandates: [...state.mandates, mandate] };
    }
    case 'MandateWithdrawn': {
      const { mandateId, lastDay } = event.data;
      return {
        ...state,
        mandates: state.mandates.map((each) => (each.mandateId === mandateId ? { ...each, validTo: lastDay } : each)),
        ends: oneMore(state.ends, 'mandates', mandateId),
      };
    }
    case 'OfficeClosed': {
      const { lastDay, successors } = event.data;
      return {
        ...state,
        stage: 'CLOSED',
        lastDay,
        successors,
        appointments: state.appointments.map((each) => endedBy(each, lastDay)),
        mandates: state.mandates.map((each) => endedBy(each, lastDay)),
      };
    }
    case 'RecordVoided': {
      const { terms, names, appointments, mandates, ends } = state;
      return { stage: 'VOIDED', terms, names, appointments, mandates, ends };
    }
    default:
      return state;
  }
};

/** Who held the office on that day: one, and beside him one who stood in for him. */
export const holdersOn = ({ appointments }: Registered, day: LocalDate): readonly Appointment[] =>
  appointments.filter((each) => inForceOn(each, day));
