import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Shell_ViewerFragment, ShellQuery, ShellQueryVariables } from './operations.js';

/**
 * The fields of the viewer that the shell reads. If a page spreads them in its own question, the
 * shell need not ask: the first view then takes a single round trip to the server.
 */
export const SHELL_VIEWER: TypedDocumentNode<Shell_ViewerFragment> = gql`
  fragment Shell_Viewer on Viewer {
    id
    name
    organisation
    marking
    signInMode
    isSignedIn
    isLocalAdministrator
    actions
    viewingAs
    demonstrationNotice
  }
`;

/** The shell's own question, for pages that do not ask for the viewer, or whose question failed. */
export const SHELL: TypedDocumentNode<ShellQuery, ShellQueryVariables> = gql`
  query Shell {
    viewer {
      id
      ...Shell_Viewer
    }
  }
  ${SHELL_VIEWER}
`;
