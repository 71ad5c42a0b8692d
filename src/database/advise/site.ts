// Where a call was made: the first line of the stack that is not of this library.

/** `at f (file:1:2)`, `at file:1:2`, `at async f (file:1:2)`, and `f@file:1:2` of Firefox and Safari. */
const FRAME = /(?:^\s*at (?:async )?(?:.* \()?|@)(.+):(\d+):(\d+)\)?$/

interface Frame {
  readonly file: string
  readonly place: string
}

/** Those of the runtime itself are nobody's call. */
const framesOf = (stack: string): Frame[] =>
  stack.split('\n').flatMap(line => {
    const [, file, row, column] = FRAME.exec(line) ?? []
    return file === undefined || file.startsWith('node:') ? [] : [{ file, place: `${file}:${row}:${column}` }]
  })

/** The folder of the sources, or of the built files, some of which stand one deeper; undefined in a user's bundle. */
const folderOf = (file: string): string | undefined =>
  /^(.*)(?:database[/\\]advise[/\\]|chunks[/\\])[^/\\]*$/.exec(file)?.[1]

/**
 * The first frame outside of the library, whose own frame is the first; undefined where the library called itself, after
 * an answer that it waited for. `depth` counts the frames that are the library's in a bundle, where one file holds it and
 * its users.
 */
export function siteIn(stack: string, depth: number): string | undefined {
  const frames = framesOf(stack)
  const own = frames[0]?.file
  if (own === undefined) return undefined
  const folder = folderOf(own)
  if (folder !== undefined) return frames.find(({ file }) => !file.startsWith(folder))?.place
  return (frames.find(({ file }) => file !== own) ?? frames[depth])?.place
}

/** V8 keeps ten frames unless told otherwise, and loading of related rows alone has more. */
const MOST_FRAMES = 50

/** The line that called the library; undefined where the runtime has no stacks that can be read. */
export function callSite(depth: number): string | undefined {
  const limited = Error as unknown as { stackTraceLimit?: number }
  const limit = limited.stackTraceLimit
  limited.stackTraceLimit = MOST_FRAMES
  const { stack = '' } = new Error('here')
  if (limit === undefined) delete limited.stackTraceLimit
  else limited.stackTraceLimit = limit
  return siteIn(stack, depth)
}
