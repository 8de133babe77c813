import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  AddAgencyMutation,
  AddAgencyMutationVariables,
  AgenciesPageQuery,
  AgenciesPageQueryVariables,
  EndAgencyEffectQuery,
  EndAgencyEffectQueryVariables,
  EndAgencyMutation,
  EndAgencyMutationVariables,
  RenameAgencyMutation,
  RenameAgencyMutationVariables,
} from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';

export const AGENCIES_PAGE: TypedDocumentNode<AgenciesPageQuery, AgenciesPageQueryVariables> = gql`
  query AgenciesPage {
    viewer {
      id
      marking
      viewingAs
      actions
      ...Shell_Viewer
    }
    agencyRegister {
      id
      agency {
        id
        code
        name
        kind
      }
      validFrom
      validTo
      successors {
        id
        code
        name
      }
      version
    }
  }
  ${SHELL_VIEWER}
`;

export const END_EFFECT: TypedDocumentNode<EndAgencyEffectQuery, EndAgencyEffectQueryVariables> =
  gql`
    query EndAgencyEffect($input: EndAgencyInput!) {
      endAgencyEffect(input: $input) {
        sentences
        problems {
          field
          message
        }
      }
    }
  `;

export const ADD_AGENCY: TypedDocumentNode<AddAgencyMutation, AddAgencyMutationVariables> = gql`
  mutation AddAgency($input: AddAgencyInput!) {
    addAgency(input: $input) {
      registered {
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

export const RENAME_AGENCY: TypedDocumentNode<RenameAgencyMutation, RenameAgencyMutationVariables> =
  gql`
    mutation RenameAgency($input: RenameAgencyInput!) {
      renameAgency(input: $input) {
        registered {
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

export const END_AGENCY: TypedDocumentNode<EndAgencyMutation, EndAgencyMutationVariables> = gql`
  mutation EndAgency($input: EndAgencyInput!) {
    endAgency(input: $input) {
      registered {
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

export type ShownAgency = AgenciesPageQuery['agencyRegister'][number];
