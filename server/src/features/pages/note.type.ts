import { Field, ID, ObjectType } from 'type-graphql';

import { noteCodes } from '#domain/pages/block/note.js';
import { codeEnum } from '#graphql/code-enum.js';

export const NoteCode = codeEnum(
  'NoteCode',
  'What a note says. Clients decide by this, and never by its words.',
  noteCodes,
);

@ObjectType('Note', {
  description: 'What the reader must know about a block besides its figures.',
  simpleResolvers: true,
})
export class Note {
  @Field(() => NoteCode)
  code: string;

  @Field(() => String, { description: 'One or two sentences.' })
  text: string;

  @Field(() => [ID], {
    description:
      'What it is about, by its code: filters by their names, agencies and measures by their codes.',
  })
  refersTo: readonly string[];
}
