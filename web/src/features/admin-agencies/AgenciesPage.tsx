import { useQuery } from '@apollo/client/react';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';

import { askAgain } from '#graphql/ask-again.js';
import { formatDay, formatMarking } from '#lib/format.js';
import { agencyKinds } from '#lib/scope/agency-kind.js';
import { AdminTabs } from '#parts/AdminTabs.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Actions } from '#ui/Actions.js';
import { DialogButton } from '#ui/DialogButton.js';
import { HiddenText } from '#ui/HiddenText.js';
import { ListTable } from '#ui/ListTable.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';
import { SearchBox } from '#ui/SearchBox.js';

import { AddAgencyForm } from './AddAgencyForm.js';
import styles from './AdminAgencies.module.css';
import { AGENCIES_PAGE, type ShownAgency } from './agency-documents.js';
import { EndAgencyForm } from './EndAgencyForm.js';
import { RenameAgencyForm } from './RenameAgencyForm.js';

/** The agencies of the partnership, and the successors of those that have ended. */
export function AgenciesPage() {
  const { data, error, refetch } = useQuery(AGENCIES_PAGE, { fetchPolicy: 'cache-and-network' });
  const [find, setFind] = useQueryState('find', parseAsString.withDefault(''));
  const [outcome, setOutcome] = useState('');
  const again = () => askAgain(refetch());
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Agencies">Loading</PlainPage>;
    return <PageProblem error={error} asked="agencies" onRetry={again} />;
  }

  const { viewer, agencyRegister: all } = data;
  const canChange = viewer.viewingAs === null && viewer.actions.includes('SET_AGENCIES');
  const ended = all.filter(({ validTo }) => validTo !== null).length;
  const wanted = find.trim().toLowerCase();
  const shown = all.filter(({ agency }) =>
    `${agency.name} ${agency.code}`.toLowerCase().includes(wanted),
  );
  const onDone = (said: string) => {
    setOutcome(said);
    again();
  };
  const change = (registered: ShownAgency) => (
    <Actions>
      <DialogButton
        title={`Rename ${registered.agency.name}`}
        label={`Rename ${registered.agency.name}`}
        content={(close) => (
          <RenameAgencyForm
            registered={registered}
            onClose={close}
            onDone={onDone}
            onConflict={again}
          />
        )}
      >
        Rename
      </DialogButton>
      <DialogButton
        title={`The end of ${registered.agency.name}`}
        label={`${registered.validTo === null ? 'End' : 'Change the end of'} ${registered.agency.name}`}
        content={(close) => (
          <EndAgencyForm
            registered={registered}
            others={all
              .filter(({ agency }) => agency.code !== registered.agency.code)
              .map(({ agency: { code, name } }) => ({ code, name }))}
            onClose={close}
            onDone={onDone}
            onConflict={again}
          />
        )}
      >
        {registered.validTo === null ? 'End' : 'Change the end'}
      </DialogButton>
    </Actions>
  );
  return (
    <PageBody>
      <PageTitle
        name="Agencies"
        message={`${all.length - ended} agencies${ended === 0 ? '' : `, and ${ended} with a last day`}`}
      >
        An agency keeps its code for good. One that has ended stays in past figures; records after
        its last day are refused, and the message names its successor.
      </PageTitle>
      <HiddenText role="status">{outcome}</HiddenText>
      <AdminTabs current="agencies" />
      {outcome === '' ? null : <p className={styles.saved}>{outcome}</p>}
      {canChange ? (
        <Actions>
          <DialogButton
            title="Add an agency"
            content={(close) => <AddAgencyForm onClose={close} onDone={onDone} />}
          >
            Add an agency
          </DialogButton>
        </Actions>
      ) : null}
      <SearchBox label="Find an agency" value={find} onChange={(text) => void setFind(text)} />
      {shown.length === 0 ? (
        <p>No agency has that name or code.</p>
      ) : (
        <ListTable
          caption="Agencies by name"
          headings={['Agency', 'Code', 'Kind', 'Exists', 'Successor']}
          actionHeading={canChange ? 'Change' : undefined}
          rows={shown.map((registered) => ({
            key: registered.id,
            fold: {
              text: 'More',
              label: `Details of ${registered.agency.name}: show or hide`,
            },
            cells: [
              registered.agency.name,
              registered.agency.code,
              agencyKinds.find(({ code }) => code === registered.agency.kind)?.name ?? '',
              describeDates(registered),
              registered.successors.map(({ name }) => name).join(', '),
            ],
            action: change(registered),
          }))}
        />
      )}
      <PageFoot facts={[]} marking={formatMarking(viewer.marking)} />
    </PageBody>
  );
}

/** `From 1 July 2022 to 31 March 2026`, `Always` */
function describeDates({ validFrom, validTo }: ShownAgency): string {
  const from = validFrom === null ? null : formatDay(validFrom);
  const to = validTo === null ? null : formatDay(validTo);
  if (from !== null && to !== null) return `From ${from} to ${to}`;
  if (from !== null) return `From ${from} on`;
  return to === null ? 'Always' : `Up to ${to}`;
}
