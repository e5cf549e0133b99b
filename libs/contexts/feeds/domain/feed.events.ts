import { SCOPE, TEXT, allHolding, field, type DeclaredEvent, type EventCatalogue } from '#kernel';

export const FEED = {
  feedId: field(['id kalender', 'id of the calendar'], TEXT),
  officeId: field(['id kantor', 'id of the office'], TEXT),
  region: field(['wilayah kantor; ID: pusat', 'region of the office; ID: central'], SCOPE),
};

/** Addresses of an office's calendar. The secret in an address stands nowhere; the log keeps what tells it again. */
export const feedCatalogue = allHolding(FEED, {
  /** The former address, where there is one, is good no more. */
  CalendarAddressMade: {
    version: 1,
    label: ['alamat kalender dibuat', 'address of the calendar made'],
    data: { secretSha256: field(['sidik rahasia alamat', 'fingerprint of the secret in the address'], TEXT) },
  },
  CalendarAddressRevoked: { version: 1, label: ['alamat kalender dicabut', 'address of the calendar revoked'] },
} as const satisfies EventCatalogue);
export type FeedEvent = DeclaredEvent<typeof feedCatalogue>;
