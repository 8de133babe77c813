import { type Dimension, dimensions } from '#domain/measures/dimensions.js';

import type { FiguresRequest } from './figures-request.js';

/** A question for the API, like any client’s. */
export interface Operation {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The question that asks the API for everything in a file of figures, so that all checks of the API
 * apply.
 */
export function writeFiguresDocument({
  measures,
  by,
  changes,
  where,
  window,
  orderBy,
  first,
  fillGaps,
}: FiguresRequest): Operation {
  const compared = changes
    .map((to) => `${to}: change(to: ${to}) { difference signed text from { text displayText } }`)
    .join(' ');
  const figure = 'value text displayText unit flags numerator denominator own othersText';
  const ofRows = measures.map((key) => `${key} { ${figure} ${compared} }`).join(' ');
  const ofOther = measures.map((key) => `${key} { ${figure} }`).join(' ');
  const key = by.length === 0 ? '' : `key { ${by.map(selectKey).join(' ')} }`;
  const document = `query FiguresFile($by: [Dimension!]!, $where: FigureFilter, $window: Window!, $orderBy: [FigureOrder!], $first: Int!, $fillGaps: Boolean!) {
  viewer { marking }
  figures(by: $by, where: $where, window: $window, orderBy: $orderBy, first: $first, fillGaps: $fillGaps) {
    rows { ${key} ${ofRows} }
    totals { ${ofRows} }
    other { ${ofOther} }
    groupCount truncated dataVersion asOf notes filterText
    protections { measure }
  }
}`;
  return { document, variables: { by, where, window, orderBy, first, fillGaps } };
}

function selectKey(dimension: Dimension): string {
  const { keyField } = dimensions[dimension];
  switch (dimension) {
    case 'QUARTER':
      return `${keyField} { key start }`;
    case 'AREA':
    case 'COUNTY':
    case 'LOCAL_COMMAND_UNIT':
    case 'AGENCY':
    case 'SUPPORTING_AGENCY':
      return `${keyField} { code }`;
    default:
      return keyField;
  }
}
