import { Link } from 'react-router';

import type { BlockContext } from './resourcing.type.js';

interface MeasureLinkProps {
  readonly measure: string;
  /** What the measure is called in a sentence. */
  readonly name: string;
  readonly context: BlockContext;
}

/** Leads to the page of a measure, with the same filters. */
export function MeasureLink({ measure, name, context }: MeasureLinkProps) {
  return <Link to={context.toMeasure(measure)}>More on {name}</Link>;
}
