import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail as the server took it. */
export interface TakenMail {
  readonly to: readonly string[];
  readonly messageId: string;
  readonly raw: string;
}

const fault = (responseCode: number): Error => Object.assign(new Error('not now'), { responseCode });

/** A mail server on loopback that a test takes away, brings back, and lets refuse. */
export class MailServer {
  readonly taken: TakenMail[] = [];
  /** Answers to receivers and to contents, in turn; then everything is taken. */
  readonly refusals: { readonly at: 'RCPT' | 'DATA'; readonly code: number }[] = [];
  /** Waited for before a mail is taken. */
  before: () => Promise<void> = async () => undefined;
  private server: SMTPServer | undefined;
  port = 0;

  static async start(): Promise<MailServer> {
    const server = new MailServer();
    await server.open();
    return server;
  }

  /** On the same port as before. */
  async open(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      hideSTARTTLS: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      closeTimeout: 100,
      onRcptTo: (_address, _session, callback) => callback(this.refusal('RCPT')),
      onData: (stream, { envelope: { rcptTo } }, callback) => {
        void text(stream).then(async (raw) => {
          const refused = this.refusal('DATA');
          if (refused) return callback(refused);
          await this.before();
          const messageId = /^Message-ID: <([^>]+)>/im.exec(raw)?.[1] ?? '';
          this.taken.push({ to: rcptTo.map(({ address }) => address), messageId, raw });
          return callback();
        });
      },
    });
    await new Promise<void>((resolve) => void server.listen(this.port, '127.0.0.1', () => resolve()));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Takes the server away. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server?.close(() => resolve()));
    this.server = undefined;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}?ignoreTLS=true`;
  }

  /** What came to that address, the last one last. */
  to(address: string): readonly TakenMail[] {
    return this.taken.filter(({ to }) => to.includes(address));
  }

  private refusal(at: 'RCPT' | 'DATA'): Error | null {
    if (this.refusals[0]?.at !== at) return null;
    return fault(this.refusals.shift()!.code);
  }
}

/** The text of a mail, out of quoted-printable. */
export const readable = ({ raw }: TakenMail): string =>
  Buffer.from(
    raw
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
