import { gql } from '@apollo/client';
import { print } from 'graphql';
import { expect, it } from 'vitest';

const CODE = gql`
  fragment JoinCode_Area on Area {
    id
    code
  }
`;

const NAME = gql`
  fragment JoinName_Area on Area {
    id
    name
    ...JoinCode_Area
  }
  ${CODE}
`;

it('a document has the definitions of its text, and each named fragment once', () => {
  const document = gql`
    query JoinedPlaces($kind: AreaKind) {
      areas(kind: $kind) {
        ...JoinCode_Area
        ...JoinName_Area
      }
    }
    ${CODE}
    ${NAME}
  `;
  expect(print(document)).toBe(`query JoinedPlaces($kind: AreaKind) {
  areas(kind: $kind) {
    ...JoinCode_Area
    ...JoinName_Area
  }
}

fragment JoinCode_Area on Area {
  id
  code
}

fragment JoinName_Area on Area {
  id
  name
  ...JoinCode_Area
}`);
  // A document parsed in the build does not contain its text.
  expect(document).not.toHaveProperty('loc');
});
