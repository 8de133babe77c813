import { Field, ID, ObjectType } from 'type-graphql';

import { type Action, actionRules } from '#domain/access/actions.js';
import { Agency } from '#features/places/agency.type.js';
import { codeEnum } from '#graphql/code-enum.js';

import { Marking } from './marking.type.js';

export const SignInMode = codeEnum('SignInMode', 'How people come in.', {
  PROVIDER: 'By signing in at an identity provider: GET /sign-in.',
  CONTINUE_AS:
    'A demonstration on one machine alone: its administrator without a session, or one of demonstrationPeople.',
  THIS_MACHINE: 'One machine alone, whose administrator is whoever reaches it.',
});

const actionWords = Object.fromEntries(
  Object.entries(actionRules).map(([action, { words }]) => [action, `To ${words}.`]),
);

const ViewerAction = codeEnum('ViewerAction', 'What somebody may be allowed to do.', actionWords);

@ObjectType('Viewer', { description: 'Who is asking, and what they may see.' })
export class Viewer {
  @Field(() => ID, {
    description: 'The person’s id; local-administrator or nobody if there is no person.',
  })
  id: string;

  @Field(() => String, { description: 'The post, as shown next to the navigation.' })
  name: string;

  @Field(() => String, { description: 'What the viewer belongs to.' })
  organisation: string;

  @Field(() => Agency, {
    nullable: true,
    description: 'The agency that the viewer belongs to. Null if it is none.',
  })
  agency: Agency | null;

  @Field(() => [String], { description: 'What the viewer may do and see, a sentence each.' })
  grants: readonly string[];

  @Field(() => [ViewerAction], {
    description:
      'What the viewer may ask for at all, in the order of docs/access.md; how much of it is answered follows from the grants.',
  })
  actions: readonly Action[];

  @Field(() => [Agency], {
    description:
      'Agencies of any grant, all of them where one is for the whole partnership, by name: the viewer may see who looked at their records.',
  })
  agencies: readonly Agency[];

  @Field(() => Boolean, {
    description:
      'Whether the viewer can give access for the whole partnership, as administrator of it.',
  })
  canGrantPartnership: boolean;

  @Field(() => Boolean, { description: 'Whether protected figures are shown as they are.' })
  isCleared: boolean;

  @Field(() => Marking, { description: 'The highest marking of what the viewer may see.' })
  marking: string;

  @Field(() => SignInMode)
  signInMode: string;

  @Field(() => Boolean, {
    description: 'Whether somebody was recognised. Where not, every figure is refused.',
  })
  isSignedIn: boolean;

  @Field(() => Boolean, {
    description:
      'Whether it is the local administrator: somebody at the machine itself, without a session.',
  })
  isLocalAdministrator: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Why a session or a token that was brought along counts for nothing. Null if there is nothing to say.',
  })
  sessionEnded: string | null;

  @Field(() => Boolean, {
    description:
      'Whether changing what people may do, making a token or exporting records asks to sign in again first: GET /sign-in?again=yes&to=<where to come back to>.',
  })
  hasToSignInAgain: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'The post whose view an administrator has for now, with its agency, to be shown on every page: nothing can be changed meanwhile. Null if it is their own view.',
  })
  viewingAs: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What of the data is made up, to be shown on every page. Null if nothing is.',
  })
  demonstrationNotice: string | null;
}
