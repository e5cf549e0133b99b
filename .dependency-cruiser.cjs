const npmOrNode = { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core', 'unknown'] };
const spec = '\\.(spec|int-spec|e2e-spec)\\.tsx?$';
/** Frozen events, and stories told with them, for specs alone. */
const fixtures = '^libs/contexts/[^/]+/domain/fixtures/';

/** The rooms of a library in the order in which they build on one another: each knows those before it. */
const ROOMS = {
  runtime: [
    'access',
    'log',
    'blobs',
    'commands',
    'parking',
    'consumers',
    'projections',
    'rebuild',
    'processes',
    'queries',
    'past',
  ],
  nest: ['refusals', 'input', 'access', 'operations', 'openapi', 'answers', 'routes'],
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [spec, '^apps/[^/]+/(main\\.ts$|assets/)', '^test/', '\\.worker\\.ts$', '\\.d\\.ts$'],
      },
      to: {},
    },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^libs/kernel', pathNot: spec },
      to: { pathNot: '^libs/kernel' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^libs/contexts/([^/]+)/(domain|read)/', pathNot: [spec, fixtures] },
      to: {
        pathNot: [
          '^libs/kernel',
          '^libs/contexts/$1/(domain|contract)/',
          '^libs/contexts/$1/read/',
          '^libs/contexts/[^/]+/contract/',
        ],
      },
    },
    {
      name: 'domain-has-no-packages',
      severity: 'error',
      from: { path: '^libs/contexts/[^/]+/(domain|read)/', pathNot: spec },
      to: npmOrNode,
    },
    {
      name: 'runtime-knows-kernel-only',
      severity: 'error',
      from: { path: '^libs/runtime', pathNot: spec },
      to: { path: '^(libs|apps|node_modules)/', pathNot: ['^libs/(kernel|runtime)'] },
    },
    {
      name: 'import-knows-kernel-only',
      severity: 'error',
      from: { path: '^libs/import', pathNot: [spec, '\\.fixture\\.ts$'] },
      to: {
        path: '^(libs|apps|node_modules)/',
        pathNot: ['^libs/(kernel|import|threads)', 'node_modules/(csv-parse|fflate|read-excel-file)/'],
      },
    },
    {
      name: 'paper-knows-kernel-only',
      severity: 'error',
      from: { path: '^libs/paper', pathNot: spec },
      to: { path: '^(libs|apps)/', pathNot: ['^libs/(kernel|paper|threads)'] },
    },
    {
      name: 'threads-know-kernel-only',
      severity: 'error',
      from: { path: '^libs/threads', pathNot: spec },
      to: { path: '^(libs|apps|node_modules)/', pathNot: ['^libs/(kernel|threads)'] },
    },
    {
      name: 'work-in-threads-by-their-library',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/(threads|sqlite)/', '\\.worker\\.ts$', spec] },
      to: { path: '^(node:)?worker_threads$' },
    },
    {
      name: 'printing-in-its-library',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/paper' },
      to: { path: 'node_modules/(pdfmake|dejavu-fonts-ttf)/' },
    },
    {
      name: 'signatures-where-they-are-read',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/contexts/documents/signatures/' },
      to: { path: 'node_modules/(pkijs|asn1js)/' },
    },
    {
      name: 'mongodb-in-its-adapter',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/read-store-mongodb', spec] },
      to: { path: 'node_modules/mongodb/' },
    },
    {
      name: 'eventstoredb-in-its-adapter',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot: ['^libs/event-store-eventstoredb', '^libs/testing/eventstoredb-double', spec],
      },
      to: { path: 'node_modules/@eventstore/' },
    },
    {
      name: 'libsql-in-its-library',
      severity: 'error',
      from: { pathNot: ['^libs/sqlite', '^test/bench'] },
      to: { path: 'node_modules/libsql' },
    },
    {
      name: 'stores-are-chosen-in-apps',
      severity: 'error',
      from: {
        path: '^libs/',
        pathNot: ['^libs/(event-store|read-store|blob-store|private-entries|subject-keys)-', spec, '^libs/testing'],
      },
      to: { path: '^libs/(event-store|read-store|blob-store|private-entries|subject-keys)-' },
    },
    {
      name: 'a-context-by-its-contract',
      severity: 'error',
      from: { path: '^libs/contexts/([^/]+)/', pathNot: spec },
      to: { path: '^libs/contexts/', pathNot: ['^libs/contexts/$1/', '^libs/contexts/[^/]+/contract/'] },
    },
    {
      name: 'views-library-knows-kernel-only',
      severity: 'error',
      from: { path: '^libs/views/', pathNot: spec },
      to: { path: '^(libs|apps|node_modules)/', pathNot: ['^libs/(kernel|views)/', 'node_modules/d3-sankey/'] },
    },
    {
      name: 'views-of-a-context-know-kernel-and-views-only',
      severity: 'error',
      from: { path: '^libs/contexts/([^/]+)/views/', pathNot: spec },
      to: {
        path: '^(libs|apps|node_modules)/',
        pathNot: [
          '^libs/(kernel|views)/',
          '^libs/contexts/$1/views/',
          // Its own words and licence lines.
          '^libs/contexts/$1/(domain/[^/]+\\.codes|reference/load-regions)\\.ts$',
        ],
      },
    },
    {
      name: 'views-are-shown-by-the-dashboard-alone',
      severity: 'error',
      from: {
        path: '^(libs|apps)/',
        pathNot: ['^libs/contexts/[^/]+/views/', '^libs/views/', '^apps/dashboard/', spec],
      },
      to: { path: '^libs/contexts/[^/]+/views/' },
    },
    {
      name: 'dashboard-asks-the-api-alone',
      severity: 'error',
      // How the process is set up is that of every app.
      from: { path: '^apps/dashboard/', pathNot: [spec, '^apps/dashboard/main\\.ts$'] },
      to: {
        path: '^(libs|apps)/',
        pathNot: ['^apps/dashboard/', '^libs/(kernel|views|nest)/', '^libs/contexts/[^/]+/views/'],
      },
    },
    {
      name: 'preact-by-the-views-alone',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: '^libs/views/' },
      to: { path: 'node_modules/preact' },
    },
    {
      name: 'no-testing-in-production',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: [spec, '^libs/testing', fixtures] },
      to: { path: ['^libs/testing', fixtures] },
    },
    {
      name: 'benchmarks-without-the-test-runner',
      severity: 'error',
      from: { path: '^test/bench/', pathNot: spec },
      to: { path: 'node_modules/@jest/', reachable: true },
    },
    ...Object.entries(ROOMS).flatMap(([library, rooms]) =>
      rooms
        .slice(0, -1)
        .map((room, index) => ({
          name: `${library}-${room}-knows-rooms-before-it`,
          severity: 'error',
          from: { path: `^libs/${library}/${room}/`, pathNot: spec },
          to: { path: `^libs/${library}/(${rooms.slice(index + 1).join('|')})/` },
        })),
    ),
    {
      name: 'nest-in-its-places',
      severity: 'error',
      from: { path: '^libs/(kernel|runtime|sqlite|event-store|read-store|blob-store|private-entries|subject-keys)' },
      to: { path: 'node_modules/@nestjs' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
