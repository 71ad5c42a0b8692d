// Gives every test of the project `servers` the same servers; Vitest runs it only if such tests are selected.
import type { TestProject } from 'vitest/node'
import { serverNames, type ServerName } from './services.ts'
import { startServer } from './start.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The addresses of the servers that run. */
    servers: Partial<Record<ServerName, string>>
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const starts = await Promise.allSettled(serverNames.map(name => startServer(name)))
  const stop = async () => {
    await Promise.all(starts.map(async start => start.status === 'fulfilled' && start.value?.stop()))
  }
  const problems = starts.flatMap(start => (start.status === 'rejected' ? [start.reason as Error] : []))
  if (problems.length) {
    await stop()
    throw new Error(problems.map(problem => problem.message).join('\n'))
  }
  const urls = starts.map(start => (start.status === 'fulfilled' ? start.value?.url : undefined))
  project.provide('servers', Object.fromEntries(serverNames.map((name, index) => [name, urls[index]])))
  return stop
}
