import { Field, ID, ObjectType } from 'type-graphql';

import { type Action, actionRules } from '#domain/access/actions.js';
import { Agency } from '#features/places/agency.type.js';
import { codeEnum } from '#graphql/code-enum.js';

import { Marking } from './marking.type.js';

export const SignInMode = codeEnum('SignInMode', 'How people sign in.', {
  PROVIDER: 'With an identity provider: GET /sign-in.',
  CONTINUE_AS:
    'A demonstration on a single machine: as its administrator without a session, or as one of demonstrationPeople.',
  THIS_MACHINE: 'A single machine: anybody who can reach it is its administrator.',
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
    description: 'The agency that the viewer belongs to. Null if there is none.',
  })
  agency: Agency | null;

  @Field(() => [String], { description: 'What the viewer may do and see, one sentence each.' })
  grants: readonly string[];

  @Field(() => [ViewerAction], {
    description:
      'What the viewer may do at all, in the order of docs/access.md. How far each goes depends on the grants.',
  })
  actions: readonly Action[];

  @Field(() => [Agency], {
    description:
      "The agencies in the viewer's grants, by name; all agencies if a grant is for the whole partnership. The viewer may see who looked at their records.",
  })
  agencies: readonly Agency[];

  @Field(() => Boolean, {
    description:
      'Whether the viewer can give access for the whole partnership, as its administrator.',
  })
  canGrantPartnership: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer sees protected figures unrounded.' })
  isCleared: boolean;

  @Field(() => Marking, { description: 'The highest marking of what the viewer may see.' })
  marking: string;

  @Field(() => SignInMode)
  signInMode: string;

  @Field(() => Boolean, {
    description: 'Whether the viewer is signed in. If not, every figure is refused.',
  })
  isSignedIn: boolean;

  @Field(() => Boolean, {
    description:
      'Whether the viewer is the local administrator: somebody at the machine itself, without a session.',
  })
  isLocalAdministrator: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the session or token in the request is not valid. Null if it is, or if there is none.',
  })
  sessionEnded: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the viewer must sign in again before changing access, making a token or exporting records: GET /sign-in?again=yes&to=<where to come back to>.',
  })
  hasToSignInAgain: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      "The post and agency whose view an administrator is using, to show on every page: nothing can be changed in the meantime. Null if nobody else's view is being used.",
  })
  viewingAs: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Which data is made up, to show on every page. Null if none is.',
  })
  demonstrationNotice: string | null;
}
