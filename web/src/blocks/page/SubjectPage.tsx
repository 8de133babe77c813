import { useChoices } from '#graphql/use-choices.js';
import { toKindSearch } from '#lib/scope/kind-scope.js';
import { narrowToTime } from '#lib/scope/time-question.js';
import { useKindsParams } from '#lib/scope/use-kinds-params.js';
import { NoPeriod } from '#parts/NoPeriod.js';
import { NotUnderstood } from '#parts/NotUnderstood.js';
import { PageProblem } from '#parts/PageProblem.js';
import { RememberFilters } from '#parts/RememberFilters.js';
import { FilterControl } from '#ui/FilterControl.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { KindControls } from '#ui/KindControls.js';
import { PageBody } from '#ui/PageBody.js';
import { PrintButton } from '#ui/PrintButton.js';
import { ScopeFilters } from '#ui/ScopeFilters.js';

import { toPageQuestion } from './page-question.js';
import { PageOfBlocks } from './PageOfBlocks.js';
import { readSubject, toSubjectChoices, validateSubject } from './read-subject.js';
import type { Subject } from './subject.type.js';

interface SubjectPageProps {
  readonly subject: Subject;
}

const everyPathway = 'all';

/** A page of blocks about one subject, with its filters, which are in the address. */
export function SubjectPage({ subject }: SubjectPageProps) {
  const { data, error, onRetry } = useChoices();
  const [typed, onChange] = useKindsParams();
  const { key, name, path, room, without = {}, withoutSteps, pathways, agencyWords } = subject;

  if (data === undefined) {
    if (error === undefined) return <FilterStrip onClear={null}>{null}</FilterStrip>;
    return <PageProblem error={error} asked={name.toLowerCase()} onRetry={onRetry} />;
  }

  const choices = toSubjectChoices(subject, data);
  const read = readSubject(subject, typed, choices);
  if (read === null) return <NoPeriod />;

  const { scope, problems, understood } = read;
  const isKindSet = scope.objective !== null || scope.crimeType !== null || scope.pathway !== null;

  return (
    <>
      <ScopeFilters
        choices={choices}
        scope={scope}
        onChange={onChange}
        time={['from', 'step']}
        withoutSteps={withoutSteps?.steps ?? []}
        mine={
          <RememberFilters
            viewer={data.viewer.id}
            asked={understood}
            understand={(mine) => validateSubject(subject, mine, choices)}
          />
        }
        tools={<PrintButton />}
        {...(agencyWords === undefined ? {} : { agencyWords })}
        onClearMore={
          isKindSet ? () => onChange({ objective: null, crimeType: null, pathway: null }) : null
        }
      >
        <KindControls
          choices={choices}
          scope={scope}
          onChange={onChange}
          without={(['objective', 'crimeType'] as const).filter(
            (kind) => without[kind] !== undefined,
          )}
        />
        {pathways === undefined ? null : (
          <FilterControl
            label="Pathway"
            groups={[
              { name: null, options: [{ code: everyPathway, name: 'All pathways' }, ...pathways] },
            ]}
            chosen={scope.pathway?.code ?? everyPathway}
            isSet={scope.pathway !== null}
            onChoose={(code) => onChange({ pathway: code === everyPathway ? null : code })}
          />
        )}
      </ScopeFilters>
      <PageBody>
        <NotUnderstood problems={problems} />
        <PageOfBlocks
          name={name}
          question={toPageQuestion(key, scope)}
          room={room}
          asked={understood}
          toAddress={(change) => `${path}${toKindSearch({ ...understood, ...change })}`}
          toTime={(period) => narrowToTime(period, scope, choices)}
          onChoose={onChange}
        />
      </PageBody>
    </>
  );
}
