import { isIP } from 'node:net';
import type { NotificationSettings } from '#contexts/notifications';
import { BadSetting, secret, whole, type Environment } from './environment.js';

const SMTP = /^smtps?:$/;
/** `Sinergi <sinergi@example.go.id>`, or the address alone; nothing that could begin another header. */
const SENDER = /^(?:[^<>"\r\n,]{1,100} <[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/;
const HOST = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;

/** The message never holds the address of the server, which may bear a password. */
const smtpUrl = (env: Environment): string | undefined => {
  const url = secret(env, 'SMTP_URL');
  if (!url) return undefined;
  if (URL.canParse(url) && SMTP.test(new URL(url).protocol) && new URL(url).hostname) return url;
  throw new BadSetting(
    'SMTP_URL',
    '…',
    'tulis seperti / write it like smtps://user:password@host:465, smtp://host:587',
  );
};

const webAddress = (env: Environment, initial: string): string => {
  const text = env['PUBLIC_URL'] || initial;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.search && !url.hash) return text.replace(/\/+$/, '');
  throw new BadSetting('PUBLIC_URL', text, 'tulis seperti / write it like https://sinergi.example.go.id');
};

const hostsIn = (env: Environment): readonly string[] => {
  const list = env['WEBHOOK_ALLOWED_HOSTS'];
  if (!list) return [];
  const hosts = list.split(',').map((host) => host.trim().toLowerCase());
  const wrong = hosts.find((host) => !isIP(host) && !HOST.test(host));
  if (wrong === undefined) return hosts;
  throw new BadSetting(
    'WEBHOOK_ALLOWED_HOSTS',
    list,
    `"${wrong}" bukan nama host / is no name of a host; tulis seperti / write it like hooks.intranet,10.1.2.3`,
  );
};

/**
 * How people are told of what waits for them. Without SMTP_URL nothing is sent by mail.
 * @param listens where this process listens: what links begin with, unless PUBLIC_URL says otherwise.
 * @throws BadSetting
 */
export const notificationSettings = (env: Environment, listens: string): NotificationSettings => {
  const [url, from] = [smtpUrl(env), env['MAIL_FROM']];
  if (from && !url) throw new BadSetting('SMTP_URL', '', 'wajib bersama / is required with MAIL_FROM');
  if (url && !from) throw new BadSetting('MAIL_FROM', '', 'wajib bersama / is required with SMTP_URL');
  if (from && !SENDER.test(from))
    throw new BadSetting('MAIL_FROM', from, 'tulis seperti / write it like Sinergi <sinergi@example.go.id>');
  if (url && !env['PUBLIC_URL'])
    throw new BadSetting('PUBLIC_URL', '', 'wajib bersama / is required with SMTP_URL: https://sinergi.example.go.id');
  return {
    ...(url && from && { mail: { url, from } }),
    publicUrl: webAddress(env, listens),
    allowedHosts: hostsIn(env),
    digestHour: whole(env, 'DIGEST_HOUR', 0, 23, 7),
  };
};
