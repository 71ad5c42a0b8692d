// MySQL 8 and MariaDB: one record, apart from these words.

export interface Flavour {
  readonly name: 'mysql' | 'mariadb'
  /** Compares by code point, and takes spaces at the end for what they are. */
  readonly collation: string
}

/** https://dev.mysql.com/doc/refman/8.4/en/charset-unicode-sets.html */
export const MYSQL: Flavour = { name: 'mysql', collation: 'utf8mb4_0900_bin' }

/** https://mariadb.com/kb/en/supported-character-sets-and-collations/ */
export const MARIADB: Flavour = { name: 'mariadb', collation: 'utf8mb4_nopad_bin' }
