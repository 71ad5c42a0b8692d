import { execFileSync } from 'node:child_process'
import { expect, test, vi } from 'vitest'
import type { Adapter } from '../../src/adapter/adapter.ts'

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

/** A driver's package that is missing makes one sentence that says how to get it. */
export function describeMissing(name: string, makeAdapter: () => Adapter): void {
  test(`without ${name}, opening says how to install it`, async () => {
    vi.doMock(name, () => {
      throw new Error('no such package')
    })
    const call = Promise.resolve(makeAdapter().open())
    await expect(call).rejects.toMatchObject({
      code: 'STORAGE_UNAVAILABLE',
      message: expect.stringContaining(`npm install ${name}`),
    })
    vi.doUnmock(name)
  })
}
