// The tests run on what the build made (dist/), so what is tested is what is shipped, workers and child processes included.
export default {
  rootDir: '.',
  roots: ['<rootDir>/dist'],
  testMatch: ['**/*.spec.js', '**/*.int-spec.js', '**/*.e2e-spec.js'],
  testEnvironment: 'node',
  // Two CommonJS packages require ES modules, which Jest's `require` cannot load untransformed.
  transform: { '^.+\\.js$': ['@swc/jest', { jsc: { target: 'es2023' } }] },
  transformIgnorePatterns: ['<rootDir>/dist/', '/node_modules/(?!(content-disposition|cookie)/)'],
  testTimeout: 60_000,
  maxWorkers: 2,
  // A suite's modules are never freed; a worker full of them spends its time collecting garbage.
  workerIdleMemoryLimit: '768MB',
};
