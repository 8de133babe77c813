import { describe, expect, it } from 'vitest';

import { migrateWithin } from './applied-migrations.js';
import { withAllValues } from './enum-values.js';
import { findKnownMigrations } from './known-migrations.js';
import { migrate } from './migrate.js';
import { createEmptyDatabase } from './testing/empty-database.js';

const scripts = (...texts: readonly string[]) =>
  withAllValues(texts.map((script) => ({ script }))).map(({ script }) => script);

describe('withAllValues', () => {
  it('creates a new enum with the values that later migrations add, in order', () => {
    expect(
      scripts(
        `-- CreateEnum\nCREATE TYPE "A" AS ENUM ('ONE');\nCREATE TYPE "B" AS ENUM ('X', 'Y');\n`,
        `ALTER TYPE "A" ADD VALUE 'TWO';\nALTER TABLE "a" ADD COLUMN "b" "A";\n`,
        `ALTER TYPE "A" ADD VALUE 'IT''S';`,
      ),
    ).toEqual([
      `-- CreateEnum\nCREATE TYPE "A" AS ENUM ('ONE', 'TWO', 'IT''S');\nCREATE TYPE "B" AS ENUM ('X', 'Y');\n`,
      `\nALTER TABLE "a" ADD COLUMN "b" "A";\n`,
      '',
    ]);
  });

  it('does not change additions to an enum that existed before', () => {
    expect(scripts(`ALTER TYPE "A" ADD VALUE 'TWO';`)).toEqual([`ALTER TYPE "A" ADD VALUE 'TWO';`]);
  });

  it.each([
    `ALTER TYPE "A" ADD VALUE 'TWO' BEFORE 'ONE';`,
    `alter type "A" add value if not exists 'TWO';`,
  ])('refuses %s', (statement) => {
    expect(() => scripts(`CREATE TYPE "A" AS ENUM ('ONE');`, statement)).toThrow(
      'No backup could be restored with this migration',
    );
  });
});

describe('migrations within one transaction', () => {
  it('make the same enums as migrations applied one by one', async () => {
    const [one, other] = [await createEmptyDatabase(), await createEmptyDatabase()];
    const names = (await findKnownMigrations()).map(({ name }) => name);
    await migrate(one.ownerUrl);
    await migrate(other.ownerUrl, []);
    await other.owner.query('BEGIN');
    await migrateWithin(other.owner, names);
    await other.owner.query('COMMIT');
    const values = `
      SELECT typname::text AS name, array_agg(enumlabel::text ORDER BY enumsortorder) AS labels
      FROM   pg_enum JOIN pg_type ON pg_type.oid = enumtypid GROUP BY 1 ORDER BY 1`;
    const [expected, found] = [await one.owner.query(values), await other.owner.query(values)];
    await one.drop();
    await other.drop();
    expect(found.rows).toEqual(expected.rows);
    expect(found.rows).toContainEqual({
      name: 'SubmissionStatus',
      labels: ['STAGED', 'PUBLISHED', 'UNDONE', 'UNDOING'],
    });
  });
});
