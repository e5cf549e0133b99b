import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { ModelQuery } from '#runtime';
import { addDifference } from './difference-route.js';
import { addFile } from './file-route.js';
import { emptyController } from './generated-routes.js';
import { addHistory } from './history-route.js';
import { addItem } from './item-route.js';
import { addListDifference } from './list-difference-route.js';
import { addList } from './list-route.js';
import { isOfRecords } from './readable-item.js';

@Module({})
class QueryModule {}

/** Lists, details, histories, differences and files of all queries, each asked over the query bus. */
export const queryModule = (queries: readonly ModelQuery[]): DynamicModule => {
  const controllers: Type[] = [];
  const providers: Type[] = [];
  for (const query of queries) {
    const controller = emptyController();
    controllers.push(controller);
    providers.push(
      addList(controller, query),
      ...(query.total ? [] : [addListDifference(controller, query), addItem(controller, query)]),
      ...(isOfRecords(query)
        ? [addHistory(controller, query), addDifference(controller, query), addFile(controller, query)]
        : []),
    );
  }
  return { module: QueryModule, controllers, providers };
};
