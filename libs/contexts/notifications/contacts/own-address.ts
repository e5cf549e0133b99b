import { createHash, randomInt } from 'node:crypto';
import { addHours, reject, type Clock } from '#kernel';
import { bySystem, type Executor } from '#runtime';
import type { preferenceCommandTable } from '../commands/preference.command-table.js';
import { dayOf } from '../domain/preference.state.js';
import type { MailTransport } from '../sending/mail-transport.js';
import type { Texts } from '../sending/texts.js';
import type { Contacts } from './contacts.js';
import { NO_MAIL } from './no-mail.js';

export interface OwnAddressParts {
  readonly clock: Clock;
  readonly executor: Executor;
  readonly contacts: Contacts;
  readonly preferences: ReturnType<typeof preferenceCommandTable>;
  readonly texts: Texts;
  readonly mail?: MailTransport;
}

/**
 * NTF-07: how long a code is good, and how many are sent in a day for one account, for it to one address, and to one
 * address for all.
 */
const MINUTES = 30;
const CODES_OF_ACCOUNT = 5;
const CODES_TO_ADDRESS = 3;
const CODES_TO_ADDRESS_FOR_ALL = 10;

const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

const tooMany = () =>
  reject('E_RATE_LIMIT', {
    ruleId: 'NTF-07',
    messageId: `Kode dikirim paling banyak ${CODES_OF_ACCOUNT} kali sehari untuk akun Anda, ${CODES_TO_ADDRESS} kali di antaranya ke satu alamat; coba lagi besok.`,
    messageEn: `Codes are sent at most ${CODES_OF_ACCOUNT} times a day for your account, ${CODES_TO_ADDRESS} times of them to one address; try again tomorrow.`,
  });

const mailAway = () =>
  reject('E_UNAVAILABLE', {
    messageId: 'Server surel tidak menerima kode; coba lagi nanti.',
    messageEn: 'The mail server did not take the code; try again later.',
  });

/** The mail address of whoever is signed in: nothing but a code goes there before the code has come back. */
export class OwnAddress {
  constructor(private readonly parts: OwnAddressParts) {}

  /**
   * @throws Rejection `E_VALIDATION` this installation sends no mail, `E_UNAVAILABLE` the server does not take it now,
   *   `E_RATE_LIMIT` too many codes that day.
   */
  async enter(userId: string, address: string): Promise<void> {
    const { clock, contacts, mail, texts } = this.parts;
    if (!mail) throw reject('E_VALIDATION', { ...NO_MAIL, field: '/address' });
    const now = clock.now();
    const day = dayOf(now);
    const plain = address.toLowerCase();
    const counted =
      (await contacts.count(`account ${userId}`, day, CODES_OF_ACCOUNT)) &&
      (await contacts.count(`address ${digest(userId, plain)}`, day, CODES_TO_ADDRESS));
    if (!counted) throw tooMany();
    const room = await contacts.count(`address ${digest(plain)}`, day, CODES_TO_ADDRESS_FOR_ALL);
    await this.record('RecordAddressSet', userId);
    const code = String(randomInt(100_000_000)).padStart(8, '0');
    await contacts.propose(userId, address, { hash: digest(userId, code), until: addHours(now, MINUTES / 60) });
    const sent = room
      ? (await mail.send({ to: address, ...texts.code(code, MINUTES) })).outcome === 'SENT'
      : // The same answer, and as late: nobody learns what others entered.
        await mail.ready();
    if (!sent) throw mailAway();
  }

  /** @throws Rejection `E_VALIDATION` on `/code`, the same whether it is wrong, too old or was tried too often. */
  async confirm(userId: string, code: string): Promise<void> {
    const { clock, contacts } = this.parts;
    if (!(await contacts.confirm(userId, digest(userId, code), clock.now()))) {
      throw reject('E_VALIDATION', {
        ruleId: 'NTF-07',
        field: '/code',
        messageId: 'Kode ini tidak cocok atau tidak berlaku lagi; minta kode baru dengan mengisi alamat lagi.',
        messageEn: 'This code does not fit or is not good any more; enter the address again to get a new one.',
      });
    }
    await this.record('RecordAddressConfirmed', userId);
  }

  async remove(userId: string): Promise<void> {
    await this.parts.contacts.removeMail(userId);
    await this.record('RecordAddressRemoved', userId);
  }

  private async record(
    name: 'RecordAddressSet' | 'RecordAddressConfirmed' | 'RecordAddressRemoved',
    userId: string,
  ): Promise<void> {
    await this.parts.executor.execute(bySystem(this.parts.preferences, name, { input: { userId } }));
  }
}
