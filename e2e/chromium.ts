// Finds the Chromium that drives the browser tests, and installs it where that is one known command.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findProgram, isProgram } from './program.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const fixedPlaces = [
  '/usr/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const missing =
  'No Chromium found: install Chromium or Chrome (on Debian: apt-get install chromium), or name its program in ISOMODEL_CHROMIUM.'

/** The path of the browser's program; ISOMODEL_CHROMIUM comes first. */
export function findChromium(): string | undefined {
  return process.env['ISOMODEL_CHROMIUM'] || findProgram(...fixedPlaces, ...names)
}

function installOnDebian(): void {
  const apt = (...args: string[]) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    return spawnSync('apt-get', args, { stdio: 'inherit', env }).status === 0
  }
  if (apt('update')) apt('install', '-y', '--no-install-recommends', 'chromium')
}

const isDebianRoot = () => existsSync('/etc/debian_version') && process.getuid?.() === 0

if (import.meta.main) {
  if (!findChromium() && isDebianRoot()) installOnDebian()
  const program = findChromium()
  if (program && isProgram(program)) console.log(program)
  else {
    console.error(program ? `ISOMODEL_CHROMIUM names ${program}, which is no program.` : missing)
    process.exitCode = 1
  }
}
