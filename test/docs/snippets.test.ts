import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { blocks, current, documents, everyRegion, readDocument } from './snippets.ts'

describe.each(documents)('%s', path => {
  const text = readDocument(path)
  const found = blocks(text)

  test('takes its code from the examples (write it with: node test/docs/snippets.ts)', () => {
    for (const { region, code, language } of found) {
      if (region === undefined) expect(language, `a block of code without a region:\n${code}`).toBe('sh')
      else expect(code).toBe(current(region))
    }
  })

  test('leads only to files that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#:\s]+)(#[^)]*)?\)/g)].map(([, link]) => link as string)
    expect(links.filter(link => !existsSync(join(dirname(path), link)))).toEqual([])
  })
})

test('every region of an example stands in a document', () => {
  const shown = documents.flatMap(path => blocks(readDocument(path)).map(block => block.region))
  expect(everyRegion().filter(region => !shown.includes(region))).toEqual([])
})
