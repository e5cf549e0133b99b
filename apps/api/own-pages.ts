import type { Clock } from '#kernel';
import type { Pages } from '#nest';
import type { ContextViews } from '#views';
import { injected } from '../dashboard/call.js';
import { dashboard } from '../dashboard/index.js';
import { issuerOf } from '../dashboard/issuer.js';
import type { Settings } from '../composition/settings.js';

/** The pages in the process of the api, which they ask as any client. */
export const ownPages = (
  views: readonly ContextViews[],
  { oidc, publicUrl }: Pick<Settings, 'oidc' | 'publicUrl'>,
  clock: Clock,
): Pages => {
  let own: ReturnType<typeof dashboard> | undefined;
  return {
    serve: async (server, tell) => {
      const issuer = oidc?.client && issuerOf({ ...oidc, ...oidc.client });
      own = dashboard({ calling: injected(server), clock, views, publicUrl, issuer }, tell);
      await server.register(own);
    },
    // Nothing is asked before the pages are served.
    refuse: (why, request, reply) => own!.refuse(why, request, reply),
  };
};
