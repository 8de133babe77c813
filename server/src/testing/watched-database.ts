import type { OpenScope } from '#domain/records/access.js';
import { Database, type RecordLimits, type Transaction } from '#platform/database.js';

type Work<Result> = (transaction: Transaction) => Promise<Result>;

/** The real database, with the texts of all statements that went through it. */
export class WatchedDatabase extends Database {
  readonly statements: string[] = [];

  override read<Result>(work: Work<Result>): Promise<Result> {
    return super.read(this.watch(work));
  }

  override readRecords<Result>(scope: OpenScope, work: Work<Result>, limits?: RecordLimits): Promise<Result> {
    return super.readRecords(scope, this.watch(work), limits);
  }

  override write<Result>(work: Work<Result>): Promise<Result> {
    return super.write(this.watch(work));
  }

  private watch<Result>(work: Work<Result>): Work<Result> {
    return ({ client, query }) =>
      work({
        client,
        query: (statement) => {
          this.statements.push(statement.text);
          return query(statement);
        },
      });
  }
}
