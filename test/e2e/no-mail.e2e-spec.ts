import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SystemUnderTest } from './system.js';

/** An installation that names no mail server: whoever wants mail learns that, and who can mend it. */
let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
});
afterAll(() => system.stop());

const CHOICES = '/v1/notification-preferences';
const put = async (path: string, body: object) =>
  system.call({ method: 'PUT' as never, path, token: await system.tokenOf('kades-sei-asam'), body });
const SETTINGS = /SMTP_URL.*MAIL_FROM.*PUBLIC_URL/;
const told = { messageId: expect.stringMatching(SETTINGS), messageEn: expect.stringMatching(SETTINGS) };

describe('Without a mail server', () => {
  it('an address is refused as an input, with the settings that are missing, and nothing is kept of it', async () => {
    const { status, body } = await put(`${CHOICES}/address`, { address: 'pemdes@sei-asam.example' });
    expect([status, body]).toEqual([
      422,
      expect.objectContaining({ code: 'E_VALIDATION', field: '/address', ...told }),
    ]);
    expect((await system.get('kades-sei-asam', CHOICES)).body).toMatchObject({
      sendsMail: false,
      addressState: 'NONE',
    });
  });

  it('a choice is kept and answered with what it waits for', async () => {
    const choices = [{ kind: 'REPORT_DUE', choice: 'EMAIL' }];
    const { status, body } = await put(CHOICES, { choices });
    expect([status, body]).toEqual([200, { sendsMail: false, ...told }]);
    expect((await system.get('kades-sei-asam', CHOICES)).body).toMatchObject({
      choices: expect.arrayContaining(choices),
    });
  });
});
