// A dialect that no database has. It differs from SQLite in everything that a record can say, so that whatever the
// compiler knows by heart shows in its SQL.
import * as op from '../../src/ast/op.ts'
import type { Codec, Operand, ValueType } from '../../src/ast/value-type.ts'
import { type ShownDialect, shown } from '../../src/compile/shown.ts'
import type { Abilities, Dialect } from '../../src/dialect/dialect.ts'
import { calls } from '../../src/dialect/operators.ts'

const asIs: Codec = { encode: null, decode: null, read: null }
const same = (value: unknown): unknown => value

const aggregates: Dialect['aggregates'] = {
  count: (of, _, call) => call('HOW_MANY', of?.sql ?? 'ROWS'),
  sum: (of, result, call) => `${call('TOTAL', of?.sql ?? '')} AS ${result.kind}`,
  avg: (of, _, call) => `${call('TOTAL', of?.sql ?? '')} PER ${call('HOW_MANY', of?.sql ?? '')}`,
  min: (of, _, call) => call('LOWEST', of?.sql ?? ''),
  max: (of, _, call) => call('HIGHEST', of?.sql ?? ''),
}

function codec(type: ValueType): Codec {
  switch (type.kind) {
    case 'boolean':
      return { encode: (value: boolean) => (value ? 'yes' : 'no'), decode: raw => raw === 'yes', read: null }
    case 'timestamp':
      return { ...asIs, encode: (value: Date) => value.getTime(), read: sql => `MILLISECONDS(${sql})` }
    case 'decimal':
      return { ...asIs, encode: (value: string | number) => `dec ${value}` }
    case 'json':
    case 'array':
      return { ...asIs, encode: (value: unknown) => ({ document: value }) }
    default:
      return asIs
  }
}

const called =
  (name: string) =>
  (args: readonly Operand[], result: ValueType): string =>
    `${name}(${args.map(({ sql }) => sql).join('; ')}) AS ${result.kind}`

const patterns: Readonly<Record<number, string>> = {
  [op.LIKE]: 'FITS',
  [op.ILIKE]: 'ROUGHLY FITS',
  [op.CONTAINS]: 'HOLDS',
  [op.STARTS_WITH]: 'BEGINS BETWEEN',
  [op.ENDS_WITH]: 'ENDS IN',
}

export const madeUp: ShownDialect = shown({
  name: 'made-up',
  abilities: {
    returning: true,
    rightJoin: true,
    fullJoin: true,
    conflictTarget: true,
    aggregateFilter: true,
    schemas: true,
  },
  maxParameters: 12,
  quote: name => `[${name.replaceAll(']', ']]')}]`,
  placeholder: index => `:${index}`,
  parameter: (type, place) => (place === 'store' ? `STORED ?` : place === 'compare' ? `? OF ${type.kind}` : `<?>`),
  codec,
  operators: {
    [op.EQ]: '$1 == $2',
    [op.NE]: '$1 != $2',
    [op.GT]: '$1 ABOVE $2',
    [op.GTE]: '$1 FROM $2',
    [op.LT]: '$1 BELOW $2',
    [op.LTE]: '$1 UPTO $2',
    [op.PLUS]: '$1 PLUS $2',
    [op.MINUS]: '$1 MINUS $2',
    [op.TIMES]: '$1 TIMES $2',
    [op.DIVIDED_BY]: '$1 OVER $2',
    [op.MOD]: '$1 MODULO $2',
    [op.DISTINCT_FROM]: '$1 DIFFERS $2',
    // The operands change places, so that parameters have to follow the text.
    [op.HAS]: '$2 WITHIN $1',
  },
  same: '$1 SAME $2',
  different: '$1 DIFFERS $2',
  match: (operator, left) =>
    operator === op.STARTS_WITH
      ? { sql: `${left} ${patterns[operator]} ? AND ?`, encode: [same, (text: string) => `${text}~`] }
      : { sql: `${left} ${patterns[operator]} ?`, encode: [(text: string) => `/${text}/`] },
  matchExpression: (operator, left, right) => `${left} ${patterns[operator]} PATTERN ${right}`,
  functions: {
    coalesce: 'FIRST_KNOWN',
    nullIf: called('UNLESS'),
    lower: 'SMALL',
    upper: 'LARGE',
    length: 'SIZE',
    trim: 'STRIP',
    abs: called('MAGNITUDE'),
    concat: args => args.map(({ sql }) => sql).join(' & '),
    now: () => 'CLOCK',
    round: ([value], _, digits) => `NEAREST(${(value as Operand).sql}, ${digits})`,
    floor: 'BELOW',
    ceil: 'ABOVE',
    datePart: (args, result, part) => `PIECE ${part} ${called('OF')(args, result)}`,
    dateTrunc: (args, result, unit) => `START ${unit} ${called('OF')(args, result)}`,
    dateAdd: (args, result, amounts) => `LATER ${amounts} ${called('THAN')(args, result)}`,
    dateDiff: (args, result, unit) => `WHOLE ${unit} ${called('FROM')(args, result)}`,
    overlaps: called('MEETING'),
    bitAnd: called('BOTH'),
    bitOr: called('EITHER'),
    bitXor: called('ONE'),
    bitNot: called('OTHERS'),
    shiftLeft: (args, result, places) => `UP ${places} ${called('OF')(args, result)}`,
    shiftRight: (args, result, places) => `DOWN ${places} ${called('OF')(args, result)}`,
    substring: (args, result, places) => `PIECE ${places} ${called('OF')(args, result)}`,
    replace: called('CHANGED'),
    stringAgg: (args, result, order) => `JOINED ${order} ${called('OF')(args, result)}`,
    arrayContains: called('SURROUNDS'),
    arrayOverlaps: called('TOUCHES'),
    arrayLength: 'COUNTED',
    jsonSet: (args, result, where) => `PUT ${where} ${called('IN')(args, result)}`,
    jsonRemove: (args, result, where) => `TAKEN ${where} ${called('FROM')(args, result)}`,
    jsonContains: (args, result, keys) => `WITHIN ${keys} ${called('OF')(args, result)}`,
    jsonHas: (args, result, keys) => `NAMED ${keys} ${called('IN')(args, result)}`,
    jsonObject: (args, result, needed) => `BUNCH ${needed} ${called('OF')(args, result)}`,
    jsonArray: (args, result, needed) => `ROW ${needed} ${called('OF')(args, result)}`,
    jsonAgg: (args, result, order) => `GATHERED ${order} ${called('OF')(args, result)}`,
    ...calls(aggregates),
    matches: (args, result, letters) => `SHAPED ${letters} ${called('LIKE')(args, result)}`,
  },
  aggregates,
  within: ({ sql, type }, negated) => ({
    sql: `${sql} ${negated ? 'NOT IN' : 'IN'} (UNPACK ${type.kind} ?)`,
    encode: [(values: readonly unknown[]) => values.join('|')],
  }),
  convert: (from, to) =>
    from.type.id === to.id || from.type.kind === 'unknown' ? from.sql : `${from.sql} TO ${to.kind}`,
  cast: (from, to) => `${from.sql} AS A ${to.kind}`,
  path: (document, type) => ({
    sql: `DIG ${type.kind} ? IN ${document}`,
    encode: [(steps: readonly unknown[]) => steps.join('/')],
  }),
  sortKey: ({ sql, type }) => (type.kind === 'text' ? `KEY(${sql})` : sql),
  fullText: {
    condition: ({ source, name, row, columns }) => ({
      sql: `${columns.join('+')} TELL ? BY ${source} ${row} ${name}`,
      encode: [(text: string) => `<${text}>`],
    }),
    rank: ({ columns }) => ({
      sql: `MERIT ${columns.join('+')} OF ? AND ?`,
      encode: [(text: string) => `<${text}`, (text: string) => `${text}>`],
    }),
  },
  nulls: ({ descending, nulls }) => ` NULLS ${(nulls ?? (descending ? 'last' : 'first')).toUpperCase()}`,
  sources: {
    keepsDuplicates: true,
    sharesQueries: true,
    lateral: true,
    withBeforeWrites: false,
    writesInWith: true,
    bytesInTuples: false,
    quantifiers: true,
    samples: true,
    distinctOn: false,
    groupingSets: 'all',
    grouping: true,
    column: ({ sql, type }) => `${sql} WIDE ${type.kind}`,
    base: (query, columns) => `OF ${columns.map(([name]) => name).join('+')} ${query}`,
    rows: columns => ({
      sql: `UNPACK ${columns.map(([name, type]) => `${type.kind} ${name}`).join('+')} ROWS ?`,
      encode: [(rows: readonly (readonly unknown[])[]) => rows.map(row => row.join('|')).join('/')],
    }),
  },
  asNumber: ' AS BIT',
  limit: (rows, skip) => (skip === null ? '' : ` SKIP ${skip}`) + (rows === null ? '' : ` TAKE ${rows}`),
  conflict: (target, set) => ` COLLIDING ${target.join('+')} ${set === null ? 'SKIP' : `CHANGE ${set}`}`,
  merge: true,
  excluded: column => `INCOMING ${column}`,
  defaultValues: ' NOTHING GIVEN',
  resetKeys: (table, key) => `RESET ${table} ${key}`,
  transaction: () => ({ begin: ['START'], commit: ['KEEP'], rollback: ['FORGET'] }),
  lock: ({ strength, of, skipLocked, noWait }, _, __, name) =>
    ` HOLDING ${of.map(name).join('+') || 'ALL'} TO ${strength} OR ${skipLocked ? 'skip' : noWait ? 'fail' : 'wait'}`,
  explain: { prefix: 'SHOW ', text: rows => rows.join('\n') },
})

/** The same dialect without one of its abilities. */
export const without = (ability: keyof Abilities): ShownDialect =>
  shown({ ...madeUp, abilities: { ...madeUp.abilities, [ability]: false } })
