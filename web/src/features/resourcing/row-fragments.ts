import { gql, type TypedDocumentNode } from '@apollo/client';

import type { FigureValue_FigureFragment, MoneyRow_FigureRowFragment, PostsRow_FigureRowFragment } from '#graphql/operations.js';

/** What every figure of the page is told by. */
export const FIGURE_VALUE: TypedDocumentNode<FigureValue_FigureFragment> = gql`
  fragment FigureValue_Figure on Figure {
    value
    text
    inWords
    flags
  }
`;

/** Posts of one row, or of all rows, of a table; the rate with what it is of. */
export const POSTS_ROW: TypedDocumentNode<PostsRow_FigureRowFragment> = gql`
  fragment PostsRow_FigureRow on FigureRow {
    strengthFte {
      ...FigureValue_Figure @unmask
    }
    establishmentFte {
      ...FigureValue_Figure @unmask
    }
    vacancyRate {
      ...FigureValue_Figure @unmask
      numerator
      denominator
    }
  }
  ${FIGURE_VALUE}
`;

/** Money of one row, or of all rows, of a table. */
export const MONEY_ROW: TypedDocumentNode<MoneyRow_FigureRowFragment> = gql`
  fragment MoneyRow_FigureRow on FigureRow {
    spend {
      ...FigureValue_Figure @unmask
    }
    budget {
      ...FigureValue_Figure @unmask
    }
    forecastVariance {
      ...FigureValue_Figure @unmask
    }
  }
  ${FIGURE_VALUE}
`;
