export * from './offices.js';
export * from './authority-fact.js';
export * from './parties.js';
export * from './office-names.js';
