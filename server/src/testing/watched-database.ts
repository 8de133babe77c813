import { Database, type Transaction } from '#platform/database.js';

/** The real database, with the texts of all statements that were read through it. */
export class WatchedDatabase extends Database {
  readonly statements: string[] = [];

  override read<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return super.read(({ client, query }) =>
      work({
        client,
        query: (statement) => {
          this.statements.push(statement.text);
          return query(statement);
        },
      }),
    );
  }
}
