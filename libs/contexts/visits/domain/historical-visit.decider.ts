import {
  HISTORICAL_STAGE_WORDS,
  NATIONAL,
  actsFor,
  decideByStage,
  repairActs,
  seatsOf,
  type AuthorityFact,
  type Command,
  type Decider,
  type FactsByAct,
  type HistoricalParty,
  type InStage,
  type RegionCode,
  type RepairCommand,
  type RepairFacts,
} from '#kernel';
import type { HistoricalGap } from './historical-visit.codes.js';
import {
  historicalVisitCatalogue,
  type HistoricalTerms,
  type HistoricalVisitEvent,
} from './historical-visit.events.js';
import { HISTORICAL_REPAIRS } from './visit.settings.js';

/** SYSTEM: a row of a register, as it was read and as people settled what was open (COM-07). */
export interface ImportHistoricalRecord extends Command, HistoricalTerms {
  readonly type: 'ImportHistoricalRecord';
}
export type HistoricalVisitCommand = ImportHistoricalRecord | RepairCommand;

interface Imported {
  readonly terms: HistoricalTerms;
}
/** NONE → INCOMPLETE; wrongly imported: VOIDED. */
interface ByStage {
  NONE: object;
  INCOMPLETE: Imported;
  VOIDED: Imported;
}
export type HistoricalVisitState = InStage<ByStage>;

/** COM-07: what a live record would have to state and this one does not. Rules refuse nothing here. */
export const gapsOf = ({
  origins,
  hosts,
  dates,
  persons,
  topic,
  cost,
  funding,
}: HistoricalTerms): readonly HistoricalGap[] => {
  const unplaced = (parties: readonly HistoricalParty[]): boolean =>
    parties.length === 0 || parties.some(({ region, country }) => region === undefined && country === undefined);
  const missing: readonly (readonly [HistoricalGap, boolean])[] = [
    ['DOCUMENTS', true],
    ['ORIGIN', unplaced(origins)],
    ['HOST', unplaced(hosts)],
    ['DATE', dates === undefined],
    ['DATE_PART', dates !== undefined && (dates.from.length < 10 || dates.until.length < 10)],
    ['PERSONS', persons === undefined],
    ['TOPIC', topic === undefined],
    ['COST', cost === undefined],
    ['FUNDING', funding === undefined],
  ];
  return missing.filter(([, holds]) => holds).map(([gap]) => gap);
};

/** What a row was imported as stays: repeating it, or another file with the same row, changes nothing. */
const importRecord = (
  { type: _type, ...terms }: ImportHistoricalRecord,
  state: HistoricalVisitState,
): readonly HistoricalVisitEvent[] =>
  state.stage === 'NONE' ? [{ type: 'HistoricalRecordImported', data: { ...terms, gaps: gapsOf(terms) } }] : [];

/** Whose register it is, and the regions of all parties that are certain. */
export const regionsOfHistorical = ({ origins, hosts, keptIn }: HistoricalTerms): readonly RegionCode[] => [
  ...new Set([...(keptIn === NATIONAL ? [] : [keptIn]), ...seatsOf([...origins, ...hosts])]),
];

const act = actsFor<HistoricalVisitState, HistoricalVisitEvent>();

export const historicalVisitActs = {
  ImportHistoricalRecord: act(['NONE', 'INCOMPLETE', 'VOIDED'], importRecord),
  ...repairActs({
    correctable: ['INCOMPLETE'],
    voidable: ['INCOMPLETE'],
    id: ({ terms: { visitId } }: Imported) => ({ visitId }),
    parties: ({ terms }: Imported) => regionsOfHistorical(terms),
    bound: HISTORICAL_REPAIRS,
  }),
};

/** What each command is decided on. */
export type HistoricalFactsByCommand = FactsByAct<typeof historicalVisitActs, object>;

/**
 * A visit that an office had in its own register before there was Sinergi (COM-07, domain §7.10). It has a stream of
 * its own kind: whoever hears of live visits, such as registers, terms and reminders, hears nothing of these.
 */
export const historicalVisitDecider: Decider<
  HistoricalVisitState,
  HistoricalVisitCommand,
  HistoricalVisitEvent,
  { readonly repair: RepairFacts; readonly authority: AuthorityFact; readonly auditHold: boolean }
> = {
  category: 'historicalVisit',
  catalogue: historicalVisitCatalogue,
  initialState: { stage: 'NONE' },
  evolve: (state, event) => {
    if (event.type === 'HistoricalRecordImported') {
      const { gaps: _gaps, ...terms } = event.data;
      return { stage: 'INCOMPLETE', terms };
    }
    return state.stage !== 'NONE' && event.type === 'RecordVoided' ? { ...state, stage: 'VOIDED' } : state;
  },
  decide: decideByStage(historicalVisitActs, () => undefined, HISTORICAL_STAGE_WORDS),
};
