import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { AreaKind as AreaCode } from '#domain/places.js';
import type { Context } from '#graphql/context.js';

import { Agency, toAgency } from './agency.type.js';
import { Area, AreaKind, toArea } from './area.type.js';

/** From the smallest to the largest. */
const largerKinds = ['LOCAL_COMMAND_UNIT', 'COUNTY', 'FORCE'] as const satisfies readonly AreaCode[];

@Resolver(() => Area)
export class PlacesResolver {
  @Query(() => [Area], { description: "Today's areas: the force, then counties, command units and districts." })
  areas(
    @Arg('kind', () => AreaKind, { nullable: true, description: 'Only areas of this kind.' }) kind: string | null,
    @Ctx() { world }: Context,
  ): readonly Area[] {
    return world.places.current.filter((area) => !kind || area.kind === kind).map(toArea);
  }

  @FieldResolver(() => [Area], {
    description: 'The larger areas that it lies in, from the smallest: its command unit, its county, the force. None for the force.',
  })
  largerAreas(@Root() { code }: Area, @Ctx() { world: { places } }: Context): readonly Area[] {
    return largerKinds
      .flatMap((kind) => places.current.filter((area) => area.kind === kind && places.doesContain(area.code, code)))
      .map(toArea);
  }

  @Query(() => [Agency], { description: 'All agencies by name, those that have ended among them.' })
  agencies(@Ctx() { world }: Context): readonly Agency[] {
    return world.agencies.map(toAgency);
  }
}
