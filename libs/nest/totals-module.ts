import { Get, Module, type DynamicModule, type Type } from '@nestjs/common';
import { NATIONAL, covers, type Measures } from '#kernel';
import { grantsAt, lacksRegion, type Principal, type TotalsQuery } from '#runtime';
import { readModelsOf, showFreshness, type AskedFor, type Shown } from './freshness.js';
import { addRoute, busQuery, emptyController, type RouteContext } from './generated-routes.js';
import type { HttpOptions } from './http-options.js';
import { Roles } from './permission.js';
import { formOf, valueOf } from './parameter-forms.js';
import { malformed } from './problem.js';
import { awaited, instantOf, refuseUnknown, requireRegions, single, type RawQuery } from './query-parameters.js';
import { readableBy } from './reader-scope.js';

interface TotalsQuestion extends AskedFor {
  readonly principal: Principal;
  readonly parameters: Readonly<Record<string, string>>;
}
interface TotalsAnswer extends Shown {
  readonly totals: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
  /** What each figure counts. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, { readonly id: string; readonly en: string }>>>>;
}

@Module({})
class TotalsModule {}

/** Kept totals, by look-up. */
export const totalsModule = (rows: readonly TotalsQuery[]): DynamicModule => {
  const controllers: Type[] = [];
  const providers: Type[] = [];
  for (const row of rows) {
    const controller = emptyController();
    controllers.push(controller);
    providers.push(addTotals(controller, row));
  }
  return { module: TotalsModule, controllers, providers };
};

const addTotals = (controller: Type<RouteContext>, row: TotalsQuery): Type => {
  const read = parameterReader(row);
  const totals = busQuery<TotalsQuestion, TotalsAnswer>(`Totals:${row.path}`, (ask, options) => answer(row, ask, options));
  addRoute(controller, 'totals', async function (request, reply) {
    const query = request.query as RawQuery;
    const [after, asOf] = [awaited(query, request.headers['sinergi-position']), instantOf(query, 'asOf')];
    const parameters = read(query);
    for (const [name, { form }] of Object.entries(row.parameters)) {
      if (form === 'region' || form === 'scope') requireRegions(name, [parameters[name]], this.options.knowsRegion);
    }
    const ask = { principal: request.principal!, parameters, ...(after && { after }), ...(asOf && { asOf }) };
    return showFreshness(reply, await totals.ask(this.queries, ask));
  }, Get(row.path), Roles(...row.roles));
  return totals.provider;
};

const parameterReader = ({ parameters }: TotalsQuery) => {
  const known = new Set([...Object.keys(parameters), 'after', 'asOf']);
  const rules = Object.entries(parameters).map(([name, { required, form }]) => ({ name, required, form: formOf(form, 'text') }));
  return (query: RawQuery): Readonly<Record<string, string>> => {
    refuseUnknown(query, known);
    const given: Record<string, string> = {};
    for (const { name, required, form } of rules) {
      const text = single(query, name);
      if (text === undefined && required) throw malformed(name, `Parameter ${name} wajib ada.`, `The parameter ${name} is required.`);
      if (text !== undefined) given[name] = String(valueOf(name, form, text));
    }
    return given;
  };
};

const answer = async (row: TotalsQuery, { principal, parameters, ...asked }: TotalsQuestion, options: HttpOptions): Promise<TotalsAnswer> => {
  const readable = readableBy(principal, row.roles, options.clock.now());
  const region = row.regionOf(parameters);
  if (readable && !readable.some((scope) => region && covers(scope, region))) {
    throw lacksRegion(grantsAt(principal, options.clock.now()).filter(({ role }) => row.roles.includes(role)), row.roles, [region ?? NATIONAL]);
  }
  const { models, shown } = await readModelsOf(options, row.consumer, asked);
  const keys = Object.entries(row.keys(parameters));
  const found = await models.totals(keys.map(([, key]) => key));
  return { totals: Object.fromEntries(keys.map(([name], index) => [name, numbers(name, found[index] ?? {})])), counts: meanings(row), ...shown };
};

const meanings = ({ measures }: TotalsQuery): TotalsAnswer['counts'] => Object.fromEntries(Object.entries(measures).map(([total, each]) =>
  [total, Object.fromEntries(Object.entries(each).map(([name, [id, en]]) => [name, { id, en }]))]));

/**
 * Money is a string of digits: what is named `…Rupiah`, be it the measure or the whole total; so are numbers too large for JSON.
 * What has come back to nothing is left out like what never was: read models made anew do not know the one from the other.
 */
const numbers = (total: string, measures: Measures): Readonly<Record<string, string | number>> =>
  Object.fromEntries(Object.entries(measures).filter(([, value]) => value !== 0n).map(([name, value]) => {
    const money = total.endsWith('Rupiah') || name.endsWith('Rupiah');
    return [name, money || !Number.isSafeInteger(Number(value)) ? value.toString() : Number(value)];
  }));
