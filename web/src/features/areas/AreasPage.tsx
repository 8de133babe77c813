import { useNavigate, useParams } from 'react-router';

import type { BlockSize } from '#blocks/block-size.type.js';
import { PageOfBlocks } from '#blocks/page/PageOfBlocks.js';
import { useChoices } from '#graphql/use-choices.js';
import { narrowToTime } from '#lib/scope/time-question.js';
import { NoPeriod } from '#parts/NoPeriod.js';
import { NotUnderstood } from '#parts/NotUnderstood.js';
import { PageProblem } from '#parts/PageProblem.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { PageBody } from '#ui/PageBody.js';
import { PrintButton } from '#ui/PrintButton.js';
import { ScopeFilters } from '#ui/ScopeFilters.js';

import type { AreasParams } from './area.type.js';
import { readAreas, toAreaAddress, toAreaQuestion, toPlaceChoices } from './area-address.js';
import { AreaFilters } from './AreaFilters.js';
import { AreaTrail } from './AreaTrail.js';
import { UnknownArea } from './UnknownArea.js';
import { useAreasParams } from './use-areas-params.js';

/**
 * The space to reserve: the funnel beside the map; for an area also its comparison and its
 * headlines.
 */
const roomOfForce: readonly BlockSize[] = ['leading', 'high'];
const roomOfPlace: readonly BlockSize[] = [...roomOfForce, 'wide', 'wide'];

/**
 * The districts by one measure, or, if the path names an area, that area by all measures. The
 * filters are in the address.
 */
export function AreasPage() {
  const { data, error, onRetry } = useChoices();
  const { code = null } = useParams();
  const asked = useAreasParams(code);
  const navigate = useNavigate();

  if (data === undefined) {
    if (error === undefined) return <FilterStrip onClear={null}>{null}</FilterStrip>;
    return <PageProblem error={error} asked="areas" onRetry={onRetry} />;
  }

  const choices = toPlaceChoices(data);
  const read = readAreas(asked, choices);
  if (read === null) return <NoPeriod />;
  const force = choices.areas.find(({ kind }) => kind === 'FORCE')?.code ?? null;
  const toArea = (area: string) => toAreaAddress({ ...asked, area: area === force ? null : area });
  if (read.kind === 'unknown')
    return <UnknownArea code={read.code} choices={choices} toArea={toArea} />;

  const { scope, problems, understood } = read;
  const toAddress = (change: Partial<AreasParams>) => toAreaAddress({ ...understood, ...change });
  const onChange = (change: Partial<AreasParams>) => void navigate(toAddress(change));
  const isMore = understood.compare !== null || understood.measure !== null;

  return (
    <>
      <ScopeFilters
        choices={choices}
        scope={{ ...scope, compare: null }}
        onChange={(change) =>
          void navigate('area' in change && 'quarter' in change ? '/areas' : toAddress(change))
        }
        time={['from', 'step']}
        tools={<PrintButton />}
        onClearMore={isMore ? () => undefined : null}
      >
        <AreaFilters choices={choices} scope={scope} onChange={onChange} />
      </ScopeFilters>
      <PageBody>
        <NotUnderstood problems={problems} />
        <AreaTrail area={scope.area} choices={choices} toArea={toArea} />
        <PageOfBlocks
          name="Areas"
          question={toAreaQuestion(scope)}
          room={scope.area.kind === 'FORCE' && scope.other === null ? roomOfForce : roomOfPlace}
          asked={understood}
          toAddress={toAddress}
          toTime={(period) => narrowToTime(period, scope, choices)}
          onChoose={onChange}
        />
      </PageBody>
    </>
  );
}
