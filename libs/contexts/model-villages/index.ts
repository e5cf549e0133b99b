export * from './contract/index.js';
export { modelVillagesContext } from './model-villages.context.js';
export { modelVillageDecider } from './domain/model-village.decider.js';
