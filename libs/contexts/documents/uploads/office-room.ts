import {
  collectionOf,
  localDateAt,
  reject,
  startOfDay,
  zoneOf,
  type Clock,
  type LocalDate,
  type ReadStore,
  type RuleSet,
} from '#kernel';
import { authorise, grantsAt, type CommonInput, type Principal } from '#runtime';
import { UPLOADERS } from '../commands/document.command-table.js';
import { OFFICE_MIB_A_DAY } from '../domain/document.settings.js';
import type { Keeper } from '../domain/document.state.js';
import { storedOnDay, storedOnDayKey } from '../read/stored-on-day.model.js';

const MIB = 1_048_576;

export interface OfficeRoomParts {
  readonly readStore: Pick<ReadStore, 'get'>;
  readonly clock: Clock;
  readonly rulesOn: (day: LocalDate) => RuleSet;
}

/**
 * COM-14: how much an office may store on one day. Counted by the read model, which may be a moment behind the log; so
 * what is under way at once may go beyond by itself, and by no more.
 */
export const officeRoom = ({ readStore, clock, rulesOn }: OfficeRoomParts) => {
  const roomOf = async (office: Pick<Keeper, 'scope' | 'officeId'>) => {
    const now = clock.now();
    const limit = rulesOn(localDateAt(now, zoneOf(office.scope))).get(OFFICE_MIB_A_DAY, office.scope) * MIB;
    const stored = (await readStore.get(collectionOf(storedOnDay), storedOnDayKey(office, now)))?.doc as
      { readonly bytes: number } | undefined;
    return { officeId: office.officeId, limit, stored: stored?.bytes ?? 0 };
  };
  type Room = Awaited<ReturnType<typeof roomOf>>;
  const left = ({ limit, stored }: Room): number => limit - stored;
  const requireRoom = (room: Room, bytes: number): void => {
    if (bytes <= left(room)) return;
    const { officeId, limit, stored } = room;
    const [used, most] = [Math.ceil(stored / MIB), limit / MIB];
    throw reject('E_LIMIT', {
      ruleId: 'COM-14',
      details: { officeId, stored, limit, bytes },
      messageId: `Kantor ini sudah menyimpan ${used} MiB hari ini, dan batasnya ${most} MiB sehari; unggah lagi besok, atau minta pengelola sistem menaikkan batas itu.`,
      messageEn: `This office has stored ${used} MiB today, and may store ${most} MiB a day; upload again tomorrow, or ask the operator to raise the bound.`,
    });
  };
  return {
    /**
     * Before the bytes are received: in one of the user's offices there is room for as many.
     * @throws Rejection `E_LIMIT`
     */
    requireForSome: async ({ grants, ...user }: Principal, bytes: number): Promise<void> => {
      const held = grantsAt({ grants, ...user }, clock.now()).filter(({ role }) => UPLOADERS.includes(role));
      const [most] = (await Promise.all(held.map(roomOf))).sort((a, b) => left(b) - left(a));
      if (most) requireRoom(most, bytes);
    },
    /**
     * Before they are kept: in the office for which they are stored.
     * @param kept bytes that were kept for the user and that office since then: those of commands that were refused
     * became no document of the office, and are bounded all the same.
     * @returns the office
     * @throws Rejection `E_LIMIT`
     */
    requireFor: async (
      principal: Principal,
      { acting }: Pick<CommonInput, 'acting'>,
      bytes: number,
      kept: (since: number, officeId: string) => Promise<number>,
    ): Promise<string> => {
      const now = clock.now();
      const offices = acting?.officeId === undefined ? [] : [{ officeId: acting.officeId, field: '/acting/officeId' }];
      const actor = authorise(principal, UPLOADERS, [], now, { offices });
      const zone = zoneOf(actor.scope);
      const [room, own] = await Promise.all([
        roomOf(actor),
        kept(Date.parse(startOfDay(localDateAt(now, zone), zone)), actor.officeId),
      ]);
      requireRoom({ ...room, stored: Math.max(room.stored, own) }, bytes);
      return actor.officeId;
    },
  };
};
export type OfficeRoom = ReturnType<typeof officeRoom>;
