import {defineConfig} from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['__tests__/**/*.test.ts'],
          exclude: ['__tests__/e2e/**'],
          // Properties over thousands of cases take their time on a busy machine.
          testTimeout: 60_000
        }
      },
      {
        test: {
          name: 'e2e',
          include: ['__tests__/e2e/**/*.test.ts'],
          globalSetup: ['__tests__/e2e/global-setup.ts'],
          // Real builds on a small machine: the limits are for hangs alone.
          testTimeout: 900_000,
          hookTimeout: 900_000,
          fileParallelism: false
        }
      }
    ]
  }
});
