// Diagrams of all databases that models are written for, and what their text may not do.
import { describe as group, expect, test } from 'vitest'
import { entitiesOf } from '../../../cli/diagram/entities.ts'
import { mermaidOf } from '../../../cli/diagram/mermaid.ts'
import { placed } from '../../../cli/diagram/place.ts'
import { svgOf } from '../../../cli/diagram/svg.ts'
import { cases } from '../pull/schemas.ts'

group.each(Object.entries(cases))('%s', (_, [, schema]) => {
  const { entities, edges } = entitiesOf(schema)

  test('has each table, column and key once', () => {
    expect(entities.map(({ rows }) => rows.length)).toEqual(schema.tables.map(({ columns }) => columns.length))
    const keys = schema.tables.flatMap(table => table.foreignKeys ?? [])
    const known = keys.filter(key =>
      schema.tables.some(({ name, schema: of }) => name === key.table && of === key.schema),
    )
    expect(edges).toHaveLength(known.length)
  })

  test('is Mermaid text that no name breaks', () => {
    const lines = mermaidOf(schema).trimEnd().split('\n')
    expect(lines[0]).toBe('erDiagram')
    const entity = / {2}t\d+\["[^"]*"\] \{/
    const row = / {4}[A-Za-z_][\w\-()[\]]* [A-Za-z_][\w\-()[\]]*( (PK|FK|UK)(, (PK|FK|UK))*)?( "[^"]*")?/
    const edge = / {2}t\d+ (\|o|\|\|)--(o\||o\{) t\d+ : "[^"]*"/
    const line = new RegExp(`^(${[entity, row, / {2}\}/, edge].map(one => one.source).join('|')})$`)
    expect(lines.slice(1).filter(one => !line.test(one))).toEqual([])
  })

  test('is a picture of well-formed XML, with tables that do not cover each other', () => {
    const text = svgOf(schema)
    wellFormed(text)
    const { boxes, lines, width, height } = placed({ entities, edges })
    for (const [at, a] of boxes.entries()) {
      expect(a.x + a.width).toBeLessThanOrEqual(width)
      expect(a.y + a.height).toBeLessThanOrEqual(height)
      for (const b of boxes.slice(at + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
        expect(apart, `${a.name} and ${b.name}`).toBe(true)
      }
    }
    expect(lines.every(({ points }) => points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)))).toBe(true)
  })
})

/** Tags close in the order in which they open, attributes are quoted, and nothing else has signs of markup. */
function wellFormed(text: string): void {
  const open: string[] = []
  const rest = text
    .replace(/<style>[^<]*<\/style>/, '')
    .replaceAll(/<(\/?)([a-z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/gi, (_, close, name, _attributes, alone) => {
      if (close) expect(open.pop()).toBe(name)
      else if (!alone) open.push(name as string)
      return ''
    })
  expect(open).toEqual([])
  expect(rest).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|#39);)|[^\P{Cc}\n]/u)
}

test('lines say how many rows there may be', () => {
  const text = mermaidOf(cases['relations of all kinds']?.[1] ?? { tables: [] })
  expect(text).toContain('t1 |o--o{ t0 : "team_id"')
  expect(text).toContain('t0 ||--o| t4 : "hero_id"')
  expect(text).toContain('t0 ||--o{ t5 : "to_hero_id"')
})
