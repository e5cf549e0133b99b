import type { ParkingBoardEntry } from '#contexts/operations';
import { PARKING } from '#kernel';
import { columns, table } from '../columns.js';
import { command, type Family, type Outcome, type Session } from '../command.js';
import { WRITING, ask, commandIdOf, done } from '../operator.js';
import { withBegunSystem } from '../with-system.js';
import { parkedDocument, parkedDocuments, requireModel } from './parked-documents.js';

const MODEL = {
  name: 'MODEL',
  summary: ['model baca dan versinya, mis. visit_board@3', 'read model and version, like visit_board@3'],
} as const;
const KEY = { name: 'KEY', summary: ['id dokumen', 'id of the document'] } as const;
const REASON = {
  value: 'TEXT',
  required: true,
  summary: ['alasan, dicatat dalam log', 'the reason, kept in the log'],
} as const;

const listText = (entries: readonly ParkingBoardEntry[]): string =>
  table(
    [
      ['model', 'model'],
      ['dokumen', 'key'],
      ['keadaan', 'status'],
      ['peristiwa', 'event'],
      ['id peristiwa', 'event id'],
      ['sejak', 'since'],
      ['kali', 'times'],
      ['kesalahan', 'error'],
    ],
    entries.map(({ model, key, status, eventType, eventId, since, count, error }) => [
      model,
      key,
      status,
      eventType,
      eventId,
      since,
      String(count),
      error,
    ]),
  );

const list = command({
  name: 'list',
  summary: ['dokumen yang sedang diparkir', 'documents that are parked now'],
  arguments: [],
  options: { all: { summary: ['juga yang sudah dilepas', 'also those that were let go'] } },
  run: async (_none, { all }, session) =>
    withBegunSystem(session.settings, async (system) => {
      const parked = (await parkedDocuments(system)).filter(({ status }) => all || status === 'PARKED');
      return { result: { parked }, text: listText(parked) };
    }),
});

const show = command({
  name: 'show',
  summary: ['satu dokumen, dan peristiwa tempatnya berhenti', 'one document, and the event at which it stopped'],
  arguments: [MODEL, KEY],
  options: {},
  run: async ([model, key], _options, session) =>
    withBegunSystem(session.settings, async (system) => {
      const { entry, event } = await parkedDocument(system, model, key);
      const text = columns(
        Object.entries(entry).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)]),
      );
      return { result: { ...entry, event: event ?? null }, text: `${text}\n\n${JSON.stringify(event, null, 2)}` };
    }),
});

interface Letting {
  readonly model: string;
  readonly key: string;
  readonly eventId?: string;
  readonly reason: string;
}

/** Lets a document go; whichever process has the consumers takes it in at its next turn. */
const letGo = (session: Session, name: string, input: Letting, wanted: string | undefined): Promise<Outcome> => {
  const commandId = commandIdOf(wanted);
  return withBegunSystem(session.settings, async (system) => {
    requireModel(system, input.model);
    const commands = system.contexts
      .flatMap(({ tables }) => tables)
      .find(({ decider }) => decider.category === PARKING)!;
    return done(await ask(system, commands, { name, input, commandId }));
  });
};

const retry = command({
  name: 'retry',
  summary: ['coba lagi, bila program sudah diperbaiki', 'try again, once the program is mended'],
  arguments: [MODEL, KEY],
  options: { reason: REASON, ...WRITING },
  run: async ([model, key], { reason, 'command-id': id }, session) =>
    letGo(session, 'RetryParkedKey', { model, key, reason }, id),
});

const drop = command({
  name: 'drop',
  summary: ['lepas tanpa peristiwa itu, yang tetap ada dalam log', 'let go without that event, which stays in the log'],
  arguments: [
    MODEL,
    KEY,
    {
      name: 'EVENT',
      summary: [
        'id peristiwa tempatnya berhenti, lihat "parking show"',
        'id of the event at which it stopped, see "parking show"',
      ],
    },
  ],
  options: { reason: REASON, ...WRITING },
  run: async ([model, key, eventId], { reason, 'command-id': id }, session) =>
    letGo(session, 'DropParkedEvent', { model, key, eventId, reason }, id),
});

export const parkingFamily: Family = {
  name: 'parking',
  summary: ['dokumen yang menunggu karena programnya gagal', 'documents that wait because the program failed'],
  commands: [list, show, retry, drop],
};
