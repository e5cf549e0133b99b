import { reject } from '#kernel';
import { OF_SYSTEM, ownInput, rowsFor, type CommandTable, type NoticeKind } from '#runtime';
import { preferenceDecider, type PreferenceCommand } from '../domain/preference.decider.js';
import type { PreferenceState } from '../domain/preference.state.js';
import {
  ChooseNotificationsDto,
  OwnWebhookDto,
  PreferenceOwnerDto,
  RegisterOwnWebhookDto,
} from './notification.dto.js';

/** @throws Rejection `E_VALIDATION` a kind that there is not, or twice. */
const requireKinds = (
  asked: readonly string[],
  kinds: readonly NoticeKind[],
  field: (index: number) => string,
): void => {
  const wrong = asked.findIndex(
    (code, index) => asked.indexOf(code) !== index || !kinds.some((kind) => kind.code === code),
  );
  if (wrong < 0) return;
  const known = kinds.map(({ code }) => code).join(', ');
  throw reject('E_VALIDATION', {
    field: field(wrong),
    messageId: `Jenis hal harus salah satu dari berikut, masing-masing sekali: ${known}.`,
    messageEn: `The kind of matter must be one of these, each once: ${known}.`,
  });
};

/**
 * What users chose to be told of. The routes that take it ask for nothing but the token: everybody chooses for himself,
 * so the commands are the system's, given for whoever is signed in.
 */
export const preferenceCommandTable = (kinds: readonly NoticeKind[]) => {
  const row = rowsFor<PreferenceState, PreferenceCommand>();
  const own = { ...OF_SYSTEM, idOf: ({ userId }: PreferenceOwnerDto) => userId } as const;
  const told = (
    name: Exclude<PreferenceCommand['type'], 'ChooseNotifications' | 'RegisterWebhook'>,
    summary: readonly [string, string],
    input: typeof PreferenceOwnerDto = PreferenceOwnerDto,
  ) => ({ ...own, name, summary, input, prepare: (given: PreferenceOwnerDto) => ({ type: name, ...ownInput(given) }) });
  return {
    path: 'notification-choices',
    decider: preferenceDecider,
    obligated: () => undefined,
    rows: [
      row({
        ...own,
        name: 'ChooseNotifications',
        summary: ['Pilih pemberitahuan', 'Choose notifications'],
        input: ChooseNotificationsDto,
        prepare: (input: ChooseNotificationsDto) => {
          const { choices } = input;
          requireKinds(
            choices.map(({ kind }) => kind),
            kinds,
            (index) => `/choices/${index}/kind`,
          );
          return { type: 'ChooseNotifications', ...ownInput(input) };
        },
      }),
      told('RecordAddressSet', ['Catat alamat surel diisi', 'Record that a mail address was entered']),
      told('RecordAddressConfirmed', ['Catat alamat surel dipastikan', 'Record that it was confirmed']),
      told('RecordAddressRemoved', ['Catat alamat surel dihapus', 'Record that it was removed']),
      row({
        ...own,
        name: 'RegisterWebhook',
        summary: ['Daftarkan webhook', 'Register a webhook'],
        input: RegisterOwnWebhookDto,
        prepare: (input: RegisterOwnWebhookDto) => {
          requireKinds(input.kinds, kinds, (index) => `/kinds/${index}`);
          return { type: 'RegisterWebhook', ...ownInput(input) };
        },
      }),
      told(
        'RecordSecretRotated',
        ['Catat rahasia webhook diganti', 'Record that its secret was replaced'],
        OwnWebhookDto,
      ),
      told('DisableWebhook', ['Hentikan webhook yang gagal', 'Stop a webhook that fails'], OwnWebhookDto),
      told('EnableWebhook', ['Pakai lagi webhook', 'Use a webhook again'], OwnWebhookDto),
      told('RemoveWebhook', ['Hapus webhook', 'Remove a webhook'], OwnWebhookDto),
    ],
  } satisfies CommandTable;
};
