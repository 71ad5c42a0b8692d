// Drives an installed Firefox over WebDriver BiDi; Playwright knows its own build of it only.
import puppeteer, { type Browser } from 'puppeteer-core'
import { findProgram } from './program.ts'

export type { Browser } from 'puppeteer-core'

/** The path of the browser's program; ISOMODEL_FIREFOX comes first. */
export const findFirefox = (): string | undefined =>
  process.env['ISOMODEL_FIREFOX'] ||
  findProgram('firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox')

/** Starts it with a profile of its own; `hidden`: every window is a private one. */
export function startFirefox(executablePath: string, hidden: boolean): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath,
    timeout: 60_000,
    extraPrefsFirefox: { 'browser.privatebrowsing.autostart': hidden },
  })
}

/** Ends it, also where it no longer listens. */
export async function endFirefox(browser: Browser | undefined): Promise<void> {
  const process = browser?.process()
  const slow = setTimeout(() => process?.kill('SIGKILL'), 10_000)
  try {
    await browser?.close()
  } finally {
    clearTimeout(slow)
    if (process?.exitCode === null && process.signalCode === null) process.kill('SIGKILL')
  }
}

/** Opens the page and answers what it leaves in `#outcomes`; fails where the page has an error. */
export async function outcomesOf(browser: Browser, address: string, timeout: number): Promise<string> {
  const page = await browser.newPage()
  const failed = Promise.withResolvers<never>()
  page.on('pageerror', failed.reject)
  try {
    await page.goto(address)
    const told = page.waitForFunction(() => document.getElementById('outcomes')?.textContent, { timeout, polling: 200 })
    const handle = await Promise.race([told, failed.promise])
    return String(await handle.jsonValue())
  } finally {
    await page.close()
  }
}
