// Text in SQL.

/**
 * A function that changes letters, for those of ASCII only: in this character set no other byte is a letter, and bytes go
 * in and out of it as they are. CHAR takes the collation of the session, where CONVERT would take one that knows no cases.
 * https://dev.mysql.com/doc/refman/8.4/en/charset-asian-sets.html, https://dev.mysql.com/doc/refman/8.4/en/cast-functions.html
 */
export const ascii = (name: 'lower' | 'upper', text: string): string =>
  `CAST(CAST(${name}(CONVERT(CAST(${text} AS BINARY) USING tis620)) AS BINARY) AS CHAR)`

/** Text as a literal. A backslash would take the meaning of what follows it. */
export const textLiteral = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

export const quote = (name: string): string => `\`${name.includes('`') ? name.replaceAll('`', '``') : name}\``
