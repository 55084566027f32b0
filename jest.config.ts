/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

const config: Config = {
  testEnvironment: 'node',
  roots: ['<rootDir>/harness'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/harness/e2e/global-setup.mjs',
  globalTeardown: '<rootDir>/harness/e2e/global-teardown.mjs',
  // A loaded machine starts programs slowly; no test waits that long for anything.
  testTimeout: 60_000,
  maxWorkers: '100%',
  // ES module registries leak a few MB per test file.
  workerIdleMemoryLimit: '1GB',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      },
    ],
  },
};
export default config;
