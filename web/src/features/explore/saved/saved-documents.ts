import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  FindSavedQuery,
  FindSavedQueryVariables,
  OpenSavedQuery,
  OpenSavedQueryVariables,
  SaveQuestionMutation,
  SaveQuestionMutationVariables,
  StartSavedQuery,
  StartSavedQueryVariables,
} from '#graphql/operations.js';

/** A saved question, with what is needed to open it and save over it. */
export const OPEN_SAVED: TypedDocumentNode<OpenSavedQuery, OpenSavedQueryVariables> = gql`
  query OpenSaved($id: ID!, $version: Int) {
    savedQuery(id: $id, version: $version) {
      id
      name
      description
      text
      sharing
      version
      latestVersion
      canChange
      canShare
      isRunnable
      savedAt
      view {
        kind
        settings
      }
      variables {
        name
        label
        default
        quartersBack
      }
      problems {
        line
        message
        nearest
      }
      versions(first: 100) {
        edges {
          node {
            id
            number
            name
            text
            savedAt
            savedBy {
              isYou
              name
            }
          }
        }
      }
    }
  }
`;

export const SAVE_QUESTION: TypedDocumentNode<SaveQuestionMutation, SaveQuestionMutationVariables> =
  gql`
    mutation SaveQuestion($input: SaveQueryInput!) {
      saveQuery(input: $input) {
        savedQuery {
          id
          name
          text
          version
          latestVersion
          savedAt
          savedBy {
            isYou
            name
          }
          variables {
            name
            default
            quartersBack
          }
        }
        problems {
          field
          message
        }
      }
    }
  `;

/**
 * Saved questions for the start page: the viewer's own, their agency's and everyone's, latest
 * first.
 */
export const START_SAVED: TypedDocumentNode<StartSavedQuery, StartSavedQueryVariables> = gql`
  query StartSaved($first: Int!) {
    all: savedQueries(first: 1) {
      totalCount
    }
    own: savedQueries(first: $first, whose: OWN) {
      edges {
        node {
          ...StartSaved_SavedQuery @unmask
        }
      }
    }
    agency: savedQueries(first: $first, whose: AGENCY) {
      edges {
        node {
          ...StartSaved_SavedQuery @unmask
        }
      }
    }
    everyone: savedQueries(first: $first, whose: EVERYONE) {
      edges {
        node {
          ...StartSaved_SavedQuery @unmask
        }
      }
    }
  }

  fragment StartSaved_SavedQuery on SavedQuery {
    id
    name
    version
    owner {
      isYou
      name
    }
  }
`;

/** Saved questions found from the start page, latest first. */
export const FIND_SAVED: TypedDocumentNode<FindSavedQuery, FindSavedQueryVariables> = gql`
  query FindSaved($words: String!, $first: Int!) {
    savedQueries(first: $first, words: $words) {
      edges {
        node {
          id
          name
          owner {
            isYou
            name
          }
        }
      }
    }
  }
`;
