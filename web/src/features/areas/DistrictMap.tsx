import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { Link } from 'react-router';

import { AreaMap } from '#charts/AreaMap.js';
import { toMapClasses } from '#charts/map-classes.js';
import { outlineSource } from '#charts/outlines.js';
import { type Outlines, useOutlines } from '#charts/use-outlines.js';
import type { DistrictMap_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { isProtected } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { toFigureCell } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';
import { Switch } from '#ui/Switch.js';

import type { BlockContext } from './area.type.js';
import { findDistricts } from './area-address.js';
import { toDistrictBlock, toDistrictQuestion } from './block-questions.js';
import { summariseMap, wordBlurred, wordDistrict, wordMap, wordRank } from './district-words.js';
import { findBlurred, toDistricts, toFill, toMapText } from './districts.js';
import { explainDistricts, toFoot } from './foot-words.js';
import { type MapUnit, mapUnits, nameShown, nameUnit, toUnit } from './map-measures.js';

export const DISTRICT_MAP: TypedDocumentNode<DistrictMap_FigureTableFragment> = gql`
  fragment DistrictMap_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    rows {
      key {
        area {
          id
          code
          name
          kind
        }
      }
      count: figure(measure: $count) {
        value
        text
        inWords
        flags
        own
        othersInWords
        change(to: PREVIOUS_PERIOD) {
          signed
          difference
        }
      }
      rate: figure(measure: $rate) @include(if: $withRate) {
        value
        text
        inWords
        flags
        own
        othersInWords
      }
    }
    totals {
      count: figure(measure: $count) {
        value
        text
        inWords
        flags
        own
        othersInWords
        change(to: PREVIOUS_PERIOD) {
          signed
          difference
        }
      }
      rate: figure(measure: $rate) @include(if: $withRate) {
        value
        text
        inWords
        flags
        own
        othersInWords
      }
    }
  }
`;

interface DistrictMapProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<DistrictMap_FigureTableFragment> | null;
  readonly onChooseUnit: (unit: MapUnit) => void;
}

/** The districts on the map, by one measure. Choosing one opens its page. */
export function DistrictMap({ context, problem, table, onChooseUnit }: DistrictMapProps) {
  const { scope } = context;
  const outlines = useOutlines();
  const data = unmask(DISTRICT_MAP, table);
  const subtitle = `${nameShown(scope)} by district, ${scope.quarter.name}`;
  const found = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context, outlines));
  const state: FigureState =
    found.kind === 'ready' && scope.measure.rate !== null
      ? {
          ...found,
          content: {
            ...found.content,
            tools: <Switch label="Unit of the map" options={mapUnits} chosen={scope.unit} onChoose={onChooseUnit} />,
          },
        }
      : found;

  return <FigureBlock name="map" subtitle={subtitle} size="tall" state={state} />;
}

function toState(data: DistrictMap_FigureTableFragment, context: BlockContext, outlines: Outlines): FigureState {
  const { scope, choices, toArea, onChooseArea } = context;
  const { measure, quarter } = scope;
  const isRate = scope.unit === 'rate';
  const unit = toUnit(scope);
  const districts = toDistricts(data.rows, scope);
  if (districts.length === 0) return { kind: 'empty', sentence: `No district has a figure for ${quarter.name}.` };
  if (outlines.kind === 'loading') return { kind: 'loading' };
  if (outlines.kind === 'failed') {
    return {
      kind: 'failed',
      sentence: 'The outlines of the districts did not arrive. The list has every figure of the map.',
      onRetry: outlines.onRetry,
    };
  }

  const classes = toMapClasses(
    districts.map(({ shown }) => shown.value),
    unit,
  );
  const blurred = findBlurred(data.rows, { measure, areas: choices.areas });
  const question = toDistrictQuestion(context);
  const ranked = districts.filter(({ rank }) => rank !== null).length;
  return {
    kind: 'ready',
    content: {
      message: blurred === null ? wordMap(districts, unit) : wordBlurred(blurred, measure),
      summary: summariseMap(districts, unit, (isRate ? data.totals.rate : data.totals.count) ?? null),
      chart: (
        <AreaMap
          topology={outlines.topology}
          districts={districts.map((district) => ({
            code: district.code,
            name: district.name,
            text: toMapText(district.shown),
            sentence: wordDistrict(district, scope, ranked),
            fill: toFill(district.shown, classes, unit),
          }))}
          chosen={findDistricts({ area: scope.area, choices })}
          legend={{
            title: nameShown(scope),
            subtitle: unit === 'RATE' ? `${quarter.name}, for the quarter alone` : quarter.name,
            heading: nameUnit(unit),
            classes,
            isMoved: districts.some(({ shown }) => shown.flags.includes('ESTIMATED')),
          }}
          toAddress={toArea}
          onChoose={onChooseArea}
        />
      ),
      isChartOperable: true,
      isChartWhole: true,
      table: {
        caption: `${measure.name} by district, ${quarter.name}`,
        headings: ['District', 'Rank', nameUnit(measure.unit), ...(measure.rate === null ? [] : ['Per 1,000 people'])],
        rows: districts.map((district) => ({
          key: district.code,
          name: district.name,
          shown: <Link to={toArea(district.code)}>{district.name}</Link>,
          cells: [
            { text: wordRank(district.rank) || 'none', flags: '' },
            toFigureCell(district.count, explainRow(question, measure.code, { area: district.code })),
            ...(district.rate === null || measure.rate === null
              ? []
              : [toFigureCell(district.rate, explainRow(question, measure.rate.code, { area: district.code }))]),
          ],
        })),
      },
      question: toDistrictBlock(question, context),
      notes: [...explainDistricts({ ...data, measure }, districts), outlineSource],
      ...(districts.some(({ shown }) => isProtected(shown)) ? { more: <ProtectionLink /> } : {}),
      ...toFoot(context, data),
    },
  };
}
