import { accessContext, accounts } from '#contexts/access';
import { correctionsContext } from '#contexts/corrections';
import { operationsContext } from '#contexts/operations';
import { regionsContext } from '#contexts/regions';
import { visitsContext } from '#contexts/visits';
import type { ContextModule } from '#runtime';

const regions = regionsContext();

/** A context with the folder that it lives in. */
export interface BuiltContext extends ContextModule {
  readonly folder: string;
}

const visits = visitsContext({ regions: regions.resolver, calendar: regions.calendar, accounts });

/** How they write places. */
export const places = regions.resolver;

/** The contexts that the API is composed of, without stores: what they declare is all that the reference needs. */
export const contexts: readonly BuiltContext[] = [
  { folder: 'visits', ...visits },
  { folder: 'regions', ...regions.context },
  { folder: 'corrections', ...correctionsContext([visits]) },
  { folder: 'operations', ...operationsContext() },
  { folder: 'access', ...accessContext({ regions: regions.resolver }) },
];
