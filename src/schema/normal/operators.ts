// Which operators there are, and how strongly they bind.
// https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-PRECEDENCE,
// https://dev.mysql.com/doc/refman/8.4/en/operator-precedence.html, https://sqlite.org/lang_expr.html#operators_and_parse_affecting_attributes
import type { Token } from './lex.ts'

export type Strength = Readonly<Record<string, number>>

const level = (strength: number, operators: string): [string, number][] =>
  operators.split(' ').map(operator => [operator, strength])

const COMPARED = '= <> != < > <= >='
/** Words that compare are looked up by their first: `is`, `in`, `like`. */
const POSTGRES = [
  ...level(1, 'or'),
  ...level(2, 'and'),
  ...level(3, 'not'),
  ...level(4, 'is isnull notnull'),
  ...level(5, COMPARED),
  ...level(6, 'between in like ilike similar'),
  ...level(7, '|| -> ->> #> #>> @> <@ @@ ?| ?& ? << >> & | # ~ ~* !~ !~* ~~ ~~* !~~ !~~*'),
  ...level(8, '+ -'),
  ...level(9, '* / %'),
  ...level(10, '^'),
  ...level(11, 'at'),
  ...level(12, 'collate'),
  ...level(13, 'unary'),
  ...level(14, '['),
  ...level(15, '::'),
]
const MYSQL = [
  ...level(1, 'or ||'),
  ...level(2, 'xor'),
  ...level(3, 'and &&'),
  ...level(4, 'not'),
  ...level(5, 'between'),
  ...level(6, `${COMPARED} <=> is in like regexp rlike sounds member`),
  ...level(7, '|'),
  ...level(8, '&'),
  ...level(9, '<< >>'),
  ...level(10, '+ -'),
  ...level(11, '* / % div mod'),
  ...level(12, '^'),
  ...level(13, 'unary'),
  ...level(14, 'collate'),
  ...level(15, '-> ->>'),
]
const SQLITE = [
  ...level(1, 'or'),
  ...level(2, 'and'),
  ...level(3, 'not'),
  ...level(4, '= == <> != is isnull notnull between in like glob match regexp'),
  ...level(5, '< > <= >='),
  ...level(7, '& | << >>'),
  ...level(8, '+ -'),
  ...level(9, '* / %'),
  ...level(10, '|| -> ->>'),
  ...level(11, 'collate'),
  ...level(12, 'unary'),
]

/** Another word for the same. */
const SYNONYMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  all: { '!=': '<>', '==': '=', '&&': 'and' },
  mysql: { '||': 'or', rlike: 'regexp', mod: '%' },
  postgres: { '~~': 'like', '~~*': 'ilike', '!~~': 'not like', '!~~*': 'not ilike' },
}

export interface Operators {
  readonly strength: Strength
  readonly synonyms: Readonly<Record<string, string>>
}

const of = (levels: [string, number][], synonyms: Readonly<Record<string, string>> | undefined): Operators => ({
  strength: Object.assign(Object.create(null), Object.fromEntries(levels)) as Strength,
  synonyms: { ...SYNONYMS['all'], ...synonyms },
})

const mysql = /* @__PURE__ */ of(MYSQL, SYNONYMS['mysql'])
const all: Readonly<Record<string, Operators>> = {
  mysql,
  mariadb: mysql,
  postgres: /* @__PURE__ */ of(POSTGRES, SYNONYMS['postgres']),
  sqlite: /* @__PURE__ */ of(SQLITE, undefined),
}

export const operatorsOf = (dialect: string): Operators => all[dialect] ?? (all['sqlite'] as Operators)

/** The operator that a piece may be. */
export const operatorText = ({ kind, text }: Token): string | undefined =>
  kind === 'word' || kind === 'symbol' ? text : undefined
