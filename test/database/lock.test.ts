// Turns on a connection: in order, given up without harm, and refused where the holder does nothing.
import { describe, expect, test } from 'vitest'
import { boundsOf, UNBOUND } from '../../src/database/bounds.ts'
import { Lock } from '../../src/database/lock.ts'
import { AbortedError, TimeoutError, TransactionBusy } from '../../src/index.ts'
import { turn } from './later.ts'

const never = (): number => 0
const idleForever = (): number => 1e9

/** Takes the lock and writes its name down; what was taken is freed by the caller. */
const enter = (lock: Lock, name: string, order: string[], bounds = UNBOUND): Promise<void> =>
  lock.take(bounds).then(() => void order.push(name))

describe('turns', () => {
  test('come in the order in which they were asked for', async () => {
    const lock = new Lock(1000)
    const order: string[] = []
    await enter(lock, 'a', order)
    for (const name of ['b', 'c', 'd']) void enter(lock, name, order)
    for (const expected of ['a', 'ab', 'abc', 'abcd']) {
      await turn()
      expect(order.join('')).toBe(expected)
      lock.free()
    }
    expect(lock.held).toBe(false)
  })

  test('go to those who wait before those who come later', async () => {
    const lock = new Lock(1000)
    const order: string[] = []
    await enter(lock, 'a', order)
    void enter(lock, 'b', order)
    lock.free()
    expect(lock.tryTake()).toBe(false)
    void enter(lock, 'c', order)
    await turn()
    expect(order).toEqual(['a', 'b'])
    lock.free()
    await turn()
    expect(order).toEqual(['a', 'b', 'c'])
  })
})

describe('a call that ends while it waits', () => {
  test('leaves its place to others', async () => {
    const lock = new Lock(1000)
    const order: string[] = []
    const controller = new AbortController()
    await enter(lock, 'a', order)
    const gone = enter(lock, 'gone', order, boundsOf({ signal: controller.signal }))
    void enter(lock, 'b', order)
    controller.abort('enough')
    await expect(gone).rejects.toThrow(AbortedError)
    lock.free()
    await turn()
    expect(order).toEqual(['a', 'b'])
  })

  test('gives its turn on, if that had just come', async () => {
    const lock = new Lock(1000)
    const order: string[] = []
    const controller = new AbortController()
    await enter(lock, 'a', order)
    const gone = enter(lock, 'gone', order, boundsOf({ signal: controller.signal }))
    void enter(lock, 'b', order)
    lock.free()
    controller.abort()
    await expect(gone).rejects.toThrow(AbortedError)
    await turn()
    expect(order).toEqual(['a', 'b'])
    lock.free()
    expect(lock.held).toBe(false)
  })

  test('ends with its timeout', async () => {
    const lock = new Lock(1000)
    await lock.take(UNBOUND)
    await expect(lock.take(boundsOf({ timeout: 5 }))).rejects.toThrow(TimeoutError)
    lock.free()
    expect(lock.held).toBe(false)
  })

  test('does not begin to wait once it is over', async () => {
    const lock = new Lock(1000)
    const over = boundsOf({ signal: AbortSignal.abort('before') })
    await expect(lock.take(over)).rejects.toMatchObject({ code: 'ABORTED', cause: 'before' })
    expect(lock.held).toBe(false)
  })
})

describe('a holder that does nothing', () => {
  test('makes all who wait fail, and keeps its turn', async () => {
    const lock = new Lock(5)
    await lock.take(UNBOUND, idleForever)
    const waiting = ['b', 'c'].map(() => lock.take(UNBOUND))
    for (const one of waiting) await expect(one).rejects.toThrow(TransactionBusy)
    expect(lock.held).toBe(true)
    lock.free()
    expect(lock.held).toBe(false)
  })

  test('is looked after again for those who come later', async () => {
    const lock = new Lock(5)
    await lock.take(UNBOUND, idleForever)
    for (const _ of [1, 2]) await expect(lock.take(UNBOUND)).rejects.toThrow(/waited 5 ms .* use tx/)
  })

  test('is one that has a transaction: others may take their time', async () => {
    const lock = new Lock(5)
    const order: string[] = []
    await enter(lock, 'a', order)
    void enter(lock, 'b', order)
    await expect(lock.take(boundsOf({ timeout: 30 }))).rejects.toThrow(TimeoutError)
    lock.free()
    await turn()
    expect(order).toEqual(['a', 'b'])
  })

  test('is none that works', async () => {
    const lock = new Lock(5)
    await lock.take(UNBOUND, never)
    await expect(lock.take(boundsOf({ timeout: 30 }))).rejects.toThrow(TimeoutError)
  })
})
