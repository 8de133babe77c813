import { Link, useParams } from 'react-router';

import type { BlockSize } from '#blocks/block-size.type.js';
import { PageOfBlocks } from '#blocks/page/PageOfBlocks.js';
import type { ChoicesQuery, ViewerAction } from '#graphql/operations.js';
import { useChoices } from '#graphql/use-choices.js';
import type { AgencyChoice } from '#lib/scope/choice.js';
import { noKindsAsked, toKindSearch } from '#lib/scope/kind-scope.js';
import { useKindsParams } from '#lib/scope/use-kinds-params.js';
import { nameSubject } from '#lib/subject-names.js';
import { NoPeriod } from '#parts/NoPeriod.js';
import { NotUnderstood } from '#parts/NotUnderstood.js';
import { PageProblem } from '#parts/PageProblem.js';
import { RememberFilters } from '#parts/RememberFilters.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { PageBody } from '#ui/PageBody.js';
import { PlainPage } from '#ui/PlainPage.js';

import { canSetTarget } from './can-set-target.js';
import { toChangeSearch, useChangeParams } from './change-address.js';
import { readMeasureScope } from './measure-address.js';
import { toMeasureQuestion } from './measure-question.js';
import type { MeasureTools } from './measure-tools.type.js';
import { MeasureEvents } from './MeasureEvents.js';
import { MeasureFilters } from './MeasureFilters.js';
import styles from './MeasurePage.module.css';
import { MeasureTarget } from './MeasureTarget.js';

interface MeasurePageProps {
  readonly tools: MeasureTools;
}

/**
 * The space to reserve: a strip, the chart beside what comes next, why it changed, and its other
 * breakdowns.
 */
const room: readonly BlockSize[] = ['strip', 'small', 'small', 'wide', 'wide', 'small', 'small'];

/**
 * One measure: what it is, how it went, what comes next, and why it changed. The filters are in the
 * address.
 */
export function MeasurePage({ tools }: MeasurePageProps) {
  const { key = '' } = useParams();
  const { data, error, onRetry } = useChoices();
  const [typed, onChange] = useKindsParams();
  const change = useChangeParams();

  if (data === undefined) {
    if (error === undefined) return <FilterStrip onClear={null}>{null}</FilterStrip>;
    return <PageProblem error={error} asked="a measure" onRetry={onRetry} />;
  }
  if (!data.measures.some((candidate) => candidate.key === key)) {
    return (
      <PlainPage title="There is no such measure">
        <p>
          There is no measure called <code>{key}</code>. The link may be old or mistyped, or the
          measure may have been removed.
        </p>
        <p>
          <Link to="/measures">All measures</Link> are listed with what they count.
        </p>
      </PlainPage>
    );
  }
  const read = toMeasureQuestion({ key, asked: typed, change }, data);
  if (read === null) return <NoPeriod />;

  const { measure, scope, choices, problems, understood, question } = read;
  const { TargetTool, AddEventTool, EventsTool } = toOpenTools(tools, data.viewer, scope.agency);
  const address = `/measures/${measure.key}`;

  return (
    <>
      <MeasureFilters
        choices={choices}
        scope={scope}
        measure={measure}
        onChange={onChange}
        mine={
          <RememberFilters
            viewer={data.viewer.id}
            asked={understood}
            understand={(mine) =>
              readMeasureScope(mine, choices, measure)?.understood ?? noKindsAsked
            }
          />
        }
      />
      <PageBody>
        <nav className={styles.crumb} aria-label="You are here">
          <Link to="/measures">Measures</Link> /{' '}
          {nameSubject(data.measures.find((each) => each.key === key)?.subject ?? '')}
        </nav>
        <NotUnderstood problems={problems} />
        <PageOfBlocks
          key={measure.key}
          name={measure.name}
          question={question}
          room={room}
          asked={understood}
          toAddress={(part) => `${address}${toKindSearch({ ...understood, ...part })}`}
          toTime={(period) => ({ quarter: period })}
          toChoice={(name, chosen) =>
            `${address}${toChangeSearch(toKindSearch(understood), { ...change, [name]: chosen })}`
          }
          toTools={({ view, kpi }) => {
            if (view === 'FACTS')
              return (
                <MeasureTarget measure={measure} scope={scope} kpi={kpi} TargetTool={TargetTool} />
              );
            if (view !== 'ANSWERS') return null;
            return (
              <MeasureEvents
                measure={measure}
                measures={data.measures}
                kpi={kpi}
                AddEventTool={AddEventTool}
                EventsTool={EventsTool}
              />
            );
          }}
          onChoose={onChange}
        />
      </PageBody>
    </>
  );
}

/** The tools that the viewer may use: others are not offered. */
function toOpenTools(
  tools: MeasureTools,
  viewer: ChoicesQuery['viewer'],
  agency: AgencyChoice | null,
): MeasureTools {
  const isAllowed = (action: ViewerAction) =>
    viewer.viewingAs === null && viewer.actions.includes(action);
  return {
    ...tools,
    TargetTool: canSetTarget(viewer, agency) ? tools.TargetTool : Nothing,
    AddEventTool: isAllowed('ADD_EVENTS') ? tools.AddEventTool : Nothing,
    EventsTool: isAllowed('ADD_EVENTS') ? tools.EventsTool : tools.EventsToRead,
  };
}

function Nothing() {
  return null;
}
