import { useChoices } from '#graphql/use-choices.js';
import { toKindSearch } from '#lib/kind-scope.js';
import { narrowToTime } from '#lib/time-question.js';
import { useAskedKinds } from '#lib/use-asked-kinds.js';
import { PageProblem } from '#parts/PageProblem.js';
import { RememberMine } from '#parts/RememberMine.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { KindControls } from '#ui/KindControls.js';
import { Notice } from '#ui/Notice.js';
import { PageBody } from '#ui/PageBody.js';
import { PlainPage } from '#ui/PlainPage.js';
import { ScopeFilters } from '#ui/ScopeFilters.js';

import { toPageQuestion } from './page-question.js';
import { PageOfBlocks } from './PageOfBlocks.js';
import { readSubject, toSubjectChoices, understandSubject } from './read-subject.js';
import type { Subject } from './subject.type.js';

interface SubjectPageProps {
  readonly subject: Subject;
}

/** A page of blocks about one subject, with its filters, which are in the address. */
export function SubjectPage({ subject }: SubjectPageProps) {
  const { data, error, onRetry } = useChoices();
  const [typed, onChange] = useAskedKinds();
  const { key, name, path, room, without = {}, withoutSteps } = subject;

  if (data === undefined) {
    if (error === undefined) return <FilterStrip onClear={null}>{null}</FilterStrip>;
    return <PageProblem error={error} asked={name.toLowerCase()} onRetry={onRetry} />;
  }

  const choices = toSubjectChoices(subject, data);
  const read = readSubject(subject, typed, choices);
  if (read === null) {
    return (
      <PlainPage title="No period has begun yet">
        <p>There are no quarters to show figures for.</p>
      </PlainPage>
    );
  }

  const { scope, problems, understood } = read;
  const isKindSet = scope.objective !== null || scope.crimeType !== null;

  return (
    <>
      <ScopeFilters
        choices={choices}
        scope={scope}
        onChange={onChange}
        time={['from', 'step']}
        withoutSteps={withoutSteps?.steps ?? []}
        mine={<RememberMine viewer={data.viewer.id} asked={understood} understand={(mine) => understandSubject(subject, mine, choices)} />}
        onClearMore={isKindSet ? () => onChange({ objective: null, crimeType: null }) : null}
      >
        <KindControls
          choices={choices}
          scope={scope}
          onChange={onChange}
          without={(['objective', 'crimeType'] as const).filter((kind) => without[kind] !== undefined)}
        />
      </ScopeFilters>
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
