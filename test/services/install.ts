// Installs MariaDB where that is one known command, and says which one the tests will use.
import { installOnDebian, isDebianRoot } from '../../e2e/debian.ts'
import { findMariadb } from './mariadb.ts'
import { services } from './services.ts'

const { variable, missing } = services.mysql

if (process.env[variable]) console.log(`The server that ${variable} names`)
else {
  if (!findMariadb() && isDebianRoot()) installOnDebian('mariadb-server-core', 'mariadb-client-core')
  const programs = findMariadb()
  console.log(programs?.server ?? missing)
  // Elsewhere the tests that need it are skipped.
  if (!programs && process.env['CI']) process.exitCode = 1
}
