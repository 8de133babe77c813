import { useNavigate, useParams } from 'react-router';

import { useChoices } from '#graphql/use-choices.js';
import { formatMarking } from '#lib/format.js';
import { nothingAsked, toSearch } from '#lib/scope.js';
import { PageProblem } from '#parts/PageProblem.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { Notice } from '#ui/Notice.js';
import { PageBody } from '#ui/PageBody.js';
import { PlainPage } from '#ui/PlainPage.js';

import type { Place } from './area.type.js';
import { readAreas, toAreaAddress, toPlaceChoices } from './area-address.js';
import { AreaFigures } from './AreaFigures.js';
import { AreaFilters } from './AreaFilters.js';
import { UnknownArea } from './UnknownArea.js';
import { useAskedAreas } from './use-asked-areas.js';

/** One area on all four subjects, with the map; the force where the path names none. What it stands beside is in the address. */
export function AreasPage() {
  const { data, error, onRetry } = useChoices();
  const { code = null } = useParams();
  const [asked, onChange] = useAskedAreas();
  const navigate = useNavigate();

  if (data === undefined) {
    if (error === undefined) return <FilterStrip onClear={null}>{null}</FilterStrip>;
    return <PageProblem error={error} asked="areas" onRetry={onRetry} />;
  }

  const choices = toPlaceChoices(data);
  const read = readAreas(code, asked, choices);
  if (read === null) {
    return (
      <PlainPage title="No period has begun yet">
        <p>There are no quarters to show figures for.</p>
      </PlainPage>
    );
  }

  const toArea = (wanted: string) => {
    const place = choices.areas.find((area) => area.code === wanted);
    return place === undefined ? '/areas' : toAreaAddress(place, asked);
  };
  if (read.kind === 'unknown') return <UnknownArea code={read.code} choices={choices} toArea={toArea} />;

  const { scope, problems } = read;
  const chooseArea = (wanted: string) => void navigate(toArea(wanted));
  const toMeasure = (key: string, area: Place, objective: string | null) => {
    const search = new URLSearchParams(
      toSearch({ ...nothingAsked, quarter: asked.quarter, area: area.kind === 'FORCE' ? null : area.code }),
    );
    if (objective !== null) search.set('objective', objective);
    return `/measures/${key}${search.size === 0 ? '' : `?${search.toString()}`}`;
  };

  return (
    <>
      <AreaFilters
        choices={choices}
        scope={scope}
        asked={asked}
        onChange={onChange}
        onChooseArea={chooseArea}
        onClear={() => void navigate('/areas')}
      />
      <PageBody>
        {problems.length === 0 ? null : (
          <Notice title="Part of this address was not understood">
            <ul>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Notice>
        )}
        <AreaFigures
          choices={choices}
          scope={scope}
          marking={formatMarking(data.viewer.marking)}
          toArea={toArea}
          toMeasure={toMeasure}
          onChooseArea={chooseArea}
          onChooseUnit={(unit) => onChange({ unit: unit === 'rate' ? null : unit })}
        />
      </PageBody>
    </>
  );
}
