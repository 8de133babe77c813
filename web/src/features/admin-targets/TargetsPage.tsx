import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { Link } from 'react-router';

import { askAgain } from '#graphql/ask-again.js';
import { formatMarking } from '#lib/format.js';
import { labelQuarter, shiftQuarter } from '#lib/quarter.js';
import { useLeaveWarning } from '#lib/use-leave-warning.js';
import { AdminTabs } from '#parts/AdminTabs.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';
import { TextControl } from '#ui/TextControl.js';

import { type CellDrafts, toPastedText, writeCell } from './cell-drafts.js';
import { DifferencePanel } from './DifferencePanel.js';
import { TARGETS_PAGE } from './target-documents.js';
import { toRows } from './target-rows.js';
import { describeLeftOut, describeSaved } from './target-summary.js';
import { TargetFilters } from './TargetFilters.js';
import styles from './Targets.module.css';
import { TargetTable } from './TargetTable.js';
import { useDifference } from './use-difference.js';
import { useTargetParams } from './use-target-params.js';

/** Where the text of targets comes from: the cells, or the box below them. */
type Source = 'cells' | 'pasted';

/** The target of every measure by quarter: typed into cells, or pasted from a spreadsheet. */
export function TargetsPage() {
  const { params, thisYear, setParams } = useTargetParams();
  const { year, area, agency, objective } = params;
  const quarters = [0, 1, 2, 3].map((by) => shiftQuarter(`${year}-Q1`, by));
  const { data, previousData, error, refetch } = useQuery(TARGETS_PAGE, {
    variables: {
      ...{ from: quarters[0] ?? '', to: quarters[3] ?? '' },
      ...{ area: area === '' ? null : area, agency: agency === '' ? null : agency },
    },
    fetchPolicy: 'cache-and-network',
  });
  const [drafts, setDrafts] = useState<CellDrafts>(new Map());
  const [pasted, setPasted] = useState('');
  const [source, setSource] = useState<Source>('cells');
  const [outcome, setOutcome] = useState('');
  const [leftOut, setLeftOut] = useState('');
  useLeaveWarning(drafts.size > 0 || pasted.trim() !== '');
  const setBack = () => {
    setDrafts(new Map());
    setLeftOut('');
  };
  const again = () => askAgain(refetch());
  const difference = useDifference((count) => {
    setOutcome(describeSaved(count));
    if (source === 'cells') setBack();
    else setPasted('');
    again();
  });
  const answer = data ?? previousData;

  if (answer === undefined) {
    if (error === undefined) return <PlainPage title="Targets">Loading</PlainPage>;
    return <PageProblem error={error} asked="targets" onRetry={again} />;
  }

  const { viewer } = answer;
  const isAdministrator = viewer.viewingAs === null && viewer.actions.includes('SET_TARGETS');
  // Targets that name no agency cover all agencies.
  const canChange =
    isAdministrator && (agency !== '' || viewer.actions.includes('SET_PARTNERSHIP_TARGETS'));
  const own = isAdministrator && !canChange ? viewer.agency : null;
  const rows = toRows(answer, quarters, { area, agency, objective });
  const set = rows.filter(({ cells }) => cells.some(({ current }) => current !== '')).length;
  const place = answer.areas.find(({ code }) => code === area)?.name ?? 'the whole force';
  const look = (from: Source) => {
    setSource(from);
    setOutcome('');
    void difference.look(from === 'cells' ? toPastedText(drafts) : pasted);
  };

  return (
    <>
      <TargetFilters
        params={params}
        thisYear={thisYear}
        onChange={setParams}
        areas={answer.areas}
        agencies={viewer.agencies}
      />
      <PageBody>
        <PageTitle
          name="Targets"
          message={
            set === 0
              ? `No targets are set for ${yearLabel(year)}`
              : `${set} of ${rows.length} measures have a target for ${yearLabel(year)}`
          }
        >
          {canChange
            ? `For ${place}. You see what would change before anything is saved.`
            : `For ${place}. Administrators set targets: those of an agency set its own, and those of the partnership set all others.`}
        </PageTitle>
        <HiddenText role="status">{outcome}</HiddenText>
        <AdminTabs current="targets" />
        {own === null ? null : (
          <p>
            <Link to={`/admin/targets?agency=${own.code}`}>Set the targets of {own.name}</Link>
          </p>
        )}
        {outcome === '' ? null : <p className={styles.saved}>{outcome}</p>}
        {difference.shown === null ? (
          <>
            <TargetTable
              caption={`Targets for ${place}, by measure and quarter.${canChange ? ' Enter 660, 600 to 700, or 660 ± 33 for a tolerance of its own; an empty cell removes the target.' : ''}`}
              quarters={quarters.map((key) => ({ key, label: labelQuarter(key, 0) }))}
              rows={rows}
              drafts={drafts}
              onWrite={
                canChange
                  ? (cell, text, current) =>
                      setDrafts((before) => writeCell(before, cell, { text, current }))
                  : null
              }
              onPasted={(count) => setLeftOut(describeLeftOut(count))}
            />
            <HiddenText role="status">{leftOut}</HiddenText>
            {leftOut === '' ? null : <p className={styles.saved}>{leftOut}</p>}
            {drafts.size === 0 ? null : (
              <div className={styles.bar}>
                <p>
                  {drafts.size === 1
                    ? '1 cell has been changed but not saved.'
                    : `${drafts.size} cells have been changed but not saved.`}
                </p>
                <Actions>
                  <Button look="main" isPending={difference.isBusy} onPress={() => look('cells')}>
                    See what would change
                  </Button>
                  <Button onPress={setBack}>Undo changes</Button>
                </Actions>
              </div>
            )}
            {canChange ? (
              <section className={styles.panel} aria-label="Paste from a spreadsheet">
                <h2>Paste from a spreadsheet</h2>
                <TextControl
                  label="Rows with their headings"
                  hint="Headings: Measure, Quarter, Place, Objective, Agency, Target, Tolerance. Or one column for each quarter, headed Q1 2026/27 and so on. Places, objectives and agencies may be left out; targets that are not in your rows do not change."
                  problem={null}
                  kind="long"
                  value={pasted}
                  onChange={setPasted}
                />
                <Actions>
                  <Button
                    isPending={difference.isBusy}
                    isOff={pasted.trim() === ''}
                    onPress={() => (pasted.trim() === '' ? undefined : look('pasted'))}
                  >
                    See what these rows would change
                  </Button>
                </Actions>
              </section>
            ) : null}
          </>
        ) : (
          <DifferencePanel
            shown={difference.shown}
            isBusy={difference.isBusy}
            onSave={() => void difference.save()}
            onAgain={() => look(source)}
            onClose={difference.close}
          />
        )}
        <PageFoot facts={[]} marking={formatMarking(viewer.marking)} />
      </PageBody>
    </>
  );
}

/** `2026-27` in the usual form: `2026/27`. */
function yearLabel(year: string): string {
  return year.replace('-', '/');
}
