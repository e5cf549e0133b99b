import { NATIONAL, collectionOf, type Clock, type FindQuery, type ReadStore, type RegionCode } from '#kernel';
import type { Notice, NoticeKind, NoticeModel, Principal } from '#runtime';
import { choiceOf, type PreferenceState } from '../domain/preference.state.js';
import type { Concerned, Told } from './concerned.js';

export interface OpenMattersParts {
  readonly clock: Clock;
  readonly reads: Pick<ReadStore, 'find'>;
  readonly models: readonly NoticeModel[];
  readonly concerned: Concerned;
}

/** What waits for one user. `more`: there are others that were not looked at any more. */
export interface WaitingFor {
  readonly told: readonly Told[];
  readonly more: boolean;
}

/** Matters that one list or digest tells of, and records that are looked at for each kind. */
const MOST_TOLD = 100;
const MOST_LOOKED_AT = 500;
const PAGE = 100;

const byUrgency = ({ matter: a }: Told, { matter: b }: Told): number => {
  const [one, other] = [a.dueOn ?? '9', b.dueOn ?? '9'];
  if (one !== other) return one < other ? -1 : 1;
  return a.at < b.at ? -1 : 1;
};

/** What waits for a user now, or falls due, over the records of all contexts. */
export class OpenMatters {
  constructor(private readonly parts: OpenMattersParts) {}

  /** Of the kinds of which the user chose to be told; those that are due first come first. */
  async of(principal: Principal, preference?: PreferenceState): Promise<WaitingFor> {
    const told: Told[] = [];
    let more = false;
    for (const model of this.parts.models) {
      for (const kind of model.kindsOf) {
        if (preference && choiceOf(preference, kind.code) === 'NONE') continue;
        more = (await this.ofKind(model, kind, principal, told)) || more;
      }
    }
    told.sort(byUrgency);
    return { told: told.slice(0, MOST_TOLD), more: more || told.length > MOST_TOLD };
  }

  private async ofKind(model: NoticeModel, kind: NoticeKind, principal: Principal, told: Told[]): Promise<boolean> {
    const { clock, reads, concerned } = this.parts;
    const now = clock.now();
    const query = this.queryFor(kind, principal);
    if (!query) return false;
    let cursor: string | undefined;
    let looked = 0;
    do {
      const page = await reads.find<Notice>(collectionOf(model), { ...query, limit: PAGE, ...(cursor && { cursor }) });
      for (const { id: stream, doc } of page.items) {
        for (const matter of doc?.open ?? []) {
          if (matter.kind !== kind.code || matter.at > now) continue;
          if (await concerned.by({ stream, matter }, principal)) told.push({ stream, matter });
        }
      }
      looked += page.items.length;
      cursor = page.cursor;
    } while (cursor && looked < MOST_LOOKED_AT);
    return cursor !== undefined;
  }

  /** Where the user may be concerned at all; undefined where he holds no right for it. */
  private queryFor({ code, commands }: NoticeKind, principal: Principal): Omit<FindQuery, 'limit'> | undefined {
    if (commands.length === 0) return { filter: { kinds: { eq: code }, users: { eq: principal.userId } } };
    const scopes = this.parts.concerned.scopesFor(commands, principal, this.parts.clock.now());
    if (scopes.length === 0) return undefined;
    const filter = { kinds: { eq: code } };
    if (scopes.includes(NATIONAL)) return { filter };
    return { filter, scope: { field: 'regions', within: scopes as readonly RegionCode[] } };
  }
}
