import type { QueryResultRow } from 'pg';
import type { Sql } from 'sql-template-tag';

import type { OpenScope } from '#domain/records/access.js';
import {
  Database,
  type ReadLimits,
  type Transaction,
  type VersionToRead,
  type WritingTransaction,
} from '#platform/database.js';

type Work<Handed extends Transaction, Result> = (transaction: Handed) => Promise<Result>;

/**
 * The real database, with the texts of all statements sent to it, except those that store the
 * questions asked before: they follow a second later, whatever is asked then.
 */
export class WatchedDatabase extends Database {
  readonly statements: string[] = [];

  override read<Result>(
    work: Work<Transaction, Result>,
    limits?: Pick<ReadLimits, 'signal'>,
  ): Promise<Result> {
    return super.read(this.watch(work), limits);
  }

  override readAtVersion<Result>(
    work: Work<Transaction, Result>,
    version: VersionToRead,
  ): Promise<Result> {
    return super.readAtVersion(this.watch(work), version);
  }

  override readStatement<Row extends QueryResultRow>(
    name: string,
    statement: Sql,
  ): Promise<readonly Row[]> {
    this.statements.push(statement.text);
    return super.readStatement(name, statement);
  }

  override readRecords<Result>(
    scope: OpenScope,
    work: Work<Transaction, Result>,
    limits?: ReadLimits,
  ): Promise<Result> {
    return super.readRecords(scope, this.watch(work), limits);
  }

  override write<Result>(work: Work<WritingTransaction, Result>): Promise<Result> {
    return super.write(this.watch(work));
  }

  private watch<Handed extends Transaction, Result>(
    work: Work<Handed, Result>,
  ): Work<Handed, Result> {
    return (transaction) =>
      work({
        ...transaction,
        query: (statement) => {
          if (!statement.text.includes('asked_question')) this.statements.push(statement.text);
          return transaction.query(statement);
        },
      });
  }
}
