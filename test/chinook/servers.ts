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
  await connection.end()
}

/** Fills an empty database of the server. */
export const load: Record<ServerName, (url: string) => Promise<void>> = { postgres: loadPostgres, mysql: loadMysql }
