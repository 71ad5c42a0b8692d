// An entity diagram as a picture.
import type { DatabaseSchema } from 'isomodel/migrate'
import { entitiesOf } from './entities.ts'
import { type Box, HEAD, type Line, placed, type Point, ROW } from './place.ts'

const STYLE = `
  svg { background: #fff; font: 12px ui-monospace, Menlo, Consolas, monospace; }
  .box { fill: #fff; stroke: #94a3b8; }
  .head { fill: #e2e8f0; }
  text { fill: #0f172a; }
  .name { font-weight: 700; }
  .mark { fill: #b45309; font-size: 10px; }
  .type { fill: #64748b; text-anchor: end; }
  .line { fill: none; stroke: #475569; stroke-width: 1.3; }
  @media (prefers-color-scheme: dark) {
    svg { background: #0f172a; }
    .box { fill: #1e293b; stroke: #475569; }
    .head { fill: #334155; }
    text { fill: #f1f5f9; }
    .mark { fill: #fbbf24; }
    .type { fill: #94a3b8; }
    .line { stroke: #94a3b8; }
  }
`

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text of XML, which has no signs that control anything. https://www.w3.org/TR/xml/#charsets */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ')
    .replaceAll(/[&<>"']/g, sign => NAMES[sign] as string)

export function svgOf(schema: Pick<DatabaseSchema, 'tables'>): string {
  const { boxes, lines, width, height } = placed(entitiesOf(schema))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">\n`,
    `<style>${STYLE}</style>\n`,
    ...lines.map(lineText),
    ...boxes.map(boxText),
    '</svg>\n',
  ].join('')
}

const round = (value: number): number => Math.round(value * 10) / 10

function boxText({ x, y, width, height, name, comment, rows }: Box): string {
  const [left, top] = [round(x), round(y)]
  const title = comment === undefined ? '' : `<title>${escaped(comment)}</title>`
  return [
    `<g transform="translate(${left} ${top})">${title}`,
    `<rect class="box" width="${width}" height="${height}" rx="6"/>`,
    `<path class="head" d="M1 ${HEAD}V7a6 6 0 0 1 6-6h${width - 14}a6 6 0 0 1 6 6V${HEAD}z"/>`,
    `<text class="name" x="12" y="20">${escaped(name)}</text>`,
    ...rows.map(({ marks, name: column, type, nullable, comment: note }, at) => {
      const base = HEAD + at * ROW + 16
      const mark = marks.length > 0 ? `<tspan class="mark">${marks.join(' ')}</tspan> ` : ''
      const hint = note === undefined ? '' : `<title>${escaped(note)}</title>`
      return (
        `<text x="12" y="${base}" xml:space="preserve">${mark}${escaped(column)}${hint}</text>` +
        `<text class="type" x="${width - 12}" y="${base}">${escaped(type)}${nullable ? '?' : ''}</text>`
      )
    }),
    '</g>\n',
  ].join('')
}

function lineText({ points, name, from, to, optional, single }: Line): string {
  const first = points[0] as Point
  const last = points.at(-1) as Point
  const loop = from === to
  const start = loop ? 1 : direction(first, points[1] as Point)
  const end = loop ? 1 : direction(last, points.at(-2) as Point)
  const path = loop ? loopText(first, last) : bends(points)
  return `<path class="line" d="${path}${one(first, start, optional)}${many(last, end, single)}"><title>${escaped(name)}</title></path>\n`
}

/** A bend between each two points, level at both. */
const bends = (points: readonly Point[]): string =>
  points
    .map(({ x, y }, at) => {
      const before = points[at - 1]
      if (!before) return `M${round(x)} ${round(y)}`
      const middle = round((before.x + x) / 2)
      return `C${middle} ${round(before.y)} ${middle} ${round(y)} ${round(x)} ${round(y)}`
    })
    .join('')

/** Out of a table and back into it. */
function loopText(first: Point, last: Point): string {
  const x = round(first.x + 46)
  return `M${round(first.x)} ${round(first.y)}C${x} ${round(first.y)} ${x} ${round(last.y)} ${round(last.x)} ${round(last.y)}`
}

/** To which side a line leaves a table: 1 is right. */
const direction = (from: Point, to: Point): number => (to.x >= from.x ? 1 : -1)

const bar = (x: number, y: number): string => `M${round(x)} ${round(y - 5)}v10`
const ring = (x: number, y: number): string => `M${round(x - 4)} ${round(y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0`

/** The end that is one row, or at most one. */
const one = ({ x, y }: Point, side: number, optional: boolean): string =>
  bar(x + 7 * side, y) + (optional ? ring(x + 15 * side, y) : bar(x + 11 * side, y))

/** The end with any number of rows, or at most one. */
const many = ({ x, y }: Point, side: number, single: boolean): string => {
  const tip = round(x + 10 * side)
  const foot = `M${tip} ${round(y)}L${round(x)} ${round(y - 5)}M${tip} ${round(y)}L${round(x)} ${round(y + 5)}`
  return (single ? bar(x + 7 * side, y) : foot) + ring(x + 15 * side, y)
}
