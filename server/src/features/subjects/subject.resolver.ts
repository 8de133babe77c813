import { Query, Resolver } from 'type-graphql';

import { CrimeTypeInfo, crimeTypeInfos, ObjectiveInfo, objectiveInfos } from './subject.type.js';

@Resolver()
export class SubjectResolver {
  @Query(() => [CrimeTypeInfo], {
    description: 'The nine crime types, in the order of the public page.',
  })
  crimeTypes(): readonly CrimeTypeInfo[] {
    return crimeTypeInfos;
  }

  @Query(() => [ObjectiveInfo], {
    description: 'The four objectives, in their usual order.',
  })
  objectives(): readonly ObjectiveInfo[] {
    return objectiveInfos;
  }
}
