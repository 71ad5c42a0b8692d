// Random definitions of tables, in every way to write them, with what is to be read in them.
import fc from 'fast-check'

const NAMES = [
  'a',
  'Group by',
  'say "hi"',
  "it's",
  '[x',
  'y]',
  'back`tick',
  'größe',
  'select',
  'Check',
  '1st',
  'a,b',
  'x)',
  '--',
  '/*',
  'key',
  '🦄',
]
const RESERVED = new Set(['select', 'check'])

/** A name in any quotes that can hold it, or in none. */
const written = (name: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    `"${name.replaceAll('"', '""')}"`,
    `\`${name.replaceAll('`', '``')}\``,
    `'${name.replaceAll("'", "''")}'`,
    ...(name.includes(']') ? [] : [`[${name}]`]),
    ...(/^[a-z_\u0080-\uFFFF][\w\u0080-\uFFFF]*$/i.test(name) && !RESERVED.has(name.toLowerCase()) ? [name] : []),
  )

const gap = fc.constantFrom(' ', ' ', ' ', '\n', '\t \r\n', ' /* , ) " */ ', " -- ( ' [\n", ' /**/ ')

/** Words and pieces with something between them, and letters of any size. */
const line = (...pieces: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(gap, { minLength: pieces.length, maxLength: pieces.length }),
      fc.boolean(),
      ...pieces.map(piece => (typeof piece === 'string' ? fc.constant(piece) : piece)),
    )
    .map(([gaps, lower, ...parts]) =>
      parts
        .map((part, at) => (lower && typeof pieces[at] === 'string' ? part.toLowerCase() : part) + gaps[at])
        .join(''),
    )

/** SQL, with what is read of it. */
interface Said<T> {
  readonly sql: string
  readonly means: T
}
const said = <T>(sql: fc.Arbitrary<string>, means: T): fc.Arbitrary<Said<T>> => sql.map(text => ({ sql: text, means }))

const name: fc.Arbitrary<string> = fc.constantFrom(...NAMES)

type Part = Readonly<Record<string, unknown>>

const conflict: fc.Arbitrary<Said<Part>> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ sql: '', means: {} }) },
  fc
    .constantFrom('ROLLBACK', 'ABORT', 'FAIL', 'IGNORE', 'REPLACE')
    .chain(word => said(line('ON', 'CONFLICT', word), word === 'ABORT' ? {} : { conflict: word })),
)

const called: fc.Arbitrary<Said<string | null>> = fc.oneof(
  fc.constant({ sql: '', means: null }),
  name.chain(own => said(line('CONSTRAINT', written(own)), own)),
)

const expressions = ['1 < 2', `')' <> "x)"`, 'abs( - 5 )', "'a'||'b'", "x'00' IS NOT NULL", '1 IN (1,(2))']
const expression = fc.constantFrom(...expressions).map(text => text.replace('"x)"', "'x)'"))
/** One line, and words as they were written. */
const asWritten = (text: string): fc.Arbitrary<string> => fc.constant(text)

const check = called.chain(({ sql, means }) =>
  expression.chain(rule => said(line(asWritten(sql), 'CHECK', bracketedAs(rule)), { name: means, rule })),
)
function bracketedAs(rule: string): fc.Arbitrary<string> {
  return fc.oneof(line('(', asWritten(rule), ')'), line('(', '(', asWritten(rule), ')', ')'))
}

const action = fc.constantFrom('SET NULL', 'SET DEFAULT', 'CASCADE', 'RESTRICT', 'NO ACTION')

const references = (columns: readonly string[]): fc.Arbitrary<Said<Part>> =>
  fc
    .record({
      table: name,
      targets: fc.boolean(),
      onDelete: fc.option(action),
      onUpdate: fc.option(action),
      when: fc.constantFrom(null, 'deferred', 'immediate'),
    })
    .chain(({ table, targets, onDelete, onUpdate, when }) => {
      const list = targets ? [listOf(columns.map(written))] : []
      const words = (event: string, what: string | null): string[] =>
        what === null ? [] : ['ON', event, ...what.split(' ')]
      const deferral = when === null ? [] : ['DEFERRABLE', 'INITIALLY', when.toUpperCase()]
      const sql = line(
        'REFERENCES',
        written(table),
        ...list,
        ...words('DELETE', onDelete),
        ...words('UPDATE', onUpdate),
        ...deferral,
      )
      return said(sql, {
        columns,
        table,
        targetColumns: targets ? columns : null,
        ...(onDelete !== null && { onDelete: onDelete.toLowerCase() }),
        ...(onUpdate !== null && { onUpdate: onUpdate.toLowerCase() }),
        ...(when !== null && { deferrable: when }),
      })
    })

const listOf = (items: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  line('(', ...items.flatMap((item, at) => (at === 0 ? [item] : [',', item])), ')')

const keyColumn = (own: string): fc.Arbitrary<Said<Part>> =>
  fc
    .tuple(fc.option(fc.constantFrom('NOCASE', 'rtrim')), fc.constantFrom(null, 'ASC', 'DESC'))
    .chain(([collate, direction]) =>
      said(
        line(
          written(own),
          ...(collate === null ? [] : ['COLLATE', written(collate)]),
          ...(direction === null ? [] : [direction]),
        ),
        { name: own, ...(collate !== null && { collate }), ...(direction === 'DESC' && { descending: true }) },
      ),
    )

const defaults: readonly (readonly [string, string])[] = [
  ['1', '1'],
  ['- 1', '- 1'],
  ["'it''s, )'", "'it''s, )'"],
  ['NULL', 'NULL'],
  ['CURRENT_TIME', 'CURRENT_TIME'],
  ['( 1+(2) )', '1+(2)'],
  ['"a ""word"', `'a "word'`],
  ['[b]', "'b'"],
]

interface Table {
  columns: Part[]
  primaryKey: Part | null
  uniques: Part[]
  checks: Part[]
  foreignKeys: Part[]
}

/** A change of what is read, with the SQL that asks for it. */
type Step = Said<(table: Table, column: Record<string, unknown>) => void>
const step = (from: fc.Arbitrary<Said<Part>>, make: (means: Part) => Step['means']): fc.Arbitrary<Step> =>
  from.map(({ sql, means }) => ({ sql, means: make(means) }))

/** What a column says of itself, each at most once, in any order. */
function columnSteps(own: string): fc.Arbitrary<readonly Step[]> {
  const notNull = step(
    conflict.chain(({ sql, means }) => said(line('NOT', 'NULL', asWritten(sql)), means)),
    means => (_, column) => Object.assign(column, { notNull: true }, means),
  )
  const collate = step(
    said(line('COLLATE', written('NOCASE')), {}),
    () => (_, column) => Object.assign(column, { collate: 'NOCASE' }),
  )
  const value = step(
    fc.constantFrom(...defaults).chain(([sql, means]) => said(line('DEFAULT', asWritten(sql)), { default: means })),
    means => (_, column) => Object.assign(column, means),
  )
  const generated = step(
    fc.tuple(expression, fc.boolean(), fc.constantFrom([], ['STORED'], ['VIRTUAL'])).chain(([rule, long, words]) =>
      said(line(...(long ? ['GENERATED', 'ALWAYS'] : []), 'AS', bracketedAs(rule), ...words), {
        generated: rule,
        ...(words[0] === 'STORED' && { stored: true }),
      }),
    ),
    means => (_, column) => Object.assign(column, means),
  )
  const unique = step(
    fc.tuple(called, conflict).chain(([constraint, answer]) =>
      said(line(asWritten(constraint.sql), 'UNIQUE', asWritten(answer.sql)), {
        name: constraint.means,
        columns: [{ name: own }],
        ...answer.means,
      }),
    ),
    means => table => table.uniques.push(means),
  )
  const rule = step(check, means => table => table.checks.push({ ...means, column: own }))
  const refers = step(
    fc
      .tuple(called, references([own]))
      .chain(([constraint, key]) =>
        said(line(asWritten(constraint.sql), asWritten(key.sql)), { name: constraint.means, ...key.means }),
      ),
    means => table => table.foreignKeys.push(means),
  )
  const plain = fc.oneof(fc.constant([value]), fc.constant([]), fc.constant([generated]))
  return plain
    .chain(values => fc.shuffledSubarray([notNull, collate, unique, rule, refers, ...values]))
    .chain(steps => fc.tuple(...steps))
}

const types = ['', 'INT', 'VARCHAR(20)', 'DECIMAL(10,-2)', 'UNSIGNED BIG INT', '"a type"', 'generated', 'key']

const column = (own: string): fc.Arbitrary<Step> =>
  fc.tuple(fc.constantFrom(...types), columnSteps(own)).chain(([type, steps]) =>
    said(line(written(own), asWritten(type), ...steps.map(({ sql }) => asWritten(sql))), (table: Table) => {
      const made = { name: own, type }
      for (const { means } of steps) means(table, made)
      table.columns.push(made)
    }),
  )

/** What the table says of several columns. */
function tableStep(columns: readonly string[]): fc.Arbitrary<Step> {
  const some = fc.subarray([...columns], { minLength: 1 })
  const key = (words: string[]): fc.Arbitrary<Said<Part>> =>
    fc
      .tuple(called, some, conflict)
      .chain(([constraint, names, answer]) =>
        fc
          .tuple(...names.map(keyColumn))
          .chain(keys =>
            said(
              line(
                asWritten(constraint.sql),
                ...words,
                listOf(keys.map(({ sql }) => asWritten(sql))),
                asWritten(answer.sql),
              ),
              { name: constraint.means, columns: keys.map(({ means }) => means), ...answer.means },
            ),
          ),
      )
  return fc.oneof(
    step(key(['UNIQUE']), means => table => table.uniques.push(means)),
    step(check, means => table => table.checks.push({ ...means, column: null })),
    step(
      fc.tuple(called, some).chain(([constraint, names]) =>
        references(names).chain(to =>
          said(line(asWritten(constraint.sql), 'FOREIGN', 'KEY', listOf(names.map(written)), asWritten(to.sql)), {
            name: constraint.means,
            ...to.means,
          }),
        ),
      ),
      means => table => table.foreignKeys.push(means),
    ),
  )
}

/** A table that SQLite takes; `keyed` is never generated. */
export const randomTable: fc.Arbitrary<Said<Table>> = fc
  .tuple(
    name,
    fc.uniqueArray(name, { minLength: 1, maxLength: 5, selector: own => own.toLowerCase() }),
    fc.constantFrom('none', 'inline', 'outside'),
  )
  .chain(([own, [first = 'a', ...more], key]) => {
    const inline = key === 'inline' ? ['PRIMARY', 'KEY'] : []
    const primaryKey = { name: null, columns: [{ name: first }], inline: key === 'inline', autoincrement: false }
    const keyed = said(line(written(first), ...inline), (table: Table) => {
      table.columns.push({ name: first, type: '' })
      if (key !== 'none') table.primaryKey = primaryKey
    })
    const outside = key === 'outside' ? [line('PRIMARY', 'KEY', listOf([written(first)]))] : []
    return fc
      .tuple(fc.tuple(keyed, ...more.map(column)), fc.array(tableStep([first, ...more]), { maxLength: 4 }))
      .chain(([columns, constraints]) => {
        const parts = [
          ...columns.map(({ sql }) => asWritten(sql)),
          ...outside,
          ...constraints.map(({ sql }) => asWritten(sql)),
        ]
        const table: Table = { columns: [], primaryKey: null, uniques: [], checks: [], foreignKeys: [] }
        for (const { means } of [...columns, ...constraints]) means(table, {})
        return said(line('CREATE', 'TABLE', written(own), listOf(parts)), table)
      })
  })
