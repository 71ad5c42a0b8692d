import { defineConfig } from '@playwright/test'
import { findChromium } from './e2e/chromium.ts'

const address = 'http://127.0.0.1:5199'
const executablePath = findChromium()
const isRoot = process.getuid?.() === 0

const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: process.env['CI'] !== undefined,
  workers: 2,
  reporter: 'list',
  use: { baseURL: address },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: {
          ...(executablePath === undefined ? {} : { executablePath }),
          args: isRoot ? ['--no-sandbox', ...args] : args,
        },
      },
    },
  ],
  // The built page, which stays as it is while files are edited; start.test.ts opens the one of `npm start`.
  webServer: {
    command: 'vite build playground --logLevel warn && vite preview playground --port 5199 --strictPort',
    url: address,
    stdout: 'ignore',
    stderr: 'pipe',
  },
})
