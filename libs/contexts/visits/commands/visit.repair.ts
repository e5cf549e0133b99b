import {
  NO_REPAIR, Rejection, WARNINGS, changeAt, correctionOf, covers, reject, requireOtherThanPartakers, waitingCorrection,
  type AskedChange, type CorrectionAsked, type FieldChange, type Pointer, type RegionCode, type RepairFacts,
} from '#kernel';
import { inputChecks, type InputClass, type RequestCorrectionDto } from '#nest';
import { lookAtCorrection, requireSightOfPersons, type Asked, type CommandTable, type OwnRecord, type Repair, type Sources } from '#runtime';
import { SUBJECT_REF, type Accounts } from '#contexts/access/contract';
import type { RegionResolver } from '#contexts/regions/contract';
import { numberRegisterDecider } from '../domain/number-register.decider.js';
import type { VisitCommand } from '../domain/visit.commands.js';
import type { VisitEvent } from '../domain/visit.events.js';
import { derivedOfVisit, restateVisit } from '../domain/visit.restate.js';
import { CALLED_OFF, type VisitState } from '../domain/visit.state.js';
import { SpeakerDto } from './visit.dto.js';

/** Members under which a region stands, in events with its name and level, in inputs by code or name. */
const REGIONS: ReadonlySet<string> = new Set(['region', 'host', 'hostRegion']);

/** What is put in the place of each region and of each person that stands in a value. */
interface Standing {
  readonly region?: (value: unknown) => unknown;
  readonly person?: (ref: string) => string;
}

/** The value with all that stands for something else put in its place; without one of the two it is left alone. */
const replaced = (value: unknown, name: string, standing: Standing): unknown => {
  if (standing.region && REGIONS.has(name)) return standing.region(value);
  if (standing.person && name === 'subjectRef' && typeof value === 'string') return standing.person(value);
  if (Array.isArray(value)) return value.map((each: unknown) => replaced(each, name, standing));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each, key, standing)]));
};

/** Persons in the values are named by handles, like in the commands themselves, and go on as references. */
export const withReferences = (input: RequestCorrectionDto, reference: (handle: string, field: string) => string): RequestCorrectionDto => ({
  ...input,
  changes: input.changes.map(({ field, value }, index) =>
    ({ field, value: replaced(value, nameOf(field), { person: (handle) => reference(handle, `${changeAt(index)}/value`) }) })),
});

/** Whether persons stand in a value at a place. */
const holdsPersons = ({ field, value }: AskedChange): boolean => {
  let found = false;
  replaced(value, nameOf(field), { person: (ref) => (found = true, ref) });
  return found;
};

/** A handle as the form of the input knows it, for references that came out of one. */
const A_HANDLE = `trv_${'a'.repeat(160)}`;
const handled = (text: string): string => (SUBJECT_REF.test(text) ? A_HANDLE : text);

const codeOf = (region: unknown): unknown => (typeof region === 'object' && region !== null ? (region as { code?: unknown }).code : region);

/** What is corrected in visits, and how it is held against the forms and rules of their commands. */
export const visitRepair = (regions: RegionResolver, accounts: Accounts, rows: () => CommandTable['rows']): Repair => {
  // Compiled at the first correction: most processes never see one, and none starts later for it.
  let checkFor: ReturnType<typeof inputChecks> | undefined;
  const checkOf = new Map<InputClass<object>, (input: unknown) => unknown>();
  const checked = (input: InputClass<object>, value: unknown): unknown => {
    const check = checkOf.get(input) ?? (checkFor ??= inputChecks())(input);
    checkOf.set(input, check);
    return check(value);
  };

  return {
    restate: (event) => restateVisit(event as unknown as VisitEvent),
    derived: derivedOfVisit,
    author: (userId, sources) => accounts.principalOf(userId, sources),
    stillClaims: ({ type, metadata }, state, { registry }) => {
      const visit = state as VisitState;
      // What was given stays given (VIS-17): a letter or order of what was called off bears its number none the less.
      if (registry === numberRegisterDecider) return true;
      if (type === 'TravelOrderIssued') return 'order' in visit && visit.order.issuedBy === metadata.commandId;
      return visit.stage !== 'NONE' && !CALLED_OFF.has(visit.stage);
    },
    check: (event) => {
      const { command, acting } = restateVisit(event as unknown as VisitEvent) ?? {};
      if (!command) return;
      const { type, visitId: _id, officialName: _name, ...own } = command as unknown as Readonly<Record<string, unknown>>;
      const input = replaced(own, '', { region: codeOf, person: handled }) as object;
      checked(rows().find((row) => row.name === type)!.input, { ...input, ...(acting && { acting: checked(SpeakerDto, acting) }) });
    },
    resolve: async ({ field, value }, at, sources) => {
      const inside = field.split('/').slice(1, -1).some((name) => REGIONS.has(name));
      if (inside) {
        throw reject('E_VALIDATION', { ruleId: 'COM-01', field: `${at}/field`,
          messageId: 'Perbaikilah wilayah itu seluruhnya, bukan satu bagiannya.', messageEn: 'Correct the region as a whole, not one part of it.' });
      }
      const texts = new Set<string>();
      replaced(value, nameOf(field), { region: (region) => texts.add(String(codeOf(region))) });
      const found = new Map<string, unknown>();
      for (const text of texts) found.set(text, await regions.resolve(text, sources, `${at}/value`));
      return replaced(value, nameOf(field), { region: (region) => found.get(String(codeOf(region))) });
    },
  };
};

/** The last name in a place that is no index: of `/hosts/0` it is `hosts`. */
const nameOf = (field: Pointer): string => field.split('/').findLast((name) => !/^\d*$/.test(name)) ?? '';

/** What was asked for, to be looked at as it stands by now. */
const askedIn = ({ changes }: CorrectionAsked): Asked =>
  ({ targetEventId: changes[0]!.targetEventId, changes: changes.map(({ field, new: value }) => ({ field, value })) });

/** What a command that asks for a repair, or decides on one, is decided on. */
export const repairFacts = async (
  table: CommandTable, repair: Repair, command: VisitCommand, state: VisitState, sources: Sources, own: OwnRecord,
): Promise<RepairFacts> => {
  if (state.stage === 'NONE' || state.stage === 'VOIDED') return NO_REPAIR;
  /** Whatever is seen or acknowledged by whom: whose events change in consequence is not for him to say. From what the rules refuse nothing follows. */
  const followsOf = async (asked: Asked): Promise<readonly FieldChange[]> => {
    try {
      return (await lookAtCorrection(table, repair, asked, WARNINGS, sources, { ...own, know: () => true })).follows;
    } catch (error) {
      if (error instanceof Rejection) return [];
      throw error;
    }
  };
  switch (command.type) {
    case 'RequestCorrection':
      requireSightOfPersons(await own.record(), command, own.know, holdsPersons);
      return insideScope(state, own, await lookAtCorrection(table, repair, command, WARNINGS, sources, own));
    case 'ConfirmCorrection': {
      const record = await own.record();
      const asked = askedIn(waitingCorrection(record, command.requestId));
      requireOtherThanPartakers(record, command.requestId, own.context);
      try {
        return await ofRequest(async () => insideScope(state, own, await lookAtCorrection(table, repair, asked, own.context.acknowledged, sources, own)));
      } catch (error) {
        if (error instanceof Rejection) requireOtherThanPartakers(record, command.requestId, own.context, await followsOf(asked));
        throw error;
      }
    }
    case 'RefuseCorrection': {
      const record = await own.record();
      const correction = correctionOf(record, command.requestId);
      return { ...NO_REPAIR, record, follows: correction ? await followsOf(askedIn(correction)) : [] };
    }
    case 'RequestVoiding': case 'ConfirmVoiding': case 'WithdrawCorrection': return { ...NO_REPAIR, record: await own.record() };
    default: return NO_REPAIR;
  }
};

/** Who confirms has named the request alone: what is refused is that, not a change in it; or what he left unacknowledged. */
const ofRequest = async <T>(look: () => Promise<T>): Promise<T> => {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof Rejection) || !error.info.field?.startsWith('/changes')) throw error;
    const { code, info, messageId, messageEn } = error;
    const { field } = (info.details as { brokenBy?: { field?: Pointer } } | undefined)?.brokenBy ?? {};
    throw reject(code, { ...info, messageId, messageEn, field: field === '/acknowledge' ? field : '/requestId' });
  }
};

/** Of which region the origin is after a change of it. */
const originAfter = ({ field, new: value }: FieldChange): unknown =>
  (field === '/origin' ? codeOf((value as { region: unknown }).region) : field === '/origin/region' ? codeOf(value) : undefined);

/** Nobody gives a visit to an origin outside his own region. */
const insideScope = (state: VisitState, { context: { actor } }: OwnRecord, facts: RepairFacts): RepairFacts => {
  const index = facts.asked.findIndex(({ targetType, field }) => targetType === 'VisitProposed' && field.startsWith('/origin'));
  const change = facts.asked[index];
  if (state.stage === 'NONE' || !change) return facts;
  if (facts.asked.some((each) => !covers(actor.scope, (originAfter(each) ?? state.terms.origin.region.code) as RegionCode))) {
    throw reject('E_SCOPE', {
      ruleId: 'COM-01', field: `${changeAt(index)}/value`,
      messageId: `Asal kunjungan hanya dapat diganti dengan wilayah dalam wilayah Anda, ${actor.scope}.`, messageEn: `The origin can be changed to a region within your own, ${actor.scope}, only.`,
    });
  }
  return facts;
};
