import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { ModelQuery } from '#runtime';
import { addContent } from './content-route.js';
import { emptyController } from './generated-routes.js';
import { addHistory } from './history-route.js';
import { addItem } from './item-route.js';
import { addList } from './list-route.js';

@Module({})
class QueryModule {}

/** Lists, details and histories of all queries, each asked over the query bus. */
export const queryModule = (queries: readonly ModelQuery[]): DynamicModule => {
  const controllers: Type[] = [];
  const providers: Type[] = [];
  for (const query of queries) {
    const controller = emptyController();
    controllers.push(controller);
    providers.push(
      addList(controller, query),
      ...(query.total ? [] : [addItem(controller, query)]),
      ...(query.category ? [addHistory(controller, query)] : []),
      ...(query.fileOf ? [addContent(controller, query)] : []),
    );
  }
  return { module: QueryModule, controllers, providers };
};
