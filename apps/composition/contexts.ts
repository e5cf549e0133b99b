import { accessContext, accounts } from '#contexts/access';
import { adoptions, adoptionsContext } from '#contexts/adoptions';
import { correctionsContext } from '#contexts/corrections';
import { officesContext } from '#contexts/offices';
import { operationsContext } from '#contexts/operations';
import { overviewContext } from '#contexts/overview';
import { regionsContext } from '#contexts/regions';
import { visits, visitsContext } from '#contexts/visits';
import type { RegionCode } from '#kernel';
import type { ContextModule, Places } from '#runtime';

const build = (): readonly ContextModule[] => {
  const { context: regions, resolver, calendar } = regionsContext();
  const { context: ofOffices, offices } = officesContext({ regions: resolver, accounts });
  const recording = [
    accessContext({ regions: resolver }),
    regions,
    ofOffices,
    visitsContext({ regions: resolver, calendar, accounts, offices, adoptions }),
    adoptionsContext({ regions: resolver, accounts, offices, visits }),
  ];
  return [
    ...recording,
    correctionsContext(recording),
    overviewContext({ regions: resolver, contexts: recording }),
    operationsContext(),
  ];
};

let built: readonly ContextModule[] | undefined;

/**
 * Every context: the one list, from which each program, the tests and the reference take what they need. Made when
 * first asked for, as it reads the regions.
 */
export const allContexts = (): readonly ContextModule[] => (built ??= build());

/** Licence lines of the reference data that contexts bring. */
export const attributionOf = (contexts: readonly ContextModule[]): string =>
  contexts.flatMap(({ attribution = [] }) => attribution).join('\n');

/** Whether one of the contexts knows a region of that code, as it is or as it was. */
export const knownRegionsOf =
  (contexts: readonly ContextModule[]) =>
  (code: RegionCode): boolean =>
    contexts.some(({ knowsRegion }) => knowsRegion?.(code));

/** How the context that knows the regions writes places; where none does, by their names or codes. */
export const placesOf = (contexts: readonly ContextModule[]): Places =>
  contexts.flatMap(({ places }) => places ?? [])[0] ?? { address: (code, name) => name ?? code };
