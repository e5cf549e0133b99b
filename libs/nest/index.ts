export * from './input/common-input.js';
export * from './input/input-decorators.js';
export * from './input/historical-input.js';
export * from './input/party-input.js';
export { Labelled } from './input/input-labels.js';
export * from './input/repair-input.js';
export { inputChecks, type InputCheck, type InputClass } from './input/input-schema.js';
export { SECURITY_HEADERS, createHttpApp, type Astray, type HttpLimits, type Pages } from './http-app.js';
export { HTTP_OPTIONS, type HttpOptions, type Principals, type TokenVerifier } from './http-options.js';
export { createLogger } from './operations/logging.js';
export { Metrics } from './operations/metrics.js';
export { Public, Roles, SignedIn } from './access/permission.js';
export { commandAnswer, type CommandAsked } from './routes/command-answer.js';
export { repairRows, type RepairedRecords } from './routes/repair-rows.js';
export { historicalRepairRows, registerObligated, withRegion } from './routes/historical-rows.js';
export { recordRead, recordsRead } from './routes/records-read.js';
export { SinergiHttpModule } from './sinergi-http.module.js';
export {
  bilingual,
  answerOf,
  bodyOf,
  commandHeaders,
  commandParameters,
  inQuery,
  parameter,
  problems,
} from './openapi/openapi-parts.js';
export { KEPT_NOWHERE, packed } from './answers/reads.js';
export { citedRecord } from './input/cited-record.js';
export { fileKnown } from './routes/content-route.js';
export { limitOf } from './input/query-parameters.js';
export { formOf, valueOf } from './input/parameter-forms.js';
export { malformed } from './refusals/problem.js';
export { refuseUnknown, single, type RawQuery } from './input/common-parameters.js';
export { COMMAND_ID, namesTag, pathIdOf } from './input/request-headers.js';
