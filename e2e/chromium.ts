// Finds the Chromium that drives the browser tests, and installs it where that is one known command.
import { installOnDebian, isDebianRoot } from './debian.ts'
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

if (import.meta.main) {
  if (!findChromium() && isDebianRoot()) installOnDebian('chromium')
  const program = findChromium()
  if (program && isProgram(program)) console.log(program)
  else {
    console.error(program ? `ISOMODEL_CHROMIUM names ${program}, which is no program.` : missing)
    process.exitCode = 1
  }
}
