import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

import { askAgain } from '#graphql/ask-again.js';
import type { EventsPageQuery, EventsPageQueryVariables } from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { formatMarking } from '#lib/format.js';
import { AdminTabs } from '#parts/AdminTabs.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Actions } from '#ui/Actions.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import { EventForm } from './EventForm.js';
import { EventList } from './EventList.js';

const EVENTS_PAGE: TypedDocumentNode<EventsPageQuery, EventsPageQueryVariables> = gql`
  query EventsPage {
    viewer {
      id
      marking
      viewingAs
      actions
      ...Shell_Viewer
    }
    measures {
      id
      key
      name
    }
    events {
      id
      happenedOn
      title
      measures {
        id
        key
        name
      }
      changesRecording
      version
    }
  }
  ${SHELL_VIEWER}
`;

/** All events on the charts of any measure, earliest first. */
export function EventsPage() {
  const { data, error, refetch } = useQuery(EVENTS_PAGE, { fetchPolicy: 'cache-and-network' });
  const again = () => askAgain(refetch());
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Events">Loading</PlainPage>;
    return <PageProblem error={error} asked="events" onRetry={again} />;
  }
  const { viewer, measures, events } = data;
  const canChange = viewer.viewingAs === null && viewer.actions.includes('ADD_EVENTS');
  const breaks = events.filter(({ changesRecording }) => changesRecording).length;
  return (
    <PageBody>
      <PageTitle name="Events" message={describe(events.length, breaks)}>
        An event is marked on the chart of each measure that it affects. Where it changes how
        something is recorded, control limits start again.
      </PageTitle>
      <AdminTabs current="events" />
      {canChange ? (
        <Actions>
          <EventForm measures={measures} ticked={[]} onDone={again} />
        </Actions>
      ) : null}
      <EventList
        events={events}
        measures={measures}
        onDone={again}
        isReadOnly={!canChange}
        doesNameMeasures
      />
      <PageFoot facts={[]} marking={formatMarking(viewer.marking)} />
    </PageBody>
  );
}

/** `3 events on charts; 1 of them changes recording` */
function describe(count: number, breaks: number): string {
  if (count === 0) return 'No events on any chart';
  const stand = count === 1 ? '1 event on charts' : `${count} events on charts`;
  if (breaks === 0) return stand;
  if (count === 1) return `${stand}, and changes recording`;
  return `${stand}; ${breaks} of them ${breaks === 1 ? 'changes' : 'change'} recording`;
}
