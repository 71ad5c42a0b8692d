import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDocument } from './snippets.ts'

/** How many lines each part of the list has: M01 to M11, F01 to F24, ... */
const parts = {
  M: 11,
  F: 24,
  V: 13,
  J: 12,
  I: 7,
  C: 13,
  Q: 26,
  X: 5,
  R: 23,
  S: 17,
  E: 12,
  D: 11,
  G: 13,
  N: 4,
  W: 4,
  T: 5,
  A: 7,
  Z: 6,
  O: 4,
  K: 4,
}
const ids = Object.entries(parts).flatMap(([letter, size]) =>
  Array.from({ length: size }, (_, i) => `${letter}${String(i + 1).padStart(2, '0')}`),
)

const document = readDocument('docs/parity.md')
const rows = [...document.matchAll(/^\| ([A-Z]\d\d) \| (.*) \| (.*?) \|$/gm)].map(([, id, here, proof]) => ({
  id: id as string,
  here: here as string,
  proof: proof as string,
}))
const links = (proof: string) => [...proof.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => join('docs', path as string))

test('every line of the list is there once, in order', () => {
  expect(rows.map(row => row.id)).toEqual(ids)
})

test('every line says how it is written here, and names its proof or none', () => {
  const link = String.raw`\[[\w.-]+\]\([\w./-]+\)`
  const proofs = new RegExp(`^(not yet|(partly: )?${link}(, ${link})*)$`)
  expect(rows.filter(({ here, proof }) => here.length < 5 || !proofs.test(proof))).toEqual([])
})

test('every proof is a test, a case of the conformance suite, or an example that the tests run', () => {
  const wrong = rows.flatMap(({ id, proof }) =>
    links(proof)
      .filter(path => !/^(test|src\/testing\/cases|docs\/examples)\/.+\.ts$/.test(path) || !existsSync(path))
      .map(path => `${id}: ${path}`),
  )
  expect(wrong).toEqual([])
})

test('the sums are right', () => {
  const missing = rows.filter(row => row.proof === 'not yet').length
  const partly = rows.filter(row => row.proof.startsWith('partly')).length
  expect(document).toContain(
    `Of ${rows.length} lines ${rows.length - missing - partly} work, ${partly} work partly and ${missing} do not work yet.`,
  )
})
