import { PageTabs } from '#parts/PageTabs.js';

interface ReturnsTabsProps {
  readonly current: 'quarter' | 'send' | 'history';
  /** The quarter that the pages open on; null or left out for what is due, and for everything. */
  readonly quarter?: string | null;
  /** False for people who read the history of others and send nothing; true if left out. */
  readonly canSend?: boolean;
}

/** The pages of returns, side by side. */
export function ReturnsTabs({ current, quarter = null, canSend = true }: ReturnsTabsProps) {
  const query = quarter === null ? '' : `?${new URLSearchParams({ quarter })}`;
  return (
    <PageTabs
      label="Returns"
      tabs={[
        { name: 'This quarter', address: `/returns${query}`, isCurrent: current === 'quarter' },
        ...(canSend
          ? [{ name: 'Send a return', address: '/returns/send', isCurrent: current === 'send' }]
          : []),
        {
          name: 'History',
          address: `/returns/history${query}`,
          isCurrent: current === 'history',
        },
      ]}
    />
  );
}
