import { type ApolloClient, gql, type TypedDocumentNode } from '@apollo/client';

import type {
  PinBlockInput,
  PinBlockMutation,
  PinBlockMutationVariables,
} from '#graphql/operations.js';
import { toProblem } from '#graphql/problem.js';

import { PINS } from './my-page-fragment.js';

const PIN_BLOCK: TypedDocumentNode<PinBlockMutation, PinBlockMutationVariables> = gql`
  mutation PinBlock($input: PinBlockInput!) {
    pinBlock(input: $input) {
      pin
      problems {
        message
      }
      myPage {
        id
        ...Pins_MyPage @unmask
      }
    }
  }
  ${PINS}
`;

/** A block to pin, without its width and height. */
export type Pinnable = Omit<PinBlockInput, 'columns' | 'height'> &
  Partial<Pick<PinBlockInput, 'columns' | 'height'>>;

/** Pins a block to My page. Resolves with a sentence about the result. */
export async function pinBlock(client: ApolloClient, wanted: Pinnable): Promise<string> {
  try {
    const { data } = await client.mutate({
      mutation: PIN_BLOCK,
      variables: { input: { columns: 6, height: 'HALF', ...wanted } },
    });
    return data?.pinBlock.problems[0]?.message ?? 'Pinned to My page';
  } catch (error) {
    return toProblem(error).sentence;
  }
}
