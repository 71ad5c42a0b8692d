// The editor itself: CodeMirror with TypeScript, in the colours of the page. Loaded after the first paint.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { scopeCompletionSource, typescriptLanguage } from '@codemirror/lang-javascript'
import { bracketMatching, indentOnInput, indentUnit, LanguageSupport } from '@codemirror/language'
import { EditorState, type Extension, Prec } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { colours } from './colours.ts'
import { markProblem, type Problem, problemMark } from './problem.ts'

export interface EditorOptions {
  readonly text: string
  readonly label: string
  /** Names that are known without an import, completed with their properties. */
  readonly scope: object
  onRun(): void
  onChange(text: string): void
}

export interface Editor {
  text(): string
  /** Replaces the text; undo brings the old one back. */
  write(text: string): void
  /** Marks a place, counted from 1, or none. */
  mark(problem: Problem | undefined): void
  focus(): void
}

/**
 * The editor stands in a shadow tree: there its styles are adopted as objects, while style elements, which it makes
 * elsewhere, are forbidden by content policies.
 */
export function createEditor(host: HTMLElement, options: EditorOptions): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({ doc: options.text, extensions: extensions(options) }),
  })
  return {
    text: () => view.state.doc.toString(),
    write: text => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    mark: problem => markProblem(view, problem),
    focus: () => view.focus(),
  }
}

function extensions({ label, scope, onRun, onChange }: EditorOptions): Extension[] {
  const run = () => {
    onRun()
    return true
  }
  return [
    Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
    lineNumbers(),
    history(),
    drawSelection(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    language(scope),
    autocompletion(),
    // Tab is left to moving between the parts of the page; Mod-] indents.
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
    EditorView.contentAttributes.of({ 'aria-label': label }),
    EditorView.updateListener.of(update => {
      if (update.docChanged) onChange(update.state.doc.toString())
    }),
    problemMark,
    colours,
  ]
}

function language(scope: object): LanguageSupport {
  return new LanguageSupport(typescriptLanguage, [
    typescriptLanguage.data.of({ autocomplete: scopeCompletionSource(scope) }),
  ])
}
