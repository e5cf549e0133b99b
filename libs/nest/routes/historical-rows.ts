import {
  NATIONAL,
  changeAt,
  reject,
  type AuthorityFact,
  type Meaning,
  type RegionCode,
  type RegionRef,
  type RepairCommand,
  type Role,
  type Scope,
} from '#kernel';
import { repairSides, type FactSources, type RegionResolver, type Sources } from '#runtime';
import { repairRows, type RepairedRecords } from './repair-rows.js';

/** A record of an old register, kept by whoever keeps that register. */
interface OfRegister {
  readonly stage: string;
  readonly terms?: { readonly keptIn: Scope };
}

/** Who keeps registers, and so what was imported of them. */
const KEEPERS: readonly Role[] = ['VILLAGE_OPERATOR', 'REGENCY_PMD', 'REGENCY_COOP', 'PROVINCE_PMD', 'DATA_STEWARD'];
/** What the file says of itself is no part of what it tells of, and stays. */
const OF_THE_FILE = /^\/(?:source|cells|flags|keptIn|officeId|changeId)(?=\/|$)/;

const keptIn = ({ terms }: OfRegister): readonly Scope[] => (terms ? [terms.keptIn] : []);

/** The region whose calendar and settings hold for the record; none where the country keeps its register. */
export const registerObligated = (_command: unknown, state: OfRegister): RegionCode | undefined =>
  keptIn(state).find((scope) => scope !== NATIONAL) as RegionCode | undefined;

/** The same with its region as the register of regions has it, where one is named. */
export const withRegion = async <T extends { readonly region?: string }>(
  { region, ...rest }: T,
  field: string,
  regions: RegionResolver,
  sources: Sources,
): Promise<Omit<T, 'region'> & { readonly region?: RegionRef }> => ({
  ...rest,
  ...(region !== undefined && { region: await regions.resolve(region, sources, field) }),
});

/** What the records of one kind of register tell of themselves, so that people can correct and void them. */
interface HistoricalRecords<State> extends Pick<
  RepairedRecords<State>,
  'table' | 'restatements' | 'regions' | 'accounts' | 'example'
> {
  readonly decidedBy: readonly Role[];
  readonly authority: FactSources<RepairCommand, State, { readonly authority: AuthorityFact }>['authority'];
  /** What the register is of: `kunjungannya`, `the visit`. */
  readonly subject: Meaning;
}

/** The rows of a repair of what was imported of an old register (COM-07): its keepers ask, others of them decide. */
export const historicalRepairRows = <State extends OfRegister>({
  decidedBy,
  authority,
  subject: [id, en],
  ...records
}: HistoricalRecords<State>) =>
  repairRows<State>({
    ...records,
    refersBy: { regions: ['region'], persons: [] },
    sides: repairSides<State>({
      keeper: { ask: KEEPERS, decide: decidedBy, parties: (_command: unknown, state) => keptIn(state) },
    }),
    voidingAskedBy: KEEPERS,
    allowed: (changes) => {
      const index = changes.findIndex(({ field }) => OF_THE_FILE.test(field));
      if (index < 0) return;
      throw reject('E_VALIDATION', {
        ruleId: 'COM-07',
        field: `${changeAt(index)}/field`,
        messageId: `Asal berkas, baris dan selnya tetap sebagaimana diimpor; perbaiki isi ${id}.`,
        messageEn: `File, row and cells stay as they were imported; correct what is told of ${en}.`,
      });
    },
    facts: { authority, auditHold: () => false },
  });
