import type { FragmentType } from '@apollo/client';
import { Link } from 'react-router';

import { type ComparedBar, ComparedBars } from '#charts/ComparedBars.js';
import type { MeasureContext } from '#features/measures/measure/measure.type.js';
import { describeMeasureScope } from '#features/measures/measure/measure-address.js';
import { isBesideShare, isUnderDistricts, toBreakdownQuestion, toExplained } from '#features/measures/measure/question.js';
import type { Breakdown_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures, type FigureValue, findText, formatFigure, isHidden, isProtected } from '#lib/figure.js';
import { type ExplainedFigure, explainRow } from '#lib/figure-question.js';
import { capitalise, formatInstant } from '#lib/format.js';
import { toReaderNotes } from '#lib/notes.js';
import { type OwnedFigure, withFourthCut, wordBar, wordFourthCut, wordHidden } from '#lib/protected.js';
import { labelQuarter } from '#lib/quarter.js';
import { nameSource, wordFreshness } from '#lib/source-words.js';
import { formatDifference } from '#lib/unit.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { notCompared, ownedHeadings, toFigureCell, toOwnedCells } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import styles from './Breakdown.module.css';
import type { BreakdownPart, Group, Groups } from './breakdown.type.js';
import { BREAKDOWN } from './breakdown-fragment.js';
import { inSentence, makesWhole, partWords, summariseBreakdown, wordBreakdown, wordUnplaced } from './breakdown-words.js';
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
  const data = unmask(BREAKDOWN, table);
  const { by } = partWords[part];
  const isLed = measure.datasets.join() === 'DISRUPTIONS' && measure.key !== 'disruptionsSupported';
  const lead = part === 'agency' && isLed ? 'By lead agency' : by;
  const subtitle = `${lead}, ${scope.quarter.name}, most first`;
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context, part));

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
  const hidden = findHidden(data, groups, { context, part });
  if (hidden !== null) return hidden;
  const empty = wordEmpty(groups, part, context);
  if (empty !== null) return { kind: 'empty', sentence: empty };

  const isWhole = makesWhole(groups, measure.unit);
  const figures = groups.listed.map(({ figure }) => figure);
  const unplaced = part === 'area' ? wordUnplaced(groups, isWhole) : null;
  const notes = toReaderNotes(data.notes).filter((note) => !(unplaced !== null && note.includes('recorded only for a larger place')));
  const labels = toLabels(context);
  const isOwned = groups.listed.some(({ figure }) => figure.own !== null);
  const question = toBreakdownQuestion(context, part);
  const toCells = (figure: OwnedFigure | null, explains?: ExplainedFigure) => {
    if (!isOwned) return [toCell(figure, explains)];
    return figure === null ? [notCompared, notCompared, notCompared] : toOwnedCells(figure, explains);
  };

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
        headings: [
          partWords[part].heading,
          labels.bar,
          ...(isOwned ? ownedHeadings : []),
          labels.change,
          labels.tick,
          ...(isBesideShare(measure) ? [besideName] : []),
        ],
        rows: [
          ...groups.listed.map((group) => ({
            key: group.code,
            name: group.name,
            shown: <GroupName group={group} context={context} part={part} />,
            cells: [
              ...toCells(group.figure, explainRow(question, measure.key, { [part]: group.code === '' ? null : group.code })),
              { text: wordDifference(group, measure.unit), flags: '', value: group.difference },
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
                  cells: [...toCells(groups.other.figure), notCompared, notCompared, ...(isBesideShare(measure) ? [notCompared] : [])],
                },
              ]),
        ],
      },
      question: { figures: question, isFile: true, explains: toExplained(context) },
      notes: [...(unplaced === null ? [] : [unplaced]), ...explainFigures(figures, withFourthCut(notes, findFourthCut(data, part)))],
      ...(groups.listed.some(({ figure }) => isProtected(figure)) ? { more: <ProtectionLink /> } : {}),
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

interface Asked {
  readonly context: MeasureContext;
  readonly part: BreakdownPart;
}

/** Why nothing is shown of what is protected: cut once too often, or too few in each group. Null where something is, or nothing is protected. */
function findHidden(data: Breakdown_FigureTableFragment, groups: Groups, { context, part }: Asked): FigureState | null {
  if (groups.listed.some(({ figure }) => figure.value !== null)) return null;
  const [protection] = data.protections;
  if (protection === undefined) return null;
  const parts = `${context.measure.name} ${partWords[part].by.toLowerCase()}`;
  const fourth = findFourthCut(data, part);
  if (fourth !== null)
    return {
      kind: 'hidden',
      headline: 'Withheld to protect people',
      sentence: `${parts}: ${inSentence(fourth)}`,
      more: <ProtectionLink />,
    };
  if (!isHidden(groups.total) && groups.listed.length === 0 && groups.total?.value === null) return null;
  return {
    kind: 'hidden',
    headline: 'Too few to show',
    sentence: `${parts}: ${wordHidden(groups.listed.map(({ figure }) => figure))}, in each [c]. Hidden does not mean that there are none.`,
    more: <ProtectionLink />,
  };
}

/** What is said of a cut too many. What the page filters by can be taken away; the time, the groups and what the measure looks at cannot. */
function findFourthCut({ protections: [protection] }: Breakdown_FigureTableFragment, part: BreakdownPart): string | null {
  if (protection === undefined) return null;
  const filters: readonly string[] = Object.values(partCuts).filter((cut) => cut !== partCuts[part]);
  return wordFourthCut(
    protection,
    protection.cuts.filter((cut) => !filters.includes(cut)),
  );
}

/** What the server calls a cut by each part. */
const partCuts: Readonly<Record<BreakdownPart, string>> = {
  area: 'area',
  agency: 'agency',
  objective: 'objective',
  crimeType: 'crime type',
};

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
  const isOwned = groups.listed.some(({ figure }) => figure.own !== null);
  const isOfOthers = groups.listed.some(({ figure }) => isProtected(figure));

  return (
    <ComparedBars
      legend={{
        bar: labels.bar,
        parts: isOwned ? 'OWN_AND_OTHERS' : isOfOthers ? 'OTHERS' : 'NONE',
        tick: isCompared ? labels.tick : null,
        change: groups.listed.some((group) => group.difference !== null) ? inLegend(labels.change) : null,
      }}
      bars={[
        ...groups.listed.map((group) => ({
          key: group.code,
          name: <BarName group={group} context={context} part={part} />,
          value: group.figure.value,
          before: group.lastYear?.value ?? null,
          ...wordBar({ ...group.figure, flags: group.figure.flags.filter((flag) => flag !== 'PROVISIONAL') }),
          // A row of another agency holds nothing of one's own, and need not say so.
          ...(part === 'agency' && group.figure.own === 0 ? { detail: isHidden(group.figure) ? group.figure.inWords : '' } : {}),
          own: group.figure.value === null ? null : group.figure.own,
          change: group.difference === null ? '' : wordDifference(group, measure.unit),
          tone: toTone(group, scope[part]?.code === group.code),
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
                detail: '',
                own: null,
                change: '',
                tone: 'rest' as const,
              },
            ]),
      ]}
    />
  );
}

function toTone({ figure }: Group, isChosen: boolean): ComparedBar['tone'] {
  if (isChosen) return 'chosen';
  return isProtected(figure) ? 'others' : 'plain';
}

function nameOther(count: number, part: BreakdownPart): string {
  return `${count} other ${count === 1 ? partWords[part].one : partWords[part].many}`;
}

function toCell(figure: FigureValue | null, explains?: ExplainedFigure) {
  return figure === null ? notCompared : toFigureCell(figure, explains);
}

function wordDifference({ difference, signed, figure, isTooClose }: Group, unit: MeasureContext['measure']['unit']): string {
  if (difference === null) return isTooClose ? 'too close to tell' : 'not compared';
  return isProtected(figure) && signed !== null ? `about ${signed.replace(/ \(.*\)$/, '')}` : formatDifference(difference, unit);
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

function inLegend(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
