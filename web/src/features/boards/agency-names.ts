import { gql, type TypedDocumentNode } from '@apollo/client';

import type { AgencyNamesQuery, AgencyNamesQueryVariables } from '#graphql/operations.js';

/** Every agency, for choosing who is responsible. */
export const AGENCY_NAMES: TypedDocumentNode<AgencyNamesQuery, AgencyNamesQueryVariables> = gql`
  query AgencyNames {
    agencies {
      id
      code
      name
    }
  }
`;
