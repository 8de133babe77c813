import { Field, ID, ObjectType } from 'type-graphql';

import { noteCodes } from '#domain/pages/block/note.js';
import { codeEnum } from '#graphql/code-enum.js';

export const NoteCode = codeEnum(
  'NoteCode',
  'The kind of a note. Clients should decide by this, never by its text.',
  noteCodes,
);

@ObjectType('Note', {
  description: 'What the reader must know about a block, as well as its figures.',
  simpleResolvers: true,
})
export class Note {
  @Field(() => NoteCode)
  code: string;

  @Field(() => String, { description: 'One or two sentences.' })
  text: string;

  @Field(() => [ID], {
    description: 'What it is about: filters by name, agencies and measures by code.',
  })
  refersTo: readonly string[];
}
