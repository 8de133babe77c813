interface Scripted {
  /** Statements of a migration, as Prisma writes them. */
  readonly script: string;
}

const making = /^CREATE TYPE "(\w+)" AS ENUM \(([^;]*)\);$/gm;
const addition = /^ALTER TYPE "(\w+)" ADD VALUE ('(?:[^']|'')+');$/gm;
const anyAddition = /^\s*ALTER\s+TYPE\s.*\sADD\s+VALUE\b/im;

/**
 * Changes migrations so that one transaction can apply them all: a new enum has from the start the
 * values that later migrations add. Before version 17, PostgreSQL does not let anybody use a value
 * within the transaction that added it, even if that transaction made the enum too. The result is
 * the same, including the order of the values. Additions to an enum that existed before do not
 * change.
 *
 * @throws if a value is added in a form other than Prisma's, such as before an existing one
 */
export function withAllValues<Migration extends Scripted>(
  migrations: readonly Migration[],
): readonly Migration[] {
  const added = new Map<string, string[]>();
  for (const { script } of migrations) {
    for (const [, name = ''] of script.matchAll(making)) added.set(name, []);
    for (const [, name = '', value = ''] of script.matchAll(addition)) added.get(name)?.push(value);
    refuseOtherForms(script);
  }
  return migrations.map((migration) => ({
    ...migration,
    script: migration.script
      .replace(
        making,
        (_, name: string, values: string) =>
          `CREATE TYPE "${name}" AS ENUM (${[values, ...(added.get(name) ?? [])].join(', ')});`,
      )
      .replace(addition, (statement, name: string) => (added.has(name) ? '' : statement)),
  }));
}

function refuseOtherForms(script: string): void {
  const [strange] = anyAddition.exec(script.replace(addition, '')) ?? [];
  if (strange !== undefined)
    throw new Error(
      `No backup could be restored with this migration, because of the way it adds to an enum: "${strange.trim()} …"`,
    );
}
