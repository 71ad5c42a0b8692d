// What adapters of servers are given, for those who come without types: nothing of it is ever in a message.
import { DefinitionError } from '../error/definition.ts'

/**
 * Throws DefinitionError for what is neither an address nor an object of the driver.
 *
 * @param adapter - the function that was called
 * @param protocol - how an address begins, before its colon
 * @param method - what objects of the driver have
 */
export function checkSource(adapter: string, protocol: RegExp, source: unknown, method: string): void {
  const given = Object(source) as Record<string, unknown>
  if (source === given && 'url' in given) checkAddress(adapter, protocol, given)
  else if (typeof given[method] !== 'function')
    throw new DefinitionError(`${adapter}() takes an object of its driver, or { url }`)
}

function checkAddress(adapter: string, protocol: RegExp, { url, max = 1 }: Record<string, unknown>): void {
  if (typeof url !== 'string' || !protocol.test(url)) {
    const scheme = protocol.source.replace(/\W+/g, ' ').trim().split(' ')[0]
    throw new DefinitionError(`the url of ${adapter}() is an address such as ${scheme}://user:password@host/database`)
  }
  if (!Number.isSafeInteger(max) || (max as number) < 1)
    throw new DefinitionError(`max of ${adapter}() is a whole number from 1 on`)
}
