import { gql, type TypedDocumentNode } from '@apollo/client';

import type { AgencyNamesQuery, AgencyNamesQueryVariables } from '#graphql/operations.js';

/** Every agency, for the person who chooses who does something. */
export const AGENCY_NAMES: TypedDocumentNode<AgencyNamesQuery, AgencyNamesQueryVariables> = gql`
  query AgencyNames {
    agencies {
      id
      code
      name
    }
  }
`;
