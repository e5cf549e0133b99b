import { codeList } from '#kernel';

const CHOICES = ['EMAIL', 'DIGEST', 'NONE'] as const;
export type NotificationChoice = (typeof CHOICES)[number];

/** How somebody is told of matters of one kind by mail; webhooks are registered beside it. */
export const NOTIFICATION_CHOICE_CODES = codeList(['Cara pemberitahuan', 'How one is told'], CHOICES, {
  EMAIL: [
    'surel segera, dan dalam ringkasan harian selama masih menunggu',
    'a mail at once, and the daily digest as long as it waits',
  ],
  DIGEST: ['ringkasan harian saja', 'the daily digest alone'],
  NONE: ['tidak diberi tahu', 'not told'],
});

/** What holds for a kind of which nothing was chosen. */
export const DEFAULT_CHOICE: NotificationChoice = 'DIGEST';

export const ADDRESS_STAGES = ['NONE', 'SET', 'CONFIRMED'] as const;

export const ADDRESS_STAGE_CODES = codeList(['Keadaan alamat surel', 'State of the mail address'], ADDRESS_STAGES, {
  NONE: ['tidak ada', 'there is none'],
  SET: ['menunggu kode yang dikirim ke sana', 'waits for the code that was sent there'],
  CONFIRMED: ['dipastikan dengan kode', 'confirmed by the code'],
});

export const WEBHOOK_STAGES = ['ACTIVE', 'DISABLED'] as const;

export const WEBHOOK_STAGE_CODES = codeList(['Keadaan webhook', 'State of a webhook'], WEBHOOK_STAGES, {
  ACTIVE: ['dipakai', 'in use'],
  DISABLED: ['dihentikan sesudah berhari-hari gagal', 'stopped after having failed for days'],
});
