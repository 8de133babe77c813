import { readFileSync } from 'node:fs';
import path from 'node:path';

import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';

import { agencyKinds } from './agency-kind.js';

const root = path.resolve(import.meta.dirname, '../../../..');
const codes: readonly string[] = agencyKinds.map(({ code }) => code);

describe('agencyKinds', () => {
  it('are those of the API', () => {
    const kind = buildSchema(
      readFileSync(path.join(root, 'server/schema.graphql'), 'utf8'),
    ).getType('AgencyKind');
    expect(isEnumType(kind) ? kind.getValues().map(({ name }) => name) : []).toEqual(
      [...codes].toSorted(),
    );
  });

  it('do not share a code with an agency, so that one parameter of an address can name either', () => {
    const agencies: unknown = JSON.parse(
      readFileSync(path.join(root, 'prisma/seed/reference/agencies.json'), 'utf8'),
    );
    const taken = Array.isArray(agencies)
      ? agencies.map(({ code }: { readonly code: string }) => code)
      : [];
    expect(taken).toContain('TVP');
    expect(taken.filter((code) => codes.includes(code))).toEqual([]);
  });
});
