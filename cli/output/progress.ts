// How far a run is, on a terminal.
import type { Progress } from 'isomodel/migrate'
import type { Io } from '../io.ts'
import { oneLine } from '../text/one-line.ts'

const WIDTH = 20

function bar(done: number, all: number): string {
  const full = all === 0 ? 0 : Math.round((done / all) * WIDTH)
  return '█'.repeat(full) + '░'.repeat(WIDTH - full)
}

/** Shows the part that runs; clear() takes the line away. */
export function progressBar({ progress }: Io): { readonly onProgress: (at: Progress) => void; clear(): void } {
  return {
    onProgress({ migration, at, of, part, parts, label }) {
      if (migration === undefined) progress?.(label)
      else
        progress?.(`${bar(at - 1 + (part - 1) / Math.max(parts, 1), of)} ${at}/${of} ${migration}: ${oneLine(label)}`)
    },
    clear: () => progress?.(''),
  }
}
