// Window functions: https://dev.mysql.com/doc/refman/8.4/en/window-functions.html, https://mariadb.com/kb/en/window-functions/
import type { Windows } from '../dialect.ts'
import type { Flavour } from './flavour.ts'

const MYSQL: Windows = { plainFrames: true, noTexts: true }

/** Where rows are in no order, all of them are equal; shares of rows have ten digits; that there is a row tells a default from a null. */
const MARIADB: Windows = {
  ...MYSQL,
  order: 'NULL',
  share: sql => `(${sql} + 0e0)`,
  otherwise: (there, value, fallback) => `CASE WHEN ${there} IS NULL THEN ${fallback} ELSE ${value} END`,
}

export const windows = ({ name }: Flavour): Windows => (name === 'mysql' ? MYSQL : MARIADB)
