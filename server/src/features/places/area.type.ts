import { Field, ID, Int, ObjectType } from 'type-graphql';

import type { AreaKind as AreaCode, AreaRecord, Places } from '#domain/places.js';
import { areaKinds } from '#domain/places.js';
import { codeEnum } from '#graphql/code-enum.js';

export const AreaKind = codeEnum('AreaKind', 'How large a place is.', areaKinds);

@ObjectType('Area', {
  description: 'A place with a code: the force, a county, a local command unit or a district.',
  simpleResolvers: true,
})
export class Area {
  @Field(() => ID, { description: 'The code.' })
  id: string;

  @Field(() => String, {
    description:
      'Code of the Office for National Statistics; counties and command units without one have ours, which begins TV-.',
  })
  code: string;

  @Field(() => String)
  name: string;

  @Field(() => AreaKind)
  kind: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Residents at the latest published mid-year. Null if none is published.',
  })
  population: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Residents under 18 at the latest mid-year for which this is published. Null if it never has been.',
  })
  populationUnder18: number | null;
}

export function toArea({ code, name, kind, populations }: AreaRecord): Area {
  const populationUnder18 =
    populations.findLast(({ under18 }) => under18 !== null)?.under18 ?? null;
  return {
    id: code,
    code,
    name,
    kind,
    population: populations.at(-1)?.people ?? null,
    populationUnder18,
  };
}

/** Kinds of larger area, from the smallest. */
const largerKinds = [
  'LOCAL_COMMAND_UNIT',
  'COUNTY',
  'FORCE',
] as const satisfies readonly AreaCode[];

/**
 * The larger areas that contain a place, from the smallest: its command unit, its county, the
 * force.
 */
export function toLargerAreas(
  code: string,
  places: Pick<Places, 'current' | 'doesContain'>,
): readonly Area[] {
  return largerKinds
    .flatMap((kind) =>
      places.current.filter((area) => area.kind === kind && places.doesContain(area.code, code)),
    )
    .map(toArea);
}
