import { defineConfig } from 'vitest/config'
import { alias } from './vite.config.ts'

const onServers = ['test/**/*.server.test.ts']
/** Tables of cases that run on the servers, and without them elsewhere. */
const onServersToo = ['test/query/features/*.test.ts']
const apart = ['test/adapters/**/*.test.ts']

export default defineConfig({
  resolve: { alias },
  test: {
    passWithNoTests: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...apart, ...onServers],
          // Loading all modules anew for each file costs as much as the tests.
          isolate: false,
          // Errors outside the type tests are the business of `npm run types`.
          typecheck: {
            enabled: true,
            include: ['test/**/*.test-d.ts'],
            tsconfig: './tsconfig.json',
            ignoreSourceErrors: true,
          },
        },
      },
      // These replace drivers by missing ones, which needs modules of their own.
      { extends: true, test: { name: 'apart', include: apart, exclude: onServers } },
      {
        extends: true,
        test: {
          name: 'servers',
          include: [...onServers, ...onServersToo],
          isolate: false,
          globalSetup: 'test/services/setup.ts',
          // A busy machine takes its time to make a database.
          hookTimeout: 30_000,
          testTimeout: 30_000,
        },
      },
    ],
  },
})
