import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  ModerateDisruptionMutation,
  ModerateDisruptionMutationVariables,
  ModerateDisruptionsMutation,
  ModerateDisruptionsMutationVariables,
  ModerationCaseQuery,
  ModerationCaseQueryVariables,
  ModerationEffectQuery,
  ModerationEffectQueryVariables,
  ModerationPageQuery,
  ModerationPageQueryVariables,
} from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';

/** A list of disruptions for the panel, and how many each list has. */
export const MODERATION_PAGE: TypedDocumentNode<ModerationPageQuery, ModerationPageQueryVariables> =
  gql`
    query ModerationPage($stage: ModerationStage!, $agency: ID, $first: Int!, $after: String) {
      viewer {
        id
        marking
        viewingAs
        agencies {
          id
          code
          name
        }
        ...Shell_Viewer
      }
      objectives {
        id
        code
        name
      }
      crimeTypes {
        id
        code
        name
        shortName
      }
      waiting: moderationQueue(stage: WAITING, agency: $agency, first: 1) {
        totalCount
      }
      decided: moderationQueue(stage: DECIDED, agency: $agency, first: 1) {
        totalCount
      }
      sentBack: moderationQueue(stage: SENT_BACK, agency: $agency, first: 1) {
        totalCount
      }
      moderationQueue(stage: $stage, agency: $agency, first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            id
            version
            reference
            agency {
              id
              code
              name
            }
            occurredOn
            objective
            crimeType
            place
            claimedImpact
            confirmedImpact
            status
            decidedOn
            daysWaiting
            isOverdue
            isOwn
            restsOn
            panelOn
            proposal {
              number
              impact
            }
            question {
              number
            }
          }
        }
      }
    }
    ${SHELL_VIEWER}
  `;

/** A disruption in the queue. */
export type QueuedCase = ModerationPageQuery['moderationQueue']['edges'][number]['node'];

/** One disruption with its history. */
export const MODERATION_CASE: TypedDocumentNode<ModerationCaseQuery, ModerationCaseQueryVariables> =
  gql`
    query ModerationCase($id: ID!) {
      objectives {
        id
        code
        name
      }
      crimeTypes {
        id
        code
        name
      }
      moderationCase(id: $id) {
        id
        version
        reference
        agency {
          id
          code
          name
        }
        period {
          id
          label
        }
        occurredOn
        objective
        crimeType
        place
        quantity
        claimedImpact
        confirmedImpact
        status
        submittedOn
        decidedOn
        rationale
        daysWaiting
        isOverdue
        isOwn
        restsOn
        target
        ocgReference
        tactic
        panelOn
        supportingAgencies {
          id
          name
        }
        proposal {
          number
          post
          impact
          text
          panelOn
        }
        question {
          number
          text
        }
        history {
          number
          kind
          at
          post
          impact
          text
          panelOn
          isTakenBack
        }
      }
    }
  `;

export type OpenCase = NonNullable<ModerationCaseQuery['moderationCase']>;

/** Names of codes. */
export interface CaseNames {
  readonly objectives: readonly { readonly code: string; readonly name: string }[];
  readonly crimeTypes: readonly { readonly code: string; readonly name: string }[];
}

/** Names of codes, with the short names of crime types. */
export type ShortNames = Pick<ModerationPageQuery, 'objectives' | 'crimeTypes'>;

/** The name of a code, or the code if the list does not have it. */
export function nameOf(list: CaseNames['crimeTypes'], code: string): string {
  return list.find((each) => each.code === code)?.name ?? code;
}

/** What decisions would change in the figures. */
export const MODERATION_EFFECT: TypedDocumentNode<
  ModerationEffectQuery,
  ModerationEffectQueryVariables
> = gql`
  query ModerationEffect(
    $cases: [ID!]!
    $outcome: ModerationOutcome!
    $impact: Impact
    $panelOn: Date!
  ) {
    moderationEffect(cases: $cases, outcome: $outcome, impact: $impact, panelOn: $panelOn) {
      measure
      name
      period {
        id
        label
      }
      before {
        text
      }
      after {
        text
      }
    }
  }
`;

export const MODERATE_DISRUPTION: TypedDocumentNode<
  ModerateDisruptionMutation,
  ModerateDisruptionMutationVariables
> = gql`
  mutation ModerateDisruption($input: ModerateDisruptionInput!) {
    moderateDisruption(input: $input) {
      case {
        id
        version
      }
      problems {
        field
        message
      }
    }
  }
`;

export const MODERATE_DISRUPTIONS: TypedDocumentNode<
  ModerateDisruptionsMutation,
  ModerateDisruptionsMutationVariables
> = gql`
  mutation ModerateDisruptions($input: ModerateDisruptionsInput!) {
    moderateDisruptions(input: $input) {
      cases {
        id
        version
      }
      problems {
        field
        message
      }
    }
  }
`;
