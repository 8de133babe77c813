import { Link, useParams } from 'react-router';

import type { ChoicesQuery, ViewerAction } from '#graphql/operations.js';
import { useChoices } from '#graphql/use-choices.js';
import { type AgencyChoice, type PeriodChoice, toChoices } from '#lib/choice.js';
import { formatMarking } from '#lib/format.js';
import { keepUnderstoodKinds, noKindsAsked } from '#lib/kind-scope.js';
import { useAskedKinds } from '#lib/use-asked-kinds.js';
import { PageProblem } from '#parts/PageProblem.js';
import { RememberMine } from '#parts/RememberMine.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { PlainPage } from '#ui/PlainPage.js';

import { canSetTarget } from './can-set-target.js';
import { readMeasureScope } from './measure/measure-address.js';
import type { MeasureTools } from './measure/measure-tools.type.js';
import { MeasureFilters } from './measure/MeasureFilters.js';
import { MeasureView } from './measure/MeasureView.js';

interface MeasurePageProps {
  readonly tools: MeasureTools;
}

/** One measure: how it went, what was a real change, where it came from and how it is counted. The filters are in the address. */
export function MeasurePage({ tools }: MeasurePageProps) {
  const { key = '' } = useParams();
  const { data, error, onRetry } = useChoices();
  const [asked, onChange] = useAskedKinds();

  if (data === undefined) {
    if (error === undefined) return <FilterStrip onClear={null}>{null}</FilterStrip>;
    return <PageProblem error={error} asked="a measure" onRetry={onRetry} />;
  }

  const measure = data.measures.find((candidate) => candidate.key === key);
  if (measure === undefined) {
    return (
      <PlainPage title="There is no such measure">
        <p>
          None of our measures is called <code>{key}</code>. The link may be old, or a letter may be wrong.
        </p>
        <p>
          <Link to="/measures">All measures</Link> are listed with what they count.
        </p>
      </PlainPage>
    );
  }

  const choices = { ...toChoices(data, measure.datasets), objectives: data.objectives, crimeTypes: data.crimeTypes };
  const read = readMeasureScope(asked, choices, measure);
  if (read === null) {
    return (
      <PlainPage title="No period has begun yet">
        <p>There are no quarters to show figures for.</p>
      </PlainPage>
    );
  }

  return (
    <>
      <MeasureFilters
        choices={choices}
        scope={read.scope}
        measure={measure}
        onChange={onChange}
        mine={
          <RememberMine
            viewer={data.viewer.id}
            asked={keepUnderstoodKinds(asked, read.scope)}
            understand={(mine) => {
              const kept = readMeasureScope(mine, choices, measure);
              return kept === null ? noKindsAsked : keepUnderstoodKinds(mine, kept.scope);
            }}
          />
        }
      />
      <MeasureView
        key={measure.key}
        tools={toOpenTools(tools, data.viewer, read.scope.agency)}
        measure={measure}
        measures={data.measures}
        choices={choices}
        scope={read.scope}
        asked={asked}
        problems={read.problems}
        running={findRunning(choices.periods, read.scope.quarter)}
        marking={formatMarking(data.viewer.marking)}
        onChange={onChange}
      />
    </>
  );
}

/** The open quarter that stands beside the one shown: only beside the latest closed one, or another open one. */
function findRunning(periods: readonly PeriodChoice[], shown: PeriodChoice): PeriodChoice | null {
  const later = periods.filter(({ code }) => code > shown.code);
  return later.every(({ isOpen }) => isOpen) ? (later.at(-1) ?? null) : null;
}

/** The tools that the viewer may use: what would be refused is not offered. */
function toOpenTools(tools: MeasureTools, viewer: ChoicesQuery['viewer'], agency: AgencyChoice | null): MeasureTools {
  const may = (action: ViewerAction) => viewer.viewingAs === null && viewer.actions.includes(action);
  return {
    ...tools,
    TargetTool: canSetTarget(viewer, agency) ? tools.TargetTool : Nothing,
    AddEventTool: may('ADD_EVENTS') ? tools.AddEventTool : Nothing,
    EventsTool: may('ADD_EVENTS') ? tools.EventsTool : tools.EventsToRead,
  };
}

function Nothing() {
  return null;
}
