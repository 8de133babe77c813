import type { FragmentType } from '@apollo/client';
import { Link } from 'react-router';

import { findMapStep, toMapClasses } from '#charts/map-classes.js';
import { RankTable } from '#charts/RankTable.js';
import type { DistrictMap_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { isProtected } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { formatNumber } from '#lib/format.js';
import { wordMove } from '#lib/move.js';
import { type OwnedFigure, wordBar } from '#lib/protected.js';
import { labelQuarter } from '#lib/quarter.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { toFigureCell } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import type { BlockContext } from './area.type.js';
import { findDistricts } from './area-address.js';
import { toDistrictBlock, toDistrictQuestion } from './block-questions.js';
import { summariseMap, wordOrder, wordRank } from './district-words.js';
import { DISTRICT_MAP } from './DistrictMap.js';
import { type DistrictCount, toDistricts } from './districts.js';
import { explainDistricts, toFoot } from './foot-words.js';
import { explainChanges, shortQuarter } from './headline-words.js';
import { nameUnit, toUnit } from './map-measures.js';
import { toShortMove } from './short-move.js';

interface DistrictListProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<DistrictMap_FigureTableFragment> | null;
}

/** The districts of the map as a list, highest first, each with its rank. It does all that the map does. */
export function DistrictList({ context, problem, table }: DistrictListProps) {
  const { scope } = context;
  const data = unmask(DISTRICT_MAP, table);
  const subtitle = `${scope.measure.name}, ${scope.quarter.name}`;
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context));

  return <FigureBlock name="districts" subtitle={subtitle} size="tall" state={state} />;
}

function toState(data: DistrictMap_FigureTableFragment, context: BlockContext): FigureState {
  const { scope, choices, toArea } = context;
  const { measure, quarter } = scope;
  const isRate = scope.unit === 'rate';
  const unit = toUnit(scope);
  const districts = toDistricts(data.rows, scope);
  if (districts.length === 0) return { kind: 'empty', sentence: `No district has a figure for ${quarter.name}.` };

  const hasRate = measure.rate !== null;
  const chosen = findDistricts({ area: scope.area, choices });
  const classes = toMapClasses(
    districts.map(({ shown }) => shown.value),
    unit,
  );
  const { totals } = data;
  const question = toDistrictQuestion(context, ['PREVIOUS_PERIOD']);
  const force = choices.areas.find(({ kind }) => kind === 'FORCE');
  const before = labelQuarter(quarter.code, -1);
  const toCells = ({ count, rate }: { readonly count: DistrictCount | null; readonly rate: OwnedFigure | null }) => [
    toCell(count),
    { text: count === null ? '' : toShortMove(count.change, count), detail: '' },
    ...(hasRate ? [toCell(rate)] : []),
  ];

  return {
    kind: 'ready',
    content: {
      message: `${formatNumber(districts.length)} districts, ${wordOrder(unit)} first`,
      summary: summariseMap(districts, unit, (isRate ? data.totals.rate : data.totals.count) ?? null),
      chart: (
        <RankTable
          caption={`${measure.name} by district, ${quarter.name}`}
          headings={['District', nameUnit(measure.unit), `On ${shortQuarter(before)}`, ...(hasRate ? ['Per 1,000'] : [])]}
          strong={hasRate && isRate ? 2 : 0}
          rows={districts.map(({ code, name, count, rate, shown, rank }) => ({
            key: code,
            rank: wordRank(rank),
            name: (
              <Link to={toArea(code)} aria-current={chosen.length === 1 && chosen[0] === code ? 'page' : undefined}>
                {name}
              </Link>
            ),
            cells: toCells({ count, rate }),
            value: shown.value,
            step: findMapStep(shown.value, classes, unit),
            isChosen: chosen.includes(code),
          }))}
          total={{
            name: force?.name ?? 'All districts',
            cells: toCells({ count: totals.count, rate: totals.rate ?? null }),
          }}
        />
      ),
      isChartOperable: true,
      isChartWhole: true,
      table: {
        caption: `${measure.name} by district, ${quarter.name}, with the change on ${before}`,
        headings: ['District', 'Rank', nameUnit(measure.unit), `Change on ${before}`, ...(hasRate ? ['Per 1,000 people'] : [])],
        rows: districts.map(({ code, name, count, rate, rank }) => ({
          key: code,
          name,
          shown: <Link to={toArea(code)}>{name}</Link>,
          cells: [
            { text: wordRank(rank) || 'none', flags: '' },
            toFigureCell(count, explainRow(question, measure.code, { area: code })),
            { text: wordMove(count.change, count), flags: '' },
            ...(rate === null || measure.rate === null
              ? []
              : [toFigureCell(rate, explainRow(question, measure.rate.code, { area: code }))]),
          ],
        })),
      },
      question: toDistrictBlock(question, context),
      // What else has to be known of them stands under the map.
      notes: [...explainChanges(quarter.isOpen), ...explainDistricts({ ...data, measure, notes: [] }, districts)],
      ...(districts.some(({ shown }) => isProtected(shown)) ? { more: <ProtectionLink /> } : {}),
      ...toFoot(context, data),
    },
  };
}

/** A figure of the list: a protected one with its words under it. Flags that all of them share stand in the foot. */
function toCell(figure: OwnedFigure | null) {
  if (figure === null) return { text: '', detail: '' };
  const { text, flags, detail } = wordBar(figure);
  const apart = flags.replaceAll(/\[[pr]\] ?/g, '').trim();
  // That nothing of it is one's own would stand in nearly every row.
  return { text: apart === '' ? text : `${text} ${apart}`, detail: figure.own === 0 ? '' : detail };
}
