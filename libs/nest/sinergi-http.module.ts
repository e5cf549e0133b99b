import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { actionsModule } from './routes/actions-route.js';
import { AuthGuard } from './access/auth.guard.js';
import { commandModule } from './routes/command-module.js';
import { HTTP_OPTIONS, type HttpOptions } from './http-options.js';
import { OpenApiController } from './openapi/openapi.js';
import { OperationsController } from './operations/operations.controller.js';
import { PositionController } from './routes/position.controller.js';
import { Permissions } from './access/permission.js';
import { ProblemFilter } from './routes/problem.filter.js';
import { publicModule } from './routes/public-module.js';
import { queryModule } from './routes/query-module.js';
import { RouteList } from './routes/route-list.js';
import { totalsModule } from './routes/totals-module.js';
import { trailModule } from './routes/trail-module.js';

/** Everything of the HTTP edge: the routes of all tables, and what guards, answers and watches them. */
@Module({})
export class SinergiHttpModule {
  static forRoot(options: HttpOptions): DynamicModule {
    options.metrics.watch(options.board, options.eventStore, options.storage);
    return {
      module: SinergiHttpModule,
      global: true,
      imports: [
        CqrsModule.forRoot(),
        DiscoveryModule,
        commandModule(options.tables),
        actionsModule(options),
        queryModule(options.queries),
        totalsModule(options.totals),
        publicModule(options.publicQueries ?? []),
        trailModule(options),
      ],
      controllers: [OperationsController, PositionController, OpenApiController, ...(options.controllers ?? [])],
      providers: [
        { provide: HTTP_OPTIONS, useValue: options },
        Permissions,
        RouteList,
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [HTTP_OPTIONS],
    };
  }
}
