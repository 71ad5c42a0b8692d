import { expect, test } from 'vitest'
import { type Turn, Turns } from '../../../src/database/advise/turns.ts'

const later = () => new Promise(done => setTimeout(done, 0))

test('calls of one moment are one turn, and the next moment is another', async () => {
  const turns = new Turns()
  const first = turns.current()
  expect(turns.current()).toBe(first)
  await later()
  expect(turns.current()).not.toBe(first)
})

test('a call that follows from an answer is of its turn, through several promises', async () => {
  const turns = new Turns()
  const call = async (): Promise<Turn> => {
    const turn = turns.current()
    await later()
    turns.enter(turn)
    return turn
  }
  const wrapped = async (depth: number): Promise<Turn> => (depth ? await wrapped(depth - 1) : await call())
  const first = await wrapped(5)
  expect(await wrapped(5)).toBe(first)
})

test('calls that came from outside stay apart, though they run at the same time', async () => {
  const turns = new Turns()
  const seen: Turn[][] = [[], []]
  const request = async (list: Turn[], wait: number): Promise<void> => {
    for (let at = 0; at < 3; at++) {
      const turn = turns.current()
      list.push(turn)
      await new Promise(done => setTimeout(done, wait))
      turns.enter(turn)
    }
  }
  const first = request(seen[0] ?? [], 3)
  await later()
  await Promise.all([first, request(seen[1] ?? [], 5)])
  expect(seen.map(list => new Set(list).size)).toEqual([1, 1])
  expect(seen[0]?.[0]).not.toBe(seen[1]?.[0])
})
