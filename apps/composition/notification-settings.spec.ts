import { describe, expect, it } from '@jest/globals';
import { BadSetting } from './environment.js';
import { notificationSettings } from './notification-settings.js';

const HERE = 'http://127.0.0.1:3000';
const MAIL = {
  SMTP_URL: 'smtp://sinergi:geheim@mail.example:587',
  MAIL_FROM: 'sinergi@example.go.id',
  PUBLIC_URL: 'https://sinergi.example.go.id',
};

describe('The settings of notifications', () => {
  it('without any send no mail, and call webhooks on the internet alone', () => {
    expect(notificationSettings({}, HERE)).toEqual({ publicUrl: HERE, allowedHosts: [], digestHour: 7 });
  });

  it('take a mail server with who sends and where people are led', () => {
    expect(notificationSettings(MAIL, HERE)).toMatchObject({
      mail: { url: MAIL.SMTP_URL, from: MAIL.MAIL_FROM },
      publicUrl: MAIL.PUBLIC_URL,
    });
  });

  it.each([
    ['MAIL_FROM', { ...MAIL, MAIL_FROM: undefined }],
    ['SMTP_URL', { MAIL_FROM: MAIL.MAIL_FROM }],
    ['PUBLIC_URL', { ...MAIL, PUBLIC_URL: undefined }],
    ['SMTP_URL', { ...MAIL, SMTP_URL: 'mail.example' }],
    ['SMTP_URL', { ...MAIL, SMTP_URL: 'https://mail.example' }],
    ['SMTP_URL_FILE', { ...MAIL, SMTP_URL_FILE: '/nowhere' }],
    ['MAIL_FROM', { ...MAIL, MAIL_FROM: 'Sinergi' }],
    ['MAIL_FROM', { ...MAIL, MAIL_FROM: 'Sinergi <a@b.example>\r\nBcc: c@d.example' }],
    ['MAIL_FROM', { ...MAIL, MAIL_FROM: 'a@b.example, c@d.example' }],
    ['PUBLIC_URL', { ...MAIL, PUBLIC_URL: 'sinergi.example.go.id' }],
    ['PUBLIC_URL', { ...MAIL, PUBLIC_URL: 'javascript:alert(1)' }],
    ['PUBLIC_URL', { ...MAIL, PUBLIC_URL: 'https://sinergi.example.go.id/?a=b' }],
    ['WEBHOOK_ALLOWED_HOSTS', { WEBHOOK_ALLOWED_HOSTS: 'https://hooks.intranet' }],
    ['WEBHOOK_ALLOWED_HOSTS', { WEBHOOK_ALLOWED_HOSTS: 'hooks.intranet,' }],
    ['DIGEST_HOUR', { DIGEST_HOUR: '24' }],
  ])('refuse a wrong %s, without repeating a password', (name, environment) => {
    const reading = () => notificationSettings(environment, HERE);
    expect(reading).toThrow(BadSetting);
    expect(reading).toThrow(`${name}="`);
    expect(reading).not.toThrow('geheim');
  });
});
