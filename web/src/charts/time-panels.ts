import { besideFigure, formatFigure, formatFlags } from '#lib/figure.js';
import type { Step } from '#lib/scope.js';
import { findLastWhole, nameTime, type ToldPlace } from '#lib/time-lines.js';
import { markTime } from '#lib/time-mark.js';
import type { TimePlace } from '#lib/time-question.js';

import type { PanelPoint, PanelQuarter } from './quarter-panels.type.js';

/** What a mark over time stands for, for those who hear it: four quarters up to one are told by that quarter. */
export function toTimeUnit(step: Step): string {
  return step === 'rolling' ? 'quarter' : step;
}

/** Times as a chart takes them. The last that is whole is the one whose numbers stand in it. */
export function toPanelTimes(times: readonly TimePlace[], step: Step): readonly PanelQuarter[] {
  const last = findLastWhole(times);
  return times.map((time) => ({
    key: time.code,
    label: nameTime(time),
    mark: markTime(time.code, step),
    isOpen: time.isOpen,
    isShown: time.code === last?.code,
  }));
}

/** A place as a chart takes it: nothing is judged. `text` is its figure for little room. */
export function toPanelPoint(place: ToldPlace, text: string): PanelPoint {
  const { figure } = place;
  const flags = formatFlags(besideFigure(figure));
  return {
    value: figure.value,
    text,
    isSignal: false,
    told: `${nameTime(place)}. ${formatFigure(figure)}${flags === '' ? '' : ` ${flags}`}`,
  };
}
