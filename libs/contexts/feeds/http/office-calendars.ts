import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import {
  NATIONAL,
  addDays,
  collectionOf,
  localDateAt,
  reject,
  zoneOf,
  type Clock,
  type FieldFilter,
  type LocalDate,
  type ReadStore,
  type Scope,
} from '#kernel';
import {
  grantsAt,
  type CommandRequest,
  type Executor,
  type Grant,
  type Principal,
  type Receipt,
  type Sources,
} from '#runtime';
import type { Accounts } from '#contexts/access/contract';
import type { OfficeNames, Offices } from '#contexts/offices/contract';
import { feedCommandTable, feedIdOf } from '../commands/feed.command-table.js';
import type { MakeCalendarAddressDto } from '../commands/feed.dto.js';
import { CALENDAR_HOLDERS } from '../commands/feed.roles.js';
import { feedDecider, type FeedCommand, type FeedState } from '../domain/feed.decider.js';
import { calendarEntries } from '../read/calendar-entries.model.js';
import type { CalendarEntry } from '../read/calendar-entry.document.js';
import { calendarText } from './calendar-text.js';

export interface OfficeCalendarParts {
  readonly clock: Clock;
  readonly sources: Sources;
  readonly executor: Executor;
  readonly readStore: Pick<ReadStore, 'find'>;
  readonly accounts: Accounts;
  readonly offices: Pick<Offices, 'successionOf' | 'institutionOfOffice'> & OfficeNames;
}

type Open = Extract<FeedState, { stage: 'OPEN' }>;

/** Entries in one calendar: of more, those from today on that come first, then what lies behind and came last. */
const MOST_ENTRIES = 1_000;
/** Days that an entry stays, and for which it shows ahead. */
const [BEHIND, AHEAD] = [90, 730] as const;
/** Bytes of a secret: nobody guesses one, however often he asks. */
const SECRET_BYTES = 32;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
/** What a secret is compared with where there is none to be right. */
const NONE_IS_RIGHT = randomBytes(SECRET_BYTES);

/** Whether the address of a calendar can be fetched; why not. */
export type CalendarState = 'NONE' | 'OPEN' | 'ASLEEP' | 'REVOKED';

export interface CalendarOfOffice {
  readonly feedId: string;
  readonly officeId: string;
  readonly officeName?: string;
  readonly region: Scope;
  readonly state: CalendarState;
  readonly madeOn?: LocalDate;
}

/** Calendars of offices, and the secret addresses by which programs fetch them. */
export class OfficeCalendars {
  constructor(private readonly parts: OfficeCalendarParts) {}

  /** Of each office for which the principal acts now. */
  async ownOf(principal: Principal): Promise<readonly CalendarOfOffice[]> {
    const { clock, sources, offices } = this.parts;
    const held = new Map(this.heldBy(principal).map((grant) => [feedIdOf(this.officeOf(grant)), grant]));
    return Promise.all(
      [...held].map(async ([feedId, { officeId, scope: region }]): Promise<CalendarOfOffice> => {
        const feed = await sources.state(feedDecider, feedId);
        const office = await offices.officeOf(officeId, localDateAt(clock.now(), zoneOf(region)), sources);
        const state = feed.stage === 'OPEN' && !(await this.isOwned(feed)) ? 'ASLEEP' : feed.stage;
        return {
          feedId,
          officeId,
          region,
          state,
          ...(office && { officeName: office.name }),
          ...(feed.stage !== 'NONE' && { madeOn: localDateAt(feed.madeAt, zoneOf(region)) }),
        };
      }),
    );
  }

  /** @returns the path of the new address, which is told this once. @throws Rejection `E_SCOPE`, `E_NO_AUTHORITY` */
  async make(
    principal: Principal,
    office: { readonly officeId: string; readonly region: Scope },
  ): Promise<{ readonly feedId: string; readonly path: string }> {
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const input: MakeCalendarAddressDto = { ...office, secretSha256: sha256(secret).toString('hex') };
    const { id } = await this.give('MakeCalendarAddress', principal, { input });
    return { feedId: id, path: `/v1/calendars/${id}/${secret}.ics` };
  }

  /** @throws Rejection `E_NOT_FOUND`, `E_SCOPE`, `E_NO_AUTHORITY` */
  async revoke(principal: Principal, feedId: string): Promise<void> {
    await this.give('RevokeCalendarAddress', principal, { id: feedId, input: {} });
  }

  private give(
    name: FeedCommand['type'],
    principal: Principal,
    asked: Pick<CommandRequest, 'id' | 'input'>,
  ): Promise<Receipt> {
    const row = feedCommandTable.rows.find((each) => each.name === name)!;
    const commandId = randomUUID();
    return this.parts.executor.execute({
      ...asked,
      table: feedCommandTable,
      row,
      principal,
      commandId,
      correlationId: commandId,
    });
  }

  /**
   * The calendar behind an address. Whether there never was such a calendar, its address was replaced or revoked, or
   * nobody answers for it any more is told to nobody.
   * @throws Rejection `E_NOT_FOUND`
   */
  async fetch(feedId: string, secret: string, language: 0 | 1): Promise<string> {
    const feed = await this.parts.sources.state(feedDecider, feedId);
    const right = feed.stage === 'OPEN' ? Buffer.from(feed.secretSha256, 'hex') : NONE_IS_RIGHT;
    const same = timingSafeEqual(sha256(secret), right);
    if (!same || feed.stage !== 'OPEN' || !(await this.isOwned(feed))) throw noSuchCalendar();
    return this.textOf(feed, language);
  }

  private heldBy(principal: Principal): readonly Grant[] {
    return grantsAt(principal, this.parts.clock.now()).filter(({ role }) => CALENDAR_HOLDERS.includes(role));
  }

  private officeOf({ officeId, scope: region }: Grant) {
    return { officeId, region };
  }

  /** CAL-03: whoever made the address still acts for the office, and the office has not ended. */
  private async isOwned({ officeId, region, madeBy }: Open): Promise<boolean> {
    const { clock, sources, accounts, offices } = this.parts;
    const maker = await accounts.principalOf(madeBy, sources);
    if (!this.heldBy(maker).some((grant) => grant.officeId === officeId && grant.scope === region)) return false;
    return !(await offices.successionOf(officeId, localDateAt(clock.now(), zoneOf(region)), sources)).ended;
  }

  private async textOf({ officeId, region }: Open, language: 0 | 1): Promise<string> {
    const { clock, sources, readStore, offices } = this.parts;
    const today = localDateAt(clock.now(), zoneOf(region));
    const institution = await offices.institutionOfOffice(officeId, sources);
    const concerned = [
      ...(region === NATIONAL ? [] : [region]),
      `#${officeId}`,
      ...(institution === undefined ? [] : [`@${institution}`]),
    ];
    const entriesOf = async (lastDay: FieldFilter, limit: number, descending: boolean) => {
      const filter = { of: { in: concerned }, shown: { eq: true }, lastDay };
      const sort = { field: 'lastDay', descending };
      const { items } = await readStore.find<CalendarEntry>(collectionOf(calendarEntries), { filter, sort, limit });
      return items.flatMap(({ doc }) => doc ?? []);
    };
    const ahead = await entriesOf({ from: today, to: addDays(today, AHEAD) }, MOST_ENTRIES, false);
    const room = MOST_ENTRIES - ahead.length;
    const before = { from: addDays(today, -BEHIND), to: addDays(today, -1) };
    const behind = room > 0 ? await entriesOf(before, room, true) : [];
    const office = await offices.officeOf(officeId, today, sources);
    return calendarText({
      officeName: office?.name ?? officeId,
      region,
      language,
      entries: [...behind.reverse(), ...ahead],
    });
  }
}

export const noSuchCalendar = () =>
  reject('E_NOT_FOUND', {
    messageId: 'Tidak ada kalender pada alamat ini; minta alamat yang berlaku kepada kantornya.',
    messageEn: 'There is no calendar at this address; ask the office for the address that is good.',
  });
