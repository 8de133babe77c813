import { useQuery } from '@apollo/client/react';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';

import { askAgain } from '#graphql/ask-again.js';
import { formatMarking } from '#lib/format.js';
import { labelQuarter, shiftQuarter } from '#lib/quarter.js';
import { AdminTabs } from '#parts/AdminTabs.js';
import { datasetNames } from '#parts/dataset-names.js';
import { PageProblem } from '#parts/PageProblem.js';
import { DialogButton } from '#ui/DialogButton.js';
import { HiddenText } from '#ui/HiddenText.js';
import { ListTable } from '#ui/ListTable.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';
import { SearchBox } from '#ui/SearchBox.js';

import styles from './AdminReturns.module.css';
import { OWED_PAGE, type ShownObligation } from './calendar-documents.js';
import { OwedForm } from './OwedForm.js';

/** How many quarters to choose from before and after the current one. */
const QUARTERS_BACK = 40;
const QUARTERS_AHEAD = 8;

/** Which agency owes which dataset, and from when. */
export function OwedPage() {
  const { data, error, refetch } = useQuery(OWED_PAGE, { fetchPolicy: 'cache-and-network' });
  const [find, setFind] = useQueryState('find', parseAsString.withDefault(''));
  const [outcome, setOutcome] = useState('');
  const again = () => askAgain(refetch());
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Owed returns">Loading</PlainPage>;
    return <PageProblem error={error} asked="the returns that agencies owe" onRetry={again} />;
  }

  const { viewer, periods, obligations } = data;
  const running = periods.at(-1)?.key ?? '';
  const canChange = viewer.viewingAs === null && viewer.actions.includes('SET_PERIODS');
  const owed = obligations.filter(({ isOwedNow }) => isOwedNow);
  const agencies = groupByAgency(obligations).filter(({ agency }) =>
    `${agency.name} ${agency.code}`.toLowerCase().includes(find.trim().toLowerCase()),
  );
  const quarters = Array.from({ length: QUARTERS_BACK + QUARTERS_AHEAD + 1 }, (_, index) => {
    const code = shiftQuarter(running, index - QUARTERS_BACK);
    return { code, name: labelQuarter(code, 0) };
  });
  const owing = new Set(owed.map(({ agency }) => agency.code)).size;
  return (
    <PageBody>
      <PageTitle
        name="Owed returns"
        message={`${owing} agencies owe ${owed.length} returns for ${labelQuarter(running, 0)}`}
      >
        The list of returns, the counts of returns received and alerts about late returns are based
        on this.
      </PageTitle>
      <HiddenText role="status">{outcome}</HiddenText>
      <AdminTabs current="owed" />
      {outcome === '' ? null : <p className={styles.saved}>{outcome}</p>}
      <SearchBox label="Find an agency" value={find} onChange={(text) => void setFind(text)} />
      {agencies.length === 0 ? (
        <p>No agency has that name or code.</p>
      ) : (
        <ListTable
          caption="For which quarters each agency owes each dataset"
          headings={[
            'Agency',
            ...(agencies[0]?.owed ?? []).map(({ dataset }) => datasetNames[dataset]),
          ]}
          rows={agencies.map(({ agency, owed: datasets }) => ({
            key: agency.code,
            fold: {
              text: `Owes ${datasets.filter(({ isOwedNow }) => isOwedNow).length} of ${datasets.length}`,
              label: `Owes ${datasets.filter(({ isOwedNow }) => isOwedNow).length} of ${datasets.length}: show or hide each dataset of ${agency.name}`,
            },
            cells: [
              <strong key="name">{agency.name}</strong>,
              ...datasets.map((obligation) =>
                canChange ? (
                  <span
                    key={obligation.dataset}
                    className={styles.flush}
                    data-owed={obligation.isOwedNow}
                  >
                    <span className={styles.paper}>{toShort(obligation)}</span>
                    <DialogButton
                      look="quiet"
                      title={`${datasetNames[obligation.dataset]} of ${agency.name}`}
                      label={`${datasetNames[obligation.dataset]} of ${agency.name}: ${obligation.text}`}
                      content={(close) => (
                        <OwedForm
                          obligation={obligation}
                          quarters={quarters}
                          running={running}
                          onClose={close}
                          onDone={(said) => {
                            setOutcome(said);
                            again();
                          }}
                          onConflict={again}
                        />
                      )}
                    >
                      {toShort(obligation)}
                    </DialogButton>
                  </span>
                ) : (
                  toShort(obligation)
                ),
              ),
            ],
          }))}
        />
      )}
      <PageFoot facts={[]} marking={formatMarking(viewer.marking)} />
    </PageBody>
  );
}

/** `From Q1 2023/24 on`, `Not owed` */
function toShort({ text }: ShownObligation): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function groupByAgency(obligations: readonly ShownObligation[]) {
  const groups = new Map<
    string,
    { readonly agency: ShownObligation['agency']; readonly owed: ShownObligation[] }
  >();
  for (const obligation of obligations) {
    const group = groups.get(obligation.agency.code) ?? { agency: obligation.agency, owed: [] };
    group.owed.push(obligation);
    groups.set(obligation.agency.code, group);
  }
  return [...groups.values()];
}
