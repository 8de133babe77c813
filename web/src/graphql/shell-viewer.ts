import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Shell_ViewerFragment, ShellQuery, ShellQueryVariables } from './operations.js';

/**
 * What stands around every page reads of the viewer. A page that spreads it in its own question
 * spares the shell one: the first view then costs a single journey to the server.
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

/** The shell's own question, for pages that do not bring the viewer, or whose question failed. */
export const SHELL: TypedDocumentNode<ShellQuery, ShellQueryVariables> = gql`
  query Shell {
    viewer {
      id
      ...Shell_Viewer
    }
  }
  ${SHELL_VIEWER}
`;
