import { type ApolloClient, gql, type TypedDocumentNode } from '@apollo/client';

import { whole } from './answer-cache-link.js';
import type { Choices_QueryFragment, ChoicesQuery, ChoicesQueryVariables } from './operations.js';
import { SHELL_VIEWER } from './shell-viewer.js';

/**
 * The viewer, and everything that figures can be asked for: each page of figures checks its address
 * against these choices.
 */
export const CHOICES_FIELDS: TypedDocumentNode<Choices_QueryFragment> = gql`
  fragment Choices_Query on Query {
    viewer {
      id
      marking
      isCleared
      actions
      viewingAs
      agencies {
        id
        name
      }
      ...Shell_Viewer
    }
    periods {
      id
      key
      label
      status
      datasetsReceived
      start
      end
    }
    areas {
      id
      code
      name
      kind
      population
      largerAreas {
        id
        code
      }
    }
    agencies {
      id
      code
      name
      kind
      family
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
    measures {
      id
      key
      name
      nameInSentences
      isPlural
      subject
      unit
      direction
      disclosure
      datasets
      dimensions
      splits
      denominatorName
      ratePer1000
      companion
      isStandard
    }
  }
  ${SHELL_VIEWER}
`;

/** This is asked once and cached. After that each page needs one question, for its figures. */
export const CHOICES: TypedDocumentNode<ChoicesQuery, ChoicesQueryVariables> = gql`
  query Choices {
    ...Choices_Query @unmask
  }
  ${CHOICES_FIELDS}
`;

/**
 * Loads the choices before a page is drawn, while its code is on the way. Undefined if that fails:
 * the page then gets the same failure.
 */
export async function askChoices(client: ApolloClient): Promise<ChoicesQuery | undefined> {
  // The page gets the same failure and reports it.
  const answer = await client.query({ ...whole, query: CHOICES }).catch(() => undefined);
  return answer?.data;
}
