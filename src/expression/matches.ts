// Regular expressions, which databases know in dialects of their own.
import type { OwnTemplate } from '../ast/value-type.ts'
import { UnsupportedError } from '../error/definition.ts'
import { ValidationError } from '../error/validation.ts'
import { BOOLEAN } from '../kind/boolean.ts'
import { TEXT } from '../kind/text.ts'
import { argument } from './argument.ts'
import { expressionOf, isNode, nameOf } from './expr.ts'
import { ownCall } from './own-call.ts'
import type { Expr, Of, Operand } from './types.ts'

type Nulls<T> = T & null

/** SQLite has the word, and no function behind it: https://sqlite.org/lang_expr.html#the_like_glob_regexp_match_and_extract_operators */
const template: OwnTemplate = (_, __, ___, words) => {
  throw new UnsupportedError('matches()', words.name)
}

/**
 * The text holds a match of a regular expression: `matches(Hero.name, '^Sp', { caseInsensitive: true })`. Null for null.
 *
 * Patterns go to the database as they are. The same everywhere are letters and digits as themselves, `.` (any character, a
 * line break too), `[abc] [^a-z]`, `\d \w \s` of ASCII and their opposites, `* + ? {2,5}` and their lazy forms, `|`,
 * `( )`, `(?: )`, `(?= )`, `(?! )`, `^` and `$` at both ends of a text without line breaks, and punctuation after a
 * backslash. The case of ASCII letters alone is left out of account. Everything else is the database's own, and a pattern that it
 * cannot read is a QueryError.
 *
 * Throws UnsupportedError on SQLite, which has no regular expressions.
 * https://www.postgresql.org/docs/current/functions-matching.html#FUNCTIONS-POSIX-REGEXP,
 * https://dev.mysql.com/doc/refman/8.4/en/regexp.html, https://mariadb.com/kb/en/regexp/
 */
export function matches<
  T extends string | null,
  F extends string,
  V extends string | null = never,
  G extends string = never,
>(
  text: Of<T, F, 'text'>,
  pattern: string | Operand<V, G>,
  options: { readonly caseInsensitive?: boolean | undefined } = {},
): Expr<boolean | Nulls<T> | Nulls<NoInfer<V>>, F | NoInfer<G>> {
  const node = expressionOf(text, 'matches()')
  if (!isNode(pattern) && typeof pattern !== 'string')
    throw new ValidationError(`the pattern that ${nameOf(node)} has to match is a text`)
  const any = options.caseInsensitive === true
  // What some databases want before a pattern, so that a point is any character.
  const args = [node, argument(pattern, TEXT), argument(any ? '(?is)' : '(?s)', TEXT)]
  return ownCall({ name: 'matches', template }, any ? 'any' : 'same', args, BOOLEAN)
}
