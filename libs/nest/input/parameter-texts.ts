import type { FastifyRequest } from 'fastify';
import { malformed } from '../refusals/problem.js';
import { spelledAlike, unseenIn } from './visible-text.js';

/**
 * The parameters of a query, spelled alike; one that is repeated has all its values. What is no UTF-8 holds U+FFFD,
 * which is refused later.
 */
export const parametersOf = (query: string): Record<string, string | string[]> => {
  const parameters = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of new URLSearchParams(query)) {
    const text = spelledAlike(value);
    const before = parameters[name];
    if (before === undefined) parameters[name] = text;
    else if (typeof before === 'string') parameters[name] = [before, text];
    else before.push(text);
  }
  return parameters;
};

/** No parameter of the query or the path, of whatever route, holds signs that nobody sees. */
export const refuseUnseen = (
  { query, params }: Pick<FastifyRequest, 'query' | 'params'>,
  _reply: unknown,
  done: (error?: Error) => void,
): void => {
  for (const [name, value] of [
    ...Object.entries((query ?? {}) as object),
    ...Object.entries((params ?? {}) as object),
  ]) {
    const ofName = signIn(name);
    const sign = ofName ?? [value as string | string[]].flat().map(signIn).find(Boolean);
    if (sign === undefined) continue;
    const shown = ofName === undefined ? name : '?';
    done(
      malformed(
        shown,
        `Parameter ${shown} memuat tanda yang tidak terlihat atau rusak (${sign}).`,
        `The parameter ${shown} holds a sign that nobody sees, or a broken one (${sign}).`,
      ),
    );
    return;
  }
  done();
};

/** A parameter has one line, without tabs. */
const signIn = (text: string): string | undefined =>
  text.includes('\n') ? 'U+000A' : text.includes('\t') ? 'U+0009' : unseenIn(text);
