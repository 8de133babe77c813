import { type ASTNode, GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';

import { isPlainDate } from '#domain/plain-date.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { isPeriodKey } from '#domain/time.js';

export const DateTime = GraphQLDateTime;
/** Data of any shape, which is stored unchanged and has a meaning only for its author. */
export const JsonScalar = GraphQLJSON;

export const PlainDateScalar = textScalar(
  'Date',
  'A day without a time, such as 2025-04-01.',
  isPlainDate,
);
export const QuarterScalar = textScalar(
  'Quarter',
  'A UK financial quarter, such as 2025-26-Q1 for April to June 2025.',
  (text) => isPeriodKey('QUARTER', text),
);
export const MonthScalar = textScalar('Month', 'A month, such as 2025-04.', (text) =>
  isPeriodKey('MONTH', text),
);
export const FinancialYearScalar = textScalar(
  'FinancialYear',
  'A financial year, April to March, such as 2025-26.',
  (text) => isPeriodKey('FINANCIAL_YEAR', text),
);

/** A scalar whose text has the same form in input and output. */
function textScalar(
  name: string,
  description: string,
  isValid: (text: string) => boolean,
): GraphQLScalarType<string, string> {
  const check = (value: unknown, node?: ASTNode): string => {
    if (typeof value === 'string' && isValid(value)) return value;
    const given =
      typeof value === 'string' || typeof value === 'number'
        ? `"${toQuotedValue(String(value))}"`
        : 'This value';
    throw new GraphQLError(`${given} is not a ${name}. ${description}`, {
      nodes: node ?? null,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: (value) => check(value),
    parseValue: (value) => check(value),
    parseLiteral: (node) => check(node.kind === Kind.STRING ? node.value : null, node),
  });
}
