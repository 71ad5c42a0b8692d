// The parts of a script that matter for running it: its imports, what it exports, and its last expression.
import { parser } from '@lezer/javascript'
import type { Place } from './failure.ts'
import { suspect } from './suspect.ts'
import type { Node } from './tree.ts'

export interface Span {
  readonly from: number
  readonly to: number
}

export interface Import extends Span {
  readonly module: string
}

export interface Syntax {
  readonly imports: readonly Import[]
  /** The words `export` and `default`. */
  readonly exported: readonly Span[]
  /** The last statement, if there is any. */
  readonly last: Span | undefined
  /** The expression that the last statement is. */
  readonly expression: Span | undefined
  /** The name that the last statement declares, if it is no expression. */
  readonly name: Span | undefined
  /** Where the mistake is, if there is one. */
  readonly suspect: number | undefined
}

/** Never fails: of a script with mistakes it answers what can be told. */
export function readSyntax(script: string): Syntax {
  const tree = parser.parse(script)
  const { topNode } = tree
  const exports = topNode.getChildren('ExportDeclaration')
  const last = lastStatement(topNode)
  return {
    imports: topNode.getChildren('ImportDeclaration').map(node => importOf(node, script)),
    exported: exports.flatMap(node => [...node.getChildren('export'), ...node.getChildren('default')]),
    last,
    expression: last && expressionOf(last),
    name: last && nameOf(last),
    suspect: suspect(tree, script),
  }
}

function importOf(node: Node, script: string): Import {
  const name = node.getChild('String')
  return { from: node.from, to: node.to, module: name ? script.slice(name.from + 1, name.to - 1) : '' }
}

function lastStatement(top: Node): Node | undefined {
  let node = top.lastChild
  while (node && (/Comment$|^;$/.test(node.name) || node.type.isError)) node = node.prevSibling
  return node ?? undefined
}

function expressionOf(statement: Node): Span | undefined {
  const before = statement.getChild('default')
  const expression = statement.name === 'ExpressionStatement' ? statement.firstChild : before?.nextSibling
  return expression ?? undefined
}

function nameOf(statement: Node): Span | undefined {
  const declaration = statement.name === 'ExportDeclaration' ? statement.getChild('VariableDeclaration') : statement
  return declaration?.getChildren('VariableDefinition').at(-1)
}

export function placeAt(text: string, position: number): Place {
  const lines = text.slice(0, position).split('\n')
  return { line: lines.length, column: (lines.at(-1) as string).length + 1 }
}
