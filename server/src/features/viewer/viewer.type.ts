import { Field, ID, ObjectType } from 'type-graphql';

import { codeEnum } from '#graphql/code-enum.js';

export const Marking = codeEnum('Marking', 'Protective marking.', { OFFICIAL: 'OFFICIAL', OFFICIAL_SENSITIVE: 'OFFICIAL-SENSITIVE' });

@ObjectType('Viewer', { description: 'Who is asking, and what they may see.' })
export class Viewer {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Post, as it is shown beside the navigation.' })
  name: string;

  @Field(() => String, { description: 'What the viewer belongs to.' })
  organisation: string;

  @Field(() => [String], { description: 'What the viewer may do and see, a sentence each.' })
  grants: readonly string[];

  @Field(() => Boolean, { description: 'Whether protected figures are shown as they are.' })
  isCleared: boolean;

  @Field(() => Marking, { description: 'The highest marking of what the viewer may see.' })
  marking: string;

  @Field(() => String, { nullable: true, description: 'What of the data is made up, to be shown on every page. Null where nothing is.' })
  demonstrationNotice: string | null;
}
