import { accessContext, accounts } from '#contexts/access';
import { adoptions, adoptionsContext } from '#contexts/adoptions';
import { correctionsContext } from '#contexts/corrections';
import { documentsContext } from '#contexts/documents';
import { notificationsContext } from '#contexts/notifications';
import { officesContext } from '#contexts/offices';
import { operationsContext } from '#contexts/operations';
import { overviewContext } from '#contexts/overview';
import { personsContext, type KeyedContext } from '#contexts/persons';
import { regionsContext } from '#contexts/regions';
import { travels, visits, visitsContext } from '#contexts/visits';
import type { RegionCode, SubjectKeyStore } from '#kernel';
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
    documentsContext({ regions: resolver, accounts }),
  ];
  const all = [
    ...recording,
    personsContext({ offices, travels }),
    correctionsContext(recording),
    overviewContext({ regions: resolver, contexts: recording }),
    operationsContext(),
  ];
  return [...all, notificationsContext(all)];
};

let built: readonly ContextModule[] | undefined;

/**
 * Every context: the one list, from which each program, the tests and the reference take what they need. Made when
 * first asked for, as it reads the regions.
 */
export const allContexts = (): readonly ContextModule[] => (built ??= build());

/** The same contexts, where the one that keeps data of persons has the store of their keys. */
export const withKeys = (contexts: readonly ContextModule[], keys: SubjectKeyStore): readonly ContextModule[] =>
  contexts.map((context) => (context as Partial<KeyedContext>).withKeys?.(keys) ?? context);

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
