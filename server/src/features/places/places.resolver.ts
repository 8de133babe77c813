import { Arg, Ctx, Query, Resolver } from 'type-graphql';

import type { Context } from '#graphql/context.js';

import { Agency, toAgency } from './agency.type.js';
import { Area, AreaKind, toArea } from './area.type.js';

@Resolver()
export class PlacesResolver {
  @Query(() => [Area], { description: "Today's areas: the force, then counties, command units and districts." })
  areas(
    @Arg('kind', () => AreaKind, { nullable: true, description: 'Only areas of this kind.' }) kind: string | null,
    @Ctx() { world }: Context,
  ): readonly Area[] {
    return world.places.current.filter((area) => !kind || area.kind === kind).map(toArea);
  }

  @Query(() => [Agency], { description: 'All agencies by name, those that have ended among them.' })
  agencies(@Ctx() { world }: Context): readonly Agency[] {
    return world.agencies.map(toAgency);
  }
}
