import { Field, ID, ObjectType } from 'type-graphql';

import { crimeTypes, crimeTypeShortLabels, objectives } from '#domain/lists.js';
import { codeEnum } from '#graphql/code-enum.js';

import { CrimeType } from './lists.type.js';

export const Objective = codeEnum(
  'Objective',
  'The four objectives of the national strategy against serious and organised crime.',
  Object.fromEntries(
    Object.entries(objectives).map(([code, { definition }]) => [code, definition]),
  ),
);

@ObjectType('CrimeTypeInfo', {
  description: 'One of the nine kinds of serious and organised crime.',
})
export class CrimeTypeInfo {
  @Field(() => ID, { description: 'The code.' })
  id: string;

  @Field(() => CrimeType)
  code: string;

  @Field(() => String, { description: 'Its name in full.' })
  name: string;

  @Field(() => String, { description: 'A short name, for charts.' })
  shortName: string;
}

@ObjectType('ObjectiveInfo', { description: 'One of the four objectives, with what it means.' })
export class ObjectiveInfo {
  @Field(() => ID, { description: 'The code.' })
  id: string;

  @Field(() => Objective)
  code: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'What it means.' })
  definition: string;
}

export const crimeTypeInfos: readonly CrimeTypeInfo[] = Object.entries(crimeTypes).map(
  ([code, name]) => ({
    id: code,
    code,
    name,
    shortName: new Map<string, string>(Object.entries(crimeTypeShortLabels)).get(code) ?? name,
  }),
);

export const objectiveInfos: readonly ObjectiveInfo[] = Object.entries(objectives).map(
  ([code, objective]) => ({
    id: code,
    code,
    ...objective,
  }),
);
