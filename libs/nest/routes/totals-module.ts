import { Get, Module, type DynamicModule, type Type } from '@nestjs/common';
import { covers } from '#kernel';
import { grantsAt, lacksRegion, regionAsked, type Principal, type TotalsQuery } from '#runtime';
import { readModelsOf, showFreshness, type AskedFor, type Shown } from '../answers/freshness.js';
import { addRoute, busQuery, emptyController, type RouteContext } from './generated-routes.js';
import type { HttpOptions } from '../http-options.js';
import { figuresOf } from '../operations/measures.js';
import { Roles } from '../access/permission.js';
import { formOf, valueOf } from '../input/parameter-forms.js';
import { malformed } from '../refusals/problem.js';
import { awaited, instantOf, refuseUnknown, single, type RawQuery } from '../input/common-parameters.js';
import { requireRegions } from '../input/query-parameters.js';
import { readableBy } from '../access/reader-scope.js';

type Parameters = Readonly<Record<string, string>>;
type Totals = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

interface TotalsQuestion extends AskedFor {
  readonly principal: Principal;
  /** One look-up each. */
  readonly lookUps: readonly Parameters[];
  /** A parameter had several values, so that each answer says to what it is one. */
  readonly several: boolean;
}
interface TotalsAnswer extends Shown {
  readonly totals?: Totals;
  /** Of several look-ups, in the order asked for: the first parameter turns slowest. */
  readonly items?: readonly { readonly parameters: Parameters; readonly totals: Totals }[];
  /** What each figure counts. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, { readonly id: string; readonly en: string }>>>>;
}

/** So many values at once, as of a filter. */
const MOST_LOOK_UPS = 100;

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
  const totals = busQuery<TotalsQuestion, TotalsAnswer>(`Totals:${row.path}`, (ask, options) =>
    answer(row, ask, options),
  );
  addRoute(
    controller,
    'totals',
    async function (request, reply) {
      const query = request.query as RawQuery;
      const [after, asOf] = [awaited(query, request.headers['sinergi-position']), instantOf(query, 'asOf')];
      const lookedUp = read(query);
      for (const [name, { form }] of Object.entries(row.parameters)) {
        if (form === 'region' || form === 'scope')
          requireRegions(
            name,
            lookedUp.lookUps.map((parameters) => parameters[name]),
            this.options.knowsRegion,
          );
      }
      const ask = { principal: request.principal!, ...lookedUp, ...(after && { after }), ...(asOf && { asOf }) };
      return showFreshness(reply, await totals.ask(this.queries, ask));
    },
    Get(row.path),
    Roles(...row.roles),
  );
  return totals.provider;
};

const parameterReader = ({ parameters }: TotalsQuery) => {
  const known = new Set([...Object.keys(parameters), 'after', 'asOf']);
  const rules = Object.entries(parameters).map(([name, { required, form }]) => ({
    name,
    required,
    form: formOf(form, 'text'),
  }));
  return (query: RawQuery): Pick<TotalsQuestion, 'lookUps' | 'several'> => {
    refuseUnknown(query, known);
    let lookUps: readonly Parameters[] = [{}];
    let several = false;
    for (const { name, required, form } of rules) {
      const text = single(query, name);
      if (text === undefined && required)
        throw malformed(name, `Parameter ${name} wajib ada.`, `The parameter ${name} is required.`);
      if (text === undefined) continue;
      const values = text.split(',');
      several ||= values.length > 1;
      if (lookUps.length * values.length > MOST_LOOK_UPS) {
        throw malformed(
          name,
          `Paling banyak ${MOST_LOOK_UPS} jumlah sekali minta.`,
          `At most ${MOST_LOOK_UPS} look-ups in one request.`,
        );
      }
      const read = values.map((value) => String(valueOf(name, form, value)));
      lookUps = lookUps.flatMap((given) => read.map((value) => ({ ...given, [name]: value })));
    }
    return { lookUps, several };
  };
};

const answer = async (
  row: TotalsQuery,
  { principal, lookUps, several, ...asked }: TotalsQuestion,
  options: HttpOptions,
): Promise<TotalsAnswer> => {
  const readable = readableBy(principal, row.roles, options.clock.now());
  const beyond = [...new Set(lookUps.map((parameters) => regionAsked(row, parameters)))].filter(
    (region) => readable && !readable.some((scope) => covers(scope, region)),
  );
  if (beyond.length > 0) {
    const held = grantsAt(principal, options.clock.now()).filter(({ role }) => row.roles.includes(role));
    throw lacksRegion(held, row.roles, beyond, 'every');
  }
  const { models, shown } = await readModelsOf(options, row.consumer, asked);
  const wanted = lookUps.map((parameters) => ({
    parameters,
    keys: Object.entries(row.keys(parameters, regionAsked(row, parameters))),
  }));
  const found = (await models.totals(wanted.flatMap(({ keys }) => keys.map(([, key]) => key)))).values();
  const items = wanted.map(({ parameters, keys }) => ({
    parameters,
    totals: Object.fromEntries(keys.map(([name]) => [name, figuresOf(name, found.next().value ?? {})])),
  }));
  return { ...(several ? { items } : { totals: items[0]!.totals }), counts: meanings(row), ...shown };
};

const meanings = ({ measures }: TotalsQuery): TotalsAnswer['counts'] =>
  Object.fromEntries(
    Object.entries(measures).map(([total, each]) => [
      total,
      Object.fromEntries(Object.entries(each).map(([name, [id, en]]) => [name, { id, en }])),
    ]),
  );
