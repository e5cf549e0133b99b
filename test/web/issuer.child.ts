import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * An OpenID Connect issuer on a free port, in a process of its own: anybody signs in under any name, without a
 * password. Prints its address. Arguments: where the pages are reached, and the audience.
 */
const [, , pages = '', audience = ''] = process.argv;

const provider: string = 'oidc-provider';
interface Provider {
  callback(): (request: unknown, response: unknown) => void;
  interactionDetails(request: unknown, response: unknown): Promise<{ prompt: { name: string }; params: object }>;
}
const { Provider } = (await import(provider)) as { Provider: new (issuer: string, settings: object) => Provider };

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'sinergi-pages',
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${pages}/sign-in/return`],
        post_logout_redirect_uris: ['id/masuk', 'en/sign-in'].flatMap((path) =>
          ['keluar', 'keluar-semua'].map((why) => `${pages}/${path}?karena=${why}`),
        ),
        application_type: 'native',
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'] },
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({ scope: 'openid', audience, accessTokenFormat: 'jwt', accessTokenTTL: 3_600 }),
        defaultResource: () => audience,
        useGrantedResource: () => true,
      },
    },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub }) }),
    cookies: { keys: ['for this test alone'] },
    ttl: { Interaction: 600, Session: 3_600, Grant: 3_600, IdToken: 3_600, AccessToken: 3_600, AuthorizationCode: 60 },
  });
  server.on('request', oidc.callback());
  process.stdout.write(`${issuer}\n`);
});
