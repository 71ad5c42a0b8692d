// Starts many migrators at once, and waits for all of them.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { sql, type TransactionDatabase } from 'isomodel'
import { counted } from './counted.ts'

const program = fileURLToPath(new URL('./process.ts', import.meta.url))

function run(driver: string, place: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, driver, place], { stdio: ['ignore', 'pipe', 'pipe'] })
    const [out, err]: [string[], string[]] = [[], []]
    child.stdout.on('data', (text: Buffer) => out.push(text.toString()))
    child.stderr.on('data', (text: Buffer) => err.push(text.toString()))
    child.on('error', reject)
    child.on('exit', code =>
      code === 0 ? resolve(JSON.parse(out.join('')) as string[]) : reject(new Error(err.join(''))),
    )
  })
}

/** Ten of them: each migration is run by one of them only. */
export async function migrateAtOnce(driver: string, place: string, db: TransactionDatabase): Promise<void> {
  const answers = await Promise.all(Array.from({ length: 10 }, () => run(driver, place)))
  expect(answers.flat().toSorted()).toEqual(counted.map(({ name }) => name))
  const rows = await sql<{ n: number }>`SELECT n FROM counts ORDER BY n`.all(db)
  expect(rows.map(({ n }) => Number(n))).toEqual([0, 1, 2, 3, 4])
}
