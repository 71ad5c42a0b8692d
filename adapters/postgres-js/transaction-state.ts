// Where a connection is in its transaction, by what it was told: postgres.js does not say what the server says of it.

/** SQL that leaves a transaction open: https://www.postgresql.org/docs/current/sql-rollback-to.html, sql-commit.html */
const STAYS = /\b(?:to|chain)\b/i

export class TransactionState {
  open = false
  /** Whether a statement in it failed. */
  failed = false

  /** @param command - the tag of what the server did: https://www.postgresql.org/docs/current/protocol-message-formats.html */
  answered(sql: string, command: string | null): void {
    switch (command) {
      case 'BEGIN':
      case 'START TRANSACTION':
        this.open = true
        break
      case 'COMMIT':
      case 'ROLLBACK':
      case 'PREPARE TRANSACTION':
        this.open = this.open && STAYS.test(sql)
        this.failed = false
        break
      default:
    }
  }

  refused(): void {
    this.failed = this.open
  }
}
