import { defineConfig } from 'vitest/config';

/**
 * Projects by what they touch: unit tests touch no I/O, the others start real servers on loopback. The times find what hangs, not
 * what is slow: a machine may be busy.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/architecture/**/*.test.ts'],
          testTimeout: 180_000,
          maxWorkers: 2,
          // Pure rules share a process, as they do in a worker: what one leaves behind for another is a fault.
          isolate: false,
        },
      },
      {
        test: {
          name: 'parts',
          include: ['test/contract/**/*.test.ts', 'test/integration/**/*.test.ts', 'test/browser/**/*.test.ts'],
          globalSetup: ['test/support/servers.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 10_000 } },
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          // A process serves many files, like one of ours many requests: loading the program anew for each file took two fifths of the time.
          isolate: false,
        },
      },
      {
        // Takes minutes and is not run by scripts/test without arguments: ./scripts/test --project pages
        test: { name: 'pages', include: ['test/pages/**/*.test.ts'], globalSetup: ['test/support/servers.ts'] },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['services/**/*.ts'],
      // Stores, adapters, workers and page code are judged by the tests that run them in another process or in the browser.
      exclude: [
        '**/store.ts',
        '**/store/**',
        '**/*.gen.ts',
        '**/page/**',
        '**/playwright-*.ts',
        '**/imap-*.ts',
        '**/smtp-*.ts',
        '**/bullmq-*.ts',
        '**/embedded-*.ts',
      ],
      thresholds: { lines: 90 },
      reporter: ['text-summary', 'json-summary'],
    },
  },
});
