export { feedsContext } from './feeds.context.js';
