import { join } from 'node:path';
import type { Clock } from '#kernel';
import type { Pages } from '#nest';
import type { ContextViews } from '#views';
import { injected } from '../dashboard/call.js';
import { draftFiles } from '../dashboard/drafts.js';
import { dashboard } from '../dashboard/index.js';
import { issuerOf } from '../dashboard/issuer.js';
import { officeDraftFiles } from '../dashboard/office-drafts.js';
import { viewsInFolder } from '../dashboard/saved-views.js';
import type { Settings } from '../composition/settings.js';

/** The pages in the process of the api, which they ask as any client. */
export const ownPages = (
  views: readonly ContextViews[],
  { dataDir, oidc }: Pick<Settings, 'dataDir' | 'oidc'>,
  clock: Clock,
): Pages => {
  let own: ReturnType<typeof dashboard> | undefined;
  return {
    serve: async (server, tell) => {
      own = dashboard(
        {
          calling: injected(server),
          clock,
          views,
          issuer: oidc?.client && issuerOf({ ...oidc, ...oidc.client }),
          saved: viewsInFolder(join(dataDir, 'views')),
          drafts: draftFiles(join(dataDir, 'drafts'), clock),
          officeDrafts: officeDraftFiles(join(dataDir, 'office-drafts'), clock),
        },
        tell,
      );
      await server.register(own);
    },
    // Nothing is asked before the pages are served.
    refuse: (why, request, reply) => own!.refuse(why, request, reply),
  };
};
