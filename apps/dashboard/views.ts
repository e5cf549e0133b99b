import type { ContextViews } from '#views';
import { visitViews } from '#contexts/visits/views';
import { overviewViews } from '#contexts/overview/views';
import { agreementViews } from '#contexts/agreements/views';
import { adoptionViews } from '#contexts/adoptions/views';
import { modelVillageViews } from '#contexts/model-villages/views';
import { officeViews } from '#contexts/offices/views';
import { documentViews } from '#contexts/documents/views';
import { accessViews } from '#contexts/access/views';
import { regionViews } from '#contexts/regions/views';
import { importViews } from '#contexts/imports/views';
import { numberingViews } from '#contexts/numbering/views';
import { personViews } from '#contexts/persons/views';
import { correctionViews } from '#contexts/corrections/views';
import { operationViews } from '#contexts/operations/views';

/** What every context shows. */
export const VIEWS: readonly ContextViews[] = [
  visitViews,
  overviewViews,
  adoptionViews,
  agreementViews,
  modelVillageViews,
  officeViews,
  documentViews,
  accessViews,
  regionViews,
  importViews,
  numberingViews,
  personViews,
  correctionViews,
  operationViews,
];
