import { describe, expect, it } from '@jest/globals';
import { RouteList } from './route-list.js';

const routes = new RouteList();
routes.add('POST', '/v1/trips');
routes.add(['GET', 'HEAD'], '/v1/trips');
routes.add('GET', '/v1/trips/:id');
routes.add('POST', '/v1/trips/:id/cancel-trip');
routes.add('GET', '/openapi.json');

describe('The methods of an address', () => {
  it.each<[string, readonly string[]]>([
    ['/v1/trips', ['GET', 'HEAD', 'POST']],
    ['/v1/trips?year=2024', ['GET', 'HEAD', 'POST']],
    ['/v1/trips?a=b?c', ['GET', 'HEAD', 'POST']],
    ['/v1/trips/t-1', ['GET']],
    ['/v1/trips/t-1/cancel-trip', ['POST']],
    ['/v1/trips/', []],
    ['/v1/trips/t-1/', []],
    ['/v1/trips/a/b/cancel-trip', []],
    ['/x/v1/trips', []],
    ['/v1/tripsx', []],
    ['', []],
    ['/openapi.json', ['GET']],
    ['/openapiXjson', []],
  ])('are those of the routes that it belongs to: %s', (url, methods) =>
    expect(routes.methodsOf(url)).toEqual(methods),
  );

  it('are told once each', () => {
    const twice = new RouteList();
    twice.add('GET', '/v1/:name');
    twice.add('GET', '/v1/trips');
    expect(twice.methodsOf('/v1/trips')).toEqual(['GET']);
  });
});
