// Runs the compiler over snippets and answers what it prints about each.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The lines of every error, by the name of the snippet: `error TS2339: ...` first, what explains it below. */
export function compile(
  folder: string,
  snippets: Readonly<Record<string, string>>,
  head: string,
): Map<string, string[]> {
  const work = resolve('.cache', folder)
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  const names = Object.keys(snippets)
  names.forEach((name, at) => writeFileSync(join(work, `s${at}.ts`), `${head}\n${snippets[name]}\n`))
  const config = {
    extends: '../../tsconfig.json',
    compilerOptions: { paths: {}, types: ['node'] },
    include: ['*.ts'],
    exclude: [],
  }
  writeFileSync(join(work, 'tsconfig.json'), JSON.stringify(config))
  const { stdout } = spawnSync(resolve('node_modules/.bin/tsc'), ['-p', work, '--pretty', 'false'], {
    encoding: 'utf8',
  })
  const answers = new Map<string, string[]>(names.map(name => [name, []]))
  let lines: string[] = []
  for (const line of stdout.split('\n')) {
    const [, file, text] = /s(\d+)\.ts\(\d+,\d+\): (error TS\d+: .*)$/.exec(line) ?? []
    if (file !== undefined) lines = answers.get(names[Number(file)]!)!
    if (text ?? line.startsWith(' ')) lines.push(text ?? line.trim())
  }
  return answers
}
