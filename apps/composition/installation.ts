import { Rejection, START, categoryOf, streamName, type EventStore, type RecordedEvent } from '#kernel';
import { SYSTEM, bySystem, derivedUuid, type Runtime } from '#runtime';
import { userDecider } from '#contexts/access';
import {
  installationCommandTable,
  installationDecider,
  requirePurpose,
  type Found,
  type InstallationState,
} from '#contexts/operations';
import { DEMO_OFFICES } from '#demo';
import { BadSetting } from './environment.js';
import type { Settings } from './settings.js';

export type Mode = Settings['mode'];

/** What the log remembers of the installation that it belongs to. */
export interface Installation {
  /** Refuses what the log is not for, and writes nothing. @throws BadSetting SINERGI_MODE, with what to do. */
  require(mode: Mode): Promise<void>;
  /** The same, and lets a log that is still nothing become that for good. Repeating it changes nothing. */
  begin(mode: Mode): Promise<void>;
  /** Whether a new key may make the references of persons: no other has made any before. */
  mayTakeNewKey(): Promise<boolean>;
  /** @throws Rejection `E_STATE` the references of this log are made with another key. */
  recordKey(keyId: string): Promise<void>;
  /** @throws Rejection `E_STATE` the keys of persons that this log knows lie in another store. */
  recordKeyStore(storeId: string): Promise<void>;
  /** Whether somebody's password was set: then there was a store of passwords. */
  hasPasswords(): Promise<boolean>;
}

const PAGE = 1_000;

/** The first account that the demonstration makes: its id follows from the commands by which it is made. */
const DEMO_ACCOUNT = derivedUuid(
  'users',
  derivedUuid('users', SYSTEM.userId, 'first-keeper'),
  `demo-user-${DEMO_OFFICES[0].username}`,
);

/** Whether some event of the log is of that kind, asked from its beginning. */
const holds = async (log: Pick<EventStore, 'readAll'>, wanted: (event: RecordedEvent) => boolean): Promise<boolean> => {
  for (let after = START; ;) {
    const { events, next, end } = await log.readAll(after, PAGE);
    if (events.some(wanted)) return true;
    if (end) return false;
    after = next;
  }
};

const isAccount = ({ stream }: RecordedEvent): boolean => categoryOf(stream) === userDecider.category;
/** What every process writes before anybody has done anything: names of events, reference data. */
const byItself = (event: RecordedEvent): boolean => event.metadata.actor.userId === SYSTEM.userId && !isAccount(event);

export const installationOf = (
  { executor, aggregates }: Pick<Runtime, 'executor' | 'aggregates'>,
  log: Pick<EventStore, 'readAll' | 'read'>,
): Installation => {
  const state = async (): Promise<InstallationState> =>
    (await aggregates.fresh(installationDecider, 'ID')).state as InstallationState;
  const found = async ({ purpose }: InstallationState): Promise<Found> => {
    if (purpose !== undefined) return 'NOTHING';
    if ((await log.read(streamName(userDecider, DEMO_ACCOUNT), { limit: 1 })).length > 0) return 'DEMONSTRATION';
    return (await holds(log, (event) => !byItself(event))) ? 'RECORDS' : 'NOTHING';
  };
  const give = async (name: string, input: object): Promise<void> => {
    await executor.execute(bySystem(installationCommandTable, name, { input }));
  };
  const purposeFor = (mode: Mode) => (mode === 'demo' ? 'DEMONSTRATION' : 'PRODUCTION');
  const asSetting =
    (mode: Mode) =>
    (error: unknown): never => {
      throw error instanceof Rejection && error.code === 'E_STATE'
        ? new BadSetting('SINERGI_MODE', mode, `${error.messageId} / ${error.messageEn}`)
        : error;
    };
  return {
    require: async (mode) => {
      const present = await state();
      const content = await found(present);
      await Promise.resolve()
        .then(() => requirePurpose(purposeFor(mode), present, content))
        .catch(asSetting(mode));
    },
    begin: async (mode) =>
      give('BeginInstallation', { purpose: purposeFor(mode), found: await found(await state()) }).catch(
        asSetting(mode),
      ),
    mayTakeNewKey: async () =>
      (await state()).subjectKey === undefined && !(await holds(log, ({ type }) => type === 'TravelDaysReserved')),
    recordKey: (keyId) => give('RecordSubjectKey', { keyId }),
    recordKeyStore: (storeId) => give('RecordKeyStore', { storeId }),
    hasPasswords: () => holds(log, (event) => isAccount(event) && event.type === 'PasswordSet'),
  };
};
