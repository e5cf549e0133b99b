import type { HttpAnswer, HttpCall, HttpRequest } from './http-call.js';

/** A step of the demonstration that the API refused. */
export class DemoRefused extends Error {
  override readonly name = 'DemoRefused';
}

/** How often a request is repeated to which the API answered that something is away, slow, or has moved on. */
const REPEATS = 5;

/** The system has recorded something meanwhile: that something fell due. */
const actualOf = ({ body }: HttpAnswer): number => (body as { details: { actual: number } }).details.actual;

export const demand = async (call: HttpCall, request: HttpRequest): Promise<HttpAnswer> => {
  let answer = await call(request);
  for (let repeat = 0; [412, 503].includes(answer.status) && repeat < REPEATS; repeat += 1)
    answer = await call(answer.status === 412 ? { ...request, ifMatch: actualOf(answer) } : request);
  if (answer.status < 300) return answer;
  throw new DemoRefused(`${request.method} ${request.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
};
