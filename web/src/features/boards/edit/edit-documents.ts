import { gql, type TypedDocumentNode } from '@apollo/client';

import { BLOCK } from '#blocks/block-fragment.js';
import type {
  AgreeTextMutation,
  AgreeTextMutationVariables,
  ArrangePackMutation,
  ArrangePackMutationVariables,
  AssignTextMutation,
  AssignTextMutationVariables,
  HandBackMutation,
  HandBackMutationVariables,
  PackEditQuery,
  PackEditQueryVariables,
  PackEditSectionQuery,
  PackEditSectionQueryVariables,
  PackSigningQuery,
  PackSigningQueryVariables,
  SeparateTextMutation,
  SeparateTextMutationVariables,
  SignPackMutation,
  SignPackMutationVariables,
  SubmitMutation,
  SubmitMutationVariables,
  SupersedeMutation,
  SupersedeMutationVariables,
  TellWritingMutation,
  TellWritingMutationVariables,
  TextHistoryQuery,
  TextHistoryQueryVariables,
  WriteText_PackTextFragment,
  WriteTextMutation,
  WriteTextMutationVariables,
} from '#graphql/operations.js';

/** A text on the desk. */
const EDITED_TEXT: TypedDocumentNode<WriteText_PackTextFragment> = gql`
  fragment WriteText_PackText on PackText {
    id
    kind
    edition
    state
    isLate
    version
    body
    post
    owner {
      id
      code
      name
    }
    dueOn
    canWrite
    canAgree
  }
`;

/**
 * A pack on the desk, without its figures. It is asked for repeatedly while somebody writes in it.
 */
export const PACK_EDIT: TypedDocumentNode<PackEditQuery, PackEditQueryVariables> = gql`
  query PackEdit($quarter: Quarter!, $area: ID!, $version: Int, $edition: PackEdition!) {
    viewer {
      id
      isCleared
    }
    board(quarter: $quarter, area: $area, version: $version, edition: $edition) {
      id
      number
      state
      version
      reading
      reason
      marking
      edition
      quarter {
        id
        key
        label
      }
      area {
        id
        code
        name
      }
      textsDueOn
      signOffDueOn
      meetsOn
      canMake
      writing {
        text
        who
      }
      missingTexts
      textCount
      agreedCount
      headings {
        key
        number
        heading
        texts {
          id
          ...WriteText_PackText @unmask
        }
      }
      leftOut {
        key
        heading
      }
      signatures {
        edition
        by
        at
        isCurrent
      }
      handedBack {
        by
        at
        reason
      }
    }
  }
  ${EDITED_TEXT}
`;

/** The figures of one section, and the suggestions made from them. */
export const PACK_EDIT_SECTION: TypedDocumentNode<
  PackEditSectionQuery,
  PackEditSectionQueryVariables
> = gql`
  query PackEditSection(
    $quarter: Quarter!
    $area: ID!
    $version: Int
    $section: ID!
    $edition: PackEdition!
  ) {
    board(quarter: $quarter, area: $area, version: $version, edition: $edition) {
      id
      contents(sections: [$section]) {
        sections {
          key
          notes
          blocks {
            id
            ...Block_Block
          }
          texts {
            id
            suggestion
          }
        }
      }
    }
  }
  ${BLOCK}
`;

/** The versions of the texts and figures that a signature covers, and the missing returns. */
export const PACK_SIGNING: TypedDocumentNode<PackSigningQuery, PackSigningQueryVariables> = gql`
  query PackSigning($quarter: Quarter!, $area: ID!, $version: Int, $edition: PackEdition!) {
    board(quarter: $quarter, area: $area, version: $version, edition: $edition) {
      id
      reading
      canSign
      canRecord
      contents(sections: []) {
        dataVersion
        missingReturns
      }
    }
  }
`;

/** Each saved version of a pack's texts. */
export const TEXT_HISTORY: TypedDocumentNode<TextHistoryQuery, TextHistoryQueryVariables> = gql`
  query TextHistory($quarter: Quarter!, $area: ID!, $version: Int, $edition: PackEdition!) {
    board(quarter: $quarter, area: $area, version: $version, edition: $edition) {
      id
      headings {
        key
        texts {
          id
          versions {
            number
            state
            body
            savedAt
            savedBy
          }
        }
      }
    }
  }
`;

export const WRITE_TEXT: TypedDocumentNode<WriteTextMutation, WriteTextMutationVariables> = gql`
  mutation WriteText($input: WriteCommentaryInput!) {
    writeCommentary(input: $input) {
      text {
        id
        ...WriteText_PackText @unmask
      }
      problems {
        field
        message
      }
    }
  }
  ${EDITED_TEXT}
`;

export const TELL_WRITING: TypedDocumentNode<TellWritingMutation, TellWritingMutationVariables> =
  gql`
    mutation TellWriting($id: ID!) {
      tellWriting(input: { id: $id }) {
        problems {
          message
        }
      }
    }
  `;

export const AGREE_TEXT: TypedDocumentNode<AgreeTextMutation, AgreeTextMutationVariables> = gql`
  mutation AgreeText($input: AgreeCommentaryInput!) {
    agreeCommentary(input: $input) {
      problems {
        field
        message
      }
    }
  }
`;

export const ASSIGN_TEXT: TypedDocumentNode<AssignTextMutation, AssignTextMutationVariables> = gql`
  mutation AssignText($input: AssignCommentaryInput!) {
    assignCommentary(input: $input) {
      problems {
        field
        message
      }
    }
  }
`;

export const SEPARATE_TEXT: TypedDocumentNode<SeparateTextMutation, SeparateTextMutationVariables> =
  gql`
    mutation SeparateText($input: SeparateCommentaryInput!) {
      separateCommentary(input: $input) {
        problems {
          field
          message
        }
      }
    }
  `;

export const ARRANGE_PACK: TypedDocumentNode<ArrangePackMutation, ArrangePackMutationVariables> =
  gql`
    mutation ArrangePack($input: ArrangeSectionsInput!) {
      arrangeSections(input: $input) {
        problems {
          field
          message
        }
      }
    }
  `;

export const SUBMIT: TypedDocumentNode<SubmitMutation, SubmitMutationVariables> = gql`
  mutation Submit($input: SubmitPackInput!) {
    submitPack(input: $input) {
      problems {
        field
        message
      }
    }
  }
`;

export const HAND_BACK: TypedDocumentNode<HandBackMutation, HandBackMutationVariables> = gql`
  mutation HandBack($input: HandBackPackInput!) {
    handBackPack(input: $input) {
      problems {
        field
        message
      }
    }
  }
`;

export const SIGN_PACK: TypedDocumentNode<SignPackMutation, SignPackMutationVariables> = gql`
  mutation SignPack($input: SignOffPackInput!) {
    signOffPack(input: $input) {
      problems {
        field
        message
      }
    }
  }
`;

export const SUPERSEDE: TypedDocumentNode<SupersedeMutation, SupersedeMutationVariables> = gql`
  mutation Supersede($input: SupersedePackInput!) {
    supersedePack(input: $input) {
      pack {
        id
        number
      }
      problems {
        field
        message
      }
    }
  }
`;

/** A pack on the desk. */
export type EditedPack = NonNullable<PackEditQuery['board']>;

/** A section of the pack. */
export type EditedSection = EditedPack['headings'][number];
