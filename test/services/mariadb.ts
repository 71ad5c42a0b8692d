// Plans a private MariaDB out of the programs of the machine.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { findProgram } from '../../e2e/program.ts'
import type { Plan } from './plan.ts'
import { writeForServer } from './server-user.ts'

export interface MariadbPrograms {
  install: string
  server: string
}

const fast = [
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-doublewrite=0',
  '--innodb-buffer-pool-size=64M',
  '--innodb-log-file-size=8M',
]
// What MySQL 8 does without being asked.
const likeMysql = [
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_unicode_ci',
  '--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
  '--max-allowed-packet=64M',
]

export function findMariadb(): MariadbPrograms | undefined {
  const install = findProgram('mariadb-install-db')
  // Ordinary users do not have the folders of servers in their PATH.
  const server = findProgram('mariadbd', '/usr/sbin/mariadbd', '/usr/local/sbin/mariadbd')
  return install && server ? { install, server } : undefined
}

export function planMariadb({ install, server }: MariadbPrograms, folder: string): Plan {
  const data = join(folder, 'data')
  const password = randomBytes(12).toString('hex')
  const accounts = join(folder, 'accounts.sql')
  writeForServer(accounts, accountsSql(password))
  const own = [`--socket=${join(folder, 's')}`, `--pid-file=${join(folder, 'pid')}`, `--tmpdir=${folder}`]
  const common = ['--no-defaults', `--datadir=${data}`, '--skip-name-resolve', ...fast]
  return {
    prepare: {
      program: install,
      args: [...common, '--auth-root-authentication-method=normal', '--skip-test-db'],
    },
    serve: port => {
      // Throws away what is not written yet, which an empty database must not.
      const end = '--innodb-fast-shutdown=2'
      const address = [`--port=${port}`, '--bind-address=127.0.0.1', '--default-time-zone=+00:00']
      return { program: server, args: [...common, ...own, ...address, ...likeMysql, end, `--init-file=${accounts}`] }
    },
    ready: /ready for connections/,
    stop: 'SIGTERM',
    url: port => `mysql://isomodel:${password}@127.0.0.1:${port}/mysql`,
  }
}

/** Other users of the machine reach the port too: root, who has no password, goes. A statement ends with its line. */
function accountsSql(password: string): string {
  return [
    `create user isomodel@'127.0.0.1' identified by '${password}';`,
    `grant all on *.* to isomodel@'127.0.0.1' with grant option;`,
    `delete from mysql.global_priv where User <> 'isomodel' and User <> 'mariadb.sys';`,
    'flush privileges;',
    '',
  ].join('\n')
}
