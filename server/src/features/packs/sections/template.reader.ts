import sql from 'sql-template-tag';
import { z } from 'zod';

import type { SectionPlan } from '#domain/packs/pack.js';
import {
  BUILT_IN,
  builtInSections,
  standardSections,
  type Template,
} from '#domain/packs/template.js';
import { sectionRow } from '#features/packs/pack.reader.js';
import type { Transaction } from '#platform/database.js';

type Reading = Pick<Transaction, 'query'>;

const row = z.object({ version: z.number(), sections: z.array(sectionRow) });

/**
 * The current pack template: the latest from an administrator, or else the template that comes with
 * Stronghold.
 */
export async function findTemplate({ query }: Reading): Promise<Template> {
  const { rows } = await query(
    sql`SELECT version, sections FROM pack_template ORDER BY version DESC LIMIT 1`,
  );
  return rows[0] === undefined
    ? { version: BUILT_IN, sections: standardSections }
    : row.parse(rows[0]);
}

/** The sections of a version of the template, including the one that comes with Stronghold. */
export async function findTemplateSections(
  { query }: Reading,
  version: number,
): Promise<readonly SectionPlan[]> {
  const builtIn = builtInSections[version];
  if (builtIn !== undefined) return builtIn;
  const { rows } = await query(
    sql`SELECT version, sections FROM pack_template WHERE version = ${version}`,
  );
  return row.parse(rows[0]).sections;
}
