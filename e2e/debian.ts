// Installs packages on Debian, where the test command may: as root.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export const isDebianRoot = (): boolean => existsSync('/etc/debian_version') && process.getuid?.() === 0

/** Asks for nothing and says nothing of success: whoever calls looks for the programs again. */
export function installOnDebian(...packages: string[]): void {
  const apt = (...args: string[]) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    // Something else may be installing at the same time.
    const waiting = ['-o', 'DPkg::Lock::Timeout=300', ...args]
    return spawnSync('apt-get', waiting, { stdio: 'inherit', env }).status === 0
  }
  if (apt('update')) apt('install', '-y', '--no-install-recommends', ...packages)
}
