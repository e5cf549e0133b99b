import { accessContext, accounts } from '#contexts/access';
import { adoptionRecords, adoptions, adoptionsContext } from '#contexts/adoptions';
import { agreements, agreementsContext, historicalAgreements } from '#contexts/agreements';
import { correctionsContext } from '#contexts/corrections';
import { deskContext } from '#contexts/desk';
import { documentsContext } from '#contexts/documents';
import { feedsContext } from '#contexts/feeds';
import { importsContext } from '#contexts/imports';
import { modelVillagesContext } from '#contexts/model-villages';
import { notificationsContext } from '#contexts/notifications';
import { numberBooks, numberingContext } from '#contexts/numbering';
import { officeNames, officesContext } from '#contexts/offices';
import { operationsContext } from '#contexts/operations';
import { overviewContext } from '#contexts/overview';
import { papersContext } from '#contexts/papers';
import { personsContext } from '#contexts/persons';
import { regionsContext } from '#contexts/regions';
import { historicalVisits, travels, visitPapers, visits, visitsContext } from '#contexts/visits';
import { zoneOf, type RegionCode } from '#kernel';
import type { ContextModule, NamedPlaces } from '#runtime';

const build = (): readonly ContextModule[] => {
  const { context: regions, resolver, calendar, registers } = regionsContext();
  const { context: ofOffices, offices } = officesContext({ regions: resolver, accounts });
  const ofVisits = visitsContext({ regions: resolver, calendar, accounts, offices, adoptions, numbers: numberBooks });
  const ofAgreements = agreementsContext({ regions: resolver, calendar, accounts, offices, visits });
  const tableOf = ({ tables }: ContextModule, category: string) =>
    tables.find(({ decider }) => decider.category === category)!;
  const recording = [
    accessContext({ regions: resolver }),
    regions,
    ofOffices,
    ofVisits,
    adoptionsContext({ regions: resolver, accounts, offices, visits }),
    ofAgreements,
    modelVillagesContext({ regions: resolver, accounts, offices, agreements, adoptions: adoptionRecords }),
    documentsContext({ regions: resolver, accounts, offices }),
    numberingContext({ offices: officeNames, visits: visitPapers }),
    importsContext({
      regions: resolver,
      registers,
      records: {
        VISITS: {
          table: tableOf(ofVisits, 'historicalVisit'),
          importOf: ({ id }, sources) => historicalVisits.importOf(id, sources),
          isVoided: historicalVisits.isVoided,
        },
        AGREEMENTS: {
          table: tableOf(ofAgreements, 'historicalAgreement'),
          importOf: ({ id, changeId }, sources) => historicalAgreements.importOf(id, changeId, sources),
          isVoided: historicalAgreements.isVoided,
        },
      },
    }),
  ];
  const all = [
    ...recording,
    personsContext({ offices, travels }),
    papersContext(),
    feedsContext({ accounts, offices: { ...offices, ...officeNames } }),
    deskContext(),
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

/** Licence lines of the reference data that contexts bring. */
export const attributionOf = (contexts: readonly ContextModule[]): string =>
  contexts.flatMap(({ attribution = [] }) => attribution).join('\n');

/** Address of the licence of that data. */
export const licenceOf = (contexts: readonly ContextModule[]): string | undefined =>
  contexts.find(({ licence }) => licence)?.licence;

/** Whether one of the contexts knows a region of that code, as it is or as it was. */
export const knownRegionsOf =
  (contexts: readonly ContextModule[]) =>
  (code: RegionCode): boolean =>
    contexts.some(({ knowsRegion }) => knowsRegion?.(code));

/** How the context that knows the regions writes places; where none does, by their names or codes. */
export const placesOf = (contexts: readonly ContextModule[]): NamedPlaces =>
  contexts.flatMap(({ places }) => places ?? [])[0] ?? {
    address: (code, name) => name ?? code,
    named: (code) => ({ code, name: code, path: code, zone: zoneOf(code) }),
  };
