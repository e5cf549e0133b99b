import { describe, expect, it } from '@jest/globals';
import { NotFoundException, type ArgumentsHost } from '@nestjs/common';
import { StoreUnavailable, reject } from '#kernel';
import { createLogger } from '../operations/logging.js';
import { ProblemFilter } from './problem.filter.js';
import { RouteList } from './route-list.js';

const routes = new RouteList();
routes.add('POST', '/v1/trips');

const answered = (error: unknown, { is404 = false, url = '/v1/trips', method = 'GET', headersSent = false } = {}) => {
  const log: Record<string, unknown>[] = [];
  const answer = { status: 0, body: {} as Record<string, unknown>, cutOff: false, log };
  const reply = {
    raw: { headersSent, destroy: () => (answer.cutOff = true) },
    removeHeader: () => reply,
    status: (code: number) => ((answer.status = code), reply),
    headers: () => reply,
    send: (text: string) => ((answer.body = JSON.parse(text)), reply),
  };
  const http = { getRequest: () => ({ id: 'case-1', is404, url, method, headers: {} }), getResponse: () => reply };
  const logger = createLogger('info', { write: (line) => void log.push(JSON.parse(line)) });
  new ProblemFilter({ logger } as never, routes).catch(error, { switchToHttp: () => http } as unknown as ArgumentsHost);
  return answer;
};

describe('A failure on the way', () => {
  it('is answered as a problem, and in the log only where it is ours', () => {
    expect(answered(reject('E_STATE'))).toMatchObject({
      status: 409,
      body: { code: 'E_STATE' },
      log: [],
      cutOff: false,
    });
    expect(answered(new StoreUnavailable('away')).log).toEqual([
      expect.objectContaining({ msg: 'request failed', code: 'E_UNAVAILABLE', correlationId: 'case-1' }),
    ]);
    expect(answered(new TypeError('broken'))).toMatchObject({
      status: 500,
      body: { code: 'E_INTERNAL' },
      log: [{ code: 'E_INTERNAL', err: { message: 'broken' } }],
    });
  });

  it('after the answer has begun cuts it off, so that nobody takes a part for the whole', () => {
    expect(answered(new TypeError('broken'), { headersSent: true })).toMatchObject({
      status: 0,
      body: {},
      cutOff: true,
      log: [{ code: 'E_INTERNAL' }],
    });
  });

  it('to find an address tells the ways that there are', () => {
    const lost = new NotFoundException();
    expect(answered(lost, { is404: true }).body).toMatchObject({ code: 'E_METHOD', details: { allow: 'POST' } });
    expect(answered(lost, { is404: true, method: 'POST' }).body['code']).toBe('E_NOT_FOUND');
    expect(answered(lost, { is404: true, url: '/v1/nothing' }).body['code']).toBe('E_NOT_FOUND');
    expect(answered(reject('E_NOT_FOUND')).body['code']).toBe('E_NOT_FOUND');
  });
});
