// How calls end before their time: signals and timeouts, alone and inside others.
import { describe, expect, test } from 'vitest'
import { boundsOf, checkBounds, UNBOUND, within } from '../../src/database/bounds.ts'
import { AbortedError, TimeoutError } from '../../src/index.ts'

const hanging = new Promise<never>(() => {})

describe('bounds', () => {
  test('are those of the outer call where nothing is said', () => {
    const outer = boundsOf({ timeout: 50 })
    expect(boundsOf({}, outer)).toBe(outer)
    expect(boundsOf({})).toBe(UNBOUND)
    expect(boundsOf({ tag: 'x' })).toBe(UNBOUND)
  })

  test('never outlast the outer call', () => {
    const outer = boundsOf({ timeout: 50 })
    expect(boundsOf({ timeout: 5000 }, outer).deadline).toBe(outer.deadline)
    expect(boundsOf({ timeout: 5000 }, outer).timeout).toBe(50)
    expect(boundsOf({ timeout: 5 }, outer).deadline).toBeLessThan(outer.deadline)
  })

  test.each(['inner', 'outer'] as const)('end with the signal of the %s call', which => {
    const signals = { inner: new AbortController(), outer: new AbortController() }
    const bounds = boundsOf({ signal: signals.inner.signal }, boundsOf({ signal: signals.outer.signal }))
    expect(() => checkBounds(bounds)).not.toThrow()
    signals[which].abort('why')
    expect(() => checkBounds(bounds)).toThrow(AbortedError)
  })

  test('of no time are over at once', () => {
    expect(() => checkBounds(boundsOf({ timeout: 0 }))).toThrow(new TimeoutError(0))
  })
})

describe('within bounds', () => {
  test('a promise is what it is', async () => {
    const bounds = boundsOf({ timeout: 1000, signal: new AbortController().signal })
    expect(await within(bounds, Promise.resolve(7))).toBe(7)
    const error = new Error('its own')
    await expect(within(bounds, Promise.reject(error))).rejects.toBe(error)
    expect(within(UNBOUND, hanging)).toBe(hanging)
  })

  test('a promise that hangs ends with the timeout, and what is to be done then is done first', async () => {
    const done: string[] = []
    const call = within(boundsOf({ timeout: 5 }), hanging, () => done.push('ended')).catch((error: unknown) => {
      done.push('thrown')
      throw error
    })
    await expect(call).rejects.toThrow(new TimeoutError(5))
    expect(done).toEqual(['ended', 'thrown'])
  })

  test('a promise that hangs ends with the signal, whose reason is the cause', async () => {
    const controller = new AbortController()
    const call = within(boundsOf({ signal: controller.signal }), hanging)
    controller.abort('reason')
    await expect(call).rejects.toMatchObject({ code: 'ABORTED', cause: 'reason' })
  })

  test('a signal that was aborted before ends it at once', async () => {
    await expect(within(boundsOf({ signal: AbortSignal.abort() }), hanging)).rejects.toThrow(AbortedError)
  })

  test('what fails after the end of its call disturbs nobody', async () => {
    const bounds = boundsOf({ signal: AbortSignal.abort() })
    const failing = Promise.reject(new Error('too late'))
    await expect(within(bounds, failing)).rejects.toThrow(AbortedError)
    // An unhandled rejection would be told by now, and fail the run.
    await new Promise(resolve => setTimeout(resolve, 5))
  })

  test('a signal that is aborted later changes nothing', async () => {
    const controller = new AbortController()
    const ended: string[] = []
    await within(boundsOf({ signal: controller.signal }), Promise.resolve(), () => ended.push('ended'))
    controller.abort()
    expect(ended).toEqual([])
  })
})
