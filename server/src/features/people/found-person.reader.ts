import { z } from 'zod';

import { type Grant, roles } from '#domain/access/grant.js';

const grants = z
  .array(
    z.object({
      role: z.enum(roles),
      isForPartnership: z.boolean(),
      agencyIds: z.array(z.number()),
      areaCodes: z.array(z.string()),
      marking: z.enum(['OFFICIAL', 'OFFICIAL_SENSITIVE']),
    }),
  )
  .nullable()
  .transform((found): readonly Grant[] => found ?? []);

/** A person with their active grants, as `selectPerson` reads it. */
export const foundPerson = z.object({
  id: z.string(),
  name: z.string(),
  agencyId: z.number(),
  isActive: z.boolean(),
  grants,
});

export type FoundPerson = z.infer<typeof foundPerson>;

/**
 * SQL for a person and their grants as one value.
 *
 * @param alias the alias of the table of people in the surrounding statement
 */
export function selectPerson(alias: 'person' | 'viewed' | 'owner' | 'saver' | 'recipient'): string {
  return `
  json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'agencyId', ${alias}.agency_id, 'isActive', ${alias}.is_active, 'grants', (
    SELECT json_agg(json_build_object('role', role, 'isForPartnership', is_for_partnership, 'agencyIds', agency_ids, 'areaCodes', area_codes, 'marking', marking) ORDER BY granted_at, id)
    FROM   access_grant
    WHERE  person_id = ${alias}.id AND ended_at IS NULL))`;
}
