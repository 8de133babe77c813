import { QuarterPanels } from '#charts/QuarterPanels.js';
import { toPanelPoint, toPanelTimes, toTimeUnit } from '#charts/time-panels.js';
import type { Objective } from '#graphql/operations.js';
import { missingSymbol } from '#lib/figure.js';
import { formatNumber } from '#lib/format.js';
import type { Step } from '#lib/scope.js';
import { findLastWhole, nameParts, type ToldPlace } from '#lib/time-lines.js';
import type { TimePlace } from '#lib/time-question.js';

import { SpanHead } from './SpanHead.js';

/** An objective over a range, in its place among the four. */
interface ObjectiveSpan {
  readonly code: Objective;
  readonly tone: 'pursue' | 'prevent' | 'protect' | 'prepare';
  readonly name: string;
  readonly places: readonly ToldPlace[];
}

interface ObjectiveSpansProps {
  readonly objectives: readonly ObjectiveSpan[];
  /** From early to late. */
  readonly times: readonly TimePlace[];
  readonly step: Step;
  /** What the scales count in: 1,000 where they count in thousands. */
  readonly per?: number;
  /** What the page is narrowed to; null for all objectives. */
  readonly chosen: string | null;
  /** The address of the page narrowed to an objective, or with null to none. */
  readonly toObjective: (code: Objective | null) => string;
  /** A time was chosen, by Enter or by the pointer. */
  readonly onChoose: (code: string) => void;
}

/** The four objectives over a range, in four panels of bars. Nothing of it is judged. */
export function ObjectiveSpans({ objectives, times, step, per = 1, chosen, toObjective, onChoose }: ObjectiveSpansProps) {
  const last = findLastWhole(times);

  return (
    <QuarterPanels
      quarters={toPanelTimes(times, step)}
      panels={objectives.map(({ code, tone, name, places }) => ({
        tone,
        name,
        head: (
          <SpanHead
            objective={code}
            name={name}
            place={places.find((place) => place.code === last?.code) ?? null}
            isChosen={chosen === code}
            address={toObjective(chosen === code ? null : code)}
          />
        ),
        targets: [],
        points: places.map((place) => toPoint(place, per)),
      }))}
      targetName={null}
      openName={nameParts(times)}
      unit={toTimeUnit(step)}
      onChoose={onChoose}
    />
  );
}

function toPoint(place: ToldPlace, per: number) {
  const { figure } = place;
  const value = figure.value === null ? null : figure.value / per;
  const text = value === null ? missingSymbol(figure) : per === 1 ? figure.text : formatNumber(value);
  return { ...toPanelPoint(place, text), value };
}
