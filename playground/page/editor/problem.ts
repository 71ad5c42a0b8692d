// The place in the text that a failure names, underlined until the text changes.
import { StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'

/** Both counted from 1. */
export interface Problem {
  readonly line: number
  readonly column: number
}

const setProblem = StateEffect.define<{ from: number; to: number } | undefined>()
const underline = Decoration.mark({ class: 'problem-place' })

export const problemMark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(setProblem)) continue
      return effect.value ? Decoration.set(underline.range(effect.value.from, effect.value.to)) : Decoration.none
    }
    return transaction.docChanged ? Decoration.none : marks
  },
  provide: field => EditorView.decorations.from(field),
})

export function markProblem(view: EditorView, problem: Problem | undefined): void {
  view.dispatch({ effects: setProblem.of(problem && place(view, problem)) })
}

/** The word at the place; at the end of a line, the letter before. */
function place(view: EditorView, { line, column }: Problem): { from: number; to: number } | undefined {
  const { doc } = view.state
  if (doc.length === 0) return undefined
  const found = doc.line(Math.max(1, Math.min(line, doc.lines)))
  const at = Math.min(found.from + Math.max(0, column - 1), found.to)
  const word = view.state.wordAt(at)
  if (word) return { from: word.from, to: word.to }
  return at < found.to ? { from: at, to: at + 1 } : { from: Math.max(0, at - 1), to: Math.max(1, at) }
}
