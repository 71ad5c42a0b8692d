import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

export function describeImport(folder: string): void {
  test('importing the adapter does not load the driver', () => {
    const entry = JSON.stringify(new URL(`../../adapters/${folder}/index.ts`, import.meta.url).href)
    const script = `
      import { registerHooks } from 'node:module'
      const loaded = []
      registerHooks({ resolve: (name, context, next) => (loaded.push(name), next(name, context)) })
      await import(${entry})
      console.log(loaded.filter((name) => !name.startsWith('.') && name !== ${entry}).join())`
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    expect(out.trim()).toBe('')
  })
}
