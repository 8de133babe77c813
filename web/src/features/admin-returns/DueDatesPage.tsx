import { useQuery } from '@apollo/client/react';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';

import { askAgain } from '#graphql/ask-again.js';
import { formatDay, formatMarking } from '#lib/format.js';
import { isQuarterKey, shiftQuarter, toQuarterOfMonth } from '#lib/quarter.js';
import { AdminTabs } from '#parts/AdminTabs.js';
import { datasetNames } from '#parts/dataset-names.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Actions } from '#ui/Actions.js';
import { DialogButton } from '#ui/DialogButton.js';
import { FilterControl } from '#ui/FilterControl.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { HiddenText } from '#ui/HiddenText.js';
import { ListTable } from '#ui/ListTable.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import styles from './AdminReturns.module.css';
import { DUE_DATES_PAGE, type ShownSetting } from './calendar-documents.js';
import { PeriodForm } from './PeriodForm.js';

const statusWords = {
  OPEN: 'Open',
  PROVISIONAL: 'Closed, provisional',
  FINAL: 'Final',
} as const satisfies Readonly<Record<ShownSetting['status'], string>>;

/** When each dataset of a quarter is due, and when it closes. */
export function DueDatesPage() {
  const [now] = useState(() => new Date().toISOString().slice(0, 10));
  const [typed, setTyped] = useQueryState(
    'quarter',
    parseAsString.withOptions({ history: 'push', scroll: true }),
  );
  // The quarter for which returns are coming in.
  const usual = shiftQuarter(toQuarterOfMonth(now.slice(0, 7)), -1);
  const quarter = typed !== null && isQuarterKey(typed) ? typed : usual;
  const { data, previousData, error, refetch } = useQuery(DUE_DATES_PAGE, {
    variables: { quarter },
    fetchPolicy: 'cache-and-network',
  });
  const [outcome, setOutcome] = useState('');
  const again = () => askAgain(refetch());
  const answer = data ?? previousData;
  if (answer === undefined) {
    if (error === undefined) return <PlainPage title="Due dates">Loading</PlainPage>;
    return <PageProblem error={error} asked="due dates" onRetry={again} />;
  }

  const { viewer, periods, periodSettings: settings } = answer;
  const period = periods.find(({ key }) => key === quarter);
  const label = period?.label ?? quarter;
  const isFinal = settings.every(({ status }) => status === 'FINAL');
  const canChange = viewer.viewingAs === null && viewer.actions.includes('SET_PERIODS') && !isFinal;
  const form = (changed: readonly ShownSetting[]) => (close: () => void) => (
    <PeriodForm
      quarter={quarter}
      settings={changed}
      onClose={close}
      onDone={(said) => {
        setOutcome(said);
        again();
      }}
      onConflict={again}
    />
  );
  return (
    <>
      <FilterStrip onClear={typed === null ? null : () => void setTyped(null)}>
        <FilterControl
          label="Quarter"
          groups={[
            {
              name: null,
              options: periods.map(({ key, label: name }) => ({ code: key, name })).reverse(),
            },
          ]}
          chosen={quarter}
          isSet={typed !== null}
          onChoose={(chosen) => void setTyped(chosen)}
        />
      </FilterStrip>
      <PageBody>
        <PageTitle name="Due dates" message={describe(settings, label)}>
          {isFinal
            ? `${period?.longLabel ?? label}. Final datasets can no longer be changed: later returns are numbered revisions.`
            : `${period?.longLabel ?? label}. A return is on time up to its due day; figures are incomplete until the quarter closes.`}
        </PageTitle>
        <HiddenText role="status">{outcome}</HiddenText>
        <AdminTabs current="dueDates" />
        {outcome === '' ? null : <p className={styles.saved}>{outcome}</p>}
        <ListTable
          caption={`Due dates and closing dates for ${label}, by dataset`}
          headings={['Dataset', 'Due on', 'Closed', 'State', 'Returns in']}
          actionHeading={canChange ? 'Change' : undefined}
          rows={settings.map((setting) => ({
            key: setting.id,
            cells: [
              datasetNames[setting.dataset],
              `${formatDay(setting.dueOn)}${setting.dueOn === setting.usualDueOn ? '' : ', set by hand'}`,
              `From ${formatDay(setting.closedFrom)}${setting.closedOn === null ? '' : ', set by hand'}`,
              statusWords[setting.status],
              `${setting.returnsReceived} of ${setting.returnsDue}`,
            ],
            action: (
              <DialogButton
                title={`${datasetNames[setting.dataset]} for ${label}`}
                label={`Change ${datasetNames[setting.dataset].toLowerCase()} for ${label}`}
                content={form([setting])}
              >
                Change
              </DialogButton>
            ),
          }))}
        />
        {canChange ? (
          <Actions>
            <DialogButton title={`All datasets for ${label}`} content={form(settings)}>
              Change all datasets together
            </DialogButton>
          </Actions>
        ) : null}
        <PageFoot facts={[]} marking={formatMarking(viewer.marking)} />
      </PageBody>
    </>
  );
}

/** `Q2 2026/27 is open for 2 of 5 datasets`, `Q2 2026/27 is closed` */
function describe(settings: readonly ShownSetting[], label: string): string {
  const open = settings.filter(({ status }) => status === 'OPEN').length;
  if (open === settings.length) return `${label} is open`;
  if (open > 0) return `${label} is open for ${open} of ${settings.length} datasets`;
  return settings.every(({ status }) => status === 'FINAL')
    ? `${label} is final`
    : `${label} is closed`;
}
