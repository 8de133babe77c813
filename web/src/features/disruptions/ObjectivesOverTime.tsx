import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Link } from 'react-router';

import { QuarterPanels } from '#charts/QuarterPanels.js';
import type { ObjectivesOverTime_FigureTableFragment } from '#graphql/operations.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { besideFigure, explainFigures, type FigureValue, formatFigure, formatFlags, missingSymbol } from '#lib/figure.js';
import { toReaderNotes } from '#lib/notes.js';
import { formatRange } from '#lib/quarter.js';
import { describeStep } from '#lib/scope-words.js';
import { markTime } from '#lib/time-mark.js';
import { narrowToTime, readTimeKey } from '#lib/time-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import type { BlockContext } from './disruption.type.js';
import { toFoot } from './foot-words.js';
import { objectiveTones } from './labels.js';
import styles from './ObjectivesByQuarter.module.css';
import { describeScope } from './scope-words.js';
import { summariseSpans, type ToldPlace, wordSpans } from './span-words.js';
import { SpanHead } from './SpanHead.js';

export const OBJECTIVES_OVER_TIME: TypedDocumentNode<ObjectivesOverTime_FigureTableFragment> = gql`
  fragment ObjectivesOverTime_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    rows {
      key {
        month
        quarter {
          id
          key
          label
        }
        financialYear
        calendarYear
        objective
      }
      disruptions {
        value
        text
        inWords
        flags
      }
    }
  }
`;

interface ObjectivesOverTimeProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<ObjectivesOverTime_FigureTableFragment> | null;
}

/** Confirmed disruptions of the four objectives by the step and over the range that is asked, in four panels of bars. Nothing is judged. */
export function ObjectivesOverTime({ context, problem, table }: ObjectivesOverTimeProps) {
  const { data, complete } = useFragment({ fragment: OBJECTIVES_OVER_TIME, from: table });
  const narrowed = describeScope(context.scope, ['objective']);
  const subtitle = `Confirmed disruptions by objective, ${describeStep(context.scope)}, ${narrowed}. Each panel has its own scale, from zero`;
  const state = problem ?? (complete ? toState(data, context) : { kind: 'loading' as const });

  return (
    <div className={styles.block}>
      <FigureBlock name="objectives" subtitle={subtitle} size="short" state={state} />
    </div>
  );
}

function toState(data: ObjectivesOverTime_FigureTableFragment, context: BlockContext): FigureState {
  const { scope, choices } = context;
  const { step } = scope;
  const rows = data.rows.flatMap(({ key, disruptions }) => {
    const time = readTimeKey(key, choices);
    return time === null || key.objective === null ? [] : [{ time, objective: key.objective, figure: disruptions ?? missing }];
  });
  const times = [...new Map(rows.map(({ time }) => [time.code, time])).values()].sort((one, other) => (one.code < other.code ? -1 : 1));
  const place = describeScope(scope, ['objective']);
  const range = formatRange(times[0]?.label ?? '', times.at(-1)?.label ?? '');
  if (rows.every(({ figure }) => figure.value === null)) {
    return { kind: 'empty', sentence: `No confirmed disruptions are recorded for ${place} in ${range}.` };
  }

  const objectives = objectiveTones.map((known) => {
    const name = choices.objectives.find(({ code }) => code === known.code)?.name ?? known.name;
    const places = times.map((time): ToldPlace => {
      const figure = rows.find((row) => row.objective === known.code && row.time.code === time.code)?.figure ?? missing;
      return { ...time, figure };
    });
    return { ...known, name, places };
  });
  const open = times.filter(({ isOpen }) => isOpen);
  const last = times.findLast(({ isOpen }) => !isOpen) ?? times.at(-1);
  const nameTime = (time: ToldPlace | (typeof times)[number]) => (time.isOpen ? `${time.label}, so far` : time.label);

  return {
    kind: 'ready',
    content: {
      message: wordSpans(objectives, step),
      summary: summariseSpans(objectives, range),
      chart: (
        <QuarterPanels
          quarters={times.map(({ code, label, isOpen }) => ({
            key: code,
            label,
            mark: markTime(code, step),
            isOpen,
            isShown: code === last?.code,
          }))}
          panels={objectives.map(({ tone, code, name, places }) => ({
            tone,
            name,
            head: (
              <SpanHead objective={code} name={name} place={places.find((each) => each.code === last?.code) ?? null} context={context} />
            ),
            targets: [],
            points: places.map((each) => toPoint(each)),
          }))}
          targetName={null}
          openName={open.length === 0 ? null : `${open.map(({ label }) => label).join(' and ')} so far`}
          unit={step === 'rolling' ? 'quarter' : step}
          onChoose={(code) => context.onChoose(narrowToTime(code, scope, choices))}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: {
        caption: `Confirmed disruptions by objective, ${describeStep(scope)}, ${place}, ${range}`,
        headings: [headings[step], ...objectives.map(({ name }) => name)],
        rows: times.map((time) => ({
          key: time.code,
          name: nameTime(time),
          shown: <Link to={context.toAddress(narrowToTime(time.code, scope, choices))}>{nameTime(time)}</Link>,
          cells: objectives.map(({ places }) => toCell(places.find(({ code }) => code === time.code)?.figure ?? missing)),
        })),
      },
      notes: [
        'Real changes and targets are told by quarter: without a range, each quarter is judged.',
        ...explainFigures(
          rows.map(({ figure }) => figure),
          toReaderNotes(data.notes),
        ),
      ],
      ...toFoot(context, data),
    },
  };
}

const headings = { month: 'Month', quarter: 'Quarter', year: 'Year', rolling: 'Four quarters up to' } as const;

/** A pairing that the answer does not list. */
const missing: FigureValue = { value: null, text: '[x]', inWords: '[x]', flags: ['NOT_AVAILABLE'] };

function toPoint({ label, isOpen, figure }: ToldPlace) {
  const flags = formatFlags(besideFigure(figure));
  return {
    value: figure.value,
    text: figure.value === null ? missingSymbol(figure) : figure.text,
    isSignal: false,
    told: `${label}. ${formatFigure(figure)}${flags === '' ? '' : ` ${flags}`}${isOpen ? ' so far, not closed' : ''}`,
  };
}

function toCell(figure: FigureValue) {
  return { text: formatFigure(figure), flags: formatFlags(besideFigure(figure)) };
}
