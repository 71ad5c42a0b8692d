// Plans as text.
import type { PlanNode } from './plan-types.ts'

const rounded = (number: number): string => String(Number(number.toPrecision(3)))

const rowsOf = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`

function line({ operation, model, table, as, index, estimatedRows, cost, actual, detail }: PlanNode): string {
  const name = model ?? table ?? as
  const facts = [
    index === undefined ? '' : `by ${index}`,
    estimatedRows === undefined ? '' : `about ${rowsOf(estimatedRows)}`,
    cost === undefined ? '' : `cost ${rounded(cost)}`,
    actual ? `${rowsOf(actual.rows)}${actual.loops > 1 ? ` in ${actual.loops} loops` : ''}` : '',
    actual?.time === undefined ? '' : `${rounded(actual.time)} ms`,
  ].filter(Boolean)
  const subject = name === undefined ? operation : `${operation} ${name}`
  return `${[as === undefined || as === name || as === table ? subject : `${subject} as ${as}`, ...facts].join(', ')}: ${detail}`
}

/** A line for each step. */
export const planText = (nodes: readonly PlanNode[], indent = ''): string =>
  nodes.map(node => [indent + line(node), planText(node.children, `${indent}  `)].filter(Boolean).join('\n')).join('\n')
