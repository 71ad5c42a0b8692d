// Where the time of a run went.

/** Milliseconds. Worker and decode are 0 where SQLite runs on the page itself, which tells neither. */
export interface Timing {
  readonly build: number
  readonly worker: number
  readonly decode: number
  readonly total: number
}

export interface Part {
  readonly name: string
  readonly about: string
  readonly time: number
}

/** What the figures do not explain is the way between page and worker. */
export function timingParts({ build, worker, decode, total }: Timing): Part[] {
  const parts: Part[] = [{ name: 'Build', about: 'the query becomes SQL and parameters', time: build }]
  if (worker === 0 && decode === 0) {
    parts.push({ name: 'Run', about: 'SQLite runs it, and rows become objects', time: Math.max(0, total - build) })
    return parts
  }
  parts.push({ name: 'Worker', about: 'SQLite runs the statement', time: worker })
  parts.push({ name: 'Decode', about: 'cells become rows of objects', time: decode })
  parts.push({
    name: 'Rest',
    about: 'the way between page and worker, and waiting',
    time: Math.max(0, total - build - worker - decode),
  })
  return parts
}
