// SQL that people wrote, for one database or for each.

export type DialectName = 'sqlite' | 'postgres' | 'mysql' | 'mariadb'

/** SQL inside a definition: one text for all databases, or one for each of those that it is written for. */
export type SqlText = string | { readonly [D in DialectName]?: string }
