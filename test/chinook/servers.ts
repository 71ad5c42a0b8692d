// The Chinook database on a server, loaded from the script that its authors made for it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import mysql from 'mysql2/promise'
import pg from 'pg'
import type { ServerName } from '../services/services.ts'
import { folder } from './open.ts'

/** The script without the lines that make a database and go there: ours is made already. */
function script(file: string, elsewhere: RegExp): string {
  return readFileSync(join(folder, file), 'utf8').replace(elsewhere, '')
}

async function loadPostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(script('Chinook_PostgreSql.sql', /^(?:DROP DATABASE|CREATE DATABASE|\\c ).*$/gm))
  await client.end()
}

async function loadMysql(url: string): Promise<void> {
  const connection = await mysql.createConnection({ uri: url, multipleStatements: true })
  await connection.query(script('Chinook_MySql.sql', /^(?:DROP DATABASE|CREATE DATABASE|USE) .*$/gm))
  await compareByCodePoint(connection)
  await connection.end()
}

/**
 * The script leaves its texts to a collation that knows no case, and tables that are there keep theirs. The questions are
 * about texts as the tables that we make compare them.
 */
async function compareByCodePoint(connection: mysql.Connection): Promise<void> {
  const [rows] = await connection.query<mysql.RowDataPacket[]>('SHOW TABLES')
  const [[{ version }]] = (await connection.query('SELECT version() AS version')) as unknown as [[{ version: string }]]
  const collation = version.includes('MariaDB') ? 'utf8mb4_nopad_bin' : 'utf8mb4_0900_bin'
  await connection.query('SET foreign_key_checks = 0')
  for (const row of rows)
    await connection.query(
      `ALTER TABLE \`${Object.values(row)[0]}\` CONVERT TO CHARACTER SET utf8mb4 COLLATE ${collation}`,
    )
}

/** Fills an empty database of the server. */
export const load: Record<ServerName, (url: string) => Promise<void>> = { postgres: loadPostgres, mysql: loadMysql }
