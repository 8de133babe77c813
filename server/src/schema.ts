import 'reflect-metadata';

import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';

import { FiguresResolver } from '#features/figures/figures.resolver.js';
import { MeasureResolver } from '#features/measures/measure.resolver.js';
import { PeriodResolver } from '#features/periods/period.resolver.js';
import { PlacesResolver } from '#features/places/places.resolver.js';
import { SubjectResolver } from '#features/subjects/subject.resolver.js';
import { ViewerResolver } from '#features/viewer/viewer.resolver.js';

/** The contract, built from its parts. `server/schema.graphql` is this, printed. */
export function createSchema(): Promise<GraphQLSchema> {
  return buildSchema({
    resolvers: [FiguresResolver, MeasureResolver, PeriodResolver, PlacesResolver, SubjectResolver, ViewerResolver],
    // Inputs are checked by the rules that use them, which say what would work.
    validate: false,
  });
}
