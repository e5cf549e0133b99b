export * from './common-input.js';
export * from './input-decorators.js';
export { inputChecks, type InputCheck } from './input-schema.js';
export { createHttpApp, type HttpLimits } from './http-app.js';
export type { HttpOptions, Principals, TokenVerifier } from './http-options.js';
export { createLogger } from './logging.js';
export { Metrics } from './metrics.js';
export { Public, Roles, SignedIn } from './permission.js';
export { SinergiHttpModule } from './sinergi-http.module.js';
