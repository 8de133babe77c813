import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Link } from 'react-router';

import { ComparedBars } from '#charts/ComparedBars.js';
import type { MeasureContext } from '#features/measures/measure/measure.type.js';
import { describeMeasureScope } from '#features/measures/measure/measure-address.js';
import { isBesideShare, isUnderDistricts } from '#features/measures/measure/question.js';
import type { Breakdown_FigureTableFragment } from '#graphql/operations.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { besideFigure, explainFigures, type FigureValue, findText, formatFigure, formatFlags, isHidden } from '#lib/figure.js';
import { formatInstant } from '#lib/format.js';
import { toReaderNotes } from '#lib/notes.js';
import { labelQuarter } from '#lib/quarter.js';
import { nameSource, wordFreshness } from '#lib/source-words.js';
import { formatDifference } from '#lib/unit.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import styles from './Breakdown.module.css';
import type { BreakdownPart, Group, Groups } from './breakdown.type.js';
import { BREAKDOWN } from './breakdown-fragment.js';
import { makesWhole, partWords, summariseBreakdown, wordBreakdown, wordUnplaced } from './breakdown-words.js';
import { toGroups } from './groups.js';

interface BreakdownProps {
  readonly context: MeasureContext;
  readonly part: BreakdownPart;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<Breakdown_FigureTableFragment> | null;
}

/** What a breakdown is of: all that the page is narrowed to, but not by what it is broken down by. */
function describePlace({ scope, measure, choices }: MeasureContext, part: BreakdownPart): string {
  if (part !== 'area') return describeMeasureScope({ ...scope, [part]: null }, measure);
  const force = choices.areas.find(({ kind }) => kind === 'FORCE') ?? scope.area;
  return describeMeasureScope({ ...scope, area: isUnderDistricts(scope) ? scope.area : force }, measure);
}

/** The figure of the page by one dimension, most first. Choosing a group filters the page by it; choosing it again takes it back. */
export function Breakdown({ context, part, problem, table }: BreakdownProps) {
  const { measure, scope } = context;
  const { data, complete } = useFragment({
    fragment: BREAKDOWN,
    from: table,
    variables: { measure: measure.key, isBesideShare: isBesideShare(measure) },
  });
  const { by } = partWords[part];
  const isLed = measure.datasets.join() === 'DISRUPTIONS' && measure.key !== 'disruptionsSupported';
  const lead = part === 'agency' && isLed ? 'By lead agency' : by;
  const subtitle = `${lead}, ${scope.quarter.name}, most first`;
  const state = problem ?? (complete ? toState(data, context, part) : { kind: 'loading' as const });

  // While it loads it keeps the room of a dozen rows; four objectives never need that.
  const isLong = state.kind === 'loading' && part !== 'objective';
  return <FigureBlock name={names[part]} subtitle={subtitle} size={isLong ? 'tall' : 'short'} state={state} />;
}

const names: Readonly<Record<BreakdownPart, string>> = {
  area: 'by-district',
  agency: 'by-agency',
  objective: 'by-objective',
  crimeType: 'by-crime-type',
};

function toState(data: Breakdown_FigureTableFragment, context: MeasureContext, part: BreakdownPart): FigureState {
  const { measure, scope } = context;
  const place = describePlace(context, part);
  const groups = toGroups(data, part, context.choices);
  if (isHidden(groups.total) && groups.listed.every(({ figure }) => figure.value === null)) {
    const parts = `${measure.name} ${partWords[part].by.toLowerCase()}`;
    return { kind: 'refused', sentence: `${parts}: hidden from you to protect people [c]. Those who are cleared see them.` };
  }
  const empty = wordEmpty(groups, part, context);
  if (empty !== null) return { kind: 'empty', sentence: empty };

  const isWhole = makesWhole(groups, measure.unit);
  const figures = groups.listed.map(({ figure }) => figure);
  const unplaced = part === 'area' ? wordUnplaced(groups, isWhole) : null;
  const notes = toReaderNotes(data.notes).filter((note) => !(unplaced !== null && note.includes('recorded only for a larger place')));
  const labels = toLabels(context);

  return {
    kind: 'ready',
    content: {
      message: wordBreakdown(groups, { part, measure }),
      summary: summariseBreakdown(groups, part),
      chart: <BreakdownBars groups={groups} context={context} part={part} />,
      isChartOperable: true,
      isChartWhole: false,
      table: {
        caption: [`${measure.name} ${partWords[part].by.toLowerCase()}`, scope.quarter.name, place]
          .filter((words) => words !== '')
          .join(', '),
        headings: [partWords[part].heading, labels.bar, labels.change, labels.tick, ...(isBesideShare(measure) ? [besideName] : [])],
        rows: [
          ...groups.listed.map((group) => ({
            key: group.code,
            name: group.name,
            shown: <GroupName group={group} context={context} part={part} />,
            cells: [
              toCell(group.figure),
              { text: wordDifference(group, measure.unit), flags: '' },
              toCell(group.lastYear),
              ...(group.beside === null ? [] : [toCell(group.beside)]),
            ],
          })),
          ...(groups.other === null
            ? []
            : [
                {
                  key: 'other',
                  name: nameOther(groups.other.count, part),
                  cells: [toCell(groups.other.figure), toCell(null), toCell(null), ...(isBesideShare(measure) ? [toCell(null)] : [])],
                },
              ]),
        ],
      },
      notes: [...(unplaced === null ? [] : [unplaced]), ...explainFigures(figures, notes)],
      source: nameSource(measure.datasets),
      coverage: capitalise([place, scope.quarter.name].filter((words) => words !== '').join(', ')),
      freshness: wordFreshness(
        scope.quarter.isOpen ? 'OPEN' : figures.some(({ flags }) => flags.includes('PROVISIONAL')) ? 'PROVISIONAL' : 'FINAL',
      ),
      dataVersion: data.dataVersion,
      asOf: formatInstant(data.asOf),
      marking: context.marking,
    },
  };
}

/** Why there is nothing to draw; null where there is. */
function wordEmpty({ listed, unplaced, total }: Groups, part: BreakdownPart, { measure, scope }: MeasureContext): string | null {
  if (listed.some(({ figure }) => figure.value !== null)) return null;
  if (part === 'area' && unplaced.some(({ figure }) => figure.value !== null)) {
    const places = unplaced.map(({ name, figure }) => `${name} (${formatFigure(figure)})`).join(' and ');
    return `In ${scope.quarter.name} no record says which district it belongs to. All are coded to ${places}.`;
  }
  const whole = findText(total);
  const why = whole === null ? '' : ` All together: ${whole}.`;
  return `${measure.name}: no ${partWords[part].one} has a figure for ${scope.quarter.name}.${why}`;
}

interface GroupNameProps {
  readonly group: Group;
  readonly context: MeasureContext;
  readonly part: BreakdownPart;
}

/** A group's name, which filters the page by it, or takes that back. */
function GroupName({ group, context, part }: GroupNameProps) {
  if (group.code === '') return <>{group.name}</>;
  const isChosen = context.scope[part]?.code === group.code;
  return (
    <Link to={context.toAddress({ [part]: isChosen ? null : group.code })} aria-current={isChosen ? 'true' : undefined}>
      {group.name}
    </Link>
  );
}

const besideName = 'Major and moderate share';

/** The name of a bar, and under it what the measure is shown beside. */
function BarName({ group, context, part }: GroupNameProps) {
  return (
    <>
      <GroupName group={group} context={context} part={part} />
      {group.beside === null ? null : (
        <span className={styles.beside}>
          {besideName} {formatFigure(group.beside)}
        </span>
      )}
    </>
  );
}

interface BreakdownBarsProps {
  readonly groups: Groups;
  readonly context: MeasureContext;
  readonly part: BreakdownPart;
}

function BreakdownBars({ groups, context, part }: BreakdownBarsProps) {
  const { measure, scope } = context;
  const labels = toLabels(context);
  const isCompared = groups.listed.some((group) => (group.lastYear?.value ?? null) !== null);

  return (
    <ComparedBars
      legend={{
        bar: labels.bar,
        tick: isCompared ? labels.tick : null,
        change: groups.listed.some((group) => group.difference !== null) ? inLegend(labels.change) : null,
      }}
      bars={[
        ...groups.listed.map((group) => ({
          key: group.code,
          name: <BarName group={group} context={context} part={part} />,
          value: group.figure.value,
          before: group.lastYear?.value ?? null,
          text: formatFigure(group.figure),
          flags: formatFlags(besideFigure(group.figure).filter((flag) => flag !== 'PROVISIONAL')),
          change: group.difference === null ? '' : formatDifference(group.difference, measure.unit),
          tone: scope[part]?.code === group.code ? ('chosen' as const) : ('plain' as const),
        })),
        ...(groups.other === null
          ? []
          : [
              {
                key: 'other',
                name: nameOther(groups.other.count, part),
                value: groups.other.figure?.value ?? null,
                before: null,
                text: groups.other.figure === null ? '' : formatFigure(groups.other.figure),
                flags: '',
                change: '',
                tone: 'rest' as const,
              },
            ]),
      ]}
    />
  );
}

function nameOther(count: number, part: BreakdownPart): string {
  return `${count} other ${count === 1 ? partWords[part].one : partWords[part].many}`;
}

function toCell(figure: FigureValue | null) {
  return figure === null ? { text: 'not compared', flags: '' } : { text: formatFigure(figure), flags: formatFlags(besideFigure(figure)) };
}

function wordDifference({ difference }: Group, unit: MeasureContext['measure']['unit']): string {
  return difference === null ? 'not compared' : formatDifference(difference, unit);
}

/** What the columns hold. Of an open quarter both comparisons are like for like. */
function toLabels({ scope: { quarter } }: MeasureContext) {
  const same = quarter.isOpen ? ', same days' : '';
  return {
    bar: quarter.isOpen ? `${quarter.name} so far` : quarter.name,
    tick: `${labelQuarter(quarter.code, -4)}${same}`,
    change: `Change on ${labelQuarter(quarter.code, -1)}${same}`,
  };
}

/** With a capital first, to begin a sentence. */
function capitalise(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function inLegend(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
