import { Link } from 'react-router';

import type { BlockContext } from './resourcing.type.js';

interface AgencyLinkProps {
  readonly code: string;
  readonly name: string;
  readonly context: BlockContext;
}

/** An agency's name, which filters the page by it, or takes that back. */
export function AgencyLink({ code, name, context }: AgencyLinkProps) {
  const isChosen = context.scope.agency?.code === code;
  return (
    <Link to={context.toAddress({ agency: isChosen ? null : code })} aria-current={isChosen ? 'true' : undefined}>
      {name}
    </Link>
  );
}
