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
  type InStage,
  type RegionCode,
  type RepairCommand,
  type RepairFacts,
} from '#kernel';
import { AGREEMENT_REPAIRS } from './agreement.settings.js';
import { WITH_ABROAD } from './agreement.codes.js';
import type { AgreementGap } from './historical-agreement.codes.js';
import {
  historicalAgreementCatalogue,
  type HistoricalAddendum,
  type HistoricalAgreementEvent,
  type HistoricalAgreementTerms,
  type HistoricalTermination,
} from './historical-agreement.events.js';

/** SYSTEM: a document of a register, as it was read and as people settled what was open (COM-07). */
export interface ImportHistoricalRecord extends Command, HistoricalAgreementTerms {
  readonly type: 'ImportHistoricalRecord';
}
/** SYSTEM: a row of a register that changes an agreement in another row. */
export interface ImportHistoricalAddendum extends Command, HistoricalAddendum {
  readonly type: 'ImportHistoricalAddendum';
}
/** SYSTEM: a row of a register that ends an agreement in another row. */
export interface ImportHistoricalTermination extends Command, HistoricalTermination {
  readonly type: 'ImportHistoricalTermination';
}
export type HistoricalAgreementCommand =
  ImportHistoricalRecord | ImportHistoricalAddendum | ImportHistoricalTermination | RepairCommand;

interface Imported {
  readonly terms: HistoricalAgreementTerms;
  /** Imports of the rows that changed or ended it, by the ids of these changes. */
  readonly changes: ReadonlyMap<string, string>;
  readonly ended?: boolean;
}
/** NONE → INCOMPLETE; wrongly imported: VOIDED. It is never in force here: what it lacks nobody knows (G12). */
interface ByStage {
  NONE: object;
  INCOMPLETE: Imported;
  VOIDED: Imported;
}
export type HistoricalAgreementState = InStage<ByStage>;

const isPart = (date: string | undefined): boolean => date !== undefined && date.length < 10;

/** What carries out or changes another document needs it (AGR-11). */
const needsParent = ({ act, instrument, addendum }: HistoricalAgreementTerms): boolean =>
  act !== 'AGREEMENT' || addendum === true || instrument === 'PKS';

/** COM-07: what a live record would have to state and this one does not. Rules refuse nothing here. */
export const agreementGapsOf = (terms: HistoricalAgreementTerms): readonly AgreementGap[] => {
  const { act, parties, signatories, signedOn, term, scheme, title, instrument, withoutAuthority, addendaTold } = terms;
  const signing = signatories.filter(({ role }) => role === 'SIGNATORY');
  const agrees = act === 'AGREEMENT';
  const unplaced = ({ kind, region, country }: (typeof parties)[number]): boolean =>
    kind === undefined || ((kind === 'REGION' || kind === 'VILLAGE') && region === undefined && country === undefined);
  const missing: readonly (readonly [AgreementGap, boolean])[] = [
    ['DOCUMENTS', true],
    ['PARTY', parties.length < 2 || parties.some(unplaced)],
    ['TITLE', title === undefined],
    ['INSTRUMENT', agrees && instrument === undefined],
    ['DATE', signedOn === undefined],
    ['DATE_PART', isPart(signedOn)],
    ['END', agrees && term === undefined],
    ['END_PART', isPart(term?.until)],
    ['SIGNATORY', agrees && signing.length === 0],
    ['MANDATE', withoutAuthority !== true && signing.some(({ mandateUnknown }) => mandateUnknown)],
    ['NO_AUTHORITY', withoutAuthority === true],
    ['PARENT', needsParent(terms) && terms.parent === undefined],
    ['ADDENDUM', (addendaTold ?? 0) > 0],
    ['DPRD_APPROVAL', agrees && WITH_ABROAD.some((each) => each === scheme)],
  ];
  return missing.filter(([, holds]) => holds).map(([gap]) => gap);
};

type Decided = readonly HistoricalAgreementEvent[];

/** What a row was imported as stays: repeating it, or another file with the same row, changes nothing. */
const importRecord = (
  { type: _type, ...terms }: ImportHistoricalRecord,
  { stage }: HistoricalAgreementState,
): Decided =>
  stage === 'NONE' ? [{ type: 'HistoricalRecordImported', data: { ...terms, gaps: agreementGapsOf(terms) } }] : [];

/** A row changes what is recorded, once; what is not, or was voided, it does not. */
const importAddendum = (
  { type: _type, ...told }: ImportHistoricalAddendum,
  state: HistoricalAgreementState,
): Decided =>
  state.stage === 'INCOMPLETE' && !state.changes.has(told.changeId) ? [{ type: 'AddendumSigned', data: told }] : [];

const importTermination = (
  { type: _type, ...told }: ImportHistoricalTermination,
  state: HistoricalAgreementState,
): Decided => (state.stage === 'INCOMPLETE' && !state.ended ? [{ type: 'AgreementTerminated', data: told }] : []);

/** Whose register it is, and the regions of all parties that are certain. */
export const regionsOfAgreement = ({ parties, keptIn }: HistoricalAgreementTerms): readonly RegionCode[] => [
  ...new Set([...(keptIn === NATIONAL ? [] : [keptIn]), ...seatsOf(parties)]),
];

const act = actsFor<HistoricalAgreementState, HistoricalAgreementEvent>();
const ANY = ['NONE', 'INCOMPLETE', 'VOIDED'] as const;

export const historicalAgreementActs = {
  ImportHistoricalRecord: act(ANY, importRecord),
  ImportHistoricalAddendum: act(ANY, importAddendum),
  ImportHistoricalTermination: act(ANY, importTermination),
  ...repairActs({
    correctable: ['INCOMPLETE'],
    voidable: ['INCOMPLETE'],
    id: ({ terms: { agreementId } }: Imported) => ({ agreementId }),
    parties: ({ terms }: Imported) => regionsOfAgreement(terms),
    bound: AGREEMENT_REPAIRS,
  }),
};

/** What each command is decided on. */
export type HistoricalAgreementFacts = FactsByAct<typeof historicalAgreementActs, object>;

/**
 * An agreement that an office had in its own register before there was Sinergi (COM-07, domain §7.10). It has a stream
 * of its own kind: whoever hears of live agreements, such as terms, reports and reminders, hears nothing of these.
 */
export const historicalAgreementDecider: Decider<
  HistoricalAgreementState,
  HistoricalAgreementCommand,
  HistoricalAgreementEvent,
  { readonly repair: RepairFacts; readonly authority: AuthorityFact; readonly auditHold: boolean }
> = {
  category: 'historicalAgreement',
  catalogue: historicalAgreementCatalogue,
  initialState: { stage: 'NONE' },
  evolve: (state, event) => {
    if (event.type === 'HistoricalRecordImported') {
      const { gaps: _gaps, ...terms } = event.data;
      return { stage: 'INCOMPLETE', terms, changes: new Map() };
    }
    if (state.stage === 'NONE') return state;
    switch (event.type) {
      case 'AddendumSigned':
      case 'AgreementTerminated': {
        const { changeId, source } = event.data;
        const ended = event.type === 'AgreementTerminated';
        return { ...state, changes: new Map([...state.changes, [changeId, source.importId]]), ...(ended && { ended }) };
      }
      case 'RecordVoided':
        return { ...state, stage: 'VOIDED' };
      default:
        return state;
    }
  },
  decide: decideByStage(historicalAgreementActs, () => undefined, HISTORICAL_STAGE_WORDS),
};
