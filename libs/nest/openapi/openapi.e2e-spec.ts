import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { ModelQuery } from '#runtime';
import { tripList, tripTotals } from '../trips-board.fixture.js';
import { bearer, closeAll, start, type Running } from '../trips.fixture.js';

interface Operation {
  readonly operationId: string;
  readonly requestBody?: {
    readonly content: {
      readonly 'application/json': { readonly schema: { readonly $ref: string }; readonly example?: object };
    };
  };
}
interface Described {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<
      Record<string, { readonly additionalProperties?: boolean; readonly properties: object }>
    >;
  };
}

let running: Running;
let described: Described;
beforeAll(async () => {
  const paths = { '/v1/me': { get: { operationId: 'me', responses: { 200: { description: 'Saya / I' } } } } };
  running = await start({ queries: [tripList as ModelQuery], totals: [tripTotals], paths });
  described = (await request(running.url).get('/openapi.json')).body as Described;
});
afterAll(closeAll);

describe('The OpenAPI description', () => {
  it('holds every route of the tables and of the extra controllers, and none of the system alone', () => {
    expect(described.openapi).toBe('3.1.0');
    const operations = Object.entries(described.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    expect(operations.sort()).toEqual([
      'get /v1/me',
      'get /v1/position',
      'get /v1/trips',
      'get /v1/trips/actions',
      'get /v1/trips/difference',
      'get /v1/trips/totals',
      'get /v1/trips/{id}',
      'get /v1/trips/{id}/actions',
      'get /v1/trips/{id}/difference',
      'get /v1/trips/{id}/file',
      'get /v1/trips/{id}/history',
      'post /v1/trips',
      'post /v1/trips/open-trip-desk',
      'post /v1/trips/{id}/cancel-trip',
    ]);
  });

  it('describes inputs by the schemas that check them', () => {
    expect(described.components.schemas['PlanTripDto']).toMatchObject({
      additionalProperties: false,
      required: expect.arrayContaining(['host', 'travellers', 'budget']),
      properties: {
        budget: { type: 'string', format: 'rupiah' },
        evidence: { maxItems: 50, items: { $ref: '#/components/schemas/DocRefDto' } },
      },
    });
    expect(
      described.paths['/v1/trips/{id}/cancel-trip']!['post']!.requestBody!.content['application/json'].schema,
    ).toEqual({ $ref: '#/components/schemas/CommonInputDto' });
  });

  it('gives examples that work', async () => {
    const { example } = described.paths['/v1/trips']!['post']!.requestBody!.content['application/json'];
    expect(
      (
        await request(running.url)
          .post('/v1/trips')
          .set(...bearer('head'))
          .send(example!)
      ).status,
    ).toBe(201);
  });
});

describe('The documentation page', () => {
  it.each(['/docs', '/docs/'])(
    'needs nothing from elsewhere, and nothing that its security policy forbids: %s',
    async (path) => {
      const page = await request(running.url).get(path);
      expect([page.status, page.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
      expect(page.text).not.toMatch(/<script(?![^>]* src=)/);
      const parts = [...page.text.matchAll(/(?:src|href)=["']([^"'#][^"']*)["']/g)].map(
        ([, part = '']) => new URL(part, running.url + path),
      );
      expect(parts.length).toBeGreaterThan(3);
      for (const { origin, pathname } of parts) {
        expect(origin).toBe(running.url);
        expect([pathname, (await request(running.url).get(pathname)).status]).toEqual([pathname, 200]);
      }
    },
  );

  it('is no second description beside the one for machines, nor anything else of the package that it is made with', async () => {
    for (const path of ['/docs-json', '/docs-yaml', '/docs/index.html', '/docs/package.json'])
      expect([path, (await request(running.url).get(path)).status]).toEqual([path, 404]);
  });

  it('is as wide as the telephone that shows it', async () => {
    const { text } = await request(running.url).get('/docs');
    expect(text).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
  });

  it('is where the bare address leads, for whoever asks', async () => {
    for (const method of ['get', 'head'] as const) {
      const { status, headers } = await request(running.url)[method]('/');
      expect([method, status, headers['location']]).toEqual([method, 302, '/docs']);
    }
  });

  it('shows this description, and keeps the token when it is loaded again', async () => {
    const { text } = await request(running.url).get('/docs/swagger-ui-init.js');
    const page = { onload: () => undefined as unknown };
    let given: { readonly url?: string; readonly validatorUrl?: unknown } = {};
    const bundle = (options: object): unknown => (given = options);
    const script = { currentScript: { src: `${running.url}/docs/swagger-ui-init.js` } };
    new Function('window', 'document', 'SwaggerUIBundle', text)(page, script, bundle);
    page.onload();
    expect(given).toMatchObject({ url: `${running.url}/openapi.json`, validatorUrl: null, persistAuthorization: true });
    expect((await request(given.url!).get('')).body).toEqual(described);
  });
});
