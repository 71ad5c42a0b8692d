// Text in SQL.

/**
 * A function that changes letters, for those of ASCII only: in this character set no other byte is a letter, and bytes go
 * in and out of it as they are. https://dev.mysql.com/doc/refman/8.4/en/charset-asian-sets.html
 */
export const ascii = (name: 'lower' | 'upper', text: string): string =>
  `CONVERT(CAST(${name}(CONVERT(CAST(${text} AS BINARY) USING tis620)) AS BINARY) USING utf8mb4)`

/** Text as a literal. A backslash would take the meaning of what follows it. */
export const textLiteral = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

export const quote = (name: string): string => `\`${name.includes('`') ? name.replaceAll('`', '``') : name}\``
