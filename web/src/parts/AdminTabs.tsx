import { useQuery } from '@apollo/client/react';

import { SHELL, SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { unmask } from '#graphql/unmask.js';
import { formatNumber } from '#lib/format.js';

import { PageTabs } from './PageTabs.js';

type Tab =
  | 'people'
  | 'rules'
  | 'tokens'
  | 'contacts'
  | 'targets'
  | 'dueDates'
  | 'owed'
  | 'agencies'
  | 'events'
  | 'log';

interface AdminTabsProps {
  readonly current: Tab;
  /** How many there are of each, if the page knows. */
  readonly counts?: Partial<Record<Tab, number>>;
}

const tabs = [
  { key: 'people', name: 'People', address: '/admin/people', needs: 'MANAGE_PEOPLE' },
  {
    key: 'rules',
    name: 'Sign-in rules',
    address: '/admin/people?view=claims',
    needs: 'MANAGE_PEOPLE',
  },
  { key: 'tokens', name: 'Programs', address: '/admin/tokens', needs: 'MANAGE_PEOPLE' },
  { key: 'contacts', name: 'Contacts', address: '/admin/contacts', needs: 'SET_CONTACTS' },
  { key: 'targets', name: 'Targets', address: '/admin/targets', needs: 'SET_TARGETS' },
  { key: 'dueDates', name: 'Due dates', address: '/admin/due-dates', needs: 'SET_PERIODS' },
  { key: 'owed', name: 'Owed returns', address: '/admin/owed', needs: 'SET_PERIODS' },
  { key: 'agencies', name: 'Agencies', address: '/admin/agencies', needs: 'SET_AGENCIES' },
  { key: 'events', name: 'Events', address: '/admin/events', needs: 'ADD_EVENTS' },
  { key: 'log', name: 'Log', address: '/admin/log', needs: 'READ_LOG' },
] as const;

/** The pages of administration that the viewer may open, side by side. */
export function AdminTabs({ current, counts = {} }: AdminTabsProps) {
  // The page around it has loaded the viewer.
  const { data } = useQuery(SHELL, { fetchPolicy: 'cache-first' });
  const actions = unmask(SHELL_VIEWER, data?.viewer ?? null)?.actions ?? [];
  return (
    <PageTabs
      label="Administration"
      tabs={tabs
        .filter(({ needs }) => actions.includes(needs))
        .map(({ key, name, address }) => ({
          name: counts[key] === undefined ? name : `${name} ${formatNumber(counts[key])}`,
          address,
          isCurrent: key === current,
        }))}
    />
  );
}
