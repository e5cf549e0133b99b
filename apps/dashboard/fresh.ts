import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { localDateAt } from '#kernel';
import { namesTag } from '#nest';
import type { Asking } from '#views';
import { BUILD } from './assets.js';
import type { Site } from './context.js';
import { markOf, tokenOf } from './session.js';

/**
 * What a page depends on, so that one that is there already need not be made again: the program, the address (and in
 * it the language), the reader with his rights and chosen office, all that has been recorded, and the day, by which
 * things fall due. Undefined where one of them cannot be told.
 */
export const tagBefore = (
  { parts: { clock } }: Site,
  request: FastifyRequest,
  { me, office, models, zone, query }: Asking,
  beside?: unknown,
): string | undefined =>
  me && models
    ? createHash('sha256')
        .update(
          JSON.stringify([
            BUILD,
            request.url,
            query,
            markOf(tokenOf(request)),
            me,
            office?.officeId,
            models,
            localDateAt(clock.now(), zone),
            beside,
          ]),
        )
        .digest('base64url')
        .slice(0, 22)
    : undefined;

/** Told by a weak tag: packed or not it is the same page. */
export const tagged = (reply: FastifyReply, tag: string, kept: 'public' | 'private'): FastifyReply =>
  reply
    .header('ETag', `W/"${tag}"`)
    .header('Cache-Control', kept === 'public' ? 'public, max-age=60' : 'private, no-cache')
    .header('Vary', 'Cookie, Accept-Encoding');

export const hasAlready = ({ headers }: FastifyRequest, tag: string): boolean =>
  namesTag(headers['if-none-match'], tag);
