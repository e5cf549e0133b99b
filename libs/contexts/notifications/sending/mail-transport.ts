import { createTransport } from 'nodemailer';
import type { NotificationFailureCode } from '../domain/notification.events.js';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** A repetition bears the same, so that it can be recognised. */
  readonly messageId?: string;
}

/**
 * What came of an attempt. `AWAY`: the server itself could not be used, so nothing was said of this mail; `PUT_OFF`: it
 * may be tried again; `FAILED`: not.
 */
export type Outcome =
  | { readonly outcome: 'SENT' }
  | { readonly outcome: 'AWAY' }
  | { readonly outcome: 'PUT_OFF' | 'FAILED'; readonly code: NotificationFailureCode };

export interface MailTransport {
  /** Whether the server takes mail now. */
  ready(): Promise<boolean>;
  send(mail: Mail): Promise<Outcome>;
  close(): void;
}

export interface MailSettings {
  /** SMTP_URL: `smtps://user:password@host:465`, `smtp://host:587`. */
  readonly url: string;
  /** MAIL_FROM: `Sinergi <sinergi@example.go.id>`. */
  readonly from: string;
}

/** Milliseconds for which one step of the conversation may take. */
const STEP = 20_000;

interface SmtpFault {
  readonly responseCode?: number;
  readonly command?: string;
}

/** Commands that speak of the one who sends or of the connection, and not of this mail. */
const OF_SERVER = /^(CONN|EHLO|HELO|LHLO|STARTTLS|AUTH.*|API|RSET|MAIL FROM)$/;

const outcomeOf = ({ responseCode, command = 'CONN' }: SmtpFault): Outcome => {
  if (OF_SERVER.test(command)) return { outcome: 'AWAY' };
  if (responseCode === undefined) return { outcome: 'PUT_OFF', code: 'NO_ANSWER' };
  return responseCode >= 500 && responseCode !== 503
    ? { outcome: 'FAILED', code: 'REFUSED' }
    : { outcome: 'PUT_OFF', code: 'DEFERRED' };
};

/** The domain that ids of messages bear: that of the sender. */
export const domainOf = (from: string): string => /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';

/** Mail by SMTP, over TLS unless the address says `ignoreTLS=true`; files and addresses in a mail are not followed. */
export const smtpTransport = ({ url, from }: MailSettings): MailTransport => {
  const plain = new URL(url).searchParams.get('ignoreTLS') === 'true';
  const transport = createTransport({
    url,
    ...(!plain && { requireTLS: true }),
    connectionTimeout: STEP,
    greetingTimeout: STEP,
    socketTimeout: STEP,
    dnsTimeout: STEP,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    ready: () =>
      transport.verify().then(
        () => true,
        () => false,
      ),
    send: async ({ to, messageId, ...content }) => {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          ...content,
          ...(messageId && { messageId: `<${messageId}@${domainOf(from)}>` }),
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { outcome: 'SENT' };
      } catch (error) {
        return outcomeOf(error as SmtpFault);
      }
    },
    close: () => transport.close(),
  };
};
