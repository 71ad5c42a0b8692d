// Where the tables of a diagram stand: laid out in layers, so that keys lead from left to right.
import { Graph, layout } from '@dagrejs/dagre'
import type { Edge, Entities, Entity } from './entities.ts'

export const ROW = 22
export const HEAD = 30
const CHARACTER = 7.3
const PADDING = 24

export interface Box extends Entity {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Line extends Edge {
  /** From the table that the key leads to, to the one that has it. */
  readonly points: readonly Point[]
}

export interface Placed {
  readonly boxes: readonly Box[]
  readonly lines: readonly Line[]
  readonly width: number
  readonly height: number
}

/** Wide characters are about two others. */
export const textWidth = (text: string): number =>
  Array.from(text).reduce((sum, one) => sum + ((one.codePointAt(0) as number) > 0x2e7f ? 2 : 1), 0) * CHARACTER

function sizeOf({ name, rows }: Entity): { readonly width: number; readonly height: number } {
  const lines = rows.map(row => textWidth(`${row.marks.join(' ')}  ${row.name}   ${row.type}?`))
  return { width: Math.ceil(Math.max(textWidth(name) * 1.1, ...lines) + PADDING), height: HEAD + rows.length * ROW + 6 }
}

const MARGIN = 24

export function placed({ entities, edges }: Entities): Placed {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 36, ranksep: 90, marginx: MARGIN, marginy: MARGIN })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const entity of entities) graph.setNode(entity.id, { ...sizeOf(entity) })
  for (const [at, { from, to }] of edges.entries()) if (from !== to) graph.setEdge(to, from, {}, `e${at}`)
  if (entities.length > 0) layout(graph)
  const boxes = entities.map((entity): Box => {
    const { x, y, width, height } = graph.node(entity.id) as Box
    return { ...entity, x: x - width / 2, y: y - height / 2, width, height }
  })
  const byId = new Map(boxes.map(box => [box.id, box]))
  const lines = edges.map((edge, at): Line => {
    const between =
      edge.from === edge.to ? [] : (graph.edge({ v: edge.to, w: edge.from, name: `e${at}` }).points as Point[])
    return { ...edge, points: ends(edge, byId.get(edge.to) as Box, byId.get(edge.from) as Box, between) }
  })
  const right = (box: Box): number => box.x + box.width
  const bottom = (box: Box): number => box.y + box.height
  const size = (of: (box: Box) => number): number => Math.ceil(Math.max(0, ...boxes.map(of)) + MARGIN * 2)
  return { boxes, lines, width: size(right), height: size(bottom) }
}

/** Lines begin and end at the rows of their columns, on the sides that face each other. */
function ends(edge: Edge, to: Box, from: Box, between: readonly Point[]): Point[] {
  const [start, end] = [rowAt(to, edge.toRow), rowAt(from, edge.fromRow)]
  if (to === from) {
    const x = to.x + to.width
    return [
      { x, y: start },
      { x, y: end },
    ]
  }
  const forward = to.x < from.x
  return [
    { x: forward ? to.x + to.width : to.x, y: start },
    // Every other point lies between two layers, where the line is free to bend.
    ...between.slice(1, -1).filter((_, at) => at % 2 === 1),
    { x: forward ? from.x : from.x + from.width, y: end },
  ]
}

function rowAt({ y, rows }: Box, name: string): number {
  const at = Math.max(
    0,
    rows.findIndex(row => row.name === name),
  )
  return y + HEAD + at * ROW + ROW / 2
}
