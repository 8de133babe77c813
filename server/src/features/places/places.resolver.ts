import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '#graphql/context.js';

import { Agency, toAgency } from './agency.type.js';
import { Area, AreaKind, toArea, toLargerAreas } from './area.type.js';

/** The details frozen with a place in a signed pack. */
interface Frozen {
  readonly largerAreas?: readonly Area[];
}

@Resolver(() => Area)
export class PlacesResolver {
  @Query(() => [Area], {
    description: "Today's areas: the force, then counties, command units and districts.",
  })
  areas(
    @Arg('kind', () => AreaKind, { nullable: true, description: 'Only areas of this kind.' }) kind:
      | string
      | null,
    @Ctx() { referenceData }: Context,
  ): readonly Area[] {
    return referenceData.places.current.filter((area) => !kind || area.kind === kind).map(toArea);
  }

  @FieldResolver(() => [Area], {
    description:
      'The larger areas that it lies in, from the smallest: its command unit, its county, the force. Empty for the force.',
  })
  largerAreas(
    @Root() { code, largerAreas }: Area & Frozen,
    @Ctx() { referenceData: { places } }: Context,
  ): readonly Area[] {
    return largerAreas ?? toLargerAreas(code, places);
  }

  @Query(() => [Agency], { description: 'All agencies by name, including those that have ended.' })
  agencies(@Ctx() { referenceData }: Context): readonly Agency[] {
    return referenceData.agencies.map(toAgency);
  }
}
