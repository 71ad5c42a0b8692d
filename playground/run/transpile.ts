// TypeScript to JavaScript on the same lines, and the way back from a place in the one to the other.
import { transform } from 'sucrase'
import { type Failure, failure, type Place } from './failure.ts'
import { readMappings } from './mappings.ts'

export interface Transpiled {
  readonly code: string
  /** Where a place of `code` was in the text. */
  readonly placeOf: (place: Place) => Place
}

const FILE = 'query.ts'

export function transpile(text: string): Transpiled | Failure {
  try {
    const { code, sourceMap } = transform(text, {
      transforms: ['typescript'],
      disableESTransforms: true,
      keepUnusedImports: true,
      filePath: FILE,
      sourceMapOptions: { compiledFilename: FILE },
    })
    return { code, placeOf: readMappings(sourceMap?.mappings ?? '') }
  } catch (error) {
    return syntaxFailure(error as SyntaxFailure)
  }
}

/** Its message begins with the file and ends with the place. */
interface SyntaxFailure extends Error {
  readonly loc?: Place
}

function syntaxFailure(error: SyntaxFailure): Failure {
  const message = error.message.replace(`Error transforming ${FILE}: `, '').replace(/ \(\d+:\d+\)$/, '')
  return failure('syntax', message, error.loc, error)
}
