// What a connection is told before its first statement, whatever the server's own settings are.
import type { Flavour } from './flavour.ts'

/**
 * Values that do not fit are refused and not cut off (https://dev.mysql.com/doc/refman/8.4/en/sql-mode.html). Beyond what
 * MySQL 8 does by itself: a key of 0 is a key, and no request to make one.
 */
const MODE = [
  'ONLY_FULL_GROUP_BY',
  'STRICT_TRANS_TABLES',
  'NO_ZERO_IN_DATE',
  'NO_ZERO_DATE',
  'ERROR_FOR_DIVISION_BY_ZERO',
  'NO_ENGINE_SUBSTITUTION',
  'NO_AUTO_VALUE_ON_ZERO',
].join()

/** Moments are in UTC, and text that no column gives a collation compares by code point, as columns do. */
export const everyConnection = ({ collation }: Flavour): string =>
  `SET NAMES utf8mb4 COLLATE ${collation}, time_zone = '+00:00', sql_mode = '${MODE}'`
