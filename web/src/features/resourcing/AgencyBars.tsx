import { ComparedBars } from '#charts/ComparedBars.js';
import { type FigureValue, formatFigure } from '#lib/figure.js';

import { AgencyLink } from './AgencyLink.js';
import type { BlockContext } from './resourcing.type.js';

interface AgencyBarsProps {
  /** In the order they are to be read. */
  readonly agencies: readonly {
    readonly code: string;
    readonly name: string;
    readonly figure: FigureValue;
    /** A year before; null where it is not compared. */
    readonly before: FigureValue | null;
  }[];
  /** What the bars are of. */
  readonly name: string;
  /** What the ticks are of; null where there are none. */
  readonly tick: string | null;
  readonly context: BlockContext;
}

/** One figure of each agency in bars, each of which narrows the page to its agency. */
export function AgencyBars({ agencies, name, tick, context }: AgencyBarsProps) {
  return (
    <ComparedBars
      legend={{ bar: name, parts: 'NONE', tick, change: null }}
      bars={agencies.map((agency) => ({
        key: agency.code,
        name: <AgencyLink code={agency.code} name={agency.name} context={context} />,
        value: agency.figure.value,
        before: agency.before?.value ?? null,
        text: formatFigure(agency.figure),
        flags: '',
        detail: '',
        own: null,
        change: '',
        tone: context.scope.agency?.code === agency.code ? 'chosen' : 'plain',
      }))}
    />
  );
}
