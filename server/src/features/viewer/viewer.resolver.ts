import { Ctx, Query, Resolver } from 'type-graphql';

import { highestMarking } from '#domain/access/grant.js';
import { namesOf } from '#domain/access/names.js';
import { allowedActions, can, isNobody } from '#domain/access/permission.js';
import { familiesOf, isCleared, ownAgencyIds } from '#domain/access/viewer.js';
import { describeGrant, describeVisibility } from '#domain/access/words.js';
import { toAgency } from '#features/places/agency.type.js';
import type { Context } from '#graphql/context.js';

import { isDemonstration } from './installation.reader.js';
import { Viewer } from './viewer.type.js';

const notice =
  'Every figure here is invented for demonstration, except the NRM referrals of Thames Valley Police up to Q3 2023/24, which are published figures [b].';

const local = [
  'Sees true counts of everything.',
  'Sets targets, and adds and removes events.',
  'Imports and publishes returns from the command line.',
];

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, {
    description: 'The person asking, what they may see, and whether the data is made up.',
  })
  async viewer(
    @Ctx() { prisma, viewer, identity, referenceData, signInMode }: Context,
  ): Promise<Viewer> {
    const families = familiesOf(referenceData.agencies);
    const names = namesOf(referenceData);
    const agency =
      identity.agencyId === null ? null : (names.agencies.get(identity.agencyId) ?? null);
    const home = referenceData.agencies.find(({ id }) => id === identity.agencyId);
    const own = ownAgencyIds(viewer);
    const isLocal = viewer.personId === null && !isNobody(viewer);
    return {
      id: viewer.personId ?? (isLocal ? 'local-administrator' : 'nobody'),
      name: viewer.name,
      organisation: agency ?? (isLocal ? 'This installation' : ''),
      agency: home ? toAgency(home) : null,
      grants: isLocal
        ? local
        : [
            ...viewer.grants.map((grant) => describeGrant(grant, names)),
            ...describeVisibility(viewer, families, names),
          ],
      actions: allowedActions(viewer),
      agencies: referenceData.agencies.filter(({ id }) => own.includes(id)).map(toAgency),
      canGrantPartnership: can(viewer, 'MANAGE_PEOPLE', { isForPartnership: true }).ok,
      isCleared: isCleared(viewer, families),
      marking: highestMarking(viewer.grants),
      signInMode,
      isSignedIn: !isNobody(viewer),
      isLocalAdministrator: isLocal,
      sessionEnded: identity.ended,
      hasToSignInAgain: identity.isStale ?? false,
      viewingAs: identity.session?.isViewingAs
        ? [viewer.name, agency].filter((part) => part !== null).join(', ')
        : null,
      demonstrationNotice: (await isDemonstration(prisma)) ? notice : null,
    };
  }
}
