import { gql, type TypedDocumentNode } from '@apollo/client';

import type { SendPageQuery, SendPageQueryVariables } from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';

/** The agencies that somebody may send for, and the returns that wait to be published. */
export const SEND_PAGE: TypedDocumentNode<SendPageQuery, SendPageQueryVariables> = gql`
  query SendPage {
    viewer {
      id
      marking
      viewingAs
      ...Shell_Viewer
    }
    periods {
      id
      key
      longLabel
    }
    returns {
      id
      agency {
        id
        code
        name
      }
      dataset
      period {
        id
        key
      }
      state
      canSend
    }
    stagedReturns {
      id
      agency {
        id
        name
      }
      dataset
      period {
        id
        label
      }
      state
      fileName
      stagedAt
      stagedBy
      keptUntil
      isOpen
      isTakenBack
      notYet
      unusable
    }
  }
  ${SHELL_VIEWER}
`;

export type ListedStaged = SendPageQuery['stagedReturns'][number];
