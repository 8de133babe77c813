import { readFileSync } from 'node:fs';

import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';

const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));
const doors = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => type ?? []);

/** The names that lack a description, or whose description is not a sentence. */
function findBare(
  of: readonly { readonly name: string; readonly description: string | null | undefined }[],
  within = '',
): readonly string[] {
  return of
    .filter(({ description }) => !/^\S.{7,}[.)]$/s.test(description ?? ''))
    .map(({ name }) => within + name);
}

describe('the schema', () => {
  it('is described completely', () => {
    expect(doors.map(({ name }) => name)).toEqual(['Query', 'Mutation']);
    expect(findBare(doors)).toEqual([]);
  });

  it.each(doors)('has a description for every field of $name', (door) => {
    const fields = Object.values(door.getFields());
    expect(fields.length).toBeGreaterThan(10);
    expect(findBare(fields)).toEqual([]);
  });

  it.each(doors)('has a description for every argument of $name', (door) => {
    const fields = Object.values(door.getFields());
    expect(fields.flatMap(({ name, args }) => findBare(args, `${name}.`))).toEqual([]);
  });
});
