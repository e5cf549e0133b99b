export * from './demo-offices.js';
export { DemoRefused } from './demand.js';
export * from './http-call.js';
export * from './load-demo.js';
export * from './s0-kaji-banding.js';
export * from './s1-nota-kesepahaman.js';
export { MODEL_VILLAGE_STEPS } from './s1-desa-percontohan.js';
export * from './s4-studi-tiru.js';
export * from './scenario.js';
