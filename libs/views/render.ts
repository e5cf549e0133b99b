import { createRequire } from 'node:module';
import type { VNode } from './view.js';

/** The markup of a view, all texts escaped. */
export const { renderToString } = createRequire(import.meta.url)('preact-render-to-string') as {
  readonly renderToString: (view: VNode) => string;
};
