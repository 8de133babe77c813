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

/** The queue, longest wait first. */
export const MODERATION_PAGE: TypedDocumentNode<ModerationPageQuery, ModerationPageQueryVariables> =
  gql`
    query ModerationPage($agency: ID, $first: Int!) {
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
      moderationQueue(agency: $agency, first: $first) {
        totalCount
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
            claimedImpact
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
