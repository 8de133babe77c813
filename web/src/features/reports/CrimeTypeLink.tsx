import { Link } from 'react-router';

import type { BlockContext } from './report.type.js';

interface CrimeTypeLinkProps {
  readonly code: string;
  readonly name: string;
  readonly context: BlockContext;
}

/** A crime type's name, which filters the page by it, or takes that back. */
export function CrimeTypeLink({ code, name, context }: CrimeTypeLinkProps) {
  const isChosen = context.scope.crimeType?.code === code;
  return (
    <Link to={context.toAddress({ crimeType: isChosen ? null : code })} aria-current={isChosen ? 'true' : undefined}>
      {name}
    </Link>
  );
}
