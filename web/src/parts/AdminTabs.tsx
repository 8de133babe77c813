import { useQuery } from '@apollo/client/react';

import { SHELL, SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { unmask } from '#graphql/unmask.js';
import { formatNumber } from '#lib/format.js';

import { type AdminPageKey, adminPages } from './admin-pages.js';
import { PageTabs } from './PageTabs.js';

interface AdminTabsProps {
  readonly current: AdminPageKey;
  /** The number of entries on each page, if known. */
  readonly counts?: Partial<Record<AdminPageKey, number>>;
}

/** Tabs for the administration pages that the viewer may open. */
export function AdminTabs({ current, counts = {} }: AdminTabsProps) {
  // The page around the tabs has already loaded the viewer.
  const { data } = useQuery(SHELL, { fetchPolicy: 'cache-first' });
  const actions = unmask(SHELL_VIEWER, data?.viewer ?? null)?.actions ?? [];
  return (
    <PageTabs
      label="Administration"
      tabs={adminPages
        .filter(({ needs }) => actions.includes(needs))
        .map(({ key, name, address }) => ({
          name: counts[key] === undefined ? name : `${name} ${formatNumber(counts[key])}`,
          address,
          isCurrent: key === current,
        }))}
    />
  );
}
