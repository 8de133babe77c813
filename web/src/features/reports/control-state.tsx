import { Link } from 'react-router';

import { findAxisStart } from '#charts/control-layout.js';
import { type Running, toEvents, toLabels, toQuarters } from '#charts/control-series.js';
import { noteControl, summariseControl, toControlHeadings, toControlRows, wordControl } from '#charts/control-words.js';
import { ControlChart } from '#charts/ControlChart.js';
import type { ReportControl_KpiFragment } from '#graphql/operations.js';
import { isHidden, isProtected } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { formatRange } from '#lib/quarter.js';
import { isRange } from '#lib/scope.js';
import { describeCoverage, describeScope, nameQuarters } from '#lib/scope-words.js';
import { tellShare } from '#lib/share-message.js';
import { wordFreshness } from '#lib/source-words.js';
import { formatMark } from '#lib/unit.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';

import { type ControlMeasure, toQuestions } from './block-questions.js';
import { toFoot } from './foot-words.js';
import { KpiHead } from './KpiHead.js';
import type { BlockContext } from './report.type.js';
import { wordOf } from './share-detail.js';
import type { ToldHead } from './told-head.js';

interface ControlGiven {
  readonly context: BlockContext;
  readonly measure: ControlMeasure;
  /** Of a share: what the reports counted in it were or had. Null for a count. */
  readonly were: string | null;
  /** What stands over the chart. */
  readonly head: ToldHead;
  readonly running: Running | null;
  readonly notes: readonly string[];
  /** What is said of a cut too many; null where others are shown. */
  readonly fourth: string | null;
}

/** The state of a block that shows one figure quarter by quarter with what is usual for it. */
export function toControlState(
  kpi: ReportControl_KpiFragment,
  { context, measure, were, head, running, notes, fourth }: ControlGiven,
): FigureState {
  const { scope, choices } = context;
  const { unit, name, datasets } = kpi.measure;
  // Quarters from before there was anything to count are no gaps.
  const since = choices.periods[0]?.code ?? '';
  const data = { ...kpi, trend: kpi.trend.filter(({ quarter }) => quarter.key >= since) };
  const quarters = toQuarters(data, unit, { running });
  const range = formatRange(quarters[0]?.label ?? '', quarters.at(-1)?.label ?? '');
  const place = describeScope(scope);
  if (quarters.every(({ value }) => value === null)) {
    if (fourth !== null) return { kind: 'hidden', headline: 'Withheld to protect people', sentence: fourth, more: <ProtectionLink /> };
    return data.trend.some(({ figure }) => isHidden(figure))
      ? {
          kind: 'hidden',
          headline: 'Too few to show',
          sentence: `${name}, ${place}, ${range}: hidden in every quarter to protect people [c]. Hidden does not mean that there are none.`,
          more: <ProtectionLink />,
        }
      : { kind: 'empty', sentence: `There are no figures for ${place} in ${range}.` };
  }

  const question = toQuestions(context).control(measure, quarters[0]?.key ?? since, quarters.at(-1)?.key ?? since);
  const labels = toLabels(quarters, unit, { running });
  const share = were === null ? null : tellShare(head.share, { were, isOpen: scope.quarter.isOpen });
  const ofRange = isRange(scope) ? nameQuarters(scope).now : null;
  return {
    kind: 'ready',
    content: {
      message: share?.message ?? wordControl(quarters),
      summary: summariseControl(quarters, unit),
      chart: (
        <>
          <KpiHead
            figure={head.share.figure}
            detail={[ofRange ?? '', were === null ? '' : wordOf(head.share)].filter((words) => words !== '').join('. ')}
            status={head.status}
            variation={head.variation}
          />
          <ControlChart
            name={name}
            quarters={quarters}
            labels={labels}
            events={toEvents(data, quarters)}
            formatMark={(value) => formatMark(value, unit)}
            onChoose={(quarter) => context.onChoose({ quarter, from: null })}
          />
        </>
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: {
        caption: `${name} by quarter, ${place}, ${range}`,
        headings: toControlHeadings(),
        rows: toControlRows(quarters, { unit, toExplained: (quarter) => explainRow(question, measure, { quarter }) }).map((row) => ({
          ...row,
          shown: <Link to={context.toAddress({ quarter: row.key, from: null })}>{row.name}</Link>,
        })),
      },
      question: toBlockQuestion(question, context, { isFile: false }),
      notes: [
        ...(share === null || share.note === '' ? [] : [share.note]),
        ...(ofRange === null ? [] : ['Limits and real changes are told of single quarters, and the range as a whole is not judged.']),
        ...notes,
        ...noteControl({ quarters, unit, running, axisStart: findAxisStart({ quarters, labels }) }),
      ],
      ...(quarters.some(({ figure }) => isProtected(figure)) ? { more: <ProtectionLink /> } : {}),
      ...toFoot(context, data, datasets),
      coverage: describeCoverage(scope, data),
      freshness: wordFreshness(data.periodStatus),
    },
  };
}
