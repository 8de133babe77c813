import type { ReferenceData } from '#domain/reference-data.js';

import type { ActionWords } from './action.js';

/** Who is to do an action: the post and the agency, as text. Empty if none is named. */
export function describeOwner(
  { ownerAgencyId, ownerPost }: Pick<ActionWords, 'ownerAgencyId' | 'ownerPost'>,
  { agencies }: Pick<ReferenceData, 'agencies'>,
): string {
  const agency = agencies.find(({ id }) => id === ownerAgencyId)?.name ?? '';
  return [ownerPost, agency].filter((part) => part !== '').join(', ');
}
