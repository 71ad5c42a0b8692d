// What adapters of servers are given by mistake: one sentence, before anything is connected, and nothing of it in there.
import { describe, expect, test } from 'vitest'
import { DefinitionError } from 'isomodel'
import { mysql2 } from 'isomodel/mysql2'
import { pg } from 'isomodel/pg'
import { postgresJs } from 'isomodel/postgres-js'

const adapters = { pg, mysql2, postgresJs } as unknown as Record<string, (source?: unknown) => unknown>
const wrong: [string, unknown][] = [
  ['an address alone', 'postgres://u:topsecret@127.0.0.1/x'],
  ['nothing', undefined],
  ['null', null],
  ['an empty object', {}],
  ['an empty url', { url: '' }],
  ['a url that is not there', { url: undefined }],
  ['a url of another protocol', { url: 'http://u:topsecret@127.0.0.1/x' }],
  ['words', { url: 'hello topsecret' }],
]

describe.each(Object.entries(adapters))('%s()', (name, adapter) => {
  test.each(wrong)('refuses %s', (_, source) => {
    expect(() => adapter(source)).toThrow(DefinitionError)
    expect(() => adapter(source)).toThrow(`${name}()`)
    expect(() => adapter(source)).not.toThrow('topsecret')
  })

  test.each([0, -1, 1.5, Number.NaN, '4'])('refuses %s as the most connections', max => {
    const url = name === 'mysql2' ? 'mysql://127.0.0.1/x' : 'postgres://127.0.0.1/x'
    expect(() => adapter({ url, max })).toThrow(`max of ${name}() is a whole number from 1 on`)
  })
})
