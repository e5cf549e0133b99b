// The tests run on what the build made (dist/), so what is tested is what is shipped, workers and child processes
// included.
export default {
  rootDir: '.',
  roots: ['<rootDir>/dist'],
  testMatch: ['**/*.spec.js', '**/*.int-spec.js', '**/*.e2e-spec.js'],
  testEnvironment: 'node',
  globalSetup: '<rootDir>/dist/test/run/own-folder.js',
  // Two CommonJS packages require ES modules, which Jest's `require` cannot load untransformed.
  transform: { '^.+\\.js$': ['@swc/jest', { jsc: { target: 'es2023' } }] },
  transformIgnorePatterns: ['<rootDir>/dist/', '/node_modules/(?!(content-disposition|cookie)/)'],
  // Nobody waits so long but a machine that is very busy with other things.
  testTimeout: 600_000,
  // One more than the cores of a small machine: some tests mostly wait, for a process or for a store that is away.
  maxWorkers: 3,
  // A suite's modules are never freed; a worker full of them spends its time collecting garbage.
  workerIdleMemoryLimit: '768MB',
};
