import { Refused } from '#views';
import { apiOf } from '../call.js';
import { askerOf } from '../session.js';
import { WORDS } from '../words.js';
import type { Serving } from './serving.js';

/** What an open page asks now and then: whether there is something new. Nobody is led anywhere by it. */
export const addPosition = ({ server, site, language, ui }: Serving): void =>
  void server.get(ui.to([WORDS.position]), async (request, reply) => {
    reply.header('Cache-Control', 'no-store');
    const api = apiOf(site.parts.calling, askerOf(request, language));
    try {
      const { models, asOf } = await api.get<{ readonly models: string }>('position');
      return reply.send({ models, asOf });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return reply.status(error.problem.status).send({ code: error.problem.code });
    }
  });
