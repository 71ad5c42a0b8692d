// Reads the mappings of a source map: https://tc39.es/ecma426/#sec-mappings
import type { Place } from './failure.ts'

/** Columns of one line of the code, and the places of the source that they come from; all are counted from 0. */
interface Segment {
  readonly column: number
  readonly sourceLine: number
  readonly sourceColumn: number
}

/** The way from places of the code to places of its only source. */
export function readMappings(mappings: string): (place: Place) => Place {
  const lines = segmentsOf(mappings)
  return place => {
    const segment = lines[place.line - 1]?.findLast(({ column }) => column < place.column)
    if (!segment) return place
    const column = segment.sourceColumn + place.column - segment.column
    return { line: segment.sourceLine + 1, column }
  }
}

function segmentsOf(mappings: string): Segment[][] {
  let sourceLine = 0
  let sourceColumn = 0
  return mappings.split(';').map(line => {
    let column = 0
    const segments = line ? line.split(',').map(numbersOf) : []
    return segments.map(([columns = 0, , sourceLines = 0, sourceColumns = 0]) => {
      column += columns
      sourceLine += sourceLines
      sourceColumn += sourceColumns
      return { column, sourceLine, sourceColumn }
    })
  })
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Differences to the segment before: five bits a digit, the lowest first; the lowest of all is the sign. */
function numbersOf(segment: string): number[] {
  const numbers: number[] = []
  let value = 0
  let shift = 0
  for (const digit of segment) {
    const bits = DIGITS.indexOf(digit)
    value += (bits & 31) << shift
    shift += 5
    if (bits & 32) continue
    numbers.push(value & 1 ? -(value >> 1) : value >> 1)
    value = 0
    shift = 0
  }
  return numbers
}
